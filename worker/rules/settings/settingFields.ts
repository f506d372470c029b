/**
 * 专项设置 — every setting that the office edits on the settings sheet, as data: facts (one value each) and tables.
 *
 * Labels are what the sheet shows and what is found again when it is read, so a row may be moved, a column too.
 * What a setting may be is said here; `wire/campaign.ts` checks the same bounds again on the way in.
 */
import { requirableFields } from '../fields/requirableFields.ts'
import { fieldDefinitions, labelOf } from '../fields/field.ts'
import { LONGEST_SHORT } from '../campaign/itemNumber.ts'
import { paperKinds, paperLabels } from '../campaign/paperKind.ts'
import { ladderLabels } from '../figures/judgedLedger.ts'
import { lightSection, ownCheckSection, ownListSection } from './own/ownRuleFields.ts'
import { weekly } from './weeklyFields.ts'
import type { FactSection, SettingField, SettingSection, TableSection } from './settingSection.ts'

export const measureLabels = {
  'overdue-items': '逾期问题（项）',
  'missing-reports': '缺报周报告（次）',
  'late-notices': '督办逾期未答复（件）',
  'failed-checks': '抽查、回头看不合格（项）',
  'reopened-items': '重新打开的问题（项）',
}
export const askLabels = { report: '报告', materials: '材料' } as const
const holidayForms = { off: '放假', work: '上班' }
const numberForms = { issue: '期号', number: '文号' }

const fieldLabels = Object.fromEntries(fieldDefinitions.map(({ field, label }) => [field, label]))

const day = (key: string, label: string, more: Partial<SettingField> = {}): SettingField => ({
  key,
  label,
  kind: 'day',
  ...more,
})
const count = (
  key: string,
  label: string,
  [from, to]: readonly [number, number],
  more: Partial<SettingField> = {},
): SettingField => ({ key, label, kind: 'count', from, to, ...more })

const basics: FactSection = {
  form: 'facts',
  key: 'basics',
  title: '基本情况',
  note: '专项编号开设后不再改动。',
  fields: [
    { key: 'name', label: '专项名称', kind: 'text', required: true },
    { key: 'authority', label: '上级部署', kind: 'text', hint: '据以开展本专项的上级行动或文件，可以不填' },
    { key: 'institution', label: '学校名称', kind: 'text', required: true },
    { key: 'office', label: '办公室名称', kind: 'text', required: true, hint: '落款和操作记录用这个名称' },
    day('starts', '开始日期', { required: true }),
    day('ends', '结束日期', { required: true }),
    { key: 'timeZone', label: '时区', kind: 'text', required: true, hint: '中国各地写 Asia/Shanghai' },
  ],
}

const limits: FactSection = {
  form: 'facts',
  key: 'limits',
  title: '时限与办理',
  note: '空着的按系统的默认办理。',
  fields: [
    count('immediateDays', '立行立改期限（天）', [0, 3660], {
      hint: '写“立行立改”的，从发现之日起多少天',
      required: true,
    }),
    count('dueSoonDays', '临期提醒（天）', [0, 366], { hint: '到期前多少天起提醒', required: true }),
    count('maxPerItem', '每条问题最多延期（次）', [0, 99], { hint: '空着不限次数' }),
    count('askWorkdays', '延期提前申请（工作日）', [0, 366], {
      hint: '到期前至少多少个工作日申请，再晚不予受理；空着不限',
    }),
    count('extensionWorkdays', '延期答复期限（工作日）', [1, 366], {
      hint: '办公室多少个工作日内答复，过期列入待办；空着不限',
    }),
    count('reviewDays', '待审核期限（天）', [1, 366], {
      hint: '申请销号后办公室多少天内审核，过期列入待办；空着不限',
    }),
    count('answerWorkdays', '督办答复期限（工作日）', [1, 366], { hint: '与机关代字同填同空' }),
    { key: 'noticeWord', label: '督办单机关代字', kind: 'text', longest: 20, hint: '督办单文号〔年〕前的字' },
    {
      key: 'confirm',
      label: '销号由领导小组确认',
      kind: 'yes-no',
      hint: '选“是”，办公室同意后还须领导小组逐件确认',
    },
    {
      key: 'requiredFields',
      label: '登记时必填的栏目',
      kind: 'names',
      hint:
        '用顿号隔开，可写：' +
        requirableFields.map((field) => labelOf(field)).join('、') +
        '；空着只要责任人',
    },
    count('problemCharacters', '问题表现最少字数', [1, 200], { hint: '更短的看不出具体问题，不予登记' }),
    count('otherCharacters', '其它类问题最少字数', [1, 200], {
      hint: '类别选“其它”的，问题表现至少写多少字',
    }),
    count('draftDays', '登记后可自行更正（天）', [0, 366], {
      hint: '没有列入汇总的问题，多少天内填报人可以自行划去、改时限；空着按 3 天',
    }),
    day('planDue', '工作方案报送截止日', { hint: '空着的，到动员部署阶段结束' }),
    { key: 'dueInclusive', label: '“前”含当日', kind: 'yes-no', hint: '“11月15日前”是否包括11月15日' },
    count('correctionDays', '检查问题纠正期限（天）', [0, 366], {
      hint: '自查发现进度慢等情况后，多少天内要有纠正措施',
    }),
    count('compareDays', '汇总对比（天）', [1, 366], { hint: '与多少天前的汇总比较；空着与一周前比较' }),
    { key: 'copyTo', label: '通报抄送', kind: 'text' },
  ],
}

