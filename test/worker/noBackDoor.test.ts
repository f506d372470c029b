/**
 * Every act × every state × every role, through the worker's routes: whatever lowers a count is named by the table of
 * acts that may (worker/rules/items/count/countActs.ts), for that role. One item for each cell, so that nothing hides
 * behind anything else.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { countActs, countsOf, mayLower, type Count, type CountActName } from '#rules/items/count/countActs'
import type { Extension } from '#wire/extension'
import type { FieldValue, ItemPage, ItemRow, RowChange, SyncAnswer } from '#wire/item'
import type { Notice } from '#wire/notice'
import type { Overview } from '#wire/overview'
import { roles, type Role } from '#wire/session'
import type { Withdrawal } from '#wire/withdrawal'
import { pushes } from './countedPushes.ts'
import { clockOf, json, open, type Opened, type Person } from './api.ts'

const UNIT = 'jwc'
const LONG_AGO = '2017-06-01T09:00'
const LATELY = '2017-06-25T09:00'
const NOW = '2017-07-10T09:00'
const TODAY = asDay('2017-07-10')
/** When a limit that was moved later would have passed: what will be late must not be let off, either. */
const LATER = asDay('2017-10-15')
const AHEAD = '2017-08-31'
const PAST = '2017-07-05'

/** A row whose plan is whole, so that its state may move. */
const whole = {
  problem: '窗口中午无人值守，办事须等',
  owner: '甲某某',
  kind: '慢作为',
  category: 6,
  post: '窗口岗',
  cause: '人手不足',
  measures: '实行轮班',
  goal: '午间不断档',
  leader: '乙某某',
  department: '综合科',
  due: AHEAD,
} as const

/** How a row comes to stand in each state; what is not said is as in `counted`. */
interface Standing {
  readonly entered: string
  readonly set?: Readonly<Record<string, FieldValue>>
  readonly by?: 'office'
  readonly prepare?: (world: World, row: ItemRow) => Promise<void>
  readonly isDraft?: true
}

const standings: Readonly<Record<string, Standing>> = {
  草稿: { entered: NOW, isDraft: true },
  草稿逾期: { entered: NOW, set: { due: PAST } },
  草稿无时限: { entered: NOW, set: { due: null }, isDraft: true },
  草稿来自督导: { entered: NOW, set: { source: '督导检查' } },
  满几天: { entered: LATELY },
  列入汇总: { entered: LONG_AGO },
  逾期: { entered: LONG_AGO, set: { due: PAST } },
  无时限: { entered: LONG_AGO, set: { due: null } },
  长期坚持: { entered: LONG_AGO, set: { due: null, dueText: '长期坚持', disposal: 'ongoing' } },
  办公室登记: { entered: NOW, by: 'office' },
  督办: {
    entered: NOW,
    prepare: async ({ office }, { id }) => {
      const notice = await office<Notice>('POST', '/notices', { unit: UNIT, items: [id], demand: '请办理' })
      noticeOf.set(id, notice.id)
    },
  },
  延过期: {
    entered: LONG_AGO,
    prepare: async ({ unit, office }, { id }) => {
      const asked = { to: '2017-09-30', reason: '设备采购须走招标程序' }
      const { id: extension } = await unit<Extension>('POST', `/items/${id}/extensions`, asked)
      await office('POST', `/extensions/${extension}/decision`, { decision: 'approve', note: '' })
    },
  },
  报完成: { entered: LONG_AGO, set: { due: PAST, claimed: 'done', completedOn: '2017-07-08' } },
  申请销号: { entered: LONG_AGO, set: { due: PAST }, prepare: async (world, row) => request(world, row) },
  已销号: {
    entered: LONG_AGO,
    prepare: async (world, row) => {
      await request(world, row)
      await world.office('POST', `/items/${row.id}/review`, { decision: 'close', note: '已核验' })
    },
  },
  申请核减: {
    entered: LONG_AGO,
    set: { due: PAST },
    prepare: async (world, row) => void (await withdrawal(world, row)),
  },
  已核减: {
    entered: LONG_AGO,
    prepare: async (world, row) => {
      const { id } = await withdrawal(world, row)
      await world.office('POST', `/withdrawals/${id}/decision`, { decision: 'drop', note: '' })
    },
  },
}

