/**
 * 表头用语 — what a column's label says of its meaning, before its values and neighbours are looked at.
 *
 * Three sources, strongest first: spellings seen in published forms (整改时限, 完成时限, 办理时限 …), the head of
 * the label (Chinese labels end in their noun: …措施, …责任人), and likeness to a known spelling. One label may
 * mean several things (完成时间 is a limit or a day of completion): then it has several meanings, each with its
 * score, and `columns.ts` decides by evidence. `extra` is a meaning too: a column known to be none of ours.
 */
import type { ColumnAlias } from './campaign.ts'
import { splitLabel, squashLabel } from './cellText.ts'
import { fieldDefinitions, type ItemField } from './field.ts'

export type ColumnRole = ItemField | 'extra'

/** One possible meaning; `score` 0–1 says how strongly the label alone speaks for it. */
export interface LabelMeaning {
  readonly role: ColumnRole
  readonly score: number
  /** How it was recognised: an exact spelling, the head of the label, or a likeness. */
  readonly by: 'alias' | 'head' | 'likeness'
}

type Spelling = readonly [role: ColumnRole, score: number, labels: string]

/** Published spellings; a label with several lines has several meanings. */
const SPELLINGS: readonly Spelling[] = [
  [
    'itemNo',
    1,
    '序号 编号 问题序号 问题编号 问题编码 整改单号 隐患编号 督办编号 事项编号 台账编号 顺序号 项目序号 No',
  ],
  ['itemNo', 0.8, '号 项号 项次 序 行次 条目'],
  ['unit', 1, '单位 单位名称 所属单位 填报单位 报送单位 上报单位 二级单位 院系 院系部门 问题单位'],
  ['unit', 0.9, '被检查单位 受检单位 被查单位 存在问题单位 问题所属单位 所在单位'],
  ['unit', 0.7, '部门 部门名称 整改单位 涉及单位 问题部门 所属部门'],
  ['unit', 0.62, '责任单位 整改责任单位 主要责任单位 具体责任单位 牵头单位 承办单位 主办单位'],
  ['unit', 0.5, '责任部门 牵头部门 承办部门'],
  [
    'department',
    1,
    '责任部室 责任部门 责任科室 具体责任部门 整改责任部门 责任处室 牵头部门 承办部门 责任部门（单位）',
  ],
  [
    'department',
    0.85,
    '责任单位 整改责任单位 具体责任单位 主要责任单位 牵头单位 承办单位 责任机构 主办单位 主办部门',
  ],
  ['department', 0.65, '部门 科室 部室 处室 整改单位 所属部门 所在科室'],
  ['kind', 1, '问题类型 作风类型 作为类型 “三为”类型'],
  ['kind', 0.75, '类型 性质 问题性质 表现类型'],
  ['category', 1, '问题类别 类别 问题分类 清理类别'],
  ['category', 0.75, '问题类型 类型 分类 问题种类 隐患类型 隐患类别'],
  [
    'problem',
    1,
    '问题 存在问题 存在的问题 存在主要问题 存在的主要问题 主要问题 问题表现 问题描述 问题具体描述 具体问题表述 具体问题 ' +
      '问题简要表述 问题表述 问题内容 问题详情 问题说明 反馈问题 具体表现 主要表现 存在的安全隐患 存在隐患 安全隐患 隐患内容 ' +
      '隐患描述 整改隐患内容 检查地点存在问题及隐患 存在问题及隐患 在审计报告中的表述 跟踪督办事项 督办事项 督办内容 ' +
      '重点工作任务 议定事项 问题线索主要情况 问题线索 整改任务 整改问题 整改事项 问题事项 问题清单 突出问题 查摆问题',
  ],
  ['problem', 0.7, '事项 任务 隐患 内容 表现 工作任务 具体事项 任务内容 事项内容'],
  ['source', 1, '问题来源 任务来源 来源 督办依据 线索来源 问题线索来源 发现途径 发现渠道 发现方式'],
  [
    'foundOn',
    1,
    '发现日期 发现时间 登记日期 登记时间 检查日期 检查时间 排查日期 排查时间 查摆时间 问题发现时间 问题登记时间 自查时间',
  ],
  ['post', 1, '岗位 涉及岗位 岗位名称 责任岗位 具体岗位 所在岗位 问题岗位'],
  ['post', 0.6, '职务 岗位职务'],
  ['cause', 1, '原因 原因分析 主要原因 产生原因 问题原因 成因分析 原因剖析 问题成因 根源剖析 剖析原因'],
  ['cause', 0.65, '未完成原因 未整改到位问题原因及下一步计划 未整改到位原因 未整改原因'],
  [
    'measures',
    1,
    '整改措施 细化的整改措施 措施 整改举措 具体举措 具体措施 具体整改措施 整改落实措施 举措 整改办法 主要措施 工作措施',
  ],
  ['measures', 0.8, '整改计划 整改方案 处理措施 等效措施 应急措施和预案 整改思路 对策措施 整改内容'],
  ['measures', 0.74, '整改要求'],
  ['measures', 0.62, '下一步措施 已采取的整改措施 已采取措施 采取的措施 下一步整改措施 下步打算'],
  ['progress', 0.55, '整改措施 具体措施 具体整改措施'],
  ['progress', 0.9, '已采取的整改措施 已采取措施 采取的措施 已采取的措施'],
  [
    'goal',
    1,
    '整改目标 目标 整改完成标准 完成标准 验证标准 整改标准 预期目标 目标要求 整改目标及标准 预期效果',
  ],
  [
    'disposal',
    1,
    '处置类型 处置方式 处置类别 分类处置 整改类型 整改方式 整改类别 整改分类 整改性质 处置分类 整改时限类型',
  ],
  ['disposal', 0.6, '类型 性质'],
  [
    'due',
    1,
    '整改时限 整改期限 完成时限 完成期限 计划完成时限 计划完成时间 计划完成日期 对应的完成时间 办理时限 整改截止时间 ' +
      '整改截止日期 五定时间 措施时限 时限 期限 截止时间 截止日期 限期 整改完成时限 要求完成时间 拟完成时间 预计完成时间 ' +
      '整改时间节点 时间节点 时限要求 办结时限 完成时限要求 整改限期 时间要求 应完成时间',
  ],
  ['due', 0.8, '完成时间 整改时间'],
  ['due', 0.5, '整改完成时间 完成日期 整改日期 时间 日期'],
  [
    'completedOn',
    1,
    '实际完成时间 实际完成日期 实际完成 整改到位时间 完结时间 确认完结时间 办结时间 办结日期 落实时间 实际整改完成时间 完成时间（实际） 实际办结时间 实际整改时间',
  ],
  ['completedOn', 0.9, '完成日期 整改完成时间 整改完成日期'],
  ['completedOn', 0.74, '完成时间'],
  ['closedOn', 1, '销号时间 销号日期 核销时间 核销日期 销号办结时间'],
  [
    'leader',
    1,
    '牵头领导 责任领导 分管领导 牵头责任领导 包联领导 主管领导 分管校领导 责任校领导 牵头校领导 领导',
  ],
  ['leader', 0.85, '整改第一责任人 第一责任人'],
  ['leader', 0.45, '协助整改工作的领导'],
  [
    'owner',
    1,
    '具体责任人 责任人 整改责任人 直接责任人 主要责任人 整改人 整改负责人 责任人姓名 负责人 经办人 具体负责人',
  ],
  [
    'owner',
    0.9,
    '责任人及联系方式 责任人及联系电话 岗位及责任人 责任人及岗位 单位负责人 承办人 责任岗位及责任人',
  ],
  [
    'owner',
    0.85,
    '整改责任单位/责任人 责任单位/责任人 整体牵头部门/负责人 责任单位及责任人 责任部门及责任人 责任部门/责任人 牵头部门/负责人',
  ],
  [
    'department',
    0.62,
    '整改责任单位/责任人 整体牵头部门/负责人 责任单位及责任人 责任部门及责任人 责任部门/责任人',
  ],
  ['owner', 0.72, '姓名 人员 责任人员 当事人 涉及人员 责任者'],
  [
    'progress',
    1,
    '进展情况 整改进展 整改进展情况 完成情况 整改情况 整改完成情况 落实情况 整改落实情况 整改情况（月） 措施实施情况跟踪 ' +
      '治理结果情况跟踪 工作进展 办理情况 办理结果 处理结果 处理情况 推进情况 整改成效 整改结果 进展 整改效果 阶段性成效 目前进展 办理进展',
  ],
  ['progress', 0.75, '本周进度 本周进度% 进度 完成进度 整改进度 本周进展'],
  ['progress', 0.6, '上周进度 上周进度%'],
  [
    'claimed',
    1,
    '状态 整改状态 销号状态 督导状态 是否已完成整改 是否完成整改 是否整改 是否销号 是否完成 是否办结 是否整改到位 完成状态 ' +
      '办理状态 进展状态 当前状态 销号情况 是否已整改 是否落实 是否完成销号 办结情况 是否解决',
  ],
  [
    'evidence',
    1,
    '佐证材料 佐证材料名称 证明材料 佐证 支撑材料 整改佐证材料 佐证资料 证明材料名称 整改证明材料',
  ],
  ['evidence', 0.8, '成果体现 附件 附件1 现场记录 照片 整改照片 相关材料 材料'],
  ['evidence', 0.7, '附件2 附件3'],
  [
    'extra',
    1,
    '备注 整改备注 其他 其它 附注 说明 联系电话 电话 联系方式 额外责任单位 协办单位 协办部门 配合单位 配合部门 配合责任单位 ' +
      '配合领导 整治参与单位 配合责任人 负责监督管理责任的主管部门 行业主管部门 主管部门 监管单位 督办单位 督办人 复核情况 ' +
      '复核人签字 复核人 验收人 验收时间 复查人 复查结果 复查意见 复查时间 审核状态 审核意见 部门（单位）确认签字 问题等级 ' +
      '隐患等级 等级 级别 任务是否完成序时进度 临期/超期情况 填报人 填报时间 填报日期 是否逾期 逾期天数 服务对象 楼层',
  ],
]

