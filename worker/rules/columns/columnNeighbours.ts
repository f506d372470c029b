/**
 * 邻栏 — what the other columns of a sheet change of a column's meaning.
 *
 * The same label means different things in different forms: 责任单位 is the unit in the office's master ledger
 * and a department in a unit's own; 完成时间 is a limit or a day of completion; 整改措施 beside 整改要求 tells what
 * was done. Scores are moved here; `columns.ts` then lets the columns of a sheet decide together.
 */
import { splitLabel, textOf } from '../cells/cellText.ts'
import { readClaim } from '../items/claim.ts'
import { move, type Candidate, type ColumnsContext } from './candidate.ts'
import { settleUnits } from './columnUnits.ts'
import { readWords } from './labels/labelGrammar.ts'

/** From here on a meaning counts as one: half of a clear label with nothing against it. */
const MEANT = 0.6
/** Two meanings this near to each other are settled by the values. */
const NEARLY = 0.06

/** From so many limits on that are no days the days of a column are limits too. */
const LIMITS_NO_DAYS = 0.3

/** Moves the scores of the columns by what stands beside them. */
export function settleByNeighbours(candidates: readonly Candidate[], context: ColumnsContext): void {
  settleUnits(candidates, context)
  for (const candidate of candidates) settleChecks(candidate)
  for (const candidate of candidates) settleDeeds(candidate)
  settleCompletion(candidates, context)
  settleBareDate(candidates)
  settleForemen(candidates)
  settleStatus(candidates)
  settleToldStatus(candidates)
  settleMeasures(candidates)
  settleOnlyMeasures(candidates)
}

/** 检查项目, 审核类型, 反馈层级: by what check a thing was found, or what was looked at; the values decide. */
const CHECKED = /(?:项目|类型|类别|种类|层级|批次|名称|活动|形式|级别|性质|分类)$/
const CHECKING = ['find', 'search', 'oversee', 'check', 'feedback', 'guard']
const MENDED = ['mend', 'deal', 'problem', 'matter', 'thing']

/** 监督方式, 抽查手段: how it was found, not how its mending is looked at (验收方式). */
const WAYS = /(?:方式|手段|途径|渠道|方法)$/
const FINDING = ['find', 'search', 'oversee', 'supervise', 'guard']

function saysCheck(label: string): boolean {
  const { senses } = readWords(label)
  if (WAYS.test(label)) {
    return FINDING.some((sense) => senses.has(sense)) && !MENDED.some((sense) => senses.has(sense))
  }
  return (
    CHECKED.test(label) &&
    CHECKING.some((sense) => senses.has(sense)) &&
    !MENDED.some((sense) => senses.has(sense))
  )
}

function settleChecks(candidate: Candidate): void {
  const { scores, evidence } = candidate
  if (evidence.values === 0 || evidence.checks < 0.5 || !saysCheck(nameOf(candidate))) return
  for (const field of ['kind', 'category', 'problem'] as const) scores.delete(field)
  scores.set('source', Math.max(0.8, scores.get('source') ?? 0))
}

/**
 * 完成时间 is a limit in one form and the day of completion in the next. Days filled in for rows that are not
 * done are limits; days that stand only where the status says done, or never lie after the 截至 day, are not.
 */
function settleCompletion(candidates: readonly Candidate[], context: ColumnsContext): void {
  const done = doneShare(candidates)
  for (const candidate of candidates) {
    if (!candidate.scores.has('due') || !candidate.scores.has('completedOn')) continue
    const { latest, values, limits, days } = candidate.evidence
    if (values === 0) continue
    // 9月底, 立行立改 under 到位时间: nothing was finished on such a day.
    if (limits - days >= LIMITS_NO_DAYS) move(candidate, ['due', 0.4], ['completedOn', -0.4])
    if (done !== null && done < 1 && candidate.filled >= 0.95)
      move(candidate, ['due', 0.15], ['completedOn', -0.15])
    else if (done !== null && Math.abs(candidate.filled - done) <= 0.1)
      move(candidate, ['due', -0.15], ['completedOn', 0.15])
    if (context.asOf !== null && latest !== null) {
      if (latest > context.asOf) move(candidate, ['due', 0.15], ['completedOn', -0.2])
      else move(candidate, ['due', -0.05], ['completedOn', 0.05])
    }
  }
}

/** 日期 before the problem or beside 怎么发现的, where other columns have the limit: the day on which it was found. */
function settleBareDate(candidates: readonly Candidate[]): void {
  const at = candidates.findIndex(
    (one) => /^(?:日期|时间|年月日)$/.test(nameOf(one)) && one.evidence.days >= 0.9,
  )
  const means = (field: 'due' | 'foundOn' | 'problem' | 'measures'): number =>
    candidates.findIndex((one, i) => i !== at && (one.scores.get(field) ?? 0) >= MEANT)
  if (at < 0 || means('due') < 0 || means('foundOn') >= 0) return
  const isSource = (i: number): boolean => (candidates[i]?.scores.get('source') ?? 0) >= MEANT
  const isBesideSource = (isSource(at - 1) || isSource(at + 1)) && at < means('measures')
  if (at < means('problem') || isBesideSource) candidates[at]?.scores.set('foundOn', 0.75)
}

/** 班组长, 工长: leads those who do the work, and answers for it where nobody else does. */
function settleForemen(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => (one.scores.get('owner') ?? 0) >= MEANT)) return
  for (const candidate of candidates) {
    const leads = candidate.scores.get('leader')
    if (leads === undefined || !/(?:班组?|工段|(?<!员)工)长$/.test(nameOf(candidate))) continue
    candidate.scores.set('owner', leads)
    candidate.scores.delete('leader')
  }
}

