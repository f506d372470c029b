import { describe, expect, test } from 'vitest'
import type { RegisterValues } from '#rules/registers/register'
import { registers } from '#rules/registers/registers'
import type { RegisterFigures } from '#rules/registers/registerFigures'
import type { ItemPage } from '#wire/item'
import type { Snapshot } from '#wire/overview'
import type { EntryHistory, EntryList, EntryRow, ItemEntries } from '#wire/register'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { expectProblem, json, open, type Person } from '../api.ts'

async function send(person: Person, register: string, values: RegisterValues): Promise<Response> {
  return person.send('POST', `/registers/${register}`, { body: { id: crypto.randomUUID(), values } })
}

async function enter(person: Person, register: string, values: RegisterValues): Promise<EntryRow> {
  const response = await send(person, register, values)
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  return json<EntryRow>(response)
}

const clue = { receivedOn: '2017-06-20', channel: 'mailbox', text: '窗口上班时间无人值守' }
const learned = { heldOn: '2017-06-05', form: 'lecture', topic: '作风建设专题辅导', people: 30 }

describe('a register', () => {
  test('numbers its entries, keeps every version, and is never deleted from, only withdrawn with a reason', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await enter(clerk, 'learning', learned)
    const second = await enter(clerk, 'learning', { ...learned, form: 'self' })
    expect([first.no, second.no]).toEqual([1, 2])
    expect(first.values).toEqual({ ...learned, unit: 'jwc' })
    const path = `/registers/learning/${first.id}`
    const changed = await clerk.put<EntryRow>(path, { base: 1, values: { ...first.values, people: 31 } })
    expect(changed).toMatchObject({ version: 2, values: { people: 31 }, enteredBy: '教务处' })
    const silent = await clerk.send('POST', `${path}/withdrawal`, { body: { base: 2, reason: ' ' } })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('撤回理由')
    await clerk.post(`${path}/withdrawal`, { base: 2, reason: '重复登记' })
    const { entry, versions } = await clerk.get<EntryHistory>(path)
    expect(entry).toMatchObject({ withdrawn: true, note: '重复登记' })
    expect(versions.map(({ act, values }) => [act, values['people']])).toEqual([
      ['add', 30],
      ['change', 31],
      ['withdraw', 31],
    ])
    const { entries, more } = await clerk.get<EntryList>('/registers/learning')
    expect(entries.map(({ no, withdrawn }) => [no, withdrawn])).toEqual([
      [2, false],
      [1, true],
    ])
    expect(more).toBe(false)
    const after = await clerk.send('PUT', path, { body: { base: 3, values: first.values } })
    await expectProblem(after, 409, 'entry.not-possible')
  })

  test('takes the same entry once, however often it is sent, and another under its id never', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const body = { id: crypto.randomUUID(), values: learned }
    const first = await clerk.post<EntryRow>('/registers/learning', body)
    expect(await clerk.post<EntryRow>('/registers/learning', body)).toEqual(first)
    expect((await clerk.get<EntryList>('/registers/learning')).entries).toHaveLength(1)
    const other = { ...body, values: { ...learned, topic: '另一次' } }
    await expectProblem(
      await clerk.send('POST', '/registers/learning', { body: other }),
      409,
      'entry.changed',
    )
  })

  test('refuses what its description does not allow, with each field by name', async () => {
    const { unit } = await open()
    const refused = await send(await unit('jwc'), 'learning', {
      heldOn: '2017-02-30',
      form: 'other',
      owner: '甲',
    })
    const problem = await expectProblem(refused, 422, 'entry.invalid')
    expect(problem.findings?.map(({ code }) => code).toSorted()).toEqual([
      'entry.impossible-day',
      'entry.missing',
      'entry.missing',
      'entry.unknown-field',
    ])
    expect(problem.detail).toContain('“其他形式说明”')
  })

  test('that nobody knows is said to be unknown; so is an entry of another register', async () => {
    const { office } = await open()
    await expectProblem(await office.send('GET', '/registers/secrets'), 404, 'register.unknown')
    const { id } = await enter(office, 'clues', clue)
    await expectProblem(await office.send('GET', `/registers/visits/${id}`), 404, 'entry.unknown')
  })

  test('changed by two from one version keeps the first and refuses the second', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const { id, values } = await enter(clerk, 'learning', learned)
    const path = `/registers/learning/${id}`
    await office.put(path, { base: 1, values: { ...values, people: 40 } })
    const late = await clerk.send('PUT', path, { body: { base: 1, values: { ...values, people: 50 } } })
    await expectProblem(late, 409, 'entry.changed')
    const same = await clerk.put<EntryRow>(path, { base: 2, values: { ...values, people: 40 } })
    expect(same.version).toBe(2)
  })

  test('of one entry per unit takes no second', async () => {
    const { unit, office } = await open()
    const lead = { firstResponsible: '甲', post: '处长', group: '领导小组', since: '2017-05-10' }
    await enter(await unit('jwc'), 'leads', lead)
    await expectProblem(await send(office, 'leads', { ...lead, unit: 'jwc' }), 409, 'entry.exists')
    await enter(office, 'leads', { ...lead, unit: 'cwc' })
  })

  test('of each kind can be entered by the office from its description alone', async () => {
    const { office, unit } = await open()
    const item = await (await unit('jwc')).enter({ problem: '窗口无人值守' })
    const made = new Map<string, string>()
    for (const register of registers) {
      const values: Record<string, string | number | string[]> = {}
      for (const field of register.fields) {
        const choice = Object.keys(field.choices ?? {})[0] ?? ''
        const sample = {
          line: '甲',
          text: '内容',
          day: '2017-07-01',
          unit: 'jwc',
          choice,
          number: 3,
          items: [item.id],
          entry: made.get(field.register ?? '') ?? '',
          milestone: '专项清理总结报告',
        }[field.kind]
        values[field.key] = sample
      }
      const entry = await enter(office, register.key, values)
      expect(entry.values, register.key).toEqual(values)
      made.set(register.key, entry.id)
    }
    const { entries } = await office.get<ItemEntries>(`/items/${item.id}/entries`)
    const linking = registers.filter(({ fields }) => fields.some(({ kind }) => kind === 'items'))
    expect(entries.map(({ register }) => register).toSorted()).toEqual(
      linking.map(({ key }) => key).toSorted(),
    )
  })
})

