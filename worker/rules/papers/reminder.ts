/**
 * 提醒函 — to one unit: what of it is overdue, what falls due, which report is missing. The mildest step of the ladder.
 *
 * Written from the frozen state like a circular, so that it can be told when it is no longer true. A unit without
 * anything to be reminded of gets no letter: `sections` is then empty and the request is refused.
 */
import type { UnitId } from '../campaign/campaign.ts'
import { orderOf, paperFrame, type CircularSettings } from './circular.ts'
import { reportWords } from '../campaign/rhythm.ts'
import { sayDay, sayMonthDay } from '../calendar/day.ts'
import { sayItem } from '../figures/itemSentence.ts'
import { judgeLedger, unitName, type JudgedItem } from '../figures/judgedLedger.ts'
import { setParts, type Paper, type PaperPart } from './paper.ts'
import { figure, phrase, type Phrase } from '../figures/phrase.ts'
import { hasReports, lastDuePeriod } from '../figures/weekStatus.ts'
import type { PaperFacts } from '../figures/facts.ts'

/** More items are counted; the unit has them all in its ledger. */
const ITEMS_LISTED = 20

export function draftReminder(facts: PaperFacts, unit: UnitId, settings: CircularSettings = {}): Paper {
  const { campaign, asOf } = facts
  const own = judgeLedger(facts.items, campaign, facts.calendar, asOf).filter(
    ({ item }) => item.unit === unit,
  )
  const parts = [
    itemsPart('逾期未完成的问题', 'overdue', own, facts),
    itemsPart('即将到期的问题', 'due-soon', own, facts),
    itemsPart('整改时限不明确的问题', 'no-due', own, facts),
    reportPart(facts, unit),
  ]
  const said = setParts([...parts, demands(facts, parts)])
  return {
    ...paperFrame('reminder', facts, settings),
    title: `关于${campaign.name}有关事项的提醒函`,
    addressee: `${unitName(campaign, unit)}：`,
    opening: `${orderOf(campaign)}现将你单位截至${sayDay(asOf)}需要抓紧办理的事项提醒如下：`,
    ...said,
    closing: '特此提醒。',
    copyTo: '',
    attachments: [],
  }
}

function itemsPart(
  title: string,
  timeliness: 'overdue' | 'due-soon' | 'no-due',
  own: readonly JudgedItem[],
  { asOf }: PaperFacts,
): PaperPart {
  const items = own.filter((one) => one.timeliness === timeliness)
  if (items.length === 0) return { title, paragraphs: [] }
  const listed = items.slice(0, ITEMS_LISTED).map(({ item, lateness }, index): Phrase => {
    return {
      text: sayItem(
        { content: item, number: item.number, lateness },
        items.length === 1 ? null : index + 1,
        asOf,
      ),
      figures: [],
    }
  })
  const more = items.length > ITEMS_LISTED ? '，以下列出其中部分' : ''
  return { title, paragraphs: [phrase`共${figure(timeliness, items.length)}项${more}。`, ...listed] }
}

function reportPart({ campaign, reports, asOf }: PaperFacts, unit: UnitId): PaperPart {
  const title = reportWords(campaign).report
  const last = lastDuePeriod(reports, asOf)
  const status = reports.units.find((one) => one.unit === unit)?.statuses[last?.index ?? -1]
  if (last === null || !hasReports(reports) || status !== 'missing') return { title, paragraphs: [] }
  return {
    title,
    paragraphs: [phrase`${sayMonthDay(last.due)}截止的${title}还没有收到。没有发现新问题的，请报零报告。`],
  }
}

function demands({ campaign }: PaperFacts, parts: readonly PaperPart[]): PaperPart {
  const title = '请你单位办理'
  if (parts.every(({ paragraphs }) => paragraphs.length === 0)) return { title, paragraphs: [] }
  return {
    title,
    paragraphs: [
      phrase`请对照以上事项抓紧办理：已经整改完成的，及时申请销号；确实不能按期完成的，说明原因并申请延期；整改时限不明确的，补报具体日期。有困难和问题请及时与${campaign.office}联系。`,
    ],
  }
}
