/**
 * 汇总表的页 — what a sheet of the summary holds, as data; `documents/summaryXlsx.ts` sets it in type.
 *
 * A sheet is a column of blocks, set one under another on the sheet's grid of columns.
 */

/** 红 逾期 · 橙 临期 · 蓝 待销号 · 绿 已销号 · 灰 长期 · 深灰 期限待明确; never by colour alone, the word stands beside it. */
export type Tone = 'overdue' | 'due-soon' | 'awaiting' | 'closed' | 'ongoing' | 'unclear' | 'plain'

export interface SummaryWorkbook {
  readonly title: string
  readonly creator: string
  /** Printed at the top of each page: the campaign, and the day of the figures. */
  readonly header: { readonly left: string; readonly right: string }
  readonly sheets: readonly SummarySheet[]
}

export interface SummarySheet {
  readonly name: string
  readonly tone: Tone
  readonly page: {
    readonly paper: 'a4' | 'a3'
    readonly orientation: 'portrait' | 'landscape'
    /** Printed on one page, however full it is. */
    readonly onePage?: true
  }
  /** Widths of the grid's columns in characters, two per Chinese character. */
  readonly widths: readonly number[]
  /** Columns that stay in sight when one scrolls to the right. */
  readonly freezeColumns: number
  /** Table whose header stays in sight and is repeated on each printed page. */
  readonly mainTable: string | null
  readonly blocks: readonly Block[]
}

export type Block = TextBlock | CardsBlock | Table | RowList | PairBlock | ChartsBlock | LinksBlock

export interface TextBlock {
  readonly kind: 'title' | 'heading' | 'line' | 'note'
  readonly text: string
  readonly tone?: Tone
  /** Starts a new printed page. */
  readonly breakBefore?: true
}

/** Key figures, side by side. */
export interface CardsBlock {
  readonly kind: 'cards'
  readonly cards: readonly Card[]
}

export interface Card {
  readonly label: string
  readonly value: number
  readonly form: 'number' | 'percent'
  /** Change since the last snapshot, in words. */
  readonly change: string
  readonly tone: Tone
  /** Where the rows behind the figure stand. */
  readonly target?: LinkTarget
}

/** A value of a table: a `Day` text in a day column, a share between 0 and 1 in a percent column. */
export type TableValue = string | number | null
export type TableRow = readonly TableValue[]

export interface TableColumn {
  readonly label: string
  /** `word` is a short text, centred. */
  readonly kind: 'text' | 'word' | 'number' | 'percent' | 'day'
  /** Columns of the sheet's grid that it covers; one when absent. */
  readonly span?: number
  /** Numbers above nought are shown in this tone. */
  readonly tone?: Tone
  /** Words that are shown in a tone. */
  readonly words?: Readonly<Record<string, Tone>>
  /** Part of the heat map. */
  readonly heat?: true
  /** Shown as a bar within its cell. */
  readonly bar?: true
  /** Empty in every row, therefore not shown. */
  readonly hidden?: true
}

export interface Table {
  readonly kind: 'table'
  /** Latin letters only: the table's name in the workbook. */
  readonly id: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** A sum under the table, outside its filter. */
  readonly total?: TableRow
  /** With filter and sort buttons. */
  readonly filter: boolean
  /** By column, where the link of each row leads; parallel to `rows`. */
  readonly links?: readonly ColumnLinks[]
}

export interface ColumnLinks {
  readonly column: number
  readonly targets: readonly (LinkTarget | null)[]
}

/** A long table with filter and sort buttons, whose rows are made a page at a time, when they are written. */
export interface RowList {
  readonly kind: 'list'
  /** Latin letters only: the table's name in the workbook. */
  readonly id: string
  readonly columns: readonly TableColumn[]
  /** As many rows as the pages hold. */
  readonly count: number
  readonly pages: () => AsyncIterable<readonly ListRow[]> | Iterable<readonly ListRow[]>
  /** The column that carries the links of its rows. */
  readonly linkColumn?: number
}

export interface ListRow {
  readonly values: TableRow
  readonly link?: LinkTarget
}

/** Rows of a table on a sheet, or the top of the sheet. */
export interface LinkTarget {
  readonly sheet: string
  readonly table?: string
  readonly row?: number
  /** More than the one row: a block of so many is marked. */
  readonly rows?: number
}

/** A narrow table with a chart of it at its right, as high as the table. */
export interface PairBlock {
  readonly kind: 'pair'
  readonly table: Table
  readonly chart: Chart
}

export interface ChartsBlock {
  readonly kind: 'charts'
  readonly chart: Chart
  /** Height in rows of ordinary text. */
  readonly height: number
}

/** A chart of a table's columns, wherever in the workbook the table stands. */
export interface Chart {
  readonly type: 'bar' | 'column' | 'line' | 'doughnut'
  readonly title: string
  readonly table: string
  readonly categories: number
  readonly series: readonly { readonly column: number; readonly tone: Tone }[]
  /** Only so many of the table's first rows. */
  readonly rows: number
  /** Tones of a doughnut's parts. */
  readonly points?: readonly Tone[]
}

export interface LinksBlock {
  readonly kind: 'links'
  readonly links: readonly { readonly text: string; readonly note: string; readonly target: LinkTarget }[]
}
