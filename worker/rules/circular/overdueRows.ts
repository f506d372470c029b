/** 逾期一览表 — the attachment's rows, units in the campaign's order. */
import { ladderLabels, unitName } from '../judgedLedger.ts'
import type { Day } from '../day.ts'
import type { CircularFacts } from './facts.ts'

export interface OverdueRow {
  /** 总序号, cited in the text as 第N项. */
  readonly ledgerNo: number
  readonly unit: string
  readonly problem: string
  readonly due: Day
  readonly daysLate: number
  readonly workdaysLate: number
  readonly owner: string
  /** 提醒, 督办, 通报 as the rules propose; — below the first step. */
  readonly advice: string
}

export function overdueRows({ judged, campaign }: CircularFacts): OverdueRow[] {
  return judged.flatMap(({ ledgerNo, item, lateness }) => {
    if (lateness === null) return []
    const { due, daysLate, workdaysLate, level } = lateness
    return [
      {
        ledgerNo,
        unit: unitName(campaign, item.unit),
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
