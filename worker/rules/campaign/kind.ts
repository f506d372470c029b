/**
 * 问题类型 — which of the campaign's kinds (不作为、乱作为、慢作为) a cell names.
 */
import type { Campaign } from './campaign.ts'
import { squashLabel, trimText } from '../cells/cellText.ts'

/** Every cell of a ledger may be held against the same campaign's kinds. */
const squashedKinds = new WeakMap<readonly string[], readonly (readonly [kind: string, words: string])[]>()

/** The campaign's kinds, each with its words as labels are compared. */
function squashedOf(kinds: readonly string[]): readonly (readonly [kind: string, words: string])[] {
  let squashed = squashedKinds.get(kinds)
  if (squashed === undefined) {
    squashed = kinds.map((kind) => [kind, squashLabel(kind)] as const)
    squashedKinds.set(kinds, squashed)
  }
  return squashed
}

/**
 * The kind that the text names, in the campaign's own spelling; several named kinds are joined by 、 in the
 * campaign's order. Null when it names none.
 */
export function readKind(text: string, campaign: Pick<Campaign, 'kinds'>): string | null {
  const bare = squashLabel(trimText(text))
  if (bare === '') return null
  // 重大 under 隐患等级 is the campaign's 重大事故隐患, where no other kind begins so.
  const kinds = squashedOf(campaign.kinds)
  const begun = bare.length < 2 ? [] : kinds.filter(([, words]) => words.startsWith(bare))
  if (begun.length === 1) return begun[0]?.[0] ?? null
  const named = kinds.filter(([, words]) => bare.includes(words))
  // 作为 inside 不作为 would be named too if a campaign had it: the longer name wins.
  const whole = named.filter(
    ([kind, words]) => !named.some(([other, longer]) => other !== kind && longer.includes(words)),
  )
  return whole.length === 0 ? null : whole.map(([kind]) => kind).join('、')
}
