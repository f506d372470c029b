/**
 * 表头文法 — what a label means by its words: 承诺｜办结｜日 is a time that was promised, so 整改时限.
 *
 * The head at the end decides the kind, the words before it the field (`labelRules.ts`, `textRules.ts`). Two labels joined into one
 * (责任部门/责任人) are read one by one: a body and a person fill two fields, of two texts the first names the column.
 */
import { fieldDefinitions, type ColumnRole, type ItemField } from '../../fields/field.ts'
import { parseLabel, type Chain, type Word } from './labelParse.ts'
import { LABEL_RULES } from './labelRules.ts'
import { TEXT_RULES } from './textRules.ts'

/** A meaning by words; `also` is the second field of a label that names a body and a person. */
export interface WordMeaning {
  readonly role: ColumnRole
  readonly score: number
  readonly also?: ItemField
}

export interface LabelWords {
  /** Strongest first; none when the words say nothing. */
  readonly meanings: readonly WordMeaning[]
  /** The words that speak, in order, for the reason: 承诺、办结、日. */
  readonly parts: readonly string[]
  /** Every word is known. */
  readonly isKnown: boolean
  /** Every word is known and each label that is joined has a head. */
  readonly isWhole: boolean
  /** Nothing but deeds, people and manners: 计划, 牵头, 配合. */
  readonly isQualifier: boolean
  /** Sense of the head; '' when there is none. */
  readonly head: string
  /** Every sense that its words have, for those who ask who is meant and not what field. */
  readonly senses: ReadonlySet<string>
}

interface Test {
  readonly isDenied: boolean
  readonly anywhere: boolean
  readonly senses: readonly string[]
}

interface CompiledRule {
  readonly tests: readonly Test[]
  readonly meanings: readonly WordMeaning[]
}

/** Senses that a rule of a wider one holds for. */
const INCLUDED: Readonly<Record<string, readonly string[]>> = { find: ['search'], deal: ['reply'] }

const roles = new Set<string>(['extra', ...fieldDefinitions.map(({ field }) => field)])
const rulesOf = compile()

function compile(): ReadonlyMap<string, readonly CompiledRule[]> {
  const rules = new Map<string, CompiledRule[]>()
  for (const [heads, condition, said] of [...LABEL_RULES, ...TEXT_RULES]) {
    const rule = { tests: condition.split(' ').filter(Boolean).map(testOf), meanings: meaningsIn(said) }
    for (const head of heads.split(' ')) {
      const before = rules.get(head)
      if (before === undefined) rules.set(head, [rule])
      else before.push(rule)
    }
  }
  return rules
}

function testOf(term: string): Test {
  const marks = /^[~!]*/.exec(term)?.[0] ?? ''
  return {
    isDenied: marks.includes('!'),
    anywhere: marks.includes('~'),
    senses: term
      .slice(marks.length)
      .split('|')
      .flatMap((sense) => [sense, ...(INCLUDED[sense] ?? [])]),
  }
}

function meaningsIn(said: string): WordMeaning[] {
  const words = said.split(' ')
  return words.flatMap((role, i): WordMeaning[] => {
    if (i % 2 === 1) return []
    if (!isRole(role)) throw new Error(`no such role: ${role}`)
    return [{ role, score: Number(words[i + 1]) }]
  })
}

/** Whether the text is the name of a field or 'extra'. */
export function isRole(text: string): text is ColumnRole {
  return roles.has(text)
}

/** Labels come again and again; a damaged sheet may hold thousands of different ones. */
const known = new Map<string, LabelWords>()
const MOST_KNOWN = 5000

/** A label's words and meanings; `name` has no spaces, brackets or numbering, and / where it joins two labels. */
export function readWords(name: string): LabelWords {
  let words = known.get(name)
  if (words === undefined) {
    if (known.size >= MOST_KNOWN) known.clear()
    words = readAnew(name)
    known.set(name, words)
  }
  return words
}

function readAnew(name: string): LabelWords {
  const chains = shareWords(parseLabel(name))
  const said = chains.map(readChain)
  const parts = chains.flat().flatMap(({ text, use }) => (use === 'filler' ? [] : [text]))
  const isWhole = said.length > 0 && said.every((one) => one.isWhole)
  const isKnown = chains.flat().every(({ use }) => use !== 'rest')
  const isQualifier = chains.length === 1 && chains.flat().every(({ use }) => QUALIFIERS.has(use))
  return {
    meanings: joinChains(said),
    parts,
    isKnown,
    isWhole,
    isQualifier,
    head: said.at(-1)?.head ?? '',
    senses: new Set(chains.flat().flatMap(({ sense, head }) => [sense, head])),
  }
}

const QUALIFIERS = new Set<Word['use']>(['deed', 'who', 'how'])

interface ReadChain {
  readonly meanings: readonly WordMeaning[]
  readonly isWhole: boolean
  readonly head: string
}

/** 整改责任单位及人员: the second takes the first's words; 牵头及配合单位: the first takes the second's head. */
function shareWords(chains: readonly Chain[]): Chain[] {
  return chains.map((chain, i) => {
    const before = chains[i - 1]
    const after = chains[i + 1]
    if (headAt(chain) < 0 && after !== undefined && chain.every(({ use }) => use !== 'rest')) {
      const at = headAt(after)
      return at < 0 ? chain : [...chain, ...after.slice(at, at + 1)]
    }
    if (before !== undefined && isPlain(chain)) {
      const at = headAt(before)
      return at < 0 ? chain : [...before.slice(0, at).filter(({ use }) => use !== 'filler'), ...chain]
    }
    return chain
  })
}

