/**
 * 整改状态 — what a status cell claims, in one of four words.
 *
 * A unit's 已整改 is a claim of completion (done); only 已销号 and its kin say closed. Awaiting a check (待验收、
 * 待销号) is done too: the unit has said its part. Anything begun and not finished is in-progress, 未销号 too: it
 * only says that the item is still on the list. 是, 否, √ and × are read by the column's label. The whole cell has
 * to be a status: 已完成方案起草 tells progress and claims nothing. A word nobody knows is null, never a guess.
 * Source: the vocabularies of published ledgers and circulars (已办结/部分办结/推进中, 待整改/整改中/待验收/已销号 …).
 */
import type { Claimed } from './item.ts'
import { squashLabel, trimText } from '../cells/cellText.ts'

type Rule = readonly [pattern: RegExp, claim: Claimed]

const FULLY = '(?:已经|业已|已|均已|均|全部|都|也|按[期时]|如期|提前|逾期|超期|及时|现|目前|本周|本月)*'
const WORK = '(?:整改|办理|处理|落实|工作|任务|问题|事项|隐患|整治|治理|验收|销号|该项|本项)*'
const ENDED =
  '(?:整改|整治|治理|完成|完毕|完结|办结|结办|办理完毕|落实|解决|结束|到位|达标|合格|通过|消除|清零|改正|纠正|整改好|改完|完工|竣工|结办文件)'
const STOPPED =
  '暂停|因故暂停|中止|终止|搁置|停滞|滞后|进展(?:滞后|缓慢)|逾期|超期|临期|延期|整改延期|申请延期|延后|没有明确时间表|无明确时间表'

/** First match wins, so denials and halves stand before the words they deny. */
const RULES: readonly Rule[] = [
  // Struck off, or not yet.
  [
    /^(?:不予|暂不|不同意|不能|暂未|尚未|还未|未|没有|无法)(?:予以|获|被)?(?:销号|核销|销项|归档|关闭)$/,
    'in-progress',
  ],
  [
    new RegExp(
      `^${FULLY}${WORK}${ENDED}*(?:且|但|并|而)?(?:待|未|尚未|还未|等待|申请|已申请|拟|正在申请|报请)(?:予以)?(?:销号|核销|销项|验收|复检|复核|复查|审核|审批|确认)(?:中)?$`,
    ),
    'done',
  ],
  [
    /^(?:已经|已|均已|同意|准予|予以|可以)*(?:完成|办结|整改|验收|复核|审核|合格|完毕|到位|通过|并)*(?:予以)?(?:销号|核销|销项|销案|销账|归档|关闭|闭环销号)(?:完成|完毕|管理)?$/,
    'closed',
  ],
  // Not begun.
  [
    /^(?:尚未|还未|暂未|从未|没有|未|待|拟|等待|准备)(?:启动|开始|开展|着手|动工|实施|进行|安排|整改|落实|办理|处理|整治|部署)(?:工作|整改)?$/,
    'not-started',
  ],
  [/^(?:待办|待处理|待分配|未动|新增|未启动整改)$/, 'not-started'],
  // Begun, not finished.
  [
    /^(?:已|正|正在)?(?:整改|完成|办结|落实|处理|办理)?(?:尚未|还未|未能|未|不|没有?)(?:完全|全部|彻底|按[期时]|如期|予以)*(?:整改|落实|处理)?(?:完成|完毕|完结|办结|到位|通过|合格|达标|解决|彻底|结束)(?:整改)?$/,
    'in-progress',
  ],
  [
    /^(?:已|正在|正)?(?:部分|阶段性?|基本|初步|大部分?|局部|分步|分批|进一步|逐步|多数)(?:地)?(?:已)?(?:完成|整改|办结|落实|解决|到位|推进|整治)(?:到位|完成|整改)?$/,
    'in-progress',
  ],
  [
    /^(?:已经?|正在?|正持续|持续|继续|加快|稳步|有序|全面|积极|逐步|深入|抓紧|长期|常态化|按(?:计划|时序|序时|进度)(?:进度)?|超序时|全面超序时|已?启动)*(?:整改|推进|进行|办理|处理|落实|开展|实施|整治|坚持|跟进|研究|督办|组织|协调|施工|采购|招标)+(?:中|当中|之中)?(?:含部分整改)?$/,
    'in-progress',
  ],
  [/^(?:整改|推进|进行|办理|处理|实施|流程|审批|施工|采购|研究|在办|在建|建设)中$/, 'in-progress'],
  [
    /^(?:已启动|启动|已开始|已开展|在办|在整改|在推进|待复检不合格|退回|被退回|返工|重新整改|反弹)$/,
    'in-progress',
  ],
  [new RegExp(`^(?:${STOPPED})(?:未完成|未整改|推进|整改)?$`), 'in-progress'],
  // Finished, says the unit.
  [/^(?:逾期|超期|延期)(?:后)?(?:完成|办结|整改完成)$/, 'done'],
  [
    new RegExp(
      `^${FULLY}${WORK}${ENDED}${WORK}(?:并|且)?${WORK}(?:通过)?(?:验收|复核|整改|到位|完毕|完成|合格)*$`,
    ),
    'done',
  ],
  [/^(?:已改|改了|已整|好|ok|done)$/i, 'done'],
]

