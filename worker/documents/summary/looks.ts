/** Fonts and colours of the summary. Fonts are named, never embedded: Chinese offices have them. */
import type { Tone } from '#rules/sheets/summarySheet'
import type { CellLook } from '../xlsx/writing/placed.ts'

export const bodyFont = '宋体'
const headingFont = '黑体'

/** 五号. Lists of many columns stay readable at it when fitted to A4. */
export const bodySize = 10.5

/** Row height per line of body text, in points: 宋体 at 10.5 with Excel's own leading. */
export const lineHeight = 14.25

/** 红 逾期 · 橙 临期 · 蓝 待销号 · 绿 已销号 · 灰 长期; dark enough on their own pale shade (4.5 : 1). */
export const toneColours: Readonly<Record<Tone, { readonly ink: string; readonly shade: string }>> = {
  overdue: { ink: 'B3261E', shade: 'FBE3E1' },
  'due-soon': { ink: '9A4B00', shade: 'FDEBD3' },
  awaiting: { ink: '1F4E9C', shade: 'E1EBF9' },
  closed: { ink: '1E6B34', shade: 'E0F2E4' },
  ongoing: { ink: '5F6368', shade: 'EDEEF0' },
  unclear: { ink: '3F4A5A', shade: 'DFE3E8' },
  plain: { ink: '262626', shade: 'F5F6F8' },
}

/** Stronger versions for areas in charts, printed side by side. */
export const chartColours: Readonly<Record<Tone, string>> = {
  overdue: 'C9372C',
  'due-soon': 'E58A1F',
  awaiting: '3D73C4',
  closed: '3C9654',
  ongoing: '9AA0A6',
  unclear: '5B6776',
  plain: 'BFC5CC',
}

export const heatColour = 'F2887F'
export const barColour = '9CC3A8'
const lineColour = 'BFC5CC'
const headFill = 'DDE6F0'
const linkColour = '1F4E9C'

const body: CellLook = { font: bodyFont, size: bodySize, vertical: 'center' }

export const looks = {
  title: { font: headingFont, size: 16, horizontal: 'left' },
  coverTitle: { font: headingFont, size: 18, horizontal: 'center', wrap: true },
  heading: { font: headingFont, size: 12, vertical: 'center' },
  line: { ...body, wrap: true },
  note: { ...body, size: 9, colour: '5F6368', wrap: true },
  head: { ...body, font: headingFont, fill: headFill, border: lineColour, horizontal: 'center', wrap: true },
  text: { ...body, border: lineColour, horizontal: 'left', wrap: true },
  word: { ...body, border: lineColour, horizontal: 'center', wrap: true },
  number: { ...body, border: lineColour, horizontal: 'right', format: '0_ ' },
  percent: { ...body, border: lineColour, horizontal: 'right', format: '0.0%_ ' },
  day: { ...body, border: lineColour, horizontal: 'center', format: 'yyyy-mm-dd' },
  link: { ...body, colour: linkColour, underline: true },
} as const satisfies Record<string, CellLook>

/** Sums under a table. */
export function totalLook(look: CellLook): CellLook {
  return { ...look, font: headingFont, fill: toneColours.plain.shade }
}

export function linkLook(look: CellLook): CellLook {
  // The padding of a number's format would be underlined too, so a linked number stands in the middle.
  const format = look.format === undefined ? {} : ({ format: '0', horizontal: 'center' } as const)
  return { ...look, ...format, colour: linkColour, underline: true }
}

/** The parts of a key figure's card, one under another. */
export function cardLooks(
  tone: Tone,
  isShare: boolean,
): { label: CellLook; value: CellLook; change: CellLook } {
  const { ink, shade } = toneColours[tone]
  return {
    label: { font: bodyFont, size: 9, colour: ink, fill: shade, horizontal: 'center', wrap: true },
    value: {
      font: headingFont,
      size: 24,
      colour: ink,
      fill: shade,
      horizontal: 'center',
      format: isShare ? '0.0%' : '0',
    },
    change: { font: bodyFont, size: 9, colour: '5F6368', fill: shade, horizontal: 'center', wrap: true },
  }
}
