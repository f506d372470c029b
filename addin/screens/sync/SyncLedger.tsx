/** 同步 — what was sent, what stays and why, what both sides changed, what was deleted in the sheet. */
import { MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { LedgerState, SyncOutcome } from '../../ledger/syncLedger.ts'
import { usePane } from '../../Pane.ts'
import { ConflictList } from './ConflictList.tsx'
import { KeptBackList } from './KeptBackList.tsx'
import { MissingRows } from './MissingRows.tsx'
import { SyncIcon } from '../../parts/icons.ts'
import { NeedsExcel } from '../../parts/NeedsExcel.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useWords } from '../../words.ts'
import type { Words } from '../../words/zh.ts'
import { useSync, type Looked } from './useSync.ts'

export function SyncLedger(): ReactElement {
  const words = useWords()
  const { workbook, view, can, go } = usePane()
  const work = useSync()
  const { looked, outcome, progress } = work
  if (workbook === null) return <NeedsExcel title={words.sync.title} />
  const stopped = stopReason(looked, can('item.write'), words)
  if (stopped !== null) {
    const startAgain = looked !== null && 'kind' in looked && looked.kind !== 'other-campaign'
    return (
      <Screen
        title={words.sync.title}
        lead={stopped}
        primary={startAgain ? { label: words.check.toStandardise, act: () => go('standardise') } : null}
      >
        <ProblemBar error={work.error} />
      </Screen>
    )
  }
  const state = looked !== null && 'diff' in looked ? looked : null
  return (
    <Screen
      title={words.sync.title}
      lead={words.sync.lead}
      busy={work.busy ? (progress === null ? words.loading : words.sync.steps[progress.step]) : null}
      cancel={progress?.step === 'sending' ? work.stop : null}
      primary={{ label: words.sync.run, icon: SyncIcon, act: work.sync }}
    >
      <ProblemBar error={work.error} retry={work.sync} />
      {progress !== null && progress.total > 1 ? (
        <ProgressBar value={progress.done / progress.total} />
      ) : null}
      <Outcome outcome={outcome} />
      {state === null ? null : (
        <>
          <Pending state={state} fresh={outcome !== null} />
          {work.isChosen ? <p role="status">{words.sync.chosen}</p> : null}
          <ConflictList
            baseline={state.baseline}
            rows={state.reading.rows}
            setting={view.campaign}
            choose={(choice) => work.choose(state, choice)}
          />
          <KeptBackList
            rows={keptNow(state, outcome)}
            select={({ sheet, cell }) => work.select(sheet, cell)}
          />
          <MissingRows rows={state.diff.missing} answer={work.answer} />
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
    'names-other-unit': words.sync.namesOtherUnit('named' in looked ? looked.named : ''),
  }[looked.kind]
}
