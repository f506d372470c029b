/** 问题 — the unit's own items, or all of them for the office, late ones first: where closure, extensions and evidence start. */
import { Badge, Button, Input, Select } from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
import { mentions } from '#rules/items/itemFields'
import { timelinessOf, type Timeliness } from '#rules/items/lateness'
import type { ItemRow } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { allItems } from '../../server/api.ts'
import { useWords } from '../../words.ts'

/** As many are looked through at once; the others are a press away. */
const STEP = 30

/** What needs a hand first. */
const order: readonly Timeliness[] = [
  'overdue',
  'due-soon',
  'no-due',
  'on-time',
  'ongoing',
  'late-done',
  'done',
  'closed',
]

const colours: Readonly<Record<Timeliness, 'danger' | 'severe' | 'brand' | 'success' | 'subtle'>> = {
  overdue: 'danger',
  'due-soon': 'severe',
  'no-due': 'severe',
  'on-time': 'subtle',
  ongoing: 'subtle',
  done: 'brand',
  'late-done': 'brand',
  closed: 'success',
}

export function Items(): ReactElement {
  const words = useWords()
  // The subject is a state: a figure was pressed.
  const { api, view, go, subject } = usePane()
  const [rows, setRows] = useState<readonly ItemRow[] | null>(null)
  const [sought, setSought] = useState('')
  const [unit, setUnit] = useState('')
  const [state, setState] = useState(subject ?? '')
  const [shown, setShown] = useState(STEP)
  const { busy, error, run } = useTask()
  useEffect(() => void run(async () => setRows(await allItems(api))), [api, run])
  const standing = (rows ?? [])
    .filter(({ withdrawn }) => !withdrawn)
    .map((row) => ({ row, timeliness: timelinessOf(row.content, view.today, view.campaign.dueSoonDays) }))
    .filter(
      ({ row, timeliness }) =>
        mentions(row.content, sought.trim()) &&
        (unit === '' || row.unit === unit) &&
        (state === '' || stateOf(timeliness) === state),
    )
    .toSorted(
      (a, b) =>
        Number(b.row.unit === '') - Number(a.row.unit === '') ||
        order.indexOf(a.timeliness) - order.indexOf(b.timeliness),
    )
  const waiting = (rows ?? []).filter((row) => row.unit === '' && !row.withdrawn).length
  const isAll = view.unitId === null
  const nameOf = (id: string): string => view.campaign.units.find((one) => one.id === id)?.name ?? id
  const none = rows?.length === 0 ? words.items.none : words.items.noneFound
  return (
    <Screen
      title={isAll ? words.items.allTitle : words.items.title}
      lead={isAll ? words.items.allLead : words.items.lead}
      busy={busy && rows === null ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void run(async () => setRows(await allItems(api)))} />
      <Input
        type="search"
        value={sought}
        placeholder={words.items.search}
        aria-label={words.items.search}
        onChange={(_, data) => setSought(data.value)}
      />
      <div className="row">
        {isAll ? (
          <Select aria-label={words.overview.unit} value={unit} onChange={(_, { value }) => setUnit(value)}>
            <option value="">{words.items.allUnits}</option>
            {view.campaign.units.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        ) : null}
        <Select aria-label={words.report.state} value={state} onChange={(_, { value }) => setState(value)}>
          <option value="">{words.items.allStates}</option>
          {order
            .filter((one) => stateOf(one) === one)
            .map((one) => (
              <option key={one} value={one}>
                {words.items.timeliness(one)}
              </option>
            ))}
        </Select>
        {rows === null ? null : <span className="faint">{words.items.count(standing.length)}</span>}
      </div>
      {waiting === 0 ? null : <p className="warn">{words.assign.waiting(waiting)}</p>}
      {rows !== null && standing.length === 0 ? <p className="faint">{none}</p> : null}
      <ul className="late">
        {standing.slice(0, shown).map(({ row, timeliness }) => (
          <li key={row.id}>
            <button type="button" className="line" onClick={() => go('item', row.id)}>
              <span className="problem">
                {isAll && row.unit !== '' ? <strong>{nameOf(row.unit)} </strong> : null}
                {row.content.itemNo === undefined ? '' : `${row.content.itemNo}. `}
                {row.content.problem ?? words.items.untitled}
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
        ))}
      </ul>
      {standing.length > shown ? (
        <Button size="small" appearance="subtle" className="further" onClick={() => setShown(shown + STEP)}>
          {words.overview.more(standing.length - shown)}
        </Button>
      ) : null}
    </Screen>
  )
}

/** What is done awaits closure, late or not. */
function stateOf(timeliness: Timeliness): Timeliness {
  return timeliness === 'late-done' ? 'done' : timeliness
}