type Head = readonly [pattern: RegExp, meanings: readonly (readonly [ColumnRole, number])[]]

/** Heads of labels, first match wins: what takes a column out stands before what takes it in. */
const HEADS: readonly Head[] = [
  [/^(?:配合|协办|协同|协助|参与)|(?:配合|协办|协助|参与)(?:单位|部门|人|领导|责任|科室)/, [['extra', 0.9]]],
  [/签字|签名|盖章|签章/, [['extra', 0.9]]],
  [/^(?:监督|监管|督办)(?:单位|部门|人|责任|领导)/, [['extra', 0.9]]],
  [/^(?:问题)?(?:验收|复核|复查|复检|审核|核查|审批|核实|评估|督查|督导)/, [['extra', 0.85]]],
  [/(?:责任人|负责人).*(?:电话|联系方式)/, [['owner', 0.85]]],
  [/(?:电话|手机|联系方式|邮箱|工号)$/, [['extra', 0.9]]],
  [
    /(?:等级|级别|程度|次数|金额|数量|天数|得分|排名|[题患项件已未改成]数|个数|率|占比|比例|合计)$/,
    [['extra', 0.85]],
  ],
  [/(?:开始|起始|启动|开工).*(?:时间|日期)$/, [['extra', 0.9]]],
  [/(?:销号|核销)(?:时间|日期)$/, [['closedOn', 0.95]]],
  [/^是否(?:已|已经)?(?:按期|按时)?(?:完成|整改|办结|销号|落实|解决|到位)/, [['claimed', 0.85]]],
  [/^(?:是否|有无)/, [['extra', 0.75]]],
  [/状态$|销号(?:情况|结果|意见)?$/, [['claimed', 0.85]]],
  [/(?:计划|要求|预计|拟|限定|规定|应|最迟|承诺|目标).*(?:时间|日期|时限|期限)$/, [['due', 0.9]]],
  [/(?:填报|上报|报送|更新|公示|通报|督办|下达|移交|录入).*(?:时间|日期)$/, [['extra', 0.8]]],
  [/实际.*时限$|(?:实际|已|到位|完结|办结|结案|落实|解决).*(?:时间|日期)$/, [['completedOn', 0.85]]],
  [/(?:发现|检查|登记|排查|查摆|受理|巡查|自查|查找|收到).*(?:时间|日期)$/, [['foundOn', 0.85]]],
  [/(?:交办|反馈|立项|列入).*(?:时间|日期)$/, [['foundOn', 0.62]]],
  [/(?:时限|期限|截止(?:时间|日期)?|限期|时间节点|时间要求)$/, [['due', 0.88]]],
  [
    /完成.*(?:时间|日期)$/,
    [
      ['completedOn', 0.72],
      ['due', 0.7],
    ],
  ],
  [
    /整改.*(?:时间|日期)$/,
    [
      ['due', 0.7],
      ['completedOn', 0.6],
    ],
  ],
  [
    /(?:时间|日期)$/,
    [
      ['foundOn', 0.4],
      ['due', 0.4],
      ['completedOn', 0.35],
    ],
  ],
  [/未.*原因/, [['cause', 0.62]]],
  [/原因|根源|症结|成因/, [['cause', 0.85]]],
  [/来源|渠道$|途径$/, [['source', 0.85]]],
  [/目标|标准|预期(?:效果|成效)/, [['goal', 0.82]]],
  [
    /^已.*(?:措施|举措|做法)/,
    [
      ['progress', 0.85],
      ['measures', 0.6],
    ],
  ],
  [/下一?步/, [['measures', 0.6]]],
  [/措施|举措|对策|(?:整改|解决|改进)(?:办法|方案|计划|思路|建议)/, [['measures', 0.82]]],
  [/领导$/, [['leader', 0.85]]],
  [/第一责任人/, [['leader', 0.8]]],
  [/责任人|负责人|经办人|承办人|整改人|落实人/, [['owner', 0.82]]],
  [
    /(?:责任|牵头|承办|主办|整改|落实|实施)(?:单位|部门|科室|部室|处室|院系|机构)/,
    [
      ['department', 0.82],
      ['unit', 0.6],
    ],
  ],
  [/(?:科室|部室|处室)(?:名称)?$/, [['department', 0.8]]],
  [
    /(?:单位|学院|部门|院系)(?:名称)?$/,
    [
      ['unit', 0.72],
      ['department', 0.62],
    ],
  ],
  [/岗位|职务/, [['post', 0.8]]],
  [/处置|整改(?:方式|类型|分类|类别)/, [['disposal', 0.8]]],
  [
    /类别|分类|类型|类目/,
    [
      ['category', 0.75],
      ['kind', 0.62],
      ['disposal', 0.4],
    ],
  ],
  [
    /进展|进度|成效|(?:落实|整改|完成|办理|推进|工作|实施|治理)(?:结果|效果)?情况|整改(?:结果|效果)/,
    [['progress', 0.85]],
  ],
  [/佐证|证明|附件|照片|材料/, [['evidence', 0.8]]],
  [/问题|隐患|短板|不足|薄弱/, [['problem', 0.78]]],
  [/备注|说明|其他|其它/, [['extra', 0.9]]],
  [/事项|任务|内容|线索|描述|表述|表现/, [['problem', 0.62]]],
  [/情况$/, [['progress', 0.45]]],
]

