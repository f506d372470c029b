/** 报送情况 — the last week due: who reported, who sent a zero report, who was late, who is missing. */
import { reportWords } from '../../campaign/rhythm.ts'
import type { UnitId } from '../../campaign/campaign.ts'
import { sayMonthDay, type Day } from '../../calendar/day.ts'
import { figure, joinPhrases, phrase, type Phrase } from '../../figures/phrase.ts'
import { hasReports, lastDuePeriod, ledgersByUnit, unitsByStatus } from '../../figures/weekStatus.ts'
import type { PaperPart } from '../paper.ts'
import type { CircularFacts } from './facts.ts'
import { sayNames, sayWhom } from './tone.ts'

export function reportingPart(facts: CircularFacts): PaperPart {
  const last = lastDuePeriod(facts.reports, facts.asOf)
  const paragraphs = last === null ? [] : [ledgers(facts), ...weekly(facts, last.index, last.due)]
  return { title: '报送情况', paragraphs: paragraphs.filter(({ text }) => text !== '') }
}

/** Ledgers and zero reports; silent units are named as late ones are. */
function ledgers(facts: CircularFacts): Phrase {
  const { withItems, zero, silent } = ledgersByUnit(facts)
  if (zero.length === 0 && silent.length === 0) return phrase``
  return phrase`${joinPhrases(
    [
      phrase`报送问题台账的单位${figure('ledgers.with-items', withItems.length)}个`,
      // The weekly report's own sentence names its zero reports.
      counted(facts, {
        key: 'ledgers.zero',
        label: '没有发现问题、实行零报告的',
        units: zero,
        named: hasReports(facts.reports) ? 'nobody' : 'all',
      }),
      counted(facts, {
        key: 'ledgers.silent',
        label: '既未登记问题、也未报送零报告的',
        units: silent,
        named: 'blamed',
      }),
    ],
    '；',
  )}。`
}

function weekly(facts: CircularFacts, index: number, due: Day): Phrase[] {
  if (!hasReports(facts.reports)) return []
  const by = unitsByStatus(facts.reports, index)
  const { reported, zero, late, missing } = by
  const onTime = reported.length + by['no-new'].length + zero.length
  const owed = onTime + late.length + missing.length
  const { report, unit } = reportWords(facts.campaign)
  const head = phrase`${sayMonthDay(due)}截止的第${String(index + 1)}${unit}${report}，应报单位${figure('reports.owed', owed)}个，`
  const whole = onTime === owed ? '全部按时报送' : phrase`按时报送${figure('reports.on-time', onTime)}个`
  const zeros = counted(facts, { key: 'reports.zero', label: '其中实行零报告', units: zero, named: 'all' })
  const quiet = counted(facts, {
    key: 'reports.no-new',
    label: '本周无新增',
    units: by['no-new'],
    named: 'nobody',
  })
  const said = joinPhrases(
    [
      phrase`${head}${joinPhrases([whole, zeros, quiet], '，')}`,
      counted(facts, { key: 'reports.late', label: '迟报', units: late, named: 'blamed' }),
      counted(facts, { key: 'reports.missing', label: '缺报', units: missing, named: 'blamed' }),
    ],
    '；',
  )
  return [phrase`${said}。`, urging(report, late, missing)]
}

interface CountedUnits {
  readonly key: string
  readonly label: string
  readonly units: readonly UnitId[]
  readonly named: 'all' | 'blamed' | 'nobody'
}

/** 迟报2个（甲处、乙处); a zero report is no fault and is named either way. */
function counted(facts: CircularFacts, { key, label, units, named }: CountedUnits): Phrase {
  if (units.length === 0) return phrase``
  const whom = {
    all: () => sayNames(facts.campaign, units),
    blamed: () => sayWhom(facts.campaign, facts.tone, units),
    nobody: () => '',
  }
  return phrase`${label}${figure(key, units.length)}个${whom[named]()}`
}

function urging(report: string, late: readonly UnitId[], missing: readonly UnitId[]): Phrase {
  if (missing.length > 0) return phrase`请缺报单位尽快补报，并说明原因；没有发现问题的也要实行零报告。`
  return late.length > 0 ? phrase`请迟报单位严格执行${report}制度，按时报送。` : phrase``
}
