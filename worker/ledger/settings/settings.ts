/** 专项设置: reading them, weighing a change, changing them, and their versions. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Finding } from '#rules/items/finding'
import { uncoveredYears } from '#rules/settings/addHolidays'
import { keepPast } from '#rules/settings/keepPast'
import { settingChanges } from '#rules/settings/settingChanges'
import { settingBlockers } from '#rules/settings/settingBlockers'
import type { SettingsSubmission, SettingsVersions, SettingsView, SettingsWeighed } from '#wire/settings'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { recordAct } from '../record/recordAct.ts'
import { settingsInUse } from './settingsInUse.ts'
import { listVersions, saveSettings, settingsHead } from './settingsRows.ts'

/** After this step the object reads its settings again. */
export const SETTINGS_CHANGE = 'settings.change'

export const settingsCommands = {
  queries: {
    'settings.read': readSettings,
    'settings.versions': ({ sql }): SettingsVersions['versions'] => listVersions(sql),
    'settings.weigh': weighSettings,
  },
  steps: { [SETTINGS_CHANGE]: changeSettings },
} satisfies CommandsOf<'settings'>

function readSettings({ sql, campaign }: Ledger): SettingsView {
  const years = uncoveredYears(campaign, calendarOf(campaign))
  return { ...settingsHead(sql), campaign, uncoveredYears: years }
}

function weighSettings({ sql, campaign }: Ledger, actor: Actor, asked: Campaign): SettingsWeighed {
  const after = keepPast(campaign, asked, actor.day)
  return {
    version: settingsHead(sql).version,
    changes: settingChanges(campaign, after),
    findings: [...blockersOf(sql, campaign, after, actor), ...newlyUncovered(campaign, after)],
  }
}

/** Keeps the settings as a new version; the same settings again are no change. */
function changeSettings(
  ledger: Ledger,
  actor: Actor,
  { base, campaign: asked }: SettingsSubmission,
): Answer<SettingsView> {
  const { sql, campaign: before } = ledger
  if (settingsHead(sql).version !== base) return { refusal: { code: 'settings.changed' } }
  const after = keepPast(before, asked, actor.day)
  const blockers = blockersOf(sql, before, after, actor).filter(({ severity }) => severity === 'block')
  if (blockers.length > 0) {
    const detail = blockers.map(({ message }) => message).join('')
    return { refusal: { code: 'settings.invalid', detail, findings: blockers } }
  }
  const changes = settingChanges(before, after)
  if (changes.length > 0 || JSON.stringify(before) !== JSON.stringify(after)) {
    saveSettings(sql, actor, { before, after, changes })
    recordAct(sql, actor, {
      act: SETTINGS_CHANGE,
      subject: 'settings',
      detail: { version: base + 1, changes },
    })
  }
  return { value: readSettings({ sql, campaign: after }) }
}

function blockersOf(sql: SqlStorage, before: Campaign, after: Campaign, actor: Actor): Finding[] {
  const state = (campaign: Campaign) => ({ campaign, calendar: calendarOf(campaign) })
  return settingBlockers(state(before), state(after), settingsInUse(sql), actor.day)
}

/** A campaign made longer may reach a year whose holidays nobody has brought yet. */
function newlyUncovered(before: Campaign, after: Campaign): Finding[] {
  const known = new Set(uncoveredYears(before, calendarOf(before)))
  return uncoveredYears(after, calendarOf(after))
    .filter((year) => !known.has(year))
    .map((year) => ({
      file: '',
      sheet: '',
      cell: null,
      field: 'sheet',
      code: 'settings.uncovered-year',
      severity: 'look',
      given: String(year),
      message: `还没有${year}年的放假安排，暂按周一至周五为工作日计算。请在国务院办公厅通知发布后导入。`,
    }))
}
