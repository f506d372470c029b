/**
 * A limit's text in one canonical spelling, so that the grammar has to know only 2017年9月30日, 9月底, 3季度.
 *
 * Full-width signs, Chinese numerals, two-digit years, 2017.9.30, 2017/9/30, 20170930, 9.30 and their kin become
 * 年月日. False friends go: list numbers, clock times, document numbers, telephones, percentages, counts.
 */
import { simplify } from '../cells/simplify.ts'
import { chineseDigits } from './chineseDigits.ts'
import { numericDates } from './numericDates.ts'

/** Stands where a false friend stood, so that its neighbours do not run together. */
const NOISE = '※'

/** The canonical spelling of a limit. `year` is the ledger's year, for two-digit years. */
export function canonicalLimit(text: string, year: number): string {
  const joined = simplify(joinLines(text).normalize('NFKC'))
  return numericDates(withoutNoise(chineseDigits(unifySigns(joined))), year)
}

/** A line break inside a date is a wrap; one before a list number starts another step. */
function joinLines(text: string): string {
  return text
    .replace(/[①-⑳⑴-⒇⒈-⒛➀-➓❶-❿](?!月)/g, ';')
    .replace(/[\r\n\u2028\u2029\v]+\s*(?=[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．])/g, ';')
    .replace(/(?<=\d)[ \t\u3000\u00a0]+(?=\d)/g, '.')
    .replace(/[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+/g, '')
}

function unifySigns(text: string): string {
  return (
    text
      .replace(/(?<=\d)[—–](?=\d{1,2}[—–]\d)|(?<=\d{4}[—–]\d{1,2})[—–](?=\d)/g, '-')
      .replace(/[‐‑‒–−]/g, '-')
      .replace(/-{2,}|[—―─━〜∼~]+/g, '~')
      .replace(/(?<=\d)[。·・](?=\d)/g, '.')
      .replace(/(?<=\d)[,、](?=\d{1,2}[,、]\d{1,2}(?!\d|月))|(?<=\d{4}[,、]\d{1,2})[,、](?=\d)/g, '.')
      // 9月30号 is a day; 3号楼 and 3号文 are not.
      .replace(/(?<=[\d一二三四五六七八九十])号(?!文|楼|线|令|公告|通知|院|门|机|库|馆|宿舍|教|食堂)/g, '日')
      .replace(/(^|[;。])\(?[\d一二三四五六七八九十]{1,3}\)(?!月)/g, '$1')
      .replace(/(^|[;。])([\d一二三四五六七八九十]{1,2})、(?=(\d{1,2}月)?)/g, (all, edge, number, month) =>
        // 9、10月 are two months; 1、9月底 is a list number.
        Number.parseInt(month ?? '', 10) === Number(number) + 1 ? all : edge,
      )
      .replace(/(^|[;。])\d{1,2}\.(?!\d)/g, '$1')
      .replace(/(^|[;。])\d\.(?=\d{1,2}月)/g, '$1')
  )
}

const CLOCK = '(?:上午|下午|中午|晚上?|凌晨|早上?|傍晚|夜间)'
const COUNTED =
  '项|个(?!半?月|工作日|季|学期|星期|周|自然日|小时)|条|件|人|名|次|万|亿|元|处|台|门|分|章|款|级|版|楼|室|岁|米|平方|吨|公里|页|号|篇|套|间|栋|户|家|所|倍|类|轮|批|期(?!间|限|满)|届|学时|课时|学分|节|组|张|本(?!月|周|年|季)|班|系'

const TIME_OF_DAY = new RegExp(`${CLOCK}?\\.?\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|AM|PM|am|pm)?`, 'g')
const HOUR = new RegExp(
  `${CLOCK}?(?<!\\d)\\d{1,2}[时点](?!候|间|期|限|段|代|前期)(?:\\d{1,2}分?|半|整|正)?`,
  'g',
)
const PART_OF_DAY = new RegExp(`(?<=日|[1-7])(?:${CLOCK}|下班|上班|24时|零点)(?=(?:以|之)?前|结束|完)`, 'g')
const COUNT = new RegExp(`(?<![\\d./年月~-])\\d+(?:[.-]\\d+)?(?:余|多)?(?:${COUNTED})`, 'g')

function withoutNoise(text: string): string {
  return text
    .replace(/[〔[(【]\d{4}[〕\])】]第?\d+(?:号|期)?/g, NOISE)
    .replace(/\d{3,4}-\d{7,8}|(?<!\d)\d{9,}(?!\d)/g, NOISE)
    .replace(/\d+(?:\.\d+)?[%‰]/g, NOISE)
    .replace(/(?<=\d)T(?=\d{1,2}:)/g, '')
    .replace(TIME_OF_DAY, '')
    .replace(HOUR, '')
    .replace(PART_OF_DAY, '')
    .replace(/(?<=日|\d)\(?(?:周|星期|礼拜)[一二三四五六日天1-7]\)?/g, '')
    .replace(/\(含[^()]{0,4}\)/g, '')
    .replace(COUNT, NOISE)
    .replace(/第\d+(?:条|款|次|批|个)|(?<!月)第\d+周/g, NOISE)
}
