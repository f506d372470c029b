/** The text of a paper as a template has it: title, addressee, parts, closing, signature, attached list, 版记. */
import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  HorizontalPositionAlign,
  LineRuleType,
  Paragraph,
  Tab,
  Table,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalPositionAlign,
  WidthType,
  type IBorderOptions,
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
  { tag: '总序号', heading: '总序号', width: 700, alignment: AlignmentType.CENTER },
  { tag: '单位', heading: '责任单位', width: 1500, alignment: AlignmentType.LEFT },
  { tag: '问题', heading: '问题表现', width: 2780, alignment: AlignmentType.LEFT },
  { tag: '整改时限', heading: '整改时限', width: 1600, alignment: AlignmentType.CENTER },
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
const THICK: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, space: 1, color: '000000' }
const THIN: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' }

/** At the foot of the last page. */
const atFoot = {
  type: 'alignment',
  width: TEXT_WIDTH,
  height: 1,
  rule: 'atLeast',
  wrap: 'around',
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
} as const

/** 版记: 抄送 where there is one, 印发机关 and 印发日期 in 4号仿宋, one character in on both sides. */
export function imprint(): Paragraph[] {
  const text = (said: string): TextRun => run(said, fonts.body, sizes.footer)
  const indent = { left: 280, right: 280 }
  return [
    line([run('{#有抄送}')], { frame: atFoot }),
    line([text('抄送：{抄送}。')], { frame: atFoot, indent, border: { top: THICK } }),
    line([run('{/有抄送}')], { frame: atFoot }),
    line([text('{印发机关}'), new TextRun({ children: [new Tab()] }), text('{印发日期}印发')], {
      frame: atFoot,
      indent,
      tabStops: [{ type: 'right', position: TEXT_WIDTH - 280 }],
      border: { top: THIN, bottom: THICK },
    }),
    // A frame stands with the paragraph after it; without one it is ordinary text.
    afterTable(),
  ]
}
