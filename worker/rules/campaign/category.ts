/**
 * 问题类别 — which of the campaign's numbered categories a cell names.
 *
 * By number (7, 第七类, ⑦, 7.服务意识弱), by name, by the start of its text, or by likeness; a number and a name
 * that contradict each other, and several categories in one cell, are no answer.
 */
import type { Campaign, Category } from './campaign.ts'
import { squashLabel } from '../cells/cellText.ts'
import { readChineseNumber } from '../cells/chineseNumber.ts'

/** Likeness (Dice, 0–1) from which a misspelt name is recognised, and how far ahead of the next it must be. */
const LIKE_ENOUGH = 0.6
const AHEAD_BY = 0.15
/** A shortened name of two characters can be chance; a start of the category's text is longer. */
const SHORTEST_NAME = 2
const SHORTEST_TEXT = 4

const CIRCLED = '[①-⑳]|[⑴-⒇]|[⒈-⒛]|[㈠-㈩]'
const NUMBER = `[0-9]{1,2}|[一二三四五六七八九十]{1,3}|${CIRCLED}`
/**
 * A number needs a mark beside it, or the cell for itself: 一般, 三违, 二级隐患 and 四风 are words. 第七, （七）, ⑦, 7类,
 * 7、 and 7. are marked.
 */
const NUMBERED = new RegExp(
  `^(?:问题)?(?:类别|类型|分类)?[\\s:：]*(?:第(${NUMBER})(?![级位次批轮期名])|[（(【\\[]\\s*第?(${NUMBER})\\s*[)）】\\]]|(${CIRCLED})|(${NUMBER})(?=[)）】\\]]|大?类|[号项条款](?!目)|[\\s.．、:：,，-]|$))` +
    `(?:[)）】\\]]|大?类(?:问题|别)?|号|项|条|款)*[\\s.．、:：,，-]*`,
)
const SEVERAL = new RegExp(
  `^第?(?:${NUMBER})类?(?:[、,，;；/和及与+ ]\\s*第?(?:${NUMBER})(?:大?类(?:问题|别)?)?)+$`,
)

/** What a column of categories says is said again and again; longer texts than names are not. */
const namedKept = new WeakMap<readonly Category[], Map<string, Named>>()
const LONGEST_KEPT = 40
const MOST_KEPT = 1000

/** The category of the text; null when it names none or several. `sure` is false for a likeness only. */
export function readCategory(text: string, { categories }: Pick<Campaign, 'categories'>): Named {
  if (text.length > LONGEST_KEPT) return readFrom(text, wordsOf(categories), byLikeness)
  let kept = namedKept.get(categories)
  if (kept === undefined || kept.size >= MOST_KEPT)
    namedKept.set(categories, (kept = new Map<string, Named>()))
  let named = kept.get(text)
  if (named === undefined) {
    named = readFrom(text, wordsOf(categories), byLikeness)
    kept.set(text, named)
  }
  return named
}

/** Whether the text names one beyond doubt: what likeness would say is not worked out. */
export function namesCategory(text: string, { categories }: Pick<Campaign, 'categories'>): boolean {
  return readFrom(text, wordsOf(categories), () => null)?.sure === true
}

/** What stands between the parts of a name: 履职不力、作风漂浮. */
const BETWEEN_PARTS = /[、，,;；/／]/

/**
 * Whether the words are the campaign's own: its number, its name, the start of its name, of a part of it or of its text.
 * 质量 in the middle of 工程质量缺陷 may as well be a word of another list.
 */
export function isCategorysWord(text: string, campaign: Pick<Campaign, 'categories'>): boolean {
  const named = readFrom(text, wordsOf(campaign.categories), () => null)
  if (named?.sure !== true) return false
  const category = campaign.categories.find(({ no }) => no === named.no)
  if (category === undefined) return false
  const given = comparable(text)
  const name = comparable(category.name)
  // Longer than the name, or with its number, or out of its text: nothing shortened it.
  if (!name.includes(given)) return true
  return [name, ...category.name.split(BETWEEN_PARTS).map(comparable)].some((part) => part.startsWith(given))
}

/** A category with its words as they are compared. */
interface CategoryWords {
  readonly no: number
  readonly name: string
  readonly text: string
}

/** Every cell of a ledger may be held against the same campaign's categories. */
const wordsKept = new WeakMap<readonly Category[], readonly CategoryWords[]>()

