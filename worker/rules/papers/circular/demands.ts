/** 下一步工作要求 — the ladder as a proposal, what falls due, closing one by one, the next report. */
import { reportWords } from '../../campaign/rhythm.ts'
import { addDays, sayMonthDay } from '../../calendar/day.ts'
import { ladderLabels, sayCited, unitName, type JudgedItem } from '../../figures/judgedLedger.ts'
import { figure, joinPhrases, phrase, type Phrase } from '../../figures/phrase.ts'
import { lastDuePeriod } from '../../figures/weekStatus.ts'
import { keyFiguresOf } from '../../figures/keyFigures.ts'
import type { PaperPart } from '../paper.ts'
import type { CircularFacts } from './facts.ts'
import { mayName } from './tone.ts'

/** More items due soon than this are counted, not listed. */
const DUE_NAMED = 8

/** A milestone (节点) is called to mind so many days ahead. */
const MILESTONE_DAYS = 30

export function demandsPart(facts: CircularFacts): PaperPart {
  const demands = [
    late(facts),
    dueSoon(facts),
    unclear(facts),
    closing(facts),
    reporting(facts),
    milestones(facts),
  ]
  return { title: '下一步工作要求', paragraphs: numbered(demands) }
}

/** What an overdue circular asks for: to put right, to ask for closure, to name an unclear limit. */
export function overdueDemandsPart(facts: CircularFacts): PaperPart {
  return { title: '工作要求', paragraphs: numbered([late(facts), closing(facts), unclear(facts)]) }
}

/** （一）… （二）…; a single demand carries no number. */
export function numbered(demands: readonly Phrase[]): Phrase[] {
  const said = demands.filter(({ text }) => text !== '')
  return said.map((demand, index) =>
    said.length === 1 ? demand : phrase`（${'一二三四五六七八九'[index] ?? ''}）${demand}`,
  )
}

function late({ judged, campaign }: CircularFacts): Phrase {
  const overdue = judged.filter(({ lateness }) => lateness !== null)
  if (overdue.length === 0) return phrase``
  const steps = campaign.ladder
    .toSorted((a, b) => a.daysLate - b.daysLate)
    .map(({ level, daysLate }): Phrase => {
      const count = overdue.filter(({ lateness }) => lateness?.level === level).length
      if (count === 0) return phrase``
      return phrase`逾期满${String(daysLate)}天的${figure(`ladder.${level}`, count)}项，建议${ladderLabels[level]}`
    })
  const ladder = joinPhrases(steps, '；')
  const advice = ladder.text === '' ? '' : phrase`按照督办规则，${ladder}，由办公室研究后办理。`
  return phrase`抓紧整改逾期问题。责任单位主要负责同志要亲自过问，逐项查明原因，明确完成日期。${advice}`
}

function dueSoon({ judged, campaign, isNamed, tone }: CircularFacts): Phrase {
  const soon = judged
    .filter(({ timeliness }) => timeliness === 'due-soon')
    .toSorted((a, b) => compareDue(a, b) || a.ledgerNo - b.ledgerNo)
  if (soon.length === 0) return phrase``
  const head = phrase`紧盯临近到期问题。${figure('due-soon', soon.length)}项将在${String(campaign.dueSoonDays)}天内到期`
  const tail = '，请责任单位倒排工期，确保按期完成。'
  if (!isNamed || soon.length > DUE_NAMED) return phrase`${head}${tail}`
  const named = soon.filter(({ item }) => mayName(tone, item.unit ?? ''))
  if (named.length === 0) return phrase`${head}${tail}`
  const list = named.map(
    (one) =>
      `${unitName(campaign, one.item.unit)}${sayCited([one])}${one.item.due === undefined ? '' : sayMonthDay(one.item.due)}到期`,
  )
  return phrase`${head}（${list.join('，')}${named.length < soon.length ? '等' : ''}）${tail}`
}

function unclear({ campaign, tally }: CircularFacts): Phrase {
  const count = tally.byTimeliness['no-due']
  return count === 0
    ? phrase``
    : phrase`明确整改时限。时限不清的${figure('no-due', count)}项，责任单位要在下次${reportWords(campaign).report}前补报具体日期。`
}

function closing({ tally }: CircularFacts): Phrase {
  const { awaiting } = keyFiguresOf(tally)
  return awaiting === 0
    ? phrase``
    : phrase`严格销号管理。对已报完成的${figure('awaiting', awaiting)}项，办公室将逐项审核，整改完成一件销号一件；佐证材料不全的予以退回，不得以报代改。`
}

/** The next week's report, when the campaign has one. */
function reporting({ campaign, reports, asOf }: CircularFacts): Phrase {
  const next = reports.periods[(lastDuePeriod(reports, asOf)?.index ?? -1) + 1]
  if (next === undefined) return phrase``
  const { report } = reportWords(campaign)
  return phrase`按时报送${report}。下一期${report}请于${sayMonthDay(next.due)}${campaign.weeklyReport.time}前报送，没有发现新问题的实行零报告。`
}

function milestones({ campaign, asOf }: CircularFacts): Phrase {
  const near = campaign.milestones.filter(({ due }) => asOf <= due && due <= addDays(asOf, MILESTONE_DAYS))
  const said = near.map(({ name, due }) => `${name}请于${sayMonthDay(due)}前报送`)
  return said.length === 0 ? phrase`` : phrase`做好节点工作。${said.join('；')}。`
}

function compareDue(a: JudgedItem, b: JudgedItem): number {
  const [dueA, dueB] = [a.item.due ?? '', b.item.due ?? '']
  return dueA < dueB ? -1 : dueA > dueB ? 1 : 0
}