/** Nothing but a head. */
function isPlain(chain: Chain): boolean {
  return headAt(chain) >= 0 && chain.every(({ use }, i) => i === headAt(chain) || use === 'filler')
}

/** Question words are heads wherever they stand. */
const ASKING = new Set(['when', 'whom', 'how', 'sofar', 'why'])
/** Heads that only name or tell what the head before them is. */
const NAMING = new Set(['telling', 'depict', 'told', 'name'])
const NAMED = new Set(
  'measure plan wish cause goal source limit time person chief titled body office campus proof account advance result class type state opinion post station outside party'.split(
    ' ',
  ),
)

/** Place of the head; -1 when the chain has none or goes on with something unknown. */
function headAt(chain: Chain): number {
  const asking = chain.findIndex(({ head }) => ASKING.has(head))
  if (asking >= 0) return asking
  const asks = chain.findIndex(({ sense }) => sense === 'whether')
  if (asks >= 0) return asks
  let at = chain.length - 1
  while (at >= 0 && chain[at]?.use === 'filler' && chain[at]?.head === '') at--
  if ((chain[at]?.head ?? '') === '') return -1
  const before = beforeFillers(chain, at - 1)
  const naming = NAMING.has(chain[at]?.head ?? '') || /^(?:姓名|名字)$/.test(chain[at]?.text ?? '')
  return naming && NAMED.has(chain[before]?.head ?? '') ? before : at
}

function beforeFillers(chain: Chain, from: number): number {
  let at = from
  while (at >= 0 && chain[at]?.use === 'filler' && chain[at]?.head === '') at--
  return at
}

function readChain(chain: Chain): ReadChain {
  const at = headAt(chain)
  const head = at < 0 ? '' : senseOfHead(chain[at])
  const others = chain.filter((word, i) => i !== at && word.text !== '')
  const before = at < 0 || ASKING.has(head) || head === 'whether' ? others : chain.slice(0, at)
  const facts = factsOf(before)
  const rule = rulesOf.get(head)?.find(({ tests }) => tests.every((test) => holds(test, facts)))
  const isKnown = chain.every(({ use }) => use !== 'rest')
  return { meanings: rule?.meanings ?? [], isWhole: head !== '' && isKnown, head }
}

function senseOfHead(word: Word | undefined): string {
  return word?.sense === 'whether' ? 'whether' : (word?.head ?? '')
}

interface Facts {
  /** The deed nearest to the head, and every sense that is no deed. */
  readonly near: ReadonlySet<string>
  readonly anywhere: ReadonlySet<string>
}

function factsOf(before: readonly Word[]): Facts {
  const deeds = before.filter(({ use }) => use === 'deed').map(({ sense }) => sense)
  const others = before.filter(({ use, sense }) => use !== 'deed' && sense !== '').map(({ sense }) => sense)
  const near = new Set(others)
  const last = deeds.at(-1)
  if (last !== undefined) near.add(last)
  const isKnown = before.every(({ use }) => use !== 'rest')
  if (isKnown) near.add('known')
  if (isKnown && near.size === 1) near.add('bare')
  return { near, anywhere: new Set([...near, ...deeds]) }
}

function holds({ isDenied, anywhere, senses }: Test, facts: Facts): boolean {
  const said = anywhere ? facts.anywhere : facts.near
  return senses.some((sense) => said.has(sense)) !== isDenied
}

const BODY = new Set<ColumnRole>(['unit', 'department'])
const PERSON = new Set<ColumnRole>(['owner', 'leader'])

function joinChains(read: readonly ReadChain[]): WordMeaning[] {
  const [only] = read
  if (only === undefined || read.length === 1) return [...(only?.meanings ?? [])].toSorted(byScore)
  const sure = read.filter(({ meanings }) => (meanings[0]?.score ?? 0) >= 0.5)
  const ours = sure.filter(({ meanings }) => meanings[0]?.role !== 'extra')
  const [first, second] = ours
  if (first === undefined) return [...(sure[0]?.meanings ?? [])]
  if (second === undefined) return first.meanings.map((one) => ({ ...one, score: one.score * 0.98 }))
  const body = ours.find(({ meanings }) => BODY.has(bestOf(meanings)))
  const person = ours.find(({ meanings }) => PERSON.has(bestOf(meanings)))
  if (body !== undefined && person !== undefined) return pairOf(bestOf(person.meanings))
  const [role, also] = [bestOf(first.meanings), bestOf(second.meanings)]
  if (PERSON.has(role) && PERSON.has(also) && role !== also && also !== 'extra')
    return [{ role, score: 0.86, also }]
  // 岗位及责任人: the person; of two texts in one column the first names it.
  if (person !== undefined && bestOf(first.meanings) === 'post') return [...person.meanings]
  return first.meanings.map((one) => ({
    ...one,
    score: Math.min(one.score, PERSON.has(one.role) ? 0.95 : 0.88),
  }))
}

function bestOf(meanings: readonly WordMeaning[]): ColumnRole {
  return meanings.toSorted(byScore)[0]?.role ?? 'extra'
}

function pairOf(person: ColumnRole): WordMeaning[] {
  return [
    { role: person, score: 0.86, also: 'department' },
    { role: 'department', score: 0.62 },
  ]
}

function byScore(a: WordMeaning, b: WordMeaning): number {
  return b.score - a.score
}
