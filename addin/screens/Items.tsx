/** 问题 — the unit's own items, late ones first: where closure, extensions and evidence start. */
import { Badge, Input } from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
import { timelinessOf, type Timeliness } from '#rules/lateness'
import type { ItemRow } from '#wire/item'
import { usePane } from '../Pane.ts'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useTask } from '../parts/useTask.ts'
import { allItems } from '../server/api.ts'
import { useWords } from '../words.ts'

/** A list longer than this is searched, not scrolled. */
const SHOWN = 100

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

const colours: Readonly<Record<Timeliness, 'danger' | 'warning' | 'brand' | 'success' | 'subtle'>> = {
  overdue: 'danger',
  'due-soon': 'warning',
  'no-due': 'warning',
  'on-time': 'subtle',
  ongoing: 'subtle',
  done: 'brand',
  'late-done': 'brand',
  closed: 'success',
}

export function Items(): ReactElement {
  const words = useWords()
  const { api, view, go } = usePane()
  const [rows, setRows] = useState<readonly ItemRow[] | null>(null)
  const [sought, setSought] = useState('')
  const { busy, error, run } = useTask()
  useEffect(() => void run(async () => setRows(await allItems(api))), [api, run])
  const standing = (rows ?? [])
    .filter(({ withdrawn }) => !withdrawn)
    .map((row) => ({ row, timeliness: timelinessOf(row.content, view.today, view.campaign.dueSoonDays) }))
    .filter(({ row }) => matches(row, sought))
    .toSorted(
      (a, b) =>
        Number(b.row.unit === '') - Number(a.row.unit === '') ||
        order.indexOf(a.timeliness) - order.indexOf(b.timeliness),
    )
  const waiting = (rows ?? []).filter(({ unit, withdrawn }) => unit === '' && !withdrawn).length
  const none = rows?.length === 0 ? words.items.none : words.items.noneFound
  return (
    <Screen
      title={words.items.title}
      lead={words.items.lead}
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
      {waiting === 0 ? null : <p className="warn">{words.assign.waiting(waiting)}</p>}
      {rows !== null && standing.length === 0 ? <p className="faint">{none}</p> : null}
      <ul className="late">
        {standing.slice(0, SHOWN).map(({ row, timeliness }) => (
          <li key={row.id}>
            <button type="button" className="line" onClick={() => go('item', row.id)}>
              <span className="problem">
                {row.content.itemNo === undefined ? '' : `${row.content.itemNo}. `}
                {row.content.problem ?? words.items.untitled}
              </span>
              <span className="row">
                {row.unit === '' ? (
                  <Badge appearance="tint" size="small" color="warning">
                    {words.assign.none}
                  </Badge>
                ) : null}
                <Badge appearance="tint" size="small" color={colours[timeliness]}>
                  {words.items.timeliness(timeliness)}
                </Badge>
                {row.content.due === undefined ? null : (
                  <span className="faint">{words.overview.dueOn(row.content.due)}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {standing.length > SHOWN ? <p className="faint">{words.items.more(standing.length - SHOWN)}</p> : null}
    </Screen>
  )
}

function matches({ content }: ItemRow, sought: string): boolean {
  const { itemNo, problem, owner, department, leader } = content
  return [itemNo, problem, owner, department, leader].some((text) => (text ?? '').includes(sought.trim()))
}
