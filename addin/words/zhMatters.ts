/** Asking and answering in Chinese: items, closure, evidence, extensions, supervision notices, the mirror, the desk. */
import type { ExtensionState } from '#rules/extension'
import { extensionLabels } from '#rules/extension'
import { sayDay, sayMonthDay, type Day } from '#rules/day'
import type { ItemState } from '#rules/closure'
import { stateLabels } from '#rules/closure'
import type { MirrorTopic } from '#rules/mirror'
import { noticeLabels, sayAnswerBy, type NoticeState } from '#rules/supervisionNotice'
import type { Timeliness } from '#rules/lateness'
import { timelinessLabels } from '#rules/lateness'
import type { MatterKind } from '#wire/desk'
import type { ItemChange } from '#wire/item'

const acts: Readonly<Record<ItemChange['act'], string>> = {
  create: '登记',
  edit: '修改',
  withdraw: '撤回',
  keep: '文件中已无，核实后保留',
  assign: '划归单位',
  'request-closure': '申请销号',
  close: '同意销号',
  return: '退回',
  reopen: '重开',
  conflict: '同时修改，未采用',
  'add-evidence': '上传佐证材料',
  'remove-evidence': '撤回佐证材料',
  'ask-extension': '申请延期',
  extend: '批准延期',
  'refuse-extension': '未批准延期',
  supervise: '下达督办单',
  'answer-notice': '答复督办单',
  'return-answer': '退回督办答复',
  'settle-notice': '督办单办结',
}

const matters: Readonly<Record<MatterKind, (n: number) => string>> = {
  'closure-returned': (n) => `办公室退回 ${n} 条销号申请`,
  'closure-approved': (n) => `办公室同意销号 ${n} 条`,
  reopened: (n) => `办公室重开 ${n} 条已销号的问题`,
  'extension-approved': (n) => `${n} 条延期已批准`,
  'extension-refused': (n) => `${n} 条延期未批准`,
  notice: (n) => `${n} 份督办单待答复`,
  'due-soon': (n) => `${n} 条即将到期`,
  closure: (n) => `${n} 条销号待审核`,
  extension: (n) => `${n} 条延期待批`,
  answer: (n) => `${n} 份督办答复待审阅`,
  'notice-late': (n) => `${n} 份督办单逾期未答复`,
  supervise: (n) => `${n} 个单位的逾期问题，按规则建议督办`,
}

const topics: Readonly<Record<MirrorTopic, string>> = {
  overdue: '去看逾期的问题',
  'no-due': '去补整改时限',
  'due-soon': '去看临近到期的问题',
  report: '去报周报告',
  ledger: '去报台账或零报告',
  zero: '去看周报告',
  other: '',
}

