/**
 * 登记簿的表 — a register as a sheet to print, to keep, or to fill and read in again; made from its description.
 *
 * The first column holds an entry's number; a row without one is new to whoever reads the sheet in.
 */
import type { Campaign } from '../campaign/campaign.ts'
import type { SummaryWorkbook, TableColumn, TableValue } from '../sheets/summarySheet.ts'
import {
  itemsIn,
  currentEntries,
  textOf,
  wordOf,
  type Register,
  type RegisterEntry,
  type RegisterField,
} from './register.ts'

/** Heading of the numbers. */
export const NUMBER_LABEL = '登记号'

/** Rows to write into where a register is still empty. */
const EMPTY_ROWS = 10
/** Column widths in characters, two per Chinese character. */
const widths = {
  line: 20,
  text: 40,
  day: 12,
  unit: 18,
  choice: 14,
  number: 10,
  items: 12,
  entry: 12,
  milestone: 20,
}
/** Above so many characters A4 landscape would print too small. */
const A4_WIDTH = 190

/** `linked`: entries of the registers that this one points to. */
export function registerBook(
  register: Register,
  entries: readonly RegisterEntry[],
  linked: readonly RegisterEntry[],
  campaign: Campaign,
): SummaryWorkbook {
  const figures = currentEntries(entries, register.key).toSorted((a, b) => a.no - b.no)
  const rows = figures.map((entry): TableValue[] => [
    entry.no,
    ...register.fields.map((field) => valueIn(field, entry, linked, campaign)),
  ])
  const blank = [NUMBER_LABEL, ...register.fields].map((): TableValue => null)
  const columns = register.fields.map((field): TableColumn => ({ label: field.label, kind: kindOf(field) }))
  const columnWidths = [8, ...register.fields.map(({ kind }) => widths[kind])]
  const width = columnWidths.reduce((sum, one) => sum + one, 0)
  return {
    title: register.name,
    creator: campaign.office,
    header: { left: campaign.name, right: register.name },
    sheets: [
      {
        name: register.name,
        tone: 'plain',
        page: { paper: width > A4_WIDTH ? 'a3' : 'a4', orientation: 'landscape' },
        widths: columnWidths,
        freezeColumns: 1,
        mainTable: 'Register',
        blocks: [
          { kind: 'title', text: register.name },
          { kind: 'note', text: howToFill(register) },
          {
            kind: 'table',
            id: 'Register',
            filter: true,
            columns: [{ label: NUMBER_LABEL, kind: 'number' }, ...columns],
            rows: rows.length > 0 ? rows : Array.from({ length: EMPTY_ROWS }, () => blank),
          },
        ],
      },
    ],
  }
}

/** Which columns must be filled, and with which words. */
function howToFill({ fields }: Register): string {
  const required = fields.filter((field) => field.required === true).map(({ label }) => label)
  const choices = fields.flatMap(({ label, choices: of }) =>
    of === undefined ? [] : [`“${label}”填${Object.values(of).join('、')}`],
  )
  return `新登记的写在下面空行，${NUMBER_LABEL}空着；必填：${required.join('、')}。${choices.map((text) => `${text}。`).join('')}`
}

function kindOf({ kind }: RegisterField): TableColumn['kind'] {
  if (kind === 'day' || kind === 'number') return kind
  return kind === 'choice' || kind === 'entry' || kind === 'items' ? 'word' : 'text'
}

function valueIn(
  field: RegisterField,
  { values }: RegisterEntry,
  linked: readonly RegisterEntry[],
  campaign: Campaign,
): TableValue {
  const value = values[field.key]
  if (value === undefined) return null
  if (typeof value === 'number') return value
  const text = textOf(values, field.key)
  if (field.kind === 'items') return `${itemsIn(values).length}条`
  if (field.kind === 'unit') return campaign.units.find(({ id }) => id === text)?.name ?? text
  if (field.kind === 'choice') return wordOf(field, text)
  if (field.kind !== 'entry') return text
  const no = linked.find(({ id }) => id === text)?.no
  return no === undefined ? null : `第${no}号`
}
