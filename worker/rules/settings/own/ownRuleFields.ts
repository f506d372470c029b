/** 专项设置里办公室自己定的几节 — lights before and after the day, checks and choices of the office's own. */
import { lightLabels, lightMeasureLabels } from '../../campaign/lights.ts'
import { comparisonLabels, MAX_RULE_VALUE, MAX_RULE_WORDS } from '../../campaign/ownRules.ts'
import { ladderLabels } from '../../figures/judgedLedger.ts'
import type { TableSection } from '../settingSection.ts'

export const lightSection: TableSection = {
  form: 'table',
  key: 'lights',
  title: '亮灯',
  note: '到期前后亮什么灯；剩余期限的百分比从发现日期（没有的，从登记之日）算到整改时限。空着的不亮灯；设了亮灯、没有写逾期灯色的，逾期亮红灯。',
  names: ['light', 'measure'],
  fields: [
    { key: 'light', label: '灯色', kind: 'choice', choices: lightLabels, required: true },
    { key: 'measure', label: '按什么亮', kind: 'choice', choices: lightMeasureLabels, required: true },
    { key: 'at', label: '亮灯数值', kind: 'count', from: 0, to: 3660, required: true },
    { key: 'level', label: '到期前的措施', kind: 'choice', choices: ladderLabels },
  ],
}

export const ownCheckSection: TableSection = {
  form: 'table',
  key: 'ownChecks',
  title: '自定规则',
  note: '一行一条：哪一栏、怎么比、与哪一栏或什么值比。另一栏写成【栏目】；空格不算不符，“必须填写”除外。“阻止”的不能报送，“提醒”的只提示。',
  names: ['column', 'comparison', 'than'],
  fields: [
    { key: 'column', label: '规则栏目', kind: 'text', longest: 60, required: true },
    { key: 'comparison', label: '比较', kind: 'choice', choices: comparisonLabels, required: true },
    { key: 'than', label: '另一栏或值', kind: 'text', longest: MAX_RULE_VALUE },
    { key: 'words', label: '提示语', kind: 'text', longest: MAX_RULE_WORDS, required: true },
    {
      key: 'stops',
      label: '不符时',
      kind: 'choice',
      choices: { stop: '阻止', remind: '提醒' },
      required: true,
    },
  ],
}

export const ownListSection: TableSection = {
  form: 'table',
  key: 'ownLists',
  title: '自有栏目',
  note: '各单位台账都要有的另外几栏和可选的内容（校区、楼宇、学院……），台账和自查表中从下拉列表选。',
  names: ['label'],
  fields: [
    { key: 'label', label: '自有栏目名称', kind: 'text', longest: 40, required: true },
    { key: 'choices', label: '可选内容', kind: 'names', longest: 2000, required: true },
  ],
}
