import { expect, test } from 'vitest'
import type { ColumnRole } from '#rules/fields/field'
import { readBook } from '#rules/reading/readBook'
import type { ColumnReading } from '#rules/reading/reading'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'

/** Values that a clerk would write under each field. */
const values: Readonly<Record<ColumnRole, readonly Drawn[]>> = {
  itemNo: ['1', '2', '3', '4'],
  unit: ['教务处', '财务处', '图书馆', '教务处'],
  kind: ['不作为', '慢作为', '乱作为', '不作为'],
  category: ['服务意识弱', '纪律意识淡薄', '第一类', '6'],
  problem: ['窗口中午无人值守', '报销单据审核积压', '公文流转拖拉', '会议考勤代签到'],
  source: ['自查', '师生座谈会', '校长信箱', '督导检查'],
  foundOn: ['2017-06-02', '2017年6月5日', '2017.6.9', '2017-06-12'],
  post: ['会计核算岗', '辅导员', '机要秘书', '实验员'],
  cause: ['责任心不强', '制度不健全', '宣传渠道单一', '培训不足'],
  measures: ['实行午间轮班', '增设审核岗位', '建立催办台账', '实行人脸签到'],
  goal: ['午间窗口不断档', '审核不超过7个工作日', '急件当日办结', '杜绝代签'],
  disposal: ['立行立改', '限时整改', '持续整改', '立行立改'],
  due: ['2017年7月31日', '2017-08-15', '2017年9月30日', '2017-09-20'],
  dueText: [],
  firstDue: ['2017年6月30日', '2017-07-15', '2017年8月31日', '2017-08-20'],
  extendedTimes: ['1', '2', '1', '1'],
  leader: ['杨文静', '周海涛', '吴伟', '张敏'],
  department: ['综合科', '核算科', '教务科', '信息中心'],
  owner: ['陈磊', '黄丽娟', '李建国', '赵敏'],
  progress: ['已完成方案起草', '正在征求意见稿', '拟于近期上会', '已印发制度'],
  claimed: ['已完成', '整改中', '未启动', '已完成'],
  completedOn: ['2017-07-20', null, null, '2017-08-02'],
  closedOn: ['2017-07-28', null, null, '2017-08-09'],
  evidence: ['值班表', '整改照片', '会议纪要', '制度文件'],
  extra: ['甲', '乙', '丙', '丁'],
}

/** A plausible sheet around the column in question. */
const plainLabels: readonly (readonly [ColumnRole, string])[] = [
  ['itemNo', '序号'],
  ['problem', '问题表现'],
  ['measures', '整改措施'],
  ['due', '整改时限'],
  ['owner', '具体责任人'],
]

function columnUnder(label: string, role: ColumnRole, cells: readonly Drawn[] = values[role]): ColumnReading {
  const around = plainLabels.filter(([field]) => field !== role)
  const rows = [
    ['教务处问题整改台账'],
    [...around.map(([, name]) => name), label],
    ...[0, 1, 2, 3].map((i) => [...around.map(([field]) => values[field][i]), cells[i]]),
  ]
  const columns = readBook('台账.xlsx', [gridOf(rows)], demoCampaign).sheets[0]?.columns ?? []
  const found = columns.find(({ path }) => path.at(-1) === label)
  if (found === undefined) throw new Error(`no column ${label}`)
  return found
}

