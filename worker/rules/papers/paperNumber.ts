/**
 * 文号、期号 — the number of a paper: 机关代字〔2017〕3号, or 第3期 for a serial (周通报), counted per kind and year.
 *
 * It is given when the paper is made final, so that drafts leave no gaps; a draft has its place blank, as the
 * office's own drafts have: 通报〔2017〕__号. The year is that of the day under the text, in 〔〕, the number without 第 and
 * without leading zero (GB/T 9704-2012, 7.2.5).
 */
import type { Campaign } from '../campaign/campaign.ts'
import { yearOf, type Day } from '../calendar/day.ts'
import type { PaperKind } from '../campaign/paperKind.ts'

/** Kinds that carry a number of their own; a notice is numbered when it is issued, the rest carry none. */
const defaults: Partial<Record<PaperKind, { readonly form: 'issue' | 'number'; readonly word: string }>> = {
  'weekly-circular': { form: 'issue', word: '' },
  'overdue-circular': { form: 'number', word: '通报' },
  reminder: { form: 'number', word: '提醒' },
  'final-report': { form: 'number', word: '报告' },
}

/** `no` null: a draft, not numbered yet. */
export function paperNumber(
  campaign: Pick<Campaign, 'papers'>,
  kind: PaperKind,
  issuedOn: Day,
  no: number | null,
): string {
  const setting = campaign.papers?.numbers?.[kind] ?? defaults[kind]
  if (setting === undefined) return ''
  const place = no === null ? '　' : String(no)
  return setting.form === 'issue'
    ? `${setting.word}第${place}期`
    : `${setting.word}〔${yearOf(issuedOn)}〕${place}号`
}
