/**
 * 单位 — which of the campaign's units a text names, by name or alias.
 *
 * Of names that overlap the longest wins (土木工程学院 over 工程学院). A name inside a longer one (教务处教学科,
 * 土木工程学院团委) is a mention, not the unit itself. A short name is not taken out of another word: 信息系 is
 * not in 信息系统, 工会 not in 职工会议, 院办 not in 学院办公室.
 */
import type { Campaign, Unit } from './campaign.ts'
import { simplify } from '../cells/simplify.ts'

export interface UnitsNamed {
  /** The unit that the text as a whole names; null when it names none, several, or says more. */
  readonly exact: Unit | null
  /** Every unit that the text mentions, once each, in the order of the text. */
  readonly mentions: readonly Unit[]
}

interface Name {
  readonly unit: Unit
  readonly name: string
}

interface Mention extends Name {
  readonly at: number
}

/** Characters of other words into which a name would run: after it, by its last sign; before it, by its first. */
const RUNS_ON: Readonly<Record<string, RegExp>> = {
  系: /^[统列数]/,
  会: /^[议员场费计同]/,
  办: /^[公法理事学结]/,
  部: /^[分门署队长]/,
  处: /^[理罚分置长于]/,
  委: /^[托员屈派会]/,
  院: /^[长系校]/,
}
const RUNS_INTO: Readonly<Record<string, RegExp>> = {
  工: /[职员分人社民技]$/,
  院: /[学医法]$/,
  校: /[学高]$/,
  管: /[理]$/,
  信: /[通]$/,
}
/** What may stand around a unit's name without changing who it is. */
const AROUND =
  /(?:填[报表]|报送|责任|整改|牵头|承办|上报|所在|被检查)?(?:单位|部门|处室|科室)(?:名称)?[:]?|[(](?:盖章|公章|章|签章|签字|牵头|公务章)[)]|盖章|公章|中共|党委(?=$)|^(?:党委|学校|我校|本校|校|我院|本院|院)|[\s:、,;/()[\]【】《》“”"._\-*]|^\d+/g

/** Finds units in a text. */
export function findUnits(text: string, units: readonly Unit[]): UnitsNamed {
  const bare = simplify(text.normalize('NFKC').replace(/\s+/g, ''))
  const found = mentionsIn(bare, namesOf(units))
  const mentions = [...new Set(found.map(({ unit }) => unit))]
  const [only] = mentions
  if (only === undefined || mentions.length > 1) return { exact: null, mentions }
  const rest = found.reduceRight(
    (left, { at, name }) => `${left.slice(0, at)}${left.slice(at + name.length)}`,
    bare,
  )
  return { exact: rest.replace(AROUND, '') === '' ? only : null, mentions }
}

/** How a head office is called in front of its own parts. */
const HEAD_OFFICE = /^(?:总行|总部|本行|我行|集团|本公司|公司|本镇|我镇)/

/**
 * Finds units in a text before which the institution's own name or a short form of it may stand: 农商银行营业部,
 * 市中心医院儿科. Other words in front make another body: 新生儿科 is not 儿科.
 */
export function findOwnUnits(text: string, { units, institution }: Campaign): UnitsNamed {
  const named = findUnits(text, units)
  if (named.exact !== null || named.mentions.length !== 1) return named
  for (const length of ownPrefixes(text, institution)) {
    const rest = findUnits(text.slice(length), units)
    if (rest.exact !== null) return rest
  }
  return named
}

/** Lengths of the openings of a text that call the institution: characters of its name in their order, the longest first. */
function ownPrefixes(text: string, institution: string): number[] {
  const office = HEAD_OFFICE.exec(text)?.[0].length
  let at = -1
  let length = 0
  for (const character of text) {
    at = institution.indexOf(character, at + 1)
    if (at < 0) break
    length += character.length
  }
  const lengths = Array.from({ length: Math.max(0, length - 1) }, (_, i) => length - i)
  return office === undefined ? lengths : [...lengths, office]
}

/** Words before a unit's name that make it the receiver: 报合规部, 呈送纪委. 月报 and 填报 before it do not. */
const SENT_TO = /(?<![月周日季年填申简通快汇情直])(?:报送?|呈报?|送|致|转)(?:至|给|到)?$/

/** The text without the units that it is only sent to: 新湖支行整改台账（报合规部）. */
export function withoutReceivers(text: string, units: readonly Unit[]): string {
  return namesOf(units).reduce((left, { name }) => {
    const at = left.indexOf(name)
    return at > 0 && SENT_TO.test(left.slice(0, at)) ? left.slice(0, at) + left.slice(at + name.length) : left
  }, text)
}

/** Words of ledgers and their subjects, which shorten no unit's name. */
const SUBJECTS =
  /附[件表]?|问题|隐患|整改|整治|治理|台账|清单|自查|自纠|排查|检查|情况|汇总|统计|[月周年季]报|报[表告]|一览|专项|行动|安全|消防|生产|工作|明细|进度|销号|sheet|表|[\d\s年月日.()（）【】《》“”_—-]/gi
/** They shorten many names and so name nobody. */
const ANYBODY = /^(?:学院|学校|机关|部门|单位|科室|支行|项目|公司|村级|各村|社区|综合|其他|全部)$/
const SHORTEST = 2
const LONGEST_SHORT_FORM = 6

/** The one unit that a short form fits (呼吸 for 呼吸与危重症医学科): its characters open the name or stand in it in order. */
export function unitOfShortForm(text: string, units: readonly Unit[]): Unit | null {
  const short = simplify(text.normalize('NFKC')).replace(SUBJECTS, '')
  if (short.length < SHORTEST || short.length > LONGEST_SHORT_FORM || ANYBODY.test(short)) return null
  const fitting = (fits: (name: string) => boolean): Set<Unit> =>
    new Set(namesOf(units).flatMap(({ unit, name }) => (fits(name) ? [unit] : [])))
  const opened = fitting((name) => name.startsWith(short))
  const found =
    opened.size > 0 ? opened : fitting((name) => name[0] === short[0] && holdsInOrder(name, short))
  const [only] = found
  return only !== undefined && found.size === 1 ? only : null
}

function holdsInOrder(name: string, short: string): boolean {
  let at = -1
  return Array.from(short).every((character) => (at = name.indexOf(character, at + 1)) >= 0)
}

/** Every cell of a ledger may be asked for the same campaign's names. */
const namesKept = new WeakMap<readonly Unit[], readonly Name[]>()

function namesOf(units: readonly Unit[]): readonly Name[] {
  let names = namesKept.get(units)
  if (names === undefined) namesKept.set(units, (names = allNames(units)))
  return names
}

function allNames(units: readonly Unit[]): Name[] {
  return units
    .flatMap((unit) =>
      [unit.name, ...unit.aliases].map((name) => ({
        unit,
        name: simplify(name.normalize('NFKC').replace(/\s+/g, '')),
      })),
    )
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length)
}

/** Longest names first; what one has taken is gone for the shorter ones. */
function mentionsIn(text: string, names: readonly Name[]): Mention[] {
  const mentions: Mention[] = []
  let left = text
  for (const { unit, name } of names) {
    for (let at = left.indexOf(name); at >= 0; at = left.indexOf(name, at + 1)) {
      if (isPartOfWord(text, at, name)) continue
      mentions.push({ unit, name, at })
      left = left.slice(0, at) + '\n'.repeat(name.length) + left.slice(at + name.length)
    }
  }
  return mentions.toSorted((a, b) => a.at - b.at)
}

function isPartOfWord(text: string, at: number, name: string): boolean {
  const after = text.slice(at + name.length)
  const before = text.slice(0, at)
  const runsOn = RUNS_ON[name.slice(-1)]
  const runsInto = RUNS_INTO[name.slice(0, 1)]
  return runsOn?.test(after) === true || (name.length <= 3 && runsInto?.test(before) === true)
}
