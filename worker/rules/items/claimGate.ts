/**
 * 整改状态的门槛 — what must stand in a row before the unit may move its state on.
 *
 * 整改中 only after the cause is analysed (M-19: 〔深入剖析原因〕); 已完成 only with the whole plan (M-20), with kind and
 * category (M-12, M-13), with post and person (M-18), and with the day of completion. A row that is new, and one
 * whose state stays as it was, passes: a ledger kept for years is taken over as it stands. So does a step back,
 * from 已完成 to 整改中: nobody is kept from taking back what was not so.
 */
import { missingFields } from './entrySettings.ts'
import { fieldsSaying, fieldsWhere, labelOf, type ItemField } from '../fields/field.ts'
import type { ItemContent } from './item.ts'
import { claimsDone } from './lateness.ts'
import type { FieldCode } from './ledgerFinding.ts'

/** M-20: without these the work cannot be called done. */
const planFields: readonly ItemField[] = fieldsSaying('plan')
const neededBeforeWork = fieldsWhere(({ neededBefore }) => neededBefore === 'in-progress')
const neededBeforeDone = fieldsWhere(({ neededBefore }) => neededBefore === 'done')

export interface MissingForClaim {
  readonly field: ItemField
  /** `<field>.missing-before-done` or `<field>.missing-before-rectification`. */
  readonly code: FieldCode
}

/** What the row lacks for the state that it now claims; `agreed` is the row as last agreed with the server. */
export function missingForClaim(content: ItemContent, agreed: ItemContent | undefined): MissingForClaim[] {
  if (agreed === undefined) return []
  // A day of completion without a status says that the work is done, too.
  const isDone = claimsDone(content) && !claimsDone(agreed)
  if (agreed.claimed === content.claimed && !isDone) return []
  const isBegun =
    content.claimed === 'in-progress' && agreed.claimed !== 'done' && agreed.claimed !== 'closed'
  if (!isDone && !isBegun) return []
  const lacking = (fields: readonly ItemField[], what: string): MissingForClaim[] =>
    missingFields(content, fields).map((field) => ({ field, code: `${field}.${what}` as const }))
  return [
    ...lacking(neededBeforeWork, 'missing-before-rectification'),
    ...(isDone ? lacking(neededBeforeDone, 'missing-before-done') : []),
  ]
}

/**
 * What the plan still leaves open where closure is asked for or decided, as a sentence; null when it is whole. It
 * keeps nobody from asking: a ledger kept for years may have no such columns, and whether that will do is the office's
 * to say.
 */
export function sayPlanGaps(content: ItemContent): string | null {
  const blank = missingFields(content, [...neededBeforeWork, ...planFields])
  return blank.length === 0 ? null : `台账中没有填写${blank.map(labelOf).join('、')}。`
}
