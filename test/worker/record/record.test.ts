import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import type { KeptCheck } from '../../../worker/ledger/record/checkKept.ts'
import type { RecordEntry } from '../../../worker/ledger/record/recordRows.ts'
import { migrate, migrations } from '../../../worker/ledger/migrations.ts'
import { RowSealer } from '../../../worker/ledger/record/RowSealer.ts'
import { checkKept } from '../../../worker/ledger/record/checkKept.ts'
import { systemRecorder } from '../../../worker/ledger/record/recordAct.ts'
import { openBusyCampaign } from './busyCampaign.ts'
import { open, type Opened } from '../api.ts'

/** Changes the database past the system, as somebody with the disk could. */
async function byHand(campaign: string, work: (sql: SqlStorage) => void): Promise<void> {
  await runInDurableObject(env.CAMPAIGN.getByName(campaign), (_instance, state) => work(state.storage.sql))
}

/** Without the watch noticing: the file itself was edited. */
async function onDisk(campaign: string, statement: string): Promise<void> {
  await byHand(campaign, (sql) => {
    sql.exec(statement)
    sql.exec('DELETE FROM touched')
  })
}

async function check({ office }: Opened): Promise<KeptCheck> {
  return office.get<KeptCheck>('/record/check')
}

/** A little of everything that is kept. */
async function aWorkedCampaign(): Promise<Opened> {
  const campaign = await open()
  const unit = await campaign.unit('jwc')
  const row = await unit.enter({
    problem: '窗口无人值守',
    measures: '排班',
    evidence: '排班表',
    due: '2017-07-31',
  })
  await unit.sync([{ id: row.id, base: 1, set: { progress: '已完成排班' } }])
  await unit.put('/reports/2017-W24', { kind: 'weekly', text: '本周按计划推进' })
  await campaign.office.post('/snapshots', { asOf: '2017-08-15' })
  return campaign
}

