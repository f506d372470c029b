/** 阶梯建议 — what the rules propose for each unit, with the sum; the office takes or declines, and holds to account. */
import { Badge, Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { LadderLevel } from '#rules/campaign/campaign'
import { saySteps } from '#rules/campaign/stepTaken'
import type { LadderProposal } from '#rules/checks/ladderProposal'
import type { DecidedStep, LadderView, NewLadderDecision } from '#wire/ladder'
import { usePane } from '../../Pane.ts'
import { HoldToAccount } from './HoldToAccount.tsx'
import { NamedItems } from '../items/NamedItems.tsx'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { unitName } from '../../parts/unitName.ts'
import { isReminder, useLadder } from './useLadder.ts'
import { useWords } from '../../words.ts'

const colours: Readonly<Record<LadderLevel, 'informative' | 'warning' | 'severe' | 'danger'>> = {
  reminder: 'informative',
  supervision: 'warning',
  circular: 'severe',
  talk: 'danger',
}

export function Ladder(): ReactElement {
  const words = useWords()
  const { can } = usePane()
  const { ladder, last, load, decide, remind, busy, error } = useLadder()
  return (
    <Screen
      title={words.ladder.title}
      lead={can('ladder.decide') ? words.ladder.lead : words.ladder.leadToRead}
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
              <Button size="small" disabled={busy} onClick={() => remind(last.unit)}>
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
              taken={ladder.taken}
              busy={busy}
              decide={can('ladder.decide') ? decide : null}
            />
          ))}
          {ladder.decided.length === 0 ? null : <Decided steps={ladder.decided} />}
        </>
      )}
      {can('accountability.make') ? (
        <details>
          <summary>{words.ladder.account}</summary>
          <HoldToAccount />
        </details>
      ) : null}
    </Screen>
  )
}

function ProposalCard(props: {
  proposal: LadderProposal
  titles: LadderView['titles']
  taken: LadderView['taken']
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
        <strong>{unitName(view.campaign, unit)}</strong>
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
          <StepsTaken items={items} titles={props.titles} taken={props.taken} />
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

/** What was done about each item already; nothing where nothing was. */
function StepsTaken(props: {
  items: readonly string[]
  titles: LadderView['titles']
  taken: LadderView['taken']
}): ReactElement | null {
  const words = useWords()
  const lines = props.items.flatMap((id) => {
    const steps = props.taken[id] ?? []
    return steps.length === 0 ? [] : [{ id, said: saySteps(steps) }]
  })
  if (lines.length === 0) return null
  return (
    <ul className="late">
      {lines.map(({ id, said }) => (
        <li key={id} className="faint">
          {words.ladder.stepsTaken(props.titles[id]?.problem ?? '', said)}
        </li>
      ))}
    </ul>
  )
}

function DecideStep(props: {
  step: { readonly unit: string; readonly level: LadderLevel }
  busy: boolean
  decide: (decision: NewLadderDecision) => void
}): ReactElement {
  const words = useWords()
  const { step, busy, decide } = props
  return (
    <NoteForm
      label={words.ladder.reason}
      hint={words.ladder.reasonHint}
      busy={busy}
      decisions={[
        {
          label: step.level === 'reminder' ? words.ladder.takeReminder : words.ladder.take,
          decide: (reason) => decide({ ...step, decision: 'take', reason }),
        },
        {
          label: words.ladder.decline,
          needsNote: words.ladder.needsReason,
          decide: (reason) => decide({ ...step, decision: 'decline', reason }),
        },
      ]}
    />
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
              {unitName(view.campaign, step.unit)} {words.overview.level[step.level]}
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