const checks: FactSection = {
  form: 'facts',
  key: 'checks',
  title: '抽查与疑点',
  note: '空着的按系统的默认办理。疑点只供研判，由人决定。',
  fields: [
    count('drawLate', '逾期问题抽中权重', [1, 100], { hint: '与下一项同填同空；普通问题为 1' }),
    count('drawReopened', '重开问题抽中权重', [1, 100], { hint: '与上一项同填同空' }),
    count('alikePercent', '措施雷同（百分比）', [60, 100], { hint: '两段文字多像算雷同' }),
    count('alikeCharacters', '雷同最少字数', [1, 1000], { hint: '更短的套话不算' }),
    count('rushDays', '突击销号（天）', [1, 27], { hint: '节点前最后几天' }),
    count('rushRequests', '突击销号最少件数', [2, 1000], { hint: '少于此数不算' }),
    count('rushPercent', '突击销号占比（百分比）', [1, 100], { hint: '占前四周申请的多少' }),
    count('zeroWeeks', '连续零报告（周）', [2, 99], { hint: '连续多少周与线索对照' }),
  ],
}

const units: TableSection = {
  form: 'table',
  key: 'units',
  title: '单位',
  note: '编号不能改，单位改名时只改名称。新增单位编号可以空着，由系统编。已有问题或报告的单位不能删除。',
  names: ['id'],
  fields: [
    { key: 'id', label: '单位编号', kind: 'id', hint: '小写字母、数字和连字符' },
    { key: 'name', label: '单位名称', kind: 'text', required: true },
    { key: 'aliases', label: '别名', kind: 'names', hint: '台账中的其他写法，用顿号隔开' },
    {
      key: 'short',
      label: '简称',
      kind: 'text',
      longest: LONGEST_SHORT,
      hint: '问题编号前的字，如“教务-008”；空着由名称定。改了只管以后登记的问题',
    },
    { key: 'kind', label: '单位类别', kind: 'text', hint: '机关部门、教学单位等，空着由名称判断' },
    day('since', '加入日期', { hint: '中途加入的单位，此前各周不用报；空着保持原来的' }),
  ],
}

const categories: TableSection = {
  form: 'table',
  key: 'categories',
  title: '问题类别',
  note: '序号是问题归类的依据，已有问题的类别不能删除。',
  names: ['no'],
  fields: [
    count('no', '类别序号', [1, 99], { required: true }),
    { key: 'name', label: '类别名称', kind: 'text', required: true },
    { key: 'text', label: '类别内容', kind: 'long', longest: 1000 },
    { key: 'tags', label: '具体情形', kind: 'names', hint: '台账中供选择的细目，用顿号隔开，可以不填' },
  ],
}

