/**
 * 问题类别 — which of the campaign's numbered categories a cell names.
 */
import type { Campaign } from './campaign.ts'
import { squashLabel } from './cellText.ts'
import { readChineseNumber } from './chineseNumber.ts'

/** The category of the text; null when it names none or several. `sure` is false for a likeness only. */
export function readCategory(
  text: string,
  campaign: Pick<Campaign, 'categories'>,
): { no: number; sure: boolean } | null {
  const number = /^[（(【第]?\s*类?别?\s*([\d一二三四五六七八九十①-⑳]{1,3})/.exec(text.trim())?.[1]
  const no = number === undefined ? null : readChineseNumber(number)
  const numbered = campaign.categories.find((category) => category.no === no)
  if (numbered) return { no: numbered.no, sure: true }
  const bare = squashLabel(text)
  const named = campaign.categories.find((category) => squashLabel(category.name) === bare)
  return named ? { no: named.no, sure: true } : null
}
