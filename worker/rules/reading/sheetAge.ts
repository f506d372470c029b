/**
 * 哪张较新 — the age of a sheet among sheets of one list, by what its name or its letterhead says: 6月12日版, 7月, 第2稿.
 *
 * Two sheets compare only by words of one kind; where they have none in common nobody can say which is newer.
 */
import { readChineseNumber } from '../cells/chineseNumber.ts'
import { dayOf, type Day } from '../calendar/day.ts'

type Kind = 'day' | 'month' | 'count' | 'draft' | 'asOf'

/** What a sheet says of its age: larger values are newer. */
export type SheetAge = Partial<Record<Kind, number>>

const KINDS: readonly Kind[] = ['day', 'month', 'count', 'draft', 'asOf']
const NUMBER = '[\\d一二三四五六七八九十]{1,3}'
const WRITTEN_DAY = /(?:(20\d\d)\s*[年.\-/]\s*)?(?<!\d)(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d|月)/
const RUN_DAY = /(?<!\d)(20\d\d)?(0[1-9]|1[0-2])([0-3]\d)(?!\d)/
const MONTH = new RegExp(`(?:(20\\d\\d)\\s*年?\\s*)?(${NUMBER})月`)
const COUNT = new RegExp(
  `第(${NUMBER})(?:周|期|次|轮|版|稿|季度|旬)|(?:v|V|版本|ver\\.?)\\s*(\\d{1,3}(?:\\.\\d+)?)|(\\d{1,2})版`,
)
const DRAFTS: readonly (readonly [RegExp, number])[] = [
  [/最新|最终|终稿|定稿|更新|新版|现行|^新/, 3],
  [/修改|修订|二稿|改后|调整/, 2],
  [/初稿|原稿|原版|旧版|原始|备份|以前|旧$|^旧|^原/, 1],
]

/** `year` is the sheet's, for names that write none. */
export function sheetAge(name: string, asOf: Day | null, year: number): SheetAge {
  const age: SheetAge = {}
  const day = dayIn(name, year)
  if (day !== null) age.day = Number(day.replace(/-/g, ''))
  const month = MONTH.exec(name)
  const inYear = month === null ? null : readChineseNumber(month[2] ?? '')
  if (inYear !== null && inYear <= 12) age.month = Number(month?.[1] ?? year) * 100 + inYear
  const count = COUNT.exec(name)
  const counted = count === null ? null : numberOf(count[1] ?? count[2] ?? count[3] ?? '')
  if (counted !== null) age.count = counted
  const draft = DRAFTS.find(([words]) => words.test(name))
  if (draft !== undefined) age.draft = draft[1]
  if (asOf !== null) age.asOf = Number(asOf.replace(/-/g, ''))
  return age
}

function dayIn(name: string, year: number): Day | null {
  const match = WRITTEN_DAY.exec(name) ?? RUN_DAY.exec(name)
  return match === null ? null : dayOf(Number(match[1] ?? year), Number(match[2]), Number(match[3]))
}

function numberOf(text: string): number | null {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : readChineseNumber(text)
}

/** What is left of a file's name without the words that tell its age: versions of one list share it. */
export function stemOf(name: string): string {
  const bare = [WRITTEN_DAY, RUN_DAY, MONTH, COUNT].reduce(
    (left, words) => left.replace(new RegExp(words, 'g'), ''),
    name,
  )
  return DRAFTS.reduce((left, [words]) => left.replace(words, ''), bare).replace(
    /[\s（）()【】[\]_.年月日号至截版-]/g,
    '',
  )
}

/** Positive when `a` is newer, negative when `b` is; 0 when nobody can say. */
export function compareAges(a: SheetAge, b: SheetAge): number {
  for (const kind of KINDS) {
    const [one, other] = [a[kind], b[kind]]
    if (one !== undefined && other !== undefined && one !== other) return one - other
  }
  return 0
}
