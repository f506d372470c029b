/**
 * 报送周期 — how often units report: 日报、周报 (the default)、半月报、月报.
 *
 * 住建部 2016 asks for 周汇总、月报告, published plans for 半月报; the plan itself names the week.
 */
export type Rhythm = 'day' | 'week' | 'half-month' | 'month'

export interface RhythmWords {
  /** In the settings. */
  readonly every: string
  /** 周报告: what is sent. */
  readonly report: string
  /** 本周: the period that runs. */
  readonly current: string
  /** 周: one period, to count with. */
  readonly unit: string
}

export const rhythmWords: Readonly<Record<Rhythm, RhythmWords>> = {
  day: { every: '每日', report: '日报告', current: '当日', unit: '期' },
  week: { every: '每周', report: '周报告', current: '本周', unit: '周' },
  'half-month': { every: '每半月', report: '半月报告', current: '本半月', unit: '期' },
  month: { every: '每月', report: '月报告', current: '本月', unit: '期' },
}

export const rhythms: readonly Rhythm[] = ['day', 'week', 'half-month', 'month']

/** The words for a campaign's reports; a campaign that says nothing reports by the week. */
export function reportWords({
  weeklyReport,
}: {
  readonly weeklyReport: { readonly every?: Rhythm | undefined }
}): RhythmWords {
  return rhythmWords[weeklyReport.every ?? 'week']
}

/** 每周五, 每月25日: when a report is due, without the hour. */
export function sayRhythm(rhythm: {
  readonly every?: Rhythm | undefined
  readonly weekday: number
  readonly monthDay?: number | undefined
}): string {
  switch (rhythm.every ?? 'week') {
    case 'day':
      return '每个工作日'
    case 'half-month':
      return '每月15日和月底'
    case 'month':
      return rhythm.monthDay === undefined ? '每月最后一天' : `每月${rhythm.monthDay}日`
    default:
      return `每周${'一二三四五六日'[rhythm.weekday - 1] ?? ''}`
  }
}
