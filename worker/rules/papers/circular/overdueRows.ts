/** 逾期一览表 — the attachment's rows, units in the campaign's order. */
import { ladderLabels, unitName } from '../../figures/judgedLedger.ts'
import { withSupporters } from '../../items/support/support.ts'
import type { OverdueRow } from '../paper.ts'
import type { CircularFacts } from './facts.ts'
import { mayName } from './tone.ts'

/** Units that are left out of the naming are left out here too. */
export function overdueRows({ judged, campaign, tone }: CircularFacts): OverdueRow[] {
  const mayNameUnit = (name: string): boolean =>
    campaign.units.every((one) => one.name !== name || mayName(tone, one.id))
  return judged.flatMap(({ ledgerNo, item, lateness }) => {
    if (lateness === null || !mayName(tone, item.unit ?? '')) return []
    const { due, daysLate, workdaysLate, level } = lateness
    return [
      {
        ...(item.number === undefined ? {} : { number: item.number }),
        ledgerNo,
        unit: withSupporters(unitName(campaign, item.unit), item, mayNameUnit),
        problem: item.problem ?? '（未填写问题表现）',
        due,
        daysLate,
        workdaysLate,
        owner: item.owner ?? item.department ?? item.leader ?? '—',
        advice: level === null ? '—' : ladderLabels[level],
      },
    ]
  })
}
