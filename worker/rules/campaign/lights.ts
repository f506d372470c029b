/**
 * 亮灯 — lights before and after the day, as the office sets them: by days that are left, by the share of the term that
 * is left, by days late.
 *
 * Source: 商丘师范学院 2025-10-12 (30 % of the term left yellow, 15 % orange with a talk, late red); 江津 (20, 10, 0
 * days); 宿迁产发 2025-06-06 (blue before the day). Without a setting there are none, and no figure changes.
 */
import type { LadderLevel } from './ladderLevel.ts'

export type Light = 'blue' | 'yellow' | 'orange' | 'red'

export const lightLabels: Readonly<Record<Light, string>> = {
  blue: '蓝灯',
  yellow: '黄灯',
  orange: '橙灯',
  red: '红灯',
}

/** Mildest first. */
export const lights: readonly Light[] = ['blue', 'yellow', 'orange', 'red']

/** 剩余天数 · 剩余期限（%） · 逾期天数. */
export type LightMeasure = 'days-left' | 'percent-left' | 'days-late'

export const lightMeasureLabels: Readonly<Record<LightMeasure, string>> = {
  'days-left': '剩余天数',
  'percent-left': '剩余期限（%）',
  'days-late': '逾期天数',
}

export interface LightStep {
  readonly light: Light
  readonly measure: LightMeasure
  /** Lit at so many or fewer left; at so many or more days late. */
  readonly at: number
  /** A step of the ladder that is proposed with it; before the day only, after it the ladder says. */
  readonly level?: LadderLevel | undefined
}
