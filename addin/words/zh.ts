/** Every sentence of the pane and the start page in Chinese. Findings have their own, in the rules. */
import { rhythmWords, type Rhythm } from '#rules/campaign/rhythm'
import { sayDay, sayMonthDay, yearOf, type Day } from '#rules/calendar/day'
import { sayCompletedLate } from '#rules/figures/keyFigures'
import { roleNames } from '#rules/campaign/role'
import { reportStatusLabels, type ReportKind } from '#rules/weeks/period'
import type { ScreenName } from '../Pane.ts'
import { zhAssign } from './zhAssign.ts'
import { zhCirculars } from './zhCirculars.ts'
import { zhChecks } from './zhChecks.ts'
import { zhCodes } from './zhCodes.ts'
import { zhMatters } from './zhMatters.ts'
import { zhReading } from './zhReading.ts'
import { zhRegisters } from './zhRegisters.ts'
import { zhSettings } from './zhSettings.ts'
import { zhSnapshots } from './zhSnapshots.ts'
import { zhLinks } from './zhLinks.ts'
import { zhSupports } from './zhSupports.ts'
import { zhTransfers, zhWithdrawals } from './zhWithdrawals.ts'

/** What a screen under 更多 is for. */
const links: Readonly<Partial<Record<ScreenName, string>>> = {
  weeks: '哪些单位没报、催报、免报，每周的通报草稿',
  items: '查找任何一条问题，看经过和佐证材料',
  spotChecks: '随机抽取问题，到现场核对',
  lookBacks: '已销号的再看一遍，反弹的重开',
  flags: '措施雷同等可疑之处，逐处核实',
  ladder: '该提醒、督办、通报、约谈的，由人决定',
  published: '已印发的通报和提醒函，全文和下载',
  supports: '办公室指定本单位配合的事项，报进展、传佐证材料',
  selfCheck: '没有装加载项的，下载这张表填好交回',
  registers: '学习动员、征求意见、制度建设等台账以外的事',
  codes: '给各单位和人员发放、停用访问码',
  settings: '阶段、时限、报送日、单位名单和放假安排',
}