const noticeOf = new Map<string, string>()

async function request({ unit }: World, { id }: ItemRow): Promise<void> {
  await unit('POST', `/items/${id}/closure-request`, { completedOn: '2017-07-08', note: '已轮班' })
}

async function withdrawal({ unit }: World, { id }: ItemRow): Promise<Withdrawal> {
  return unit('POST', `/items/${id}/withdrawals`, { kind: 'unfounded', reason: '经核查不属实' })
}

type Call = <T>(method: string, path: string, body?: object) => Promise<T>

interface World {
  readonly campaign: Opened
  readonly unit: Call
  readonly office: Call
}

/** The item to which others are linked; no cell of its own. */
const COUNTING = '00000000-0000-4000-8000-000000000006'

/** What is asked about one row by a route of its own. */
interface Asked {
  readonly name: string
  /** POST where none is said. */
  readonly method?: 'PUT'
  readonly path: (id: string) => string
  readonly body: object
  /** By which line of the table it may lower a count. */
  readonly as: CountActName | null
}

const routes: readonly Asked[] = [
  {
    name: '申请销号',
    path: (id) => `/items/${id}/closure-request`,
    body: { completedOn: '2017-07-09', note: '已轮班' },
    as: 'claim',
  },
  {
    name: '同意销号',
    path: (id) => `/items/${id}/review`,
    body: { decision: 'close', note: '已核验' },
    as: 'close',
  },
  {
    name: '退回',
    path: (id) => `/items/${id}/review`,
    body: { decision: 'return', note: '没有做到' },
    as: null,
  },
  {
    name: '确认销号',
    path: (id) => `/items/${id}/confirmation`,
    body: { decision: 'close', note: '' },
    as: 'close',
  },
  {
    name: '重开',
    path: (id) => `/items/${id}/reopening`,
    body: { note: '又出现了', due: '2017-09-30' },
    as: null,
  },
  { name: '划归单位', path: (id) => `/items/${id}/unit`, body: { unit: 'cwc' }, as: null },
  {
    name: '申请延期',
    path: (id) => `/items/${id}/extensions`,
    body: { to: '2017-12-31', reason: '采购须走招标程序' },
    as: null,
  },
  {
    name: '申请核减',
    path: (id) => `/items/${id}/withdrawals`,
    body: { kind: 'duplicate', reason: '重复登记' },
    as: null,
  },
  {
    name: '关联重复',
    path: (id) => `/items/${id}/link`,
    body: { counting: COUNTING, reason: '两处来源，同一件事' },
    as: 'link',
  },
  {
    name: '解除关联',
    path: (id) => `/items/${id}/link/end`,
    body: { reason: '不是同一件', due: '2017-09-30' },
    as: null,
  },
  {
    name: '报配合进展',
    path: (id) => `/items/${id}/shares`,
    body: { id: '00000000-0000-4000-8000-000000000005', text: '已办' },
    as: null,
  },
  {
    name: '指定配合单位',
    method: 'PUT',
    path: (id) => `/items/${id}/supports`,
    body: { units: ['cwc'], told: false, note: '' },
    as: null,
  },
  {
    name: '答复督办单',
    path: (id) => `/notices/${noticeOf.get(id) ?? 'none'}/answer`,
    body: { text: '已办' },
    as: null,
  },
  {
    name: '督办单办结',
    path: (id) => `/notices/${noticeOf.get(id) ?? 'none'}/review`,
    body: { decision: 'settle', note: '' },
    as: null,
  },
]

/** Those who may push; for all others the door is shut, which a push of theirs shows. */
const pushing: readonly Role[] = ['unit', 'office']
const acting: readonly Role[] = ['unit', 'head', 'office']

interface Cell {
  readonly state: string
  readonly act: string
  readonly role: Role
  readonly as: CountActName | null
  readonly id: string
  before: readonly Count[]
  after: readonly Count[]
}

const cells: Cell[] = []
let world: World
let people: Readonly<Record<Role, Person>>
let at: ReturnType<typeof clockOf>

