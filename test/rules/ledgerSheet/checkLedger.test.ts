import { describe, expect, test } from 'vitest'
import type { Campaign } from '#rules/campaign/campaign'
import { TAG_LABEL } from '#rules/items/categoryTags'
import { checkLedger } from '#rules/ledgerSheet/checkLedger'
import { asDay, serialOfDay } from '#rules/calendar/day'
import { fieldDefinitions } from '#rules/fields/field'
import type { Finding } from '#rules/items/finding'
import { columnName, type Cell, type SheetGrid } from '#rules/cells/grid'
import type { ItemContent } from '#rules/items/item'
import { ROW_ID_LABEL } from '#rules/ledgerSheet/ledgerColumns'
import { readLedger } from '#rules/ledgerSheet/readLedger'
import { aCampaign } from '../../stories.ts'

const campaign = aCampaign()
const labels = [ROW_ID_LABEL, ...fieldDefinitions.map((definition) => definition.label), TAG_LABEL]

/** A row without fault, by heading. */
const sound: Readonly<Record<string, Cell['value']>> = {
  [ROW_ID_LABEL]: 'row-0001',
  单位: '教务处',
  问题类型: '慢作为',
  问题类别: '2. 服务过程不透明、环节多、时间长',
  问题表现: '成绩更正流程长，学生往返多次',
  发现日期: 42_888,
  岗位: '教务科科员',
  原因分析: '签字环节多',
  整改措施: '压减签字环节',
  整改目标: '三个工作日办结',
  整改时限: 42_947,
  处置类型: '限时整改',
  牵头领导: '甲',
  责任部室: '教务科',
  具体责任人: '乙',
  整改状态: '整改中',
}

function check(
  rows: readonly Readonly<Record<string, Cell['value']>>[],
  agreed?: ItemContent,
  changes: Partial<Campaign> = {},
): Finding[] {
  const grid: SheetGrid = {
    name: '规范台账',
    rows: [
      labels.map((value) => ({ value })),
      ...rows.map((row) =>
        labels.map((label) => ((row[label] ?? null) === null ? undefined : { value: row[label] ?? null })),
      ),
    ],
    merges: [],
    date1904: false,
  }
  const reading = readLedger(grid, campaign, '台账.xlsx')
  if (reading === null) throw new Error('not a ledger')
  return checkLedger(reading, {
    campaign: { ...campaign, ...changes },
    today: asDay('2017-06-15'),
    unitId: 'jwc',
    agreed: () => agreed,
  })
}

/** The sound row's own content, as agreed with the server. */
const content: ItemContent = { problem: '成绩更正流程长，学生往返多次', owner: '乙', claimed: 'in-progress' }

const codes = (findings: readonly Finding[]): string[] => findings.map((finding) => finding.code)
const cellOf = (label: string): string => `${columnName(labels.indexOf(label))}2`