function wordsOf(categories: readonly Category[]): readonly CategoryWords[] {
  let words = wordsKept.get(categories)
  if (words === undefined) {
    words = categories.map(({ no, name, text }) => ({ no, name: comparable(name), text: comparable(text) }))
    wordsKept.set(categories, words)
  }
  return words
}

type Named = { readonly no: number; readonly sure: boolean } | null
type Likely = (given: string, categories: readonly CategoryWords[]) => Named

function readFrom(text: string, categories: readonly CategoryWords[], likely: Likely): Named {
  // Not NFKC: it would take the ring off ⑦ and leave 7 beside what follows.
  const given = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  if (given === '' || SEVERAL.test(given)) return null
  const numbered = NUMBERED.exec(given)
  // 8其它: a figure right before the words counts where the words say the same.
  const bare = numbered === null ? /^(\d{1,2})(?=[\u4e00-\u9fff])/.exec(given) : null
  if (bare !== null) {
    const named = byWords(comparable(given.slice(bare[0].length)), categories, likely)
    return named?.no === Number(bare[1])
      ? { no: named.no, sure: true }
      : byWords(comparable(given), categories, likely)
  }
  const no =
    numbered === null
      ? null
      : readChineseNumber((numbered.slice(1).find(Boolean) ?? '').normalize('NFKC').replace(/[().]/g, ''))
  const byNumber = categories.find((category) => category.no === no)
  const rest = comparable(byNumber === undefined ? given : given.slice(numbered?.[0].length ?? 0))
  const named = rest === '' ? null : byWords(rest, categories, likely)
  if (byNumber === undefined) return named
  if (rest === '') return { no: byNumber.no, sure: true }
  if (named === null) return { no: byNumber.no, sure: false }
  return named.no === byNumber.no ? { no: byNumber.no, sure: true } : null
}

/** `given` is comparable. */
function byWords(given: string, categories: readonly CategoryWords[], likely: Likely): Named {
  const same = categories.filter(({ name }) => name === given)
  if (same.length === 1) return answer(same, true)
  const named = categories.filter(({ name }) => given.includes(name))
  // 地下有限空间 has the name of 有限空间 in it and may be another thing.
  if (named.length > 0) return answer(named, given.startsWith(named[0]?.name ?? ''))
  if (given.length < SHORTEST_NAME) return null
  const shortened = categories.filter(({ name }) => name.includes(given))
  if (shortened.length === 1) return answer(shortened, true)
  if (shortened.length > 1) return null
  const quoted = categories.filter(
    ({ text: whole }) => given.length >= SHORTEST_TEXT && whole.includes(given),
  )
  if (quoted.length > 0)
    return answer(quoted, quoted.length === 1 && quoted[0]?.text.startsWith(given) === true)
  return likely(given, categories)
}

function answer(found: readonly CategoryWords[], sure: boolean): Named {
  const [only] = found
  return only === undefined || found.length > 1 ? null : { no: only.no, sure }
}

function byLikeness(given: string, categories: readonly CategoryWords[]): Named {
  const ranked = categories
    .map(({ no, name, text }) => ({ no, score: Math.max(likeness(given, name), opensLike(given, text)) }))
    .toSorted((a, b) => b.score - a.score)
  const [best, next] = ranked
  if (best === undefined || best.score < LIKE_ENOUGH || best.score - (next?.score ?? 0) < AHEAD_BY)
    return null
  return { no: best.no, sure: false }
}

/** Likeness to the same length of the category's text. */
function opensLike(given: string, text: string): number {
  return given.length < SHORTEST_TEXT ? 0 : likeness(given, text.slice(0, given.length))
}

/** Squashed, with the two spellings of 其他 made one and the separators inside names gone. */
function comparable(text: string): string {
  return squashLabel(text)
    .replace(/其它/g, '其他')
    .replace(/[;；!！?？]/g, '')
    .replace(/(?:类|方面)?(?:的)?问题$/, '')
    .replace(/类$/, '')
}

/** Dice's coefficient on pairs of neighbouring characters. */
function likeness(a: string, b: string): number {
  const pairs = pairsOf(b)
  const total = Math.max(0, a.length - 1) + pairs.length
  if (total === 0) return a === b ? 1 : 0
  const left = [...pairs]
  let common = 0
  for (const pair of pairsOf(a)) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    common += 1
  }
  return (2 * common) / total
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2))
}

/** A category as a cell of the ledger shows it: 「2. 服务意识弱」. */
export function categoryText(campaign: Pick<Campaign, 'categories'>, no: number): string {
  const category = campaign.categories.find((one) => one.no === no)
  return category === undefined ? String(no) : `${no}. ${category.name}`
}
