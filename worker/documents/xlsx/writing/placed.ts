/** A workbook laid out to the cell: what `write.ts` sets down, whoever made it. Rows and columns count from 0. */

export type PlacedValue = string | number | null

/** How a cell looks. Sizes in points, colours as six hexadecimal digits. */
export interface CellLook {
  readonly font: string
  readonly size: number
  readonly bold?: boolean
  readonly underline?: boolean
  readonly colour?: string
  readonly fill?: string
  readonly border?: string
  readonly horizontal?: 'left' | 'center' | 'right'
  readonly vertical?: 'top' | 'center'
  readonly wrap?: boolean
  readonly indent?: number
  /** Number format code. */
  readonly format?: string
}

export interface PlacedCell {
  readonly value?: PlacedValue
  /** Without the =; its result is left to the program that opens the file. Never made from what a cell says. */
  readonly formula?: string
  readonly look?: CellLook
  /** Place inside the workbook. */
  readonly link?: PlacedLink
}

/** A cell or a range of a sheet. */
export interface PlacedLink {
  readonly sheet: string
  readonly cell: string
}

/** The sheet's one long list: rows that are made when they are written, in the looks of their columns. */
export interface PlacedList {
  readonly firstRow: number
  readonly pages: () => AsyncIterable<readonly PlacedRow[]> | Iterable<readonly PlacedRow[]>
}

export interface PlacedRow {
  readonly values: readonly PlacedValue[]
  /** In points. */
  readonly height: number
  readonly links: readonly PlacedRowLink[]
}

export interface PlacedRowLink {
  readonly column: number
  readonly look: CellLook
  readonly link: PlacedLink
}

export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Colours cells by what stands in them. */
export type Highlight =
  | { readonly kind: 'above-zero'; readonly range: CellRange; readonly colour: string; readonly fill: string }
  | {
      readonly kind: 'word'
      readonly range: CellRange
      readonly word: string
      readonly colour: string
      readonly fill: string
    }
  | {
      /** By a formula relative to the range's first cell. */
      readonly kind: 'formula'
      readonly range: CellRange
      readonly formula: string
      readonly colour: string
      readonly fill: string
    }
  | { readonly kind: 'heat'; readonly range: CellRange; readonly colour: string }
  | { readonly kind: 'bar'; readonly range: CellRange; readonly colour: string }

/** What may be typed into cells; `error` is said to whoever types something else, `stops` whether it is refused. */
export type PlacedRule = {
  readonly range: CellRange
  readonly title: string
  readonly prompt?: string
  readonly stops: boolean
  readonly error: string
} & (
  | { readonly kind: 'list'; readonly source: string }
  | { readonly kind: 'day' | 'never' }
  | { readonly kind: 'length'; readonly max: number }
)

export interface PlacedTable {
  readonly name: string
  readonly range: CellRange
  /** Equal to the header cells, each once. */
  readonly columns: readonly string[]
}

export interface PlacedChart {
  readonly type: 'bar' | 'column' | 'line' | 'doughnut'
  readonly title: string
  readonly from: { readonly row: number; readonly column: number }
  /** Sheet on which the charted cells stand. */
  readonly sheet: string
  /** The first row and column no longer covered. */
  readonly to: { readonly row: number; readonly column: number }
  readonly categories: { readonly range: CellRange; readonly values: readonly string[] }
  readonly series: readonly {
    readonly name: string
    readonly range: CellRange
    readonly values: readonly number[]
    readonly colour: string
  }[]
  /** Colours of a doughnut's parts. */
  readonly points?: readonly string[]
}

export interface PlacedSheet {
  readonly name: string
  readonly tabColour: string
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean; readonly look?: CellLook }[]
  readonly list: PlacedList | null
  /** All rows but the list's, by row, then column. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, PlacedCell>>
  /** In points. */
  readonly heights: ReadonlyMap<number, number>
  readonly merges: readonly CellRange[]
  readonly freeze: { readonly rows: number; readonly columns: number }
  readonly tables: readonly PlacedTable[]
  readonly highlights: readonly Highlight[]
  readonly rules?: readonly PlacedRule[]
  readonly charts: readonly PlacedChart[]
  /** Rows before which a printed page begins. */
  readonly breaks: readonly number[]
  readonly page: {
    readonly paper: 'a4' | 'a3'
    readonly orientation: 'portrait' | 'landscape'
    readonly pagesAcross: number
    readonly onePage: boolean
    readonly repeatRow: number | null
    readonly repeatColumns: number
    readonly headerLeft: string
    readonly headerRight: string
  }
  readonly gridLines: boolean
  /** Shown by no menu, only by a program. */
  readonly isHidden?: boolean
}

export interface PlacedWorkbook {
  readonly title: string
  readonly creator: string
  readonly font: { readonly name: string; readonly size: number }
  readonly sheets: readonly PlacedSheet[]
  /** The sheet whose rows are made before those of the others; its place among the sheets stays. */
  readonly writtenFirst?: string
}
