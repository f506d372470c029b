/**
 * 公文 — the papers that people receive: what each says, as parts and paragraphs, no file format.
 *
 * 周通报、逾期通报、督办单、提醒函、单位总结报告、总结报告 share this shape; the closing sheet (销号单) is a form and
 * stands in closingSheet.ts. `documents/paperDocx.ts` only sets a paper in type, in the template of its kind.
 */
import type { UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { PaperKind } from '../campaign/paperKind.ts'
import type { Phrase, PlacedFigure } from '../figures/phrase.ts'

export interface Paper {
  readonly kind: PaperKind
  readonly title: string
  /** 文号 or 期号; a draft leaves the place of the number blank. Empty for a paper that carries none. */
  readonly number: string
  /** Whose paper it is: the school, and the office that signs. */
  readonly institution: string
  readonly addressee: string
  readonly opening: string
  readonly sections: readonly PaperSection[]
  /** 特此通报。 or nothing. */
  readonly closing: string
  readonly attachments: readonly PaperAttachment[]
  readonly signedBy: string
  readonly issuedOn: Day
  /** 抄送; empty when nobody else receives it. */
  readonly copyTo: string
  /** The state of the ledger that every figure is of. */
  readonly asOf: Day
  readonly snapshotNo: number
  /** Every figure in the text, so that a later state of the ledger can say which ones are stale. */
  readonly figures: readonly PaperFigure[]
}

export interface PaperSection {
  /** With its number: 一、总体情况. */
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** A row of 逾期一览表. */
export interface OverdueRow {
  /** 编号, as the text cites it; absent in papers of before there were any. */
  readonly number?: string | undefined
  /** 总序号: where it stands among the others. */
  readonly ledgerNo: number
  readonly unit: string
  readonly problem: string
  readonly due: Day
  readonly daysLate: number
  readonly workdaysLate: number
  readonly owner: string
  /** 提醒, 督办, 通报 as the rules propose; — below the first step. */
  readonly advice: string
}

/** Overdue items as a table on its own page. */
export interface PaperAttachment {
  readonly title: string
  readonly rows: readonly OverdueRow[]
}

/** `section` and `paragraph` count from 0; `start` is the character in that paragraph. */
export interface PaperFigure extends PlacedFigure {
  readonly section: number
  readonly paragraph: number
}

/** A part of a text before it is numbered; one without paragraphs is left out. */
export interface PaperPart {
  readonly title: string
  readonly paragraphs: readonly Phrase[]
}

/** A thing that a spot check (抽查) found not put right, to be told in the next circular once. */
export interface CitedFailure {
  /** Of the check's record, so that it is not told twice. */
  readonly id: string
  readonly unit: UnitId
  /** 编号; absent in requests of before there were any. */
  readonly number?: string | undefined
  readonly problem: string
  readonly reason: string
  readonly checkedOn: Day
}

/** Numbers the parts that have something to say and keeps where each figure stands. */
export function setParts(parts: readonly PaperPart[]): Pick<Paper, 'sections' | 'figures'> {
  const said = parts
    .map(({ title, paragraphs }) => ({ title, paragraphs: paragraphs.filter(({ text }) => text !== '') }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
  return {
    sections: said.map(({ title, paragraphs }, index) => ({
      heading: `${sayOrdinal(index + 1)}、${title}`,
      paragraphs: paragraphs.map(({ text }) => text),
    })),
    figures: said.flatMap(({ paragraphs }, section) =>
      paragraphs.flatMap(({ figures }, paragraph) => figures.map((one) => ({ ...one, section, paragraph }))),
    ),
  }
}

/** A paper has far fewer than ten parts. */
function sayOrdinal(number: number): string {
  return '一二三四五六七八九'[number - 1] ?? String(number)
}
