/**
 * 多级表头 — what the labels above a label change of its meaning.
 *
 * 责任单位 under 配合责任 is none of ours; 完成时间 and 整改措施 under 整改情况 say what was done; 类别 under 问题
 * is 问题类别. Only the leaf carries the noun; its parents turn it one way or the other.
 */
import type { ColumnAlias } from '../campaign/campaign.ts'
import { joinedLabel, splitLabel, squashLabel } from '../cells/cellText.ts'
import { meaningsOf, type LabelMeaning } from './columnLabels.ts'
import { readWords, type LabelWords } from './labels/labelGrammar.ts'

export interface PathMeaning extends LabelMeaning {
  /** The parent that turned the meaning, as written. */
  readonly turnedBy?: string
}

const SUPPORTING = /配合|协办|协同|协助|参与/
const REVIEWING = /复核|复查|验收|审核|核查|督查|督导|审批|销号审批|公示/
const SEARCHING = /^(?:问题|隐患)?(?:排查|自查|检查|巡查)(?:情况|信息|记录)?$/
const DONE = /整改(?:情况|结果|落实|成效|进展)|完成情况|落实情况|进展|办理情况|实际|执行情况|反馈/
const PLANNED = /时限|期限|方案|计划|要求|安排|整改清单|任务|责任清单|目标清单/
/** A turned meaning is nearly sure; the meaning it is turned from nearly gone. */
const TURNED = 0.93
const FADED = 0.35
/** Just low enough to be a question. */
const ASKED = 0.45
/** Heads that say little by themselves, so that their parent's words are put before them. */
const BARE = new Set(
  'time limit person chief body office station account result state class type measure plan goal cause source number telling depict name post grade'.split(
    ' ',
  ),
)
/** Heads of parents that a leaf only qualifies: 完成时间 over 计划 and 实际, 责任单位 over 牵头 and 配合. */
const QUALIFIED = new Set(['time', 'limit', 'person', 'chief', 'body', 'office', 'station'])
/** 完成 under 时间安排 is the limit; 启动 beside it is none. */
const TIMES = /时间|时限|期限|日期|进度安排/
const ENDS = /^(?:完成|结束|截止|终止|办结|止|至)$/
const BEGINS = /^(?:启动|开始|起始|起|自)$/
/** 牵头 and 主办 under 责任分工. */
const SHARES = /分工|责任(?:划分|落实|清单|主体)?$/
const LEADS = /^(?:牵头|主办|主责|承办|责任)$/

/** Meanings of a column's label path, strongest first. */
export function pathMeanings(path: readonly string[], aliases: readonly ColumnAlias[] = []): PathMeaning[] {
  const leaf = path.at(-1) ?? ''
  const parents = path.slice(0, -1)
  const joined = aliases.find((alias) => squashLabel(alias.label) === path.map(squashLabel).join(''))
  const own = joined ? meaningsOf(joined.label, aliases) : leafMeanings(leaf, parents, aliases)
  return parents
    .toReversed()
    .reduce<readonly PathMeaning[]>((meanings, parent) => turn(meanings, parent, leaf), own)
    .filter(({ score }) => score > 0.2)
    .toSorted((a, b) => b.score - a.score)
}

function leafMeanings(
  leaf: string,
  parents: readonly string[],
  aliases: readonly ColumnAlias[],
): PathMeaning[] {
  const own = meaningsOf(leaf, aliases)
  const parent = parents.at(-1)
  const name = splitLabel(leaf).name
  if (parent === undefined) return [...own]
  const above = splitLabel(parent).name
  if (TIMES.test(above) && BEGINS.test(name))
    return [{ role: 'extra', score: TURNED, by: 'words', turnedBy: parent }]
  if (isFirmUnder(leaf, parent)) {
    // 建设单位、施工单位 under 责任单位: the first of them answers, as the columns of a sheet decide.
    return [
      { role: 'department', score: 0.8, by: 'words', turnedBy: parent },
      { role: 'unit', score: 0.55, by: 'words', turnedBy: parent },
    ]
  }
  const label = labelUnder(leaf, name, parent, own.length > 0)
  if (label === null) return [...own]
  const together = meaningsOf(label, aliases)
    .filter(({ by }) => by !== 'likeness')
    .map((meaning) => ({ ...meaning, score: meaning.score * 0.95, turnedBy: parent }))
  // 单位 under 检查 is no unit, whatever 单位 alone would be.
  const isTurned = isBare(readWords(name)) && (together[0]?.score ?? 0) >= 0.55
  const merged = new Map<string, PathMeaning>()
  for (const meaning of isTurned ? together : [...own, ...together]) {
    const known = merged.get(meaning.role)
    if (known === undefined || meaning.score > known.score) merged.set(meaning.role, meaning)
  }
  return [...merged.values()]
}

