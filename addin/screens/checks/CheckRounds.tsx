/** 抽查 and 回头看 — rounds of checks: the latest with its rows, the earlier ones, and a new draw. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { CheckKind } from '#rules/checks/checkRound'
import type { CheckRoundHead } from '#wire/checkRound'
import { usePane } from '../../Pane.ts'
import { DrawForm } from './DrawForm.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { RoundRecord } from './RoundRecord.tsx'
import { RoundRows } from './RoundRows.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useCheckRounds } from './useCheckRounds.ts'
import { useWords } from '../../words.ts'

export function SpotChecks(): ReactElement {
  return <CheckRounds kind="spot-check" />
}

export function LookBacks(): ReactElement {
  return <CheckRounds kind="look-back" />
}

function CheckRounds(props: { kind: CheckKind }): ReactElement {
  const words = useWords()
  const { can } = usePane()
  const { kind } = props
  const { rounds, round, drawn, load, draw, judge, busy, error } = useCheckRounds(kind)
  const canDraw = can('check.draw')
  return (
    <Screen
      title={words.rounds.title[kind]}
      lead={words.rounds.lead[kind]}
      busy={busy && rounds === null ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void load(round?.id ?? null)} />
      {drawn === null ? null : (
        <MessageBar intent="success">
          <MessageBarBody>{words.rounds.drawn(drawn.name, drawn.rows, drawn.frameSize)}</MessageBarBody>
        </MessageBar>
      )}
      {rounds?.length === 0 ? (
        <p className="faint">{canDraw ? words.rounds.none : words.rounds.noneToRead}</p>
      ) : null}
      {round === null ? null : (
        <section className="card">
          <h2>
            {round.name}
            {round.purpose === '' ? '' : ` · ${round.purpose}`}
          </h2>
          <p className="faint">
            {words.rounds.madeOn(round.madeOn)} · {words.rounds.line(round.judged, round.rows, round.failed)}
          </p>
          <RoundRows kind={kind} rows={round.list} busy={busy} judge={judge} />
          <RoundRecord key={round.id} round={round} />
        </section>
      )}
      <Earlier rounds={rounds ?? []} shown={round?.id ?? ''} choose={(id) => void load(id)} />
      {canDraw && rounds !== null ? (
        <details key={`draw ${rounds.length}`} open={rounds.length === 0}>
          <summary>{words.rounds.make}</summary>
          <DrawForm kind={kind} inspectors={rounds[0]?.inspectors ?? []} busy={busy} draw={draw} />
        </details>
      ) : null}
    </Screen>
  )
}

function Earlier(props: {
  rounds: readonly CheckRoundHead[]
  shown: string
  choose: (id: string) => void
}): ReactElement | null {
  const words = useWords()
  const others = props.rounds.filter(({ id }) => id !== props.shown)
  if (others.length === 0) return null
  return (
    <ul className="jumps">
      {others.map((one) => (
        <li key={one.id}>
          <Button size="small" appearance="transparent" onClick={() => props.choose(one.id)}>
            {one.name} · {words.rounds.madeOn(one.madeOn)} ·{' '}
            {words.rounds.line(one.judged, one.rows, one.failed)}
          </Button>
        </li>
      ))}
    </ul>
  )
}
