/**
 * Nobody is exposed: every role × every route × a clue with a known giver, and × a confidential item. None of the
 * words that lead to the giver is in any answer that a unit's role, publicity, a leader or the administrator can get.
 */
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import { registers } from '#rules/registers/registers'
import type { CheckRound } from '#wire/checkRound'
import type { CircularDraft } from '#wire/document'
import type { ItemPage, ItemRow, SyncAnswer } from '#wire/item'
import type { Notice } from '#wire/notice'
import type { Snapshot } from '#wire/overview'
import type { EntryRow } from '#wire/register'
import type { Role } from '#wire/session'
import { aPush, expectProblem, type Person } from '../api.ts'
import {
  campaignRoutes,
  openBusyCampaign,
  OWNER,
  withIds,
  type BusyCampaign,
} from '../record/busyCampaign.ts'
import { plausibleBodies } from './plausibleBodies.ts'

const clue = {
  receivedOn: '2017-06-20',
  channel: 'mailbox',
  givenBy: '周某某',
  contact: '13800138000',
  text: '我是会计班周某某，窗口那位上周三把我的报销单扔在地上，请为我保密，电话13800138000。',
}
const WORDING = '窗口服务态度生硬'
/** Who gave it, how, and in which words. */
const secrets = [clue.givenBy, clue.contact, clue.text, '扔在地上', '请为我保密', '意见箱或邮箱', '"mailbox"']

const told = { problem: '某科室两名职工借调期间空领补贴', measures: '逐笔核对发放记录并限期退回' }
const confidential = [told.problem, told.measures]

let busy: BusyCampaign
let handed: EntryRow
let hidden: ItemRow
let itemsFrozen = 0
const people = new Map<string, Person>()

/** Everything that can be read in an answer, also inside a workbook or a letter, and with escapes undone. */
async function wordsOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  const { files } = new PizZip(bytes)
  return Object.values(files)
    .map((file) => file.asText())
    .join('\n')
}

beforeAll(async () => {
  busy = await openBusyCampaign()
  const { office, owner } = busy
  const entered = await office.post<EntryRow>('/registers/clues', {
    id: crypto.randomUUID(),
    values: { ...clue, unit: OWNER },
  })
  handed = await office.post<EntryRow>(`/registers/clues/${entered.id}/item`, { base: 1, wording: WORDING })
  hidden = await owner.enter({ ...told, due: '2017-07-31', evidence: '核对表' })
  await office.post(`/items/${hidden.id}/confidentiality`, { confidential: true, reason: '涉及个人' })
  const items = [handed.item ?? '', hidden.id]
  await office.post<Notice>('/notices', { unit: OWNER, items, demand: '请限期整改' })
  await office.post<CheckRound>('/check-rounds', {
    kind: 'spot-check',
    purpose: '抽查',
    size: 5,
    strataBy: ['unit'],
    eachStratum: true,
    seed: '种子',
    inspectors: [{ name: '丙', unit: null }],
  })
  itemsFrozen = (await office.get<ItemPage>('/items')).items.length
  const snapshot = await office.post<Snapshot>('/snapshots')
  const paper = await office.post<CircularDraft>('/circulars', { snapshot: snapshot.id })
  await office.post(`/circulars/${paper.id}/final`)
  await office.post(`/circulars/${paper.id}/publication`)
  const ids = { ...busy.ids, snapshots: snapshot.id, circulars: paper.id, published: paper.id }
  busy = { ...busy, ids: { ...ids, [`circulars/${paper.id}/figures`]: 'total' } }
  const asked: readonly (readonly [Role, string])[] = [
    ['unit', OWNER],
    ['head', OWNER],
    ['unit', 'cwc'],
    ['head', 'cwc'],
    ['publicity', ''],
    ['leader', ''],
    ['admin', ''],
  ]
  for (const [role, unit] of asked) people.set(`${role} ${unit}`.trim(), await busy.as(role, unit))
})

