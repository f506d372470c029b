/** 汇总 — freeze all units' ledgers into a snapshot, then open or download the leaders' workbook. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { newestState } from '#rules/figures/predecessor'
import type { SnapshotHead } from '#wire/overview'
import { usePane } from '../../Pane.ts'
import { AggregateIcon, DownloadIcon } from '../../parts/icons.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useWords } from '../../words.ts'
import { useAggregate } from './useAggregate.ts'

export function Aggregate(): ReactElement {
  const words = useWords()
  const { can } = usePane()
  const work = useAggregate()
  const { busy } = work
  const mayMake = can('snapshot.make')
  const latest = newestState(work.snapshots.toReversed()) ?? undefined
  const others = work.snapshots.filter((snapshot) => snapshot !== latest)
  if (!can('snapshot.read')) return <Screen title={words.aggregate.title} lead={words.aggregate.officeOnly} />
  return (
    <Screen
      title={words.aggregate.title}
      lead={mayMake ? words.aggregate.lead : words.aggregate.leadToRead}
      busy={busy ? work.step : null}
      primary={
        mayMake
          ? { label: words.aggregate.run, icon: AggregateIcon, act: work.aggregate }
          : latest === undefined
            ? null
            : { label: words.aggregate.download, icon: DownloadIcon, act: () => work.download(latest) }
      }
    >
      <ProblemBar error={work.error} retry={() => void work.load()} />
      {work.note === null ? null : <p role="status">{work.note}</p>}
      {latest === undefined ? (
        <p className="faint">{busy ? '' : mayMake ? words.aggregate.none : words.aggregate.noneToRead}</p>
      ) : (
        <Latest latest={latest} work={work} />
      )}
      {others.length === 0 ? null : (
        <details>
          <summary>{words.aggregate.earlier}</summary>
          <ul className="jumps">
            {others.map((snapshot) => (
              <li key={snapshot.id}>
                <Button
                  size="small"
                  appearance="transparent"
                  disabled={busy}
                  onClick={() => work.download(snapshot)}
                >
                  {words.aggregate.made(snapshot.no, snapshot.asOf, snapshot.itemCount)}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Screen>
  )
}

function Latest(props: { latest: SnapshotHead; work: ReturnType<typeof useAggregate> }): ReactElement {
  const words = useWords()
  const { can, go } = usePane()
  const { latest } = props
  const { busy, open, download } = props.work
  return (
    <div className="card">
      <p>
        <strong>{words.aggregate.made(latest.no, latest.asOf, latest.itemCount)}</strong>
      </p>
      {latest.changes === null ? null : (
        <p>{words.snapshot.sinceLast(latest.previousAsOf, latest.changes)}</p>
      )}
      {latest.basis === 'present' ? <p className="faint">{words.snapshot.present}</p> : null}
      <div className="row">
        {open === null ? null : (
          <Button disabled={busy} onClick={() => open(latest)}>
            {words.aggregate.open}
          </Button>
        )}
        {can('snapshot.make') ? (
          <Button disabled={busy} icon={<DownloadIcon />} onClick={() => download(latest)}>
            {words.aggregate.download}
          </Button>
        ) : null}
        {can('circular.make') ? (
          <Button appearance="subtle" onClick={() => go('circular')}>
            {words.aggregate.toCircular}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