/** Two-character overlap from which an unknown label is taken for a misspelt known one. */
const LIKENESS_FLOOR = 0.6
/** A label longer than this is a sentence. */
const LONGEST_LABEL = 60
/** Beyond this length the head of a text says nothing: it is a sentence with a noun at its end. */
const LONGEST_HEAD = 16

const spellings = spellingIndex()

function spellingIndex(): ReadonlyMap<string, readonly LabelMeaning[]> {
  const index = new Map<string, LabelMeaning[]>()
  for (const [role, score, labels] of SPELLINGS) {
    for (const label of labels.split(' ')) {
      const key = squashLabel(label)
      const meanings = index.get(key) ?? []
      meanings.push({ role, score, by: 'alias' })
      index.set(key, meanings)
    }
  }
  return index
}

/** Whether a text is a known spelling of a label: cheap enough to be asked of every row. */
export function isKnownSpelling(text: string): boolean {
  return (
    text.length <= LONGEST_HEAD * 2 &&
    (spellings.has(squashLabel(text)) || spellings.has(splitLabel(text).name))
  )
}

/** Meanings of one label by itself, strongest first; none when nothing is known of it. */
export function meaningsOf(label: string, aliases: readonly ColumnAlias[] = []): readonly LabelMeaning[] {
  if (label === '' || label.length > LONGEST_LABEL) return []
  const whole = squashLabel(label)
  const own = aliases.find((alias) => squashLabel(alias.label) === whole)
  if (own && isRole(own.field)) return [{ role: own.field, score: 1, by: 'alias' }]
  const name = withoutTranslation(splitLabel(label).name)
  const known = spellings.get(whole) ?? spellings.get(name)
  if (known) return known.toSorted((a, b) => b.score - a.score)
  return headMeanings(whole.length <= LONGEST_HEAD ? whole : name) ?? likeMeanings(name)
}

