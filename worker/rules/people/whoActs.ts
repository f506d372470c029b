/**
 * 谁办的 — how the history names whoever acted: the body, and the holder of the pass where it has one.
 *
 * 教务处·王某; a shared code stays 教务处; a deputy stands with both names: 领导小组·李某（代张某）.
 */
import type { Day } from '../calendar/day.ts'

export interface Holder {
  /** '' for a pass that several share. */
  readonly name: string
  /** Whose place a deputy takes; null for whoever acts in his own. */
  readonly deputyFor: string | null
}

export const SHARED: Holder = { name: '', deputyFor: null }

/** `body`: the unit, its head, the office … as the history has always named them. */
export function whoActs(body: string, { name, deputyFor }: Holder): string {
  if (name === '') return body
  return `${body}·${name}${deputyFor === null ? '' : `（代${deputyFor}）`}`
}

/** Longest time for which a deputy is named at once; a longer absence is another holder's turn. */
export const MAX_DEPUTY_DAYS = 92

export interface DeputyAsked {
  readonly name: string
  readonly from: Day
  readonly until: Day
}

/**
 * Why nobody can be named deputy so; null when it can be. Nobody who shares a pass is absent from it, and a deputy
 * names no further one, so that no chain and no circle of deputies can come about.
 */
export function whyNoDeputy(
  { name, from, until }: DeputyAsked,
  principal: Holder,
  at: { readonly today: Day; readonly days: number },
): string | null {
  if (principal.deputyFor !== null) return '代理人不能再指定代理人。请由本人或办公室办理。'
  if (principal.name === '') return '共用的访问码没有持有人，谁拿着谁就能办，不需要代理。'
  if (name === principal.name) return '代理人不能是本人。'
  if (until < from) return '结束日期早于开始日期。'
  if (until < at.today) return '结束日期已经过去。'
  return at.days > MAX_DEPUTY_DAYS ? `一次最多代理${MAX_DEPUTY_DAYS}天，到期可以再办。` : null
}
