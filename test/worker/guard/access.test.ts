import { describe, expect, test } from 'vitest'
import type { ItemHistory, ItemPage, SyncAnswer } from '#wire/item'
import type { Overview } from '#wire/overview'
import type { ReportMatrix } from '#wire/report'
import { roles, type Role } from '#wire/session'
import { access, type Permission } from '#wire/access'
import { permissionGuarding, whyDenied } from '../../../worker/guard/access.ts'
import app from '../../../worker/index.ts'
import { aPush, expectProblem, open, send, type Person } from '../api.ts'

/** Every route of a campaign, from the worker itself, so that a new one cannot be forgotten here. */
const campaignRoutes = app.routes
  .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/campaigns/:campaign'))
  .map(({ method, path }) => ({ method, path: path.replace('/api/campaigns/:campaign', '') }))

/** Who gets past the table. Bodies are empty, so whoever does gets some other answer than 403. */
const readers: readonly Role[] = ['unit', 'head', 'office', 'group', 'leader']
const unitAndHead: readonly Role[] = ['unit', 'head']
const withTodo: readonly Role[] = ['unit', 'head', 'office']
const seesAll: readonly Role[] = ['office', 'group', 'leader']
const registerReaders: readonly Role[] = [...readers, 'publicity']
const registerWriters: readonly Role[] = ['unit', 'head', 'office', 'publicity']
const expected: Readonly<Record<string, readonly Role[]>> = {
  'GET ': roles,
  'GET /items': readers,
  'GET /items/:id': readers,
  'GET /questions': ['unit', 'office'],
  'POST /questions/answers': ['unit', 'office'],
  'POST /sync': ['unit', 'office'],
  'POST /items/:id/closure-request': unitAndHead,
  'POST /items/:id/review': ['office'],
  'POST /items/:id/reopening': ['office'],
  'POST /items/:id/confirmation': ['group'],
  'GET /items/:id/closure': readers,
  'GET /check-rounds': seesAll,
  'POST /check-rounds': ['office'],
  'GET /check-rounds/:id': seesAll,
  'GET /check-rounds/:id/record': seesAll,
  'GET /check-rounds/:id/replay': seesAll,
  'POST /check-rows/:id/verdict': ['office'],
  'GET /flags': ['office', 'group'],
  'POST /flags/decision': ['office'],
  'GET /ladder': seesAll,
  'POST /ladder/decisions': ['office'],
  'GET /accountabilities': seesAll,
  'POST /accountabilities': ['office'],
  'POST /items/:id/evidence': unitAndHead,
  'GET /evidence/:id/file': ['unit', 'head', 'office', 'group'],
  'DELETE /evidence/:id': unitAndHead,
  'POST /items/:id/extensions': unitAndHead,
  'POST /extensions/:id/decision': ['office'],
  'POST /items/:id/withdrawals': unitAndHead,
  'POST /withdrawals/:id/decision': ['office'],
  'GET /notices': readers,
  'POST /notices': ['office'],
  'GET /notices/:id/file.docx': readers,
  'POST /notices/:id/answer': unitAndHead,
  'POST /notices/:id/review': ['office'],
  'GET /todo': [...withTodo, 'group'],
  'POST /todo/seen': [...withTodo, 'group'],
  'GET /overview/circular-preview': withTodo,
  'POST /uploads': ['unit', 'office'],
  'GET /uploads': ['unit', 'office'],
  'GET /uploads/:id': ['unit', 'office'],
  'POST /uploads/:id/acceptance': ['unit', 'office'],
  'POST /uploads/:id/withdrawal': ['unit', 'office'],
  'POST /uploads/:id/reading': ['unit', 'office'],
  'GET /uploads/:id/file': ['unit', 'office'],
  'GET /profiles': ['unit', 'office'],
  'PUT /profiles/:fingerprint': ['unit', 'office'],
  'POST /items/:id/unit': ['office'],
  'POST /items/:id/confidentiality': ['office'],
  'GET /record': ['office', 'group', 'admin'],
  'GET /record/lines': ['office', 'group', 'admin'],
  'GET /record/check': ['office', 'group', 'admin'],
  'GET /registers': registerReaders,
  'GET /registers/:register': registerReaders,
  'GET /registers/:register/file.xlsx': registerReaders,
  'POST /registers/:register': registerWriters,
  'GET /registers/:register/:id': registerReaders,
  'PUT /registers/:register/:id': registerWriters,
  'POST /registers/:register/:id/withdrawal': registerWriters,
  'POST /registers/:register/:id/item': ['unit', 'office'],
  'GET /items/:id/entries': readers,
  'GET /reports': readers,
  'GET /reports/draft': readers,
  'GET /reports/:period': readers,
  'PUT /reports/:period': unitAndHead,
  'GET /weeks': seesAll,
  'POST /weeks/:period/preparation': ['office'],
  'GET /weeks/:period/urging': ['office'],
  'GET /exemptions': readers,
  'POST /exemptions': ['office'],
  'POST /exemptions/:id/end': ['office'],
  'GET /settings': ['office', 'admin'],
  'GET /settings/versions': ['office', 'admin'],
  'GET /settings/file.xlsx': ['office', 'admin'],
  'POST /settings/reading': ['office', 'admin'],
  'POST /settings/weighing': ['office', 'admin'],
  'PUT /settings': ['office', 'admin'],
  'POST /settings/copy': ['office', 'admin'],
  'GET /overview': readers,
  'POST /snapshots': ['office'],
  'GET /snapshots': seesAll,
  'GET /snapshots/:id': seesAll,
  'GET /snapshots/:id/tally.json': seesAll,
  'GET /snapshots/:id/reading.json': seesAll,
  'GET /snapshots/:id/summary.xlsx': seesAll,
  'GET /codes': ['office', 'admin'],
  'POST /codes': ['office', 'admin'],
  'POST /codes/hand-out.xlsx': ['office', 'admin'],
  'DELETE /codes/:id': ['office', 'admin'],
  'GET /deputies': roles,
  'POST /deputies': roles,
  'DELETE /deputies/:id': roles,
  'GET /transfers': readers,
  'POST /items/:id/transfers': ['office'],
  'PUT /items/:id/supports': ['office'],
  'GET /supports': unitAndHead,
  'POST /items/:id/shares': unitAndHead,
  'POST /items/:id/link': ['office'],
  'POST /items/:id/link/end': ['office'],
  'POST /items/:id/talk': [...withTodo, 'group'],
  'GET /people': ['admin'],
  'PUT /people/:id': ['admin'],
  'DELETE /people/:id': ['admin'],
  'POST /circulars': ['office'],
  'GET /circulars': seesAll,
  'GET /circulars/:id': seesAll,
  'GET /circulars/:id/file.docx': seesAll,
  'GET /circulars/:id/staleness': seesAll,
  'GET /circulars/:id/figures/:key': seesAll,
  'POST /circulars/:id/draft': ['office'],
  'POST /circulars/:id/final': ['office'],
  'POST /circulars/:id/publication': ['office'],
  'POST /circulars/:id/withdrawal': ['office'],
  'GET /published': [...readers, 'publicity'],
  'GET /published/:id': [...readers, 'publicity'],
  'GET /published/:id/file.docx': [...readers, 'publicity'],
  'GET /published/:id/website.docx': ['office', 'publicity'],
  'GET /templates': ['office'],
  'GET /templates/:kind': ['office'],
  'PUT /templates/:kind': ['office'],
  'DELETE /templates/:kind': ['office'],
  'GET /items/:id/closing-sheet.docx': readers,
  'GET /unit-report/file.docx': readers,
  'GET /ledger/self-check.xlsx': ['unit', 'office'],
  'GET /ledger/self-checks.zip': ['unit', 'office'],
}

