/**
 * A campaign as the former version left it: its backup, made by that version's own commands before commands were named
 * noun.verb. Whoever runs the product keeps such files for years; each version must take them in and go on from them.
 */
import { describe, expect, test } from 'vitest'
import { BackupCheck } from '#rules/record/BackupCheck'
import type { BackupHead } from '#rules/record/backupFile'
import type { ClosureRecord } from '#wire/closure'
import type { CircularList, FigureRows } from '#wire/document'
import type { ItemHistory, ItemPage, ItemRow } from '#wire/item'
import type { NoticeList, Notice } from '#wire/notice'
import type { SnapshotList } from '#wire/overview'
import type { RecordedLines } from '#wire/record'
import type { EntryList } from '#wire/register'
import type { Session } from '#wire/session'
import type { UploadList } from '#wire/upload'
import type { KeptCheck } from '../../../worker/ledger/record/checkKept.ts'
import type { RecordEntry } from '../../../worker/ledger/record/recordRows.ts'
import { growingSha256 } from '../../../worker/ledger/store/hostCrypto.ts'
import { sqliteHex } from '../../../worker/ledger/record/rowDigests.ts'
import { json, OPERATOR, Person, send } from '../api.ts'

/** Of a campaign that was only ever opened for this file. */
const codes = {
  office: 'former-2017:DR6KP6DV8CMMJR8M75GK7K1675',
  group: 'former-2017:VEBQET2CMZBTHW2P7PJS8DK369',
  jwc: 'former-2017:49T0VPTS913AGZQ3C8GF9AYPZS',
  cwc: 'former-2017:283CZ6Z80R8X3AZ6M0V8T85XHZ',
}

const packed = import.meta.glob<string>('./formerVersion.jsonl.gz', {
  query: '?url&inline',
  import: 'default',
  eager: true,
})

/** The file's lines. */
async function fileLines(): Promise<string[]> {
  const bytes = await (await fetch(packed['./formerVersion.jsonl.gz'] ?? '')).arrayBuffer()
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(stream).text()).trimEnd().split('\n')
}

/** As `npm run restore` sends it: the head, then each table with its rows, then the end. */
async function restore(lines: readonly string[]): Promise<Response> {
  const [first = '', ...rest] = lines
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the first line of every backup
  const head = JSON.parse(first) as BackupHead
  const at = `/api/operator/campaigns/${head.campaign}/restore`
  await send('POST', at, { token: OPERATOR, body: head })
  const parts: string[][] = []
  for (const line of rest) {
    if (line.startsWith('{"table":')) parts.push([line])
    else if (line.startsWith('[')) parts.at(-1)?.push(line)
  }
  for (const part of parts) {
    const bytes = new TextEncoder().encode(`${part.join('\n')}\n`)
    const sent = await send('POST', `${at}/rows`, { token: OPERATOR, bytes })
    if (sent.status !== 204) return sent
  }
  return send('POST', `${at}/end`, { token: OPERATOR })
}

async function signIn(who: keyof typeof codes): Promise<Person> {
  const signedIn = await send('POST', '/api/session', { body: { code: codes[who] } })
  return new Person(await json<Session>(signedIn))
}

interface Restored {
  readonly office: Person
  readonly group: Person
  readonly jwc: Person
  readonly cwc: Person
  readonly items: readonly ItemRow[]
}

/** Its items belong to four units, each of which counts by itself. */
const NUMBER_RUNS = 4

let once: Promise<Restored> | undefined

/** Restored once for all that only looks. */
async function restored(): Promise<Restored> {
  once ??= (async () => {
    const answer = await restore(await fileLines())
    expect(answer.status, await answer.clone().text()).toBe(200)
    const office = await signIn('office')
    return {
      office,
      group: await signIn('group'),
      jwc: await signIn('jwc'),
      cwc: await signIn('cwc'),
      items: (await office.get<ItemPage>('/items')).items,
    }
  })()
  return once
}

function named({ items }: Restored, start: string): ItemRow {
  const found = items.find(({ content }) => content.problem?.startsWith(start))
  if (found === undefined) throw new Error(`the file has no item that begins with ${start}`)
  return found
}

async function check({ office }: Restored): Promise<KeptCheck> {
  return office.get<KeptCheck>('/record/check')
}

async function linesOf({ office }: Restored): Promise<RecordedLines['lines']> {
  const lines: RecordedLines['lines'][number][] = []
  for (;;) {
    const page = await office.get<RecordedLines>(`/record/lines?after=${lines.length}`)
    if (page.lines.length === 0) return lines
    lines.push(...page.lines)
  }
}

