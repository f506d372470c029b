/** 存在的问题 — what is overdue, by unit and item number in the campaign's order; limits unclear; late completion. */
import { citedAs, sayCited, unitName, type JudgedItem } from '../../figures/judgedLedger.ts'
import { figure, joinPhrases, phrase, type Phrase } from '../../figures/phrase.ts'
import { keyFiguresOf } from '../../figures/keyFigures.ts'
import type { PaperPart } from '../paper.ts'
import type { CircularFacts } from './facts.ts'
import { failures } from './failures.ts'
import { kindOf, mayName, sayWhom } from './tone.ts'

/** A unit with more overdue items is summed up; the table names each. */
const ITEMS_NAMED = 3

export function problemsPart(facts: CircularFacts): PaperPart {
  if (facts.tally.total === 0) return { title: '存在的问题', paragraphs: [] }
  const paragraphs = [
    ...overdueParagraphs(facts),
    unclear(facts),
    completedLate(facts),
    failures(facts),
  ].filter(({ text }) => text !== '')
  return {
    title: facts.tally.byTimeliness.overdue === 0 && paragraphs.length === 1 ? '时限执行情况' : '存在的问题',
    paragraphs,
  }
}

/** What is overdue in all, and whose. */
export function overdueParagraphs(facts: CircularFacts): Phrase[] {
  return [overdueSum(facts), facts.tone.naming === 'by-kind' ? overdueByKind(facts) : overdueByUnit(facts)]
}

function overdueSum({ judged, isNamed, tone }: CircularFacts): Phrase {
  const overdue = judged.filter(({ timeliness }) => timeliness === 'overdue')
  if (overdue.length === 0) return phrase`目前没有逾期未完成的问题。`
  const units = new Set(overdue.map(({ item }) => item.unit ?? '')).size
  const isListed = overdue.some(({ item }) => mayName(tone, item.unit ?? ''))
  const longest = Math.max(...overdue.map(({ lateness }) => lateness?.daysLate ?? 0))
  const most = phrase`逾期最长的已达${figure('overdue.longest', longest)}天${isListed ? '（详见附件）' : ''}`
  const head = phrase`整改时限已过、尚未报完成的问题有${figure('overdue', overdue.length)}项，涉及${figure('overdue.units', units)}个单位，${most}。`
  return isNamed ? head : phrase`${head}一些单位对整改时限重视不够，整改进度滞后。`
}

/** 由甲处负责的甲-003号问题，逾期12天；由乙处负责的乙-005、乙-007、乙-009号问题等5项，逾期最长30天 … */
function overdueByUnit({ judged, campaign, isNamed, tone }: CircularFacts): Phrase {
  const byUnit = new Map<string, JudgedItem[]>()
  for (const one of judged) {
    const unit = one.item.unit ?? ''
    if (one.lateness === null || !mayName(tone, unit)) continue
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), one])
  }
  if (!isNamed || byUnit.size === 0) return phrase``
  const said = [...byUnit].map(([unit, items]) => sayUnit(unit, unitName(campaign, unit), items))
  return phrase`${joinPhrases(said, '；')}。请${byUnit.size === 1 ? '该单位' : '以上责任单位'}加快工作节奏，抓紧整改到位。`
}

/** 按单位类别看，机关部门3项、教学单位2项 … */
function overdueByKind({ judged, campaign }: CircularFacts): Phrase {
  const counts = new Map<string, number>()
  for (const { lateness, item } of judged) {
    if (lateness === null) continue
    const kind = kindOf(campaign, item.unit ?? '')
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  if (counts.size === 0) return phrase``
  const said = [...counts].map(([kind, count]) => phrase`${kind}${figure(`kinds.${kind}.overdue`, count)}项`)
  return phrase`按单位类别看，${joinPhrases(said, '、')}。有关单位要加快工作节奏，抓紧整改到位。`
}

function sayUnit(unit: string, name: string, items: readonly JudgedItem[]): Phrase {
  const key = `units.${unit === '' ? 'unknown' : unit}.overdue`
  const days = items.map(({ lateness }) => lateness?.daysLate ?? 0)
  const longest = figure(`${key}.longest`, Math.max(...days))
  if (items.length > ITEMS_NAMED) {
    const named = sayCited(items.slice(0, ITEMS_NAMED))
    return phrase`由${name}负责的${named}等${figure(key, items.length)}项，逾期最长${longest}天`
  }
  const first = days[0] ?? 0
  if (items.length === 1) return phrase`由${name}负责的${sayCited(items)}，逾期${longest}天`
  const each = days.every((one) => one === first)
    ? phrase`均逾期${longest}天`
    : phrase`分别逾期${joinPhrases(
        items.map((one, index) => figure(`items.${citedAs(one)}.days-late`, days[index] ?? 0)),
        '、',
      )}天`
  return phrase`由${name}负责的${sayCited(items)}，${each}`
}

function unclear({ judged, campaign, tone }: CircularFacts): Phrase {
  const without = judged.filter(({ timeliness }) => timeliness === 'no-due')
  if (without.length === 0) return phrase``
  const units = [...new Set(without.map(({ item }) => item.unit ?? ''))]
  const who = sayWhom(campaign, tone, units)
  return phrase`整改时限没有填写或者表述不清的问题有${figure('no-due', without.length)}项${who}，无法判断是否按期完成。`
}

/** What was put right too late stays said when it is struck off. */
function completedLate({ tally }: CircularFacts): Phrase {
  const { total, closed } = keyFiguresOf(tally).completedLate
  if (total === 0) return phrase``
  const struckOff = closed === 0 ? '' : phrase`（其中已销号${figure('completed-late.closed', closed)}项）`
  return phrase`累计逾期完成${figure('completed-late', total)}项${struckOff}。`
}
