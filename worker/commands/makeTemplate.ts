/**
 * Makes the circular's default template (worker/documents/templates/circular.docx) anew: GB/T 9704-2012 layout.
 *
 *   node worker/commands/makeTemplate.ts  [FILE]
 *
 * An office edits the template in Word; this file is only where the first one comes from. Fonts are named, not
 * embedded: 方正小标宋简体, 仿宋_GB2312 and 楷体_GB2312 are not free to ship. The same run gives the same bytes.
 */
import { writeFile } from 'node:fs/promises'
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import PizZip from 'pizzip'

/** GB/T 9704-2012, 5.1–5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; twentieths of a point. */
const PAGE = { width: 11906, height: 16838, top: 2098, left: 1588, right: 1474, bottom: 1984 }
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right

/** 7 mm below the 版心 stands the page number, 14 points high. */
const FOOTER_FROM_EDGE = 1304

/** 22 lines to 225 mm: 28.99 points. */
const LINE = 580

/** 发文机关标志: its upper edge 35 mm below the 版心's. */
const LETTERHEAD_SPACE = 1984

/** Line height of the attachment's cells; see `mended`. */
const CELL_LINE = 330

const RED = 'FF0000'
const fonts = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  lead: '楷体_GB2312',
  number: '宋体',
}

/** Half points: 3号 is 16 points, 2号 22, 4号 14, 小4号 12. */
const sizes = { body: 32, title: 44, letterhead: 50, footer: 28, table: 24 }

/** Where to; the committed template when nothing is said. */
const target = process.argv[2] ?? new URL('../documents/templates/circular.docx', import.meta.url)

function run(text: string, font: string = fonts.body, size: number = sizes.body, color?: string): TextRun {
  return new TextRun({
    text,
    size,
    font: { ascii: font, eastAsia: font, hAnsi: font, cs: font },
    ...(color === undefined ? {} : { color }),
  })
}

function line(children: readonly TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
    ...options,
    children: [...children],
  })
}

function blank(): Paragraph {
  return line([run('')])
}

/** Two characters in. */
const indented = { firstLineChars: 200, firstLine: 640 } as const

function letterhead(): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: LETTERHEAD_SPACE },
      children: [run('{发文单位}{发文机关}', fonts.title, sizes.letterhead, RED)],
    }),
    blank(),
    line([run('{期号}')], {
      alignment: AlignmentType.CENTER,
      // 4 mm between the number and the red line.
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: RED } },
    }),
    blank(),
    line([run('{标题}', fonts.title, sizes.title)], {
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: LineRuleType.EXACT, before: 400 },
    }),
    blank(),
  ]
}

function body(): Paragraph[] {
  return [
    line([run('{主送机关}')]),
    line([run('{导语}')], { indent: indented, alignment: AlignmentType.BOTH }),
    line([run('{#部分}')]),
    line([run('{部分标题}', fonts.heading)], { indent: indented, keepNext: true }),
    line([run('{#段落}')]),
    line([run('{段首}', fonts.lead), run('{段文}')], { indent: indented, alignment: AlignmentType.BOTH }),
    line([run('{/段落}')]),
    line([run('{/部分}')]),
    line([run('{#有附件}')]),
    blank(),
    line([run('附件：{附件名称}')], { indent: indented }),
    line([run('{/有附件}')]),
    blank(),
    blank(),
    line([run('{落款}')], { alignment: AlignmentType.RIGHT, indent: { right: 640 }, keepNext: true }),
    line([run('{成文日期}')], { alignment: AlignmentType.RIGHT, indent: { right: 1280 } }),
  ]
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

function attachment(): (Paragraph | Table)[] {
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
            cell(heading, width, AlignmentType.CENTER, fonts.heading),
          ),
        }),
        new TableRow({
          cantSplit: true,
          children: columns.map(({ tag, width, alignment }, index) => {
            const opens = index === 0 ? '{#行}' : ''
            const closes = index === columns.length - 1 ? '{/行}' : ''
            return cell(`${opens}{${tag}}${closes}`, width, alignment, fonts.body)
          }),
        }),
      ],
    }),
    line([run('{/附件}')]),
    // Word wants a paragraph after a table; this one takes no room.
    new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] }),
  ]
}

function cell(
  value: string,
  width: number,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  font: string,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment,
        spacing: { line: CELL_LINE, lineRule: LineRuleType.EXACT },
        children: [run(value, font, sizes.table)],
      }),
    ],
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

function template(): Document {
  return new Document({
    creator: 'LedgerLoop · 台账通',
    title: '通报模板',
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              left: PAGE.left,
              right: PAGE.right,
              bottom: PAGE.bottom,
              header: 851,
              footer: FOOTER_FROM_EDGE,
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: LINE },
        },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [...letterhead(), ...body(), ...attachment()],
      },
    ],
  })
}

/** The same parts with fixed times, and cells freed from the page's grid of 29 points, which docx cannot say. */
function mended(bytes: Uint8Array): Uint8Array {
  const made = new PizZip(bytes)
  const fixed = new PizZip()
  const date = new Date(1980, 0, 1)
  for (const name of Object.keys(made.files).toSorted()) {
    const part = made.file(name)
    if (part === null) continue
    const content = part
      .asText()
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$12000-01-01T00:00:00Z')
      .replaceAll(`<w:spacing w:line="${CELL_LINE}"`, `<w:snapToGrid w:val="0"/>$&`)
    fixed.file(name, content, { date, createFolders: false })
  }
  return fixed.generate({ type: 'uint8array', compression: 'DEFLATE' })
}

await writeFile(target, mended(await Packer.toBuffer(template())))