function filled(path: string): string {
  return path
    .replace(':id', 'none')
    .replace(':register', 'none')
    .replace(':period', '2017-W24')
    .replace(':fingerprint', 'none')
    .replace(':kind', 'none')
}

describe('every route of a campaign', () => {
  test('is listed here', () => {
    const names = new Set(campaignRoutes.map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`))
    expect([...names].toSorted()).toEqual(Object.keys(expected).toSorted())
  })

  test('stands behind the table: one act guards it, and lets in whom this list lets in', () => {
    const guards = new Map<string, Permission[]>()
    for (const { method, path, handler } of app.routes) {
      const act = permissionGuarding(handler)
      if (act === undefined) continue
      const name = `${method} ${path.replace('/api/campaigns/:campaign', '').replace(/\/$/, '')}`
      guards.set(name, [...(guards.get(name) ?? []), act])
    }
    for (const [name, allowed] of Object.entries(expected)) {
      const acts = guards.get(name) ?? []
      expect([name, acts.length]).toEqual([name, 1])
      const byTable = roles.filter((role) => acts.every((act) => whyDenied(act, role) === null))
      expect([name, byTable.toSorted()]).toEqual([name, allowed.toSorted()])
    }
    const guarded = new Set([...guards.values()].flat())
    expect([...guarded].toSorted()).toEqual(Object.keys(access).toSorted())
  })

  test('needs a session, and one of this campaign', async () => {
    const here = await open()
    const stranger = await open()
    for (const { method, path } of campaignRoutes) {
      const whole = `/api/campaigns/${here.id}${filled(path)}`
      await expectProblem(await send(method, whole), 401, 'session.missing')
      const { token } = stranger.office.session
      await expectProblem(await send(method, whole, { token }), 403, 'campaign.foreign')
    }
  })

  test('M-07: lets in the roles of the table and tells the others why not', async () => {
    const { as } = await open()
    const people = new Map<Role, Person>()
    for (const role of roles) people.set(role, await as(role, 'jwc'))
    for (const [name, allowed] of Object.entries(expected)) {
      const [method = '', path = ''] = name.split(' ')
      for (const [role, person] of people) {
        const response = await person.send(method, filled(path))
        const isDenied = response.status === 403
        expect([name, role, isDenied]).toEqual([name, role, !allowed.includes(role)])
        if (isDenied) await expectProblem(response, 403, 'access.denied')
      }
    }
  })

  test('has a reason wherever a role is kept out', () => {
    for (const { roles: allowed, reason } of Object.values(access)) {
      if (allowed.length < roles.length) expect(reason).toMatch(/。$/)
    }
  })
})

describe('another unit', () => {
  test('M-09: can neither see nor touch a row, whatever it sends', async () => {
    const { unit, office } = await open()
    const owner = await unit('jwc')
    const other = await unit('cwc')
    const row = await owner.enter({ problem: '窗口无人值守', measures: '排班', evidence: '排班表' })
    await expectProblem(await other.send('GET', `/items/${row.id}`), 404, 'item.unknown')
    expect((await other.get<ItemPage>('/items?unit=jwc')).items).toEqual([])
    const pushed = await other.post<SyncAnswer>(
      '/sync',
      aPush([{ id: row.id, base: 1, set: { owner: '外人' } }], { unit: 'jwc' }),
    )
    expect(pushed.accepted).toEqual([])
    expect(pushed.refused[0]?.findings[0]?.code).toBe('item.unknown')
    expect(pushed.items).toEqual([])
    const created = await other.sync([{ id: row.id, base: 0, set: { problem: '占用编号' } }])
    expect(created.refused[0]?.findings[0]?.code).toBe('item.unknown')
    const closing = await other.send('POST', `/items/${row.id}/closure-request`, {
      body: { completedOn: '2017-08-01', note: '' },
    })
    await expectProblem(closing, 404, 'item.unknown')
    const { item, changes } = await office.get<ItemHistory>(`/items/${row.id}`)
    expect(item.version).toBe(1)
    expect(changes).toHaveLength(1)
  })

  test('stands in nobody else’s figures, reports or matrix', async () => {
    const { unit, office } = await open()
    const owner = await unit('jwc')
    const other = await unit('cwc')
    await owner.enter({ problem: '窗口无人值守', due: '2017-07-31', foundOn: '2017-06-01' })
    await owner.put('/reports/2017-W24', { kind: 'weekly', text: '本周进展' })
    const overview = await other.get<Overview>('/overview?asOf=2017-08-15&unit=jwc')
    expect(overview.tally.total).toBe(0)
    expect(Object.keys(overview.tally.byUnit)).toEqual(['cwc'])
    expect(overview.overdue).toEqual([])
    expect(overview.week?.units.map((row) => row.unit)).toEqual(['cwc'])
    expect((await other.get<ReportMatrix>('/reports')).units.map((row) => row.unit)).toEqual(['cwc'])
    expect(await other.get('/reports/2017-W24')).toEqual({ reports: [] })
    expect(await other.get('/reports/draft?period=2017-W24&unit=jwc')).toMatchObject({ kind: 'zero' })
    expect((await office.get<Overview>('/overview?asOf=2017-08-15')).tally.total).toBe(1)
  })
})
