/** The acts that concern a file or a week rather than a row, held against the same table (countActs.ts) as noBackDoor. */
import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { countsOf, mayLower, type Count, type CountActName } from '#rules/items/count/countActs'
import type { ItemPage, ItemRow } from '#wire/item'
import type { ReportMatrix } from '#wire/report'
import { roles, type Role } from '#wire/session'
import type { SettingsView } from '#wire/settings'
import type { Upload } from '#wire/upload'
import { clockOf, json, open, request, bindings, type Opened, type Person } from './api.ts'
import app from '../../worker/index.ts'

const LONG_AGO = '2017-06-01T09:00'
const NOW = '2017-07-10T09:00'
const TODAY = asDay('2017-07-10')
const HEAD = '序号,问题表现,整改措施,整改时限,责任人,整改状态'

/** On time, overdue, without a limit. */
const ROWS = [
  '1,窗口午间无人值守,排班到人,2017-08-31,甲某某,',
  '2,报销单据积压两周,增设岗位,2017-07-05,乙某某,',
  '3,成绩更正流程冗长,网上办理,,丙某某,',
]

interface Scene {
  readonly campaign: Opened
  readonly send: (person: Person, moment: string, rows: readonly string[]) => Promise<Upload>
  readonly post: (person: Person, moment: string, path: string, body?: object) => Promise<Response>
  readonly counts: () => Promise<Count[]>
}

async function scene(): Promise<Scene> {
  const campaign = await open({ ends: '2018-12-31' })
  const at = clockOf(campaign)
  const demo = { ...bindings, DEMO: campaign.id }
  const rowsNow = async (): Promise<readonly ItemRow[]> =>
    (await json<ItemPage>(await at(campaign.office, NOW, 'GET', '/items'))).items
  return {
    campaign,
    post: async (person, moment, path, body = {}) => at(person, moment, 'POST', path, body),
    send: async (person, moment, rows) => {
      const path = `/api/campaigns/${campaign.id}/uploads?file=${encodeURIComponent('教务处台账.csv')}&unit=jwc`
      const sent = request('POST', path, {
        token: person.session.token,
        headers: { 'x-demo-now': moment },
        bytes: new TextEncoder().encode([HEAD, ...rows].join('\r\n')),
      })
      return json<Upload>(await app.fetch(sent, demo))
    },
    counts: async () =>
      (await rowsNow()).flatMap(({ content, withdrawn }) => countsOf(content, withdrawn, TODAY)),
  }
}

/** Which counts fell between two looks. */
function fallen(before: readonly Count[], after: readonly Count[]): Count[] {
  const number = (all: readonly Count[], count: Count): number => all.filter((one) => one === count).length
  return (['total', 'open', 'overdue', 'unclear'] as const).filter(
    (count) => number(after, count) < number(before, count),
  )
}

interface FileAct {
  readonly name: string
  readonly rows: readonly string[]
  readonly kind?: 'duplicate'
  readonly as: CountActName | null
}

const acts: readonly FileAct[] = [
  { name: '少了几行，不答', rows: [], as: null },
  { name: '少了几行，要求划去', rows: ROWS.slice(0, 1), kind: 'duplicate', as: 'drop' },
  { name: '时限改晚', rows: ROWS.map((row) => row.replace('2017-0', '2018-0')), as: null },
  { name: '时限清空', rows: ROWS.map((row) => row.replace(/2017-\d\d-\d\d/, '')), as: null },
  {
    name: '时限换成长期坚持',
    rows: ROWS.map((row) => row.replace(/2017-\d\d-\d\d/, '长期坚持')),
    as: 'name-limit',
  },
  { name: '写已完成', rows: ROWS.map((row) => `${row}已完成`), as: 'claim' },
  { name: '写已销号', rows: ROWS.map((row) => `${row}已销号`), as: 'claim' },
  { name: '写已核减', rows: ROWS.map((row) => `${row}已核减`), as: null },
]