async function rowsNow(): Promise<Map<string, ItemRow>> {
  const rows = new Map<string, ItemRow>()
  for (let cursor = 0, more = true; more;) {
    const page: ItemPage = await json(await at(people.office, NOW, 'GET', `/items?cursor=${cursor}`))
    for (const item of page.items) rows.set(item.id, item)
    ;({ cursor, more } = page)
  }
  return rows
}

async function counts(): Promise<Map<string, readonly Count[]>> {
  const rows = await rowsNow()
  const of = ({ content, withdrawn }: ItemRow): Count[] => {
    const now = countsOf(content, withdrawn, TODAY)
    const willBeLate = now.includes('open') && countsOf(content, withdrawn, LATER).includes('overdue')
    return willBeLate && !now.includes('overdue') ? [...now, 'overdue'] : now
  }
  return new Map(Array.from(rows, ([id, row]) => [id, of(row)]))
}

const PUSH_ROWS = 500

async function push(person: Person, moment: string, changes: readonly RowChange[]): Promise<SyncAnswer[]> {
  const answers: SyncAnswer[] = []
  for (let from = 0; from < changes.length; from += PUSH_ROWS) {
    const body = {
      pushId: crypto.randomUUID(),
      cursor: 0,
      unit: UNIT,
      changes: changes.slice(from, from + PUSH_ROWS),
    }
    answers.push(await json(await at(person, moment, 'POST', '/sync', body)))
  }
  return answers
}

/** All rows of all cells, each entered when and by whom its state says. */
async function enterRows(): Promise<void> {
  const waves = new Map<string, RowChange[]>([[`${LONG_AGO} unit`, [{ id: COUNTING, base: 0, set: whole }]]])
  for (const [state, { entered, by = 'unit', set = {} }] of Object.entries(standings)) {
    const made = (act: string, role: Role, as: CountActName | null): void => {
      const id = crypto.randomUUID()
      cells.push({ state, act, role, as, id, before: [], after: [] })
      const fields = Object.entries({ ...whole, ...set }).filter(([, value]) => value !== null)
      const key = `${entered} ${by}`
      waves.set(key, [...(waves.get(key) ?? []), { id, base: 0, set: Object.fromEntries(fields) }])
    }
    for (const { name, as } of pushes) {
      made(name, 'unit', as)
      // What the office changes it has decided; of its acts those are played that could lower a count at all.
      if (as !== null) made(name, 'office', as)
    }
    // Whom the door is shut to, it is shut to in every state: two show it.
    const asking = state === '列入汇总' || state === '逾期' ? roles : acting
    for (const role of asking) for (const { name, as } of routes) made(name, role, as)
  }
  for (const [key, changes] of [...waves].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [moment = NOW, by] = key.split(' ')
    await push(people[by === 'office' ? 'office' : 'unit'], moment, changes)
    if (moment === LONG_AGO) await at(people.office, '2017-06-02T09:00', 'POST', '/snapshots', {})
  }
}

async function actInEveryCell(): Promise<void> {
  for (const role of pushing) {
    const mine = cells.filter((cell) => cell.role === role && pushes.some(({ name }) => name === cell.act))
    const rows = await rowsNow()
    const changes = mine.flatMap(({ id, act: name }): RowChange[] => {
      const change = pushes.find((one) => one.name === name)?.change
      const base = rows.get(id)?.version
      return base === undefined || change === undefined
        ? []
        : [{ id, base, ...change, set: { ...change.set } }]
    })
    await push(people[role], NOW, changes)
  }
  for (const { name, method = 'POST', path, body } of routes) {
    for (const cell of cells) {
      // A name may stand for a push as well; those of a route are entered for every role.
      if (cell.act === name && routes.some((one) => one.as === cell.as && one.name === name)) {
        await at(people[cell.role], NOW, method, path(cell.id), body)
      }
    }
  }
}

