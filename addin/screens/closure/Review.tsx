/** 审核 — the office, and the leading group after it, decide one by one, with the item's whole history and evidence beside the two buttons. */
import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import type { Matter } from '#wire/todo'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { EvidenceList } from '../items/EvidenceList.tsx'
import { ExtensionLine } from '../items/ExtensionList.tsx'
import { HistoryList } from '../items/HistoryList.tsx'
import { ItemFacts } from '../items/ItemFacts.tsx'
import { NoticeCard } from '../notices/NoticeCard.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { DecideMatter, type DoneWord } from './DecideMatter.tsx'
import { reviewedKinds } from './reviewedKinds.ts'
import { Screen } from '../../parts/Screen.tsx'
import { useItem } from '../items/useItem.ts'
import { useTask } from '../../parts/useTask.ts'
import { useWords } from '../../words.ts'

export function Review(): ReactElement {
  const words = useWords()
  const { api, subject, view, go } = usePane()
  const [matters, setMatters] = useState<readonly Matter[] | null>(null)
  const [at, setAt] = useState(0)
  const [done, setDone] = useState<DoneWord | null>(null)
  const [isGone, setGone] = useState(false)
  const { busy, error, run } = useTask()
  const load = useCallback(
    (key: string | null) =>
      run(async () => {
        const { matters: waiting } = await api.todo()
        const queue = waiting.filter(({ kind }) => reviewedKinds.has(kind))
        setMatters(queue)
        const asked = queue.findIndex((matter) => matter.key === key)
        setGone(key !== null && asked < 0)
        // After a decision the next one has moved into the place of the one decided.
        setAt((place) => (asked >= 0 ? asked : Math.max(0, Math.min(place, queue.length - 1))))
      }),
    [api, run],
  )
  useEffect(() => void load(subject), [load, subject])
  const matter = matters?.[at]
  const move = (to: number): void => {
    setDone(null)
    setGone(false)
    setAt(to)
  }
  return (
    <Screen
      title={words.review.title}
      lead={words.review.lead}
      busy={busy && matters === null ? words.loading : null}
      primary={
        matters?.length !== 0
          ? null
          : view.permissions.includes('snapshot.make')
            ? { label: words.overview.toAggregate, act: () => go('aggregate') }
            : { label: words.today.toOverview, act: () => go('overview') }
      }
    >
      <ProblemBar error={error} retry={() => void load(null)} />
      {isGone ? <p className="warn">{words.review.gone}</p> : null}
      {done === null ? null : (
        <MessageBar intent="success">
          <MessageBarBody>{words.review.done[done]}</MessageBarBody>
        </MessageBar>
      )}
      {matters === null ? null : matter === undefined ? (
        <p className="faint">{words.review.none}</p>
      ) : (
        <>
          <nav className="row" aria-label={words.review.title}>
            <Button size="small" disabled={at === 0} onClick={() => move(at - 1)}>
              {words.review.previous}
            </Button>
            <span>{words.review.of(at + 1, matters.length)}</span>
            <Button size="small" disabled={at + 1 >= matters.length} onClick={() => move(at + 1)}>
              {words.review.next}
            </Button>
          </nav>
          <MatterFile
            key={matter.key}
            matter={matter}
            // Said when the next one is in its place: a press on what was decided already would be refused.
            decided={(word) => void load(null).then(() => setDone(word))}
          />
        </>
      )}
    </Screen>
  )
}

function MatterFile(props: { matter: Matter; decided: (word: DoneWord) => void }): ReactElement {
  const words = useWords()
  const { matter } = props
  const { file, task, act, load } = useItem(matter.item)
  if (file === null) {
    return (
      <>
        {task.busy ? <Spinner size="tiny" label={words.loading} /> : null}
        <ProblemBar error={task.error} retry={() => void load()} />
      </>
    )
  }
  return (
    <>
      <h2>{words.todo.matter(matter.kind, 1)}</h2>
      <ItemFacts file={file} />
      <Asked matter={matter} file={file} />
      <EvidenceList item={file.item.id} evidence={file.evidence} canAdd={false} changed={load} />
      <HistoryList changes={file.changes} open />
      <ProblemBar error={task.error} retry={() => void load()} />
      <DecideMatter matter={matter} file={file} busy={task.busy} act={act} decided={props.decided} />
    </>
  )
}

/** What is to be decided, in the unit's words. */
function Asked(props: { matter: Matter; file: ItemHistory }): ReactElement | null {
  const words = useWords()
  const { matter, file } = props
  const notice = file.notices.find(({ id }) => id === matter.notice)
  if (notice !== undefined) return <NoticeCard notice={notice} act={() => Promise.resolve()} busy={false} />
  if (matter.kind === 'extension') {
    const extension = file.extensions.find(({ id }) => matter.key === `extension:${id}`)
    return extension === undefined ? null : <ExtensionLine extension={extension} />
  }
  if (file.item.state !== 'closure-requested' && matter.kind !== 'confirm')
    return <p className="warn">{words.review.claimOnly}</p>
  const request = file.changes.findLast(({ act }) => act === 'request-closure')
  return request === undefined || request.note === '' ? null : <p className="card said">{request.note}</p>
}
