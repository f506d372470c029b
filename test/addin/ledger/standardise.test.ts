import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { ItemContent, ReadItem } from '#rules/items/item'
import type { ItemRow } from '#wire/item'
import { standardise, type Standardised } from '../../../addin/ledger/standardise.ts'
import { aCampaign } from '../../stories.ts'

const campaign = aCampaign()
const FILE = '教务处.xlsx'

function read(row: number, content: ItemContent): ReadItem {
  return { ...content, origin: { file: FILE, sheet: '台账', row } }
}

function held(id: string, row: number | null, content: ItemContent): ItemRow {
  return {
    id,
    number: `教务-${id}`,
    unit: 'jwc',
    version: 3,
    state: 'open',
    content: { unit: 'jwc', ...content },
    origin: row === null ? null : { file: FILE, sheet: '台账', row },
    updatedAt: '2017-08-01T01:00:00Z',
    updatedBy: '办公室',
    withdrawn: false,
  }
}

function made(items: readonly ReadItem[], rows: readonly ItemRow[]): Standardised {
  let ids = 0
  return standardise({
    campaign,
    unitId: 'jwc',
    file: FILE,
    items,
    held: rows,
    options: {
      unitName: '教务处',
      campaign,
      today: asDay('2017-08-15'),
      date1904: false,
      source: '台账',
      takenNames: [],
    },
    newId: () => `new-${++ids}-0000`,
  })
}

const cell = (result: Standardised, row: number, label: string): unknown =>
  result.plan.rows[row]?.[result.plan.columns.findIndex((column) => column.label === label)]

describe('规范本表', () => {
  test('服务器上已有的行沿用原来的标识，没有的另给', () => {
    const items = [read(4, { problem: '成绩更正流程长' }), read(5, { problem: '窗口无人值守' })]
    const result = made(items, [held('held-0001', 4, { problem: '成绩更正流程长' })])
    expect([cell(result, 0, '行标识'), cell(result, 1, '行标识')]).toEqual(['held-0001', 'new-1-0000'])
    expect(result.matched).toBe(1)
    expect(Object.keys(result.baseline.rows)).toEqual(['held-0001'])
  })

  test('表里没写的，取服务器上的；服务器没有的，留着待送', () => {
    const result = made(
      [read(4, { problem: '成绩更正流程长', owner: '乙' })],
      [held('held-0001', 4, { problem: '成绩更正流程长', leader: '甲' })],
    )
    expect(cell(result, 0, '牵头领导')).toBe('甲')
    expect(cell(result, 0, '具体责任人')).toBe('乙')
    expect(result.baseline.rows['held-0001']?.conflicts).toBeUndefined()
  })

  test('两边说法不同的，留待人选，旧表不会盖掉服务器上的新内容', () => {
    const result = made(
      [read(4, { problem: '成绩更正流程长', owner: '乙' })],
      [held('held-0001', 4, { problem: '成绩更正流程长', owner: '丙' })],
    )
    expect(cell(result, 0, '具体责任人')).toBe('乙')
    expect(result.baseline.rows['held-0001']?.conflicts).toMatchObject([
      { field: 'owner', original: null, mine: '乙', theirs: '丙', theirsBy: '办公室' },
    ])
  })

  test('办公室已销号的行以办公室为准', () => {
    const closed: ItemContent = {
      problem: '成绩更正流程长',
      claimed: 'closed',
      closedOn: asDay('2017-08-01'),
    }
    const result = made(
      [read(4, { problem: '成绩更正流程长', claimed: 'in-progress' })],
      [held('held-0001', 4, closed)],
    )
    expect(cell(result, 0, '整改状态')).toBe('已销号')
  })

  test('旧表写的“已销号”按已完成登记，日期另存，不丢', () => {
    const result = made([read(4, { problem: '甲', claimed: 'closed', closedOn: asDay('2017-08-01') })], [])
    expect(cell(result, 0, '整改状态')).toBe('已完成')
    expect(cell(result, 0, '销号日期（单位填写）')).toBe('2017-08-01')
    expect(cell(result, 0, '销号日期')).toBeNull()
  })

  test('已撤回的行不再沿用', () => {
    const withdrawn = { ...held('held-0001', 4, { problem: '成绩更正流程长' }), withdrawn: true }
    expect(made([read(4, { problem: '成绩更正流程长' })], [withdrawn]).matched).toBe(0)
  })
})
