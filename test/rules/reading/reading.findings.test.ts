import { expect, test } from 'vitest'
import { sayFinding, severityOf } from '#rules/items/findingWords'

test('期限的说明不重复原文，并给出出路', () => {
  const said = sayFinding('due.impossible', {
    place: '第 12 行“整改时限”',
    given: '9月31日前',
    why: '“9月31日前”：9月没有31日',
    suggestion: '2017-09-30',
  })
  expect(said).toBe('第 12 行“整改时限”写的是“9月31日前”，9月没有31日。建议：2017-09-30。')
})

test('有几种读法时请人选定', () => {
  const said = sayFinding('due.before-period', {
    place: '第 7 行“完成时限”',
    given: '8月前',
    why: '“8月前”可以指此前，也可以指其最后一天',
    choices: ['2017-07-31', '2017-08-31'],
  })
  expect(said).toContain('请选定：2017-07-31 或 2017-08-31')
})

test('没列出的期限问题一律要人答复', () => {
  expect(severityOf('due.vague')).toBe('ask')
})
