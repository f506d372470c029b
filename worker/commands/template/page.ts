/** The page of GB/T 9704-2012 and the pieces of type that all templates are set from. */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  PageNumber,
  Paragraph,
  TableCell,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
  type Header,
  type IParagraphOptions,
} from 'docx'

/** GB/T 9704-2012, 5.1–5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; twentieths of a point. */
export const PAGE = { width: 11906, height: 16838, top: 2098, left: 1588, right: 1474, bottom: 1984 }
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right

/** 7 mm below the 版心 stands the page number, 14 points high. */
const FOOTER_FROM_EDGE = 1304

/** 22 lines to 225 mm: 28.99 points. */
export const LINE = 580

/** 发文机关标志: its upper edge 35 mm below the 版心's. */
export const LETTERHEAD_SPACE = 1984

/** Line height of the attachment's cells; see `mended`. */
export const CELL_LINE = 330

export const RED = 'FF0000'
export const fonts = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  lead: '楷体_GB2312',
  number: '宋体',
}

/** Half points: 3号 is 16 points, 2号 22, 4号 14, 小4号 12. */
export const sizes = { body: 32, title: 44, letterhead: 50, footer: 28, table: 24 }

export function run(
  text: string,
  font: string = fonts.body,
  size: number = sizes.body,
  color?: string,
): TextRun {
  return new TextRun({
    text,
    size,
    font: { ascii: font, eastAsia: font, hAnsi: font, cs: font },
    ...(color === undefined ? {} : { color }),
  })
}

export function line(children: readonly TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
    ...options,
    children: [...children],
  })
}

export function blank(): Paragraph {
  return line([run('')])
}

/** Two characters in. */
export const indented = { firstLineChars: 200, firstLine: 640 } as const

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType]

/** A line of a table's cell, in 小4号. */
export function small(text: string, alignment: Alignment, font: string = fonts.body): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { line: CELL_LINE, lineRule: LineRuleType.EXACT },
    children: [run(text, font, sizes.table)],
  })
}

/** `span` columns wide. */
export function cellOf(children: readonly Paragraph[], width: number, span = 1): TableCell {
  return new TableCell({
    columnSpan: span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 60, right: 60 },
    children: [...children],
  })
}

/** — 1 —, on odd pages at the right, on even pages at the left, one character in. */
function pageNumber(side: 'left' | 'right'): Footer {
  const font = { ascii: fonts.number, eastAsia: fonts.number, hAnsi: fonts.number, cs: fonts.number }
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: 280 } : { left: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: sizes.footer, font })],
      }),
    ],
  })
}

/** Headers and footers of a first page that differs from the others. */
export interface FirstPage {
  readonly header: Header
  readonly footer: Footer
}

/** A whole template; `first` gives its first page a head and a foot of its own, without a page number. */
export function templateOf(title: string, children: readonly FileChild[], first?: FirstPage): Document {
  return new Document({
    creator: 'LedgerLoop · 台账通',
    title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          titlePage: first !== undefined,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              left: PAGE.left,
              right: PAGE.right,
              bottom: PAGE.bottom,
              // 信函 format: the head begins 30 mm below the edge of the page.
              header: first === undefined ? 851 : 1701,
              footer: FOOTER_FROM_EDGE,
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: LINE },
        },
        ...(first === undefined ? {} : { headers: { first: first.header } }),
        footers: {
          default: pageNumber('right'),
          even: pageNumber('left'),
          ...(first === undefined ? {} : { first: first.footer }),
        },
        children: [...children],
      },
    ],
  })
}
