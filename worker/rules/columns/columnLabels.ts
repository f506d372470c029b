/**
 * 表头用语 — what a column's label says of its meaning, before its values and neighbours are looked at.
 *
 * Four sources, strongest first: the campaign's own aliases, whole labels that their words would mislead
 * (`labels/wholeLabels.ts`), the label's words (`labels/labelGrammar.ts`), and likeness to an ordinary label, for slips of the pen.
 * One label may mean several things (完成时间 is a limit or a day of completion): then it has several meanings, each
 * with its score, and `columns.ts` decides by evidence. `extra` is a meaning too: a column known to be none of ours.
 */
import type { ColumnAlias } from '../campaign/campaign.ts'
import { joinedLabel, splitLabel, squashLabel } from '../cells/cellText.ts'
import { simplify } from '../cells/simplify.ts'
import { withoutCodes } from './codeList.ts'
import { ownHeadings, type ColumnRole, type ItemField } from '../fields/field.ts'
import { isRole, readWords, type LabelWords } from './labels/labelGrammar.ts'
import { HEAD_ENDINGS } from './labels/labelParse.ts'
import { mostLike } from './labels/likeLabels.ts'
import { WHOLE_LABELS } from './labels/wholeLabels.ts'

/** One possible meaning; `score` 0–1 says how strongly the label alone speaks for it. */
export interface LabelMeaning {
  readonly role: ColumnRole
  readonly score: number
  /** How it was recognised: the whole label, its words, or a likeness. */
  readonly by: 'whole' | 'words' | 'likeness'
  /** The words that speak for it. */
  readonly parts?: readonly string[]
  /** The second field of a label that names a body and a person over two names. */
  readonly also?: ItemField
}

/** A label longer than this is a sentence. */
const LONGEST_LABEL = 60
/** Beyond this length the head of a text says nothing: it is a sentence with a noun at its end. */
const LONGEST_CHAIN = 24
/** From here on the words of a label speak as clearly as a known one. */
const CLEAR = 0.9

const wholes = wholeIndex()

function wholeIndex(): ReadonlyMap<string, readonly LabelMeaning[]> {
  const index = new Map<string, LabelMeaning[]>()
  const add = (label: string, role: ColumnRole, score: number): void => {
    const key = squashLabel(label)
    const meanings = index.get(key) ?? []
    meanings.push({ role, score, by: 'whole' })
    index.set(key, meanings)
  }
  for (const [role, score, labels] of WHOLE_LABELS)
    for (const label of labels.split(' ')) add(label, role, score)
  // What the table calls a field is read as that field first, whatever its words would say.
  for (const [label, role] of ownHeadings) {
    const key = squashLabel(label)
    const others = (index.get(key) ?? []).filter((meaning) => meaning.role !== role)
    if (others.length > 0 || readWords(label).meanings[0]?.role !== role)
      index.set(key, [{ role, score: 1, by: 'whole' }, ...others])
  }
  return index
}

/** What is known of a label by itself. */
interface KnownLabel {
  readonly meanings: readonly LabelMeaning[]
  /** 1 for a label that says clearly what it is, 0.5 for a likely one, 0 for any other text. */
  readonly strength: 0 | 0.5 | 1
}

/** Labels are asked for again and again; a damaged sheet may hold thousands of different ones. */
const known = new Map<string, KnownLabel>()
const MOST_KNOWN = 5000

function know(label: string): KnownLabel {
  let one = known.get(label)
  if (one === undefined) {
    if (known.size >= MOST_KNOWN) known.clear()
    one = readLabel(label)
    known.set(label, one)
  }
  return one
}

/** Meanings of one label by itself, strongest first; none when nothing is known of it. */
export function meaningsOf(label: string, aliases: readonly ColumnAlias[] = []): readonly LabelMeaning[] {
  if (label === '' || label.length > LONGEST_LABEL) return []
  const own = aliasOf(label, aliases)
  if (own !== undefined && isRole(own.field)) return [{ role: own.field, score: 1, by: 'whole' }]
  return know(label).meanings
}

/** How much a text looks like a known label: 1 clearly, 0.5 likely, 0 not. */
export function labelStrength(text: string, aliases: readonly ColumnAlias[] = []): 0 | 0.5 | 1 {
  if (text === '' || text.length > LONGEST_LABEL || /^\d(?!\d?[.、．])/.test(text)) return 0
  return aliasOf(text, aliases) !== undefined ? 1 : know(text).strength
}

/** Whether a text is clearly a label: cheap enough to be asked of every row. */
export function isKnownSpelling(text: string): boolean {
  return text.length <= LONGEST_CHAIN * 2 && endsLikeLabel(text) && know(text).strength === 1
}

