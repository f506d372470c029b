/** What was published (印发) to a unit, as news on its to-do list: the newest of each kind, and every reminder of its own. */
import type { Matter } from '#wire/todo'
import { listAnnounced } from './circularRows.ts'

/** A circular (通报) that a newer one of its kind follows is no news any more; what goes to one unit is answered for one by one. */
export function publishedMatters(sql: SqlStorage, unit: string): Matter[] {
  const met = new Set<string>()
  return listAnnounced(sql, unit).flatMap(({ id, kind, toUnit, title, number, publishedOn }): Matter[] => {
    if (toUnit === null && met.has(kind)) return []
    met.add(kind)
    return [
      {
        key: `published:${id}`,
        kind: 'published',
        unit,
        item: '',
        notice: null,
        title,
        note: number,
        day: publishedOn,
        isNews: true,
      },
    ]
  })
}
