/**
 * 待问的行 — what is asked about rows of one unit, wherever they were typed: is this one problem entered twice, is this
 * 序号 meant twice, was the limit really set before the day of finding?
 *
 * Asked, never decided: the rows are kept as they are and the question stays until a person answers it. An answer holds
 * for what was asked; where the texts or the days change, it is asked anew. The same words with different measures on
 * several rows are one problem's several measures and no twins.
 */
import { sayDay } from '../calendar/day.ts'
import { squashLabel } from '../cells/cellText.ts'
import { likeness, shinglesOf, type Shingles } from '../cells/likeness.ts'
import type { ItemContent } from '../items/item.ts'
import { isOver } from '../items/lateness.ts'

/** Nearly the same words: a letter typed differently. Files of one unit are asked about from 0.75 on. */
const NEARLY_SAME = 0.9
/** Beyond so many comparisons only equal texts are looked for. */
const MAX_COMPARISONS = 100_000
/** A ledger whose numbers begin anew in each section has more of the same number than this, in hundredths of its rows. */
const RESTARTS_PERCENT = 20
const RESTARTS_LEAST = 3

/** 文字相同 · 序号相同 · 时限早于发现日期. */
export type RowQuestionKind = 'twin' | 'number' | 'order'

export interface AskedRow {
  readonly id: string
  readonly content: ItemContent
  /** Typed in, and not agreed before: what a file brought was asked about with the file. */
  readonly isTyped: boolean
  /** Where it stands in a sheet, and what it is called there. */
  readonly place?: { readonly row: number; readonly label: string | undefined } | undefined
}

export interface RowQuestion {
  /** Names the question and what was asked of; the same key is never asked again once answered. */
  readonly key: string
  readonly kind: RowQuestionKind
  /** Ids of the rows, the earlier first. */
  readonly rows: readonly string[]
  readonly given: string
  /** 「第30、31项文字相同，是同一件吗？」 */
  readonly message: string
}

/** Every question about these rows of one unit, in their order, those of `answered` left out. */
export function questionsOf(rows: readonly AskedRow[], answered: ReadonlySet<string>): RowQuestion[] {
  const open = rows.filter(({ content }) => !isOver(content))
  const twins = twinsOf(open)
  const asked = new Set(twins.flatMap(({ rows: pair }) => pair.join(' ')))
  return [
    ...twins,
    // One question about two rows is enough.
    ...sameNumbers(open).filter(({ rows: pair }) => !asked.has(pair.join(' '))),
    ...open.flatMap(orderQuestion),
  ].filter(({ key }) => !answered.has(key))
}

/** Each row with the first one that says the same. */
function twinsOf(rows: readonly AskedRow[]): RowQuestion[] {
  const texts = rows.flatMap((row) => {
    const text = shinglesOf(row.content.problem ?? '')
    return text.bare === '' ? [] : [{ row, text }]
  })
  const isSmall = texts.length * texts.length <= 2 * MAX_COMPARISONS
  const byText = new Map<string, Said[]>()
  return texts.flatMap((said, index) => {
    const same = byText.get(said.text.bare) ?? []
    byText.set(said.text.bare, [...same, said])
    const earlier = isSmall ? texts.slice(0, index) : same
    const twin = earlier.find((one) => isTwin(one, said))
    return twin === undefined ? [] : [twinQuestion(twin, said)]
  })
}

interface Said {
  readonly row: AskedRow
  readonly text: Shingles
}

function isTwin(a: Said, b: Said): boolean {
  return (
    (a.row.isTyped || b.row.isTyped) && isSameWork(a.row.content, b.row.content) && isSameText(a.text, b.text)
  )
}

/** 3号楼 and 4号楼 are two places, however alike the rest. */
function isSameText(a: Shingles, b: Shingles): boolean {
  if (a.bare === b.bare) return true
  const digits = ({ bare }: Shingles): string => bare.replace(/[^\d一二三四五六七八九十]/g, '')
  return digits(a) === digits(b) && likeness(a, b) >= NEARLY_SAME
}

/** What only one of the two says is no difference. */
function isSameWork(a: ItemContent, b: ItemContent): boolean {
  return (['measures', 'owner', 'post', 'department'] as const).every((field) => {
    const [one, other] = [squashLabel(a[field] ?? ''), squashLabel(b[field] ?? '')]
    return one === '' || other === '' || one === other
  })
}

function twinQuestion(earlier: Said, later: Said): RowQuestion {
  const rows = [earlier.row.id, later.row.id]
  return {
    key: `twin:${pairKey(rows)}`,
    kind: 'twin',
    rows,
    given: later.row.content.problem ?? '',
    message: `${named(earlier.row, later.row)}文字相同，是同一件吗？`,
  }
}

/** 序号 that two rows bear; where the numbers begin anew by section, nothing is asked. */
function sameNumbers(rows: readonly AskedRow[]): RowQuestion[] {
  const first = new Map<string, AskedRow>()
  const questions = rows.flatMap((row): RowQuestion[] => {
    const no = squashLabel(row.content.itemNo ?? '')
    if (no === '') return []
    const earlier = first.get(no)
    if (earlier === undefined) first.set(no, row)
    if (earlier === undefined || !(earlier.isTyped || row.isTyped)) return []
    const pair = [earlier.id, row.id]
    const where =
      row.place === undefined ? '有两条问题' : `第 ${earlier.place?.row ?? ''}、${row.place.row} 行`
    return [
      {
        key: `number:${pairKey(pair)}:${no}`,
        kind: 'number',
        rows: pair,
        given: no,
        message: `${where}序号都是“${no}”，是写重了吗？`,
      },
    ]
  })
  const restarts =
    questions.length >= RESTARTS_LEAST && questions.length * 100 > rows.length * RESTARTS_PERCENT
  return restarts ? [] : questions
}

function orderQuestion({ id, isTyped, content: { foundOn, due } }: AskedRow): RowQuestion[] {
  if (!isTyped || foundOn === undefined || due === undefined || due >= foundOn) return []
  return [
    {
      key: `order:${id}:${foundOn}:${due}`,
      kind: 'order',
      rows: [id],
      given: due,
      message: `整改时限${sayDay(due)}早于发现日期${sayDay(foundOn)}，是哪个日期写错了吗？`,
    },
  ]
}

/** 「第30、31项」 by their numbers, by their rows where a number is missing. */
function named(a: AskedRow, b: AskedRow): string {
  const [one, other] = [a.content.itemNo, b.content.itemNo]
  if (one !== undefined && other !== undefined && one !== other) return `第${one}、${other}项`
  if (a.place !== undefined && b.place !== undefined) return `第 ${a.place.row}、${b.place.row} 行`
  return '有两条问题'
}

function pairKey(rows: readonly string[]): string {
  return rows.toSorted().join('|')
}
