import { expect, test } from 'vitest'
import { PeopleRemover } from '../../../worker/rules/people/PeopleRemover.ts'
import { registers } from '#rules/registers/registers'

function cleaned(...values: readonly unknown[]): unknown[] {
  const remover = new PeopleRemover()
  for (const value of values) remover.learn(value)
  return values.map((value) => remover.clean(value))
}

test('责任人换成代号，同一个人处处同一个代号', () => {
  expect(
    cleaned(
      { owner: '甲小明', problem: '甲小明所在窗口无人值守' },
      { owner: '乙大同、甲小明', leader: '丙文处长' },
    ),
  ).toEqual([
    { owner: '人员1', problem: '人员1所在窗口无人值守' },
    { owner: '人员2、人员1', leader: '人员3处长' },
  ])
})

test('电话隐去，日期、编号和摘要里的数字不动', () => {
  const digest = `a13800001111${'0'.repeat(52)}`
  expect(
    cleaned({
      owner: '甲小明 13800001111',
      progress: '2017-08-15 致电 010-82345678，编号 20170815001',
      sha256: digest,
    }),
  ).toEqual([
    {
      owner: '人员1 （电话已隐去）',
      progress: '2017-08-15 致电 （电话已隐去），编号 20170815001',
      sha256: digest,
    },
  ])
})

test('历史里的原值和新值按栏目处理，自有栏目看栏名', () => {
  expect(
    cleaned({ fields: [{ field: 'owner', from: '甲小明', to: '乙大同' }], extras: { 联系人: '丙文' } }),
  ).toEqual([{ fields: [{ field: 'owner', from: '人员1', to: '人员2' }], extras: { 联系人: '人员3' } }])
})

test('部门、职务和“各单位”不是人名', () => {
  expect(cleaned({ owner: '教务处、各学院负责人', leader: '分管校领导', problem: '教务处窗口' })).toEqual([
    { owner: '教务处、各学院负责人', leader: '分管校领导', problem: '教务处窗口' },
  ])
})

test('再做一次什么也不变', () => {
  const once = cleaned({ owner: '甲小明 13800001111', problem: '甲小明' })
  expect(cleaned(...once)).toEqual(once)
})

test('问题写在责任人前面，也认得出是同一个人；空着的栏不碍事', () => {
  expect(cleaned({ extras: null, problem: '甲小明所在窗口无人值守', items: [{ owner: '甲小明' }] })).toEqual([
    { extras: null, problem: '人员1所在窗口无人值守', items: [{ owner: '人员1' }] },
  ])
})

test('检查人员连单位一起记的，只隐去姓名', () => {
  const round = { inspectors: [{ name: '甲小明', unit: 'jwc' }], name: '抽查第一次', note: '甲小明带队' }
  expect(cleaned(round)).toEqual([
    { inspectors: [{ name: '人员1', unit: 'jwc' }], name: '抽查第一次', note: '人员1带队' },
  ])
})

test('单位自有栏目里的复核人、验收人也是人；“群众”“师生”不是谁的名字', () => {
  expect(
    cleaned({ extras: { 复核人签字: '甲小明', 发现人: '群众' }, problem: '群众反映甲小明不在岗' }),
  ).toEqual([{ extras: { 复核人签字: '人员1', 发现人: '群众' }, problem: '群众反映人员1不在岗' }])
})

test('栏目的键在一本登记簿里是人名，在别的登记簿里就不会是选项代码', () => {
  const kinds = new Map<string, Set<string>>()
  for (const { fields } of registers) {
    for (const { key, kind, names } of fields) {
      const seen = kinds.get(key) ?? new Set<string>()
      kinds.set(key, seen.add(names === 'person' ? 'person' : kind === 'choice' ? 'choice' : 'other'))
    }
  }
  const mixed = [...kinds].filter(([, seen]) => seen.has('person') && seen.has('choice'))
  expect(mixed.map(([key]) => key)).toEqual([])
})