export const zh = {
  ...zhAssign,
  withdrawal: zhWithdrawals,
  transfer: zhTransfers,
  support: zhSupports,
  link: zhLinks,
  ...zhCirculars,
  ...zhChecks,
  ...zhCodes,
  ...zhMatters,
  ...zhReading,
  ...zhRegisters,
  ...zhSettings,
  ...zhSnapshots,

  retry: '重试',
  cancel: '取消',
  close: '关闭',
  download: '下载',
  loading: '正在读取…',
  monthDay: (day: Day): string => sayMonthDay(day),
  comma: '、',
  /** 第3周; of another rhythm 第3期. */
  periodNo: (every: Rhythm, no: number): string => `第${no}${rhythmWords[every].unit}`,

  tabs: {
    today: '今日',
    standardise: '规范',
    check: '校验',
    sync: '同步',
    report: '周报',
    overview: '总览',
    aggregate: '汇总',
    circular: '通报',
    published: '公开通报',
    selfCheck: '自查表',
    items: '问题',
    item: '详情',
    closure: '申请销号',
    review: '审核',
    circularPreview: '通报预览',
    codes: '访问码',
    deputies: '代理',
    supports: '配合',
    people: '统一身份登录',
    more: '更多',
    registers: '登记簿',
    register: '登记簿',
    spotChecks: '抽查',
    lookBacks: '回头看',
    flags: '疑点',
    ladder: '阶梯建议',
    settings: '专项设置',
    weeks: '每周报送',
  },

  more: {
    lead: '按事由选择。',
    nothing: '这里现在没有要办的。',
    links,
  },

  host: {
    browser: '本页是在 Excel 之外打开的。规范、校验、同步要在 Excel 的任务窗格中进行，其余可以在这里办理。',
    runtimeMissing:
      '没有连上微软的 Office 组件，读不到工作簿。请检查能否访问外网，或请信息部门改用世纪互联的地址，然后重新打开本窗格。',
    tooOld: '这个版本的 Excel 太旧，不能使用台账通。请升级到 Excel 2019 以上，或用网页版 Excel 打开。',
    crashed:
      '窗格出了错，已停在这里；工作簿没有受影响。请重新打开窗格。如再次出现，请把下面的内容告诉办公室：',
    needsExcel: '这一步要在 Excel 的任务窗格中进行：打开本单位的台账文件，点“整改台账”选项卡中的“打开”。',
    withoutExcel: '用不了加载项的（WPS、旧版 Excel），下载自查表，填好后在起始页上传，效果一样。',
    howTo: '看操作指南',
  },

  signIn: {
    title: '登录',
    lead: '粘贴办公室发给本单位的访问码。',
    label: '访问码',
    placeholder: '专项编号:访问码',
    submit: '登录',
    empty: '请先粘贴访问码。',
    help: '没有访问码，请向专项行动办公室索取。访问码只用于登录，不写入工作簿。',
    demo: '演示：不用访问码，直接以下列身份进入。',
    as: {
      unit: roleNames.unit.short,
      head: roleNames.head.short,
      office: roleNames.office.short,
      group: roleNames.group.short,
      publicity: roleNames.publicity.short,
      leader: roleNames.leader.short,
      admin: roleNames.admin.short,
    },
    enter: '进入',
    out: '退出',
    guide: '指南',
  },

  problem: {
    offline: '没有连上服务器。已填的内容都在工作簿里，联网后再同步即可。',
    screenMissing:
      '这一页没有取到，可能网络不稳，也可能台账通刚更新。请重试；仍不行请关闭窗格再打开，工作簿里的内容不受影响。',
    signedOut: '登录已过期，请重新登录。工作簿里的内容不受影响。',
    unexpected: (status: number): string =>
      `服务器的答复看不懂（${status}）。请稍后再试，仍不行请联系管理员。`,
    unknown: '出了没有料到的错误，刚才的操作没有完成。请重试；再次出现请联系管理员。',
    number: (id: string): string => `查询号：${id}（打电话时请报这个号）`,
  },

  workbook: {
    InvalidOperationInCellEditMode: '有单元格正在编辑。请按 Enter 结束编辑，再试一次。',
    AccessDenied: '工作表受保护或只读，写不进去。请先在“审阅”中撤销保护，或另存一份再试。',
    ItemNotFound: '找不到要去的工作表，可能已被删除或改名。',
    InvalidReference: '找不到要去的单元格，可能已被删除。',
    InsertDeleteConflict: '这样插入会挤动别的内容，Excel 没有同意。请在台账下方留出空行再试。',
    RequestPayloadSizeLimitExceeded: '一次写入的内容太多，Excel 没有接受。请把台账分成几张表再试。',
    ResponsePayloadSizeLimitExceeded: '这张表太大，Excel 一次给不出来。请删去无关内容再试。',
    RequestAborted: 'Excel 正忙，刚才的操作没有完成。请稍后再试。',
    LedgerMoving: '同步时台账一直在变动，没有写入。请停下编辑，稍后再同步一次；已报送的不会重复。',
    LedgerGone:
      '同步时台账表或其同步记录被删除了。已报送的在服务器上，不会丢；请撤销删除，或到“规范”重新生成台账。',
    other: (code: string): string =>
      `Excel 没有完成这一步（${code}）。请重试；仍不行请关闭并重新打开工作簿。`,
  },

  today: {
    stages: (names: readonly string[]): string =>
      names.length === 0 ? '今天不在任何工作阶段内。' : `当前阶段：${names.join('；')}`,
    asOf: (day: Day): string => `今天是 ${sayDay(day)}`,
    deadline: (every: Rhythm, weekday: string, time: string, days: number): string =>
      days === 0
        ? `${rhythmWords[every].current}报告截止：今天 ${time}`
        : `${rhythmWords[every].current}报告截止：周${weekday} ${time}，还有 ${days} 天`,
    deadlinePassed: (every: Rhythm, weekday: string, time: string): string =>
      `${rhythmWords[every].current}报告已于周${weekday} ${time} 截止`,
    noReportDue: (every: Rhythm): string => `${rhythmWords[every].current}没有报告任务。`,
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    writeReport: (every: Rhythm): string => `写${rhythmWords[every].report}`,
    missing: (every: Rhythm, n: number): string => `${n} 个单位${rhythmWords[every].current}未报`,
    total: '问题总数',
    unsynced: (n: number): string => (n === 0 ? '工作簿与服务器一致' : `${n} 处未同步`),
    conflicts: (n: number): string => `${n} 处两边都改了，请选择`,
    notYet: '尚未报送',
    toTodo: '去审核待办',
    toOverview: '看总览',
    units: (n: number): string => `${n} 个单位`,
  },

  standardise: {
    title: '规范本表',
    lead: '读取当前工作表，认出各栏，另建一张规范台账。原表不改动。',
    read: '读取当前工作表',
    readAgain: '重新读取',
    seen: (sheet: string): string => `工作表“${sheet}”`,
    titleRows: (rows: string): string => `标题第 ${rows} 行`,
    headerRows: (rows: string): string => `表头第 ${rows} 行`,
    items: (n: number): string => `问题 ${n} 条`,
    footers: (n: number): string => `页脚 ${n} 行`,
    sections: (n: number): string => `分段 ${n} 行`,
    zero: (text: string): string => `零报告：“${text}”`,
    noLedger: '这张表上没有认出台账。请切换到有问题清单的工作表，再读一次。',
    isStandard: '这张表已经是规范台账，可以直接校验、同步。',
    noMerges: '这个版本的 Excel 读不出合并单元格，合并处可能少读，请逐行核对。',
    unit: (name: string): string => `单位：${name}`,
    otherUnit: '这张表写的是别的单位。请先在下面答复是谁的台账，再生成。',
    unitUnknown: '没有读出单位，按登录的单位处理。',
    generate: (n: number): string => `生成台账（${n} 条）`,
    generating: '正在生成规范台账…',
    generated: (n: number, matched: number): string =>
      `已生成规范台账，共 ${n} 条${matched > 0 ? `，其中 ${matched} 条服务器上已有` : ''}。`,
    exists: '本工作簿已有一张规范台账。再次生成后，旧的保留为普通表格，不再同步。',
    toCheck: '去校验',
    readingSheet: '正在读取工作表…',
    otherSheets: (n: number): string => `本工作簿还有 ${n} 张表没有读。`,
    readAll: '一并读取',
  },

  check: {
    title: '校验台账',
    lead: '点一条，光标就到那一格。红色不能报送，橙色请看一看。',
    run: '重新校验',
    clean: '没有发现问题，可以同步。',
    toSync: '去同步',
    noLedger: '本工作簿还没有规范台账。先打开原有台账，从“规范”开始。',
    toStandardise: '去规范',
    severity: { block: '不能报送', ask: '请答复', look: '请看一看', note: '供参考' },
    count: (rows: number, findings: number): string => `共 ${rows} 条，${findings} 处提示`,
    mend: (value: string): string => `改为 ${value}`,
    mended: (cell: string, given: string): string =>
      `${cell} 已改，原来写的是“${given}”。可按 Ctrl+Z 撤回；撤回不了的，照原样填回即可。`,
    changedMeanwhile: '这一格在校验之后改过，没有动它。下面已按现在的内容重新校验。',
    more: (n: number): string => `还有 ${n} 处同类提示，点开查看`,
    fewer: '收起',
  },

  sync: {
    title: '同步',
    lead: '只送改过的格；有问题的行留在本表，不妨碍其他行。',
    run: '同步',
    pending: (fields: number): string => (fields === 0 ? '没有未送的改动。' : `${fields} 处改动未送。`),
    kept: (n: number): string => `其中 ${n} 条不能报送，见下。`,
    unanswered: '上次同步没有得到答复，将先把它原样重送，不会重复。',
    sent: (n: number): string => `已送 ${n} 条`,
    received: (n: number): string => `收到 ${n} 条更新`,
    keptBack: (n: number): string => `${n} 条留在本表`,
    nothing: '两边一致，没有要送的。',
    cancelled: '已停止。送到的已经送到，其余下次再送。',
    steps: { reading: '正在读取台账…', sending: '正在报送…', writing: '正在写回…' },
    row: (row: number): string => (row === 0 ? '（行已不在表中）' : `第 ${row} 行`),
    conflictTitle: (n: number): string => `${n} 处两边都改了`,
    mine: '我的',
    theirs: '对方',
    original: '原来',
    empty: '（空）',
    by: (who: string, when: string): string => `${who}，${when}`,
    chooseMine: '用我的',
    chooseTheirs: '用对方的',
    chosen: '已选。没有选用的内容留在历史中。',
    missingTitle: (n: number): string => `${n} 条在表中删掉了`,
    missingLead:
      '删行不等于核减。刚登记、没有列入汇总的可以直接划去；其余的向办公室申请核减，决定以前仍在表中。',
    restore: '恢复到表中',
    withdraw: '划去或申请核减',
    withdrawReason: '理由',
    withdrawNeedsReason: '请选择类别并写明理由。',
    otherCampaign: '这份台账属于另一个专项行动。请用那个专项的访问码登录。',
    otherUnit: '这份台账是另一个单位的，不能以本单位名义报送。请打开本单位的台账，或用那个单位的访问码登录。',
    namesOtherUnit: (name: string): string =>
      `表头上方写的单位是“${name}”，没有报送。请打开本单位的台账；确是本单位的，请把表头上方的单位改过来，再同步。`,
    noBaseline: '这张规范台账没有同步记录，可能是从别的文件复制过来的。请打开原文件，或重新“规范”一次。',
    noLedger: '本工作簿还没有规范台账。先打开原有台账，从“规范”开始。',
    readOnly: '本账号只读，不能报送。',
  },

  report: {
    title: (every: Rhythm): string => rhythmWords[every].report,
    period: (week: string, due: Day): string => `${week}，${sayMonthDay(due)}截止`,
    lead: '草稿由台账自动生成，改好再交。',
    week: '报哪一周',
    option: (week: string, due: string, isPast: boolean): string =>
      `${week}，${due}截止${isPast ? '（补报）' : ''}`,
    madeUp: (n: number): string => `有 ${n} 周没有按时报送，请从最早的一周起补报。`,
    text: '报告内容',
    submit: (every: Rhythm): string => `提交${rhythmWords[every].report}`,
    zero: '零报告',
    zeroLead: (every: Rhythm): string => `${rhythmWords[every].current}没有发现新的问题，按一下即可。`,
    noNew: '本周无新增',
    noNewLead: '没有新的问题，但还有没销号的问题，按一下即可。',
    submitted: (week: string, kind: ReportKind, at: string): string =>
      `${week}已交${{ weekly: '周报告', 'no-new': '周报告（本周无新增）', zero: '零报告' }[kind]}，${at}`,
    again: '截止前可以重新提交，以最后一次为准。',
    empty: '报告内容是空的，请先写。',
    officeOnly: '周报告由各单位填报。办公室请看“总览”。',
    summary: '总结报告',
    summaryHint: '按本单位台账写好整改情况，其余内容在 Word 中补充，再报办公室。',
    draftSummary: '起草本单位总结报告',
    summaryName: '单位总结报告.docx',
    state: '状态',
    status: reportStatusLabels,
  },

  overview: {
    title: '总览',
    asOf: '统计日期',
    asOfHint: '可以查看过去任一天的情况',
    completedLate: sayCompletedLate,
    matrix: '各单位每周报送（周下为截止日）',
    overdueList: '逾期清单',
    noOverdue: '没有逾期的问题。',
    late: (days: number, workdays: number): string => `逾期 ${days} 天，其中工作日 ${workdays} 天`,
    dueOn: (day: Day, today: Day): string =>
      `${yearOf(day) === yearOf(today) ? sayMonthDay(day) : sayDay(day)}到期`,
    unit: '单位',
    total: '问题',
    done: '待销号',
    closed: '已销号',
    overdue: '逾期',
    dueSoon: '临期',
    week: '本周',
    figures: '各单位情况',
    toAggregate: '去汇总',
    noPeriods: '报送周期还没有开始。',
    uncovered: (years: readonly number[]): string =>
      `${years.join('、')} 年没有节假日安排，工作日按周一至周五计算。`,
    unknownUnit: '（未写明单位）',
    level: { reminder: '提醒', supervision: '督办', circular: '通报', talk: '约谈' },
    more: (n: number): string => `列出其余 ${n} 条`,
  },

  aggregate: {
    title: '汇总',
    lead: '把各单位当前的台账定格为一份汇总，生成领导看的工作簿。',
    run: '汇总',
    running: '正在汇总各单位台账…',
    making: '正在生成工作簿…',
    made: (no: number, day: Day, items: number): string =>
      `第 ${no} 次汇总：截至 ${sayDay(day)}，${items} 条`,
    open: '在 Excel 中打开',
    opened: '汇总表已作为新工作簿打开。',
    download: '下载汇总表',
    earlier: '以前的汇总',
    none: '还没有汇总过。按“汇总”生成第一份。',
    noneToRead: '办公室还没有汇总过，汇总后可在这里打开。',
    leadToRead: '办公室定格的汇总，下载打开就能看，不用安装、不用登录。',
    officeOnly: '汇总由领导小组办公室进行。',
    toCircular: '起草通报',
    fileName: (no: number, day: Day): string => `汇总表（第${no}次）${day}.xlsx`,
  },

  circular: {
    title: '通报',
    lead: '根据汇总起草，数字由汇总填写。下载后在 Word 中修改。',
    draft: '起草通报',
    drafting: '正在起草…',
    needSnapshot: '还没有汇总。先做一次汇总，再起草通报。',
    noneToRead: '还没有通报。办公室起草后会列在这里。',
    leadToRead: '办公室起草的通报，可看全文、下载。',
    toAggregate: '去汇总',
    download: '下载 Word 文件',
    earlier: '以前的草稿',
    from: (day: Day): string => `依据截至 ${sayDay(day)} 的汇总`,
    fileName: (day: Day): string => `通报草稿 ${day}.docx`,
  },

  start: {
    inPane: (role: string): string => `${role}的工作在任务窗格中办理。`,
    enterPane: '打开任务窗格',
    toCirculars: '看通报',
    guideHint: '填报人、办公室、领导各怎么用，配图说明',
    title: '台账通',
    lead: '各单位在 Excel 里填台账，办公室一键汇总，逾期、未报、销号一目了然。',
    role: '身份',
    documents: '汇总与通报',
    summary: '生成汇总表',
    circular: '生成通报',
    open: '打开',
    pane: '任务窗格',
    paneHint: '在浏览器中打开任务窗格（读写工作簿的步骤要在 Excel 中进行）',
    workbench: '试用台',
    workbenchHint: '没有 Excel 也能走一遍全过程',
    manifest: '下载加载项清单',
    manifestHint: '管理员在 Microsoft 365 管理中心上传，或在 Excel“我的加载项”中旁加载',
    upload: '收台账文件',
    drop: '松开即读取',
    tooLarge: (mb: number): string => `文件超过 ${mb} MB，不能上传。请删去图片等无关内容后再试。`,
  },
}

export type Words = typeof zh
