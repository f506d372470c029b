/**
 * 需要决定 — sentences on what asks for a leader's word; none is printed about what does not exist.
 */
import { reportWords } from '../campaign/rhythm.ts'
import { ladderLabels, unitName } from '../figures/judgedLedger.ts'
import type { Campaign, LadderLevel, UnitId } from '../campaign/campaign.ts'
import { sayMonthDay } from '../calendar/day.ts'
import { hasReports, lastDuePeriod, ledgersByUnit, unitsByStatus } from '../figures/weekStatus.ts'
import { keyFiguresOf } from '../figures/keyFigures.ts'
import type { SummaryFacts } from '../figures/facts.ts'

/** More names than this are counted instead. */
const NAMES_SHOWN = 8

/** Five sentences at most, what weighs most first. */
export function openMatters(facts: SummaryFacts): string[] {
  const sentences = [
    lateMatter(facts),
    awaitingMatter(facts),
    reportMatters(facts).join(''),
    limitMatter(facts),
    findingMatter(facts),
  ]
  const said = sentences.filter((sentence) => sentence !== '')
  return said.length === 0
    ? ['没有逾期、临期和待核实的事项。']
    : said.map((text, index) => `${index + 1}. ${text}`)
}

function lateMatter({ campaign, survey, tally }: SummaryFacts): string {
  const { overdue } = keyFiguresOf(tally)
  if (overdue === 0) return ''
  const steps = campaign.ladder
    .toSorted((a, b) => b.daysLate - a.daysLate)
    .map(({ level }) => stepCount(level, survey.overdueByLevel[level] ?? 0))
    .filter((text) => text !== '')
  const advice = steps.length === 0 ? '' : `，按时限建议${steps.join('、')}，请决定是否采取`
  return `逾期${overdue}项，涉及${survey.overdueUnits}个单位${advice}。`
}

function stepCount(level: LadderLevel, count: number): string {
  return count === 0 ? '' : `${ladderLabels[level]}${count}项`
}

function awaitingMatter({ tally }: SummaryFacts): string {
  const { awaiting, lateDone } = keyFiguresOf(tally)
  if (awaiting === 0) return ''
  return `待销号${awaiting}项等待审核${lateDone === 0 ? '' : `，其中逾期完成${lateDone}项`}。`
}

function limitMatter({ campaign, tally }: SummaryFacts): string {
  const { dueSoon, noDue } = keyFiguresOf(tally)
  return [
    dueSoon === 0 ? '' : `${campaign.dueSoonDays}天内到期${dueSoon}项。`,
    noDue === 0 ? '' : `整改时限待明确${noDue}项，须由责任单位补报。`,
  ].join('')
}

/** Reports of the last week due; ledgers from then on too, for units that have sent nothing at all. */
function reportMatters(input: SummaryFacts): string[] {
  const { campaign, reports, asOf } = input
  const last = lastDuePeriod(reports, asOf)
  if (last === null) return []
  const { silent } = ledgersByUnit(input)
  const said = silent.length === 0 ? '' : `${sayUnits(campaign, silent)}既未登记问题，也未报送零报告。`
  if (!hasReports(reports)) return [said]
  const { missing, late } = unitsByStatus(reports, last.index)
  const missed = missing.length === 0 ? '' : `${sayUnits(campaign, missing)}缺报`
  const lates = late.length === 0 ? '' : `${sayUnits(campaign, late)}迟报`
  const both = [missed, lates].filter((text) => text !== '').join('，')
  return [said, both === '' ? '' : `${sayMonthDay(last.due)}截止的${reportWords(campaign).report}：${both}。`]
}

/** 3个单位（甲处、乙处、丙处). */
function sayUnits(campaign: Campaign, units: readonly UnitId[]): string {
  const names = units.slice(0, NAMES_SHOWN).map((unit) => unitName(campaign, unit))
  return `${units.length}个单位（${names.join('、')}${units.length > names.length ? '等' : ''}）`
}

function findingMatter({ findings }: SummaryFacts): string {
  const open = findings.filter(({ severity }) => severity === 'block' || severity === 'ask').length
  return open === 0 ? '' : `读取台账时有${open}处需要单位改正或确认，见“待核实事项”。`
}
