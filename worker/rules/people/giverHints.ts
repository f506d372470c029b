/**
 * 暴露提示 — what in a wording (转办表述) could lead the unit to whoever gave the clue.
 *
 * Telephone and ID numbers, addresses, accounts, and what is known of the giver are never handed over. Turns of
 * speech (我是…, 请保密, 举报人), names, the channel, and long quotes are pointed out; a person who has looked may keep
 * them. Digits are found however they are written: full width, with gaps, in Chinese numerals.
 * Source: 《政府督查工作条例》 protects sources from the units. Limit: a fact that only one person can know is not
 * recognised by any rule; read the wording as the unit will read it.
 */
import { isPerson } from '../columns/nameLike.ts'

export type HintKind =
  | 'phone'
  | 'mail'
  | 'id-number'
  | 'account'
  | 'giver'
  | 'self'
  | 'secrecy'
  | 'reporter'
  | 'channel'
  | 'name'
  | 'number'
  | 'quote'

export interface GiverHint {
  readonly kind: HintKind
  /** The words in question, as the wording has them. */
  readonly text: string
  /** Never handed over, whoever has looked. */
  readonly mustGo: boolean
  readonly message: string
}

/** What the office knows of a clue and the unit must not. */
export interface KnownClue {
  readonly text: string
  readonly giver: string
  readonly contact: string
}

/** Longer runs of the original's own characters are a quote: style and facts betray their author. */
export const MAX_QUOTE = 12

const mustGo: ReadonlySet<HintKind> = new Set(['phone', 'mail', 'id-number', 'account', 'giver'])

const why: Readonly<Record<HintKind, string>> = {
  phone: '是电话号码，不能转给单位。请删去。',
  mail: '是邮箱地址，不能转给单位。请删去。',
  'id-number': '是身份证号，不能转给单位。请删去。',
  account: '是网络账号，不能转给单位。请删去。',
  giver: '指向提供线索的人，不能转给单位。请删去。',
  self: '是提供线索的人自述的口气。请改写成办公室的表述。',
  secrecy: '说明有人要求保密。请删去。',
  reporter: '说明有人反映。请只写问题本身。',
  channel: '透露了线索渠道。请只写问题本身。',
  name: '像是人名。不是必须写明的，请改为岗位。',
  number: '是一串号码，可能指向个人。请核对是否必须写明。',
  quote: '照抄了线索原文。请用自己的话概括。',
}

const phrases: readonly (readonly [HintKind, RegExp])[] = [
  ['self', /我[们是叫在的家校院系班]|本人|我(?=[，,、])|自己亲[眼身]/g],
  ['secrecy', /请?(?:予以|给予|为我|替我)?保密|匿名|不要(?:透露|告诉|公开)|怕被?(?:报复|穿小鞋)|打击报复/g],
  [
    'reporter',
    /(?:举报|反映|投诉|检举|来信|来电|来访|上访|爆料|留言|提供线索)(?:人|者)|(?:据|有|经)?(?:群众|学生|师生|家长|教师|老师|职工|教职工|网友|知情人)(?:举报|反映|投诉|来信|来电|来访)|实名|线索提供/g,
  ],
  ['channel', /来信|来电|来访|信访|举报(?:信|电话|箱)?|投诉|意见箱|信箱|热线|12345|匿名信|网上留言|线索/g],
]

