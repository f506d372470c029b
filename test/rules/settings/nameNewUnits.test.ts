import { expect, test } from 'vitest'
import { nameNewUnits } from '#rules/settings/nameNewUnits'
import { modelOf } from '#rules/settings/settingModel'
import type { SettingRecord } from '#rules/settings/settingRecord'
import { aCampaign } from '../../stories.ts'

const held = [
  { id: 'jwc', name: '教务处', aliases: [] },
  { id: 'tsg', name: '图书馆', aliases: [] },
]

/** The numbers that the rows of 单位 get: [number, name]. */
function named(...rows: readonly (readonly [id: string, name: string])[]): unknown[] {
  const model = modelOf(aCampaign({ units: held }))
  const units = rows.map(([id, name]): SettingRecord => ({ id: id === '' ? null : id, name }))
  return nameNewUnits({ ...model, tables: { ...model.tables, units } }, held).tables.units.map(({ id }) => id)
}

test('新单位不会接过已删去单位的编号', () => {
  expect(named(['jwc', '教务处'], ['', '后勤处'])).toEqual(['jwc', 'u2'])
})

test('没写编号而名称是原有单位的，就是那个单位', () => {
  expect(named(['', '图书馆'], ['jwc', '教务处'])).toEqual(['tsg', 'jwc'])
})

test('名称相同而编号已有一行写着的，是另一个单位', () => {
  expect(named(['tsg', '图书馆'], ['', '图书馆'])).toEqual(['tsg', 'u2'])
})

test('几个新单位各得各的编号，跳过用过的', () => {
  expect(named(['u3', '甲处'], ['', '乙处'], ['', '丙处'])).toEqual(['u3', 'u4', 'u5'])
})
