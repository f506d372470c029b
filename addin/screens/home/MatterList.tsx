/** 待办 by kind, each a jump: what it is about, what the other side said, the day that counts. */
import { useState, type ReactElement } from 'react'
import type { Todo, Matter, MatterKind } from '#wire/todo'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { Further } from '../../parts/Further.tsx'
import { unitName } from '../../parts/unitName.ts'

/** So many of one kind stand before anything is pressed. */
const SHOWN_OF_A_KIND = 3

export function MatterList(props: { todo: Todo; open: (matter: Matter) => void }): ReactElement {
  const words = useWords()
  const byKind = new Map<MatterKind, Matter[]>()
  for (const matter of props.todo.matters) {
    const same = byKind.get(matter.kind)
    if (same === undefined) byKind.set(matter.kind, [matter])
    else same.push(matter)
  }
  if (byKind.size === 0) return <p className="faint">{words.todo.none}</p>
  return (
    <div className="matters">
      {[...byKind].map(([kind, matters]) => (
        <MattersOfKind
          key={kind}
          kind={kind}
          matters={matters}
          count={props.todo.counts[kind] ?? matters.length}
          open={props.open}
        />
      ))}
    </div>
  )
}

function MattersOfKind(props: {
  kind: MatterKind
  matters: readonly Matter[]
  /** The server sends the first ones only of a long list. */
  count: number
  open: (matter: Matter) => void
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const [isWhole, setWhole] = useState(false)
  const { kind, matters, count } = props
  const shown = isWhole ? matters : matters.slice(0, SHOWN_OF_A_KIND)
  const isMore = shown.length < matters.length
  return (
    <section className={`matter ${kind}`}>
      <h3>{words.todo.matter(kind, count)}</h3>
      <ul>
        {shown.map((matter) => (
          <li key={matter.key}>
            <button type="button" className="line" onClick={() => props.open(matter)}>
              <span className="problem">
                {view.unitId !== null ? null : <strong>{unitName(view.campaign, matter.unit)} </strong>}
                {matter.number === undefined ? null : `${matter.number} `}
                {matter.title === '' ? words.items.untitled : matter.title}&nbsp;›
              </span>
              {matter.note === '' ? null : <span className="faint clamp">{matter.note}</span>}
              {matter.answerBy === undefined ? null : (
                <span className={matter.answerBy < view.today ? 'warn' : 'faint'}>
                  {words.todo.answerBy(matter.answerBy, view.today)}
                </span>
              )}
              {matter.day === null ? null : (
                <span className="faint">{words.todo.due(kind, matter.day, view.today)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {isMore ? (
        <Further left={count - shown.length} show={() => setWhole(true)} />
      ) : count > shown.length ? (
        <p className="faint">{words.todo.more(count - shown.length)}</p>
      ) : null}
    </section>
  )
}
