/** How a cell looks, as one flat, immutable, shared object: a million cells with the same look cost one. */

export type FormatValue = string | number | boolean | null

/** Keys such as `numberFormat`, `font.bold`, `fill.color`, `border.EdgeTop.style`; absent means the default. */
export type CellFormat = Readonly<Record<string, FormatValue>>

export const PLAIN: CellFormat = Object.freeze({})

/** Unchecked in Excel (format-defaults): a Chinese Excel has 等线 11 in new workbooks; the rest is documented. */
const DEFAULTS: CellFormat = {
  numberFormat: 'General',
  horizontalAlignment: 'General',
  verticalAlignment: 'Center',
  wrapText: false,
  indentLevel: 0,
  autoIndent: false,
  textOrientation: 0,
  shrinkToFit: false,
  readingOrder: 'Context',
  style: 'Normal',
  'font.name': '等线',
  'font.size': 11,
  'font.color': '#000000',
  'font.bold': false,
  'font.italic': false,
  'font.underline': 'None',
  'font.strikethrough': false,
  'font.subscript': false,
  'font.superscript': false,
  'font.tintAndShade': 0,
  'fill.color': '#FFFFFF',
  'fill.pattern': 'None',
  'fill.patternColor': '#000000',
  'fill.tintAndShade': 0,
  'protection.locked': true,
  'protection.formulaHidden': false,
  hyperlink: null,
}

const BORDER_DEFAULTS: CellFormat = { style: 'None', color: '#000000', weight: 'Thin', tintAndShade: 0 }

export function defaultFormat(key: string): FormatValue {
  const known = DEFAULTS[key]
  if (known !== undefined) return known
  return BORDER_DEFAULTS[key.slice(key.lastIndexOf('.') + 1)] ?? null
}

const variants = new WeakMap<CellFormat, Map<string, CellFormat>>()

/** `format` with one key set; the same question gives the same object. */
export function withFormat(format: CellFormat, key: string, value: FormatValue): CellFormat {
  if ((format[key] ?? defaultFormat(key)) === value) return format
  const known = variants.get(format) ?? new Map<string, CellFormat>()
  variants.set(format, known)
  const name = `${key}=${typeof value}:${String(value)}`
  const made = known.get(name) ?? Object.freeze({ ...format, [key]: value })
  known.set(name, made)
  return made
}

export function readFormat(format: CellFormat, key: string): FormatValue {
  return format[key] ?? defaultFormat(key)
}

export function numberFormatOf(format: CellFormat): string {
  const code = format['numberFormat']
  return typeof code === 'string' ? code : 'General'
}

/** Colour names an add-in may set; Excel answers `#RRGGBB` for any of them. */
const NAMED_COLOURS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
}

/** `#ff0000`, `FF0000`, `red` → `#FF0000`; null when it is no colour the host knows. */
export function colour(text: string): string | null {
  const named = NAMED_COLOURS[text.toLowerCase()]
  if (named !== undefined) return named
  const hex = /^#?([0-9a-f]{6})$/i.exec(text)?.[1]
  return hex === undefined ? null : `#${hex.toUpperCase()}`
}