const milestone: TableSection = {
  form: 'table',
  key: 'milestones',
  title: '节点',
  note: '各单位到期要报送的事项。',
  names: ['name'],
  fields: [
    { key: 'name', label: '节点名称', kind: 'text', required: true },
    day('due', '节点日期', { required: true }),
    { key: 'asks', label: '报送内容', kind: 'names', hint: '报告、材料；空着只报报告' },
  ],
}

const escalation: TableSection = {
  form: 'table',
  key: 'escalation',
  title: '单位升级情形',
  note: '一个单位达到次数时，系统提出建议，由人决定。空着的按系统的默认办理。',
  names: ['measure', 'level'],
  fields: [
    { key: 'measure', label: '情形', kind: 'choice', choices: measureLabels, required: true },
    { key: 'level', label: '建议措施', kind: 'choice', choices: ladderLabels, required: true },
    count('from', '达到', [1, 9999], { required: true }),
  ],
}

const calendar: TableSection = {
  form: 'table',
  key: 'calendar',
  title: '放假安排',
  note: '填了哪一年，哪一年就以本表为准（含周末在内的放假日和补班日都要列全）；没有填的年份用系统自带的安排。',
  names: ['year', 'form', 'name', 'from'],
  fields: [
    count('year', '安排年份', [1990, 2190], { hint: '国务院办公厅通知所说的年份', required: true }),
    { key: 'form', label: '放假或上班', kind: 'choice', choices: holidayForms, required: true },
    { key: 'name', label: '节日', kind: 'text', longest: 40 },
    day('from', '开始', { required: true }),
    day('to', '结束', { hint: '只有一天的可以空着' }),
  ],
}

export const settingSections: readonly SettingSection[] = [
  basics,
  weekly,
  limits,
  checks,
  units,
  categories,
  {
    form: 'table',
    key: 'kinds',
    title: '问题类型',
    note: '已有问题的类型不能删除。',
    names: ['name'],
    fields: [{ key: 'name', label: '类型名称', kind: 'text', required: true }],
  },
  {
    form: 'table',
    key: 'stages',
    title: '阶段',
    note: '可以交叉。',
    names: ['name'],
    fields: [
      { key: 'name', label: '阶段名称', kind: 'text', required: true },
      day('from', '阶段开始', { required: true }),
      day('to', '阶段结束', { required: true }),
    ],
  },
  milestone,
  {
    form: 'table',
    key: 'ladder',
    title: '逾期阶梯',
    note: '问题逾期满多少天，系统建议采取哪一级措施，由人决定。',
    names: ['level'],
    fields: [
      { key: 'level', label: '措施', kind: 'choice', choices: ladderLabels, required: true },
      count('daysLate', '逾期天数', [1, 3660], { required: true }),
    ],
  },
  escalation,
  lightSection,
  ownCheckSection,
  ownListSection,
  calendar,
  {
    form: 'table',
    key: 'namedDays',
    title: '校内日期',
    note: '台账的时限写成“开学前”“运动会后”时，据此推算。',
    names: ['name'],
    fields: [
      { key: 'name', label: '日期名称', kind: 'text', required: true },
      day('day', '日期', { required: true }),
    ],
  },
  {
    form: 'table',
    key: 'columnAliases',
    title: '栏目别名',
    note: '各单位台账表头的另外写法。',
    names: ['field', 'label'],
    fields: [
      { key: 'field', label: '规范栏目', kind: 'choice', choices: fieldLabels, required: true },
      { key: 'label', label: '另外写法', kind: 'text', required: true },
    ],
  },
  {
    form: 'table',
    key: 'papers',
    title: '文号',
    note: '空着的按系统的默认编号。',
    names: ['paper'],
    fields: [
      {
        key: 'paper',
        label: '文种',
        kind: 'choice',
        choices: Object.fromEntries(paperKinds.map((kind) => [kind, paperLabels[kind]])),
        required: true,
      },
      { key: 'form', label: '编号形式', kind: 'choice', choices: numberForms, required: true },
      { key: 'word', label: '代字', kind: 'text', longest: 20 },
    ],
  },
]
