/**
 * Chinese numerals inside a limit written as digits: 二〇一七年九月三十日 → 2017年9月30日, 三季度 → 3季度,
 * 六七月 → 6-7月, 两周内 → 2周内. Only where a unit of time follows; 十一前 (国庆) and 统一 stay as they are.
 */
import { readChineseNumber } from '../cells/chineseNumber.ts'

const NUMERAL = '一二三四五六七八九十廿卅两'
const UNIT = '(?:个|月|日|天|周|星期|礼拜|年|季|小时|时|点|工作日|学期)'
/** A lone 一 that belongs to a word, not to a number: 统一、逐一、同一、周一. */
const WORD_WITH_ONE = '统单唯之同进逐周期拜万划归如专任'

const YEAR = /[一二12][〇零○◯OoΟ0一二三四五六七八九1-9]{3}(?=年)/g
/** 2017三季度, 2017九月: kept apart from the numeral that follows. */
const YEAR_WITHOUT_SIGN =
  /(?<!\d)((?:19|20|21)\d\d)(?=[一二三四五六七八九十元]{1,2}月|第?[一二三四]季|[上下]半年)/g
const SHORT_YEAR =
  /(?<![\d〇零○一二三四五六七八九十])[一二三][〇零○一二三四五六七八九](?=年(?:度|底|末)?[一二三四五六七八九十\d上下底末])/g
const NEIGHBOURS = /(?<![一二三四五六七八九十第])([一二三四五六七八九])([一二三四五六七八九])(?=月|季)/g
const AFTER_MONTH = new RegExp(`(?<=月份?)[${NUMERAL}]{1,3}(?=(?:以|之)?前|底|止|完|[,;。)~\\-至到]|$)`, 'g')
const BEFORE_UNIT = new RegExp(
  `(?<![${WORD_WITH_ONE}])[${NUMERAL}]{1,4}(?=${UNIT}|[、至到~\\-和及或]第?[${NUMERAL}]{1,3}${UNIT})`,
  'g',
)
const AFTER_ORDINAL = /(?<=第)[一二三四](?=[、至到~\-和及]?[一二三四]?季)/g

/** Numerals of limits as digits; everything else untouched. Expects text without spaces. */
export function chineseDigits(text: string): string {
  return text
    .replace(YEAR_WITHOUT_SIGN, '$1年')
    .replace(/元月/g, '1月')
    .replace(YEAR, (year) => digitByDigit(year))
    .replace(SHORT_YEAR, (year) => digitByDigit(year))
    .replace(NEIGHBOURS, (pair: string, first: string, second: string) => {
      const from = readChineseNumber(first) ?? 0
      // 六七月 names two neighbours; 三五 would be a rough number.
      return readChineseNumber(second) === from + 1 ? `${from}-${from + 1}` : pair
    })
    .replace(AFTER_ORDINAL, (numeral) => String(readChineseNumber(numeral)))
    .replace(BEFORE_UNIT, (numeral) => inDigits(numeral))
    .replace(AFTER_MONTH, (numeral) => inDigits(numeral))
}

function digitByDigit(year: string): string {
  return String(readChineseNumber(year.replace(/[OoΟ○◯0]/g, '〇').replace(/[1-9]/g, toNumeral)))
}

function toNumeral(digit: string): string {
  return '〇一二三四五六七八九'.charAt(Number(digit))
}

/** 两三天 and 三五个月 are rough, so they stay words: only a numeral with 十, or one digit, is a number. */
function inDigits(numeral: string): string {
  const rough = numeral.length > 1 && !/[十廿卅]/.test(numeral)
  const number = rough ? null : readChineseNumber(numeral)
  return number === null ? numeral : String(number)
}
