/**
 * 单位专项清理总结报告 — a unit's own report at the end (M-30: 11月15日前报办公室), drafted from its ledger for it to finish.
 *
 * What was found, what was put right and how, what is left and why. What no ledger knows stands in brackets as a
 * request to the unit, in its place in the text; it is not made up.
 */
import { sayLimitRule } from '../items/moves/limitRule.ts'
import type { UnitId } from '../campaign/campaign.ts'
import { orderOf, paperFrame } from './circular.ts'
import { sayDay, type Day } from '../calendar/day.ts'
import { bareText, sayNumber } from '../figures/itemSentence.ts'
import { judgeLedger, unitName, type JudgedItem } from '../figures/judgedLedger.ts'
import { setParts, type Paper, type PaperPart } from './paper.ts'
import { sayPercent, shareOf } from '../cells/percent.ts'
import { figure, joinPhrases, phrase, type Phrase } from '../figures/phrase.ts'
import type { PaperFacts } from '../figures/facts.ts'

export type UnitReportFacts = Pick<PaperFacts, 'campaign' | 'calendar' | 'asOf' | 'items'>

export function draftUnitReport(facts: UnitReportFacts, unit: UnitId): Paper {
  const { campaign, asOf } = facts
  const own = judgeLedger(facts.items, campaign, facts.calendar, asOf).filter(
    ({ item }) => item.unit === unit,
  )
  const name = unitName(campaign, unit)
  const finished = own.filter(({ timeliness }) => /^(?:closed|done|late-done)$/.test(timeliness))
  const left = own.filter((one) => !finished.includes(one) && one.timeliness !== 'dropped')
  return {
    ...paperFrame('unit-report', { campaign, asOf, snapshotNo: 0 }, {}),
    title: `${name}关于${campaign.name}的总结报告`,
    addressee: `${campaign.office}：`,
    opening: `${orderOf(campaign)}现将我单位${campaign.name}截至${sayDay(asOf)}的工作情况报告如下：`,
    ...setParts([
      { title: '基本情况', paragraphs: [basics(own, finished.length, left.length)] },
      { title: '整改完成情况', paragraphs: finished.map((one, index) => sayDone(one, index + 1)) },
      { title: '尚未完成的问题', paragraphs: left.map((one, index) => sayLeft(one, index + 1, asOf)) },
      ownWords(),
    ]),
    closing: '特此报告。',
    attachments: [],
    signedBy: name,
    copyTo: '',
  }
}

function basics(own: readonly JudgedItem[], finished: number, left: number): Phrase {
  if (own.length === 0) return phrase`经全面自查，我单位没有登记问题。`
  const closed = own.filter(({ timeliness }) => timeliness === 'closed').length
  const standing = finished + left
  const dropped = own.length - standing
  const share = figure('finished.share', shareOf(finished, standing) ?? 0, sayPercent(finished, standing))
  const less = dropped === 0 ? phrase`` : phrase`，经办公室核减${figure('dropped', dropped)}项`
  return joinPhrases(
    [
      phrase`共登记问题${figure('total', own.length)}项${less}`,
      phrase`已整改完成${figure('finished', finished)}项，占${share}，其中经审核销号${figure('closed', closed)}项`,
      phrase`尚未完成${figure('left', left)}项。`,
    ],
    '；',
  )
}

function sayDone({ item, timeliness }: JudgedItem, no: number): Phrase {
  const on = item.completedOn === undefined ? '' : `，${sayDay(item.completedOn)}完成`
  const word = timeliness === 'closed' ? '已销号' : '待审核销号'
  const measures = bareText(item.measures)
  return phrase`${String(no)}．${bareText(item.problem) || '（未填写问题表现）'}${sayNumber(item.number)}。${measures === '' ? '（请补充整改措施）' : `整改措施：${measures}`}${on}，${word}。`
}

function sayLeft({ item, lateness }: JudgedItem, no: number, asOf: Day): Phrase {
  const due = item.due === undefined ? '整改时限待明确' : `整改时限${sayDay(item.due)}${sayLimitRule(item)}`
  const late = lateness === null ? '' : `，截至${sayDay(asOf)}逾期${lateness.daysLate}天`
  const progress = bareText(item.progress)
  return phrase`${String(no)}．${bareText(item.problem) || '（未填写问题表现）'}${sayNumber(item.number)}。${due}${late}。${progress === '' ? '（请补充目前进展和未完成的原因。）' : `目前进展：${progress}。`}`
}

function ownWords(): PaperPart {
  return {
    title: '长效机制和下一步打算',
    paragraphs: [
      phrase`（请结合本单位实际填写：建立或修订了哪些制度，怎样防止同类问题再次发生，下一步怎样安排。）`,
    ],
  }
}
