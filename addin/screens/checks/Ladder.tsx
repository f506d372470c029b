/** 阶梯建议 — what the rules propose for each unit, with the sum; the office takes or declines, and holds to account. */
import {
  Badge,
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Textarea,
} from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import type { LadderLevel } from '#rules/campaign/campaign'
import type { LadderProposal } from '#rules/checks/ladderProposal'
import type { DecidedStep, LadderView, NewLadderDecision } from '#wire/ladder'
import { MAX_NOTE } from '#wire/note'
import { usePane } from '../../Pane.ts'
import { HoldToAccount } from './HoldToAccount.tsx'
import { NamedItems } from '../items/NamedItems.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { checksApi } from '../../server/checksApi.ts'
import { circularsApi } from '../../server/circularsApi.ts'
import { useWords } from '../../words.ts'

const colours: Readonly<Record<LadderLevel, 'informative' | 'warning' | 'severe' | 'danger'>> = {
  reminder: 'informative',
  supervision: 'warning',
  circular: 'severe',
  talk: 'danger',
}

export function Ladder(): ReactElement {
  const words = useWords()
  const { api: office, calls, view, go } = usePane()
  const api = useMemo(() => checksApi(calls), [calls])
  const [ladder, setLadder] = useState<LadderView | null>(null)
  const [last, setLast] = useState<DecidedStep | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(() => run(async () => setLadder(await api.ladder())), [api, run])
  useEffect(() => void load(), [load])
  /** A reminder that was decided on is written from the ledger as it stands; a person reads it and sends it. */
  const draftReminder = async (unit: string): Promise<void> => {
    const { id } = await office.makeSnapshot()
    await circularsApi(calls).draft({ snapshot: id, kind: 'reminder', unit })
    go('circular')
  }
  const decide = (decision: NewLadderDecision): void =>
    void run(async () => {
      const step = await api.decideStep(decision)
      setLast(step)
      setLadder(await api.ladder())
      if (isReminder(step)) await draftReminder(step.unit)
    })
  return (
    <Screen
      title={words.ladder.title}
      lead={view.permissions.includes('ladder.decide') ? words.ladder.lead : words.ladder.leadToRead}
      busy={busy && ladder === null ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {last === null ? null : (
        <MessageBar intent="success">
          <MessageBarBody>
            {last.decision === 'take' ? words.ladder.taken : words.ladder.declined}
          </MessageBarBody>
          {isReminder(last) ? (
            <MessageBarActions>
              <Button size="small" disabled={busy} onClick={() => void run(() => draftReminder(last.unit))}>
                {words.ladder.toReminder}
              </Button>
            </MessageBarActions>
          ) : null}
        </MessageBar>
      )}
      {ladder === null ? null : (
        <>
          {ladder.proposals.length === 0 ? <p className="faint">{words.ladder.none}</p> : null}
          {ladder.proposals.map((proposal) => (
            <ProposalCard
              key={`${proposal.unit} ${proposal.level}`}
              proposal={proposal}
              titles={ladder.titles}
              busy={busy}
              decide={view.permissions.includes('ladder.decide') ? decide : null}
            />
          ))}
          {ladder.decided.length === 0 ? null : <Decided steps={ladder.decided} />}
        </>
      )}
      {view.permissions.includes('accountability.make') ? (
        <details>
          <summary>{words.ladder.account}</summary>
          <HoldToAccount />
        </details>
      ) : null}
    </Screen>
  )
}

function isReminder({ decision, level }: Pick<DecidedStep, 'decision' | 'level'>): boolean {
  return decision === 'take' && level === 'reminder'
}

function ProposalCard(props: {
  proposal: LadderProposal
  titles: LadderView['titles']
  busy: boolean
  decide: ((decision: NewLadderDecision) => void) | null
}): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const { unit, level, grounds } = props.proposal
  const items = [...new Set(grounds.flatMap((ground) => ground.items))]
  const first = items[0]
  return (
    <section className="card">
      <div className="row">
        <strong>{view.campaign.units.find(({ id }) => id === unit)?.name ?? unit}</strong>
        <Badge appearance="tint" color={colours[level]}>
          {words.ladder.suggest(words.overview.level[level])}
        </Badge>
      </div>
      {grounds.map((ground) => (
        <p key={ground.measure} className="said">
          {ground.text}
        </p>
      ))}
      {items.length === 0 ? null : (
        <details>
          <summary>{words.flags.items(items.length)}</summary>
          <NamedItems items={items} titles={props.titles} />
        </details>
      )}
      {props.decide === null ? null : (
        <details>
          <summary>{words.ladder.decide}</summary>
          <DecideStep step={{ unit, level }} busy={props.busy} decide={props.decide} />
        </details>
      )}
      {props.decide !== null && level === 'supervision' && first !== undefined ? (
        <Button size="small" appearance="transparent" onClick={() => go('item', first)}>
          {words.ladder.toNotice} ›
        </Button>
      ) : null}
    </section>
  )
}

function DecideStep(props: {
  step: { readonly unit: string; readonly level: LadderLevel }
  busy: boolean
  decide: (decision: NewLadderDecision) => void
}): ReactElement {
  const words = useWords()
  const [reason, setReason] = useState('')
  const lacksReason = reason.trim() === ''
  return (
    <>
      <Field label={words.ladder.reason} hint={words.ladder.reasonHint}>
        <Textarea
          value={reason}
          rows={2}
          maxLength={MAX_NOTE}
          onChange={(_, data) => setReason(data.value)}
        />
      </Field>
      <div className="row">
        <Button
          disabled={props.busy}
          onClick={() => props.decide({ ...props.step, decision: 'take', reason })}
        >
          {props.step.level === 'reminder' ? words.ladder.takeReminder : words.ladder.take}
        </Button>
        <Button
          disabled={props.busy || lacksReason}
          title={lacksReason ? words.ladder.needsReason : ''}
          onClick={() => props.decide({ ...props.step, decision: 'decline', reason })}
        >
          {words.ladder.decline}
        </Button>
      </div>
    </>
  )
}

function Decided(props: { steps: readonly DecidedStep[] }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  return (
    <details>
      <summary>{words.ladder.history(props.steps.length)}</summary>
      <ol className="history">
        {props.steps.map((step) => (
          <li key={step.id}>
            <strong>
              {view.campaign.units.find(({ id }) => id === step.unit)?.name ?? step.unit}{' '}
              {words.overview.level[step.level]}
            </strong>{' '}
            {words.ladder.said[step.decision]}{' '}
            <span className="faint">
              {step.by} {step.on}
            </span>
            {step.reason === '' ? null : <p className="said">{step.reason}</p>}
            {step.grounds.map((ground) => (
              <p key={ground.measure} className="faint">
                {ground.text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  )
}