describe('a campaign of the former version', () => {
  test('is whole as a file, and restored with nothing wrong', async () => {
    const verdict = new BackupCheck({
      sha256: growingSha256,
      hexOf: (base64) => sqliteHex(Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))),
      fromBase64: (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)),
    })
    for (const line of await fileLines()) verdict.line(line)
    const { breaks, record, rows } = verdict.finish()
    expect(breaks).toEqual([])
    const kept = await check(await restored())
    expect(kept.breaks).toEqual([])
    // What is added when it wakes: its items' numbers, with the words and the seal of that step.
    expect(kept.head.seq).toBe(record.seq + 2)
    const [said, seal] = (await linesOf(await restored())).slice(record.seq)
    expect([said?.act, seal?.act]).toEqual(['item.number', 'item.number'])
    expect(kept.rows - rows).toBe(NUMBER_RUNS)
  })

  test('shows the names of its steps in today’s words, and keeps the sealed lines as they were', async () => {
    const campaign = await restored()
    const lines = await linesOf(campaign)
    const steps = new Set(lines.filter(({ isSeal }) => isSeal).map(({ act }) => act))
    expect([...steps].toSorted()).toEqual([
      'accountability.make',
      'campaign.open',
      'check.draw',
      'check.judge',
      'circular.final',
      'circular.keep',
      'circular.publish',
      'closure.confirm',
      'closure.reopen',
      'closure.request',
      'closure.review',
      'code.make',
      'code.revoke',
      'evidence.add',
      'evidence.begin',
      'evidence.look',
      'evidence.remove',
      'evidence.settle',
      'exemption.grant',
      'extension.ask',
      'extension.decide',
      'item.assign',
      'item.number',
      'item.sync',
      'ladder.decide',
      'notice.answer',
      'notice.issue',
      'notice.review',
      'person.keep',
      'register.add',
      'register.change',
      'register.turn',
      'report.submit',
      'settings.change',
      'snapshot.make',
      'upload.accept',
      'upload.addDraftPage',
      'upload.addPage',
      'upload.begin',
      'upload.beginReading',
      'upload.plan',
      'week.prepare',
    ])
    expect(lines.every(({ act }) => /^[a-z]+\.[a-zA-Z]+$/.test(act))).toBe(true)
    expect(lines.filter(({ act }) => act === 'closure.agree')).toHaveLength(2)
    expect(lines.find(({ act }) => act === 'notice.issue')).toMatchObject({ role: 'office', subject: '' })
    const sealed = (await (await campaign.office.send('GET', '/record')).text())
      .trimEnd()
      .split('\n')
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's own lines
      .map((line) => (JSON.parse(line) as RecordEntry).line.subject)
    expect(sealed).toEqual(expect.arrayContaining(['sync', 'issueNotice', 'askExtension', 'takeSnapshot']))
  })

  test('has its items whole, with every line of their histories', async () => {
    const campaign = await restored()
    expect(campaign.items).toHaveLength(12)
    const history = async (start: string): Promise<ItemHistory> =>
      campaign.office.get<ItemHistory>(`/items/${named(campaign, start).id}`)
    const first = await history('第1条')
    expect(first.item).toMatchObject({ unit: 'jwc', content: { progress: '已排班' } })
    expect(first.changes.map(({ act }) => act)).toEqual([
      'create',
      'edit',
      'conflict',
      'add-evidence',
      'add-evidence',
      'remove-evidence',
      'request-closure',
      'agree-closure',
      'close',
      'check',
      'reopen',
    ])
    expect(
      first.evidence.map(({ name, removedAt, looks }) => [name, removedAt === null, looks.length]),
    ).toEqual([
      ['排班表.txt', true, 1],
      ['传错了.txt', false, 0],
    ])
    const second = await history('第2条')
    expect(second.item.content.due).toBe('2017-08-31')
    expect(second.extensions.map(({ state, granted }) => [state, granted])).toEqual([
      ['approved', '2017-08-31'],
    ])
    const third = await history('第3条')
    expect(third.extensions.map(({ state }) => state)).toEqual(['refused'])
    expect(third.changes.map(({ act }) => act)).toContain('return')
    expect((await history('第5条')).item.withdrawn).toBe(true)
    const letter = await history('图书馆闭馆过早')
    expect(letter.item.unit).toBe('tsg')
    expect(letter.changes.map(({ act }) => act)).toEqual(['create', 'assign'])
    const fourth = await campaign.office.get<ClosureRecord>(`/items/${named(campaign, '第4条').id}/closure`)
    expect(fourth.rounds[0]?.steps.map(({ act }) => act)).toEqual([
      'request-closure',
      'agree-closure',
      'close',
      'reopen',
    ])
  })

  test('has a number for every item, in the order of entry, also for those that were withdrawn', async () => {
    const campaign = await restored()
    const numbers = campaign.items.map(({ number }) => number)
    expect(numbers.filter((number) => number.startsWith('教务')).toSorted()).toEqual(
      Array.from({ length: 6 }, (_, index) => `教务-00${index + 1}`),
    )
    expect(new Set(numbers).size).toBe(12)
    const named5 = [1, 2, 3, 4, 5].map((no) => named(campaign, `第${no}条`).number)
    expect(named5).toEqual(named5.toSorted())
    expect(named(campaign, '第5条').withdrawn).toBe(true)
  })

  test('cites numbers in what is drafted from a snapshot that was frozen before there were any', async () => {
    const { office } = await restored()
    const { circulars } = await office.get<CircularList>('/circulars')
    const { rows } = await office.get<FigureRows>(`/circulars/${circulars.at(-1)?.id ?? ''}/figures/total`)
    expect(rows?.length).toBeGreaterThan(0)
    expect(rows?.every(({ number }) => /^(?:教务|财务|后勤|图书馆)-\d{3}$/.test(number))).toBe(true)
  })

  test('has its files, papers, notices, registers and snapshots', async () => {
    const { office } = await restored()
    const { uploads } = await office.get<UploadList>('/uploads')
    expect(uploads.map(({ file, status }) => [file, status])).toEqual([
      ['群众来信.csv', 'accepted'],
      ['没有接收.csv', 'read'],
      ['后勤管理处台账.csv', 'accepted'],
    ])
    const file = await office.send('GET', `/uploads/${uploads[0]?.id ?? ''}/file`)
    expect(await file.text()).toBe('序号,存在问题,整改措施\n1,图书馆闭馆过早,延长开放\n')
    const { notices } = await office.get<NoticeList>('/notices')
    expect(notices.map(({ unit, state }) => [unit, state])).toEqual([
      ['jwc', 'waiting'],
      ['cwc', 'settled'],
    ])
    const { circulars } = await office.get<CircularList>('/circulars')
    expect(circulars.map(({ state }) => state)).toEqual(['draft', 'published', 'draft'])
    const { snapshots } = await office.get<SnapshotList>('/snapshots')
    expect(snapshots.map(({ no, asOf }) => [no, asOf])).toEqual([
      [3, '2017-06-26'],
      [2, '2017-06-23'],
      [1, '2017-06-09'],
    ])
    const { entries } = await office.get<EntryList>('/registers/clues')
    expect(entries.map(({ item }) => item !== null)).toEqual([true])
    const paper = await office.send('GET', `/circulars/${circulars[1]?.id ?? ''}/file.docx`)
    expect(paper.status).toBe(200)
  })

  test('hides from its units what the office knows of a clue; the row keeps the text that the unit knows', async () => {
    const { office, jwc, cwc, items } = await restored()
    const { entries } = await office.get<EntryList>('/registers/clues')
    const [clue] = entries
    const row = items.find(({ id }) => id === clue?.item)
    expect(row?.content.problem).toBe(clue?.values['text'])
    for (const unit of [jwc, cwc]) {
      expect((await unit.send('GET', '/registers/clues')).status).toBe(403)
      expect((await unit.send('GET', `/registers/clues/${clue?.id ?? ''}`)).status).toBe(403)
      const told = await (await unit.send('GET', '/items')).text()
      expect(told).not.toContain(String(clue?.values['channel']))
    }
  })

  test('goes on: today’s commands work on it, are sealed under today’s names, and verify', async () => {
    const campaign = await restored()
    const { jwc, cwc, office, group } = campaign
    const before = await check(campaign)
    const row = await jwc.enter({ problem: '恢复后的新问题', measures: '排班', due: '2099-07-31' })
    expect((await office.get<ItemHistory>(`/items/${row.id}`)).item.number).toBe('教务-007')
    await jwc.sync([{ id: row.id, base: 1, set: { evidence: '排班表' } }])
    const [notice] = (await jwc.get<NoticeList>('/notices')).notices
    const answered = await jwc.post<Notice>(`/notices/${notice?.id ?? ''}/answer`, { text: '已落实' })
    expect(answered.state).toBe('answered')
    const asked = { to: '2099-08-31', reason: '设备采购须走招标程序，现已完成论证' }
    await jwc.post(`/items/${row.id}/extensions`, asked)
    await jwc.post(`/items/${row.id}/closure-request`, { completedOn: '2017-07-20', note: '已落实' })
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '' })
    const closed = await group.post<ItemRow>(`/items/${row.id}/confirmation`, { decision: 'close', note: '' })
    expect(closed.state).toBe('closed')
    await cwc.enter({ problem: '另一个单位的新问题' })
    await office.post('/snapshots')
    const after = await check(campaign)
    expect(after.breaks).toEqual([])
    expect(after.head.seq).toBeGreaterThan(before.head.seq)
    const fresh = (await linesOf(campaign)).slice(before.head.seq)
    expect(new Set(fresh.filter(({ isSeal }) => isSeal).map(({ act }) => act))).toEqual(
      new Set([
        'item.sync',
        'notice.answer',
        'extension.ask',
        'closure.request',
        'closure.review',
        'closure.confirm',
        'snapshot.make',
      ]),
    )
  })
})
