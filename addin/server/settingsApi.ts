/** Calls for the campaign's settings. */
import type { Campaign } from '#rules/campaign/campaign'
import type { CampaignCopy, CopyWish } from '#rules/settings/copyCampaign'
import type { SettingsRead, SettingsVersions, SettingsView, SettingsWeighed } from '#wire/settings'
import type { Calls } from './calls.ts'

export interface SettingsApi {
  settings(): Promise<SettingsView>
  versions(): Promise<SettingsVersions>
  weigh(campaign: Campaign): Promise<SettingsWeighed>
  change(base: number, campaign: Campaign): Promise<SettingsView>
  file(): Promise<Blob>
  readFile(file: File): Promise<SettingsRead>
  copy(request: CopyWish): Promise<CampaignCopy>
}

export function settingsApi({ get, post, put, download, postFile }: Calls): SettingsApi {
  return {
    settings: () => get('/settings'),
    versions: () => get('/settings/versions'),
    weigh: (campaign) => post('/settings/weighing', { campaign }),
    change: (base, campaign) => put('/settings', { base, campaign }),
    file: () => download('/settings/file.xlsx'),
    readFile: (file) => postFile(`/settings/reading?file=${encodeURIComponent(file.name)}`, file),
    copy: (request) => post('/settings/copy', request),
  }
}
