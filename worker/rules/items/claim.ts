/**
 * 整改状态 — what a status cell claims, in one of four words.
 *
 * A unit's 已整改 is a claim of completion (done); only 已销号 and its kin say closed. Awaiting a check (待验收、
 * 待销号) is done too: the unit has said its part. Anything begun and not finished is in-progress, 未销号 too: it
 * only says that the item is still on the list. 是, 否, √ and × are read by the column's label. The whole cell has
 * to be a status: 已完成方案起草 tells progress and claims nothing. A word nobody knows is null, never a guess; so are
 * 挂起, 不予处理 and 现场处置, which say that somebody decided something else. How the words are made: `claimWords.ts`.
 */
import { CLAIM_RULES } from './claimWords.ts'
import type { Claimed } from './item.ts'
import { squashLabel, trimText } from '../cells/cellText.ts'

/** 已整改 must not be caught by the rule of 整改+: a finished deed, no going on. */
const FINISHED = /^(?:已经|业已|均已|已|全部|都已)+(?:整改|落实|办理|处理|处置|整治|治理|采购)$/
const YES = /^(?:是|已|对|有|√|✓|✔|☑|■|●|y|yes|true|1)$/i
const NO = /^(?:否|未|不是|没有|×|✗|✘|✕|☒|□|○|n|no|false|x|0)$/i

/** 持续整改 under 完成状态 says that it goes on; elsewhere it is a way of dealing with the item. */
const GOING_ON = /^(?:仍在|需)?持续(?:整改|推进|改进|治理|落实|跟进)中?$/
const ABOUT_STATE = /状态|情况|进度|进展|完成|销号|结果/

/** The claim of a status cell under the label of its column; null when it makes none that is known. */
export function readClaim(text: string, label: string): Claimed | null {
  const plain = trimText(text).normalize('NFKC')
  if (plain === '' || plain.length > 40) return null
  const share = /^(?:[已约]?完成|整改|进度|整改进度|已整改)?:?\(?(\d{1,3}(?:\.\d+)?)%\)?$/.exec(
    plain.replace(/\s/g, ''),
  )
  if (share !== null) return claimOfShare(Number(share[1]))
  if (GOING_ON.test(plain) && ABOUT_STATE.test(label)) return 'in-progress'
  if (YES.test(plain) || NO.test(plain)) return byLabel(YES.test(plain), plain, squashLabel(label))
  return claimOfClauses(plain) ?? claimInTwoTongues(plain)
}

/** 已完成 Done, 进行中/In progress: said twice, and both must say the same. */
function claimInTwoTongues(plain: string): Claimed | null {
  const [, chinese, latin] =
    /^([\u4e00-\u9fff]+)[\s/(|·-]*([A-Za-z][A-Za-z\s-]*)\)?$/.exec(plain) ??
    /^([A-Za-z][A-Za-z\s-]*?)[\s/(|·-]*([\u4e00-\u9fff]+)\)?$/.exec(plain) ??
    []
  if (chinese === undefined || latin === undefined) return null
  const claim = claimOfClause(chinese)
  return claim === claimOfClause(latin) ? claim : null
}

function claimOfShare(percent: number): Claimed | null {
  if (percent > 100) return null
  if (percent === 100) return 'done'
  return percent === 0 ? 'not-started' : 'in-progress'
}

/** What a column asks with 是否: whether the item is struck off, or whether the work is done. */
const CLOSING = /销[号项案账帐缺单]|核销|消号|归档|关闭|闭环|闭合|结[案项单]|关单|[清交]账|封闭/
const ENDING =
  /整改|整治|治理|改[进正造完好]|更正|纠[正治偏]|矫正|校正|补[救正]|修[改订复好缮]|整修|整顿|优化|清[理零]|巩固|提升|处[理置治]|办[理结完妥毕成]|落[实地]|完[成毕结工]|竣工|到位|达标|解决|化解|消[除缺项]|排除|结束|终结|了结|恢复|送电|复电|做[完好]|弄好|搞定|验收|复核|通过|合格/

/** 是 under 是否销号 is closed, under 是否已完成整改 done; under 是否逾期 it says nothing of the work. */
function byLabel(yes: boolean, given: string, label: string): Claimed | null {
  if (
    /逾期|超期|过期|临期|延期|重复|反复|再次|序时|需要|需整改|属实|涉及|反馈问题|公开|问责|责任追究/.test(
      label,
    )
  )
    return null
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
  return CLAIM_RULES.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}
