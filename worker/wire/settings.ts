/** 专项设置 on the wire: the settings with their version, what a change would do, and the change itself. */
import * as v from 'valibot'
import type { Campaign } from '#rules/campaign/campaign'
import type { Finding } from '#rules/items/finding'
import type { SettingChange } from '#rules/settings/settingChanges'
import { CampaignSchema } from './campaign.ts'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

const version = v.pipe(v.number(), v.integer(), v.minValue(1))

/** PUT /settings: the settings whole; `base` is the version that was looked at. */
export const SettingsSubmission = v.object({ base: version, campaign: CampaignSchema })
export type SettingsSubmission = { readonly base: number; readonly campaign: Campaign }

/** POST /settings/weighing: what saving these would change and touch; nothing is kept. */
export const SettingsToWeigh = v.object({ campaign: CampaignSchema })

/** GET /settings. */
export interface SettingsView {
  readonly version: number
  readonly campaign: Campaign
  readonly changedAt: string
  /** '' for the settings that the campaign was opened with. */
  readonly changedBy: string
  /** Years of the campaign for which no holiday table is known. */
  readonly uncoveredYears: readonly number[]
}

export interface SettingsWeighed {
  /** The version that it was held against. */
  readonly version: number
  readonly changes: readonly SettingChange[]
  /** What blocks, and what will be judged differently. */
  readonly findings: readonly Finding[]
}

/** POST /settings/reading — a settings file as it was read; `campaign` null while anything blocks. */
export interface SettingsRead extends SettingsWeighed {
  readonly campaign: Campaign | null
  /** The version stamped on the file; null when it has no stamp. */
  readonly base: number | null
}

/** GET /settings/versions, newest first. */
export interface SettingsVersions {
  readonly versions: readonly {
    readonly version: number
    readonly at: string
    readonly by: string
    readonly changes: readonly SettingChange[]
  }[]
}

/** POST /settings/copy — this campaign's settings as the beginning of another; days moved by `shiftDays`. */
export const SettingsCopy = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '编号只用小写字母、数字和连字符，至多 40 个')),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  shiftDays: v.pipe(v.number(), v.integer(), v.minValue(-36_600), v.maxValue(36_600)),
})
export type SettingsCopy = v.InferOutput<typeof SettingsCopy>

export const settingsProblems = {
  'settings.changed': [409, '设置刚有变化', '请重新生成或下载设置表，看过最新内容后再改。'],
  'settings.invalid': [422, '设置有误', '请按所列各处改正后再保存。'],
} as const satisfies ProblemsOf<'settings'>

/** Who may, and why others may not. */
export const settingsPermissions = {
  'settings.read': { roles: ['office', 'admin'], reason: '专项设置由领导小组办公室和管理员查看。' },
  'settings.write': { roles: ['office', 'admin'], reason: '专项设置由领导小组办公室和管理员修改。' },
} as const satisfies PermissionsOf<'settings'>
