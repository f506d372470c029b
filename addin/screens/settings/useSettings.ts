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
import { settingsApi } from '../../server/settingsApi.ts'
import { readSettingsSheet, writeSettings } from '../../workbook/settingsWorkbook.ts'
import { useTask, type Task } from '../../parts/useTask.ts'

/** Settings on their way: `campaign` null while anything blocks. */
export interface SettingsDraft {
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

export function useSettings(): SettingsWork {
  const { calls, workbook, reload } = usePane()
  const api = useMemo(() => settingsApi(calls), [calls])
  const [held, setHeld] = useState<SettingsView | null>(null)
  const [draft, setDraft] = useState<SettingsDraft | null>(null)
  const [said, setSaid] = useState<SettingsWork['said']>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(() => void run(async () => setHeld(await api.settings())), [api, run])
  useEffect(load, [load])

  const start = (work: () => Promise<void>): void => {
    setSaid(null)
    void run(work)
  }
  const check = async (): Promise<void> => {
    const now = await api.settings()
    setHeld(now)
    const grid = await readSettingsSheet()
    if (grid === null) return setSaid('no-sheet')
    const { campaign, findings, version } = readSettings([grid], now.campaign)
    const base = version ?? now.version
    if (campaign === null) return setDraft({ from: 'sheet', base, campaign, changes: [], findings })
    const weighed = await api.weigh(campaign)
    setDraft({ from: 'sheet', base, campaign, ...weighed, findings: [...findings, ...weighed.findings] })
  }
  return {
    held,
    draft,
    said,
    busy,
    error,
    load,
    write: () =>
      start(async () => {
        const now = await api.settings()
        setHeld(now)
        await writeSettings(settingsSheet(now.campaign, now.version))
        setDraft(null)
        setSaid('written')
      }),
    checkSheet: () => start(check),
    readFile: (file) =>
      start(async () => {
        const read = await api.readFile(file)
        setDraft({ from: 'file', ...read, base: read.base ?? read.version })
      }),
    weigh: (campaign) =>
      start(async () => {
        const weighed = await api.weigh(campaign)
        setDraft({ from: 'notice', base: weighed.version, campaign, ...weighed })
      }),
    save: () =>
      start(async () => {
        if (draft?.campaign === undefined || draft.campaign === null) return
        const kept = await api.change(draft.base, draft.campaign)
        setHeld(kept)
        if (draft.from === 'sheet') await restamp(kept)
        setDraft(null)
        setSaid('saved')
        reload()
      }),
    mend: (finding, value) =>
      start(async () => {
        const at = placeOf(finding.cell)
        if (workbook === null || at === null) return
        await workbook.writeCells(finding.sheet, [{ ...at, value, format: '@' }])
        await check()
      }),
  }

  /** The sheet is now that of the new version, and may be changed on. */
  async function restamp({ campaign, version }: SettingsView): Promise<void> {
    const grid = await readSettingsSheet()
    const row = grid?.rows.findIndex((cells) => stampIn(textOf(cells?.[0])) !== null) ?? -1
    if (workbook === null || row < 0) return
    const value = settingsStamp(campaign, version)
    await workbook.writeCells(SETTINGS_SHEET, [{ row, column: 0, value, format: '@' }])
  }
}

/** 'B12' → 0-based row and column. */
function placeOf(cell: string | null): { readonly row: number; readonly column: number } | null {
  const parts = /^([A-Z]+)(\d+)$/.exec(cell ?? '')
  if (parts === null) return null
  const [, letters = '', digits = ''] = parts
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}
