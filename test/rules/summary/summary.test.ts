import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareStates, type StateRow } from '#rules/figures/compareStates'
import { addDays, asDay } from '#rules/calendar/day'
import type { Claimed, Disposal } from '#rules/items/item'
import type { SummaryFacts, PaperFacts } from '#rules/figures/facts'
import { buildSummary } from '#rules/summary/summary'
import { summaryFactsOf } from '#rules/summary/summaryFacts'
import type {
  Block,
  LinkTarget,
  SummarySheet,
  TableColumn,
  TableRow,
  TableValue,
} from '#rules/sheets/summarySheet'
import type { TalliedItem } from '#rules/figures/tally'
import { aCampaign, anItem } from '../../stories.ts'
import { aWeekStatus, asOf, paperFacts } from './paperFacts.ts'

const campaign = aCampaign()

type More = Parameters<typeof summaryFactsOf>[1]

function sheetOf(input: PaperFacts, name: string, more: More = {}): SummarySheet {
  const sheet = buildSummary(summaryFactsOf(input, more)).sheets.find((one) => one.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

/** A table or list with its rows made, and where each row links to. */
interface Shown {
  readonly id: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly total: TableRow | undefined
  readonly targets: readonly (LinkTarget | null | undefined)[]
}

async function tablesOf(sheet: SummarySheet): Promise<Shown[]> {
  const shown: Shown[] = []
  for (const block of sheet.blocks) {
    const table = block.kind === 'pair' ? block.table : block
    if (table.kind === 'table') {
      shown.push({ ...table, total: table.total, targets: table.links?.[0]?.targets ?? [] })
    } else if (table.kind === 'list') {
      const listed = []
      for await (const page of table.pages()) listed.push(...page)
      expect(listed).toHaveLength(table.count)
      const rows = listed.map(({ values }) => values)
      shown.push({ ...table, rows, total: undefined, targets: listed.map(({ link }) => link) })
    }
  }
  return shown
}

async function tableOf(input: PaperFacts, sheet: string, id: string, more: More = {}): Promise<Shown> {
  const table = (await tablesOf(sheetOf(input, sheet, more))).find((one) => one.id === id)
  if (table === undefined) throw new Error(`no table ${id}`)
  return table
}

function column(table: Shown, label: string): (TableValue | undefined)[] {
  const index = table.columns.findIndex((one) => one.label === label)
  if (index === -1) throw new Error(`no column ${label}`)
  return table.rows.map((row) => row[index])
}

/** The workbook as plain data, its lists with their rows. */
async function whole(facts: SummaryFacts): Promise<unknown> {
  const blockOf = async (block: Block): Promise<unknown> => {
    if (block.kind !== 'list') return block
    const rows = []
    for await (const page of block.pages()) rows.push(...page)
    return { ...block, pages: null, rows }
  }
  const { sheets, ...rest } = buildSummary(facts)
  return {
    ...rest,
    sheets: await Promise.all(
      sheets.map(async (sheet) => ({ ...sheet, blocks: await Promise.all(sheet.blocks.map(blockOf)) })),
    ),
  }
}

function lines(sheet: SummarySheet): string[] {
  return sheet.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
}

const overdue = anItem({ unit: 'jwc', problem: '逾期问题', due: asDay('2017-06-30') })
const older = anItem({ unit: 'tsg', problem: '逾期更久的问题', due: asDay('2017-06-01') })
const closed = anItem({ unit: 'jwc', problem: '已销号问题', claimed: 'closed' })

describe('汇总表', () => {
  test('各表齐全，次序固定', async () => {
    expect(buildSummary(summaryFactsOf(paperFacts([]))).sheets.map(({ name }) => name)).toEqual([
      '总览',
      '较上次变化',
      '图表',
      '各单位情况',
      '类别分布',
      '进程与成效',
      '逾期清单',
      '督办清单',
      '临期清单',
      '待销号清单',
      '周报告情况',
      '阶段与节点',
      '汇总台账',
      '待核实事项',
      '说明',
    ])
  })

  test('逾期清单最久的在前，每行指向汇总台账中同一问题', async () => {
    const input = paperFacts([overdue, closed, older])
    const list = await tableOf(input, '逾期清单', 'Overdue')
    const ledger = await tableOf(input, '汇总台账', 'Ledger')
    expect(column(list, '问题表现')).toEqual(['逾期更久的问题', '逾期问题'])
    expect(column(list, '逾期天数')).toEqual([75, 46])
    const linked = list.targets.map((target) => ledger.rows[target?.row ?? -1])
    expect(linked?.map((row) => row?.[0])).toEqual(column(list, '总序号'))
    expect(linked?.map((row) => row?.includes('逾期更久的问题'))).toEqual([true, false])
  })

  test('逾期说明写清到期日、天数和工作日，跨十一长假不算工作日', async () => {
    const input = paperFacts([anItem({ due: asDay('2017-09-29') })], { asOf: asDay('2017-10-10') })
    expect(column(await tableOf(input, '逾期清单', 'Overdue'), '逾期计算')).toEqual([
      '9月29日到期，逾期11天，其中工作日3天',
    ])
  })

  test('没有逾期时直说没有，不出空表', async () => {
    const sheet = sheetOf(paperFacts([closed]), '逾期清单')
    expect(lines(sheet)).toContain('截至2017年8月15日没有逾期事项。')
    expect(await tablesOf(sheet)).toEqual([])
  })

  test('没有任何问题也能出表', async () => {
    expect(lines(sheetOf(paperFacts([]), '总览'))).toContain('没有逾期、临期和待核实的事项。')
  })

  test('单位自设的栏目一个不少，列在台账右侧', async () => {
    const ledger = await tableOf(
      paperFacts([anItem({ extras: { 备注: '见附件' } }), anItem({ extras: { '整改/复核人': '甲' } })]),
      '汇总台账',
      'Ledger',
    )
    expect(column(ledger, '备注')).toEqual(['见附件', null])
    expect(column(ledger, '整改/复核人')).toEqual([null, '甲'])
    expect(column(ledger, '来源文件')).toEqual(['台账.xlsx', '台账.xlsx'])
  })

  test('没有人填的栏目隐藏并注明，有一人填就显示', async () => {
    const sheet = sheetOf(paperFacts([anItem({ cause: '制度不全' })]), '汇总台账')
    const [ledger] = await tablesOf(sheet)
    const hidden = ledger?.columns.filter((one) => one.hidden === true).map(({ label }) => label)
    expect(hidden).toContain('佐证材料')
    expect(hidden).not.toContain('原因分析')
    expect(lines(sheet).join('')).toContain('“佐证材料”')
  })

  test('单位不明的问题列在最后，说明单位待确认', async () => {
    const { unit: _, ...unknown } = anItem({ problem: '无主' })
    const ledger = await tableOf(paperFacts([unknown, closed]), '汇总台账', 'Ledger')
    expect(column(ledger, '单位')).toEqual(['教务处', '（单位待确认）'])
    expect(column(await tableOf(paperFacts([unknown]), '各单位情况', 'Units'), '单位')).toContain(
      '（单位待确认）',
    )
  })

  test('与上次相比写增减，没有上次就不写', async () => {
    const before = paperFacts([closed], { asOf: addDays(asOf, -7), snapshotNo: 2 })
    const now = paperFacts([closed, overdue], {
      previous: { snapshotNo: 2, asOf: before.asOf, tally: before.tally },
    })
    const changes = (input: PaperFacts): string[] =>
      sheetOf(input, '总览').blocks.flatMap((block) =>
        block.kind === 'cards' ? block.cards.map(({ label, change }) => `${label}${change}`) : [],
      )
    expect(changes(now)).toContain('问题总数较上次增加1')
    expect(changes(now)).toContain('已销号较上次持平')
    expect(changes(now)).toContain('销号率较上次降低50个百分点')
    expect(changes(paperFacts([closed]))).toContain('问题总数')
  })

  test('零报告不是缺报，周报告表分开数', async () => {
    const reports = aWeekStatus(asOf, { ty: 'zero', jwc: 'missing', xsc: 'late' })
    const table = await tableOf(paperFacts([], { reports }), '周报告情况', 'Reports')
    const row = (name: string): TableValue[] => (table.rows.find(([first]) => first === name) ?? []).slice(-4)
    expect(row('体育部')).toEqual([0, 11, 0, 0])
    expect(row('教务处')).toEqual([0, 0, 0, 11])
    expect(row('学生处')).toEqual([0, 0, 11, 0])
    expect(lines(sheetOf(paperFacts([], { reports }), '总览')).join('')).toContain(
      '1个单位（教务处）缺报，1个单位（学生处）迟报',
    )
  })

  test('一份周报告都没有收到时，不把任何单位算作缺报', async () => {
    const nobody = Object.fromEntries(campaign.units.map(({ id }) => [id, 'missing'] as const))
    const input = paperFacts([closed], { reports: aWeekStatus(asOf, nobody) })
    expect(await tablesOf(sheetOf(input, '周报告情况'))).toEqual([])
    expect(lines(sheetOf(input, '周报告情况')).join('')).toContain('尚未收到各单位的周报告')
    expect(lines(sheetOf(input, '总览')).join('')).not.toContain('缺报')
    expect(lines(sheetOf(input, '总览')).join('')).toContain('28个单位（党政办公室、')
  })

  test('须改正的排在前，多种理解一并列出', async () => {
    const finding = { file: '甲.xlsx', sheet: '台账', cell: 'G9', field: 'due', given: '8月前' } as const
    const table = await tableOf(
      paperFacts([], {
        findings: [
          { ...finding, code: 'due.early', severity: 'look', message: '时限早于发现日期。' },
          {
            ...finding,
            code: 'due.ambiguous',
            severity: 'block',
            message: '两种理解。',
            choices: ['2017-07-31', '2017-08-31'],
          },
        ],
      }),
      '待核实事项',
      'Findings',
    )
    expect(column(table, '级别')).toEqual(['须改正', '请留意'])
    expect(column(table, '建议')).toEqual(['2017-07-31 或 2017-08-31', null])
  })

  test('需要决定的至多五句，逾期的在最前', () => {
    const everything = [
      overdue,
      anItem({ claimed: 'done' }),
      anItem({ due: addDays(asOf, 2) }),
      anItem({ problem: '没有时限' }),
    ]
    const finding = { file: '甲.xlsx', sheet: '台账', cell: 'G9', field: 'due', given: '8月前' } as const
    const input = paperFacts(everything, {
      reports: aWeekStatus(asOf, { xsc: 'late' }),
      findings: [{ ...finding, code: 'due.ambiguous', severity: 'ask', message: '两种理解。' }],
    })
    const said = lines(sheetOf(input, '总览')).filter((text) => /^\d\. /.test(text))
    expect(said).toHaveLength(5)
    expect(said[0]).toContain('逾期1项')
  })

  test('没有上次就不比较；有上次，每条变化写明单位、文件、工作表、行次，并指到台账', async () => {
    expect(lines(sheetOf(paperFacts([overdue]), '较上次变化')).join('')).toContain('这是第一次汇总')
    const before = paperFacts([overdue], { asOf: addDays(asOf, -7) })
    const input = paperFacts([overdue, older], {
      previous: { snapshotNo: 1, asOf: before.asOf, tally: before.tally },
    })
    const row = (one: TalliedItem, id: string): StateRow => ({ ...one, id, state: 'open' })
    const compared = compareStates(
      [row({ ...overdue, owner: '甲' }, 'a'), row(closed, 'c')],
      [row(overdue, 'a'), row(older, 'b')],
    )
    const more = { changes: { counts: compared.counts, pages: () => [compared.changes] } }
    const list = await tableOf(input, '较上次变化', 'Changes', more)
    expect(column(list, '变化')).toEqual(['新增', '变更', '消失（撤回）'])
    expect(column(list, '变更内容（原 → 现）')).toEqual([null, '具体责任人：甲 → （空）', null])
    expect(column(list, '来源行')).toEqual([older.origin.row, overdue.origin.row, closed.origin.row])
    expect(list.targets.map((target) => target?.row ?? null)).toEqual([1, 0, null])
    expect(lines(sheetOf(input, '总览', more)).join('')).toContain(
      '新增1项、变更1项、消失（撤回）1项、未动0项',
    )
  })

  test('类型、类别、单位三者对照：一行是一个单位的一种类型，合计等于总数（M-13）', async () => {
    const items = [
      anItem({ unit: 'jwc', kind: '慢作为', category: 2 }),
      anItem({ unit: 'jwc', kind: '慢作为', category: 2 }),
      anItem({ unit: 'jwc', kind: '不作为', category: 3 }),
      anItem({ unit: 'tsg', kind: '乱作为', category: 8 }),
      anItem({ unit: 'tsg', category: 8 }),
    ]
    const table = await tableOf(paperFacts(items), '类型分布', 'Kinds')
    expect(table.rows.map((row) => row.slice(0, 2))).toEqual([
      ['教务处', '不作为'],
      ['教务处', '慢作为'],
      ['图书馆', '乱作为'],
      ['图书馆', '类型待确认'],
    ])
    expect(column(table, '2. 服务过程不透明、环节多、时间长')).toEqual([0, 2, 0, 0])
    expect(column(table, '8. 其它突出问题')).toEqual([0, 0, 1, 1])
    expect(column(table, '合计')).toEqual([1, 2, 1, 1])
    expect(table.total?.at(-1)).toBe(5)
  })

  test('督办清单一项一行，逾期未答复的写明天数', async () => {
    const notice = { number: '督办〔2017〕1号', unit: 'jwc', issuedOn: asDay('2017-08-01'), answeredOn: null }
    const items = [{ id: 'a', ledgerNo: 1, problem: '窗口无人值守' }]
    const notices = [
      { ...notice, answerBy: asDay('2017-08-10'), state: 'waiting', items },
      { ...notice, answerBy: asDay('2017-08-10'), state: 'settled', items },
    ] as const
    const list = await tableOf(paperFacts([overdue]), '督办清单', 'Supervised', { notices })
    expect(column(list, '答复逾期天数')).toEqual([5, null])
    expect(column(list, '答复情况')).toEqual(['待答复', '已办结'])
  })

  test('阶段、节点各写到哪一步；阶段可以重叠', async () => {
    const stages = await tableOf(paperFacts([]), '阶段与节点', 'Stages')
    const states = campaign.stages.map(({ from, to }) =>
      asOf < from ? '未开始' : asOf > to ? '已结束' : '进行中',
    )
    expect(column(stages, '状态')).toEqual(states)
    const milestones = await tableOf(
      paperFacts([], {
        campaign: aCampaign({
          milestones: [
            { name: '报送方案', due: addDays(asOf, -1) },
            { name: '报送总结', due: asOf },
            { name: '报送档案', due: addDays(asOf, 3) },
          ],
        }),
      }),
      '阶段与节点',
      'Milestones',
    )
    expect(column(milestones, '状态')).toEqual(['已到期', '当天到期', '未到期'])
    expect(column(milestones, '说明')[2]).toBe('还有3天')
  })

  test('各单位的总数指到台账中该单位的全部行', async () => {
    const input = paperFacts([overdue, closed, older])
    const units = await tableOf(input, '各单位情况', 'Units')
    const ledger = await tableOf(input, '汇总台账', 'Ledger')
    const names = column(ledger, '单位')
    for (const [index, target] of units.targets.entries()) {
      if (target === null || target === undefined) continue
      const { row = 0, rows = 1 } = target
      expect(new Set(names.slice(row, row + rows))).toEqual(new Set([units.rows[index]?.[1]]))
      expect(rows).toBe(units.rows[index]?.[2])
    }
  })

  test('只说数据，不说第几次、何时做的：同一数据的汇总一模一样', async () => {
    const one = summaryFactsOf(paperFacts([overdue, older], { snapshotNo: 3 }))
    const other = summaryFactsOf(paperFacts([older, overdue], { snapshotNo: 8 }))
    expect(await whole(other)).toEqual(await whole(one))
    expect(JSON.stringify(await whole(one))).not.toContain('第3次')
  })

  const item = fc
    .record({
      unit: fc.constantFrom(...campaign.units.map(({ id }) => id), 'elsewhere'),
      category: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      disposal: fc.option(fc.constantFrom<Disposal>('immediate', 'time-limited', 'ongoing'), { nil: null }),
      days: fc.option(fc.integer({ min: -90, max: 90 }), { nil: null }),
      claimed: fc.option(fc.constantFrom<Claimed>('in-progress', 'done', 'closed'), { nil: null }),
    })
    .map(({ unit, category, disposal, days, claimed }) =>
      anItem({
        unit,
        ...(category === null ? {} : { category }),
        ...(disposal === null ? {} : { disposal }),
        ...(days === null ? {} : { due: addDays(asOf, days) }),
        ...(claimed === null ? {} : { claimed }),
      }),
    )

  test('任何台账：各表的合计与统计相等，与行的次序无关', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 40 }), async (items) => {
        const input = paperFacts(items)
        const { byTimeliness, total } = input.tally
        const units = await tableOf(input, '各单位情况', 'Units')
        expect(units.total?.slice(2, 7)).toEqual([
          total,
          byTimeliness.closed,
          byTimeliness.done + byTimeliness['late-done'],
          byTimeliness.overdue,
          byTimeliness['due-soon'],
        ])
        const first = async (sheet: string): Promise<Shown | undefined> =>
          (await tablesOf(sheetOf(input, sheet)))[0]
        const listed = async (sheet: string): Promise<number> => (await first(sheet))?.rows.length ?? 0
        expect(await listed('逾期清单')).toBe(byTimeliness.overdue)
        expect(await listed('临期清单')).toBe(byTimeliness['due-soon'])
        expect(await listed('待销号清单')).toBe(byTimeliness.done + byTimeliness['late-done'])
        expect(await listed('汇总台账')).toBe(total)
        expect((await first('类别分布'))?.total?.at(-1) ?? 0).toBe(total)
        expect(await whole(summaryFactsOf(paperFacts(items.toReversed())))).toEqual(
          await whole(summaryFactsOf(input)),
        )
      }),
      { numRuns: 60 },
    )
  })
})
