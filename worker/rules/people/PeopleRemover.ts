/**
 * 个人信息 — names and telephone numbers out of a finished campaign; whatever else was said stays.
 *
 * A name is what stands in a field for people (the table of fields and the registers say which; columns of the unit's
 * own whose label speaks of people). The same person becomes the same pseudonym (人员1, 人员2 …) everywhere, also in running text, where
 * only names of two to four Chinese characters are looked for. Limit: a person named in running text only is not
 * known to be one; read what is to be published.
 */
import { labelsPeople, personFields } from '../fields/naming.ts'
import { registers } from '../registers/registers.ts'

/** Keys under which people stand: fields of an item, of a register, who was held to account, who checks. */
const personKeys = new Set<string>([
  ...personFields,
  ...registers.flatMap(({ fields }) =>
    fields.filter(({ names }) => names === 'person').map(({ key }) => key),
  ),
  'person',
  'inspectors',
  'holder',
  'principal',
  'deputy',
])

/** Mobile and landline numbers; letters and digits around them mean that it is part of something else. */
const phone =
  /(?<![0-9A-Za-z])(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?![0-9A-Za-z])/g

const HIDDEN_PHONE = '（电话已隐去）'

/** Between the names in one cell. */
const between = /[\s、，,；;/／（）()：:]+/

/** A title after a name, as in 王某某处长. */
const title = /(?:同志|老师|教授|主任|副?处长|副?院长|副?校长|副?书记|部长|科长|馆长|主席|秘书)$/

/** Not a person: a body, a role, a word of the form. */
const notAName =
  /[处部院办室科组会馆系所队站校]$|中心$|单位|领导|班子|全体|各|有关|相关|群众|学生|师生|教师|教职工|^(?:职工|专人|本人|他人|无)$|^人员\d+$/

const chineseName = /^\p{Script=Han}{2,4}$/u

export class PeopleRemover {
  /** Name → pseudonym, in the order in which they were met. */
  readonly #pseudonyms = new Map<string, string>()
  #inText: RegExp | null = null
  #phones = 0

  /** People met so far. */
  get people(): number {
    return this.#pseudonyms.size
  }

  /** Telephone numbers hidden so far. */
  get phones(): number {
    return this.#phones
  }

  /** Looks for people in a value; all values come before the first is cleaned. `key`: the field that it stands in. */
  learn(value: unknown, key = ''): void {
    if (typeof value === 'string') {
      if (isPersonKey(key)) for (const name of namesIn(value)) this.#know(name)
    } else if (Array.isArray(value)) {
      for (const one of value) this.learn(one, key)
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, one] of Object.entries(value)) this.learn(one, keyOf(value, inner, key))
    }
  }

  /** The value with pseudonyms for people and no telephone numbers; the same value when there was nothing. */
  clean(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return isPersonKey(key) ? this.#cleanPeople(value) : this.cleanText(value)
    if (Array.isArray(value)) return value.map((one: unknown) => this.clean(one, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([inner, one]) => [inner, this.clean(one, keyOf(value, inner, key))]),
    )
  }

  /** Running text: known names and telephone numbers. */
  cleanText(text: string): string {
    this.#inText ??= this.#makePattern()
    return this.#hidePhones(text).replace(this.#inText, (name) => this.#pseudonyms.get(name) ?? name)
  }

  #cleanPeople(text: string): string {
    let cleaned = this.#hidePhones(text)
    for (const name of namesIn(text)) cleaned = cleaned.replaceAll(name, this.#know(name))
    return cleaned
  }

  #hidePhones(text: string): string {
    return text.replace(phone, () => {
      this.#phones++
      return HIDDEN_PHONE
    })
  }

  #know(name: string): string {
    const known = this.#pseudonyms.get(name)
    if (known !== undefined) return known
    const pseudonym = `人员${this.#pseudonyms.size + 1}`
    this.#pseudonyms.set(name, pseudonym)
    this.#inText = null
    return pseudonym
  }

  /** The longest first, so that 王小明 is not met as 王小. Matches nothing when nobody is known. */
  #makePattern(): RegExp {
    const names = [...this.#pseudonyms.keys()]
      .filter((name) => chineseName.test(name))
      .toSorted((a, b) => b.length - a.length)
    return new RegExp(names.length === 0 ? '(?!)' : names.join('|'), 'gu')
  }
}

function isPersonKey(key: string): boolean {
  return personKeys.has(key) || labelsPeople(key)
}

/** In a line of history the field's name stands beside what it was and became; people may have a unit beside their name. */
function keyOf(value: object, inner: string, key: string): string {
  if (inner === 'name' && isPersonKey(key)) return key
  return (inner === 'from' || inner === 'to') && 'field' in value && typeof value.field === 'string'
    ? value.field
    : inner
}

function namesIn(text: string): string[] {
  return text
    .replaceAll(HIDDEN_PHONE, ' ')
    .replace(phone, ' ')
    .split(between)
    .map((part) => part.replace(title, ''))
    .filter((part) => part.length > 1 && !notAName.test(part) && !/^[\d.-]+$/.test(part))
}
