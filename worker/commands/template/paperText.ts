/** The text of a paper as a template has it: title, addressee, parts, closing, signature, attached list, 版记. */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  OverlapType,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type IBorderOptions,
  type ITableCellOptions,
} from 'docx'
import { blank, cellOf, fonts, indented, LINE, line, run, sizes, small, TEXT_WIDTH } from './page.ts'

export function title(): Paragraph[] {
  return [
    line([run('{标题}', fonts.title, sizes.title)], {
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: LineRuleType.EXACT, before: 400 },
    }),
    blank(),
  ]
}

export function body(): Paragraph[] {
  return [
    line([run('{主送机关}')]),
    line([run('{导语}')], { indent: indented, alignment: AlignmentType.BOTH }),
    line([run('{#部分}')]),
    line([run('{部分标题}', fonts.heading)], { indent: indented, keepNext: true }),
    line([run('{#段落}')]),
    line([run('{段首}', fonts.lead), run('{段文}')], { indent: indented, alignment: AlignmentType.BOTH }),
    line([run('{/段落}')]),
    line([run('{/部分}')]),
    line([run('{#末段}')]),
    line([run('{段首}', fonts.lead), run('{段文}')], {
      indent: indented,
      alignment: AlignmentType.BOTH,
      keepNext: true,
    }),
    line([run('{/末段}')]),
    line([run('{#有结语}')]),
    line([run('{结语}')], { indent: indented, alignment: AlignmentType.BOTH, keepNext: true }),
    line([run('{/有结语}')]),
    line([run('{#有附件}')]),
    kept(''),
    line([run('附件：{附件名称}')], { indent: indented, keepNext: true }),
    line([run('{/有附件}')]),
    kept(''),
    kept(''),
    line([run('{落款}')], { alignment: AlignmentType.RIGHT, indent: { right: 640 }, keepNext: true }),
    line([run('{成文日期}')], { alignment: AlignmentType.RIGHT, indent: { right: 1280 } }),
  ]
}

/** Stays with what follows: a signature does not stand alone on a page. */
function kept(text: string): Paragraph {
  return line([run(text)], { keepNext: true })
}

/** Tag, heading and width of each column of the attachment; the widths fill the 版心. */
const columns = [
  { tag: '编号', heading: '编号', width: 1420, alignment: AlignmentType.CENTER },
  { tag: '单位', heading: '责任单位', width: 1300, alignment: AlignmentType.LEFT },
  { tag: '问题', heading: '问题表现', width: 2360, alignment: AlignmentType.LEFT },
  { tag: '整改时限', heading: '整改时限', width: 1500, alignment: AlignmentType.CENTER },
  { tag: '逾期天数', heading: '逾期天数', width: 704, alignment: AlignmentType.CENTER },
  { tag: '责任人', heading: '责任人', width: 900, alignment: AlignmentType.CENTER },
  { tag: '建议', heading: '建议', width: 660, alignment: AlignmentType.CENTER },
] as const

export function attachment(): (Paragraph | Table)[] {
  return [
    line([run('{#附件}')]),
    line([run('附件', fonts.heading)], { pageBreakBefore: true }),
    line([run('{附件名称}', fonts.title, sizes.title)], {
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: LineRuleType.EXACT, before: LINE, after: 300 },
    }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: columns.map(({ width }) => width),
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ heading, width }) =>
            cellOf([small(heading, AlignmentType.CENTER, fonts.heading)], width),
          ),
        }),
        new TableRow({
          cantSplit: true,
          children: columns.map(({ tag, width, alignment }, index) => {
            const opens = index === 0 ? '{#行}' : ''
            const closes = index === columns.length - 1 ? '{/行}' : ''
            return cellOf([small(`${opens}{${tag}}${closes}`, alignment)], width)
          }),
        }),
      ],
    }),
    line([run('{/附件}')]),
    afterTable(),
  ]
}

/** Word wants a paragraph after a table; this one takes no room. */
export function afterTable(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] })
}

/** 0.35 mm and 0.25 mm (GB/T 9704-2012, 7.4.1), in eighths of a point. */
const THICK: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
const THIN: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** 印发机关, 印发日期, and room for the end of the loop that leaves 抄送 out. */
const IMPRINT_WIDTHS = [5200, 3544, 100]

/** 版记 at the foot of the last page: 抄送 where there is one, 印发机关 and 印发日期, in 4号仿宋. */
export function imprint(): (Paragraph | Table)[] {
  const lined = (top: IBorderOptions, bottom: IBorderOptions): ITableCellOptions['borders'] => ({
    top,
    bottom,
    left: NONE,
    right: NONE,
  })
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: IMPRINT_WIDTHS,
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      overlap: OverlapType.NEVER,
    },
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: [
      new TableRow({
        children: [
          imprintCell('{#有抄送}抄送：{抄送}。', [0, 2], lined(THICK, THIN)),
          imprintCell('{/有抄送}', [2, 3], lined(THICK, THIN)),
        ],
      }),
      new TableRow({
        children: [
          imprintCell('{印发机关}', [0, 1], lined(THIN, THICK)),
          imprintCell('{印发日期}印发', [1, 3], lined(THIN, THICK), AlignmentType.RIGHT),
        ],
      }),
    ],
  })
  // A floating table stands with the paragraph after it.
  return [table, afterTable()]
}

/** Columns from the first up to the second; the text one character in from either side. */
function imprintCell(
  text: string,
  [from, to]: readonly [number, number],
  borders: ITableCellOptions['borders'],
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
): TableCell {
  const width = IMPRINT_WIDTHS.slice(from, to).reduce((sum, one) => sum + one, 0)
  return new TableCell({
    columnSpan: to - from,
    width: { size: width, type: WidthType.DXA },
    ...(borders === undefined ? {} : { borders }),
    margins: { left: 0, right: 0 },
    children: [
      line([run(text, fonts.body, sizes.footer)], {
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 },
      }),
    ],
  })
}
