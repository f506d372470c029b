/**
 * 分类处置 — which of the three ways an item is dealt with (M-31), read from a cell.
 *
 * 能够马上整改的立行立改，需要一定时间的限时整改，需要长期解决的持续整改. Other campaigns say 短期、中期、长期.
 */
import type { Disposal } from './item.ts'
import { squashLabel } from './cellText.ts'

const IMMEDIATE =
  /立行立改|立改立行|立整立改|立查立改|立知立改|立说立改|立即|即知即改|即查即改|即整即改|即行即改|即改|即时|边查边改|边整边改|边学边改|边学边查|马上|当场|现场整改|现场改正|当日|当天|立刻|迅速|事不隔夜|随查随改|随时整改|能改即改|未巡先改|未审先改/
const ONGOING =
  /长期|持续|常态|常抓|长抓|贯穿始终|经常性|不断完善|长效|坚持不懈|久久为功|日常坚持|永久|一直|始终坚持|逐步解决/
const TIME_LIMITED =
  /限时|限期|限定期限|分阶段|阶段性|分步|分期|短期|中期|近期|按期整改|按时整改|定期整改|集中整改|集中整治|集中攻坚/

/** The disposal a cell names; null when it names none, or several that cannot be told apart. */
export function readDisposal(text: string): Disposal | null {
  const bare = squashLabel(text)
  if (bare === '') return null
  if (bare === '持续整改' || bare === '长期坚持') return 'ongoing'
  const immediate = IMMEDIATE.test(bare)
  const limited = TIME_LIMITED.test(bare)
  const ongoing = ONGOING.test(bare.replace(/中长期/g, ''))
  if (Number(immediate) + Number(limited) + Number(ongoing) !== 1) return null
  return immediate ? 'immediate' : limited ? 'time-limited' : 'ongoing'
}
