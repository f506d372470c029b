/** 抽查 and 回头看 — rounds of checks: the latest with its rows, the earlier ones, and a new draw. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import type { CheckKind } from '#rules/checks/checkRound'
import type { CheckRound, CheckRoundHead, NewCheckRound, NewVerdict } from '#wire/checkRound'
import { usePane } from '../../Pane.ts'
import { DrawForm } from './DrawForm.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { RoundRecord } from './RoundRecord.tsx'
import { RoundRows } from './RoundRows.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { checksApi } from '../../server/checksApi.ts'
import { useWords } from '../../words.ts'

export function SpotChecks(): ReactElement {
  return <CheckRounds kind="spot-check" />
}

export function LookBacks(): ReactElement {
  return <CheckRounds kind="look-back" />
}

function CheckRounds(props: { kind: CheckKind }): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const { kind } = props
  const api = useMemo(() => checksApi(calls), [calls])
  const [rounds, setRounds] = useState<readonly CheckRoundHead[] | null>(null)
  const [round, setRound] = useState<CheckRound | null>(null)
  const [drawn, setDrawn] = useState<CheckRound | null>(null)
  const { busy, error, run } = useTask()
  const show = useCallback(
    async (id: string | null) => {
      const { rounds: all } = await api.rounds(kind)
      const shown = id ?? all[0]?.id
      setRound(shown === undefined ? null : await api.round(shown))
      setRounds(all)
    },
    [api, kind],
  )
  const load = useCallback((id: string | null) => run(async () => show(id)), [run, show])
  useEffect(() => void load(null), [load])
  const draw = (request: NewCheckRound): void =>
    void run(async () => {
      const made = await api.draw(request)
      await show(made.id)
      // Not before its rows are there: what somebody opened below would be the round before, and close again.
      setDrawn(made)
    })
  const judge = (row: string, given: NewVerdict): void =>
    void run(async () => {
      await api.judge(row, given)
      if (round !== null) await show(round.id)
    })
  const canDraw = view.permissions.includes('check.draw')
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
