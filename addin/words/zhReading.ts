/** Reading a ledger in Chinese: what was understood, what is asked, what would change, and taking files in. */
import type { UploadPlan } from '#wire/upload'

/** How sure a mapping is, in words: a person weighs words, not percents. */
const sureness: readonly (readonly [least: number, words: string])[] = [
  [1, '已确认'],
  [0.85, '有把握'],
  [0.7, '较有把握'],
  [0.6, '把握不大，请看一看'],
  [0, '拿不准，请选定'],
]

export const zhReading = {
  reading: {
    columns: '各栏的含义',
    columnOf: (label: string): string => `“${label}”这一栏的含义`,
    noLabel: '（没有表头）',
    sure: (confidence: number): string => sureness.find(([least]) => confidence >= least)?.[1] ?? '',
    chosen: '按您的选择',
    keepColumn: '原样保留',
    unknownColumns: (n: number): string => `其中 ${n} 栏不属于台账，原样保留`,
    questions: (n: number): string => (n === 0 ? '没有要问的' : `要请您定的 ${n} 处`),
    answered: (n: number): string => `已答复 ${n} 处`,
    carried: (n: number): string => `有 ${n} 处按上次的答复处理。`,
    changeAnswer: '改',
    isColumn: (field: string): string => `是“${field}”`,
    ongoing: '长期坚持',
    immediate: '立行立改',
    otherDay: '其他日期',
    setDay: '定为这一天',
    leaveOpen: '留给办公室定',
    left: '留着没有定，仍按原文收入。',
    unitOf: (text: string, rows: number): string =>
      text === ''
        ? `有 ${rows} 行没有写明单位，是哪个单位的？`
        : `写着“${text}”的 ${rows} 行，是哪个单位的？`,
    chooseUnit: '请选择单位',
    unitLater: '单位未定的行先收入，以后可以再划归单位。',
    findings: '其余提示',
    preview: '前几行将是这样',
    notes: '关于这份文件',
    rowOf: (sheet: string, row: number): string => `“${sheet}”第 ${row} 行`,
    notRemembered: '各栏的对应关系没有存到服务器上，下次可能还要再问。',
    withoutProfiles: '没有连上服务器，没有用上以前确认过的对应关系。',
  },

  plan: {
    title: '接收以后',
    figures: ({ added, changed, untouched, gone, transferred = 0 }: UploadPlan): string =>
      `新增 ${added} 条，变更 ${changed} 条，未动 ${untouched} 条${gone > 0 ? `，文件里少了 ${gone} 条` : ''}${transferred > 0 ? `，已移交其他单位、不再收入 ${transferred} 条` : ''}`,
    identical: '与上次完全相同，无需接收。',
    nothing: '没有新的内容；接收后只记下又收到过这份文件。',
    changes: (n: number): string => `变更的 ${n} 条`,
    more: (n: number): string => `还有 ${n} 条没有列出`,
    empty: '（空）',
    clash: '系统里也改过，接收后以文件为准，原来填的留在历史中',
    stale: (n: number): string => `文件里是旧内容的 ${n} 条`,
    staleLead: '服务器上已经改过，不勾选的保留现在的内容，文件里的旧内容留在历史中。',
    takeStale: (field: string): string => `“${field}”改用文件里的`,
    added: (n: number): string => `新增的 ${n} 条`,
    gone: (n: number): string => `文件里少了的 ${n} 条`,
    goneLead: '少了不等于销号。请逐条选择；没有选的照旧保留，下次再问。',
    keep: '仍保留',
    withdraw: '划去或申请核减',
    reason: '理由',
    needsReason: '请选择类别并写明理由。',
    possibleDuplicates: (n: number): string => `与别的文件相同的 ${n} 条`,
    duplicatesLead: '没有答复的按另一个问题收入。',
    duplicateText: (file: string, problem: string): string => `“${file}”中的：${problem}`,
    isSame: '是同一个问题',
    isNew: '是另一个问题',
    predecessor: (file: string): string => `这份文件像是“${file}”的新版本。`,
    follows: '是新版本，更新原来的',
    apart: '不是，另外收入',
    followed: (file: string): string => `按“${file}”的新版本处理。`,
    keptApart: '按另一份文件处理。',
  },

  uploads: {
    lead: '把各单位发来的台账文件拖到这里，可以一次拖几份。先看读出来的内容和将有的变更，再接收。',
    ownLead: '把本单位的台账或填好的自查表拖到这里。先看读出来的内容和将有的变更，再接收。',
    choose: '选择文件',
    belongsTo: '文件属于',
    asWritten: '按文件内容识别',
    state: {
      waiting: '等候',
      reading: '正在读取…',
      password: '要打开密码',
      read: '待接收',
      same: '与上次相同',
      empty: '没有读出问题',
      accepting: '正在接收…',
      accepted: '已接收',
      failed: '没有读成',
    },
    remove: '移开',
    cancel: '停止',
    open: '查看',
    fold: '收起',
    asks: (n: number): string => `要定 ${n} 处`,
    password: '打开密码',
    openFile: '打开',
    accept: '接收',
    acceptAll: (n: number): string => `接收没有疑问的 ${n} 份`,
    foundThisWeek: '新增的问题里没有写发现日期的，是本周新发现的（不勾选，按原有台账转入，不算本周新发现）',
    otherUnit: '写的是别的单位，请先答复是谁的台账。',
    noRows: '没有读出问题，也没有零报告，不能接收。',
    accepted: (added: number, changed: number, untouched: number, zeros: number): string =>
      `新增 ${added} 条，变更 ${changed} 条，未动 ${untouched} 条${zeros > 0 ? `，零报告 ${zeros} 份` : ''}。`,
    settled: (withdrawn: number, kept: number, asked: number, dropped: number): string =>
      [
        withdrawn > 0 ? `划去 ${withdrawn} 条` : '',
        asked > 0 ? `申请核减 ${asked} 条，等办公室决定` : '',
        dropped > 0 ? `核减 ${dropped} 条` : '',
        kept > 0 ? `核实后保留 ${kept} 条` : '',
      ]
        .filter((part) => part !== '')
        .join('，'),
    original: '下载原文件',
    takeBack: {
      list: '最近收入的文件',
      sent: (by: string, at: string): string => `${by}，${at}`,
      button: '收回这份文件',
      question: '它新增的问题将撤回，改过的恢复原内容，经过都留在历史里。收回吗？',
      yes: '收回',
      no: '不收回',
      done: (withdrawn: number, restored: number, returned: number): string =>
        `已收回：撤回 ${withdrawn} 条，恢复原内容 ${restored} 条${returned > 0 ? `，重新列入 ${returned} 条` : ''}。`,
      zeroReportsKept: (n: number): string =>
        `文件里的 ${n} 份零报告，已计入周报告的仍然有效；不对的，请重报那一周。`,
      takenBack: '已收回',
    },
    changedMeanwhile: '刚才有别的改动，已重新比对。请再看一遍将有的变更，再接收。',
  },

  compared: {
    title: '生成以后',
    figures: (added: number, known: number, differing: number): string =>
      `新的 ${added} 条，服务器上已有 ${known} 条${differing > 0 ? `，其中 ${differing} 条内容不同` : ''}`,
    undated: (n: number): string =>
      `其中 ${n} 条没有写发现日期，按原有台账转入，不算本周新发现；本周发现的，请在规范台账里填发现日期。`,
    differing: '内容不同的，生成后在“同步”里逐处选择，两边都不会丢。',
    here: '本表',
    there: '服务器',
  },
}
