/** 打勾 — a tick under 不作为｜乱作为｜慢作为: the label over it is the value (`tickColumns.ts`). */
import type { Campaign } from '../../campaign/campaign.ts'
import { readCategory } from '../../campaign/category.ts'
import { readClaim } from '../../items/claim.ts'
import { readDisposal } from '../../items/disposal.ts'
import type { ItemContent } from '../../items/item.ts'
import { readKind } from '../../campaign/kind.ts'
import type { ColumnReading } from '../reading.ts'
import { answerOf } from '../../columns/tickColumns.ts'

/** Takes the ticked label into the item; false when another label of the field was ticked before it. */
export function takeTick(
  content: ItemContent,
  { field, path }: Pick<ColumnReading, 'field' | 'path'>,
  campaign: Campaign,
): boolean {
  const { answer: word, question } = answerOf(path)
  switch (field) {
    case 'kind':
      // One problem may be of two kinds; their order is the campaign's.
      content.kind = readKind(`${content.kind ?? ''}、${word}`, campaign) ?? word
      return true
    case 'category':
      return settle(content, field, readCategory(word, campaign)?.no)
    case 'disposal':
      return settle(content, field, readDisposal(word) ?? undefined)
    case 'claimed':
      return settle(content, field, readClaim(word, question) ?? undefined)
    default:
      return false
  }
}

function settle<Field extends 'category' | 'disposal' | 'claimed'>(
  content: ItemContent,
  field: Field,
  value: ItemContent[Field],
): boolean {
  if (value === undefined || (content[field] !== undefined && content[field] !== value)) return false
  content[field] = value
  return true
}
