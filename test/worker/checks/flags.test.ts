import { describe, expect, test } from 'vitest'
import type { Evidence } from '#wire/evidence'
import type { FlagList, FlagRow } from '#wire/flag'
import type { ItemRow } from '#wire/item'
import { runInDurableObject } from 'cloudflare:test'
import { bindings, expectProblem, json, open, type Person } from '../api.ts'
import { AWAITED_MS } from '../../patience.ts'

const copied = '建立窗口值班制度，排班到人，科长每日抽查两次，发现脱岗的当场纠正并在科务会上通报'

async function picture(clerk: Person, item: string, last: number): Promise<Evidence> {
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, last])
  const path = `/items/${item}/evidence?file=${encodeURIComponent('整改照片.png')}`
  return json<Evidence>(await clerk.send('POST', path, { bytes }))
}

describe('integrity flags', () => {
  test('a clean campaign has none', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const { id } = await clerk.enter({ problem: '窗口无人值守', measures: '排班到人', foundOn: '2017-06-01' })
    await picture(clerk, id, 1)
    await clerk.post(`/items/${id}/closure-request`, { completedOn: '2017-06-20', note: '' })
    await clerk.put('/reports/2017-W24', { kind: 'zero', text: '' })
    expect(await office.get<FlagList>('/flags')).toEqual({ flags: [], titles: {} })
  })

  test('what was planted is found, each with its reason and the rows behind it', async () => {
    const { unit, office, as } = await open()
    const [jwc, cwc] = [await unit('jwc'), await unit('cwc')]
    const mine = await jwc.enter({ problem: '窗口无人值守', measures: copied, due: '2017-07-31' })
    const theirs = await cwc.enter({ problem: '报销排队长', measures: copied.replace('科长', '处长') })
    await picture(jwc, mine.id, 7)
    await picture(cwc, theirs.id, 7)
    const hasty = await cwc.enter({
      problem: '票据不齐',
      foundOn: '2017-07-03',
      completedOn: '2017-07-03',
      claimed: 'done',
    })
    await jwc.send('POST', `/items/${mine.id}/extensions`, {
      body: { to: '2099-08-31', reason: '设备招标流标一次，正在重新招标' },
    })
    // Nothing to report, three weeks long; then the office receives a letter about one of those weeks.
    for (const week of ['2017-W23', '2017-W24', '2017-W25']) {
      await jwc.put(`/reports/${week}`, { kind: 'zero', text: '' })
    }
    const clue = { problem: '考试安排外泄', source: '学生来信线索', foundOn: '2017-06-14' }
    const clueId = crypto.randomUUID()
    await office.sync([{ id: clueId, base: 0, set: clue }], { unit: 'jwc' })
    const { flags, titles } = await (await as('group', '')).get<FlagList>('/flags')
    const byKind = new Map(flags.map((flag) => [flag.kind, flag]))
    expect(byKind.get('same-evidence')?.items).toEqual([mine.id, theirs.id])
    expect(byKind.get('alike-texts')?.units).toEqual(['jwc', 'cwc'])
    expect(byKind.get('same-day')?.items).toEqual([hasty.id])
    expect(byKind.get('late-extension')?.items).toEqual([mine.id])
    expect(titles[mine.id]).toEqual({ unit: 'jwc', number: '教务-001', problem: '窗口无人值守' })
    expect(byKind.get('zero-against-findings')?.items).toEqual([clueId])
    expect(flags.map(({ kind }) => kind).toSorted()).toEqual([
      'alike-texts',
      'late-extension',
      'same-day',
      'same-evidence',
      'zero-against-findings',
    ])
    expect(flags.every(({ decided }) => decided === null)).toBe(true)
    await expectProblem(await jwc.send('GET', '/flags'), 403, 'access.denied')
    expect(await office.get<FlagList>('/flags')).toMatchObject({ flags: flags.map(({ key }) => ({ key })) })
  })

  test('people decide: dismissed with a reason it goes to the end, and comes anew when something is added', async () => {
    const { unit, office } = await open()
    const rows: ItemRow[] = []
    for (const name of ['jwc', 'cwc'])
      rows.push(await (await unit(name)).enter({ problem: '值班不到位', measures: copied }))
    const [flag] = (await office.get<FlagList>('/flags')).flags
    const key = flag?.key ?? ''
    const silent = await office.send('POST', '/flags/decision', {
      body: { key, decision: 'dismiss', reason: ' ' },
    })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('须写明理由')
    const dismissed = await office.post<FlagRow>('/flags/decision', {
      key,
      decision: 'dismiss',
      reason: '两单位共用一个窗口，措施由办公室统一拟定',
    })
    expect(dismissed.decided).toMatchObject({ decision: 'dismiss', by: '专项清理工作领导小组办公室' })
    expect((await office.get<FlagList>('/flags')).flags).toMatchObject([
      { key, decided: { decision: 'dismiss' } },
    ])
    await (await unit('tsg')).enter({ problem: '值班不到位', measures: copied })
    const [again] = (await office.get<FlagList>('/flags')).flags
    expect(again).toMatchObject({ kind: 'alike-texts', decided: null })
    const gone = await office.send('POST', '/flags/decision', { body: { key, decision: 'note', reason: '' } })
    await expectProblem(gone, 404, 'flag.unknown')
  })
})

describe('twenty thousand items', () => {
  test('are gone through within seconds, and not again while nothing has moved', async () => {
    const { id, unit, office } = await open()
    await runInDurableObject(bindings.CAMPAIGN.getByName(id), (_object, { storage }) => {
      storage.sql.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        INSERT INTO item (id, unit, version, state, content, field_versions, withdrawn, created_on, updated_at,
          updated_by, row_cursor)
        SELECT 'item-' || i, CASE i % 3 WHEN 0 THEN 'jwc' WHEN 1 THEN 'cwc' ELSE 'tsg' END, 1, 'open',
          json_object('problem', '第' || i || '号问题', 'measures', '对' || hex(randomblob(20)) || '进行整改'), '{}', 0,
          '2017-06-01', '2017-06-01T00:00:00Z', '', i FROM n`)
    })
    for (const name of ['jwc', 'hqc'])
      await (await unit(name)).enter({ problem: '值班不到位', measures: copied })
    const timed = async (): Promise<number> => {
      const started = Date.now()
      const { flags } = await office.get<FlagList>('/flags')
      expect(flags.map(({ units }) => units)).toEqual([['jwc', 'hqc']])
      return Date.now() - started
    }
    const first = await timed()
    // The quickest of three: what else runs on the machine strikes one at random.
    const second = Math.min(await timed(), await timed(), await timed())
    // Two seconds on an idle machine.
    expect(first).toBeLessThan(AWAITED_MS / 3)
    expect(second).toBeLessThan(first)
  })
})
