/** 专项设置 in the pane: what holds, what was read and weighed, and saving it. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Campaign } from '#rules/campaign/campaign'
import type { Finding } from '#rules/items/finding'
import { readSettings } from '#rules/settings/readSettings'
import type { SettingChange } from '#rules/settings/settingChanges'
import { SETTINGS_SHEET, settingsSheet, settingsStamp, stampIn } from '#rules/settings/settingsSheet'
import { textOf } from '#rules/cells/cellText'
import type { SettingsView } from '#wire/settings'
import { usePane } from '../../Pane.ts'
import { settingsApi, type SettingsApi } from '../../server/settingsApi.ts'
import { placeOfCell } from '../../workbook/cellAddress.ts'
import { readSettingsSheet, writeSettings } from '../../workbook/settingsWorkbook.ts'
import type { Workbook } from '../../workbook/Workbook.ts'
import { useTask, type Task } from '../../parts/useTask.ts'

/** Settings on their way: `campaign` null while anything blocks. */
interface SettingsDraft {
  readonly from: 'sheet' | 'file' | 'notice'
  readonly base: number
  readonly campaign: Campaign | null
  readonly changes: readonly SettingChange[]
  readonly findings: readonly Finding[]
}

export interface SettingsWork extends Pick<Task, 'busy' | 'error'> {
  readonly held: SettingsView | null
  readonly draft: SettingsDraft | null
  /** What was just done, or could not be. */
  readonly said: 'saved' | 'written' | 'no-sheet' | null
  readonly load: () => void
  readonly write: () => void
  readonly checkSheet: () => void
  readonly readFile: (file: File) => void
  readonly weigh: (campaign: Campaign) => void
  readonly save: () => void
  readonly mend: (finding: Finding, value: string) => void
}

/** What is done with the settings ends with a word, with a draft to look at, or with neither. */
type End = SettingsDraft | SettingsWork['said']

export function useSettings(): SettingsWork {
  const { calls, workbook, reload } = usePane()
  const api = useMemo(() => settingsApi(calls), [calls])
  const [draft, setDraft] = useState<SettingsDraft | null>(null)
  const [said, setSaid] = useState<SettingsWork['said']>(null)
  const { busy, error, run } = useTask()
  const { held, setHeld, look, load } = useHeld(api, run)
  const start = (work: () => Promise<End>): void => {
    setSaid(null)
    void run(async () => {
      const end = await work()
      if (end === null) return
      if (typeof end === 'object') return setDraft(end)
      setSaid(end)
      if (end !== 'no-sheet') setDraft(null)
    })
  }
  const check = async (): Promise<End> => draftOfSheet(api, await look())
  const save = async (): Promise<End> => {
    if (draft?.campaign === undefined || draft.campaign === null) return null
    const kept = await api.change(draft.base, draft.campaign)
    setHeld(kept)
    if (draft.from === 'sheet' && workbook !== null) await restamp(workbook, kept)
    reload()
    return 'saved'
  }
  const mend = async ({ sheet, cell }: Finding, value: string): Promise<End> => {
    const at = cell === null ? null : placeOfCell(cell)
    if (workbook === null || at === null) return null
    await workbook.writeCells(sheet, [{ ...at, value, format: '@' }])
    return check()
  }
  return {
    held,
    draft,
    said,
    busy,
    error,
    load,
    write: () => start(async () => writeSheet(await look())),
    checkSheet: () => start(check),
    readFile: (file) => start(async () => draftOfFile(api, file)),
    weigh: (campaign) => start(async () => draftOfNotice(api, campaign)),
    save: () => start(save),
    mend: (finding, value) => start(async () => mend(finding, value)),
  }
}

/** The settings that hold, as the server last told. */
function useHeld(
  api: SettingsApi,
  run: Task['run'],
): Pick<SettingsWork, 'held' | 'load'> & {
  readonly setHeld: (held: SettingsView) => void
  readonly look: () => Promise<SettingsView>
} {
  const [held, setHeld] = useState<SettingsView | null>(null)
  const look = useCallback(async () => {
    const now = await api.settings()
    setHeld(now)
    return now
  }, [api])
  const load = useCallback(() => void run(async () => void (await look())), [look, run])
  useEffect(load, [load])
  return { held, setHeld, look, load }
}

async function writeSheet({ campaign, version }: SettingsView): Promise<End> {
  await writeSettings(settingsSheet(campaign, version))
  return 'written'
}

async function draftOfSheet(api: SettingsApi, now: SettingsView): Promise<SettingsDraft | 'no-sheet'> {
  const grid = await readSettingsSheet()
  if (grid === null) return 'no-sheet'
  const { campaign, findings, version } = readSettings([grid], now.campaign)
  const base = version ?? now.version
  if (campaign === null) return { from: 'sheet', base, campaign, changes: [], findings }
  const weighed = await api.weigh(campaign)
  return { from: 'sheet', base, campaign, ...weighed, findings: [...findings, ...weighed.findings] }
}

async function draftOfFile(api: SettingsApi, file: File): Promise<SettingsDraft> {
  const read = await api.readFile(file)
  return { from: 'file', ...read, base: read.base ?? read.version }
}

async function draftOfNotice(api: SettingsApi, campaign: Campaign): Promise<SettingsDraft> {
  const weighed = await api.weigh(campaign)
  return { from: 'notice', base: weighed.version, campaign, ...weighed }
}

/** The sheet is now that of the new version, and may be changed on. */
async function restamp(workbook: Workbook, { campaign, version }: SettingsView): Promise<void> {
  const grid = await readSettingsSheet()
  const row = grid?.rows.findIndex((cells) => stampIn(textOf(cells?.[0])) !== null) ?? -1
  if (row < 0) return
  const value = settingsStamp(campaign, version)
  await workbook.writeCells(SETTINGS_SHEET, [{ row, column: 0, value, format: '@' }])
}
