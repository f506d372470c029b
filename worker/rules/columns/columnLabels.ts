/**
 * 表头用语 — what a column's label says of its meaning, before its values and neighbours are looked at.
 *
 * Three sources, strongest first: spellings seen in published forms (整改时限, 完成时限, 办理时限 …), the head of
 * the label (Chinese labels end in their noun: …措施, …责任人), and likeness to a known spelling. One label may
 * mean several things (完成时间 is a limit or a day of completion): then it has several meanings, each with its
 * score, and `columns.ts` decides by evidence. `extra` is a meaning too: a column known to be none of ours.
 */
import type { ColumnAlias } from '../campaign/campaign.ts'
import { splitLabel, squashLabel } from '../cells/cellText.ts'
import { HEADS } from './columnHeads.ts'
import { SPELLINGS } from './columnSpellings.ts'
import { withoutCodes } from './codeList.ts'
import { fieldDefinitions, ownHeadings, type ColumnRole } from '../fields/field.ts'

/** One possible meaning; `score` 0–1 says how strongly the label alone speaks for it. */
export interface LabelMeaning {
  readonly role: ColumnRole
  readonly score: number
  /** How it was recognised: an exact spelling, the head of the label, or a likeness. */
  readonly by: 'alias' | 'head' | 'likeness'
}

/** Two-character overlap from which an unknown label is taken for a misspelt known one. */
const LIKENESS_FLOOR = 0.6
/** A label longer than this is a sentence. */
const LONGEST_LABEL = 60
/** Beyond this length the head of a text says nothing: it is a sentence with a noun at its end. */
const LONGEST_HEAD = 16

const spellings = spellingIndex()

function spellingIndex(): ReadonlyMap<string, readonly LabelMeaning[]> {
  const index = new Map<string, LabelMeaning[]>()
  for (const [role, score, labels] of SPELLINGS) {
    for (const label of labels.split(' ')) {
      const key = squashLabel(label)
      const meanings = index.get(key) ?? []
      meanings.push({ role, score, by: 'alias' })
      index.set(key, meanings)
    }
  }
  // What the table calls a field is read as that field first, whatever else it may mean.
  for (const [label, role] of ownHeadings) {
    const key = squashLabel(label)
    const others = (index.get(key) ?? []).filter((meaning) => meaning.role !== role)
    index.set(key, [{ role, score: 1, by: 'alias' }, ...others])
  }
  return index
}

/** Whether a text is a known spelling of a label: cheap enough to be asked of every row. */
export function isKnownSpelling(text: string): boolean {
  return (
    text.length <= LONGEST_HEAD * 2 &&
    (spellings.has(squashLabel(text)) || spellings.has(splitLabel(text).name))
  )
}

/** Meanings of one label by itself, strongest first; none when nothing is known of it. */
export function meaningsOf(label: string, aliases: readonly ColumnAlias[] = []): readonly LabelMeaning[] {
  if (label === '' || label.length > LONGEST_LABEL) return []
  const whole = squashLabel(label)
  const own = aliases.find((alias) => squashLabel(alias.label) === whole)
  if (own && isRole(own.field)) return [{ role: own.field, score: 1, by: 'alias' }]
  const name = withoutTranslation(splitLabel(withoutCodes(label)).name)
  const known = spellings.get(whole) ?? spellings.get(name)
  if (known) return known.toSorted((a, b) => b.score - a.score)
  return headMeanings(whole.length <= LONGEST_HEAD ? whole : name) ?? likeMeanings(name)
}

/** 期限Deadline, 负责人Owner: the Chinese words of a label in two languages. */
function withoutTranslation(name: string): string {
  const chinese = name.replace(/[a-z][a-z.'&]+/gi, '')
  return chinese !== name && /[\u4e00-\u9fff]{2}/.test(chinese) ? chinese : name
}

/** How much a text looks like a known label: 1 an exact spelling, 0.5 a known head, 0 neither. */
export function labelStrength(text: string, aliases: readonly ColumnAlias[] = []): 0 | 0.5 | 1 {
  if (text === '' || text.length > LONGEST_LABEL || /^\d/.test(text)) return 0
  const whole = squashLabel(text)
  if (spellings.has(whole) || spellings.has(splitLabel(text).name)) return 1
  if (aliases.some((alias) => squashLabel(alias.label) === whole)) return 1
  return headMeanings(splitLabel(text).name) === null ? 0 : 0.5
}

function headMeanings(name: string): readonly LabelMeaning[] | null {
  if (name.length > LONGEST_HEAD) return null
  const head = HEADS.find(([pattern]) => pattern.test(name))
  return head ? head[1].map(([role, score]) => ({ role, score, by: 'head' as const })) : null
}

/** A sheet's labels are asked for again and again; a damaged one may hold thousands of different ones. */
const likened = new Map<string, readonly LabelMeaning[]>()
const MOST_LIKENED = 5000

function likeMeanings(name: string): readonly LabelMeaning[] {
  const known = likened.get(name)
  if (known !== undefined) return known
  if (likened.size >= MOST_LIKENED) likened.clear()
  const meanings = findLike(name)
  likened.set(name, meanings)
  return meanings
}

function findLike(name: string): readonly LabelMeaning[] {
  let best: { key: string; likeness: number } | null = null
  if (name.length >= 3 && name.length <= LONGEST_HEAD) {
    for (const key of spellings.keys()) {
      // Two texts of such different lengths cannot share enough pairs.
      const shorter = Math.min(name.length, key.length) - 1
      if (2 * shorter < LIKENESS_FLOOR * (name.length + key.length - 2)) continue
      const likeness = likenessOf(name, key)
      if (likeness >= LIKENESS_FLOOR && likeness > (best?.likeness ?? 0)) best = { key, likeness }
    }
  }
  if (best === null) return []
  const { key, likeness } = best
  return (spellings.get(key) ?? []).map(({ role, score }) => ({
    role,
    score: score * likeness,
    by: 'likeness' as const,
  }))
}

/** Dice's coefficient of the two texts' character pairs, 0–1. */
export function likenessOf(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
  const left = pairs(a)
  const right = pairs(b)
  if (left.length === 0 || right.length === 0) return a === b ? 1 : 0
  const rest = [...right]
  let shared = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    shared++
    rest.splice(at, 1)
  }
  return (2 * shared) / (left.length + right.length)
}

const roles = new Set<string>(['extra', ...fieldDefinitions.map((definition) => definition.field)])

/** Whether the text is the name of a field or 'extra'. */
export function isRole(text: string): text is ColumnRole {
  return roles.has(text)
}
