/**
 * 状态词的构成 — the parts from which words of state are made: 已/未/正在/待/基本 + a deed (整改, 修复, 处置 …) + its
 * outcome (完成, 到位 …), a check (验收, 复查 …) with its result, a closure (销号, 闭环, 关闭 …).
 *
 * Sources: published ledgers and circulars; hazard systems say 开放/关闭, 闭环, 复查合格.
 */
import type { Claimed } from './item.ts'

/** Deeds that go on for a time; without 已 they tell no end. */
const WORKING =
  '整改|改进|整治|治理|办理|处理|处置|落实|推进|实施|开展|安排|部署|维修|检修|抢修|修理|修缮|施工|采购|招标|清理|清除|清退|拆除|更换|改造|补办|补齐|补充|纠正|改正|加固|封堵|恢复|维护'
/** Deeds that are their own end. */
const ENDING = '完成|完毕|完结|办结|结办|解决|修复|排除|消除|销除|化解|到位|清零|完工|竣工|了结'
const CHECKS =
  '(?:监理|业主|甲方|建设单位|上级|主管部门|领导|专家|三方|客户)?(?:验收|复检|复核|复查|复验|审核|审批|核查|查验|检验|评估|签认|签字|签收|验证|确认签字)'
const CLOSURES = '销号|核销|销项|销案|销账|归档|关闭|闭环'

const FULLY =
  '(?:已经|业已|已|均已|均|全部|都|也|按[期时]|如期|提前|逾期|超期|及时|现|目前|本周|本月|基本上|现场)*'
const WORK =
  '(?:整改|办理|处理|处置|落实|工作|任务|问题|事项|隐患|缺陷|整治|治理|验收|复查|复核|复检|复验|核查|销号|该项|本项)*'
const ENDED =
  '(?:整改|整治|治理|完成|完毕|完结|办结|结办|办理完毕|落实|解决|修复|排除|消除|化解|结束|到位|达标|合格|通过|清零|改正|纠正|整改好|改完|完工|竣工|结办文件)'
const STOPPED =
  '暂停|因故暂停|中止|终止|搁置|停滞|滞后|进展(?:滞后|缓慢)|逾期|超期|临期|延期|整改延期|申请延期|延后|没有明确时间表|无明确时间表'
const NOT_YET = '尚未|还未|暂未|从未|没有|未'

type Rule = readonly [pattern: RegExp, claim: Claimed]

/** First match wins, so denials and halves stand before the words they deny. */
export const CLAIM_RULES: readonly Rule[] = [
  // Struck off, or not yet.
  [
    new RegExp(
      `^(?:问题|隐患|整改)?(?:不予|暂不|不同意|不能|无法|${NOT_YET})(?:予以|获|被|形成|实现|完成)?(?:${CLOSURES})$`,
    ),
    'in-progress',
  ],
  [/^(?:待|等待|尚待|有待)(?:形成|实现)?闭环$/, 'in-progress'],
  [
    new RegExp(
      `^${FULLY}${WORK}${ENDED}*(?:且|但|并|而)?(?:待|未|尚未|还未|等待|申请|已申请|拟|正在申请|报请|已报请|提请)(?:予以|组织)?(?:${CLOSURES}|${CHECKS})(?:中)?$`,
    ),
    'done',
  ],
  // 待确认 alone may mean that the problem itself is not sure yet.
  [new RegExp(`^${FULLY}${WORK}${ENDED}+(?:待|等待)(?:予以)?确认$`), 'done'],
  [
    new RegExp(
      `^(?:已经|已|均已|同意|准予|予以|可以|全部)*(?:完成|办结|整改|验收|复核|审核|合格|完毕|到位|通过|形成|实现|问题|隐患|并)*(?:予以)?(?:(?:${CLOSURES})+(?:完成|完毕)?|(?:销号|销项|闭环销号|归档|关闭)管理)$`,
    ),
    'closed',
  ],
  // Not begun.
  [
    new RegExp(
      `^(?:${NOT_YET}|待|拟|等待|准备|有待)(?:启动|开始|着手|动工|开工|进场|进行|${WORKING})(?:工作|整改)?$`,
    ),
    'not-started',
  ],
  [new RegExp(`^(?:待|等待|有待|尚待)(?:解决|修复|排除|消除|化解)$`), 'not-started'],
  [/^(?:待办|待分配|未动|新增|新建|未启动整改|todo|new|notstarted)$/, 'not-started'],
  // Begun, not finished.
  [
    new RegExp(
      `^(?:已|正|正在)?(?:${WORKING}|${CHECKS}|完成|办结)?(?:${NOT_YET}|未能|不|没)(?:完全|全部|彻底|按[期时]|如期|予以|得到|及时)*(?:整改|落实|处理)?(?:${ENDING}|通过|合格|达标|彻底|结束)(?:整改)?$`,
    ),
    'in-progress',
  ],
  [
    new RegExp(
      `^(?:已|正在|正)?(?:部分|阶段性?|基本|初步|大部分?|局部|分步|分批|进一步|逐步|多数)(?:地)?(?:已)?(?:${WORKING}|${ENDING})(?:到位|完成|整改|解决)?$`,
    ),
    'in-progress',
  ],
  [
    /^(?:已经?|正在?|正持续|持续|继续|加快|稳步|有序|全面|积极|逐步|深入|抓紧|长期|常态化|按(?:计划|时序|序时|进度)(?:进度)?|超序时|全面超序时|已?启动)*(?:整改|推进|进行|办理|处理|落实|开展|实施|整治|坚持|跟进|研究|督办|组织|协调|施工|采购|招标)+(?:中|当中|之中)?(?:含部分整改)?$/,
    'in-progress',
  ],
  [
    new RegExp(
      `^(?:正在|正|持续|继续|抓紧|加紧|积极|加快)(?:进行|组织|协调)?(?:${WORKING}|解决|修复|排除|消除|化解)(?:中|当中|之中)?$`,
    ),
    'in-progress',
  ],
  [
    new RegExp(
      `^(?:${WORKING}|化解|解决|修复|排除|消除|进行|流程|审批|研究|在办|在建|建设|跟踪|跟踪整改|跟踪督办|跟踪落实|督办|观察)中$`,
    ),
    'in-progress',
  ],
  [
    /^(?:已启动|启动|已开始|已开展|在办|在整改|在推进|在治理|在处理|待复检不合格|退回|被退回|返工|重新整改|反弹|开放|打开|重新打开|重开|激活|open|opened|reopened|active|inprogress|doing)$/,
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
  [
    new RegExp(`^(?:已经|业已|已|均已|全部|都已)+(?:${WORKING}|${ENDING})(?:完成|完毕|到位|整改|好|合格)?$`),
    'done',
  ],
  [new RegExp(`^(?:${WORKING})(?:完成|完毕|到位|完|好|结束)$`), 'done'],
  [new RegExp(`^(?:已|已经)?(?:${CHECKS})(?:合格|通过|达标|完成|完毕|无误)$|^(?:已|已经|均已)验收$`), 'done'],
  [/^(?:已改|改了|已整|好|ok|done|fixed|resolved|finished|completed)$/, 'done'],
  [/^closed$/, 'closed'],
  [/^(?:已经?|予以)?核减$/, 'dropped'],
]