interface Asked {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

/** Every route with the ids of the item in question, of the clue in every register, and with queries that ask for more. */
function* askings(item: string): Generator<Asked> {
  const ids: Record<string, string> = { ...busy.ids, items: item }
  for (const { method, path } of campaignRoutes) {
    const body = plausibleBodies[`${method} ${path}`] ?? {}
    const named = path.includes('/:register') ? registers.map(({ key }) => key) : ['']
    for (const key of named) {
      const within = path.replace('/:register/:id', `/${key}/${handed.id}`).replace('/:register', `/${key}`)
      const whole = withIds(within, ids)
      // The clue's own register is asked in every way, the others once each.
      const ways = key === '' || key === 'clues' ? ['', `?unit=${OWNER}`, '?asOf=2017-08-15'] : ['']
      if (method !== 'GET') yield { method, path: whole, body }
      else for (const query of ways) yield { method, path: whole + query }
    }
  }
  // The entry's own id sent as if it were new, and the register's words for it.
  for (const { key } of registers) {
    yield { method: 'POST', path: `/registers/${key}`, body: { id: handed.id, values: {} } }
    yield {
      method: 'POST',
      path: `/registers/${key}`,
      body: { id: crypto.randomUUID(), values: { ...clue, unit: OWNER } },
    }
  }
}

async function toldBy(person: Person, item: string, words: readonly string[]): Promise<string[]> {
  const telling: string[] = []
  for (const { method, path, body } of askings(item)) {
    const sent = body === undefined || method === 'DELETE' ? {} : { body }
    const said = await wordsOf(await person.send(method, path, sent))
    const found = words.filter((word) => said.includes(word))
    // What the sender wrote in this very request comes back to nobody else.
    const echoed = method === 'POST' && JSON.stringify(body ?? '').includes(clue.givenBy)
    if (found.length > 0 && !echoed) telling.push(`${method} ${path}: ${found.join('、')}`)
  }
  return telling
}

describe('the giver of a clue (M-22)', () => {
  test('is known to the office and to the leading group', async () => {
    for (const person of [busy.office, await busy.as('group', '')]) {
      const { values } = (await person.get<{ entry: EntryRow }>(`/registers/clues/${handed.id}`)).entry
      expect(values).toMatchObject(clue)
    }
  })

  test.each(['unit jwc', 'head jwc', 'unit cwc', 'head cwc', 'publicity', 'leader', 'admin'])(
    'is in no answer that %s can get',
    async (who) => {
      const person = people.get(who)
      if (person === undefined) throw new Error(who)
      expect(await toldBy(person, handed.item ?? '', secrets)).toEqual([])
    },
    120_000,
  )

  test('nor is the channel, the day or the number of the entry in the row that the unit reads', async () => {
    const row = await busy.owner.row(handed.item ?? '')
    expect(row.content).toMatchObject({ problem: WORDING, source: '办公室转办' })
    expect(JSON.stringify(row)).not.toMatch(/线索|2017-06-20|来源登记/)
  })

  test('is not told by what the office writes into the row afterwards', async () => {
    const { office } = busy
    const row = await office.row(handed.item ?? '')
    const set = { progress: `已回复周某某，${clue.contact}` }
    const pushed = await office.post<SyncAnswer>(
      '/sync',
      aPush([{ id: row.id, base: row.version, set }], { unit: OWNER }),
    )
    expect(pushed.accepted).toEqual([])
    expect(pushed.refused[0]?.findings.map(({ code }) => code)).toEqual(['giver.giver', 'giver.giver'])
  })
})

describe('a confidential item', () => {
  test('is told to its unit, its head, the office and the leading group', async () => {
    for (const person of [busy.owner, people.get('head jwc'), busy.office, await busy.as('group', '')]) {
      expect((await person?.row(hidden.id))?.content.problem).toBe(told.problem)
    }
  })

  test.each(['unit cwc', 'head cwc', 'publicity', 'leader', 'admin'])(
    'is in no answer that %s can get',
    async (who) => {
      const person = people.get(who)
      if (person === undefined) throw new Error(who)
      expect(await toldBy(person, hidden.id, confidential)).toEqual([])
    },
    120_000,
  )

  test('is in no paper, snapshot or workbook, whoever fetches it; every figure counts it', async () => {
    const { office, ids } = busy
    const papers = [
      `/snapshots/${ids['snapshots']}/summary.xlsx`,
      `/snapshots/${ids['snapshots']}/reading.json`,
      `/circulars/${ids['circulars']}/file.docx`,
      `/published/${ids['published']}/file.docx`,
      `/published/${ids['published']}/website.docx`,
    ]
    for (const path of papers) {
      const response = await office.send('GET', path)
      expect([path, response.status]).toEqual([path, 200])
      const said = await wordsOf(response)
      expect([path, confidential.filter((word) => said.includes(word))]).toEqual([path, []])
    }
    const { tally } = await office.get<Snapshot>(`/snapshots/${ids['snapshots']}`)
    expect(tally.total).toBe(itemsFrozen)
  })

  test('frozen before it became confidential, is told no more by the old snapshot, nor by what is compared with it', async () => {
    const { office, owner } = busy
    const late = await owner.enter({
      problem: '某项经费重复列支的情况',
      measures: '逐笔核对',
      due: '2017-07-31',
    })
    const before = await office.post<Snapshot>('/snapshots')
    await office.post(`/items/${late.id}/confidentiality`, { confidential: true, reason: '涉及个人' })
    const after = await office.post<Snapshot>('/snapshots')
    for (const { id } of [before, after]) {
      for (const file of ['summary.xlsx', 'reading.json']) {
        const said = await wordsOf(await office.send('GET', `/snapshots/${id}/${file}`))
        expect([file, said.includes('重复列支')]).toEqual([file, false])
      }
    }
    await office.post(`/items/${late.id}/confidentiality`, { confidential: false, reason: '已核清' })
    const again = await office.post<Snapshot>('/snapshots')
    expect(await wordsOf(await office.send('GET', `/snapshots/${again.id}/summary.xlsx`))).toContain(
      '重复列支',
    )
  })

  test('is made so by the office alone, with its reason, in the history of the item', async () => {
    const { office, owner } = busy
    const path = `/items/${hidden.id}/confidentiality`
    const body = { confidential: false, reason: '不必保密' }
    await expectProblem(await owner.send('POST', path, { body }), 403, 'access.denied')
    await expectProblem(
      await office.send('POST', path, { body: { ...body, reason: ' ' } }),
      422,
      'request.invalid',
    )
    const { confidential: reason, changes } = await owner.get<{
      confidential: string
      changes: { act: string }[]
    }>(`/items/${hidden.id}`)
    expect(reason).toBe('涉及个人')
    expect(changes.map(({ act }) => act)).toContain('protect')
  })
})