beforeAll(async () => {
  const campaign = await open({
    requestLimit: { burst: 1_000_000, perMinute: 1_000_000 },
    ends: '2018-12-31',
  })
  at = clockOf(campaign)
  people = {
    unit: await campaign.unit(UNIT),
    head: await campaign.as('head', UNIT),
    office: campaign.office,
    group: await campaign.as('group', UNIT),
    leader: campaign.leader,
    publicity: await campaign.as('publicity', UNIT),
    admin: await campaign.as('admin', UNIT),
  }
  const call =
    (person: Person): Call =>
    async (method, path, body) => {
      const response = await at(person, NOW, method, path, body)
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      return json(response)
    }
  world = { campaign, unit: call(people.unit), office: call(people.office) }
  await enterRows()
  const entered = await rowsNow()
  for (const { state, id } of cells) {
    const row = entered.get(id)
    if (row === undefined) throw new Error(`${state} was not entered`)
    await standings[state]?.prepare?.(world, row)
  }
  const before = await counts()
  await actInEveryCell()
  const after = await counts()
  for (const cell of cells) {
    cell.before = before.get(cell.id) ?? []
    cell.after = after.get(cell.id) ?? []
  }
})

/** What has left the count altogether is no more late; that it left is what the table speaks of. */
const fallen = ({ before, after }: Cell): Count[] =>
  before.filter((count) => !after.includes(count) && (count !== 'overdue' || after.includes('open')))

describe('每个动作 × 每种状态 × 每种角色', () => {
  test('能让数字变小的，表上都写着，也只有表上写的人能做', () => {
    const holes = cells.flatMap((cell) => {
      const isDraft = standings[cell.state]?.isDraft === true
      const allowed = [
        ...mayLower(cell.as, cell.role, isDraft),
        ...(cell.as === 'name-limit' ? mayLower('draft-limit', cell.role, isDraft) : []),
        // The office corrects a row one by one, and drops it where it says the kind.
        ...mayLower('correct', cell.role, isDraft),
        ...(cell.act.startsWith('划去') ? mayLower('drop', cell.role, isDraft) : []),
      ]
      const wrong = fallen(cell).filter((count) => !allowed.includes(count))
      return wrong.length === 0 ? [] : [`${cell.role}对“${cell.state}”${cell.act}：${wrong.join('、')}`]
    })
    expect(holes).toEqual([])
  })

  test('单位和负责人自己的动作，不让总数和未销号数变小，除非是草稿', () => {
    const alone = cells.filter(({ role }) => role === 'unit' || role === 'head')
    const fell = alone.filter((cell) => fallen(cell).some((count) => count === 'total' || count === 'open'))
    expect([...new Set(fell.map(({ state, act: name }) => `${state}：${name}`))].toSorted()).toEqual([
      '草稿无时限：划去',
      '草稿无时限：划去，写明类别',
      '草稿：划去',
      '草稿：划去，写明类别',
    ])
  })

  test('查看、宣传、管理的角色什么数字也动不了', () => {
    const idle = cells.filter(({ role }) => ['leader', 'publicity', 'admin', 'group'].includes(role))
    expect(idle.filter((cell) => fallen(cell).length > 0)).toEqual([])
    expect(idle).toHaveLength(2 * 4 * routes.length)
  })

  test('表里的每一行都有用处：草稿可以划去，核减和销号由办公室作出', () => {
    const did = (as: CountActName): boolean => cells.some((cell) => cell.as === as && fallen(cell).length > 0)
    expect((['strike', 'claim', 'name-limit', 'close', 'link'] as const).filter((as) => !did(as))).toEqual([])
    expect(
      cells.some(
        ({ role, act: name, after }) => role === 'office' && name === '划去，写明类别' && after.length === 1,
      ),
    ).toBe(true)
    expect(Object.keys(countActs).length).toBeGreaterThan(10)
  })

  test('逐条相加与总览一致，核减的仍在总数中', async () => {
    const overview: Overview = await json(await at(people.office, NOW, 'GET', '/overview'))
    const now = [...(await counts()).values()]
    const sum = (count: Count): number => now.filter((one) => one.includes(count)).length
    const { total, byTimeliness: by } = overview.tally
    expect([total, total - by.closed - by.dropped, by['no-due']]).toEqual([
      sum('total'),
      sum('open'),
      sum('unclear'),
    ])
    expect(overview.dropped).toHaveLength(by.dropped)
    expect(by.dropped).toBeGreaterThan(0)
  })
})