describe('whose register it is', () => {
  test('another unit neither sees nor touches an entry', async () => {
    const { unit, office } = await open()
    const owner = await unit('jwc')
    const other = await unit('cwc')
    const { id, values } = await enter(owner, 'learning', { ...learned, unit: 'jwc' })
    expect((await other.get<EntryList>('/registers/learning?unit=jwc')).entries).toEqual([])
    await expectProblem(await other.send('GET', `/registers/learning/${id}`), 404, 'entry.unknown')
    const change = await other.send('PUT', `/registers/learning/${id}`, { body: { base: 1, values } })
    await expectProblem(change, 404, 'entry.unknown')
    const inAnotherName = await send(other, 'learning', { ...learned, unit: 'jwc' })
    expect((await expectProblem(inAnotherName, 422, 'entry.invalid')).findings?.[0]?.code).toBe(
      'entry.not-yours',
    )
    expect((await other.get<RegisterFigures>('/registers?unit=jwc')).counts.learning).toBe(0)
    expect((await office.get<RegisterFigures>('/registers?unit=jwc')).counts.learning).toBe(1)
  })

  test('clues are the office’s; leaders read and write nothing; publicity keeps its own log alone', async () => {
    const { unit, office, leader, as } = await open()
    await enter(office, 'clues', clue)
    const clerk = await unit('jwc')
    await expectProblem(await clerk.send('GET', '/registers/clues'), 403, 'access.denied')
    await expectProblem(await send(clerk, 'clues', clue), 403, 'access.denied')
    expect((await leader.get<EntryList>('/registers/clues')).entries).toHaveLength(1)
    await expectProblem(await send(leader, 'clues', clue), 403, 'access.denied')
    const publicity = await as('publicity', '')
    const report = { publishedOn: '2017-06-30', channel: 'wechat', title: '专项清理动员部署' }
    await enter(publicity, 'publicity', report)
    await expectProblem(await publicity.send('GET', '/registers/clues'), 403, 'access.denied')
    const standing = await publicity.get<RegisterFigures>('/registers')
    expect(standing).toMatchObject({ unitsWithoutLead: [], openClues: [], channels: { wechat: 1 } })
    expect(standing.counts.clues).toBe(0)
  })

  test('the day of receipt is the day of entry for a unit, whatever it would like (M-30)', async () => {
    const { unit, office } = await open()
    const report = { milestone: '专项清理总结报告', part: 'report', title: '总结报告' }
    const clerk = await unit('jwc')
    const backdated = await send(clerk, 'materials', { ...report, receivedOn: '2017-11-14' })
    await expectProblem(backdated, 422, 'entry.invalid')
    const own = await enter(clerk, 'materials', report)
    expect(own.values['receivedOn']).toBe(own.enteredOn)
    await enter(office, 'materials', { ...report, unit: 'cwc', receivedOn: '2017-11-15' })
    const { obligations } = await office.get<RegisterFigures>('/registers')
    const states = new Map(
      obligations.find(({ part }) => part === 'report')?.units.map(({ unit: of, state }) => [of, state]),
    )
    expect([states.get('cwc'), states.get('jwc'), states.get('hqc')]).toEqual(['on-time', 'late', 'missing'])
  })

  test('linked items must be there, and to a unit only its own are', async () => {
    const { unit } = await open()
    const theirs = await (await unit('cwc')).enter({ problem: '报销流程长' })
    const clerk = await unit('jwc')
    const rule = { name: '窗口服务办法', issuedOn: '2017-09-01', way: 'made' }
    for (const id of [theirs.id, crypto.randomUUID()]) {
      const refused = await send(clerk, 'regulations', { ...rule, items: [id] })
      expect((await expectProblem(refused, 422, 'entry.invalid')).findings?.[0]?.code).toBe(
        'entry.unknown-item',
      )
    }
  })
})

