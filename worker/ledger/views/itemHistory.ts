/** One item whole: the row, its history, what was handed in and asked for it, and the sum behind its lateness. */
import { lightOf } from '#rules/ownRules/lightOf'
import { latenessOf } from '#rules/items/lateness'
import { offeredSupporters } from '#rules/items/support/support'
import { whyNotAlone } from '#rules/items/count/withdrawal'
import type { ItemHistory } from '#wire/item'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import { there, type Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { reopenings } from '../closure/closureRows.ts'
import { evidenceOf } from '../closure/evidenceRows.ts'
import { confidentialityOf, isHiddenFrom } from '../items/rows/confidentialRows.ts'
import { extensionsOf, movesByItem } from '../items/rows/extensionRows.ts'
import { changesOf } from '../items/rows/itemChangeRows.ts'
import { linksAround } from '../items/links.ts'
import { questionsAbout } from '../items/rowQuestions.ts'
import { itemRow, itemsById, type HeldItem } from '../items/rows/itemRows.ts'
import { sharesOf, supportsOf } from '../items/rows/supportRows.ts'
import { stepsByItem } from '../items/rows/stepTakenRows.ts'
import { rowOrigin, withdrawalsOf } from '../items/rows/withdrawalRows.ts'
import type { Ledger } from '../Ledger.ts'
import { talkOf } from '../talk/talkRows.ts'
import { formerHistory } from './formerHistory.ts'
import { noticesOfItem } from '../notices/noticeRows.ts'

/** To a unit, only its own items exist. */
export function itemHistory(ledger: Ledger, actor: Actor, id: string): Answer<ItemHistory> {
  const { sql, campaign } = ledger
  const held = itemsById(sql, [id]).get(id)
  if (held !== undefined && actor.unit !== null && held.unit !== actor.unit) {
    return there(formerHistory(sql, held, actor.unit), 'item.unknown')
  }
  if (held === undefined || isHiddenFrom(sql, actor, held)) return { refusal: { code: 'item.unknown' } }
  const moves = movesByItem(sql, held.unit).get(id)
  // What the office weighed is no news for the unit.
  const steps = actor.unit === null ? stepsByItem(ledger, null, id).get(id) : undefined
  const timed = { ...held.content, moves, steps }
  return {
    value: {
      item: itemRow(held),
      changes: changesOf(sql, id),
      evidence: evidenceOf(sql, id, actor.unit === null),
      extensions: extensionsOf(sql, id),
      moves: moves ?? [],
      notices: noticesOfItem(sql, id, actor.unit),
      withdrawals: withdrawalsOf(sql, id),
      whyNotAlone:
        actor.unit === null ? null : whyNotAlone(held.content, rowOrigin(sql, held), campaign, actor.day),
      questions: held.unit === '' ? [] : questionsAbout(sql, held.unit, new Set([id])),
      reopened: reopenings(sql, [id]).get(id) ?? 0,
      supports: supportsOf(sql, id),
      offeredSupporters: actor.role === 'office' ? offered(ledger, held) : [],
      shares: sharesOf(sql, id),
      ...linksAround(sql, actor, id),
      talk: actor.role === 'leader' ? [] : talkOf(sql, id),
      confidential: confidentialityOf(sql, id)?.reason ?? null,
      lateness: latenessOf(timed, actor.day, campaign, calendarOf(campaign)),
      light: lightOf({ ...held.content, enteredOn: held.createdOn }, actor.day, campaign),
    },
  }
}

/** What the row's own columns name and the office has not: said to it, never done for it. */
function offered({ sql, campaign }: Ledger, { id, unit, content }: HeldItem): string[] {
  const named = new Set(supportsOf(sql, id).map((one) => one.unit))
  return offeredSupporters({ ...content, unit }, campaign).filter((one) => !named.has(one))
}
