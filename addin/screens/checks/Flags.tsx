/** 疑点 — what the rules have found, each with its reason and its rows; people dismiss or note it. */
import { Badge } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { FlagDecision, FlagList, FlagRow } from '#wire/flag'
import { usePane } from '../../Pane.ts'
import { NamedItems } from '../items/NamedItems.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { useFlags } from './useFlags.ts'
import { useWords } from '../../words.ts'

export function Flags(): ReactElement {
  const words = useWords()
  const { list, load, decide, busy, error } = useFlags()
  const waiting = list?.flags.filter(({ decided }) => decided === null) ?? []
  const decided = list?.flags.filter((flag) => flag.decided !== null) ?? []
  return (
    <Screen
      title={words.flags.title}
      lead={words.flags.lead}
      busy={busy && list === null ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {list === null ? null : waiting.length === 0 ? (
        <p className="faint">{words.flags.none}</p>
      ) : (
        <>
          <h2>{words.flags.waiting(waiting.length)}</h2>
          {waiting.map((flag) => (
            <FlagCard key={flag.key} flag={flag} titles={list.titles} busy={busy} decide={decide} />
          ))}
        </>
      )}
      {list === null || decided.length === 0 ? null : (
        <details>
          <summary>{words.flags.decided(decided.length)}</summary>
          {decided.map((flag) => (
            <FlagCard key={flag.key} flag={flag} titles={list.titles} busy={busy} decide={decide} />
          ))}
        </details>
      )}
    </Screen>
  )
}

function FlagCard(props: {
  flag: FlagRow
  titles: FlagList['titles']
  busy: boolean
  decide: (decision: FlagDecision) => void
}): ReactElement {
  const words = useWords()
  const { can } = usePane()
  const { flag } = props
  return (
    <section className="card">
      <div className="row">
        <Badge appearance="tint" color={flag.decided === null ? 'warning' : 'informative'}>
          {words.flags.kind(flag.kind)}
        </Badge>
        {flag.decided === null ? null : <strong>{words.flags.said[flag.decided.decision]}</strong>}
      </div>
      <p className="said">{flag.reason}</p>
      {flag.decided === null ? null : (
        <p className="faint">
          {flag.decided.by} {flag.decided.on} {flag.decided.reason}
        </p>
      )}
      <details>
        <summary>{words.flags.items(flag.items.length)}</summary>
        <NamedItems items={flag.items} titles={props.titles} />
      </details>
      {flag.decided === null && can('flag.decide') ? (
        <details>
          <summary>{words.flags.decide}</summary>
          <DecideFlag flag={flag} busy={props.busy} decide={props.decide} />
        </details>
      ) : null}
    </section>
  )
}

function DecideFlag(props: {
  flag: FlagRow
  busy: boolean
  decide: (decision: FlagDecision) => void
}): ReactElement {
  const words = useWords()
  const { key } = props.flag
  return (
    <NoteForm
      label={words.flags.reason}
      hint={words.flags.reasonHint}
      busy={props.busy}
      decisions={[
        { label: words.flags.note, decide: (reason) => props.decide({ key, decision: 'note', reason }) },
        {
          label: words.flags.dismiss,
          needsNote: words.flags.needsReason,
          decide: (reason) => props.decide({ key, decision: 'dismiss', reason }),
        },
      ]}
    />
  )
}
