import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemState } from '#rules/items/closure'
import { addDays, asDay, type Day } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import type { FieldValue } from '#rules/items/itemFields'
import type { ItemStatus } from '#rules/items/closure'
import { itemOn, versionsOf, type PastChange } from '#rules/items/pastItem'
import { tallyItems, type TalliedItem } from '#rules/figures/tally'
import { aCampaign, calendar2017 } from '../../stories.ts'

const entered = asDay('2017-06-01')
const on = (days: number): Day => addDays(entered, days)

function change(
  act: string,
  day: Day,
  fields: Record<string, [from: FieldValue, to: FieldValue]> = {},
): PastChange {
  return { act, day, fields: Object.entries(fields).map(([field, [from, to]]) => ({ field, from, to })) }
}

const closedNow: ItemStatus = {
  content: { problem: '窗口无人值守', due: asDay('2017-07-31'), claimed: 'closed', closedOn: on(20) },
  state: 'closed',
  withdrawn: false,
}
const history = [
  change('extend', on(10), { due: ['2017-06-30', '2017-07-31'] }),
  change('request-closure', on(15), { claimed: [null, 'done'], completedOn: [null, on(15)] }),
  change('return', on(16), { claimed: ['done', 'in-progress'], completedOn: [on(15), null] }),
  change('request-closure', on(18), { claimed: ['in-progress', 'done'], completedOn: [null, on(18)] }),
  change('close', on(20), {
    claimed: ['done', 'closed'],
    completedOn: [on(18), null],
    closedOn: [null, on(20)],
  }),
]
const versions = versionsOf(closedNow, entered, history)

describe('往日的问题', () => {
  test('文件改动后又整份收回，两份先后收回，各天仍是各天的状态', () => {
    const now: ItemStatus = { content: { problem: '窗口无人值守' }, state: 'open', withdrawn: false }
    const told = versionsOf(now, entered, [
      change('request-closure', on(1), { claimed: [null, 'done'] }),
      change('edit', on(2), { claimed: ['done', 'closed'] }),
      change('close', on(2)),
      change('take-back', on(3), { claimed: ['closed', 'done'] }),
      change('edit', on(4), { claimed: ['done', null] }),
      change('withdraw', on(5)),
      change('take-back', on(6)),
      change('take-back', on(7), { claimed: [null, 'done'] }),
      change('return', on(8), { claimed: ['done', null] }),
    ])
    const stands = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => itemOn(told, on(day)))
    expect(stands.map((one) => (one?.withdrawn === true ? '已撤回' : one?.state))).toEqual([
      'closure-requested',
      'closed',
      'closure-requested',
      'open',
      '已撤回',
      'open',
      'closure-requested',
      'open',
    ])
  })

  test('登记之前没有这条问题，登记当天就有', () => {
    expect(itemOn(versions, on(-1))).toBeNull()
    expect(itemOn(versions, on(0))?.content).toEqual({ problem: '窗口无人值守', due: '2017-06-30' })
  })

  test('延期批准以前看到的是原来的时限，批准当天起是新的', () => {
    expect(itemOn(versions, on(9))?.content.due).toBe('2017-06-30')
    expect(itemOn(versions, on(10))?.content.due).toBe('2017-07-31')
  })

  test('申请、退回、再申请、销号，每天各是各的状态', () => {
    const states = [14, 15, 16, 17, 18, 19, 20].map((day) => itemOn(versions, on(day))?.state)
    expect(states).toEqual([
      'open',
      'closure-requested',
      'open',
      'open',
      'closure-requested',
      'closure-requested',
      'closed',
    ])
    expect(itemOn(versions, on(16))?.content).not.toHaveProperty('completedOn')
  })

  test('没有采用的修改不改变往日', () => {
    const conflict = change('conflict', on(30), { due: ['2017-07-31', '2017-12-31'] })
    expect(versionsOf(closedNow, entered, [...history, conflict])).toEqual(versions)
  })

  test('撤回以前的日子照样算数', () => {
    const gone = versionsOf({ ...closedNow, state: 'open', withdrawn: true }, entered, [
      change('withdraw', on(5)),
    ])
    expect([on(4), on(5)].map((day) => itemOn(gone, day)?.withdrawn)).toEqual([false, true])
  })

  test('撤回以后还有别的记录，撤回那天起仍是撤回的', () => {
    const gone = versionsOf({ ...closedNow, state: 'open', withdrawn: true }, entered, [
      change('withdraw', on(5)),
      change('assign', on(8), { unit: [null, 'jwc'] }),
    ])
    expect([on(4), on(6), on(8)].map((day) => itemOn(gone, day)?.withdrawn)).toEqual([false, true, true])
  })

  test('领导小组确认以前是待确认，不是已销号', () => {
    const agreed = versionsOf({ ...closedNow, state: 'closure-reviewed' }, entered, [
      change('request-closure', on(3)),
      change('agree-closure', on(4)),
    ])
    expect([on(2), on(3), on(4)].map((day) => itemOn(agreed, day)?.state)).toEqual([
      'open',
      'closure-requested',
      'closure-reviewed',
    ])
  })
})

/** A ledger kept the simple way: every row a bag of values, a copy of all of it put away each evening. */
interface SimpleRow {
  readonly id: number
  readonly enteredOn: Day
  values: Record<string, FieldValue>
  state: ItemState
  withdrawn: boolean
  readonly changes: PastChange[]
}

