/**
 * 通报 — the circular as paragraphs and tables, no file format.
 */
import type { Day } from './day.ts'
import type { SummaryInput } from './summary.ts'

/** A circular's text; `documents/circularDocx.ts` only sets it in type. */
export interface Circular {
  readonly title: string
  /** Serial number in the field's form, e.g. 第3期. */
  readonly number: string
  readonly addressee: string
  readonly opening: string
  readonly sections: readonly CircularSection[]
  readonly attachments: readonly CircularAttachment[]
  readonly signedBy: string
  readonly issuedOn: Day
  /** Every figure in the text, so that a later state of the ledger can say which ones are stale. */
  readonly figures: readonly CircularFigure[]
}

export interface CircularSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** A table printed on its own page after the text. */
export interface CircularAttachment {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A number as printed, and what it counts: `overdue`, `byUnit.jwc.overdue`, … */
export interface CircularFigure {
  readonly key: string
  readonly value: number
}

/** What the office chooses for one circular. */
export interface CircularSettings {
  /** 期号; the week's place among the campaign's reporting weeks when absent. */
  readonly issueNo?: number | undefined
  /** Day under the text; the day of the figures when absent. */
  readonly issuedOn?: Day | undefined
  /** Whether units are criticised by name (点名) or not (不点名). By name when absent. */
  readonly naming?: 'named' | 'anonymous' | undefined
}

export function draftCircular(input: SummaryInput, settings: CircularSettings = {}): Circular {
  return {
    title: `关于${input.campaign.name}工作进展情况的通报`,
    number: `第${settings.issueNo ?? input.snapshotNo}期`,
    addressee: '各单位：',
    opening: '',
    sections: [],
    attachments: [],
    signedBy: input.campaign.office,
    issuedOn: settings.issuedOn ?? input.asOf,
    figures: [],
  }
}
