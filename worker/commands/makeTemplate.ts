/**
 * Makes the default templates (worker/documents/templates/*.docx) anew: GB/T 9704-2012 layout.
 *
 *   node worker/commands/makeTemplate.ts  [FOLDER]
 *
 * An office edits a template in Word; this file is only where the first ones come from. Fonts are named, not
 * embedded: 方正小标宋简体, 仿宋_GB2312 and 楷体_GB2312 are not free to ship. The same run gives the same bytes.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  Packer,
  Paragraph,
  Tab,
  TextRun,
  type Document,
  type IBorderOptions,
} from 'docx'
import PizZip from 'pizzip'
import { closingSheet } from './template/closingSheet.ts'
import {
  blank,
  CELL_LINE,
  fonts,
  LETTERHEAD_SPACE,
  line,
  RED,
  run,
  sizes,
  templateOf,
  TEXT_WIDTH,
} from './template/page.ts'
import { attachment, body, imprint, title } from './template/paperText.ts'

/** Where to; the committed templates when nothing is said. */
const folder = process.argv[2] ?? fileURLToPath(new URL('../documents/templates', import.meta.url))

/** 4 mm between the number and the red line. */
const redLine = { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: RED } }

function letterhead(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: LETTERHEAD_SPACE },
    children: [run('{发文单位}{发文机关}', fonts.title, sizes.letterhead, RED)],
  })
}

/** 通报: the red head, the number in the middle. */
function circular(): Document {
  const number = line([run('{期号}')], { alignment: AlignmentType.CENTER, border: redLine })
  return templateOf('通报模板', [
    letterhead(),
    blank(),
    number,
    blank(),
    ...title(),
    ...body(),
    ...attachment(),
    ...imprint(),
  ])
}

/** 总结报告 goes upwards: the number one character in at the left, 签发人 at the right (7.2.5, 7.2.6). */
function report(): Document {
  const number = line(
    [run('{文号}'), new TextRun({ children: [new Tab()] }), run('签发人：'), run('　　　', fonts.lead)],
    {
      border: redLine,
      indent: { left: 320, right: 320 },
      tabStops: [{ type: 'right', position: TEXT_WIDTH - 320 }],
    },
  )
  return templateOf('总结报告模板', [
    letterhead(),
    blank(),
    number,
    blank(),
    ...title(),
    ...body(),
    ...attachment(),
    ...imprint(),
  ])
}

/** The upper line thick over thin, the lower thin over thick. */
const thickThin: IBorderOptions = { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 1, color: RED }
const thinThick: IBorderOptions = { ...thickThin, style: BorderStyle.THIN_THICK_SMALL_GAP }

/** 信函: 170 mm red lines, 7 mm wider than the text on both sides. */
const WIDER = -397

/** 督办单 and 提醒函 in the format of letters (信函, 10.1): no page number on the first page. */
function letter(): Document {
  const beyond = { left: WIDER, right: WIDER }
  const head = new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: beyond,
    border: { bottom: thickThin },
    children: [run('{发文单位}{发文机关}', fonts.title, sizes.letterhead, RED)],
  })
  const foot = new Paragraph({
    indent: beyond,
    border: { top: thinThick },
    children: [],
  })
  return templateOf(
    '督办单、提醒函模板',
    [line([run('{文号}')], { alignment: AlignmentType.RIGHT }), ...title(), ...body()],
    { header: new Header({ children: [head] }), footer: new Footer({ children: [foot] }) },
  )
}

/** A unit's own report: no head, the unit prints it on its own paper. */
function unitReport(): Document {
  return templateOf('单位总结报告模板', [...title(), ...body()])
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

for (const [name, document] of Object.entries({
  circular: circular(),
  report: report(),
  letter: letter(),
  unitReport: unitReport(),
  closingSheet: closingSheet(),
})) {
  await writeFile(join(folder, `${name}.docx`), mended(await Packer.toBuffer(document)))
}
