/**
 * 中文数字 — numbers as Chinese texts write them: 二〇一七, 三十, 廿五, 两, ⑧, ㈢, full-width digits.
 */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/**
 * A whole number from 0 to 9999 in digits (also full-width and circled) or Chinese numerals; null for anything
 * else. Digit by digit (二〇一七) and by place (三十一, 廿五) are both read.
 */
export function readChineseNumber(text: string): number | null {
  const bare = text.normalize('NFKC').replace(/廿/g, '二十').replace(/卅/g, '三十')
  if (/^\d{1,4}$/.test(bare)) return Number(bare)
  if (bare === '' || bare.length > 7) return null
  return /[十拾百佰千仟]/.test(bare) ? byPlace(bare) : byDigit(bare)
}

function byDigit(text: string): number | null {
  let number = 0
  for (const sign of text) {
    const digit = DIGITS[sign]
    if (digit === undefined) return null
    number = number * 10 + digit
  }
  return text.length <= 4 ? number : null
}

function byPlace(text: string): number | null {
  let total = 0
  let digit: number | null = null
  let lastUnit = 10_000
  for (const sign of text) {
    const unit = UNITS[sign]
    const value = DIGITS[sign]
    if (unit !== undefined) {
      if (unit >= lastUnit) return null
      total += (digit ?? (total === 0 ? 1 : 0)) * unit
      digit = null
      lastUnit = unit
    } else if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = value
    } else return null
  }
  return total + (digit ?? 0)
}
