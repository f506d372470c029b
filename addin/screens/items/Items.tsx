/** 问题 — the unit's own items, or all of them for the office, late ones first: where closure, extensions and evidence start. */
import { Badge, Input, Select } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { Timeliness } from '#rules/items/lateness'
import { usePane } from '../../Pane.ts'
import { Further } from '../../parts/Further.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { unitName } from '../../parts/unitName.ts'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { useWords } from '../../words.ts'
import { TransferList } from '../requests/TransferList.tsx'
import { listedStates, useItems, type ListedItem } from './useItems.ts'

/** As many are looked through at once; the others are a press away. */
const STEP = 30

const colours: Readonly<Record<Timeliness, 'danger' | 'severe' | 'brand' | 'success' | 'subtle'>> = {
  overdue: 'danger',
  'due-soon': 'severe',
  'no-due': 'severe',
  'on-time': 'subtle',
  ongoing: 'subtle',
  done: 'brand',
  'late-done': 'brand',
  closed: 'success',
  dropped: 'subtle',
}

export function Items(): ReactElement {
  const words = useWords()
  // The subject is a state: a figure was pressed.
  const { view, subject } = usePane()
  const { sought, seek, found, isEmpty, waiting, load, busy, error } = useItems(subject ?? '')
  const [shown, setShown] = useState(STEP)
  const isAll = view.unitId === null
  return (
    <Screen
      title={isAll ? words.items.allTitle : words.items.title}
      lead={isAll ? words.items.allLead : words.items.lead}
      busy={busy && found === null ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void load()} />
      <Input
        type="search"
        value={sought.text}
        placeholder={words.items.search}
        aria-label={words.items.search}
        onChange={(_, data) => seek({ text: data.value })}
      />
      <div className="row">
        {isAll ? (
          <Select
            aria-label={words.overview.unit}
            value={sought.unit}
            onChange={(_, data) => seek({ unit: data.value })}
          >
            <UnitOptions units={view.campaign.units} none={words.items.allUnits} />
          </Select>
        ) : null}
        <Select
          aria-label={words.report.state}
          value={sought.state}
          onChange={(_, data) => seek({ state: data.value })}
        >
          <option value="">{words.items.allStates}</option>
          {listedStates.map((one) => (
            <option key={one} value={one}>
              {words.items.timeliness(one)}
            </option>
          ))}
        </Select>
        {found === null ? null : <span className="faint">{words.items.count(found.length)}</span>}
      </div>
      {waiting === 0 ? null : <p className="warn">{words.assign.waiting(waiting)}</p>}
      {found?.length === 0 ? (
        <p className="faint">{isEmpty ? words.items.none : words.items.noneFound}</p>
      ) : null}
      <ul className="late">
        {found?.slice(0, shown).map((item) => (
          <ItemLine key={item.row.id} item={item} isAll={isAll} />
        ))}
      </ul>
      <TransferList />
      <Further left={(found?.length ?? 0) - shown} show={() => setShown(shown + STEP)} />
    </Screen>
  )
}

function ItemLine(props: { item: ListedItem; isAll: boolean }): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const { row, timeliness } = props.item
  return (
    <li>
      <button type="button" className="line" onClick={() => go('item', row.id)}>
        <span className="problem">
          {props.isAll && row.unit !== '' ? <strong>{unitName(view.campaign, row.unit)} </strong> : null}
          {row.number} {row.content.problem ?? words.items.untitled}
        </span>
        <span className="row">
          {row.unit === '' ? (
            <Badge appearance="tint" size="small" color="severe">
              {words.assign.none}
            </Badge>
          ) : null}
          <Badge appearance="tint" size="small" color={colours[timeliness]}>
            {words.items.timeliness(timeliness)}
          </Badge>
          {row.content.due === undefined ? null : (
            <span className="faint">{words.overview.dueOn(row.content.due, view.today)}</span>
          )}
        </span>
      </button>
    </li>
  )
}