/** The label that parent and leaf make together; null when the leaf says enough by itself. */
function labelUnder(leaf: string, name: string, parent: string, isKnown: boolean): string | null {
  const above = splitLabel(parent).name
  if (TIMES.test(above) && ENDS.test(name)) return '完成时限'
  if (/责任|分工/.test(above) && /^(?:个人|人员|人)$/.test(name)) return '责任人'
  if (SHARES.test(above) && LEADS.test(name)) return `${name}单位`
  const words = readWords(joinedLabel(leaf))
  const upper = readWords(joinedLabel(parent))
  if (words.isQualifier && QUALIFIED.has(upper.head)) return name + above
  if (isBare(words)) {
    return above.replace(/(?:基本情况|情况|责任清单|清单|信息|落实|方面|记录|台账)$/, '') + name
  }
  return isKnown ? null : above + name
}

function isFirmUnder(leaf: string, parent: string): boolean {
  const own = readWords(joinedLabel(leaf)).senses
  const above = readWords(joinedLabel(parent)).senses
  return above.has('duty') && above.has('body') && own.has('firm') && own.has('body') && !own.has('support')
}

function isBare({ head, parts, isKnown }: LabelWords): boolean {
  return isKnown && parts.length === 1 && BARE.has(head)
}

function turn(meanings: readonly PathMeaning[], parent: string, leaf: string): readonly PathMeaning[] {
  const above = squashLabel(parent)
  const name = splitLabel(leaf).name
  if (SUPPORTING.test(above) && !/牵头|责任领导/.test(name)) {
    return [{ role: 'extra', score: TURNED, by: 'words', turnedBy: parent }]
  }
  if (REVIEWING.test(above) && !/销号|核销|整改/.test(name) && !tellsOfFinding(parent, leaf)) {
    return [{ role: 'extra', score: TURNED, by: 'words', turnedBy: parent }]
  }
  // Who did the checking is told under 排查 as part of it; whether that is the source has to be asked.
  if (SEARCHING.test(above) && meanings[0]?.role === 'source' && /[人员者]$/.test(name))
    return [{ role: 'source', score: ASKED, by: 'words', turnedBy: parent }]
  const has = (role: string): boolean => meanings.some((meaning) => meaning.role === role)
  if (DONE.test(above) && !PLANNED.test(above)) {
    if (has('completedOn') && has('due')) return retune(meanings, 'completedOn', 'due', parent)
    if (has('measures')) return retune(meanings, 'progress', 'measures', parent)
    if (/^(?:时间|日期)$/.test(name))
      return [{ role: 'completedOn', score: 0.7, by: 'words', turnedBy: parent }]
  }
  if (PLANNED.test(above) && has('due') && has('completedOn')) {
    return retune(meanings, 'due', 'completedOn', parent)
  }
  return meanings
}

const FOUND = new Set(['problem', 'matter', 'thing'])

/** 督导反馈问题 over 督导日期 and 问题内容 says what was found, and so does 督查情况 of the problem under it. */
function tellsOfFinding(parent: string, leaf: string): boolean {
  if (FOUND.has(readWords(joinedLabel(parent)).head)) return true
  const [best] = meaningsOf(leaf)
  return /督查|督导|核查/.test(parent) && best?.role === 'problem' && best.score >= 0.9
}

function retune(
  meanings: readonly PathMeaning[],
  up: LabelMeaning['role'],
  down: LabelMeaning['role'],
  parent: string,
): PathMeaning[] {
  const rest = meanings.filter(({ role }) => role !== up && role !== down)
  const faded = meanings
    .filter(({ role }) => role === down)
    .map((one) => ({ ...one, score: one.score * FADED }))
  return [{ role: up, score: TURNED, by: 'words', turnedBy: parent }, ...faded, ...rest]
}