describe('the record', () => {
  test('holds after work of every kind, and says who did what', async () => {
    const campaign = await aWorkedCampaign()
    const found = await check(campaign)
    expect(found.breaks).toEqual([])
    expect(found.rows).toBeGreaterThan(40)
    const lines = (await (await campaign.office.send('GET', '/record')).text())
      .trim()
      .split('\n')
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's own lines
      .map((line) => JSON.parse(line) as RecordEntry)
    expect(lines.map(({ line }) => line.seq)).toEqual(lines.map((_, index) => index + 1))
    expect(lines.at(-1)?.line.seal).toBe(found.head.seal)
    const syncs = lines.filter(({ line }) => line.subject === 'item.sync')
    expect(syncs.map(({ line }) => line.unit)).toEqual(['jwc', 'jwc'])
    const after = await campaign.office.send('GET', `/record?after=${found.head.seq}`)
    expect(await after.text()).toBe('')
  })

  test('holds after something of everything that the product can do', async () => {
    const busy = await openBusyCampaign()
    expect((await check(busy)).breaks).toEqual([])
  })

  test('one line seals a step, however many rows it wrote; a step that writes nothing leaves none', async () => {
    const campaign = await aWorkedCampaign()
    const before = (await check(campaign)).head.seq
    const unit = await campaign.unit('cwc')
    const entered = (await check(campaign)).head.seq
    await unit.sync(
      Array.from({ length: 120 }, (_, no) => ({
        id: crypto.randomUUID(),
        base: 0,
        set: { problem: `第${no}条问题` },
      })),
    )
    await campaign.office.get('/overview?asOf=2017-08-15')
    const after = await check(campaign)
    expect(entered).toBe(before)
    expect(after.head.seq).toBe(entered + 1)
    expect(after.breaks).toEqual([])
  })

  test.each([
    [`UPDATE item SET content = replace(content, '窗口', '大厅')`, /表 item 的“.*被改过/],
    [`UPDATE item SET origin_row = 7`, /表 item 的“.*被改过/],
    [`UPDATE item_change SET fields = replace(fields, '排班', '轮班')`, /表 item_change 的“0”被改过/],
    [`UPDATE item_change SET by_whom = '别人' WHERE seq = 2`, /表 item_change 的“0”被改过/],
    [`DELETE FROM item_change WHERE seq = 2`, /表 item_change 的“0”被改过/],
    [`UPDATE report SET text = '没有推进'`, /表 report 的“0”被改过/],
    [`DELETE FROM report`, /表 report 的“0”不见了/],
    [`UPDATE snapshot_page SET body = replace(body, '窗口', '大厅')`, /表 snapshot_page 的“.*被改过/],
    [`UPDATE campaign SET settings = replace(settings, '2017', '2018')`, /表 campaign 的“.*被改过/],
    [`UPDATE access_code SET role = 'office' WHERE role = 'unit'`, /表 access_code 的“.*被改过/],
    [
      `INSERT INTO report SELECT 999, unit, period, kind, text, at, day, time, by_whom, source FROM report`,
      /表 report 的“31”不在操作记录中/,
    ],
  ])('finds what was changed by hand: %s', async (statement, what) => {
    const campaign = await aWorkedCampaign()
    await onDisk(campaign.id, statement)
    const { breaks } = await check(campaign)
    expect(breaks.length).toBeGreaterThan(0)
    expect(breaks[0]?.what).toMatch(what)
    expect(breaks[0]?.expected).not.toBe(breaks[0]?.found)
  })

  test.each([
    [`UPDATE record SET by_whom = '别人' WHERE seq = 3`, 3, /封印不符/],
    [`UPDATE record SET detail = replace(detail, 'digest', 'digesT') WHERE seq = 3`, 3, /封印不符/],
    [`DELETE FROM record WHERE seq = 3`, 4, /序号不连续/],
    [`UPDATE record_rows SET body = replace(body, 'item', 'itex') WHERE seq = 3`, 3, /行清单被改过/],
  ])('names the first broken link of the record itself: %s', async (statement, seq, what) => {
    const campaign = await aWorkedCampaign()
    await onDisk(campaign.id, statement)
    const { breaks } = await check(campaign)
    expect(breaks[0]).toMatchObject({ seq, what: expect.stringMatching(what) })
  })

  test('does not seal what was changed past the system, but says when it was noticed', async () => {
    const campaign = await aWorkedCampaign()
    await byHand(campaign.id, (sql) => sql.exec(`UPDATE report SET text = '没有推进'`))
    const unit = await campaign.unit('cwc')
    await unit.enter({ problem: '另一件事' })
    const { breaks } = await check(campaign)
    expect(breaks.map(({ what }) => what)).toEqual([
      expect.stringMatching(/绕过系统被改动/),
      expect.stringMatching(/表 report 的“0”被改过/),
    ])
  })

  test('stays whole when a later version adds columns', async () => {
    const campaign = await aWorkedCampaign()
    await byHand(campaign.id, (sql) => {
      sql.exec('ALTER TABLE report ADD COLUMN remark TEXT')
      sql.exec(`ALTER TABLE item ADD COLUMN mark TEXT NOT NULL DEFAULT 'it''s'`)
      sql.exec('ALTER TABLE item_change ADD COLUMN weight INTEGER NOT NULL DEFAULT 0')
    })
    expect((await check(campaign)).breaks).toEqual([])
    await onDisk(campaign.id, `UPDATE item SET mark = 'other'`)
    expect((await check(campaign)).breaks[0]?.what).toMatch(/表 item 的“.*被改过/)
  })

  test('finds a byte of a kept file changed', async () => {
    const campaign = await aWorkedCampaign()
    const unit = await campaign.unit('jwc')
    const row = await unit.enter({ problem: '缺少材料', measures: '补' })
    const sent = await unit.send('POST', `/items/${row.id}/evidence?name=${encodeURIComponent('说明.txt')}`, {
      bytes: new TextEncoder().encode('已经补齐材料。'.repeat(20)),
      headers: { 'content-type': 'text/plain' },
    })
    expect(sent.status).toBe(201)
    expect((await check(campaign)).breaks).toEqual([])
    await onDisk(campaign.id, `UPDATE evidence_chunk SET body = x'00'`)
    expect((await check(campaign)).breaks[0]?.what).toMatch(/佐证材料 .*内容与登记的摘要不符/)
  })

  test('takes in what an earlier version had written, from each version', async () => {
    for (let count = 2; count < migrations.length; count++) {
      await runInDurableObject(env.CAMPAIGN.getByName(`record-from-${count}`), (_instance, state) => {
        const { storage } = state
        migrate(storage, migrations.slice(0, count))
        storage.sql.exec(`INSERT INTO campaign VALUES ('c', '{}', '2017-06-01')`)
        for (let no = 1; no <= 70; no++) {
          storage.sql.exec(
            `INSERT INTO item_change VALUES (?, 'i', 'jwc', 1, 'create', 'a', 'd', 'w', 'unit', '', '[]', 'r')`,
            no,
          )
        }
        migrate(storage)
        new RowSealer(storage.sql).watch(systemRecorder())
        const { breaks, rows } = checkKept(storage.sql, true)
        expect([count, breaks]).toEqual([count, []])
        expect(rows).toBe(71)
      })
    }
  })
})
