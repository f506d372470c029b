/** A cell of the settings sheet → the setting's value, or why it is none. */
import { textOf, trimText } from '../cells/cellText.ts'
import { dayOf, dayOfSerial, type Day } from '../calendar/day.ts'
import type { Cell, CellValue } from '../cells/grid.ts'
import type { SettingField } from './settingSection.ts'
import type { SettingValue } from './settingRecord.ts'

/** Longest text where the field does not say. */
const LONGEST = 200

export type ReadSetting =
  | { readonly value: SettingValue }
  /** What is wrong with it and what to do, without place; a mend where there is a single sensible one. */
  | { readonly fault: string; readonly suggestion?: string }

export function readSetting(field: SettingField, cell: Cell | undefined, date1904: boolean): ReadSetting {
  const given = textOf(cell, date1904)
  if (given === '') return field.required === true ? { fault: '是空的。请填写' } : { value: null }
  if (cell?.error === true) return { fault: '是错误值。请改正' }
  switch (field.kind) {
    case 'day':
      return readDay(given, cell?.value, date1904)
    case 'count':
      return readCount(field, given)
    case 'time':
      return readTime(given)
    case 'yes-no':
      return readYesNo(given)
    case 'choice':
      return readChoice(field, given)
    case 'id':
      return readId(given)
    default:
      return readText(field, given)
  }
}

/** 2017-07-31, 2017年7月31日, 2017.7.31, 2017/7/31; anything else is asked about. */
function readWrittenDay(text: string): Day | null {
  const written = /^(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*[日号]?(?:\s+0?0:00)?$/.exec(
    trimText(text.normalize('NFKC')),
  )
  return written === null ? null : dayOf(Number(written[1]), Number(written[2]), Number(written[3]))
}

/** A date cell may have lost its format: the bare number is still the workbook's day. */
function readDay(given: string, value: CellValue | undefined, date1904: boolean): ReadSetting {
  const day = typeof value === 'number' ? dayOfSerial(value, date1904) : readWrittenDay(given)
  return day === null ? { fault: '不是确有的日期。请写成“年-月-日”（年四位，月日各两位）' } : { value: day }
}

function readCount({ from = 0, to = 9999 }: SettingField, given: string): ReadSetting {
  const digits = /^(\d{1,7})\s*(?:天|日|次|周|项|件|个?工作日|%|年|分)?$/.exec(given.normalize('NFKC'))
  const n = Number(digits?.[1] ?? NaN)
  if (Number.isNaN(n) || n < from || n > to) return { fault: `须是 ${from} 到 ${to} 之间的整数。请改正` }
  return { value: n }
}

function readTime(given: string): ReadSetting {
  const parts = /^(\d{1,2})\s*[:点时]\s*(\d{1,2})?\s*分?$/.exec(given.normalize('NFKC'))
  const [hour, minute] = [Number(parts?.[1] ?? NaN), Number(parts?.[2] ?? 0)]
  if (Number.isNaN(hour) || hour > 23 || minute > 59) return { fault: '不是时间。请写成 17:00 的样子' }
  return { value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}

function readYesNo(given: string): ReadSetting {
  if (/^(?:是|√|✓|y|yes|true|对|需要)$/i.test(given)) return { value: true }
  if (/^(?:否|不|×|n|no|false|不需要)$/i.test(given)) return { value: false }
  return { fault: '只能填“是”或“否”，或者空着' }
}

function readChoice({ choices = {} }: SettingField, given: string): ReadSetting {
  const bare = given.replace(/^(?:周|礼拜)/, '星期').replace(/^星期[天七]$/, '星期日')
  const same = Object.entries(choices).find(([code, word]) => word === bare || code === given)
  if (same !== undefined) return { value: same[0] }
  const near = Object.values(choices).filter((word) => word.startsWith(bare) || bare.startsWith(word))
  return {
    fault: `不在可选的内容里。请从${Object.values(choices).join('、')}中选择`,
    ...(near.length === 1 && near[0] !== undefined ? { suggestion: near[0] } : {}),
  }
}

function readId(given: string): ReadSetting {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(given)) return { value: given }
  const mended = given
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.]+/g, '-')
  return {
    fault: '不能作编号。编号只用小写字母、数字和连字符，至多 40 个；新增单位可以空着',
    ...(/^[a-z0-9][a-z0-9-]{0,39}$/.test(mended) ? { suggestion: mended } : {}),
  }
}

function readText({ longest = LONGEST }: SettingField, given: string): ReadSetting {
  if (given.length > longest) return { fault: `有 ${given.length} 字，最多 ${longest} 字。请精简` }
  return { value: given }
}
