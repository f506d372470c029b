import { describe, expect, test } from 'vitest'
import { columnKeyOf } from '#rules/ledgerSheet/ledgerColumns'
import { fieldDefinitions, labelOf, ownHeadings, type ItemField } from '#rules/fields/field'
import { labelsPeople, namingFields, personFields } from '#rules/fields/naming'
import { requirableFields, requiredFields } from '#rules/fields/requirableFields'
import { claimLabels, disposalLabels, type ItemContent } from '#rules/items/item'
import { mentions } from '#rules/items/itemFields'
import { anonymisePaper } from '#rules/papers/anonymousPaper'
import type { Paper } from '#rules/papers/paper'
import { PeopleRemover } from '#rules/people/PeopleRemover'
import { registers } from '#rules/registers/registers'
import { asDay } from '#rules/calendar/day'
import { demoCampaign } from '../demoCampaign.ts'
import { read } from '../drawnLedger.ts'

/** Two cells of a column that holds this field, as a unit would write them. */
function cellsOf(field: ItemField): readonly [string, string] {
  const definition = fieldDefinitions.find((one) => one.field === field)
  if (field === 'itemNo') return ['1', '2']
  if (field === 'kind') return [demoCampaign.kinds[0] ?? '', demoCampaign.kinds[1] ?? '']
  if (field === 'disposal') return [disposalLabels.immediate, disposalLabels.ongoing]
  if (field === 'claimed') return [claimLabels.done, claimLabels['in-progress']]
  if (definition?.names === 'person') return ['陈磊', '黄丽娟']
  if (definition?.names === 'body') return ['综合科', '教学科']
  switch (definition?.kind) {
    case 'day':
      return ['2017-07-31', '2017-08-31']
    case 'unit':
      return ['教务处', '图书馆']
    case 'category':
      return [demoCampaign.categories[0]?.name ?? '', demoCampaign.categories[1]?.name ?? '']
    default:
      return ['窗口中午无人值守，师生多次往返', '报销单据审核积压，超过规定时间']
  }
}

describe('栏目表', () => {
  test.each(ownHeadings)('表头写“%s”的一栏就读成这一栏', (heading, field) => {
    const [first, second] = cellsOf(field)
    const beside = (['itemNo', 'problem'] as const).filter((one) => one !== field)
    const rows = [first, second].map((cell, index) => [...beside.map((one) => cellsOf(one)[index]), cell])
    const book = read([[...beside.map(labelOf), heading], ...rows], [], '台账.xlsx')
    expect(book.items).toHaveLength(2)
    for (const item of book.items) expect(item[field]).toBeDefined()
  })

  test('规范台账的每一栏都按自己的名称认回来', () => {
    for (const { field, label } of fieldDefinitions) expect(columnKeyOf(label)).toBe(field)
  })

  test('不是单位自己的栏，说在哪一栏里', () => {
    const fields = fieldDefinitions.map(({ field }) => field)
    for (const { saidUnder } of fieldDefinitions) {
      if (saidUnder !== undefined) expect(fields).toContain(saidUnder)
    }
    expect(ownHeadings.map(([, field]) => field)).not.toContain('dueText')
  })

  test('没有两栏同名', () => {
    const headings = ownHeadings.map(([heading]) => heading)
    expect(new Set(headings).size).toBe(headings.length)
  })

  test('专项可以要求的栏目，先说本来就要的', () => {
    expect(requiredFields).toEqual(['owner'])
    expect(requirableFields[0]).toBe('owner')
    expect(requirableFields).toContain('foundOn')
    expect(requirableFields).not.toContain('closedOn')
  })

  test.each(fieldDefinitions.filter(({ searched }) => searched).map(({ field }) => field))(
    '按“%s”找得到',
    (field) => {
      expect(mentions({ [field]: '教学科甲小明' }, '甲小明')).toBe(true)
      expect(mentions({ [field]: '教学科甲小明', goal: '乙大同' }, '乙大同')).toBe(false)
    },
  )
})

const personRegisterFields = registers.flatMap(({ fields }) =>
  fields.filter(({ names }) => names === 'person').map(({ key }) => key),
)

describe('人名', () => {
  test('名称说的是人的栏目和登记簿栏目，表里都写明是人', () => {
    const fields = fieldDefinitions.filter(({ label }) => labelsPeople(label)).map(({ field }) => field)
    expect(fields).toEqual(personFields)
    const keys = registers.flatMap(({ fields: all }) =>
      all.filter(({ kind, label }) => kind === 'line' && labelsPeople(label)).map(({ key }) => key),
    )
    expect(keys.filter((key) => !personRegisterFields.includes(key) && key !== 'phone')).toEqual([])
  })

  test.each(namingFields)('公开版里没有“%s”栏写的名称', (field) => {
    expect(textOf({ [field]: '甲小明' })).toBe('有关人员所在窗口无人值守，逾期12天。')
  })

  test('公开版里没有单位自己的联系人，只写数字的不是名称', () => {
    expect(textOf({ extras: { 联系人: '甲小明', 备注: '逾期' } })).toBe(
      '有关人员所在窗口无人值守，逾期12天。',
    )
    expect(textOf({ owner: '12' })).toBe('甲小明所在窗口无人值守，逾期12天。')
  })

  test('一个字不是名称，公开版不动它', () => {
    expect(textOf({ owner: '值' })).toBe('甲小明所在窗口无人值守，逾期12天。')
    expect(textOf({ owner: '甲小' })).toBe('有关人员明所在窗口无人值守，逾期12天。')
  })

  test.each([...personFields, ...personRegisterFields])('“%s”里的人可以隐去', (key) => {
    const remover = new PeopleRemover()
    const row = { [key]: '甲小明', problem: '甲小明所在窗口无人值守' }
    remover.learn(row)
    expect(remover.clean(row)).toEqual({ [key]: '人员1', problem: '人员1所在窗口无人值守' })
  })

  test.each([
    ['复核人签字', true],
    ['检查人员', true],
    ['配合领导', true],
    ['联系电话', true],
    ['责任人（姓名）', true],
    ['责任人数', false],
    ['整改人次', false],
    ['法人单位', false],
    ['备注', false],
    ['整改措施', false],
  ])('“%s”是不是人：%s', (label, isPerson) => {
    expect(labelsPeople(label)).toBe(isPerson)
  })
})

/** What the version for the website says of a sentence, where the ledger has this row. */
function textOf(row: ItemContent): string | undefined {
  const paper: Paper = {
    kind: 'weekly-circular',
    title: '通报',
    institution: demoCampaign.institution,
    asOf: asDay('2017-08-15'),
    snapshotNo: 1,
    number: '',
    addressee: '各单位：',
    opening: '',
    sections: [{ heading: '一、情况', paragraphs: ['甲小明所在窗口无人值守，逾期12天。'] }],
    closing: '',
    attachments: [],
    figures: [],
    signedBy: demoCampaign.office,
    issuedOn: asDay('2017-08-15'),
    copyTo: '',
  }
  return anonymisePaper(paper, demoCampaign, [row]).sections[0]?.paragraphs[0]
}
