/**
 * 对应关系 — a profile: what somebody confirmed of a ledger's columns, remembered by the ledger's header.
 *
 * A unit's next file with the same header needs no question. Where the header was revised, a column whose label
 * path is known keeps its confirmed meaning, and only what is new is read afresh. A unit's own word counts before
 * the campaign's; another form that merely shares a label or two teaches only what a person chose by hand, because
 * the same label means different things in different forms (完成时间).
 */
import type { UnitId } from '../../campaign/campaign.ts'
import { pathKey } from '../../columns/pathKey.ts'
import { isItemField } from '../../items/itemFields.ts'
import type { BookReading, ColumnReading, TableReading } from '../reading.ts'

/** What is remembered of one header. */
export interface Profile {
  /** Whose; null for the whole campaign. */
  readonly unit: UnitId | null
  readonly fingerprint: string
  /** Each column's labels from top to bottom, as written, in the ledger's order. */
  readonly header: readonly (readonly string[])[]
  /** `pathKey` → a field's name or 'extra'. */
  readonly mapping: Readonly<Record<string, string>>
  /** Keys of `mapping` that a person chose; the others were shown and accepted. */
  readonly chosen: readonly string[]
}

/** A header's part of a profile, before anybody confirmed it. */
export type HeaderProfile = Omit<Profile, 'unit'>

/** Two headers that share so much of the longer one are one form, revised. */
const SAME_FORM = 0.6

/**
 * A stable name for a header: 16 hexadecimal digits over its label paths. The order of the columns does not count,
 * nor do spaces and line breaks in the labels.
 */
export function headerFingerprint(paths: readonly (readonly string[])[]): string {
  let hash = 0xcbf29ce484222325n
  for (const character of paths.map(pathKey).toSorted().join('\n')) {
    // FNV-1a, 64 bits: a name, not a seal.
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}

/** Whether a mapping may say this: a field of the ledger, or that the column is kept as it stands. */
export function isMeaning(word: string): boolean {
  return word === 'extra' || (isItemField(word) && word !== 'dueText')
}

/**
 * What accepting a table as it was read confirms. Not confirmed are a column left as an open question, a label over
 * two columns of different meaning, and columns that share a field (one column to tick for each kind): a mapping
 * says of every field which one column it is.
 */
export function headerProfile(
  columns: readonly ColumnReading[],
  answers: Readonly<Record<string, string>> = {},
): HeaderProfile {
  const mapping = new Map<string, string | null>()
  for (const column of columns) {
    const key = pathKey(column.path)
    const isOpen = column.guess !== null || column.ticked === true
    // A label may be any word, also one that every object answers to (constructor).
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined
    const meaning = answer ?? (isOpen ? null : column.field)
    if (column.path.length === 0 && answer === undefined) continue
    const known = mapping.get(key)
    mapping.set(key, known === undefined || known === meaning ? meaning : (answer ?? null))
  }
  const confirmed = [...mapping].filter((entry): entry is [string, string] => entry[1] !== null)
  return {
    fingerprint: headerFingerprint(columns.map(({ path }) => path)),
    header: columns.map(({ path }) => path),
    mapping: Object.fromEntries(confirmed),
    chosen: confirmed.map(([key]) => key).filter((key) => Object.hasOwn(answers, key)),
  }
}

/** Every ledger table of a reading. */
export function ledgerTables(reading: Pick<BookReading, 'sheets'>): TableReading[] {
  return reading.sheets.flatMap(({ tables }) => tables.filter(({ kind }) => kind === 'ledger'))
}

/** The profiles that speak for a ledger of this unit: its own and the campaign's. */
export function profilesFor(profiles: readonly Profile[], units: ReadonlySet<UnitId | null>): Profile[] {
  return profiles.filter(({ unit }) => unit === null || units.has(unit))
}

/**
 * What is confirmed of these headers, for `readBook`'s `confirmed`. `profiles` newest first. Where several units'
 * profiles differ about a label, nobody has confirmed it for this file.
 */
export function confirmedMeanings(
  profiles: readonly Profile[],
  tables: readonly Pick<TableReading, 'columns'>[],
): Record<string, string> {
  const meanings = new Map<string, string>()
  const disputed = new Set<string>()
  const ranked = tables.flatMap(({ columns }) => {
    const fingerprint = headerFingerprint(columns.map(({ path }) => path))
    const keys = new Set(columns.map(({ path }) => pathKey(path)))
    return profiles.map((profile) => ({ profile, keys, rank: rankOf(profile, fingerprint, keys) }))
  })
  const settledBy = new Map<string, { unit: UnitId | null; rank: number }>()
  for (const { profile, keys, rank } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    for (const key of taught(profile, keys, rank)) {
      const meaning = profile.mapping[key] ?? ''
      const before = settledBy.get(key)
      if (before === undefined) {
        meanings.set(key, meaning)
        settledBy.set(key, { unit: profile.unit, rank })
      } else if (before.rank === rank && before.unit !== profile.unit && meanings.get(key) !== meaning) {
        disputed.add(key)
      }
    }
  }
  return Object.fromEntries([...meanings].filter(([key]) => !disputed.has(key)))
}

const RANK = { exactOwn: 0, exactCampaign: 1, revisedOwn: 2, chosenOwn: 3, none: 4 } as const

function rankOf(profile: Profile, fingerprint: string, keys: ReadonlySet<string>): number {
  if (profile.fingerprint === fingerprint) {
    return profile.unit === null ? RANK.exactCampaign : RANK.exactOwn
  }
  if (profile.unit === null) return RANK.none
  return overlap(profile, keys) >= SAME_FORM ? RANK.revisedOwn : RANK.chosenOwn
}

/** The keys about which a profile has something to say here. */
function taught(profile: Profile, keys: ReadonlySet<string>, rank: number): string[] {
  if (rank === RANK.none) return []
  const known = rank === RANK.chosenOwn ? profile.chosen : Object.keys(profile.mapping)
  // A column without a label is known by nothing but the header around it.
  return known.filter((key) => keys.has(key) && (key !== '' || rank <= RANK.exactCampaign))
}

function overlap(profile: Profile, keys: ReadonlySet<string>): number {
  const labels = new Set(profile.header.map(pathKey))
  const shared = [...labels].filter((key) => keys.has(key)).length
  return shared / Math.max(labels.size, keys.size, 1)
}

/** How a header differs from the one that was confirmed: labels as written. */
export interface HeaderChange {
  readonly added: readonly string[]
  readonly missing: readonly string[]
}

/** What was revised in a table's header since the unit confirmed it; null for a known header and for a new form. */
export function headerChange(
  profiles: readonly Profile[],
  { columns }: Pick<TableReading, 'columns'>,
): HeaderChange | null {
  const fingerprint = headerFingerprint(columns.map(({ path }) => path))
  const keys = new Set(columns.map(({ path }) => pathKey(path)))
  if (profiles.some((profile) => profile.fingerprint === fingerprint)) return null
  const revised = profiles
    .filter((profile) => rankOf(profile, fingerprint, keys) === RANK.revisedOwn)
    .toSorted((a, b) => overlap(b, keys) - overlap(a, keys))[0]
  if (revised === undefined) return null
  const known = new Set(revised.header.map(pathKey))
  return {
    added: columns.filter(({ path }) => !known.has(pathKey(path))).map(({ path }) => path.join('/')),
    missing: revised.header.filter((path) => !keys.has(pathKey(path))).map((path) => path.join('/')),
  }
}
