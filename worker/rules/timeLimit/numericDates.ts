/**
 * Dates written with figures and signs, respelt with 年月日: 2017.9.30, 2017/9/30, 20170930, 201709, 17.9.30,
 * 9/30/2017, 2017.9, 9.30, 6.1-9.30, 2017年9-30. An impossible day is respelt too; the resolver says so.
 */

/** Two-digit years and six-digit dates are believed within so many years of the ledger's year. */
const NEAR_YEARS = 10

/** What a pattern has found: the whole of it, then its groups. */
type Match = readonly [all: string, ...groups: string[]]
type Respell = (match: Match) => string
type Rule = readonly [pattern: RegExp, respell: Respell]

/** Full dates first, so that their parts are not taken for shorter ones. Expects signs already unified. */
export function numericDates(text: string, year: number): string {
  return [...fullDates(year), ...shortDates(year)].reduce(
    (canonical, [pattern, respell]) =>
      canonical.replace(pattern, (...match: [string, ...string[]]) => respell(match)),
    text,
  )
}

function fullDates(year: number): Rule[] {
  return [
    // 民国106年
    [/民国(\d{2,3})年/g, ([, y]) => `${Number(y) + 1911}年`],
    // 2017.9.30, 2017-9-30, 2017/9/30
    [/(?<!\d)(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d|月)日?/g, ([, y, , m, d]) => ymd(y, m, d)],
    // 2017.9-30, 2017-9.30: signs mixed
    [/(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d|月)日?/g, ([, y, m, d]) => mixed(y, m, d)],
    // 2017.9月, 2017-9月30日
    [/(?<!\d)(\d{4})[-./](\d{1,2})(?=月)/g, ([, y, m]) => `${y}年${m}`],
    // 20170930
    [/(?<!\d)((?:19|20|21)\d\d)([01]\d)([0-3]\d)(?!\d)日?/g, ([, y, m, d]) => ymd(y, m, d)],
    // 201709, and 170930
    [/(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)/g, ([all, y, m]) => sixFigures(all, y, m, year)],
    [
      /(?<!\d)(\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)/g,
      ([all, y, m, d]) => (isNear(y, year) ? ymd(full(y), m, d) : all),
    ],
    // 9/30/2017 and 30/9/2017
    [
      /(?<!\d)(\d{1,2})([-./])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/g,
      ([, a, , b, y]) => (Number(a) > 12 ? ymd(y, b, a) : ymd(y, a, b)),
    ],
    // 17.9.30, 9.30.17
    [
      /(?<![\d.])(\d\d?)([-./])(\d{1,2})\2(\d{1,2})(?!\d|[./]\d|月)日?/g,
      ([all, a, , b, c]) => threeShort(all, [a ?? '', b ?? '', c ?? ''], year),
    ],
  ]
}

function shortDates(year: number): Rule[] {
  return [
    // 17年9月, 17.9月
    [
      /(?<!\d)(\d\d)(?:年(?=\d|[上下]半年|第\d季|底|末|年底|年末)|\.(?=\d{1,2}月))/g,
      ([all, y]) => (isNear(y, year) ? `${full(y)}年` : all),
    ],
    // 2017Q3, 2017上半年
    [/(?<!\d)((?:19|20|21)\d\d)(?=Q\d|第\d季|[上下]半年|底|末|全年)/gi, ([, y]) => `${y}年`],
    // 2017.6~9 and 2017.6-9月: months of one year
    [
      /(?<!\d)((?:19|20|21)\d\d)[-./](\d{1,2})([~至到])(\d{1,2})(?!\d|[-./月日])/g,
      ([, y, from, sign, to]) => `${y}年${from}月${sign}${to}月`,
    ],
    [/(?<!\d)((?:19|20|21)\d\d)[./](\d{1,2})(?=-\d{1,2}月)/g, ([, y, m]) => `${y}年${m}月`],
    // 2017.9, 2017-09; the sign after it may open a range (2017.6-2017.9)
    [
      /(?<!\d)((?:19|20|21)\d\d)[-./](\d{1,2})(?!\d|[./]\d|-\d{1,2}(?!\d))/g,
      ([all, y, m]) => (Number(m) <= 19 ? `${y}年${m}月` : all),
    ],
    // 2017年9.30, 2017年9-30
    [
      /(?<=年)(\d{1,2})([-./])(\d{1,2})(?!\d|月|[-./]\d)日?/g,
      ([all, m, sign, d]) => afterYear(all, m, sign, d),
    ],
    // 17.6
    [
      /(?<![\d./年])(\d\d)\.(\d{1,2})(?![\d./%月年天周个万亿倍]|的|以上)/g,
      ([all, y, m]) => (Number(y) > 12 && isNear(y, year) && Number(m) <= 12 ? `${full(y)}年${m}月` : all),
    ],
    // 9.30, 9/30
    [
      /(?<![\d./])(\d{1,2})[./](\d{1,2})(?![\d./%月年天周个万亿倍]|的|以上|[-~至到]\d+(?:\.\d+)?[年天周个倍万])日?/g,
      ([all, m, d]) => (couldBeDay(m, d) ? `${m}月${Number(d)}日` : all),
    ],
    // 9-30, but 5-10天 is a span and 6-9 is asked about
    [
      /(?<![\d./年月~-])(\d{1,2})-(\d{1,2})(?![\d./\-月年天周个日小工])/g,
      ([all, m, d]) =>
        couldBeDay(m, d) && (Number(d) > 12 || Number(d) <= Number(m)) ? `${m}月${Number(d)}日` : all,
    ],
  ]
}

function ymd(year = '', month = '', date = ''): string {
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** 2017.9-30 is a day; 2017.6-9 is a range of months. */
function mixed(year = '', month = '', last = ''): string {
  const isDay = Number(last) > 12 || Number(last) <= Number(month)
  return isDay ? ymd(year, month, last) : `${year}年${month}月~${last}月`
}

function afterYear(all: string, month = '', sign = '', last = ''): string {
  if (sign === '-' && Number(last) <= 12 && Number(last) > Number(month)) return `${month}月~${last}月`
  return couldBeDay(month, last) ? `${month}月${Number(last)}日` : all
}

/** 201709 is a month, unless that year is far off and 20-17-09 read as a short date is near. */
function sixFigures(all: string, year = '', month = '', near = 0): string {
  const asShort = all.slice(0, 2)
  const shortIsNear = isNear(asShort, near) && Number(all.slice(2, 4)) <= 12
  const farOff = Math.abs(Number(year) - near) > NEAR_YEARS
  return farOff && shortIsNear ? ymd(full(asShort), all.slice(2, 4), all.slice(4)) : `${year}年${month}月`
}

function threeShort(all: string, [a, b, c]: readonly [string, string, string], year: number): string {
  const yearFirst = a.length === 2 && isNear(a, year) && Number(b) <= 12
  if (yearFirst) return ymd(full(a), b, c)
  const yearLast = c.length === 2 && isNear(c, year) && Number(a) <= 12
  return yearLast ? ymd(full(c), a, b) : all
}

/** Whether figures can be meant as month and day, a day like 9.31 that does not exist included. */
function couldBeDay(month = '', date = ''): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= 31
}

function full(shortYear = ''): string {
  return `20${shortYear.padStart(2, '0')}`
}

function isNear(shortYear = '', year = 0): boolean {
  return Math.abs(Number(full(shortYear)) - year) <= NEAR_YEARS
}
