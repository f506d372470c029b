/**
 * 自查表的填表说明 — the sheet of rules in the ledger that units without the add-in fill in (WPS, old Excel).
 *
 * Says what each column takes, what must not be touched so that a row is known again when the file comes back, and
 * which state of the ledger the file was made from.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { sayDay, type Day } from '../calendar/day.ts'
import { entrySettingsOf } from '../items/entrySettings.ts'
import { fieldDefinitions, labelOf, type ItemField } from '../fields/field.ts'
import { isComputed, officeFields, TIMELINESS_LABEL, type LedgerColumn } from './ledgerColumns.ts'

import { columnLabel } from '../ownRules/ownChecks.ts'

export const RULES_SHEET = '填表说明'

/** Of the layout of the file: counts up when a later product could not read an older file. */
const SELF_CHECK_FORMAT = 1

export interface RulesSheet {
  readonly title: string
  readonly notes: readonly string[]
  /** Column, what it takes. */
  readonly columns: readonly (readonly [string, string])[]
  readonly stamp: string
}

export function selfCheckRules(
  campaign: Campaign,
  unitName: string,
  today: Day,
  columns: readonly LedgerColumn[],
): RulesSheet {
  const { required } = entrySettingsOf(campaign)
  const shown = columns.filter(({ hidden, key }) => !hidden && !isComputed(key))
  return {
    title: `${unitName}整改台账填表说明`,
    notes: [
      `一行写一个问题。新问题接着最后一行往下写；要删的问题不要删行，请在“${labelOf('progress')}”中说明，由办公室处理。`,
      '第 1、2 列已隐藏，是识别每一行用的，请不要删除、改动，也不要把一行复制成两行。',
      `带下拉箭头的栏从列表中选。日期写成“年-月-日”（年四位，月日各两位）；写不成日期的（如“长期坚持”），写在“${labelOf('dueText')}”。`,
      `红色是必须改正的，橙色是临近到期，蓝色等办公室审核销号，绿色已销号，灰色没有期限；“${TIMELINESS_LABEL}”一栏由公式计算。`,
      ...ownCheckNote(campaign),
      '单位可以排序、筛选，可以在右边加自己的栏；表头的名称不要改。',
      `填好后把这个文件交${campaign.office}，或登录后上传。同一个文件可以多次往返，每次只更新有变化的行。`,
    ],
    columns: shown.map(({ label, key, rule }) => [label, sayRule(key, rule, required)] as const),
    stamp: `自查表格式 ${SELF_CHECK_FORMAT}；${campaign.name}；${unitName}；台账截至${sayDay(today)}`,
  }
}

/** What the office's own rules ask, in its own words. */
function ownCheckNote({ ownChecks = [] }: Campaign): string[] {
  if (ownChecks.length === 0) return []
  const said = ownChecks.map(
    ({ column, words, stops }, index) =>
      `规则${index + 1}（${columnLabel(column)}，${stops ? '不符的不能报送' : '提醒'}）：${words}`,
  )
  return [`“规则检查”一栏由公式计算，写着哪条就是哪条不符。${said.join('；')}。`]
}

function sayRule(
  key: LedgerColumn['key'],
  rule: LedgerColumn['rule'],
  required: readonly ItemField[],
): string {
  const field = fieldDefinitions.find((one) => one.field === key)?.field
  if (field !== undefined && officeFields.has(field)) return '由办公室填写'
  const needed = field !== undefined && required.includes(field) ? '必填；' : ''
  switch (rule?.kind) {
    case 'given':
      return '由系统给定，请不要填写'
    case 'list':
      return `${needed}${rule.strict ? '从下拉列表中选' : '从下拉列表中选，也可以写别的'}`
    case 'day':
      return `${needed}日期，如 2017-07-31`
    case 'length':
      return `${needed}文字，最多 ${rule.max} 字`
    default:
      return needed === '' ? '按实际填写' : needed
  }
}
