import { expect, test } from 'vitest'
import { splitLabel, squashLabel, textOf } from '#rules/cells/cellText'
import { readChineseNumber } from '#rules/cells/chineseNumber'

test.each([
  [{ value: ' 　甲乙\n丙 \r\n' }, '甲乙\n丙'],
  [{ value: 7 }, '7'],
  [{ value: 0.1 + 0.2 }, '0.3'],
  [{ value: 2017.1, format: '0.00' }, '2017.10'],
  [{ value: 1, format: '0%' }, '100%'],
  [{ value: 0.855, format: '0%' }, '85.5%'],
  [{ value: 43008, format: 'yyyy/m/d' }, '2017-09-30'],
  [{ value: 43008.729166667, format: 'yyyy/m/d h:mm' }, '2017-09-30 17:30'],
  [{ value: 43007.9999999, format: 'yyyy/m/d' }, '2017-09-30'],
  [{ value: 0.354166667, format: 'h:mm' }, '08:30'],
  [{ value: 3, format: 'General"天"' }, '3'],
  [{ value: true }, '是'],
  [{ value: null }, ''],
  [undefined, ''],
])('单元格 %o 的文字', (cell, text) => {
  expect(textOf(cell)).toBe(text)
})

test.each([
  ['整 改\n措 施', '整改措施'],
  ['整改措施：', '整改措施'],
  ['责任部门（单位）', '责任部门单位'],
  ['责任单位/责任人', '责任单位责任人'],
  ['Ｎｏ．', 'no'],
])('栏目名“%s”比较时写作“%s”', (label, squashed) => {
  expect(squashLabel(label)).toBe(squashed)
})

test.each([
  ['整改时限\n（年/月/日）', '整改时限', ['年月日'], null],
  ['1.问题表现', '问题表现', [], '1'],
  ['（一）责任单位（盖章）', '责任单位', ['盖章'], '一'],
  ['①问题', '问题', [], '1'],
  ['（盖章）', '盖章', ['盖章'], null],
  ['10天内完成', '10天内完成', [], null],
])('栏目名“%s”拆开', (label, name, notes, numbering) => {
  expect(splitLabel(label)).toEqual({ name, notes, numbering })
})

test.each([
  ['二〇一七', 2017],
  ['三十', 30],
  ['廿五', 25],
  ['十', 10],
  ['一百零三', 103],
  ['７', 7],
  ['⑧', 8],
  ['两', 2],
  ['', null],
  ['三个', null],
  ['二三十', null],
])('中文数字“%s”', (text, number) => {
  expect(readChineseNumber(text)).toBe(number)
})
