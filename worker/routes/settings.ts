/** 专项设置: read, weighed, changed; as a file for offices without the add-in; as the beginning of another campaign. */
import type { Campaign } from '#rules/campaign/campaign'
import { readSettings } from '#rules/settings/readSettings'
import { settingsSheet } from '#rules/settings/settingsSheet'
import { copyCampaign } from '#rules/settings/copyCampaign'
import { CampaignSchema } from '#wire/campaign'
import { workbookContentType } from '#wire/document'
import {
  SettingsCopy,
  SettingsSubmission,
  SettingsToWeigh,
  type SettingsRead,
  type SettingsVersions,
} from '#wire/settings'
import { Hono, type Context } from 'hono'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { readWorkbookFile, UnreadableFile, type WorkbookFile } from '../documents/xlsx/read.ts'
import { settingsXlsx } from '../documents/settingsXlsx.ts'
import { may } from '../guard/access.ts'
import { checked, readBytes, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { directoryOf } from './directoryOf.ts'
import { command, valueOf } from './context.ts'
import { download } from './download.ts'
import { isTimeZone } from '../calendar/officeTime.ts'

/** A settings sheet of 500 units is some 60 KB. */
const MAX_SETTINGS_BYTES = 2 * 1024 * 1024

export const settingsRoutes = new Hono<ApiEnv>()
  .get('/settings', may('settings.read'), async (c) => c.json(await command(c, 'settings.read')))
  .get('/settings/versions', may('settings.read'), async (c) => {
    const versions: SettingsVersions = { versions: await command(c, 'settings.versions') }
    return c.json(versions)
  })
  .get('/settings/file.xlsx', may('settings.read'), async (c) => {
    const { campaign, version } = await command(c, 'settings.read')
    const sheet = settingsSheet(campaign, version)
    const name = `${campaign.name}专项设置（第${version}版）.xlsx`
    return download(settingsXlsx(sheet, campaign.name), workbookContentType, name)
  })
  .post('/settings/reading', may('settings.write'), async (c) => c.json(await readFile(c)))
  .post('/settings/weighing', may('settings.write'), async (c) => {
    const { campaign } = await readJson(c, SettingsToWeigh)
    return c.json(await command(c, 'settings.weigh', campaign))
  })
  .put('/settings', may('settings.write'), async (c) => {
    const submission = await readJson(c, SettingsSubmission)
    checkTimeZone(submission.campaign)
    const kept = valueOf(await command(c, 'settings.change', submission))
    // Its name or days may be others now.
    await directoryOf(c.env).note(kept.campaign)
    return c.json(kept)
  })
  .post('/settings/copy', may('settings.write'), async (c) => {
    const { campaign } = await command(c, 'settings.read')
    return c.json(copyCampaign(campaign, await readJson(c, SettingsCopy), calendarOf))
  })

/** Reads and weighs a filled file; nothing is kept. */
async function readFile(c: Context<ApiEnv>): Promise<SettingsRead> {
  const { campaign: held, version } = await command(c, 'settings.read')
  const file = c.req.query('file') ?? '专项设置.xlsx'
  const { sheets } = await opened(await readBytes(c, MAX_SETTINGS_BYTES), file)
  const reading = readSettings(sheets, held)
  const found = { findings: reading.findings.map((finding) => ({ ...finding, file })), base: reading.version }
  if (reading.campaign === null) return { ...found, campaign: null, version, changes: [] }
  const campaign = checked(reading.campaign, CampaignSchema)
  checkTimeZone(campaign)
  const { changes, findings } = await command(c, 'settings.weigh', campaign)
  return { ...found, campaign, version, changes, findings: [...found.findings, ...findings] }
}

async function opened(bytes: Uint8Array, file: string): Promise<WorkbookFile> {
  try {
    return await readWorkbookFile(bytes, file)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw refuse('file.unreadable', error.detail)
  }
}

/** Whether there is such a zone only the platform knows. */
export function checkTimeZone({ timeZone }: Pick<Campaign, 'timeZone'>): void {
  if (isTimeZone(timeZone)) return
  throw refuse('request.invalid', `没有“${timeZone}”这个时区，中国各地写 Asia/Shanghai。`)
}