const published: readonly (readonly [role: ColumnRole, labels: string])[] = [
  ['itemNo', '序号 编号 问题序号 问题编码 整改单号 隐患编号 督办编号'],
  [
    'problem',
    '存在问题 存在主要问题 存在的安全隐患 存在隐患 隐患内容 整改隐患内容 检查地点存在问题及隐患 问题描述 问题具体描述 具体问题表述 ' +
      '问题简要表述 在审计报告中的表述 反馈问题 问题说明 问题内容 问题详情 跟踪督办事项 重点工作任务 督办内容 议定事项 问题线索主要情况',
  ],
  ['source', '问题来源 任务来源 来源 督办依据'],
  ['category', '问题类别 类别 隐患类型'],
  ['disposal', '整改类型 处置类型'],
  ['kind', '问题类型 性质'],
  ['cause', '原因分析 主要原因'],
  ['extra', '未完成原因 未整改原因 延期原因 到期未整改原因 未整改到位问题原因及下一步计划'],
  ['goal', '整改目标 整改完成标准 验证标准'],
  ['measures', '整改措施 细化的整改措施 整改要求 等效措施 处理措施 整改计划 应急措施和预案 下一步措施'],
  ['leader', '牵头领导 责任领导 分管领导 整改第一责任人'],
  [
    'department',
    '责任部室 责任单位 整改责任单位 责任部门 具体责任单位 牵头单位 牵头部门 承办单位 承办部门 主要责任单位 责任部门（单位）',
  ],
  [
    'owner',
    '具体责任人 责任人 整改责任人 主要责任人 整改人 单位负责人 整改负责人 责任人及联系方式 责任人及联系电话',
  ],
  ['owner', '整改责任单位/责任人 整体牵头部门/负责人 岗位及责任人 责任人（岗位）'],
  [
    'due',
    '整改时限 整改期限 完成时限 完成时间 完成期限 计划完成时限 对应的完成时间 办理时限 整改截止时间 整改截止日期 五定时间 措施时限',
  ],
  [
    'completedOn',
    '实际完成时间 实际完成 整改到位时间 完结时间 确认完结时间 完成日期 办结时间 落实时间 整改完成时间',
  ],
  ['closedOn', '销号时间 销号日期'],
  [
    'progress',
    '完成情况 整改情况 整改完成情况 落实情况 整改进展 进展情况 整改情况（月） 措施实施情况跟踪 治理结果情况跟踪',
  ],
  ['claimed', '状态 整改状态 销号状态 督导状态 是否已完成整改 是否整改 是否销号'],
  ['evidence', '佐证材料名称 证明材料 成果体现 照片 现场记录'],
  ['foundOn', '发现日期 登记日期 检查日期'],
  [
    'extra',
    '额外责任单位 协办单位 配合责任单位 整治参与单位 负责监督管理责任的主管部门 行业主管部门 监管单位 督办单位 配合领导 ' +
      '复核情况 复核人签字 验收人 复查人 复查结果 复查意见 审核状态 部门（单位）确认签字 备注 整改备注 其他 问题等级 隐患等级 级别 ' +
      '服务对象 楼层 任务是否完成序时进度 临期/超期情况',
  ],
]

const cases = published.flatMap(([role, labels]) => labels.split(' ').map((label) => ({ label, role })))

test.each(cases)('“$label”在台账里读作 $role', ({ label, role }) => {
  const cells = role === 'claimed' && label.startsWith('是否') ? ['是', '否', '否', '是'] : values[role]
  const column = columnUnder(label, role, cells)
  expect(column.field).toBe(role)
})

test.each([
  '整 改\n措 施',
  '整改措施：',
  '【整改措施】',
  '整改措施（可填多条）',
  '3.整改措施',
  ' 整改措施　',
])('表头“%s”的空格、换行、括号和编号不影响判断', (label) => {
  expect(columnUnder(label.trim(), 'measures').field).toBe('measures')
})

test('没见过的写法按中心词判断', () => {
  expect(columnUnder('本单位拟采取的具体整改举措', 'measures').field).toBe('measures')
  expect(columnUnder('问题整改最后期限', 'due').field).toBe('due')
  expect(columnUnder('科室直接责任人', 'owner').field).toBe('owner')
})

test('表头是“问题类别”而值不是本次行动的类别，要问', () => {
  const column = columnUnder('问题类别', 'category', ['学风', '考风', '教风', '学风'])
  expect(column).toMatchObject({ field: 'extra', guess: 'category' })
  expect(column.reason).toContain('0 个')
})

test('单位确认过的含义不再问', () => {
  const rows = [
    ['问题表现', '整改措施', '办理意见'],
    ['窗口无人值守', '实行午间轮班', '已报批'],
  ]
  const book = readBook('教务处.xlsx', [gridOf(rows)], demoCampaign, { confirmed: { 办理意见: 'progress' } })
  expect(book.items[0]).toMatchObject({ progress: '已报批' })
})

test('两栏确认成同一含义：一栏为准，另一栏照实说明', () => {
  const rows = [
    ['问题表现', '整改措施', '办理意见', '办理经过'],
    ['窗口无人值守', '实行午间轮班', '已报批', '科长办公会研究'],
  ]
  const confirmed = { 办理意见: 'progress', 办理经过: 'progress' }
  const book = readBook('教务处.xlsx', [gridOf(rows)], demoCampaign, { confirmed })
  const columns = book.sheets[0]?.columns.slice(2) ?? []
  const kept = columns.filter(({ field }) => field === 'extra')
  expect(kept).toHaveLength(1)
  expect(kept[0]?.reason).toBe('有两栏确认为“进展情况”，以另一栏为准，本栏原样保留')
})

