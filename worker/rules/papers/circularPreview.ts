/**
 * 通报预览 — 「如果现在汇总，本单位会被这样写」: what the circular would say of one unit, each with its reason.
 *
 * The circular is drafted whole, by its own code, with the other units' names struck out beforehand, and the
 * clauses that still name the unit are kept. So the words are the circular's own, and no unit reads of another.
 * A clause that lists several units keeps the one and says 等.
 * Limit: an anonymous circular (不点名) names nobody; the preview always shows the version by name.
 */
import type { UnitId } from '../campaign/campaign.ts'
import { draftCircular } from './circular.ts'
import type { OverdueRow, Paper, PaperFigure } from './paper.ts'
import type { Origin } from '../items/item.ts'
import { judgeLedger, type JudgedItem } from '../figures/judgedLedger.ts'
import type { PaperFacts } from '../figures/facts.ts'

/** What a clause holds against the unit, and so where it is mended. */
export type PreviewTopic = 'overdue' | 'no-due' | 'due-soon' | 'report' | 'ledger' | 'zero' | 'other'

export interface PreviewItem {
  readonly origin: Origin
  /** 编号, as the clause cites it. */
  readonly number?: string | undefined
  readonly ledgerNo: number
  readonly problem: string
}

export interface PreviewLine {
  /** The part of the circular: 三、存在的问题. */
  readonly heading: string
  readonly text: string
  readonly topic: PreviewTopic
  /** The unit's items that the clause is about; empty where it is about a report. */
  readonly items: readonly PreviewItem[]
}

export interface CircularPreview {
  readonly title: string
  readonly lines: readonly PreviewLine[]
  /** The unit's rows of the attached list of overdue items. */
  readonly attachment: readonly OverdueRow[]
}

/** Stands for every other unit's name while the circular is drafted; no text holds it otherwise. */
const STRUCK_OUT = '\uE000'
/** Stands for the unit's own name, so that a name inside another word is never taken for it. */
const OWN = '\uE001'

export function previewCircular(facts: PaperFacts, unit: UnitId): CircularPreview {
  const name = facts.campaign.units.find(({ id }) => id === unit)?.name ?? unit
  const circular = draftCircular(masked(facts, unit))
  const judged = judgeLedger(facts.items, facts.campaign, facts.calendar, facts.asOf)
  const own = judged.filter(({ item }) => item.unit === unit)
  const lines = circular.sections.flatMap(({ heading, paragraphs }, section) =>
    paragraphs.flatMap((paragraph, index) => {
      const figures = circular.figures.filter((one) => one.section === section && one.paragraph === index)
      return clausesOf(paragraph)
        .filter(({ text }) => text.includes(OWN))
        .map((clause): PreviewLine => {
          const topic = topicOf(figures.filter(({ start }) => clause.from <= start && start < clause.to))
          return { heading, text: sayOwn(clause.text, name), topic, items: itemsOf(topic, own) }
        })
    }),
  )
  return { title: circular.title, lines, attachment: ownRows(circular, name) }
}

function masked(facts: PaperFacts, unit: UnitId): PaperFacts {
  const units = facts.campaign.units.map((one) => ({ ...one, name: one.id === unit ? OWN : STRUCK_OUT }))
  return { ...facts, campaign: { ...facts.campaign, units } }
}

interface Clause {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Cut at 。 and ；, but not inside brackets. */
function clausesOf(paragraph: string): Clause[] {
  const clauses: Clause[] = []
  let depth = 0
  let from = 0
  const cut = (to: number): void => {
    if (to > from) clauses.push({ text: paragraph.slice(from, to), from, to })
    from = to
  }
  for (let at = 0; at < paragraph.length; at++) {
    const sign = paragraph[at]
    if (sign === '（') depth++
    else if (sign === '）') depth--
    else if (depth === 0 && (sign === '。' || sign === '；')) cut(at + 1)
  }
  cut(paragraph.length)
  return clauses
}

/** Lists in brackets keep what is the unit's own; whatever else still stands for another unit is 某单位. */
function sayOwn(text: string, name: string): string {
  const cut = text.replace(/（([^（）]*)）/g, (whole, list: string) => {
    if (!list.includes(STRUCK_OUT)) return whole
    const kept = list.split(/(?<=[、，])/).filter((part) => !part.includes(STRUCK_OUT))
    return kept.length === 0
      ? ''
      : `（${kept
          .join('')
          .replace(/[、，]$/, '')
          .replace(/等$/, '')}等）`
  })
  return cut.replaceAll(STRUCK_OUT, '某单位').replaceAll(OWN, name).replace(/；$/, '。')
}

/** By what the clause counts; the figures' keys are the circular's own. */
function topicOf(figures: readonly PaperFigure[]): PreviewTopic {
  const keys = figures.map(({ key }) => key)
  const has = (pattern: RegExp): boolean => keys.some((key) => pattern.test(key))
  if (has(/^(?:units\..*\.overdue|items\.[^.]+\.days-late)/)) return 'overdue'
  if (has(/^no-due$/)) return 'no-due'
  if (has(/^due-soon$/)) return 'due-soon'
  if (has(/^reports\.(?:late|missing)$/)) return 'report'
  if (has(/^ledgers\.silent$/)) return 'ledger'
  return has(/^(?:reports|ledgers)\.zero$/) ? 'zero' : 'other'
}

function itemsOf(topic: PreviewTopic, own: readonly JudgedItem[]): PreviewItem[] {
  if (topic !== 'overdue' && topic !== 'no-due' && topic !== 'due-soon') return []
  return own
    .filter(({ timeliness }) => timeliness === topic)
    .map(({ item, ledgerNo }) => ({
      origin: item.origin,
      ...(item.number === undefined ? {} : { number: item.number }),
      ledgerNo,
      problem: item.problem ?? '',
    }))
}

function ownRows(circular: Paper, name: string): OverdueRow[] {
  return circular.attachments
    .flatMap(({ rows }) => rows)
    .filter(({ unit }) => unit === OWN)
    .map((row) => ({ ...row, unit: name }))
}
