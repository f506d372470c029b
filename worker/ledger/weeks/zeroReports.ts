/** What zero reports of ledger files say of their week, and how a contradiction is told. */
import { dayOf, sayDay, type Day } from '#rules/calendar/day'
import type { Finding } from '#rules/items/finding'
import type { CurrentItem } from '../items/rows/itemRows.ts'

/** The one full date in a text (2017年6月9日, 2017-06-09, 2017.6.9); null for none, several or an impossible one. */
export function readDayIn(text: string): Day | null {
  const dates = [
    ...text.normalize('NFKC').matchAll(/(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)/g),
  ]
  const [only] = dates
  if (only === undefined || dates.length > 1) return null
  return dayOf(Number(only[1]), Number(only[2]), Number(only[3]))
}

/** Which rows of the week stand against a zero report. */
export function sayContradiction(against: readonly CurrentItem[]): { detail: string; findings: Finding[] } {
  return {
    detail: `本周登记了${against.length}项问题。`,
    findings: against.map((item) => ({
      file: item.origin?.file ?? '',
      sheet: item.origin?.sheet ?? '',
      cell: null,
      field: item.content.foundOn === undefined ? 'row' : 'foundOn',
      code: 'report.zero-contradicted',
      severity: 'block',
      given: item.content.problem ?? '',
      message: `“${item.content.problem ?? '未写明的问题'}”${sayFound(item)}，与零报告不符。`,
    })),
  }
}

function sayFound(item: CurrentItem): string {
  const { foundOn } = item.content
  return foundOn === undefined ? `于${sayDay(item.createdOn)}登记` : `发现于${sayDay(foundOn)}`
}

/** So many open items are named; the office sees them all in the ledger. */
const OPEN_NAMED = 20

/** What is still open against a zero report. */
export function sayOpen(open: readonly CurrentItem[]): { detail: string; findings: Finding[] } {
  return {
    detail: `本单位还有${open.length}项没有销号。`,
    findings: open.slice(0, OPEN_NAMED).map(({ origin, content }) => ({
      file: origin?.file ?? '',
      sheet: origin?.sheet ?? '',
      cell: null,
      field: 'row',
      code: 'report.zero-open',
      severity: 'block',
      given: content.problem ?? '',
      message: `“${content.problem ?? '未写明的问题'}”还没有销号，不能报零报告。`,
    })),
  }
}