test('表头没见过，值全是本次行动的问题类型，就是问题类型', () => {
  expect(columnUnder('问题定性', 'kind')).toMatchObject({ field: 'kind' })
})

test('行动自己的栏目写法算数', () => {
  const campaign = { ...demoCampaign, columnAliases: [{ field: 'goal', label: '要干成啥样' }] }
  const rows = [
    ['问题表现', '整改措施', '要干成啥样'],
    ['窗口无人值守', '实行午间轮班', '午间窗口不断档'],
  ]
  expect(readBook('教务处.xlsx', [gridOf(rows)], campaign).items[0]).toMatchObject({ goal: '午间窗口不断档' })
})

function fieldsOf(
  rows: readonly (readonly Drawn[])[],
  merges: readonly string[] = [],
  file = '教务处.xlsx',
): Record<string, string> {
  const columns = readBook(file, [gridOf(rows, merges)], demoCampaign).sheets[0]?.columns ?? []
  return Object.fromEntries(columns.map(({ label, field }) => [label, field]))
}

test('“完成时间”旁边另有时限栏时是完成日期', () => {
  const fields = fieldsOf([
    ['问题', '整改措施', '整改时限', '完成时间'],
    ['甲问题很突出', '加强管理力度', '2017-07-31', '2017-07-20'],
  ])
  expect(fields).toMatchObject({ 整改时限: 'due', 完成时间: 'completedOn' })
})

test('“完成时间”只在已完成的行里填写时是完成日期', () => {
  const fields = fieldsOf([
    ['问题', '整改措施', '整改状态', '完成时间'],
    ['甲问题很突出', '加强管理力度', '已完成', '2017-07-20'],
    ['乙问题很突出', '加强管理力度', '整改中', null],
    ['丙问题很突出', '加强管理力度', '未启动', null],
  ])
  expect(fields['完成时间']).toBe('completedOn')
})

test('“完成时间”未完成的行也填写时是时限', () => {
  const fields = fieldsOf([
    ['问题', '整改措施', '整改状态', '完成时间'],
    ['甲问题很突出', '加强管理力度', '已完成', '2017-07-20'],
    ['乙问题很突出', '加强管理力度', '整改中', '2017-08-20'],
    ['丙问题很突出', '加强管理力度', '未启动', '2017-09-20'],
  ])
  expect(fields['完成时间']).toBe('due')
})

test('有“整改要求”又有“整改措施”时，要求是措施，措施是进展', () => {
  const fields = fieldsOf([
    ['问题', '整改要求', '整改时限', '整改措施'],
    ['甲问题很突出', '限期完善制度', '2017-07-31', '已印发制度'],
  ])
  expect(fields).toMatchObject({ 整改要求: 'measures', 整改措施: 'progress' })
})

test('另有进展栏时，“整改措施”仍是措施', () => {
  const fields = fieldsOf([
    ['问题', '整改要求', '整改措施', '进展情况'],
    ['甲问题很突出', '限期完善制度', '修订管理办法', '已印发制度'],
  ])
  expect(fields).toMatchObject({ 整改要求: 'extra', 整改措施: 'measures', 进展情况: 'progress' })
})

test('全校汇总表里“责任单位”是单位，本单位台账里是部门', () => {
  const rows = [
    ['序号', '问题', '责任单位', '整改措施'],
    ['1', '甲问题很突出', '教务处', '加强管理力度'],
    ['2', '乙问题很突出', '财务处', '加强管理力度'],
  ]
  expect(fieldsOf(rows, [], '汇总.xlsx')['责任单位']).toBe('unit')
  expect(fieldsOf(rows, [], '学生处.xlsx')['责任单位']).toBe('department')
})

test('两个时限栏：更确切的一栏为准，另一栏保留', () => {
  const fields = fieldsOf([
    ['问题', '措施', '整改时限', '措施时限'],
    ['甲问题很突出', '加强管理力度', '2017-07-31', '2017-07-15'],
  ])
  expect(Object.values(fields).filter((field) => field === 'due')).toHaveLength(1)
  expect(Object.values(fields)).toContain('extra')
})
