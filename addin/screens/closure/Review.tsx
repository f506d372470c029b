/** 审核 — the office, and the leading group after it, decide one by one, with the item's whole history and evidence beside the two buttons. */
import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Matter } from '#wire/todo'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { EvidenceList } from '../items/EvidenceList.tsx'
import { ExtensionLine } from '../requests/ExtensionList.tsx'
import { HistoryList } from '../items/HistoryList.tsx'
import { ItemFacts } from '../items/ItemFacts.tsx'
import { NoticeCard } from '../notices/NoticeCard.tsx'
import { AggregateIcon } from '../../parts/icons.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { DecideMatter, type DoneWord } from './DecideMatter.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useItem } from '../items/useItem.ts'
import { WithdrawalLine } from '../requests/WithdrawalList.tsx'
import { useReview } from './useReview.ts'
import { TransferItem } from '../requests/TransferItem.tsx'
import { useWords } from '../../words.ts'

export function Review(): ReactElement {
  const words = useWords()
  const { subject, can, go } = usePane()
  const { matters, at, matter, done, isGone, load, move, decided, busy, error } = useReview(subject)
  return (
    <Screen
      title={words.review.title}
      lead={words.review.lead}
      busy={busy && matters === null ? words.loading : null}
      primary={
        matters?.length !== 0
          ? null
          : can('snapshot.make')
            ? { label: words.overview.toAggregate, icon: AggregateIcon, act: () => go('aggregate') }
            : { label: words.today.toOverview, act: () => go('overview') }
      }
    >
      <ProblemBar error={error} retry={() => void load()} />
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
          <MatterFile key={matter.key} matter={matter} decided={decided} />
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
      {isHandingOver(matter, file) ? (
        <TransferItem
          item={file.item}
          busy={task.busy}
          act={(work) => act(() => work().then(() => props.decided('transfer')))}
        />
      ) : null}
    </>
  )
}

/** A request of kind 移交 is answered by the transfer itself. */
function isHandingOver({ kind, key }: Matter, { withdrawals }: ItemHistory): boolean {
  return (
    kind === 'withdrawal' &&
    withdrawals.some((one) => key === `withdrawal:${one.id}` && one.kind === 'handed-over')
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
  if (matter.kind === 'withdrawal') {
    const withdrawal = file.withdrawals.find(({ id }) => matter.key === `withdrawal:${id}`)
    return withdrawal === undefined ? null : <WithdrawalLine withdrawal={withdrawal} />
  }
  if (file.item.state !== 'closure-requested' && matter.kind !== 'confirm')
    return <p className="warn">{words.review.claimOnly}</p>
  const request = file.changes.findLast(({ act }) => act === 'request-closure')
  return request === undefined || request.note === '' ? null : <p className="card said">{request.note}</p>
}