describe('一份台账文件', () => {
  test.each(acts.flatMap((act) => (['unit', 'office'] as const).map((role) => ({ ...act, role }))))(
    '$name，由$role报来：变小的数字表上都写着',
    async ({ rows, kind, as, role }) => {
      const { campaign, send, post, counts } = await scene()
      const person = role === 'unit' ? await campaign.unit('jwc') : campaign.office
      const first = await send(person, LONG_AGO, ROWS)
      await post(person, LONG_AGO, `/uploads/${first.id}/acceptance`)
      await post(campaign.office, '2017-06-02T09:00', '/snapshots')
      const before = await counts()
      expect(before.filter((count) => count === 'total')).toHaveLength(3)
      const next = await send(person, NOW, rows)
      const gone = kind === undefined ? [] : next.gone
      const answers = gone.map(({ id }) => [id, { act: 'withdraw', reason: '两处登记', kind }])
      await post(person, NOW, `/uploads/${next.id}/acceptance`, { gone: Object.fromEntries(answers) })
      const wrong = fallen(before, await counts()).filter(
        (count) => !mayLower(as, role, false).includes(count),
      )
      expect(wrong).toEqual([])
    },
  )

  test.each(['unit', 'office'] as const)('收入又收回，由%s：列入汇总的，单位收不回', async (role) => {
    const { campaign, send, post, counts } = await scene()
    const person = role === 'unit' ? await campaign.unit('jwc') : campaign.office
    const first = await send(person, LONG_AGO, ROWS)
    await post(person, LONG_AGO, `/uploads/${first.id}/acceptance`)
    await post(campaign.office, '2017-06-02T09:00', '/snapshots')
    const before = await counts()
    const back = await post(person, NOW, `/uploads/${first.id}/withdrawal`)
    expect(back.status).toBe(role === 'unit' ? 409 : 200)
    const wrong = fallen(before, await counts()).filter(
      (count) => !mayLower('take-back', role, false).includes(count),
    )
    // What the office takes back it has decided; its rows were late as well.
    expect(role === 'unit' ? wrong : wrong.filter((count) => count !== 'overdue')).toEqual([])
  })
})

describe('缺报', () => {
  const WEEK = '2017-W24'
  const week = [
    ['报周报告', 'report', 'PUT', `/reports/${WEEK}`, { kind: 'weekly', text: '补报' }],
    ['报本周无新增', 'report', 'PUT', `/reports/${WEEK}`, { kind: 'no-new', text: '' }],
    ['报零报告', 'report', 'PUT', `/reports/${WEEK}`, { kind: 'zero', text: '' }],
    ['免报', 'exempt', 'POST', '/exemptions', { units: ['jwc'], from: WEEK, to: WEEK, reason: '不再需要' }],
  ] as const

  test.each(week)('%s：只有表上写的人能让它变小', async (_name, as, method, path, body) => {
    for (const role of roles) {
      const campaign = await open()
      const at = clockOf(campaign)
      const missing = async (): Promise<number> => {
        const { units } = await json<ReportMatrix>(await at(campaign.office, NOW, 'GET', '/reports'))
        return units.flatMap(({ statuses }) => statuses).filter((status) => status === 'missing').length
      }
      const person = await campaign.as(role, 'jwc')
      const before = await missing()
      await at(person, NOW, method, path, body)
      expect([role, (await missing()) < before]).toEqual([
        role,
        mayLower(as, role, false).includes('missing'),
      ])
    }
  })

  test('改设置：办公室和管理员以外的人改不了', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const { version, campaign: settings } = await json<SettingsView>(
      await at(campaign.office, NOW, 'GET', '/settings'),
    )
    const later = { ...settings, units: settings.units.map((unit) => ({ ...unit, since: TODAY })) }
    for (const role of roles.filter(
      (one): one is Role => !mayLower('settings', one, false).includes('missing'),
    )) {
      const person = await campaign.as(role, 'jwc')
      const changed = await at(person, NOW, 'PUT', '/settings', { base: version, campaign: later })
      expect([role, changed.status]).toEqual([role, 403])
    }
  })
})
