/**
 * 记住的答复 — answers that hold for the next file of the same name, and of the same unit under the same header: by the
 * words asked about, not by their place.
 *
 * Rows move from week to week, the words in them do not. An answer that differed from place to place for the same
 * words is asked again.
 */
import type { UnitId } from '../../campaign/campaign.ts'
import type { BookReading, Decisions } from '../reading.ts'
import { decisionAsked, WHOSE, type DecisionKind } from './decisions.ts'
import { headerFingerprint, ledgerTables } from './profile.ts'
import {
  asksForLimit,
  cellRef,
  rowRef,
  unitTextOf,
  unitTexts,
  type ReadingAnswers,
} from './readingAnswers.ts'

export interface RememberedAnswers {
  readonly limits: readonly { readonly given: string; readonly value: string }[]
  readonly units: readonly { readonly given: string; readonly unit: UnitId }[]
  /** By the words of `decisionAsked`; absent in what was remembered before decisions were. */
  readonly decisions?: readonly { readonly words: string; readonly value: string }[]
  /** `headerFingerprint` of the ledgers that were answered about. */
  readonly headers?: readonly string[]
}

export const nothingRemembered: RememberedAnswers = { limits: [], units: [] }

/**
 * What is remembered of files like this one: of its own name, else of the first under one of its headers. Whose a
 * file is that names another unit is known by its name only: the form may be everybody's.
 */
export function rememberedOf(
  plain: BookReading,
  named: RememberedAnswers,
  alike: readonly RememberedAnswers[],
): RememberedAnswers {
  // Of a file that was taken in at least its headers are known.
  if ((named.headers ?? named.limits).length > 0) return named
  const headers = headersOf(plain)
  const known = alike.find((one) => (one.headers ?? []).some((header) => headers.has(header)))
  if (known === undefined) return named
  const decisions = (known.decisions ?? []).filter(({ words }) => !words.startsWith(WHOSE))
  return { ...known, decisions }
}

function headersOf(plain: BookReading): Set<string> {
  return new Set(ledgerTables(plain).map(({ columns }) => headerFingerprint(columns.map(({ path }) => path))))
}

type RecalledDecisions = { readonly [Kind in DecisionKind]: NonNullable<Decisions[Kind]> }

/** Decisions that an earlier one about the same words settles; not those taken now. */
export function recallDecisions(
  plain: BookReading,
  { decisions = [] }: RememberedAnswers,
  answers: Decisions,
): RecalledDecisions {
  const known = new Map(decisions.map(({ words, value }) => [words, value]))
  const recalled: Record<DecisionKind, Record<string, string>> = {
    claims: {},
    rows: {},
    sheets: {},
    owners: {},
  }
  for (const finding of known.size === 0 ? [] : plain.findings) {
    const asked = decisionAsked(finding, plain)
    const value = asked === null ? undefined : known.get(asked.words)
    if (asked === null || value === undefined) continue
    const kind = value === 'out' && asked.kind === 'owners' ? 'sheets' : asked.kind
    for (const ref of asked.references) if (answers[kind]?.[ref] === undefined) recalled[kind][ref] = value
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- remembered from decisions of the same kind
  return recalled as RecalledDecisions
}

/** Limits of this reading that an earlier answer settles; not those answered now. */
export function recallLimits(
  plain: BookReading,
  { limits }: RememberedAnswers,
  answers: ReadingAnswers['limits'],
): Record<string, string> {
  const known = new Map(limits.map(({ given, value }) => [given, value]))
  const recalled: Record<string, string> = {}
  for (const finding of known.size === 0 ? [] : plain.findings) {
    const value = asksForLimit(finding) ? known.get(finding.given) : undefined
    const ref = cellRef(finding.sheet, finding.cell ?? '')
    if (value !== undefined && answers[ref] === undefined) recalled[ref] = value
  }
  return recalled
}

/** Rows whose unit an earlier answer settles; not those answered now. */
export function recallUnits(
  reading: BookReading,
  { units }: RememberedAnswers,
  answers: ReadingAnswers['units'],
): Record<string, UnitId> {
  const known = new Map(units.map(({ given, unit }) => [given, unit]))
  const recalled: Record<string, UnitId> = {}
  if (known.size === 0) return recalled
  const asked = unitTexts(reading)
  for (const item of reading.items) {
    if (item.unit !== undefined) continue
    const unit = known.get(unitTextOf(item, asked))
    const ref = rowRef(item.origin)
    if (unit !== undefined && answers[ref] === undefined) recalled[ref] = unit
  }
  return recalled
}

/** What of these answers can be remembered; `plain` is the reading that they answer. */
export function rememberAnswers(
  plain: BookReading,
  { limits, units, decided }: Pick<ReadingAnswers, 'limits' | 'units'> & { readonly decided: Decisions },
): RememberedAnswers {
  const byLimit = new Map<string, Set<string>>()
  for (const finding of plain.findings) {
    const value = asksForLimit(finding) ? limits[cellRef(finding.sheet, finding.cell ?? '')] : undefined
    if (value !== undefined) note(byLimit, finding.given, value)
  }
  const byUnit = new Map<string, Set<string>>()
  const asked = unitTexts(plain)
  for (const item of plain.items) {
    const unit = units[rowRef(item.origin)]
    if (unit !== undefined) note(byUnit, unitTextOf(item, asked), unit)
  }
  const byWords = new Map<string, Set<string>>()
  for (const finding of plain.findings) {
    const question = decisionAsked(finding, plain)
    for (const ref of question?.references ?? []) {
      const value = question === null ? undefined : decisionAt(decided, question.kind, ref)
      if (question !== null && value !== undefined) note(byWords, question.words, value)
    }
  }
  return {
    limits: agreed(byLimit).map(([given, value]) => ({ given, value })),
    units: agreed(byUnit).map(([given, unit]) => ({ given, unit })),
    decisions: agreed(byWords).map(([words, value]) => ({ words, value })),
    headers: [...headersOf(plain)],
  }
}

/** Of a sheet that names another unit also that it is not taken in. */
function decisionAt(decided: Decisions, kind: DecisionKind, ref: string): string | undefined {
  const isOut = kind === 'owners' && decided.sheets?.[ref] === 'out'
  return isOut ? 'out' : decided[kind]?.[ref]
}

function note(notes: Map<string, Set<string>>, given: string, value: string): void {
  const known = notes.get(given)
  if (known === undefined) notes.set(given, new Set([value]))
  else known.add(value)
}

function agreed(notes: ReadonlyMap<string, ReadonlySet<string>>): [string, string][] {
  return [...notes].flatMap(([given, values]): [string, string][] => {
    const [only] = values
    return values.size === 1 && only !== undefined && given !== '' ? [[given, only]] : []
  })
}