export const zhMatters = {
  desk: {
    title: '待办',
    matter: (kind: MatterKind, n: number): string => matters[kind](n),
    none: '没有待办事项。',
    more: (n: number): string => `其余 ${n} 条，办完前面的再看`,
    due: (kind: MatterKind, day: Day, today: Day): string => {
      if (kind === 'notice' || kind === 'notice-late') return sayAnswerBy(day, today)
      if (kind === 'extension') return `申请延至 ${sayDay(day)}`
      if (kind === 'extension-approved') return `时限 ${sayDay(day)}`
      return `${sayMonthDay(day)}到期`
    },
    mirror: '如果现在汇总，本单位会被怎样写',
  },
  items: {
    title: '本单位的问题',
    lead: '点一条，可以申请销号、申请延期、上传佐证材料。',
    search: '按问题、责任人查找',
    none: '还没有登记问题。从“规范”“同步”开始。',
    noneFound: '没有找到。请换一个词。',
    more: (n: number): string => `还有 ${n} 条，请查找`,
    late: (n: number): string => `逾期 ${n} 条`,
    untitled: '（未写明问题）',
    timeliness: (of: Timeliness): string => timelinessLabels[of],
  },
  item: {
    title: '问题详情',
    back: '返回',
    facts: '内容',
    state: (state: ItemState): string => stateLabels[state],
    withdrawn: '已撤回',
    noDue: '没有写明整改时限',
    due: (day: Day): string => `整改时限 ${sayDay(day)}`,
    history: '办理经过',
    act: (act: ItemChange['act']): string => acts[act],
    changedFields: (fields: readonly string[]): string => `改动：${fields.join('、')}`,
    toClosure: '申请销号',
    synced: '以已同步的内容为准。刚在表里改过的，请先同步。',
    reopen: '重开（回头看发现反弹）',
    reopenNote: '重开理由',
    reopenHint: '写明什么时候、怎样发现没有整改到位。原销号记录保留。',
    reopenSend: '重开',
    reopened: (n: number): string => `曾重开 ${n} 次`,
    nextSync: '办公室的答复会显示在这里；下次同步后，台账里这一行也会更新。',
  },
  closure: {
    title: '申请销号',
    lead: '整改完成一件，申请一件，由办公室逐件审核。',
    completedOn: '完成日期',
    note: '完成情况说明',
    noteHint: '写明措施怎样落实、效果如何；佐证材料不便上传的，写明名称和存放处。',
    missing: '还差这些，补齐后才能申请：',
    ready: '条件齐备，可以申请。',
    send: '提交申请',
    sent: '已提交，等办公室审核。',
  },
  evidence: {
    title: '佐证材料',
    none: '还没有上传佐证材料。',
    add: '上传文件',
    drop: '也可以把文件拖到这里。PDF、OFD、图片、Office 文件或文本，每个不超过 10 MB。',
    adding: (name: string): string => `正在上传“${name}”…`,
    download: '下载',
    remove: '撤回',
    removed: '已撤回',
    tooLarge: (name: string, mb: number): string => `“${name}”超过 ${mb} MB，请压缩或拆分后再传。`,
    size: (bytes: number): string =>
      bytes < 1024 * 1024
        ? `${Math.max(1, Math.round(bytes / 1024))} KB`
        : `${(bytes / 1048576).toFixed(1)} MB`,
    by: (by: string, at: string): string => `${by}，${at}`,
    hash: (sha256: string): string => `SHA-256 ${sha256.slice(0, 12)}…`,
    notLooked: '办公室还没有看',
    looked: (by: string, at: string): string => `${by}看过，${at}`,
    alsoOn: (n: number): string => `同一文件还用于另外 ${n} 条问题，请核对。`,
  },
  extension: {
    title: '延期',
    ask: '申请延期',
    to: '延至',
    reason: '理由',
    reasonHint: '为什么不能按期完成，现已做到哪一步，今后怎样安排。',
    send: '提交延期申请',
    state: (state: ExtensionState): string => extensionLabels[state],
    wish: (from: Day, to: Day): string => `${sayDay(from)} 延至 ${sayDay(to)}`,
    granted: (to: Day): string => `批准延至 ${sayDay(to)}`,
    late: '时限已过才申请',
    left: (n: number): string => `本条还可以延期 ${n} 次`,
    approve: '批准延期',
    refuse: '不批准',
    grantTo: '批准延至',
    note: '意见',
    needsReason: '不批准须写明理由。',
    moves: (moves: readonly string[]): string => moves.join('；'),
    move: (to: Day, on: Day): string => `延期至${sayMonthDay(to)}（${sayMonthDay(on)}批准）`,
    firstDue: (day: Day): string => `原时限${sayMonthDay(day)}`,
  },
  notice: {
    title: '督办单',
    issue: '下达督办单',
    issueLead: '列入的问题会收到督办单，责任单位须在期限前答复。',
    demand: '督办要求',
    demandHint: '查明什么、做到什么、报送什么。',
    demandDraft: '请查明原因，写明下一步整改措施、责任人和完成日期。',
    answerBy: '答复期限',
    items: '列入的问题',
    send: (n: number): string => `下达（${n} 条）`,
    sent: (number: string): string => `已下达${number}。`,
    state: (state: NoticeState): string => noticeLabels[state],
    answerByDay: (day: Day, today: Day): string => sayAnswerBy(day, today),
    issuedOn: (day: Day): string => `${sayDay(day)}下达`,
    answer: '答复',
    answerHint: '写明办理情况、完成日期；材料请上传到佐证材料。',
    sendAnswer: '提交答复',
    step: { answer: '答复', return: '退回', settle: '办结' },
    late: '逾期答复',
    settle: '同意办结',
    giveBack: '退回重报',
    needsReason: '退回须写明理由。',
  },
  review: {
    title: '审核',
    lead: '逐条看材料、看经过，再决定。',
    of: (index: number, total: number): string => `第 ${index} 条，共 ${total} 条`,
    previous: '上一条',
    next: '下一条',
    none: '没有需要审核的事项。',
    approve: '同意销号',
    giveBack: '退回',
    note: '审核意见',
    noteHint: '退回须写明理由，责任单位会看到。',
    needsReason: '退回须写明理由。',
    claimOnly: '责任单位没有提出申请，是台账里写了“已完成”。',
    lacks: '请留意：',
    done: {
      close: '已同意销号。',
      return: '已退回责任单位。',
      approve: '已批准延期。',
      refuse: '未批准延期，已答复责任单位。',
      settle: '督办单已办结。',
      'return-answer': '督办答复已退回。',
    },
    waiting: '责任单位还没有答复。',
    gone: '刚才那一条已经办过了。',
  },
  mirror: {
    title: '通报预览',
    lead: (day: Day): string =>
      `如果现在汇总（截至${sayDay(day)}），通报会这样写本单位。这只是预览，不会保存或发出。`,
    none: '通报里没有点到本单位。',
    attachment: '附件“逾期未完成问题一览表”中本单位的各条：',
    jump: (topic: MirrorTopic): string => topics[topic],
    overdueRow: (no: number, days: number): string => `第 ${no} 项，逾期 ${days} 天`,
    anonymous: '办公室如采用不点名方式，不会出现单位名称。',
  },
}