describe('校验规范台账', () => {
  test('填写齐全的一行没有提示', () => {
    expect(check([sound])).toEqual([])
  })

  test('日期一栏只剩数字、没有日期格式的，仍是那一天', () => {
    const grid: SheetGrid = {
      name: '规范台账',
      rows: [labels.map((value) => ({ value })), labels.map((label) => dayIn(label))],
      merges: [],
      date1904: false,
    }
    expect(readLedger(grid, campaign, '台账.xlsx')?.rows[0]?.content).toMatchObject({
      due: '2017-07-31',
      foundOn: '2008-06-01',
    })
  })

  test.each(['整改措施', '整改目标', '整改时限', '牵头领导', '责任部室', '具体责任人'])(
    '六个整改要素各有各的提示：缺少%s（M-20）',
    (label) => {
      const field = fieldDefinitions.find((definition) => definition.label === label)?.field
      const findings = check([{ ...sound, [label]: null }])
      expect(codes(findings)).toContain(`${field}.missing`)
      const [finding] = findings
      expect(finding?.cell).toBe(cellOf(label))
      expect(finding?.message).toContain(`第 2 行没有填“${label}”`)
    },
  )

  test('缺岗位或个人的一行不合格：个人不能缺，岗位由专项规定是否登记时就要（M-18）', () => {
    expect(check([{ ...sound, 岗位: null }])).toMatchObject([{ code: 'post.missing', severity: 'look' }])
    expect(check([{ ...sound, 具体责任人: null }])[0]).toMatchObject({
      code: 'owner.missing',
      severity: 'block',
    })
    const strict = { entry: { required: ['owner', 'post'] as const } }
    expect(check([{ ...sound, 岗位: null }], undefined, strict)).toMatchObject([
      { code: 'post.missing', severity: 'block', cell: cellOf('岗位') },
    ])
    // 只写了岗位和个人的，严格时也能登记。
    expect(check([sound], undefined, strict)).toEqual([])
  })

  test('问题类型只有不作为、乱作为、慢作为三种，必填由专项规定；没有的不得报完成（M-12）', () => {
    expect(campaign.kinds).toEqual(['不作为', '乱作为', '慢作为'])
    for (const 问题类型 of campaign.kinds) expect(check([{ ...sound, 问题类型 }])).toEqual([])
    expect(check([{ ...sound, 问题类型: '假作为' }])).toMatchObject([
      { code: 'kind.unknown', severity: 'block' },
    ])
    const blank = { ...sound, 问题类型: null }
    expect(check([blank])).toMatchObject([{ code: 'kind.missing', severity: 'look' }])
    expect(check([blank], undefined, { entry: { required: ['kind'] } })).toMatchObject([
      { code: 'kind.missing', severity: 'block' },
    ])
    const done = { ...blank, 整改状态: '已完成', 完成日期: 42_900 }
    expect(check([done], { claimed: 'in-progress' })).toMatchObject([
      { code: 'kind.missing-before-done', severity: 'block' },
    ])
  })

  test('问题类别八类，第八类要写明是什么；要写多少字由专项规定（M-13）', () => {
    expect(campaign.categories.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(codes(check([{ ...sound, 问题类别: '9' }]))).toEqual(['category.unknown'])
    const other = { ...sound, 问题类别: '8. 其它突出问题' }
    expect(check([other])).toEqual([])
    const short = { ...other, 问题表现: '群众有反映' }
    expect(codes(check([short]))).toEqual(['category.text-missing'])
    expect(check([short], undefined, { entry: { otherCharacters: 5 } })).toEqual([])
    expect(check([{ ...short, 问题类别: sound['问题类别'] ?? null }])).toEqual([])
  })

  test('具体情形可以自己写；选了别的类别的细目要提示（M-13）', () => {
    const categories = campaign.categories.map((category) =>
      category.no === 3 ? { ...category, tags: ['推诿扯皮', '迟到早退'] } : category,
    )
    const tagged = (具体情形: string, 问题类别: string): string[] =>
      codes(check([{ ...sound, 问题类别, 具体情形 }], undefined, { categories }))
    expect(tagged('推诿扯皮、迟到早退', '3. 纪律意识淡薄')).toEqual([])
    expect(tagged('排队久', '3. 纪律意识淡薄')).toEqual([])
    expect(tagged('推诿扯皮', '7. 服务意识弱')).toEqual(['category.tag-other'])
  })

  test('没有具体责任人的不能报送，没有牵头领导的可以先报', () => {
    expect(check([{ ...sound, 具体责任人: null }])[0]?.severity).toBe('block')
    expect(check([{ ...sound, 牵头领导: null }])[0]?.severity).toBe('look')
  })

  test('未剖析原因不得转为整改中（M-19）', () => {
    const before: ItemContent = { claimed: 'not-started' }
    expect(check([{ ...sound, 原因分析: null }], before)).toMatchObject([
      { code: 'cause.missing-before-rectification', severity: 'block' },
    ])
    // 从已完成退回整改中，是收回说过的话，不用先剖析原因。
    expect(check([{ ...sound, 原因分析: null }], { claimed: 'done' })).toMatchObject([{ severity: 'look' }])
    // 原来就是整改中的旧台账照收，只作提示。
    expect(check([{ ...sound, 原因分析: null }], { claimed: 'in-progress' })).toMatchObject([
      { code: 'cause.missing', severity: 'look' },
    ])
  })

  test('计划不全不得报完成，完成要写完成日期', () => {
    const findings = check([{ ...sound, 整改目标: null, 整改状态: '已完成' }], { claimed: 'in-progress' })
    expect(codes(findings)).toEqual(
      expect.arrayContaining(['goal.missing-before-done', 'completedOn.missing-before-done']),
    )
  })

  test('时限写成“8月31日前”时给出一键改法', () => {
    const [finding] = check([{ ...sound, 整改时限: '2017年8月31日前' }])
    expect(finding).toMatchObject({ code: 'due.not-a-day', severity: 'block', suggestion: '2017-08-31' })
    expect(finding?.cell).toBe(cellOf('整改时限'))
  })

  test('读不出的时限不再另报缺少时限', () => {
    expect(codes(check([{ ...sound, 整改时限: '尽快' }]))).toEqual(['due.not-a-day'])
  })

  test('限时整改须有时限和目标（M-31）', () => {
    expect(codes(check([{ ...sound, 整改时限: null }]))).toContain('due.missing-for-time-limited')
    expect(codes(check([{ ...sound, 整改目标: null }]))).toContain('goal.missing-for-time-limited')
    expect(codes(check([{ ...sound, 整改时限: null, 处置类型: '立行立改' }]))).toEqual(['due.missing'])
  })

  test('持续整改可以没有时限，但要有制度机制和分步安排（M-31）', () => {
    const ongoing = { ...sound, 整改时限: null, 处置类型: '持续整改' }
    expect(codes(check([{ ...ongoing, 整改措施: '加强学习' }]))).toEqual([
      'measures.no-mechanism',
      'measures.no-milestone',
    ])
    expect(codes(check([{ ...ongoing, 整改措施: '修订值班制度' }]))).toEqual(['measures.no-milestone'])
    for (const 整改措施 of ['修订值班制度，每月抽查', '9月底前出台办法', '分两个阶段修订流程']) {
      expect(check([{ ...ongoing, 整改措施 }])).toEqual([])
    }
    // 目标里写了分步安排、或者定了日期的，也算。
    expect(check([{ ...ongoing, 整改措施: '修订值班制度', 整改目标: '年底前全部窗口执行' }])).toEqual([])
    expect(check([{ ...ongoing, 整改措施: '修订值班制度', 整改时限: 42_947 }])).toEqual([])
  })

  test('已过的时限不能自行推迟或清空：当场说明，一键改回，可申请延期', () => {
    const agreed = { ...content, due: asDay('2017-06-01') }
    for (const 整改时限 of [42_947, null]) {
      const finding = check([{ ...sound, 整改时限 }], agreed).find(({ code }) => code === 'due.fixed')
      expect(finding).toMatchObject({ severity: 'block', suggestion: '2017-06-01', cell: cellOf('整改时限') })
      expect(finding?.message).toContain('申请延期')
    }
  })

  test('还没到的时限可以自行更正，已过的可以提前', () => {
    const later = { ...content, due: asDay('2017-06-30') }
    expect(codes(check([sound], later))).not.toContain('due.fixed')
    const past = { ...content, due: asDay('2017-06-01') }
    expect(codes(check([{ ...sound, 整改时限: 42_880 }], past))).not.toContain('due.fixed')
  })

  test('立行立改的时限不得超过规定天数（M-31）', () => {
    const last = 42_888 + campaign.disposal.immediateDays
    expect(check([{ ...sound, 处置类型: '立行立改', 整改时限: last }])).toEqual([])
    expect(check([{ ...sound, 处置类型: '立行立改', 整改时限: last + 1 }])).toMatchObject([
      { code: 'due.too-long-for-immediate', suggestion: '2017-06-17' },
    ])
  })

  test('时限晚于专项行动结束日的提示，持续整改除外（M-02）', () => {
    const late = { ...sound, 整改时限: 43_100 }
    expect(codes(check([late]))).toEqual(['due.after-campaign'])
    expect(check([{ ...late, 处置类型: '持续整改', 整改措施: '建立长效机制' }])).toEqual([])
  })

  test('一格里写了几个问题要分开登记（M-18）', () => {
    expect(codes(check([{ ...sound, 问题表现: '1.材料不全；2.审核超时' }]))).toEqual(['problem.several'])
    expect(codes(check([{ ...sound, 问题表现: '第1.5节课有人迟到2.5分钟' }]))).toEqual([])
  })

  test('问题表现空着、只写一个词的不能报送；至少几个字由专项规定（M-04）', () => {
    expect(check([{ ...sound, 问题表现: null }])[0]).toMatchObject({
      code: 'problem.missing',
      severity: 'block',
    })
    const vague = { code: 'problem.vague', severity: 'block' }
    expect(check([{ ...sound, 问题表现: '拖拉' }])[0]).toMatchObject(vague)
    expect(check([{ ...sound, 问题表现: '窗口无人' }])).toEqual([])
    expect(
      check([{ ...sound, 问题表现: '窗口无人' }], undefined, { entry: { problemCharacters: 8 } }),
    ).toMatchObject([vague])
  })

  test('完全相同的两行要问是不是同一件，同一问题的不同措施不算重复', () => {
    expect(codes(check([sound, { ...sound, [ROW_ID_LABEL]: 'row-0002' }]))).toEqual(['problem.twin'])
    expect(check([sound, { ...sound, [ROW_ID_LABEL]: 'row-0002', 整改措施: '上线网上申请' }])).toEqual([])
  })

  test('本单位不能报送别的单位的问题', () => {
    expect(check([{ ...sound, 单位: '财务处' }])[0]).toMatchObject({ code: 'unit.other', severity: 'block' })
  })

  test('粘贴进来的未知选项会被发现，尽管下拉列表没有拦住', () => {
    expect(codes(check([{ ...sound, 问题类型: '不担当', 整改状态: '差不多了', 问题类别: '99' }]))).toEqual([
      'kind.unknown',
      'category.unknown',
      'claimed.unknown',
    ])
  })

  test('单位自己填的销号不作数，按已完成报送并说明', () => {
    expect(codes(check([{ ...sound, 整改状态: '已销号', 销号日期: 42_900 }]))).toEqual(
      expect.arrayContaining(['claimed.closed', 'closedOn.office-only']),
    )
  })

  test('一栏全都没填，只提示一次；缺责任人的仍逐行指出', () => {
    const rows = [1, 2, 3, 4].map((n) => ({
      ...sound,
      [ROW_ID_LABEL]: `row-000${n}`,
      问题表现: `第${n}个窗口无人值守`,
      牵头领导: null,
      具体责任人: null,
    }))
    const findings = check(rows)
    expect(codes(findings)).toEqual([...rows.map(() => 'owner.missing'), 'leader.missing'])
    expect(findings.at(-1)?.message).toBe('“牵头领导”一栏 4 行都没有填。请逐行补填。')
  })

  test('不能报送的排在最前', () => {
    const findings = check([
      { ...sound, 牵头领导: null },
      { ...sound, [ROW_ID_LABEL]: 'row-0002', 具体责任人: null },
    ])
    expect(findings.map((finding) => finding.severity)).toEqual(['block', 'ask', 'look'])
  })

  test('来源是征求意见的，要写明意见来自谁（M-17）', () => {
    expect(codes(check([{ ...sound, 问题来源: '征求意见' }]))).toEqual(['source.without-giver'])
    for (const source of ['征求意见（师生）', '征求服务对象意见', '自查', '巡察反馈']) {
      expect(check([{ ...sound, 问题来源: source }])).toEqual([])
    }
  })
})

/** A number that says that it is a day, and one in a General cell, years before the campaign. */
function dayIn(label: string): Cell | undefined {
  if (label === '整改时限') return { value: serialOfDay(asDay('2017-07-31')), format: 'yyyy/m/d' }
  if (label === '发现日期') return { value: serialOfDay(asDay('2008-06-01')) }
  return label === '问题表现' ? { value: '成绩更正流程长' } : undefined
}