interface Step {
  readonly act:
    | 'enter'
    | 'edit'
    | 'request-closure'
    | 'close'
    | 'return'
    | 'reopen'
    | 'withdraw'
    | 'extend'
    | 'assign'
    | 'conflict'
    | 'wait'
  readonly row: number
  readonly days: number
}

/** Does one step to a row if its state allows it; says what it set. */
function setBy(step: Step, row: SimpleRow, today: Day): Record<string, FieldValue> | null {
  const open = row.state === 'open' && !row.withdrawn
  switch (step.act) {
    case 'edit':
      if (row.state === 'closed' || row.withdrawn) return null
      return step.days % 2 === 0
        ? { due: addDays(today, step.days - 20), 'extras/备注': `第${step.days}次` }
        : {
            claimed: step.days % 3 === 0 ? 'done' : 'in-progress',
            completedOn: step.days % 3 === 0 ? today : null,
          }
    case 'request-closure':
      return open ? { claimed: 'done', completedOn: today } : null
    case 'return':
      return row.state === 'closure-requested' ? { claimed: 'in-progress', completedOn: null } : null
    case 'close':
      return row.state === 'closure-requested' ? { claimed: 'closed', closedOn: today } : null
    case 'reopen':
      return row.state === 'closed' ? { claimed: 'in-progress', completedOn: null, closedOn: null } : null
    case 'withdraw':
      return open ? {} : null
    case 'extend':
      return open && typeof row.values['due'] === 'string' ? { due: addDays(today, step.days) } : null
    case 'assign':
      return row.withdrawn ? null : { unit: step.days % 2 === 0 ? 'jwc' : 'tsg' }
    case 'conflict':
      return { due: '2017-12-31' }
    default:
      return null
  }
}

const stateAfter: Partial<Record<Step['act'], ItemState>> = {
  'request-closure': 'closure-requested',
  close: 'closed',
  return: 'open',
  reopen: 'open',
}

function take(step: Step, row: SimpleRow, today: Day): void {
  const set = setBy(step, row, today)
  if (set === null) return
  const fields = Object.entries(set)
    .map(([field, to]) => ({ field, from: row.values[field] ?? null, to }))
    .filter(({ from, to }) => from !== to)
  row.changes.push({ act: step.act, day: today, fields })
  if (step.act === 'conflict') return
  if (step.act === 'withdraw') row.withdrawn = true
  row.values = { ...row.values, ...set }
  const takesBack =
    step.act === 'edit' &&
    row.state === 'closure-requested' &&
    fields.some(({ field, to }) => field === 'claimed' && to !== 'done')
  row.state = takesBack ? 'open' : (stateAfter[step.act] ?? row.state)
}

function contentOf(values: Record<string, FieldValue>): ItemContent {
  const { 'extras/备注': note, ...fields } = values
  const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  return note === undefined || note === null ? kept : { ...kept, extras: { 备注: String(note) } }
}

function counted(row: { readonly id: number; readonly content: ItemContent }): TalliedItem {
  return { origin: { file: '台账.xlsx', sheet: '台账', row: row.id }, ...row.content }
}

const steps = fc.array(
  fc.record({
    act: fc.constantFrom<Step['act']>(
      'enter',
      'enter',
      'edit',
      'edit',
      'request-closure',
      'request-closure',
      'close',
      'close',
      'return',
      'reopen',
      'withdraw',
      'extend',
      'assign',
      'conflict',
      'wait',
      'wait',
      'wait', // prettier-ignore
    ),
    row: fc.nat(7),
    days: fc.nat(40),
  }),
  { maxLength: 120 },
)

describe('任何经过', () => {
  test('往日的统计等于当日所做的统计，每一天都是', () => {
    const campaign = aCampaign()
    fc.assert(
      fc.property(steps, (taken) => {
        const rows: SimpleRow[] = []
        const evenings = new Map<Day, { id: number; content: ItemContent; state: ItemState }[]>()
        let today = entered
        const putAway = (): void => {
          const standing = rows.filter(({ withdrawn }) => !withdrawn)
          evenings.set(
            today,
            standing.map(({ id, values, state }) => ({ id, content: contentOf(values), state })),
          )
        }
        for (const step of taken) {
          if (step.act === 'wait') {
            putAway()
            today = addDays(today, 1 + (step.days % 5))
          } else if (step.act === 'enter') {
            const values = {
              unit: 'jwc',
              problem: '问题',
              due: step.days === 0 ? null : addDays(today, step.days - 10),
            }
            rows.push({
              id: rows.length,
              enteredOn: today,
              values,
              state: 'open',
              withdrawn: false,
              changes: [],
            })
          } else {
            const row = rows[step.row]
            if (row !== undefined) take(step, row, today)
          }
        }
        putAway()
        for (const [day, evening] of evenings) {
          const told = rows.flatMap(({ id, values, state, withdrawn, enteredOn, changes }) => {
            const now = { content: contentOf(values), state, withdrawn }
            const stood = itemOn(versionsOf(now, enteredOn, changes), day)
            return stood === null || stood.withdrawn
              ? []
              : [{ id, content: stood.content, state: stood.state }]
          })
          expect(told).toEqual(evening)
          expect(tallyItems(told.map(counted), campaign, calendar2017, day)).toEqual(
            tallyItems(evening.map(counted), campaign, calendar2017, day),
          )
        }
      }),
      { numRuns: 400 },
    )
  })
})
