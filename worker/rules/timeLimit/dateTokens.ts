/** The dates and periods that a canonical limit names, found from the most to the least specific. */

/** Which part of a period is meant; 'end' is fixed (底、末), 'start' and 'middle' are vague (初、中). */
export type Part =
  | 'end'
  | 'start'
  | 'middle'
  | 'first-ten'
  | 'mid-ten'
  | 'last-ten'
  | 'first-or-mid-ten'
  | 'mid-or-last-ten'
  | 'first-half'
  | 'last-half'

export interface DateToken {
  readonly at: number
  readonly end: number
  /** 'date' is a day whose month stands elsewhere (…-21日). */
  readonly span: 'day' | 'date' | 'month' | 'quarter' | 'half' | 'year'
  /** As written, or by offset from the year before it in the text or the ledger's year (明年 = 1). */
  readonly year?: number | undefined
  readonly offset?: number | undefined
  /** The offset counts from the year before it in the text (次年, 同年), not from the ledger's (明年). */
  readonly fromText?: boolean | undefined
  /** Month 1–12, quarter 1–4 or half 1–2; larger numbers are impossible and kept as written. */
  readonly unit?: number | undefined
  readonly date?: number | undefined
  readonly part?: Part | undefined
}

type Found = Omit<DateToken, 'at' | 'end'>
type TokenRule = readonly [
  pattern: RegExp,
  tokenOf: (groups: Readonly<Record<string, string | undefined>>) => Found,
]

const YEAR_WORDS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  当年: 0,
  同年: 0,
  明年: 1,
  来年: 1,
  翌年: 1,
  次年: 1,
  后年: 2,
  去年: -1,
  上年: -1,
}
const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/^上旬/, 'first-ten'],
  [/^(?:中上旬|上中旬)/, 'first-or-mid-ten'],
  [/^中下旬/, 'mid-or-last-ten'],
  [/^中旬/, 'mid-ten'],
  [/^下旬/, 'last-ten'],
  [/^[上前]半月/, 'first-half'],
  [/^[下后]半月/, 'last-half'],
  [/底|末|终|最后/, 'end'],
  [/初/, 'start'],
  [/中/, 'middle'],
]

const YEAR_PART =
  '(?<part>年底|年末|年终|年初|年中(?!旬)|底|末|终(?!身|审)|初(?!步|期|中|审)|中(?!旬|期|央|层|秋|心|国|上旬|下旬))?'
const MONTH_PART =
  '(?<part>(?:月底|月末|底|末|最后1?个?(?:天|日|工作日)|月初|初(?!步|期|中|审)|(?:上中|中上|中下|上|中|下)旬(?:末|底)?|[上下前后]半月|中(?!旬|期|央|层|秋|心|国|小学|高考)))?'
const QUARTER_PART = '(?<part>底|末|初(?!步|期|中)|中(?!旬|期|央|层|秋|心|国))?'
/** What may follow 9月30 when 日 is left out. */
const DAY_ENDS = '(?=前|或|以前|之前|止|截|底|完|内|[,;。)~\\-、至到]|$)'

const RULES: readonly TokenRule[] = [
  [
    new RegExp(`(?<!\\d)(?<year>\\d{4})年(?:度(?!假))?${YEAR_PART}`, 'g'),
    (g) => ({ span: 'year', year: Number(g.year), part: partOf(g.part) }),
  ],
  [
    new RegExp(`(?<word>今年|本年|当年|同年|明年|来年|翌年|次年|后年|去年|上年)度?${YEAR_PART}`, 'g'),
    (g) => ({
      span: 'year',
      offset: YEAR_WORDS[g.word ?? ''] ?? 0,
      fromText: /[翌次同当]/.test(g.word ?? ''),
      part: partOf(g.part),
    }),
  ],
  [
    new RegExp(`(?<!\\d)(?<unit>\\d{1,2})月份?(?<date>\\d{1,2})(?:日|${DAY_ENDS})`, 'g'),
    (g) => ({ span: 'day', unit: Number(g.unit), date: Number(g.date) }),
  ],
  // The first of 6-7月, 9、10月.
  [
    /(?<![\d.])(?<unit>\d{1,2})(?=(?:[~\-、/和及与或]|至|到)\d{1,2}月)/g,
    (g) => ({ span: 'month', unit: Number(g.unit) }),
  ],
  [
    new RegExp(`(?<![\\d个])(?<unit>\\d{1,2})月份?的?${MONTH_PART}`, 'g'),
    (g) => ({ span: 'month', unit: Number(g.unit), part: partOf(g.part) }),
  ],
  [
    /(?<![\d.])第?(?<unit>\d)(?=[~\-、和及与至到]第?\d季)/g,
    (g) => ({ span: 'quarter', unit: Number(g.unit) }),
  ],
  [
    new RegExp(`(?:第|前)?(?<unit>\\d)季(?!节)度?${QUARTER_PART}`, 'g'),
    (g) => ({ span: 'quarter', unit: Number(g.unit), part: partOf(g.part) }),
  ],
  [
    new RegExp(`(?:[Qq](?<unit>[1-4])|(?<other>[1-4])[Qq])${QUARTER_PART}`, 'g'),
    (g) => ({ span: 'quarter', unit: Number(g.unit ?? g.other), part: partOf(g.part) }),
  ],
  [
    /(?<which>[上下前后])半年度?(?<part>底|末)?/g,
    (g) => ({ span: 'half', unit: /[上前]/.test(g.which ?? '') ? 1 : 2, part: partOf(g.part) }),
  ],
  [
    /(?<![\d半两几整学])(?:年底|年末|岁末|年终|年内|年度内|年度末)(?!总结|考核|评)/g,
    () => ({ span: 'year', offset: 0, part: 'end' }),
  ],
  [/全年(?!总结|考核|评)/g, () => ({ span: 'year', offset: 0 })],
  [/(?<!\d)(?<part>年初|年中)/g, (g) => ({ span: 'year', offset: 0, part: partOf(g.part) })],
  [
    /(?<![\d月.]|后|起|限期|期限:?|时限:?|不超过)(?<date>[12]?\d|3[01])日(?!之?内|以内|起?算|之?后|左右|期|常|子|记|程)/g,
    (g) => ({ span: 'date', date: Number(g.date) }),
  ],
  // 9月14日-21, the 日 left out.
  [
    /(?<=[日■](?:[-~]|至|到))(?<date>\d{1,2})(?![\d月./年天周个])/g,
    (g) => ({ span: 'date', date: Number(g.date) }),
  ],
]

/** Stands where a token was found, so that it is not found again. */
const TAKEN = '■'

/** Finds the tokens in the order of the text. Their places are those of the given text. */
export function findDateTokens(text: string): DateToken[] {
  const tokens: DateToken[] = []
  let rest = text
  for (const [pattern, tokenOf] of RULES) {
    for (const match of rest.matchAll(pattern)) {
      const end = match.index + match[0].length
      tokens.push({ at: match.index, end, ...tokenOf(match.groups ?? {}) })
      rest = rest.slice(0, match.index) + TAKEN.repeat(match[0].length) + rest.slice(end)
    }
  }
  return tokens.toSorted((a, b) => a.at - b.at)
}

function partOf(text: string | undefined): Part | undefined {
  if (text === undefined) return undefined
  return PARTS.find(([pattern]) => pattern.test(text))?.[1]
}
