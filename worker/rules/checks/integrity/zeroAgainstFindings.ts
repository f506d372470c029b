/**
 * 连续零报告而另有线索 — a unit that reports nothing week after week, while others find something there.
 *
 * What others find are items whose source names them: clues, letters, inspections, checks, audits, opinions; a
 * unit's own 自查 does not count.
 */
import type { IntegritySettings, UnitId } from '../../campaign/campaign.ts'
import { sayDay, type Day } from '../../calendar/day.ts'
import { readItemSource } from '../../campaign/itemSource.ts'
import { foundIn } from '../../weeks/zeroReport.ts'
import { flagKey, type Flag, type ItemFact } from './flag.ts'

/** A week for which a unit declared nothing. */
export interface ZeroFact {
  readonly unit: UnitId
  readonly period: string
  /** The week's Monday and Sunday. */
  readonly from: Day
  readonly to: Day
  /** Place of the week among the campaign's weeks: neighbours follow each other. */
  readonly index: number
}

/** Sources beside the plan's six by which somebody else has found it. */
const BY_OTHERS = /巡视|巡察|审计|曝光|反馈|交办|转办|问卷|意见|上级/

function isFoundByOthers(source: string | undefined): boolean {
  const known = readItemSource(source)
  return known === null ? BY_OTHERS.test(source ?? '') : known !== 'self-check'
}

export function zeroAgainstFindings(
  zeroReports: readonly ZeroFact[],
  items: readonly ItemFact[],
  settings: IntegritySettings,
): Flag[] {
  const found = items.filter(({ content }) => isFoundByOthers(content.source))
  return runsOf(zeroReports)
    .filter((weeks) => weeks.length >= settings.zeroWeeks)
    .flatMap((weeks): Flag[] => {
      const [first, last] = [weeks[0], weeks.at(-1)]
      if (first === undefined || last === undefined) return []
      const weeksTogether = { from: first.from, to: last.to }
      const against = foundIn(found, weeksTogether).filter(({ unit }) => unit === first.unit)
      if (against.length === 0) return []
      const sources = [...new Set(against.map(({ content }) => content.source ?? ''))].join('、')
      return [
        {
          key: flagKey('zero-against-findings', [
            first.unit,
            `${first.period}-${last.period}-${against.length}`,
          ]),
          kind: 'zero-against-findings',
          units: [first.unit],
          items: against.map(({ id }) => id),
          reason:
            `${sayDay(first.from)}至${sayDay(last.to)}连续${weeks.length}周零报告，同期另有${against.length}条问题` +
            `由他人发现（${sources}）。`,
        },
      ]
    })
}

/** Weeks of one unit that follow each other without a gap. */
function runsOf(zeroReports: readonly ZeroFact[]): ZeroFact[][] {
  const runs: ZeroFact[][] = []
  for (const week of zeroReports) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run !== undefined && before?.unit === week.unit && before.index + 1 === week.index) run.push(week)
    else runs.push([week])
  }
  return runs
}
