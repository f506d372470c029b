/** 总体情况 — how many, how many struck off, with shares; by disposal class (M-31); against the issue before. */
import { sayDay, sayMonthDay } from '../../calendar/day.ts'
import { disposalLabels, disposals, type Disposal } from '../../items/item.ts'
import { sayPercent, shareOf } from '../../cells/percent.ts'
import { figure, joinPhrases, phrase, type Phrase } from '../../figures/phrase.ts'
import { keyFiguresOf, type KeyFigures } from '../../figures/keyFigures.ts'
import { withdrawalKinds, withdrawalLabels } from '../../items/count/withdrawal.ts'
import type { PaperPart } from '../paper.ts'
import type { CircularFacts } from './facts.ts'
import { praise } from './praise.ts'

export function overallPart(facts: CircularFacts): PaperPart {
  const figures = keyFiguresOf(facts.tally)
  if (figures.total === 0) {
    return { title: '总体情况', paragraphs: [phrase`截至${sayDay(facts.asOf)}，各单位尚未登记问题。`] }
  }
  return {
    title: '总体情况',
    paragraphs: [totals(facts, figures), classes(facts), changes(facts, figures), praise(facts)].filter(
      ({ text }) => text !== '',
    ),
  }
}

function totals(facts: CircularFacts, figures: KeyFigures): Phrase {
  const { campaign, tally, asOf } = facts
  const { total, closed, awaiting, lateDone, overdue, standing } = figures
  const units = campaign.units.filter(({ id }) => (tally.byUnit[id]?.total ?? 0) > 0).length
  const share = (key: string, count: number): Phrase => withShare(key, count, standing)
  const working = [
    ['due-soon', '临期', figures.dueSoon],
    ['on-time', '未到期', figures.onTime],
    ['ongoing', '持续整改', figures.ongoing],
    ['no-due', '整改时限待明确', figures.noDue],
  ] as const
  const lists = working
    .filter(([, , count]) => count > 0)
    .map(([key, label, count]) => phrase`${label}${figure(key, count)}项`)
  const others = standing - closed - awaiting - overdue
  return joinPhrases(
    [
      phrase`截至${sayDay(asOf)}，${figure('units', units)}个单位登记问题${figure('total', total)}项${dropped(facts, figures)}。其中，已销号${share('closed', closed)}`,
      phrase`已报完成待销号${share('awaiting', awaiting)}${lateDone === 0 ? '' : phrase`（逾期完成${figure('late-done', lateDone)}项）`}`,
      overdue === 0 ? '没有逾期' : phrase`逾期未完成${share('overdue', overdue)}`,
      others === 0 ? '' : phrase`正在整改${share('working', others)}（${joinPhrases(lists, '、')}）`,
      phrase`整改完成率${percent('completion-rate', closed + awaiting, standing)}。`,
    ],
    '；',
  )
}

/** 「，经办公室核减2项（不属实1项、重复1项），实有131项」: what was taken out of the count is said, with its reasons. */
function dropped({ judged }: CircularFacts, figures: KeyFigures): Phrase {
  if (figures.dropped === 0) return phrase``
  const kinds = withdrawalKinds.flatMap((kind): Phrase[] => {
    const count = judged.filter(({ item }) => item.dropped?.kind === kind).length
    return count === 0 ? [] : [phrase`${withdrawalLabels[kind]}${figure(`dropped.${kind}`, count)}项`]
  })
  const why = kinds.length === 0 ? phrase`` : phrase`（${joinPhrases(kinds, '、')}）`
  return phrase`，经办公室核减${figure('dropped', figures.dropped)}项${why}，实有${figure('standing', figures.standing)}项`
}

/** 立行立改12项，完成9项，完成率75%; classes without items are not spoken of. */
function classes(facts: CircularFacts): Phrase {
  const judged = facts.judged.filter(({ timeliness }) => timeliness !== 'dropped')
  const known = disposals.map((disposal) =>
    classOf(
      disposal,
      judged.filter(({ item }) => item.disposal === disposal),
    ),
  )
  const unknown = judged.filter(({ item }) => item.disposal === undefined).length
  const said = known.filter(({ text }) => text !== '')
  if (said.length === 0) return phrase``
  const rest = unknown === 0 ? '' : phrase`处置类型待明确${figure('disposal.unknown', unknown)}项`
  return phrase`按处置类型看，${joinPhrases([...said, rest], '；')}。`
}

function classOf(disposal: Disposal, judged: CircularFacts['judged']): Phrase {
  const label = disposalLabels[disposal]
  const finished = judged.filter(({ timeliness }) => isFinished(timeliness)).length
  if (judged.length === 0) return phrase``
  const head = phrase`${label}${figure(`disposal.${disposal}.total`, judged.length)}项`
  if (finished === 0) return phrase`${head}，尚无报完成的`
  return phrase`${head}，完成${withShare(`disposal.${disposal}.finished`, finished, judged.length)}`
}

function isFinished(timeliness: CircularFacts['judged'][number]['timeliness']): boolean {
  return timeliness === 'closed' || timeliness === 'done' || timeliness === 'late-done'
}

/** 新增 counts new rows only where none was withdrawn in between, so the totals are compared, not the rows. */
function changes({ previous }: CircularFacts, now: KeyFigures): Phrase {
  if (previous === undefined) return phrase``
  const before = keyFiguresOf(previous.tally)
  const compared = [
    ['change.total', '问题总数', now.total - before.total],
    ['change.closed', '已销号', now.closed - before.closed],
    ['change.awaiting', '待销号', now.awaiting - before.awaiting],
    ['change.overdue', '逾期', now.overdue - before.overdue],
    ['change.dropped', '核减', now.dropped - before.dropped],
  ] as const
  const moved = compared
    .filter(([, , change]) => change !== 0)
    .map(
      ([key, label, change]) =>
        phrase`${label}${change > 0 ? '增加' : '减少'}${figure(key, Math.abs(change))}项`,
    )
  const since = `与上期通报（${sayMonthDay(previous.asOf)}）相比，`
  return moved.length === 0
    ? phrase`${since}各项数字没有变化。`
    : phrase`${since}${joinPhrases(moved, '，')}。`
}

function withShare(key: string, count: number, whole: number): Phrase {
  if (count === 0) return phrase`${figure(key, 0)}项`
  return phrase`${figure(key, count)}项，占${percent(`${key}.share`, count, whole)}`
}

function percent(key: string, part: number, whole: number): Phrase {
  return figure(key, shareOf(part, whole) ?? 0, sayPercent(part, whole))
}
