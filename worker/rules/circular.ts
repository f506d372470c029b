/**
 * 通报 — the weekly circular (周通报, M-34) as paragraphs and a table, no file format.
 *
 * Set out as published ones are: 总体情况 with shares, 报送情况, 存在的问题 by unit and item number, 工作要求. A part
 * that has nothing to say is left out and the numbering closes up. By name or anonymous (不点名) is a choice of
 * the office; only criticism becomes anonymous. The rules propose and a person decides: the text says 建议.
 * Sources: 中南林业科技大学 2017-03, 珠海城市职业技术学院 2020-01, 紫阳县督察通报第十七期 2022-09.
 */
import { sayDay, type Day } from './day.ts'
import { judgeLedger } from './judgedLedger.ts'
import { periodsOf } from './period.ts'
import type { PlacedFigure } from './phrase.ts'
import { demandsPart } from './circular/demands.ts'
import type { CircularFacts, CircularPart } from './circular/facts.ts'
import { overallPart } from './circular/overall.ts'
import { overdueRows, type OverdueRow } from './circular/overdueRows.ts'
import { problemsPart } from './circular/problems.ts'
import { reportingPart } from './circular/reporting.ts'
import type { SummaryInput } from './summary/input.ts'

/** A circular's text; `documents/circularDocx.ts` only sets it in type. */
export interface Circular {
  readonly title: string
  /** 期号, e.g. 第3期. */
  readonly number: string
  /** Whose circular it is: the school, and the office that signs. */
  readonly institution: string
  readonly addressee: string
  readonly opening: string
  readonly sections: readonly CircularSection[]
  readonly attachments: readonly CircularAttachment[]
  readonly signedBy: string
  readonly issuedOn: Day
  /** The state of the ledger that every figure is of. */
  readonly asOf: Day
  readonly snapshotNo: number
  /** Every figure in the text, so that a later state of the ledger can say which ones are stale. */
  readonly figures: readonly CircularFigure[]
}

export interface CircularSection {
  /** With its number: 一、总体情况. */
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** Overdue items as a table on its own page. */
export interface CircularAttachment {
  readonly title: string
  readonly rows: readonly OverdueRow[]
}

/** `section` and `paragraph` count from 0; `start` is the character in that paragraph. */
export interface CircularFigure extends PlacedFigure {
  readonly section: number
  readonly paragraph: number
}

/** What the office chooses for one circular. */
export interface CircularSettings {
  /** 期号; the place of the week among the campaign's reporting weeks when absent. */
  readonly issueNo?: number | undefined
  /** Day under the text; the day of the figures when absent. */
  readonly issuedOn?: Day | undefined
  /** Whether units are criticised by name (点名) or not (不点名). By name when absent. */
  readonly naming?: 'named' | 'anonymous' | undefined
}

export function draftCircular(input: SummaryInput, settings: CircularSettings = {}): Circular {
  const facts: CircularFacts = {
    ...input,
    judged: judgeLedger(input.items, input.campaign, input.calendar, input.asOf),
    isNamed: settings.naming !== 'anonymous',
  }
  const parts = [overallPart(facts), reportingPart(facts), problemsPart(facts), demandsPart(facts)].filter(
    ({ paragraphs }) => paragraphs.length > 0,
  )
  const { campaign, asOf } = input
  const order = campaign.authority === '' ? '' : `根据${campaign.authority}部署要求，`
  return {
    title: `关于${campaign.name}工作进展情况的通报`,
    number: `第${settings.issueNo ?? weekNo(input)}期`,
    institution: campaign.institution,
    addressee: '各单位：',
    opening: `${order}现将${campaign.name}工作截至${sayDay(asOf)}的进展情况通报如下：`,
    sections: parts.map(({ title, paragraphs }, index) => ({
      heading: `${sayOrdinal(index + 1)}、${title}`,
      paragraphs: paragraphs.map(({ text }) => text),
    })),
    attachments: attachmentsOf(facts),
    signedBy: campaign.office,
    issuedOn: settings.issuedOn ?? asOf,
    asOf,
    snapshotNo: input.snapshotNo,
    figures: parts.flatMap(figuresOf),
  }
}

function figuresOf({ paragraphs }: CircularPart, section: number): CircularFigure[] {
  return paragraphs.flatMap(({ figures }, paragraph) =>
    figures.map((one) => ({ ...one, section, paragraph })),
  )
}

/** An anonymous circular has no list of names either. */
function attachmentsOf(facts: CircularFacts): CircularAttachment[] {
  const rows = facts.isNamed ? overdueRows(facts) : []
  return rows.length === 0 ? [] : [{ title: '逾期未完成问题一览表', rows }]
}

/** Weeks due by the day; the snapshot's number outside the campaign's weeks. */
function weekNo({ campaign, calendar, asOf, snapshotNo }: SummaryInput): number {
  const periods = periodsOf(campaign, calendar)
  const index = periods.findIndex(({ from, to }) => from <= asOf && asOf <= to)
  return index === -1 ? snapshotNo : index + 1
}

/** A circular has at most four parts. */
function sayOrdinal(number: number): string {
  return '一二三四'[number - 1] ?? String(number)
}
