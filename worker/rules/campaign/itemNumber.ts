/**
 * 编号 — an item's own number, the unit's short form and a running number in the unit: 教务-008.
 *
 * The worker gives it once, when the row is entered, and never again to another row: not when the row is withdrawn, not
 * when its file is taken back, not after a restore. It goes with the row to another unit. The short form is a setting
 * of the unit; where none is said it is read off the unit's names, units in the campaign's order, so that no two are
 * alike. 总序号 only sorts: it changes from one snapshot to the next.
 * Limit: where a short form changes, rows that have a number keep it; the next rows go on counting under the new one.
 */
import type { Unit, UnitId } from './campaign.ts'

/** Heading of the number's column in the workbook and on papers. */
export const NUMBER_LABEL = '编号'

/** Of rows that came without a unit; they keep it when a unit is found. */
export const NO_UNIT_SHORT = '未分'

/** So many signs stand in a line of a table and in a file's name. */
export const LONGEST_SHORT = 8
/** A derived one is said aloud in a meeting. */
const LONGEST_DERIVED = 4
/** 教 alone is no unit. */
const SHORTEST = 2

/** What bodies of a kind have in common and so tells none of them apart. */
const KIND_OF_BODY = /(?:工作处|管理处|办公室|委员会|学院|中心|处|部|系|科|局|股|室)$/
const RULING_BODY = /^(?:党委|中共|校|院)(?=.{3,})/
/** A number is read as a whole: no blank, no hyphen and no dot in its short form. */
const NO_SIGN = /[^\p{L}\p{N}]/gu

/** 教务-008; from 1000 on it simply grows. */
export function itemNumber(short: string, no: number): string {
  return `${short}-${String(no).padStart(3, '0')}`
}

/** Whether a short form may stand in a number. */
export function isShortForm(text: string): boolean {
  return text !== '' && text.length <= LONGEST_SHORT && text.replace(NO_SIGN, '') === text
}

/** Every unit's short form; no two are alike, and none is 未分. */
export function shortFormsOf(units: readonly Unit[]): ReadonlyMap<UnitId, string> {
  const taken = new Set([NO_UNIT_SHORT, ...units.flatMap(({ short }) => short ?? [])])
  return new Map(
    units.map((unit) => {
      const short = unit.short ?? derived(unit, taken)
      taken.add(short)
      return [unit.id, short]
    }),
  )
}

/** Every row that is entered asks for the same campaign's short forms. */
const kept = new WeakMap<readonly Unit[], ReadonlyMap<UnitId, string>>()

/** The short form that the rows of a unit are numbered under; '' for rows without a unit. */
export function shortFormOf(units: readonly Unit[], unit: UnitId): string {
  let forms = kept.get(units)
  if (forms === undefined) kept.set(units, (forms = shortFormsOf(units)))
  return forms.get(unit) ?? NO_UNIT_SHORT
}

/** The name without what is common to all, or an alias so shortened, or the name's first signs; what is free. */
function derived({ name, aliases }: Unit, taken: ReadonlySet<string>): string {
  const bare = [name, ...aliases].map(bareName)
  const [own = ''] = bare
  const wanted = [
    ...bare.filter((one) => one.length >= SHORTEST && one.length <= LONGEST_DERIVED),
    own.slice(0, LONGEST_DERIVED),
    own.slice(0, LONGEST_SHORT),
    name.replace(NO_SIGN, '').slice(0, LONGEST_SHORT),
  ]
  const free = wanted.find((one) => one !== '' && !taken.has(one))
  if (free !== undefined) return free
  const stem = own.slice(0, LONGEST_DERIVED)
  for (let n = 2; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`
}

function bareName(name: string): string {
  const whole = name.normalize('NFKC').replace(NO_SIGN, '')
  const short = whole.replace(RULING_BODY, '').replace(KIND_OF_BODY, '')
  return short.length < SHORTEST ? whole : short
}