/** 期限Deadline, 负责人Owner: the Chinese words of a label in two languages. */
function withoutTranslation(name: string): string {
  const chinese = name.replace(/[a-z][a-z.'&]{2,}/gi, '')
  return chinese !== name && /[\u4e00-\u9fff]{2}/.test(chinese) ? chinese : name
}

/** How much a text looks like a known label: 1 an exact spelling, 0.5 a known head, 0 neither. */
export function labelStrength(text: string, aliases: readonly ColumnAlias[] = []): 0 | 0.5 | 1 {
  if (text === '' || text.length > LONGEST_LABEL || /^\d/.test(text)) return 0
  const whole = squashLabel(text)
  if (spellings.has(whole) || spellings.has(splitLabel(text).name)) return 1
  if (aliases.some((alias) => squashLabel(alias.label) === whole)) return 1
  return headMeanings(splitLabel(text).name) === null ? 0 : 0.5
}

function headMeanings(name: string): readonly LabelMeaning[] | null {
  if (name.length > LONGEST_HEAD) return null
  const head = HEADS.find(([pattern]) => pattern.test(name))
  return head ? head[1].map(([role, score]) => ({ role, score, by: 'head' as const })) : null
}

/** A sheet's labels are asked for again and again; a damaged one may hold thousands of different ones. */
const likened = new Map<string, readonly LabelMeaning[]>()
const MOST_LIKENED = 5000

function likeMeanings(name: string): readonly LabelMeaning[] {
  const known = likened.get(name)
  if (known !== undefined) return known
  if (likened.size >= MOST_LIKENED) likened.clear()
  const meanings = findLike(name)
  likened.set(name, meanings)
  return meanings
}

function findLike(name: string): readonly LabelMeaning[] {
  let best: { key: string; likeness: number } | null = null
  if (name.length >= 3 && name.length <= LONGEST_HEAD) {
    for (const key of spellings.keys()) {
      // Two texts of such different lengths cannot share enough pairs.
      const shorter = Math.min(name.length, key.length) - 1
      if (2 * shorter < LIKENESS_FLOOR * (name.length + key.length - 2)) continue
      const likeness = likenessOf(name, key)
      if (likeness >= LIKENESS_FLOOR && likeness > (best?.likeness ?? 0)) best = { key, likeness }
    }
  }
  if (best === null) return []
  const { key, likeness } = best
  return (spellings.get(key) ?? []).map(({ role, score }) => ({
    role,
    score: score * likeness,
    by: 'likeness' as const,
  }))
}

/** Dice's coefficient of the two texts' character pairs, 0–1. */
export function likenessOf(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
  const left = pairs(a)
  const right = pairs(b)
  if (left.length === 0 || right.length === 0) return a === b ? 1 : 0
  const rest = [...right]
  let shared = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    shared++
    rest.splice(at, 1)
  }
  return (2 * shared) / (left.length + right.length)
}

const roles = new Set<string>(['extra', ...fieldDefinitions.map((definition) => definition.field)])

/** Whether the text is the name of a field or 'extra'. */
export function isRole(text: string): text is ColumnRole {
  return roles.has(text)
}
