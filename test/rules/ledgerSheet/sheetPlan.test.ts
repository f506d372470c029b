import { describe, expect, test } from 'vitest'
import type { Campaign } from '#rules/campaign/campaign'
import { asDay } from '#rules/calendar/day'
import { fieldDefinitions } from '#rules/fields/field'
import type { Cell, SheetGrid } from '#rules/cells/grid'
import type { ItemContent } from '#rules/items/item'
import { columnKeyOf, extraHeading, ROW_ID_LABEL } from '#rules/ledgerSheet/ledgerColumns'
import { readLedger } from '#rules/ledgerSheet/readLedger'
import { planLedgerSheet, type PlanValue, type SheetPlan } from '#rules/ledgerSheet/sheetPlan'
import { aCampaign } from '../../stories.ts'

const campaign = aCampaign()
const full: ItemContent = {
  itemNo: '1',
  unit: 'jwc',
  kind: '慢作为',
  category: 2,
  problem: '成绩更正流程长',
  source: '自查',
  foundOn: asDay('2017-06-02'),
  post: '教务科科员',
  cause: '签字环节多',
  measures: '压减签字环节',
  goal: '三个工作日办结',
  disposal: 'time-limited',
  due: asDay('2017-07-31'),
  dueText: '7月底前',
  leader: '甲',
  department: '教务科',
  owner: '乙',
  progress: '已起草方案',
  claimed: 'in-progress',
  completedOn: asDay('2017-07-20'),
  closedOn: asDay('2017-07-25'),
  evidence: '方案一份',
  extras: { 备注: '=1+1', '配合责任/责任人': '丙' },
}

function plan(
  contents: readonly ItemContent[],
  changes: { date1904?: boolean; taken?: string[]; campaign?: Campaign } = {},
): SheetPlan {
  return planLedgerSheet(
    contents.map((content, index) => ({ id: `id-${index}`, version: index, content })),
    {
      campaign: changes.campaign ?? campaign,
      unitName: '教务处',
      today: asDay('2017-06-15'),
      date1904: changes.date1904 ?? false,
      source: '台账',
      takenNames: changes.taken ?? [],
    },
  )
}

/** The sheet as it stands once the plan is written. */
function written(planned: SheetPlan, date1904 = false): SheetGrid {
  const cellOf = (value: PlanValue): Cell | undefined =>
    value === null || typeof value === 'object' ? undefined : { value }
  const rows: (Cell | undefined)[][] = [[], []]
  rows[planned.headerRow] = planned.columns.map((column) => ({ value: column.label }))
  for (const [index, row] of planned.rows.entries()) rows[planned.firstItemRow + index] = row.map(cellOf)
  return { name: planned.sheetName, rows, merges: [], date1904 }
}

describe('规范台账的版式', () => {
  test('栏目按台账次序排列，行标识和行版本隐藏在最前，自有栏在最后', () => {
    const { columns } = plan([full])
    const labels = columns.map((column) => column.label)
    const fields = fieldDefinitions.map((definition) => definition.label)
    expect(labels).toEqual([
      ROW_ID_LABEL,
      '行版本',
      '问题编号',
      ...fields,
      '期限状态',
      '备注',
      '配合责任/责任人',
    ])
    expect(columns.filter((column) => column.hidden).map((column) => column.label)).toEqual([
      ROW_ID_LABEL,
      '行版本',
    ])
  })

  test('六个整改要素按方案次序出现（M-20）', () => {
    const labels = plan([full]).columns.map((column) => column.label)
    const six = ['整改措施', '整改目标', '整改时限', '牵头领导', '责任部室', '具体责任人']
    expect(labels.filter((label) => six.includes(label))).toEqual(six)
  })

  test('写进去的每一项都能原样读回来', () => {
    const reading = readLedger(written(plan([full])), campaign, '台账.xlsx')
    expect(reading?.findings).toEqual([])
    expect(reading?.rows).toEqual([{ row: 4, id: 'id-0', version: 0, number: '', content: full }])
  })

  test('1904 日期系统的工作簿也读回同一天', () => {
    const reading = readLedger(written(plan([full], { date1904: true }), true), campaign, '台账.xlsx')
    expect(reading?.rows[0]?.content).toEqual(full)
  })

  test('文字栏都是文本格式，以等号开头的也不会变成公式', () => {
    const planned = plan([full])
    const note = planned.columns.findIndex((column) => column.label === '备注')
    expect(planned.columns[note]?.format).toBe('@')
    expect(planned.rows[0]?.[note]).toBe('=1+1')
    const text = planned.columns.filter(
      (column) => column.key !== 'timeliness' && column.format === 'General',
    )
    expect(text).toEqual([])
  })

  test('没有问题的台账也留一行可填', () => {
    expect(plan([]).rows).toEqual([plan([]).columns.map(() => null)])
  })

  test('工作表名已被占用时另取一个名', () => {
    expect(plan([full], { taken: ['规范台账', '规范台账（2）'] }).sheetName).toBe('规范台账（3）')
  })

  test('原表有同名栏时不与规范栏混淆', () => {
    const same = { ...full, extras: { 整改时限: '原写法', 期限状态: '正常' } }
    const planned = plan([same])
    const labels = planned.columns.map((column) => column.label)
    expect(new Set(labels).size).toBe(labels.length)
    expect(readLedger(written(planned), campaign, '台账.xlsx')?.rows[0]?.content).toEqual(same)
    expect(columnKeyOf(extraHeading('备注'))).toBe('extras/备注')
  })

  test('每个下拉列表都有对应的栏，销号日期只由办公室填', () => {
    const planned = plan([full])
    for (const column of planned.columns) {
      const { rule } = column
      if (rule?.kind === 'list') expect(planned.lists.map((list) => list.name)).toContain(rule.list)
    }
    expect(planned.columns.find((column) => column.key === 'closedOn')?.rule).toEqual({ kind: 'office' })
  })

  test('专项列了具体情形的，台账有一栏可选也可自写；没有列的没有这一栏（M-13）', () => {
    expect(plan([full]).columns.map(({ label }) => label)).not.toContain('具体情形')
    const categories = campaign.categories.map((category) =>
      category.no === 3 ? { ...category, tags: ['推诿扯皮', '迟到早退'] } : category,
    )
    const planned = plan([full], { campaign: { ...campaign, categories } })
    const column = planned.columns.find(({ label }) => label === '具体情形')
    expect(column?.rule).toEqual({ kind: 'list', list: 'll_tag', strict: false })
    expect(planned.lists.find(({ name }) => name === 'll_tag')?.values).toEqual(['推诿扯皮', '迟到早退'])
    const tagged = { ...full, extras: { ...full.extras, 具体情形: '推诿扯皮' } }
    const again = plan([tagged], { campaign: { ...campaign, categories } })
    expect(again.columns.filter(({ label }) => label === '具体情形')).toHaveLength(1)
    expect(readLedger(written(again), campaign, '台账.xlsx')?.rows[0]?.content).toEqual(tagged)
  })

  test('整改状态的下拉列表里没有“已销号”', () => {
    const list = plan([full]).lists.find((one) => one.field === 'claimed')
    expect(list?.values).toEqual(['未启动', '整改中', '已完成'])
  })
})
