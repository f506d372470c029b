/**
 * 单元格文字 — a cell as text, and a label in the form in which labels are compared.
 *
 * The text is what a person would say stands there: trimmed at both ends (full-width spaces and line breaks
 * too), untouched inside. A number is written without float noise, by its format where the format is a plain
 * 0.00 or a percentage (2017.10 must not become 2017.1); a date as 'YYYY-MM-DD', with ' HH:MM' when it has a
 * time; a time alone as 'HH:MM'; TRUE and FALSE as 是 and 否, the words which Chinese forms use for them.
 * Limit: other number formats (千分位, 货币) show the bare number.
 */
import type { Cell } from './grid.ts'
import { isDateFormat, meantSerial } from './grid.ts'
import { dayOfSerial } from '../calendar/day.ts'
import { simplify } from './simplify.ts'

/** Spaces that hands and programs put around text: ASCII, full-width, no-break, zero-width, byte order mark. */
const EDGES = /^[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+|[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+$/g
const SPACES = /[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+/g
/** Spreadsheets compute with 15 significant digits; more is noise. */
const SIGNIFICANT_DIGITS = 15
const MINUTES_A_DAY = 1440

/** Text without the spaces and line breaks at its ends. */
export function trimText(text: string): string {
  return isPlainSign(text.charCodeAt(0)) && isPlainSign(text.charCodeAt(text.length - 1))
    ? text
    : text.replace(EDGES, '')
}

/** Latin letters, figures and common marks, Chinese characters: most texts begin and end with one. */
function isPlainSign(code: number): boolean {
  return (code > 32 && code < 127) || (code >= 0x4e00 && code <= 0x9fff)
}

/** The cell's text as written; '' for an empty or missing cell. `date1904` is the workbook's day count. */
export function textOf(cell: Cell | undefined, date1904 = false): string {
  if (cell === undefined || cell.value === null) return ''
  if (typeof cell.value === 'string') return isPicture(cell.value) ? ONE_PICTURE : trimText(cell.value)
  if (typeof cell.value === 'boolean') return cell.value ? '是' : '否'
  return textOfNumber(cell.value, cell.format, date1904)
}

/** What stands for a picture that WPS keeps inside a cell. */
export const ONE_PICTURE = '图片1张'

/** WPS names a picture inside a cell by a formula of its own, which other programs show as it stands. */
function isPicture(text: string): boolean {
  return text.charCodeAt(0) === 61 && /^=\s*(?:_xlfn\.)?DISPIMG\s*\(/i.test(text)
}

function textOfNumber(value: number, format: string | undefined, date1904: boolean): string {
  if (isDateFormat(format)) {
    const dated = textOfSerial(meantSerial(value, format), date1904)
    if (dated !== null) return dated
  }
  if (isTimeFormat(format) && value >= 0 && value < 1) return clockOf(value)
  const plain = /^(0|#,##0|#)(?:\.(0+))?(%?)(?:_ )?$/.exec(firstSection(format))
  if (plain && (plain[2] !== undefined || plain[3] === '%')) {
    const shown = (plain[3] === '%' ? value * 100 : value).toFixed(plain[2]?.length ?? 0)
    // A format that hides digits would lose what was typed; then the number itself is the text.
    const exact = Number(shown) === Number((plain[3] === '%' ? value * 100 : value).toPrecision(12))
    if (exact) return `${shown}${plain[3]}`
    if (plain[3] === '%') return `${plainNumber(value * 100)}%`
  }
  return plainNumber(value)
}

function plainNumber(value: number): string {
  return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)))
}

function firstSection(format: string | undefined): string {
  return (format ?? '').split(';')[0] ?? ''
}

function isTimeFormat(format: string | undefined): boolean {
  return format !== undefined && /[hs]/i.test(format.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, ''))
}

function textOfSerial(serial: number, date1904: boolean): string | null {
  // A moment within half a minute of midnight is midnight: files keep times with rounding errors.
  const minutes = Math.round(serial * MINUTES_A_DAY)
  const day = dayOfSerial(Math.floor(minutes / MINUTES_A_DAY), date1904)
  if (day === null) return null
  const rest = minutes % MINUTES_A_DAY
  return rest === 0 ? day : `${day} ${clockOf(rest / MINUTES_A_DAY)}`
}

function clockOf(fraction: number): string {
  const minutes = Math.round(fraction * MINUTES_A_DAY)
  const hour = String(Math.floor(minutes / 60) % 24).padStart(2, '0')
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`
}

/** Marks between the characters of a label that carry no meaning. */
const LABEL_MARKS = /[_:\-‐‑–—―－/\\|、,，.。．·•*※☆★▲△▼▽◆◇■□●○"'“”‘’]/g
const BRACKETS = /[()[\]{}<>【】〔〕〖〗《》〈〉「」『』]/g
const BRACKETED = /[([{<【〔〖《〈「][^()[\]{}<>【】〔〕〖〗《》〈〉「」『』]*[)\]}>】〕〗》〉」]/g
const NUMBERING =
  /^(?:[([【]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})[)\]】]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．]|[①-⑳])/

/**
 * A label as labels are compared: NFKC, simplified, lower case, without white space, line breaks, `_ : - /` and
 * their kin, and without brackets (what stands in them is kept): 「整 改\n措 施」, 「整改措施：」 are the same.
 */
export function squashLabel(text: string): string {
  // Nothing to take out, and NFKC leaves these as they are: so with nearly every cell of a ledger.
  if (/^[\dA-Za-z\u4e00-\u9fff]*$/.test(text)) return simplify(text).toLowerCase()
  return simplify(text.normalize('NFKC'))
    .replace(SPACES, '')
    .replace(LABEL_MARKS, '')
    .replace(BRACKETS, '')
    .toLowerCase()
}

/** A label taken apart; every part squashed. */
export interface LabelParts {
  /** The label without its numbering and bracketed notes; the whole label when nothing else is left. */
  readonly name: string
  /** What stood in brackets: 年月日, 盖章, 可填多人. */
  readonly notes: readonly string[]
  /** '1', '一' when the label opened with such a number. */
  readonly numbering: string | null
}

/** Takes numbering and bracketed notes off a label: 「1.整改时限（年/月/日）」 → 整改时限, [年月日], '1'. */
export function splitLabel(text: string): LabelParts {
  const { numbered, rest, open } = openLabel(text)
  const notes = (rest.match(BRACKETED) ?? []).map(squashLabel).filter((note) => note !== '')
  const name = squashLabel(open)
  return {
    name: name === '' ? squashLabel(text) : name,
    notes,
    numbering: numbered === '' ? null : squashLabel(numbered),
  }
}

/**
 * A label's name up to a rule of filling in, with / where it joins two: 整改时限：写到日 → 整改时限,
 * 责任部门、责任人 → 责任部门/责任人.
 */
export function joinedLabel(text: string): string {
  const { open } = openLabel(text)
  const [first = '', ...more] = open.split(/[,:;?!。]/)
  const name = more.length > 0 && /[\u4e00-\u9fff]{2}/.test(first) ? first : open
  const joined = name
    .split(/[/\\、&+|]/)
    .map(squashLabel)
    .filter((part) => part !== '')
    .join('/')
  return joined === '' ? squashLabel(text) : joined
}

/** The numbering, the rest of the label, and the rest without what stands in brackets. */
function openLabel(text: string): { numbered: string; rest: string; open: string } {
  // Circled numbers lose their ring in NFKC, so numbering is looked for first.
  const bare = text.replace(SPACES, '')
  const numbered = NUMBERING.exec(bare.replace(/（/g, '(').replace(/）/g, ')'))?.[0] ?? ''
  const rest = bare.slice(numbered.length).normalize('NFKC')
  return { numbered, rest, open: rest.replace(BRACKETED, '') }
}
