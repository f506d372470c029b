import { describe, expect, test } from 'vitest'
import type { ItemContent } from '#rules/items/item'
import { takeTick } from '#rules/reading/item/takeTick'
import { demoCampaign } from '../../demoCampaign.ts'
import { header, first, read, second } from '../../drawnLedger.ts'

describe('打勾', () => {
  test.each([
    ['claimed', ['已完成'], { claimed: 'done' }],
    ['claimed', ['是否完成', '是'], { claimed: 'done' }],
    ['disposal', ['立行立改'], { disposal: 'immediate' }],
    ['category', ['服务意识弱'], { category: 7 }],
    ['kind', ['慢作为'], { kind: '慢作为' }],
  ] as const)('%s 栏 %j 打勾，就是这个值', (field, path, expected) => {
    const content: ItemContent = {}
    expect(takeTick(content, { field, path }, demoCampaign)).toBe(true)
    expect(content).toEqual(expected)
  })

  test('同一栏打了两个勾，第二个不算数，先前的不动', () => {
    const content: ItemContent = { claimed: 'done' }
    expect(takeTick(content, { field: 'claimed', path: ['未启动'] }, demoCampaign)).toBe(false)
    expect(content).toEqual({ claimed: 'done' })
  })
})

test('不认识的一栏算在“原样保留”里，不算读成了栏目', () => {
  const plain = read([header, first, second])
  const more = read([
    [...header, '楼层'],
    [...first, '三楼'],
    [...second, '四楼'],
  ])
  const [before, after] = [plain.sheets[0]?.cells, more.sheets[0]?.cells]
  expect(after?.field).toBe(before?.field)
  expect(after?.extra).toBe((before?.extra ?? 0) + 2)
})
