/**
 * 问题类型 — which of the campaign's kinds (不作为、乱作为、慢作为) a cell names.
 */
import type { Campaign } from './campaign.ts'
import { squashLabel, trimText } from '../cells/cellText.ts'

/**
 * The kind that the text names, in the campaign's own spelling; several named kinds are joined by 、 in the
 * campaign's order. Null when it names none.
 */
export function readKind(text: string, campaign: Pick<Campaign, 'kinds'>): string | null {
  const bare = squashLabel(trimText(text))
  if (bare === '') return null
  // 重大 under 隐患等级 is the campaign's 重大事故隐患, where no other kind begins so.
  const begun = bare.length < 2 ? [] : campaign.kinds.filter((kind) => squashLabel(kind).startsWith(bare))
  if (begun.length === 1) return begun[0] ?? null
  const named = campaign.kinds.filter((kind) => bare.includes(squashLabel(kind)))
  // 作为 inside 不作为 would be named too if a campaign had it: the longer name wins.
  const whole = named.filter(
    (kind) => !named.some((other) => other !== kind && squashLabel(other).includes(squashLabel(kind))),
  )
  return whole.length === 0 ? null : whole.join('、')
}
