/**
 * 单位 — which of the campaign's units a text names, by name or alias.
 *
 * Of names that overlap the longest wins (土木工程学院 over 工程学院). A name inside a longer one (教务处教学科,
 * 土木工程学院团委) is a mention, not the unit itself. A short name is not taken out of another word: 信息系 is
 * not in 信息系统, 工会 not in 职工会议, 院办 not in 学院办公室.
 */
import type { Unit } from './campaign.ts'
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

/** A campaign's names are wanted for every cell that may name a unit. */
const known = new WeakMap<readonly Unit[], readonly Name[]>()

function namesOf(units: readonly Unit[]): readonly Name[] {
  let names = known.get(units)
  if (names === undefined) {
    names = readNames(units)
    known.set(units, names)
  }
  return names
}

function readNames(units: readonly Unit[]): Name[] {
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
