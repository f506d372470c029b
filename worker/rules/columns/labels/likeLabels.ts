/**
 * 相近的表头 — the ordinary label that a label resembles, for slips of the pen: 整改错施, 责任刀人.
 */

/** Ordinary labels, one blank between two. */
const ORDINARY =
  '序号 单位名称 责任单位 责任部门 责任科室 问题类型 问题类别 存在问题 存在的问题 主要问题 问题描述 问题表现 具体问题 问题来源 ' +
  '发现日期 发现时间 检查时间 原因分析 整改措施 具体措施 整改目标 完成标准 处置类型 整改时限 整改期限 完成时限 计划完成时间 ' +
  '实际完成时间 完成日期 牵头领导 分管领导 责任领导 具体责任人 整改责任人 直接责任人 进展情况 整改情况 完成情况 整改进展情况 ' +
  '整改状态 是否完成 是否销号 销号时间 佐证材料 证明材料'
const labels = ORDINARY.split(' ')

/** Two-character overlap from which an unknown label is taken for a misspelt known one. */
const LIKENESS_FLOOR = 0.6

/** The label most alike, and how much (0–1); null when none is alike enough. */
export function mostLike(name: string): { label: string; likeness: number } | null {
  let best: { label: string; likeness: number } | null = null
  if (name.length < 3) return null
  for (const label of labels) {
    // Two texts of such different lengths cannot share enough pairs.
    const shorter = Math.min(name.length, label.length) - 1
    if (2 * shorter < LIKENESS_FLOOR * (name.length + label.length - 2)) continue
    const likeness = likenessOf(name, label)
    if (likeness >= LIKENESS_FLOOR && likeness > (best?.likeness ?? 0)) best = { label, likeness }
  }
  return best
}

/** Dice's coefficient of the two texts' character pairs, 0–1. */
function likenessOf(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
  const left = pairs(a)
  const rest = pairs(b)
  const total = left.length + rest.length
  let shared = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    shared++
    rest.splice(at, 1)
  }
  return total === 0 ? 0 : (2 * shared) / total
}