describe('a clue (M-22)', () => {
  test('becomes a row of its unit in words of its own, and reaches the unit’s sheet with the next sync', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const { cursor } = await clerk.sync([])
    const entry = await enter(office, 'clues', { ...clue, subject: 'person' })
    const path = `/registers/clues/${entry.id}`
    expect((await office.get<RegisterFigures>('/registers')).openClues).toEqual([entry.id])
    const early = await office.send('POST', `${path}/item`, { body: { base: 1 } })
    expect((await expectProblem(early, 409, 'entry.not-possible')).detail).toContain('责任单位')
    await office.put(path, { base: 1, values: { ...entry.values, unit: 'jwc' } })
    const wordless = await office.send('POST', `${path}/item`, { body: { base: 2 } })
    expect((await expectProblem(wordless, 409, 'entry.not-possible')).detail).toContain('转办表述')
    const turn = { base: 2, wording: '窗口值守不到位', foundOn: '2017-06-26' }
    const turned = await office.post<EntryRow>(`${path}/item`, turn)
    expect(turned.values).toMatchObject({
      handling: 'hand',
      wording: '窗口值守不到位',
      shownOn: '2017-06-26',
    })
    expect((await office.get<RegisterFigures>('/registers')).openClues).toEqual([])
    const news = await clerk.sync([], { cursor })
    expect(news.items).toMatchObject([
      {
        id: turned.item,
        unit: 'jwc',
        content: {
          problem: '窗口值守不到位',
          source: '办公室转办',
          foundOn: '2017-06-26',
          extras: { 涉及对象: '工作人员' },
        },
      },
    ])
    expect(await office.post<EntryRow>(`${path}/item`, turn)).toEqual(turned)
    expect((await clerk.get<ItemPage>('/items')).items).toHaveLength(1)
    const moved = await office.send('PUT', path, {
      body: { base: 3, values: { ...entry.values, unit: 'cwc' } },
    })
    await expectProblem(moved, 409, 'entry.not-possible')
    const reworded = { ...turned.values, wording: '换个说法' }
    await expectProblem(
      await office.send('PUT', path, { body: { base: 3, values: reworded } }),
      409,
      'entry.not-possible',
    )
    const gone = await office.send('POST', `${path}/withdrawal`, { body: { base: 3, reason: '不要了' } })
    await expectProblem(gone, 409, 'entry.not-possible')
  })
})