/** Last characters of heads and of whole labels, and what may stand behind them: a look at one spares most texts. */
const ENDINGS = new Set(
  Array.from([...HEAD_ENDINGS, ...wholes.keys()], (text) => text.slice(-1)).concat(
    Array.from('：:）)】]］*？?%％'),
  ),
)

function endsLikeLabel(text: string): boolean {
  const end = text.search(/[:：;；,，]/)
  const last = text.charAt((end > 0 ? end : text.length) - 1)
  return ENDINGS.has(simplify(last).toLowerCase())
}

function aliasOf(label: string, aliases: readonly ColumnAlias[]): ColumnAlias | undefined {
  if (aliases.length === 0) return undefined
  const whole = squashLabel(label)
  return aliases.find((alias) => squashLabel(alias.label) === whole)
}

function readLabel(label: string): KnownLabel {
  const whole = squashLabel(label)
  const bare = splitLabel(withoutCodes(label))
  const exact = wholes.get(whole) ?? wholes.get(bare.name)
  if (exact !== undefined) return { meanings: exact.toSorted((a, b) => b.score - a.score), strength: 1 }
  const words = pairInLines(label) ?? wordsOf(joinedLabel(withoutCodes(label)), bare.notes, whole)
  if (words !== null && words.meanings.length > 0) {
    const meanings = words.meanings.map((meaning) => ({
      ...meaning,
      by: 'words' as const,
      parts: words.parts,
    }))
    return { meanings, strength: strengthOf(words) }
  }
  const like = bare.name.length <= LONGEST_CHAIN ? mostLike(bare.name) : null
  if (like === null || like.label === bare.name) return { meanings: [], strength: 0 }
  const meanings = know(like.label).meanings.map(({ role, score }): LabelMeaning => ({
    role,
    score: score * like.likeness,
    by: 'likeness',
  }))
  return { meanings, strength: 0 }
}

/** 责任单位 over 责任人 in one cell: two labels, where a line break elsewhere only wraps one. */
function pairInLines(label: string): LabelWords | null {
  if (!label.includes('\n')) return null
  const lines = label.split(/\n+/).map((line) => joinedLabel(line))
  const words = lines.every((line) => readWords(line).isWhole) ? readWords(lines.join('/')) : null
  return words?.meanings.some(({ also }) => also !== undefined) === true ? words : null
}

/** The label's words; what stands in brackets counts where the label is nothing without it, or says 实际 or 计划. */
function wordsOf(joined: string, notes: readonly string[], whole: string): LabelWords | null {
  const name = withoutTranslation(joined).replace(/(?<=[\u4e00-\u9fff])(?:\d{1,2}|[a-h])$/, '')
  if (name.length > LONGEST_CHAIN) return null
  const own = readWords(name)
  for (const note of notes) {
    if (/^(?:计划|实际|预计|要求|拟)$/.test(note)) return readWords(note + name)
    const both = own.head === '' ? null : readWords(`${name}/${note}`)
    if (both !== null && both.meanings.some(({ also }) => also !== undefined)) return both
  }
  if (own.meanings.length > 0 || notes.length === 0 || whole.length > LONGEST_CHAIN) return own
  return readWords(withoutTranslation(whole))
}

/** 期限Deadline, 负责人Owner: the Chinese words of a label in two languages; 问题ID keeps its ID. */
function withoutTranslation(name: string): string {
  const chinese = name.replace(/(?<![a-z])(?!(?:id|no|ddl|deadline)(?![a-z]))[a-z][a-z.'&]+/gi, '')
  return chinese !== name && /[\u4e00-\u9fff]{2}/.test(chinese) ? chinese : name
}

/** What makes the name of a body a label: who has to answer. */
const ANSWERING = ['duty', 'lead', 'deal', 'mend']
/** Heads that are values as often as labels: 办公室, 主任, 食堂. */
const VALUES_TOO = new Set([
  'office',
  'station',
  'place',
  'campus',
  'titled',
  'item',
  'count',
  'money',
  'rule',
  'grade',
])

function strengthOf({ meanings, isWhole, head, senses }: LabelWords): 0 | 0.5 | 1 {
  const [best] = meanings
  if (best === undefined || head === '' || (!isWhole && VALUES_TOO.has(head))) return 0
  // 检测中心, 派出所 are names; 责任中心, 承办所 are labels.
  if (head === 'station' && !ANSWERING.some((sense) => senses.has(sense))) return 0
  // Feet of forms are made of such labels too: 审核人, 填表人签字.
  if (isWhole && best.score >= CLEAR && best.role !== 'extra' && !VALUES_TOO.has(head)) return 1
  return best.score >= 0.5 ? 0.5 : 0
}
