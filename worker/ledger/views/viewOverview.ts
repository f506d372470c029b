/** How the campaign stands on a day (总览); a past day is told from the history, as it stood at its end. */
import { awaitsReview } from '#rules/items/closure'
import type { Day } from '#rules/calendar/day'
import type { ItemContent, Origin } from '#rules/items/item'
import { Tallying } from '#rules/figures/tally'
import { seesConfidential, withheldContent } from '#rules/people/withheld'
import type { DroppedRow, Overview } from '#wire/overview'
import { allHolidaysOf } from '../../calendar/stateHolidays.ts'
import type { Actor } from '#wire/actor'
import { confidentialIds } from '../items/rows/confidentialRows.ts'
import { momentOn, pastDay } from '../items/pastDay.ts'
import { currentPages } from '../items/currentPages.ts'
import type { Ledger } from '../Ledger.ts'
import { asOfDay } from '../settings/settingsAsOf.ts'
import { weekOf } from '../weeks/weeklyWork.ts'

/** Under the settings of that day; of one unit with its own figures alone. */
export function viewOverview(now: Ledger, actor: Actor, asOf: Day, unit: string | null): Overview {
  const ledger = asOfDay(now, actor, asOf)
  const { sql, campaign } = ledger
  const units = unit === null ? campaign.units : campaign.units.filter((known) => known.id === unit)
  const hidden = confidentialIds(sql)
  const isVeiled = (id: string, of: string): boolean =>
    hidden.has(id) && !seesConfidential(actor.role, actor.unit, of)
  const tallying = new Tallying({ ...campaign, units }, allHolidaysOf(campaign), asOf)
  // The tally passes each item's place on as it is, so the place itself leads back to the item.
  const overdueAt = new Map<
    Origin,
    { readonly id: string; readonly number: string; readonly content: ItemContent }
  >()
  const gone: DroppedRow[] = []
  let closuresToReview = 0
  for (const page of currentPages(ledger, { day: pastDay(sql, actor, asOf), unit })) {
    for (const { frozen } of page) {
      if (frozen === null) continue
      const { id, number, state, origin, moves: _moves, dropped, ...rest } = frozen
      const { steps: _steps, enteredOn: _entered, ...content } = rest
      if (dropped !== undefined) {
        const row = { ...content, dropped }
        const told = isVeiled(id, content.unit ?? '') ? withheldContent(row) : row
        gone.push({ id, unit: told.unit ?? '', problem: told.problem ?? '', ...told.dropped })
      }
      if (awaitsReview({ state, withdrawn: false, content })) closuresToReview++
      if (tallying.add(frozen).lateness !== null) overdueAt.set(origin, { id, number, content })
    }
  }
  const { overdue, ...tally } = tallying.finish()
  return {
    tally,
    overdue: overdue.flatMap((late) => {
      const found = overdueAt.get(late.origin)
      if (found === undefined) return []
      const { id, number, content } = found
      return [
        { ...late, id, number, content: isVeiled(id, late.unit ?? '') ? withheldContent(content) : content },
      ]
    }),
    week: weekOf(ledger, momentOn(asOf, actor), unit),
    closuresToReview,
    dropped: gone.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)),
  }
}
