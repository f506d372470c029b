/** 专项设置 — as a sheet in Excel or a file: made, edited, checked, what will change shown, then saved. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { Finding } from '#rules/items/finding'
import type { SettingsVersions } from '#wire/settings'
import { usePane } from '../../Pane.ts'
import { CopyCampaign } from './CopyCampaign.tsx'
import { FindingList } from '../../parts/FindingList.tsx'
import { HolidayImport } from './HolidayImport.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { FileButton } from '../../parts/FileButton.tsx'
import { CheckIcon } from '../../parts/icons.ts'
import { SaveButton } from '../../parts/SaveButton.tsx'
import { sayMoment } from '../../parts/sayMoment.ts'
import { Screen, type PrimaryAction } from '../../parts/Screen.tsx'
import { SettingChanges } from './SettingChanges.tsx'
import { useSettings, type SettingsWork } from './useSettings.ts'
import { useTask } from '../../parts/useTask.ts'
import { settingsApi } from '../../server/settingsApi.ts'
import { useWords } from '../../words.ts'

export function Settings(): ReactElement {
  const words = useWords()
  const { workbook } = usePane()
  const work = useSettings()
  const { held, draft, said } = work
  return (
    <Screen
      title={words.tabs.settings}
      lead={workbook === null ? words.settings.leadFile : words.settings.lead}
      busy={work.busy ? words.loading : null}
      primary={usePrimary(work)}
    >
      <ProblemBar error={work.error} retry={work.load} />
      {said === null ? null : (
        <MessageBar intent={said === 'no-sheet' ? 'warning' : 'success'} layout="multiline">
          <MessageBarBody>{words.settings.said[said]}</MessageBarBody>
        </MessageBar>
      )}
      {held === null ? null : (
        <p className="faint">
          {words.settings.version(
            held.version,
            held.changedBy,
            sayMoment(held.changedAt, held.campaign.timeZone),
          )}
        </p>
      )}
      {held === null || held.uncoveredYears.length === 0 ? null : (
        <p className="warn">{words.settings.uncovered(held.uncoveredYears)}</p>
      )}
      <Ways work={work} />
      {draft === null ? null : <Draft work={work} />}
      {held === null ? null : (
        <>
          <details>
            <summary>{words.settings.holidays}</summary>
            <HolidayImport campaign={held.campaign} busy={work.busy} take={work.weigh} />
          </details>
          <Versions version={held.version} />
          <details>
            <summary>{words.settings.copy}</summary>
            <CopyCampaign />
          </details>
        </>
      )}
    </Screen>
  )
}

function usePrimary({ draft, held, save, write, checkSheet, said }: SettingsWork): PrimaryAction | null {
  const words = useWords()
  const { workbook } = usePane()
  if (draft !== null && draft.campaign !== null && draft.changes.length > 0) {
    const isOld = held !== null && draft.base !== held.version
    const isBlocked = draft.findings.some(({ severity }) => severity === 'block')
    return {
      label: words.settings.save(draft.changes.length),
      act: save,
      whyNot: isOld
        ? words.settings.old(draft.base, held.version)
        : isBlocked
          ? words.settings.blocked
          : null,
    }
  }
  if (workbook === null || held === null) return null
  return said === 'no-sheet'
    ? { label: words.settings.write, act: write }
    : { label: words.settings.check, icon: CheckIcon, act: checkSheet }
}

/** By sheet in Excel, by file everywhere. */
function Ways({ work }: { work: SettingsWork }): ReactElement {
  const words = useWords()
  const { calls, workbook, view } = usePane()
  return (
    <div className="row">
      {workbook === null ? null : (
        <Button size="small" disabled={work.busy} onClick={work.write}>
          {words.settings.write}
        </Button>
      )}
      <SaveButton
        size="small"
        label={words.settings.download}
        name={words.settings.fileName(view.campaign.name)}
        file={() => settingsApi(calls).file()}
      />
      <FileButton
        size="small"
        label={words.settings.upload}
        accept=".xlsx,.xls,.et"
        disabled={work.busy}
        choose={([file]) => {
          if (file !== undefined) work.readFile(file)
        }}
      />
    </div>
  )
}

function Draft({ work }: { work: SettingsWork }): ReactElement {
  const words = useWords()
  const { workbook } = usePane()
  const { draft, mend } = work
  const select = (finding: Finding): void => {
    if (finding.cell !== null) void workbook?.select(finding.sheet, finding.cell)
  }
  const isHere = draft?.from === 'sheet' && workbook !== null
  return (
    <section aria-live="polite">
      <h2>{words.settings.findings(draft?.findings.length ?? 0)}</h2>
      <FindingList findings={draft?.findings ?? []} {...(isHere ? { select, mend } : {})} />
      {draft?.campaign === null ? null : (
        <>
          <h2>{words.settings.changes}</h2>
          <SettingChanges changes={draft?.changes ?? []} />
        </>
      )}
    </section>
  )
}

/** Fetched when it is opened: nobody needs it every day. */
function Versions({ version }: { version: number }): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const [kept, setKept] = useState<SettingsVersions['versions'] | null>(null)
  const { error, run } = useTask()
  const open = (isOpen: boolean): void => {
    if (isOpen) void run(async () => setKept((await settingsApi(calls).versions()).versions))
  }
  return (
    <details key={version} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{words.settings.versions}</summary>
      <ProblemBar error={error} />
      {kept?.length === 0 ? <p className="faint">{words.settings.noVersions}</p> : null}
      {kept?.map((one) => (
        <section key={one.version}>
          <h3>{words.settings.version(one.version, one.by, sayMoment(one.at, view.campaign.timeZone))}</h3>
          {one.version === 1 ? null : <SettingChanges changes={one.changes} />}
        </section>
      ))}
    </details>
  )
}
