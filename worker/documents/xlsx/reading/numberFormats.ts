/**
 * Number formats of a workbook: which code each cell style shows numbers by.
 *
 * Formats 27–36 and 50–58 are built in and depend on the language; these are the Chinese ones
 * (ECMA-376 Part 1, 18.8.30, zh-cn): format 57 is 2017年9月, 58 is 9月30日.
 */
import { attribute } from './xmlText.ts'

const YEAR_MONTH = 'yyyy"年"m"月"'
const MONTH_DAY = 'm"月"d"日"'
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: YEAR_MONTH,
  28: MONTH_DAY,
  29: MONTH_DAY,
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: YEAR_MONTH,
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: YEAR_MONTH,
  51: MONTH_DAY,
  52: YEAR_MONTH,
  53: MONTH_DAY,
  54: MONTH_DAY,
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: YEAR_MONTH,
  58: MONTH_DAY,
}

/** The code of a format by its number, the workbook's own codes first; undefined for General. */
export function formatOf(id: number, own: ReadonlyMap<number, string>): string | undefined {
  const code = own.get(id) ?? BUILT_IN[id]
  return code === undefined || code === '' || /^general$/i.test(code) ? undefined : code
}

/** Format code by cell style number, from the text of styles.xml. */
export function numberFormats(styles: string): (string | undefined)[] {
  const own = new Map<number, string>()
  for (const [, tag = ''] of styles.matchAll(/<(?:[\w.-]+:)?numFmt\b([^>]*)>/g)) {
    own.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
  }
  const cellStyles = /<(?:[\w.-]+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:[\w.-]+:)?cellXfs>/.exec(styles)?.[1] ?? ''
  return [...cellStyles.matchAll(/<(?:[\w.-]+:)?xf\b([^>]*)>/g)].map(([, tag = '']) =>
    formatOf(Number(attribute(tag, 'numFmtId') ?? '0'), own),
  )
}
