/** 表尾 — totals, notes and signatures: rows that close a table and are no items. */
import { squashLabel } from '../../cells/cellText.ts'
import { simplify } from '../../cells/simplify.ts'
import { readChineseNumber } from '../../cells/chineseNumber.ts'
import type { Placed } from '../MergedGrid.ts'
import type { RowContext } from './RowContext.ts'

/** Whether a row opens notes: 说明：, 注1、, 填表要求. */
export function isNote(cells: readonly Placed[]): boolean {
  return NOTE.test(cells[0]?.text ?? '')
}

const NOTE_NUMBER = /^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)、.．]?$/

/** Whether a row under `noted` rows of notes is one more of them: a line of any length, alone or behind its own number. */
export function goesOnNoting({ fieldAt }: RowContext, cells: readonly Placed[], noted: number): boolean {
  const [first, second, third] = cells
  if (first === undefined || third !== undefined) return false
  if (second === undefined) return fieldAt(first.column) !== 'itemNo' || first.text.length > 8
  // 隐患级别 ｜ 依照…: a term and what it means; 1 ｜ 本表每周五报送.
  if (fieldAt(first.column) !== 'itemNo') return true
  const number = NOTE_NUMBER.test(first.text)
    ? readChineseNumber(first.text.replace(/[（()）、.．]/g, ''))
    : null
  return number === noted || number === noted + 1
}

/** 合计 and its kin, alone or with a figure behind. */
const TOTAL = /^(?:本页|本表|全校|以上)?(?:合计|小计|总计|共计|累计|总数)(?:[\d项条个件共]*)$/
const NOTE =
  /^[（(【]?(?:注|备注|附注|说明|填表说明|填报说明|填写说明|填表要求|填报要求|注意事项|温馨提示)\s*\d*\s*[】)）]?\s*[：:、.．]|^[（(【]?(?:附注|说明|填[表报写]说明|填[表报写]?要求|填[表报写]须知|注意事项|温馨提示)[】)）]?$|^[※★*]/
const SIGNER =
  /^[^，。；,;：:]{0,10}(?:负责人|责任人|领导|制表人?|填[报表写]人?|编制人?|审[核签定]人?|批准人?|核准人?|汇总人?|审批人?|复核人?|经办人|联系人|(?:[自检排巡抽督核普]查|统计|登记|整理|盘点|评估|验收|监督|填写|上报)人员?|签发人?|记录人|报送人|校对|填报单位|报送单位|联系电话|电话|填报日期|填表日期|填报时间|日期|时间)(?:\s*[（(][^）)]*[）)])?(?:签字|签名|签章|盖章|意见)?(?:\s*[（(][^）)]*[）)])?\s*[：:]/
export const SIGNED =
  /(?:签字|签名|签章|盖章|公章)\s*[）)]?\s*[：:]?\s*$|[（(]\s*(?:盖章|公章|签字|签章|签名)\s*[）)]/
/** 制表人 ｜ 张三: a signer's label with the name in the next cell. */
const SIGNER_ALONE =
  /^(?:制表人?|填报人|填表人|审核人?|审批人?|复核人|经办人|联系人|(?:单位|部门|主要)?负责人|检查人员|报送人)$/
export const DAY_ONLY =
  /^(?:[\d〇○零一二三四五六七八九]{2,4}\s*年)?\s*[\d一二三四五六七八九十]{0,3}\s*月\s*[\d一二三四五六七八九十]{0,3}\s*日$/
const ROOM_FOR_NAME = /^[\u4e00-\u9fff\s]{2,10}[：:]\s*$/
/** 以下空白: nothing further is meant to stand here. */
const BLANK_BELOW = /^[（(]?以下(?:为)?(?:空白|无(?:正文|内容)?)[）)]?$/
export function isTotal(context: RowContext, cells: readonly Placed[]): boolean {
  return cells.slice(0, 3).some(({ text, column }) => {
    if (text.length > 16 || !TOTAL.test(squashLabel(text))) return false
    return context.fieldAt(column) !== 'problem' || cells.length <= 2
  })
}

export function isFooter(context: RowContext, cells: readonly Placed[]): boolean {
  const first = cells[0]
  if (first === undefined || /^\d/.test(first.text)) return false
  if (cells.length === 1 && BLANK_BELOW.test(squashLabel(first.text))) return true
  if (NOTE.test(first.text)) return true
  if (SIGNER_ALONE.test(first.text.replace(/\s+/g, '')) && cells.length <= 8) return true
  // 处长： ｜ 经办：, an office's own titles with room for names.
  if (cells.every(({ text }) => ROOM_FOR_NAME.test(text))) return true
  const signs = (written: string): boolean => {
    const text = simplify(written)
    return SIGNER.test(text) || (text.length <= 30 && SIGNED.test(text))
  }
  if (!cells.some(({ text }) => signs(text))) return false
  // A numbered row is an item, though its problem speaks of signing: 「审批后补签字」.
  if (cells.length >= 3 && context.fieldAt(first.column) === 'itemNo' && !signs(first.text)) return false
  return cells.every(({ text, column }, i) => {
    if (signs(text) || DAY_ONLY.test(text)) return true
    const field = context.fieldAt(column)
    if (text.length > 20 || field === 'problem' || field === 'measures') return false
    // A name stands behind its label; a limit and a name behind a deed (补签字｜8月底｜黄丽) are an item's.
    return /[：:]\s*$/.test(cells[i - 1]?.text ?? '') || /^[\d\s./年月日-]+$/.test(text) || cells.length < 4
  })
}
