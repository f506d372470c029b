/** 总览 — units × weeks first, then figures by unit, then what is late; as of any day. */
import { Field, Input } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { keyFiguresOf } from '#rules/figures/keyFigures'
import { usePane } from '../../Pane.ts'
import { AggregateIcon } from '../../parts/icons.ts'
import { DroppedList } from './DroppedList.tsx'
import { OverdueList } from './OverdueList.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { UnitTable } from './UnitTable.tsx'
import { WeekMatrix } from '../weeks/WeekMatrix.tsx'
import { useOverview } from './useOverview.ts'
import { useWords } from '../../words.ts'

/** The unit table below should be near. */
const FIRST_LATE = 8

export function Overview(): ReactElement {
  const words = useWords()
  const { can, view, go } = usePane()
  const { asOf, setAsOf, overview, matrix, load, busy, error } = useOverview()
  const late =
    overview === null ? '' : words.overview.completedLate(keyFiguresOf(overview.tally).completedLate)
  return (
    <Screen
      title={words.overview.title}
      busy={busy && overview === null ? words.loading : null}
      primary={
        can('snapshot.make')
          ? { label: words.overview.toAggregate, icon: AggregateIcon, act: () => go('aggregate') }
          : null
      }
    >
      <ProblemBar error={error} retry={() => void load()} />
      <Field label={words.overview.asOf} hint={words.overview.asOfHint}>
        <Input type="date" value={asOf} max={view.today} onChange={(_, data) => setAsOf(data.value)} />
      </Field>
      {matrix === null ? null : (
        <div className="low">
          <WeekMatrix matrix={matrix} />
        </div>
      )}
      {overview === null ? null : (
        <>
          <h2>{words.overview.overdueList}</h2>
          <OverdueList
            overdue={overview.overdue}
            view={view}
            first={FIRST_LATE}
            levels
            open={(id) => go('item', id)}
          />
          <h2>{words.overview.figures}</h2>
          {late === '' ? null : <p>{late}</p>}
          <UnitTable overview={overview} campaign={view.campaign} />
          <DroppedList dropped={overview.dropped} open={(id) => go('item', id)} />
          {overview.tally.uncoveredYears.length === 0 ? null : (
            <p className="warn">{words.overview.uncovered(overview.tally.uncoveredYears)}</p>
          )}
        </>
      )}
    </Screen>
  )
}
