/** Settings and the weekly rhythm in Chinese: 专项设置、放假安排、周报告、催报、免报. */
import { sayMonthDay, type Day } from '#rules/calendar/day'
import type { SettingChange } from '#rules/settings/settingChanges'

const kinds: Readonly<Record<SettingChange['kind'], string>> = {
  changed: '修改',
  added: '新增',
  removed: '删除',
  moved: '调换',
}

export const zhSettings = {
  settings: {
    lead: '在工作表里改：生成设置表，改好后检查，看过变动再保存。',
    leadFile: '下载设置表，在 Excel 或 WPS 中改好后上传，看过变动再保存。',
    write: '生成设置表',
    check: '检查设置表',
    download: '下载设置表',
    upload: '上传设置表',
    fileName: (campaign: string): string => `${campaign}专项设置.xlsx`,
    save: (n: number): string => `保存 ${n} 处改动`,
    blocked: '请先改正“不能报送”的各处。',
    old: (base: number, now: number): string =>
      `这张表是第 ${base} 版的，现在是第 ${now} 版。请重新生成或下载，再作改动。`,
    said: {
      saved: '已保存，立即生效。以前的设置留有底稿。新增单位请到“访问码”发码。',
      written: '已生成“专项设置”工作表。改好后按“检查设置表”。',
      'no-sheet': '本工作簿里没有“专项设置”工作表。请先生成。',
    },
    version: (version: number, by: string, at: string): string =>
      by === '' ? `第 ${version} 版，开设时的设置` : `第 ${version} 版，${by}于 ${at} 修改`,
    uncovered: (years: readonly number[]): string =>
      `还没有${years.join('、')}年的放假安排，暂按周一至周五为工作日计算。请在下面导入。`,
    findings: (n: number): string => (n === 0 ? '检查没有发现问题' : `检查发现 ${n} 处`),
    changes: '保存后的变动',
    noChanges: '与现在的设置相同，没有变动。',
    kinds,
    holidays: '导入放假安排',
    notice: '放假通知',
    noticeHint: '粘贴国务院办公厅通知的原文，或“10月1日至8日放假，9月30日上班”这样的一句。',
    noticeYear: '年份',
    noticeYearHint: '文字里没有写年份时，按这一年。',
    span: (form: 'off' | 'work', name: string, from: Day, to: Day): string => {
      const days = from === to ? sayMonthDay(from) : `${sayMonthDay(from)}至${sayMonthDay(to)}`
      return `${from.slice(0, 4)}年${days}${form === 'off' ? '放假' : '上班'}${name === '' ? '' : `（${name}）`}`
    },
    noticeMissing: (names: readonly string[]): string =>
      `文字里没有说到${names.join('、')}。系统已有这一年安排的，其余各天一并列入；没有的，这些天按平常的周末算。`,
    noticeTake: '看看会有哪些变动',
    versions: '以前的设置',
    noVersions: '还没有改动过。',
    copy: '以此为模板，另开专项',
    copyId: '新专项编号',
    copyIdHint: '小写字母、数字和连字符，例如 zuofeng-2018',
    copyName: '新专项名称',
    copyStarts: '新专项开始日期',
    copyHint: '其他日期按同样的天数移动，星期不变。只复制设置，不复制台账。',
    copyWeeks: '移动的天数不是整周，各日期的星期会变。其他日期按同样的天数移动。',
    copyMake: '预览',
    copied: (name: string, starts: Day, ends: Day): string => `“${name}”：${starts} 至 ${ends}`,
    copyDownload: '下载，交系统管理员开设',
  },
  campaigns: {
    others: '其他专项',
    goOn: (name: string, role: string): string => `${name}（${role}）`,
    another: '进入另一个专项…',
  },
  weeks: {
    lead: '每周到点自动备好通报草稿和催报名单；要不要发，由办公室决定。',
    none: '还没有到第一期周报告的截止日。',
    week: '哪一周',
    option: (week: string, due: string): string => `${week}，${due}截止`,
    prepare: '备好这一周的通报草稿',
    toDraft: '去看通报草稿',
    prepared: (by: string): string => `通报草稿已备好（${by}）。`,
    notPrepared: '这一周的通报草稿还没有准备。',
    urge: '催报',
    urging: (name: string): string => `给${name}的催报`,
    copy: '复制',
    letter: '起草提醒函',
    copied: '已复制，请粘贴到微信、邮件或公文中发出。',
    notSent: '系统不会自动发出。',
    exempt: (n: number): string => (n === 0 ? '免报' : `免报（本周 ${n} 个单位）`),
    exemption: (from: string, to: string, reason: string): string =>
      `${from === to ? from : `${from} 至 ${to}`}，理由：${reason}`,
    end: '撤销免报',
    nobodyToExempt: '这一周没有缺报的单位。',
    exemptWhom: '免报的单位',
    exemptTo: (from: string): string => `从${from}免报到`,
    reason: '理由',
    reasonHint: '免报和撤销免报都要写明理由，留在操作记录里。',
    grant: (n: number): string => `免报 ${n} 个单位`,
  },
}
