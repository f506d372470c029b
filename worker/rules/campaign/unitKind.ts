/**
 * 单位类别 — 机关部门、教学单位、直属单位: for criticism by kind of unit, where no unit is named.
 *
 * The campaign may say it of each unit (`kind`); otherwise the name tells, as published circulars group them.
 * Limit: a name that fits nothing is 机关部门, the largest group in a college.
 */
import type { Unit } from './campaign.ts'

const TEACHING = /(?:学院|系|书院|(?:体育|思政|基础|公共|教学|教研|课)[^，]*部)$/
const DIRECT = /(?:馆|中心|所|站|医院|附中|附小|幼儿园|出版社|公司)$/

export function unitKindOf({ name, kind }: Pick<Unit, 'name' | 'kind'>): string {
  if (kind !== undefined) return kind
  if (TEACHING.test(name)) return '教学单位'
  return DIRECT.test(name) ? '直属单位' : '机关部门'
}
