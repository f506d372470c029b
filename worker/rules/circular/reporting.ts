/** 报送情况 — the last week due: who reported, who sent a zero report, who was late, who is missing. */
import type { UnitId } from '../campaign.ts'
import { sayMonthDay } from '../day.ts'
import { unitName } from '../judgedLedger.ts'
import { figure, joinPhrases, phrase, type Phrase } from '../phrase.ts'
import { lastDuePeriod, unitsByStatus } from '../reportStanding.ts'
import type { CircularFacts, CircularPart } from './facts.ts'

export function reportingPart(facts: CircularFacts): CircularPart {
  const last = lastDuePeriod(facts.reports, facts.asOf)
  if (last === null) return { title: '报送情况', paragraphs: [] }
  const { reported, zero, late, missing } = unitsByStatus(facts.reports, last.index)
  const owed = reported.length + zero.length + late.length + missing.length
  if (owed === 0) return { title: '报送情况', paragraphs: [] }
  const onTime = reported.length + zero.length
  const head = phrase`${sayMonthDay(last.due)}截止的第${String(last.index + 1)}周周报告，应报单位${figure('reports.owed', owed)}个，`
  const all = phrase`${head}全部按时报送`
  const some = phrase`${head}按时报送${figure('reports.on-time', onTime)}个`
  return {
    title: '报送情况',
    paragraphs: [
      joinPhrases(
        [
          joinPhrases(
            [onTime === owed ? all : some, counted(facts, 'zero', '其中实行零报告', zero, true)],
            '，',
          ),
          counted(facts, 'late', '迟报', late, facts.isNamed),
          counted(facts, 'missing', '缺报', missing, facts.isNamed),
        ],
        '；',
      ),
      urging(late, missing),
    ]
      .filter(({ text }) => text !== '')
      .map((said, index) => (index === 0 ? phrase`${said}。` : said)),
  }
}

/** 迟报2个（甲处、乙处); a zero report is no fault and is named either way. */
function counted(
  facts: CircularFacts,
  key: string,
  label: string,
  units: readonly UnitId[],
  isNamed: boolean,
): Phrase {
  if (units.length === 0) return phrase``
  const names = units.map((unit) => unitName(facts.campaign, unit)).join('、')
  return phrase`${label}${figure(`reports.${key}`, units.length)}个${isNamed ? `（${names}）` : ''}`
}

function urging(late: readonly UnitId[], missing: readonly UnitId[]): Phrase {
  if (missing.length > 0) return phrase`请缺报单位尽快补报，并说明原因；没有发现问题的也要实行零报告。`
  return late.length > 0 ? phrase`请迟报单位严格执行周报告制度，按时报送。` : phrase``
}