describe('a visit (M-36)', () => {
  test('leads from its finding to the row and back, and stays while findings hang on it', async () => {
    const { unit, office } = await open()
    const visit = await enter(office, 'visits', {
      visitedOn: '2017-07-05',
      place: '教学楼窗口',
      inspectors: '检查组',
      text: '看现场',
    })
    const finding = await enter(office, 'visit-findings', {
      visit: visit.id,
      foundOn: '2017-07-05',
      unit: 'jwc',
      text: '台账没有更新',
    })
    const turned = await office.post<EntryRow>(`/registers/visit-findings/${finding.id}/item`, { base: 1 })
    const row = await (await unit('jwc')).row(turned.item ?? '')
    expect(row.content).toMatchObject({ source: '督导检查', extras: { 来源登记: '督导发现第1号' } })
    const { entries } = await office.get<ItemEntries>(`/items/${row.id}/entries`)
    expect(entries.map(({ register, values }) => [register, values['visit']])).toEqual([
      ['visit-findings', visit.id],
    ])
    const away = await office.send('POST', `/registers/visits/${visit.id}/withdrawal`, {
      body: { base: 1, reason: '登记错了' },
    })
    expect((await expectProblem(away, 409, 'entry.not-possible')).detail).toContain('督导发现')
    const nowhere = await send(office, 'visit-findings', { ...finding.values, visit: crypto.randomUUID() })
    expect((await expectProblem(nowhere, 422, 'entry.invalid')).findings?.[0]?.code).toBe(
      'entry.unknown-entry',
    )
  })
})

describe('an order of a dispatch meeting (M-35)', () => {
  test('stands on the agenda until its unit has filled in the follow-up, and nothing else of it', async () => {
    const { unit, office } = await open()
    const meeting = await enter(office, 'meetings', { heldOn: '2017-07-03', subject: '第三次调度' })
    const order = await enter(office, 'orders', {
      meeting: meeting.id,
      givenOn: '2017-07-03',
      unit: 'jwc',
      text: '月底前完成窗口改造',
      due: '2017-07-31',
    })
    const agenda = async (person: Person): Promise<string[]> =>
      (await person.get<RegisterFigures>('/registers')).agenda.map(({ entry }) => entry)
    const clerk = await unit('jwc')
    expect(await agenda(office)).toEqual([order.id])
    expect(await agenda(clerk)).toEqual([order.id])
    expect(await agenda(await unit('cwc'))).toEqual([])
    const path = `/registers/orders/${order.id}`
    const done = { ...order.values, followUp: '窗口已改造', followedOn: '2017-07-28' }
    const rewritten = await clerk.send('PUT', path, {
      body: { base: 1, values: { ...done, due: '2017-12-31' } },
    })
    expect((await expectProblem(rewritten, 422, 'entry.invalid')).findings?.[0]?.code).toBe('entry.not-yours')
    await clerk.put(path, { base: 1, values: done })
    expect(await agenda(office)).toEqual([])
    await expectProblem(await send(clerk, 'orders', order.values), 403, 'access.denied')
    const withdrawn = await clerk.send('POST', `${path}/withdrawal`, { body: { base: 2, reason: '已办' } })
    await expectProblem(withdrawn, 403, 'access.denied')
  })
})

