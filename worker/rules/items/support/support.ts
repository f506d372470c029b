/**
 * 牵头、配合 — an item has one lead unit, whose row it is and where it counts, and any number of supporting units.
 *
 * The office names them. Their names stand in the row under a label of the office's own, so that the ledger, a past day
 * and every paper say the same; a 配合单位 column of a unit's sheet only offers them. A supporting unit reports its share
 * beside the row and changes nothing in it; closure is asked for by the lead alone.
 */
import type { Campaign, UnitId } from '../../campaign/campaign.ts'
import { findOwnUnits } from '../../campaign/unit.ts'
import { isClosed, isDropped } from '../lateness.ts'
import type { ItemContent } from '../item.ts'

/** Heading of the office's column in the ledger. */
export const SUPPORT_LABEL = '办公室指定配合单位'
export const SUPPORT_KEY = `extras/${SUPPORT_LABEL}` as const

/** More no circular's table can print; who else helps is said in the measures. */
export const MAX_SUPPORTING = 10

const SUPPORTING = /配合|协办|协同|协助|参与|会办|协作/
const BETWEEN = /[、，,;；/／\n\r\t ]+|和|与|及/

/** Units that the row's own 配合单位 columns name, to be offered to the office; the lead is none of them. */
export function offeredSupporters({ unit, extras = {} }: ItemContent, campaign: Campaign): UnitId[] {
  const said = Object.entries(extras).filter(
    ([label]) => label !== SUPPORT_LABEL && SUPPORTING.test(label.normalize('NFKC')),
  )
  const named = said.flatMap(([, text]) =>
    // A name that holds 和 or 与 itself is read as a whole first.
    [text, ...text.split(BETWEEN)].flatMap((part) => findOwnUnits(part, campaign).exact?.id ?? []),
  )
  return [...new Set(named)].filter((id) => id !== unit)
}

/** The units as the row says them; null says nobody supports it. */
export function saySupporters(units: readonly UnitId[], campaign: Campaign): string | null {
  const names = campaign.units.filter(({ id }) => units.includes(id)).map(({ name }) => name)
  return names.length === 0 ? null : names.join('、')
}

/** The names that the row says, as they were when the office named them. */
export function supportersIn({ extras = {} }: ItemContent): string[] {
  return (extras[SUPPORT_LABEL] ?? '').split('、').filter((name) => name !== '')
}

/** 教务处（配合：图书馆、后勤处）, as papers say whose an item is; `mayName` leaves out who is not named there. */
export function withSupporters(
  lead: string,
  content: ItemContent,
  mayName: (name: string) => boolean = () => true,
): string {
  const names = supportersIn(content).filter(mayName)
  return names.length === 0 ? lead : `${lead}（配合：${names.join('、')}）`
}

/** Why these units cannot be named for the item; null when they can. */
export function whyNotSupporters(
  content: ItemContent,
  units: readonly UnitId[],
  campaign: Campaign,
): string | null {
  const { unit } = content
  if (unit === undefined || unit === '') return '这条问题还没有责任单位。请先指定责任单位，再定配合单位。'
  if (units.includes(unit)) return '责任单位就是牵头单位，不能又是配合单位。'
  const unknown = units.filter((id) => !campaign.units.some((one) => one.id === id))
  if (unknown.length > 0) return `没有这些单位：${unknown.join('、')}。`
  if (isDropped(content) || isClosed(content)) return '这条问题已经办结，不再改配合单位。'
  return null
}

/** A cell of the office's column that a sheet, a push or a file changes. */
export const SUPPORT_BY_OFFICE = `“${SUPPORT_LABEL}”由办公室在任务窗格中指定，不在表中改。`
