/**
 * 分类处置 — which of the three ways an item is dealt with (M-31), read from a cell.
 *
 * 能够马上整改的立行立改，需要一定时间的限时整改，需要长期解决的持续整改. Other campaigns say 短期、中期、长期;
 * 短期 and 中期 both have an end, so they are 限时整改. Words under a denial do not count: 无法立即整改.
 */
import type { Disposal } from './item.ts'
import { squashLabel } from '../cells/cellText.ts'

const WORDS: readonly (readonly [Disposal, RegExp])[] = [
  [
    'immediate',
    /立[行整查知说学审巡接]+立?[改办行]|立改|立即|立刻|即刻|即[知查整行接诉审巡督]即[改办拆清治修换拆停处]|即改|即行(?=[整改办纠])|即时|[边随未][查整学审巡督]+[边先随][改查]|马上|立马|当场|当即|当下|现场(?:整改|改正|处理|纠正|办结)|迅速|事不[隔过]夜|随时(?:整改|改)|能改(?:则|即|快)改|能改的|第一时间|刻不容缓|说改就改|(?<![日号含])当[日天](?:内)?(?=[整完改办]|$)/,
  ],
  [
    'ongoing',
    /长期|持续(?![到至])|常态|常抓|长抓|贯穿|经常性?|坚持不懈|久久为功|永久|日常(?:工作|坚持|化|性)|始终|不间断|常年|常改常新|常管|一以贯之|长效(?!机制)|不断(?:完善|巩固|深化|推进)|全程|一直/,
  ],
  [
    'time-limited',
    /限[时期](?:整改|完成|办结|解决)?|分阶段|阶段性|分步|分期|分批|短期|中期|近期整改|按[期时]整改|定期整改|集中(?:整改|整治|攻坚)|专项整改/,
  ],
]
/** 不能立即整改、无法长期坚持: the words after a denial are what is not done. */
const DENIED = /(?:不能|无法|难以|不宜|尚不|暂不|不具备|不可|未能|并非|不是)[^,，;；。、]*/g
/** Neither 中期 nor 长期. */
const BETWEEN = /中长期/g

/** The disposals a text names, in the order of their first mention. */
export function disposalsNamed(text: string): Disposal[] {
  const affirmed = text.replace(DENIED, '').replace(BETWEEN, '')
  return WORDS.map(([disposal, words]) => ({ disposal, at: affirmed.search(words) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ disposal }) => disposal)
}

/**
 * The disposal that a cell of the column 处置类型 names; null when it names none, or several (which the office
 * has to decide).
 */
export function readDisposal(text: string): Disposal | null {
  const named = disposalsNamed(squashLabel(text))
  return named.length === 1 ? (named[0] ?? null) : null
}