describe('the standing of the registers', () => {
  test('as of a past day knows only what had been entered by then', async () => {
    const { office } = await open()
    await enter(office, 'clues', clue)
    const now = await office.get<RegisterFigures>('/registers')
    expect(now.counts.clues).toBe(1)
    expect((await office.get<RegisterFigures>('/registers?asOf=2017-08-15')).counts.clues).toBe(0)
    expect(now.unitsWithoutLead).toHaveLength(29)
    expect(now.obligations.map(({ part }) => part)).toEqual(['plan', 'report'])
  })

  test('counts a struck-off item with its rule (M-27)', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', measures: '排班', evidence: '排班表' })
    await clerk.post(`/items/${row.id}/closure-request`, { completedOn: '2017-08-01', note: '' })
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '' })
    const share = async (): Promise<unknown> => (await office.get<RegisterFigures>('/registers')).regulations
    expect(await share()).toMatchObject({ closed: 1, covered: 0, share: 0 })
    await enter(clerk, 'regulations', {
      name: '窗口办法',
      issuedOn: '2017-09-01',
      way: 'made',
      items: [row.id],
    })
    expect(await share()).toMatchObject({ closed: 1, covered: 1, share: 1 })
  })

  test('comes as a workbook, to a unit with its own entries only', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    await enter(clerk, 'learning', learned)
    await enter(office, 'learning', { ...learned, unit: 'cwc', topic: '财务处的学习' })
    const valuesOf = async (person: Person): Promise<unknown[]> => {
      const response = await person.send('GET', '/registers/learning/file.xlsx')
      expect(response.status).toBe(200)
      const { sheets } = await readWorkbookFile(new Uint8Array(await response.arrayBuffer()), '登记簿.xlsx')
      return sheets.flatMap(({ rows }) => rows.flatMap((row) => (row ?? []).map((cell) => cell?.value)))
    }
    expect(await valuesOf(office)).toEqual(
      expect.arrayContaining([learned.topic, '财务处的学习', '专题辅导']),
    )
    const own = await valuesOf(clerk)
    expect(own).toContain(learned.topic)
    expect(own).not.toContain('财务处的学习')
    await expectProblem(await clerk.send('GET', '/registers/clues/file.xlsx'), 403, 'access.denied')
  })

  test('keeps an item of 持续整改 open until a rule is registered for it (M-27)', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({
      problem: '窗口无人值守',
      measures: '建立值班制度',
      evidence: '排班表',
      disposal: 'ongoing',
    })
    const path = `/items/${row.id}/closure-request`
    const body = { completedOn: '2017-08-01', note: '' }
    const refused = await expectProblem(await clerk.send('POST', path, { body }), 422, 'closure.incomplete')
    expect(refused.findings?.map(({ code }) => code)).toEqual(['closure.without-regulation'])
    await enter(clerk, 'regulations', {
      name: '窗口值班制度',
      issuedOn: '2017-07-20',
      way: 'made',
      items: [row.id],
    })
    await clerk.post(path, body)
  })

  test('is frozen with a snapshot: what is entered later is in the next one’s summary', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    await clerk.enter({ problem: '窗口无人值守' })
    const values = async (): Promise<unknown[]> => {
      const { id } = await office.post<Snapshot>('/snapshots')
      const response = await office.send('GET', `/snapshots/${id}/summary.xlsx`)
      const { sheets } = await readWorkbookFile(new Uint8Array(await response.arrayBuffer()), '汇总表.xlsx')
      const sheet = sheets.find(({ name }) => name === '登记情况')
      return (sheet?.rows ?? []).flatMap((row) => (row ?? []).map((cell) => cell?.value))
    }
    const before = await values()
    expect(before).toContain('未登记')
    expect(before).not.toContain('赵某某')
    await enter(clerk, 'leads', {
      firstResponsible: '赵某某',
      post: '处长',
      group: '领导小组',
      since: '2017-05-10',
    })
    expect(await values()).toContain('赵某某')
  })
})