/** 已整改 must not be caught by the rule of 整改+: a finished deed, no going on. */
const FINISHED = /^(?:已经|业已|均已|已|全部|都已)+(?:整改|落实|办理|处理|整治|治理|采购)$/
const YES = /^(?:是|已|对|有|√|✓|✔|☑|■|●|y|yes|true|1)$/i
const NO = /^(?:否|未|不是|没有|×|✗|✘|✕|☒|□|○|n|no|false|x|0)$/i

/** The claim of a status cell under the label of its column; null when it makes none that is known. */
export function readClaim(text: string, label: string): Claimed | null {
  const plain = trimText(text).normalize('NFKC')
  if (plain === '' || plain.length > 40) return null
  const share = /^(?:[已约]?完成|整改|进度|整改进度|已整改)?:?\(?(\d{1,3}(?:\.\d+)?)%\)?$/.exec(
    plain.replace(/\s/g, ''),
  )
  if (share !== null) return claimOfShare(Number(share[1]))
  if (YES.test(plain) || NO.test(plain)) return byLabel(YES.test(plain), plain, squashLabel(label))
  return claimOfClauses(plain)
}

function claimOfShare(percent: number): Claimed | null {
  if (percent > 100) return null
  if (percent === 100) return 'done'
  return percent === 0 ? 'not-started' : 'in-progress'
}

/** What a column asks with 是否: whether the item is struck off, or whether the work is done. */
const CLOSING = /销[号项案账帐缺单]|核销|消号|归档|关闭|闭环|闭合|结[案项单]|关单|[清交]账|封闭/
const ENDING =
  /整改|整治|治理|改[进正造完好]|更正|纠[正治偏]|矫正|校正|补[救正]|修[改订复好缮]|整修|整顿|优化|清[理零]|巩固|提升|处[理置治]|办[理结完妥毕成]|落[实地]|完[成毕结工]|竣工|到位|达标|解决|化解|消[除缺项]|结束|终结|了结|恢复|送电|复电|做[完好]|弄好|搞定|验收|复核|通过|合格/

/** 是 under 是否销号 is closed, under 是否已完成整改 done; under 是否逾期 it says nothing of the work. */
function byLabel(yes: boolean, given: string, label: string): Claimed | null {
  if (/逾期|超期|临期|延期|序时|需要|需整改|属实|涉及|反馈问题|公开|问责|责任追究/.test(label)) return null
  if (CLOSING.test(label)) return yes ? 'closed' : 'in-progress'
  if (/启动|开展|开始/.test(label)) return yes ? 'in-progress' : 'not-started'
  const asks =
    /是否|是不是|与否|[否吗没]$|完成|办结|到位|达标|通过|合格/.test(label) || /^已?整改$/.test(label)
  if (asks && ENDING.test(label)) {
    return yes ? 'done' : 'in-progress'
  }
  // A tick under a bare 状态 is as clear as a word; 是 there is not.
  if (/状态|进度|进展|情况|结果/.test(label) && /[√✓✔☑×✗✘✕☒]/.test(given)) return yes ? 'done' : 'in-progress'
  return null
}

/** The clauses of the cell; what goes on after the deed (已完成，长期坚持) does not undo it. */
function claimOfClauses(plain: string): Claimed | null {
  const bare = plain.replace(/\((?:[^()]*\d[^()]*|见[^()]*|附[^()]*)\)/g, '')
  const whole = claimOfClause(bare)
  if (whole !== null) return whole
  const clauses = bare.split(/[,;。\n]|并(?=长期|持续|常态)/).filter((clause) => squashLabel(clause) !== '')
  const [first, ...rest] = clauses.map(claimOfClause)
  if (first === undefined || first === null || rest.length === 0) return null
  const others = rest.filter(
    (claim, index) => claim !== null && !/长期|持续|常态|巩固/.test(clauses[index + 1] ?? ''),
  )
  return others.every((claim) => claim === first) ? first : null
}

/** 长期坚持 is a way of dealing with the item (处置类型), no state of it. */
const DISPOSAL_ONLY = /^(?:需要?)?(?:长期|持续|常态化?|立行立|限期|限时)(?:坚持|整改|抓好|改)?$/

function claimOfClause(clause: string): Claimed | null {
  // 7月20日已完成, 2017.7.20已完成: the day says when, not what.
  const bare = squashLabel(clause).replace(
    /^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|^\d{3,8}(?=[\u4e00-\u9fff])/,
    '',
  )
  if (DISPOSAL_ONLY.test(bare)) return null
  if (FINISHED.test(bare)) return 'done'
  return RULES.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}