/** Share of the rows that a status column calls done; null when there is no such column. */
function doneShare(candidates: readonly Candidate[]): number | null {
  const status = candidates.find(
    (one) => (one.scores.get('claimed') ?? 0) >= 0.8 && one.evidence.claims >= 0.5,
  )
  if (status === undefined || status.input.cells.length === 0) return null
  const label = status.input.path.at(-1) ?? ''
  const done = status.input.cells.filter((cell) => {
    const claim = readClaim(textOf(cell), label)
    return claim === 'done' || claim === 'closed'
  })
  return done.length / status.input.cells.length
}

/** 完成情况, 修复结果 that holds nothing but status words is the status; 进展 is always a text. */
const STATUS_LIKE = /(?<!进展|进度)(?:情况|结果)$/
const ENDS_WORK = ['mend', 'deal', 'finish', 'settle']
const OTHERS_SAY = [
  'check',
  'supervise',
  'oversee',
  'support',
  'punish',
  'report',
  'publish',
  'extend',
  'begin',
]
/** 7月底完成情况, 本周完成情况: of several the last one is the state of today. */
const PERIOD =
  /^(?:截至)?(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|末|份)?|第[\d一二三四五六七八九十]+周|[上本]周|[上本]月|目前|当前)/

function settleStatus(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => (one.scores.get('claimed') ?? 0) >= MEANT)) return
  const latest = candidates.findLast((one) => PERIOD.test(nameOf(one)) && tellsStatus(one))
  for (const candidate of candidates) {
    if (!tellsStatus(candidate)) continue
    if (PERIOD.test(nameOf(candidate)) && candidate !== latest) {
      // The state of an earlier day is neither the state nor the progress of today.
      candidate.scores.delete('progress')
      continue
    }
    candidate.scores.set('claimed', 0.85)
    move(candidate, ['claimed', 0], ['progress', -0.25])
  }
}

/** As long as a deed is told; a state is a word. */
const TOLD = 6

/** 整改状态描述 over 已更换配电箱: no state, but how far the work has come. */
function settleToldStatus(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => (one.scores.get('progress') ?? 0) >= MEANT)) return
  for (const { scores, evidence } of candidates) {
    const told = evidence.values > 1 && evidence.claims === 0 && evidence.averageLength >= TOLD
    if (told && (scores.get('claimed') ?? 0) > 0 && evidence.days === 0) {
      scores.set('progress', 0.66)
      scores.delete('claimed')
    }
  }
}

function nameOf({ input }: Candidate): string {
  return splitLabel(input.path.at(-1) ?? '').name
}

function tellsStatus(candidate: Candidate): boolean {
  const { evidence } = candidate
  const name = nameOf(candidate).replace(PERIOD, '')
  if (!STATUS_LIKE.test(name) || evidence.values < 2) return false
  const { senses } = readWords(name)
  const has = (sense: string): boolean => senses.has(sense)
  if (!ENDS_WORK.some(has) || OTHERS_SAY.some(has)) return false
  return evidence.claims >= 0.95 && evidence.averageLength <= 6
}

/** Where 整改要求 stands beside 整改措施, the requirement is the plan and the measures are what was done. */
function settleMeasures(candidates: readonly Candidate[]): void {
  const required = candidates.some(({ input }) => splitLabel(input.path.at(-1) ?? '').name === '整改要求')
  if (!required) {
    for (const candidate of candidates) forgetDeeds(candidate)
    return
  }
  for (const candidate of candidates) {
    if (candidate.scores.has('measures') && candidate.scores.has('progress')) {
      move(candidate, ['progress', 0.2], ['measures', 0])
    }
  }
}

/** 隐患治理, 问题整改: what was done where the values tell of deeds, else what is to be done. */
function settleDeeds({ scores, evidence }: Candidate): void {
  const progress = scores.get('progress')
  const measures = scores.get('measures')
  if (progress === undefined || measures === undefined || Math.abs(measures - progress) > NEARLY) return
  if (evidence.deeds >= 0.5) scores.set('progress', Math.max(progress, measures + NEARLY))
}

/** 整改措施 tells deeds only where something says so: its parent, its values, or 整改要求 beside it. */
function forgetDeeds({ scores, meanings, evidence }: Candidate): void {
  const plan = (scores.get('measures') ?? 0) > (scores.get('progress') ?? 0)
  const turned = meanings.some(({ role, turnedBy }) => role === 'progress' && turnedBy !== undefined)
  if (plan && !turned && evidence.deeds < 0.5) scores.delete('progress')
}

/** A ledger has measures: the only column of them (采取的措施) is the plan, even under 整改情况, unless it tells of deeds. */
function settleOnlyMeasures(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => meansPlan(one))) return
  for (const candidate of candidates) {
    const turned = candidate.meanings.some(
      ({ role, turnedBy }) => role === 'progress' && turnedBy !== undefined,
    )
    const mayBePlan = turned || nameOf(candidate).startsWith('采取的')
    if (!mayBePlan || !candidate.scores.has('measures') || candidate.evidence.deeds >= 0.5) continue
    candidate.scores.set('measures', 0.7)
    candidate.scores.set('progress', 0.5)
  }
}

function meansPlan({ scores }: Candidate): boolean {
  const measures = scores.get('measures') ?? 0
  return measures >= MEANT && measures >= (scores.get('progress') ?? 0)
}
