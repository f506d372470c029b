/** 同步 — what was sent, what stays and why, what both sides changed, what was deleted in the sheet. */
import { MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components'
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react'
import type { FieldKey } from '#wire/item'
import { cellOfField } from '#rules/ledgerSheet/sheetPlan'
import { answerMissing } from '../../ledger/answerMissing.ts'
import { formatOf, placeOf, rowsSeen } from '../../ledger/ledgerUpdate.ts'
import type { NoLedger } from '../../ledger/seenLedger.ts'
import { resolveConflict } from '../../ledger/resolveConflict.ts'
import {
  lookAtLedger,
  syncLedger,
  type LedgerState,
  type SyncOutcome,
  type SyncProgress,
  type SyncWorld,
} from '../../ledger/syncLedger.ts'
import { usePane } from '../../Pane.ts'
import { ConflictList } from './ConflictList.tsx'
import { KeptBackList } from './KeptBackList.tsx'
import { MissingRows } from './MissingRows.tsx'
import { NeedsExcel } from '../../parts/NeedsExcel.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { useWords } from '../../words.ts'
import type { Words } from '../../words/zh.ts'

type Looked = LedgerState | NoLedger

export function SyncLedger(): ReactElement {
  const words = useWords()
  const pane = usePane()
  const { workbook, api, setting, view, go } = pane
  const [looked, setLooked] = useState<Looked | null>(null)
  const [outcome, setOutcome] = useState<SyncOutcome | null>(null)
  const [progress, setProgress] = useState<SyncProgress | null>(null)
  const [isSyncing, setSyncing] = useState(false)
  const [isChosen, setChosen] = useState(false)
  const stop = useRef(false)
  const { busy, error, run } = useTask()

  const look = useCallback(async () => {
    const { workbook: open, setting: now } = pane
    if (open !== null) setLooked(await lookAtLedger(() => open.openLedger(), now))
    // A new pane comes with every edit of the ledger.
  }, [pane])
  useEffect(() => void run(look), [run, look])

  if (workbook === null) return <NeedsExcel title={words.sync.title} />
  const world: SyncWorld = {
    openLedger: () => workbook.openLedger(),
    updateLedger: (update) => workbook.updateLedger(update),
    push: (request) => api.sync(request),
    newId: () => crypto.randomUUID(),
    progress: setProgress,
    cancelled: () => stop.current,
  }
  const sync = (): void =>
    void run(async () => {
      stop.current = false
      setChosen(false)
      setSyncing(true)
      try {
        const done = await syncLedger(world, setting)
        setOutcome(done)
        setLooked('state' in done ? done.state : done)
      } finally {
        setProgress(null)
        setSyncing(false)
      }
    })
  const choose = (state: LedgerState, id: string, field: FieldKey, choice: 'mine' | 'theirs'): void =>
    void run(async () => {
      const { baseline, write } = resolveConflict(state.baseline, id, field, choice)
      const row = state.reading.rows.find((one) => one.id === id)
      const column = state.reading.columns.get(field)
      const value =
        write === null
          ? null
          : cellOfField(field, write.content, { campaign: view.campaign, date1904: baseline.date1904 })
      const cells =
        write === null || row === undefined || column === undefined
          ? []
          : [{ ...placeOf(state, row.row - 1, column), value, format: formatOf(field) }]
      // Should a row have moved meanwhile, nothing is written and the choice is asked for again.
      await workbook.updateLedger({
        sheet: state.reading.place.sheet,
        cells,
        newRows: [],
        newRowFormats: [],
        baseline: JSON.stringify(baseline),
        seen: cells.length === 0 ? null : rowsSeen(state.reading),
        before: state.text,
      })
      await look()
      setChosen(true)
    })

  const stopped = stopReason(looked, view.permissions.includes('item.write'), words)
  if (stopped !== null) {
    const startAgain = looked !== null && 'kind' in looked && looked.kind !== 'other-campaign'
    return (
      <Screen
        title={words.sync.title}
        lead={stopped}
        primary={startAgain ? { label: words.check.toStandardise, act: () => go('standardise') } : null}
      >
        <ProblemBar error={error} />
      </Screen>
    )
  }
  const state = looked !== null && 'diff' in looked ? looked : null
  return (
    <Screen
      title={words.sync.title}
      lead={words.sync.lead}
      busy={busy ? (progress === null ? words.loading : words.sync.steps[progress.step]) : null}
      cancel={
        progress?.step === 'sending'
          ? () => {
              stop.current = true
            }
          : null
      }
      primary={{ label: words.sync.run, act: sync }}
    >
      <ProblemBar error={error} retry={sync} />
      {progress !== null && progress.total > 1 ? (
        <ProgressBar value={progress.done / progress.total} />
      ) : null}
      {/* What the sync before has sent says nothing about the one that runs. */}
      <Outcome outcome={isSyncing ? null : outcome} />
      {state === null ? null : (
        <>
          <Pending state={state} fresh={outcome !== null} />
          {isChosen ? <p role="status">{words.sync.chosen}</p> : null}
          <ConflictList
            baseline={state.baseline}
            rows={state.reading.rows}
            setting={view.campaign}
            choose={(id, field, choice) => choose(state, id, field, choice)}
          />
          <KeptBackList
            rows={keptNow(state, outcome)}
            select={(finding) =>
              void run(async () => {
                if (finding.cell !== null) await workbook.select(finding.sheet, finding.cell)
              })
            }
          />
          <MissingRows
            rows={state.diff.missing}
            answer={(id, answer) =>
              void run(async () => {
                await answerMissing(world, setting, id, answer)
                await look()
              })
            }
          />
        </>
      )}
    </Screen>
  )
}

/** What stays now: the sheet's own findings, and what the server refused in the last sync and is unchanged. */
function keptNow(state: LedgerState, outcome: SyncOutcome | null): LedgerState['diff']['keptBack'] {
  const refused = outcome !== null && 'keptBack' in outcome ? outcome.keptBack : []
  const waiting = new Set(state.diff.changes.map((change) => change.id))
  return [...state.diff.keptBack, ...refused.filter((row) => waiting.has(row.id))]
}

function Outcome(props: { outcome: SyncOutcome | null }): ReactElement | null {
  const words = useWords()
  const { outcome } = props
  if (outcome === null || !('sent' in outcome)) return null
  const parts = [
    outcome.sent > 0 ? words.sync.sent(outcome.sent) : null,
    outcome.received > 0 ? words.sync.received(outcome.received) : null,
    outcome.keptBack.length > 0 ? words.sync.keptBack(outcome.keptBack.length) : null,
  ].filter((part) => part !== null)
  const text = parts.length === 0 ? words.sync.nothing : `${parts.join('，')}。`
  return (
    <MessageBar intent={outcome.kind === 'cancelled' || outcome.keptBack.length > 0 ? 'warning' : 'success'}>
      <MessageBarBody>
        {outcome.kind === 'cancelled' ? words.sync.cancelled : ''}
        {text}
      </MessageBarBody>
    </MessageBar>
  )
}

function Pending(props: { state: LedgerState; fresh: boolean }): ReactElement | null {
  const words = useWords()
  const { diff, baseline } = props.state
  if (props.fresh && diff.changedFields === 0) return null
  return (
    <p>
      {words.sync.pending(diff.changedFields)}
      {diff.keptBack.length > 0 ? words.sync.kept(diff.keptBack.length) : ''}
      {baseline.pending === null ? '' : words.sync.unanswered}
    </p>
  )
}

function stopReason(looked: Looked | null, mayWrite: boolean, words: Words): string | null {
  if (!mayWrite) return words.sync.readOnly
  if (looked === null || 'diff' in looked) return null
  return {
    'no-ledger': words.sync.noLedger,
    'no-baseline': words.sync.noBaseline,
    'other-campaign': words.sync.otherCampaign,
    'other-unit': words.sync.otherUnit,
  }[looked.kind]
}
