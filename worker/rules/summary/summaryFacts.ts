/** The summary's facts from items at hand: what a snapshot keeps frozen is gathered here from the items. */
import { judgeLedger } from '../figures/judgedLedger.ts'
import type { SummaryFacts, PaperFacts } from '../figures/facts.ts'
import { Surveying } from '../figures/survey.ts'

/** The order of the items makes no difference. `more` is what only a ledger with a history knows. */
export function summaryFactsOf(
  input: PaperFacts,
  more: Partial<Pick<SummaryFacts, 'course' | 'notices' | 'changes' | 'isAfterwards' | 'sha256'>> = {},
): SummaryFacts {
  const { campaign, calendar, asOf, findings, reports, zeroReports, previous } = input
  const judged = judgeLedger(input.items, campaign, calendar, asOf)
  const surveying = new Surveying(campaign.categories)
  for (const one of judged) surveying.add(one)
  const { overdue: _overdue, ...tally } = input.tally
  return {
    campaign,
    calendar,
    asOf,
    findings,
    reports,
    zeroReports,
    tally,
    survey: surveying.finish(),
    items: () => [judged.map(({ item }) => item)],
    previous: previous === undefined ? null : previous,
    course: null,
    notices: [],
    changes: null,
    isAfterwards: false,
    sha256: null,
    ...more,
  }
}
