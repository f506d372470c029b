/** What nobody answered when a ledger file was taken in: it waits until the field is filled or the row is no more. */
import { isSettled } from '#rules/items/closure'
import type { Finding } from '#rules/items/finding'
import { isItemField, valueOf } from '#rules/items/itemFields'
import { cellsOf } from '#rules/reading/foldFindings'
import type { Matter } from '#wire/todo'
import type { CurrentItem } from '../items/rows/itemRows.ts'
import { currentUploads, readUploadLines } from '../uploads/uploadRows.ts'
import { sendersOf } from './todoRows.ts'

/** The questions about these items, in the order of the ledger; one for each field of an item. */
export function questionMatters(sql: SqlStorage, items: readonly CurrentItem[]): Matter[] {
  const places = new Places(items.filter((item) => !isSettled(item)))
  if (places.files.size === 0) return []
  const found = new Map<string, { readonly item: CurrentItem; readonly matter: Matter }>()
  for (const { id, unit } of sendersOf(sql, currentUploads(sql), [...places.files])) {
    for (const finding of readUploadLines<Finding>(sql, id, 'finding')) {
      if (finding.severity !== 'ask' || !isItemField(finding.field)) continue
      const about = finding.code === TOLD ? firstTold(places, finding) : places.of(finding)
      for (const item of about) {
        // A unit's file speaks of its own rows.
        if ((unit !== null && unit !== item.unit) || isAnswered(item, finding.field)) continue
        const key = `question:${item.id}:${finding.field}`
        if (!found.has(key)) found.set(key, { item, matter: questionMatter(item, key, finding) })
      }
    }
  }
  return [...found.values()].toSorted((a, b) => a.item.no - b.item.no).map(({ matter }) => matter)
}

/** Asked once of a column: whether the words there are the states of its rows. */
const TOLD = 'claimed.told'

/** The first row whose words were asked about and that has no state yet: the question stays until there is none. */
function firstTold(places: Places, { file, sheet, given }: Finding): readonly CurrentItem[] {
  const first = places.inSheet(file, sheet).find(({ content }) => {
    const said = [content.progress, ...Object.values(content.extras ?? {})]
    return content.claimed === undefined && said.some((text) => given.includes(`“${text ?? ''}”的`))
  })
  return first === undefined ? [] : [first]
}

/** Items by where they stand in their files. */
class Places {
  readonly files = new Set<string>()
  readonly #bySheet = new Map<string, CurrentItem[]>()

  constructor(items: readonly CurrentItem[]) {
    for (const item of items) {
      if (item.origin === null) continue
      this.files.add(item.origin.file)
      const key = JSON.stringify([item.origin.file, item.origin.sheet])
      const same = this.#bySheet.get(key)
      if (same === undefined) this.#bySheet.set(key, [item])
      else same.push(item)
    }
  }

  inSheet(file: string, sheet: string): readonly CurrentItem[] {
    return this.#bySheet.get(JSON.stringify([file, sheet])) ?? []
  }

  /** Those in whose rows the finding stands; what is asked of a whole sheet is asked of each of its rows. */
  of(finding: Finding): readonly CurrentItem[] {
    const inSheet = this.inSheet(finding.file, finding.sheet)
    const rows = new Set(cellsOf(finding).map((cell) => Number(cell.replace(/^\D+/, ''))))
    return rows.size === 0 ? inSheet : inSheet.filter(({ origin }) => rows.has(origin?.row ?? 0))
  }
}

function isAnswered({ unit, content }: CurrentItem, field: string): boolean {
  if (field === 'unit') return unit !== ''
  // 「长期坚持」 answers when something is due, without a day.
  if (field === 'due' && content.disposal === 'ongoing') return true
  return (valueOf(content, field) ?? '') !== ''
}

/** Rows as a folded finding says them: 「第 2–4、7 行」. */
const SAID_ROWS = /^第 \d[\d、–]* 行/u

function questionMatter(
  { id, number, unit, content, origin }: CurrentItem,
  key: string,
  { message }: Finding,
): Matter {
  const { problem = '', due = null } = content
  return {
    key,
    kind: 'question',
    unit,
    item: id,
    number,
    notice: null,
    title: problem,
    note: origin === null ? message : message.replace(SAID_ROWS, `第 ${origin.row} 行`),
    day: due,
    isNews: false,
  }
}