const MAIL = /[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+/g
const ACCOUNT = /(?:微信号?|QQ号?|qq号?|抖音号?|账号)[:：\s为是]*[A-Za-z0-9][\w-]{4,}/g
const DIGITS = /[0-9](?:[0-9\s·.－—-]*[0-9])?[Xx]?/g
/** 2017-06-20: a day, and nobody's number. */
const A_DAY = /^(?:19|20)\d\d[-.](?:0?[1-9]|1[0-2])[-.](?:0?[1-9]|[12]\d|3[01])$/
/** 王同学, 李某某老师, 张三同志. */
const TITLED = /[\p{Script=Han}]{1,3}(?=同学|老师|同志|教授|师傅|女士|先生)/gu
/** 20170620 could be a day or a number: it is pointed out and may stay. */
const RUN_DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
/** The name with which somebody introduces himself or is named as the giver. */
const INTRODUCED =
  /(?:我是|我叫|本人|姓名|署名|举报人|反映人|投诉人|联系人|来信人|来电人)[:：是叫为]*\s*([\p{Script=Han}]{2,4})(?=$|[^\p{Script=Han}])/gu

/** Every hint once, what must go first. */
export function hintsOfGiver(wording: string, clue: KnownClue): GiverHint[] {
  const plain = wording.normalize('NFKC')
  const hints = [
    ...knownOf(plain, clue),
    ...numbersIn(plain, clue),
    ...found(plain, 'mail', MAIL),
    ...found(plain, 'account', ACCOUNT),
    ...phrases.flatMap(([kind, pattern]) => found(plain, kind, pattern)),
    ...namesIn(plain),
    ...quotesOf(plain, clue.text.normalize('NFKC')),
  ]
  const seen = new Set<string>()
  return hints
    .filter(({ text }) => !seen.has(text) && Boolean(seen.add(text)))
    .toSorted((a, b) => Number(b.mustGo) - Number(a.mustGo))
}

/** What still keeps a wording from being handed over: what must go, and what nobody has said to have looked at. */
export function unheeded(hints: readonly GiverHint[], heeded: readonly string[]): GiverHint[] {
  return hints.filter((one) => one.mustGo || !heeded.includes(one.text))
}

function hint(kind: HintKind, text: string): GiverHint {
  return { kind, text, mustGo: mustGo.has(kind), message: `“${text}”${why[kind]}` }
}

function found(text: string, kind: HintKind, pattern: RegExp): GiverHint[] {
  return Array.from(text.matchAll(pattern), ([words]) => hint(kind, words.trim()))
}

/** The giver's name, the way to him, and the name that he gives himself in the original. */
function knownOf(wording: string, { giver, contact, text }: KnownClue): GiverHint[] {
  const introduced = Array.from(text.normalize('NFKC').matchAll(INTRODUCED), ([, name = '']) => name)
  const known = [...partsOf(giver), ...partsOf(contact), ...introduced.filter((name) => isPerson(name))]
  return known.filter((part) => wording.includes(part)).map((part) => hint('giver', part))
}

/** 甲某某（学生会） has two parts, and either alone leads to him. */
function partsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .split(/[\s、，,；;/()（）:：]+/)
      // A number is found by its digits, however it is grouped.
      .filter((part) => part.length > 1 && !/^[\d+-]+$/.test(part))
  )
}

const chineseDigits = new Map(Array.from('零一二三四五六七八九', (digit, index) => [digit, String(index)]))
const CHINESE_RUN = /[〇零○一幺二三四五六七八九]{7,}/g

function numbersIn(wording: string, clue: KnownClue): GiverHint[] {
  const spelt = Array.from(wording.matchAll(CHINESE_RUN), ([run]) => [run, digitsOfChinese(run)] as const)
  const written = Array.from(
    wording.matchAll(DIGITS),
    ([run]) => [run, run.replace(/[^0-9Xx]/g, '')] as const,
  )
  const secret = digitsOnly(`${clue.contact} ${clue.giver}`)
  return [...spelt, ...written].flatMap(([run, digits]) => {
    if (digits.length < 6) return []
    if (secret !== '' && secret.includes(digits)) return [hint('giver', run)]
    if (/^\d{17}[\dXx]$/.test(digits)) return [hint('id-number', run)]
    if (/^(?:86)?1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits)) return [hint('phone', run)]
    if (A_DAY.test(run)) return []
    const isLandline = /^[2-8]\d{6,7}$/.test(digits) && !RUN_DAY.test(digits)
    return [hint(isLandline ? 'phone' : 'number', run)]
  })
}

function digitsOfChinese(run: string): string {
  const plain = run.replaceAll(/[〇○]/g, '零').replaceAll('幺', '一')
  return Array.from(plain, (digit) => chineseDigits.get(digit) ?? '').join('')
}

function digitsOnly(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '')
}

function namesIn(wording: string): GiverHint[] {
  return Array.from(wording.matchAll(TITLED), ([name]) => name)
    .flatMap((name) => [name, name.slice(-2), name.slice(-1)].find((part) => isSurnamed(part)) ?? [])
    .map((name) => hint('name', name))
}

/** 张, 王小 … before 老师: a name, and not 任课 or 专业课. */
function isSurnamed(part: string): boolean {
  return part.length === 1 ? isPerson(`${part}老师`) : isPerson(part) && !/[课业班级全各任学教新]/.test(part)
}

/** Runs of the original longer than `MAX_QUOTE`, punctuation and blanks left aside on both sides. */
function quotesOf(wording: string, original: string): GiverHint[] {
  const [said, letters] = [bare(wording), bare(original).join('')]
  const quotes: GiverHint[] = []
  for (let from = 0; from < said.length;) {
    let to = from
    while (to < said.length && letters.includes(said.slice(from, to + 1).join(''))) to++
    if (to - from > MAX_QUOTE) {
      quotes.push(hint('quote', said.slice(from, to).join('')))
      from = to
    } else from++
  }
  return quotes
}

function bare(text: string): string[] {
  return Array.from(text.replaceAll(/[\s\p{P}\p{S}]+/gu, ''))
}
