import { describe, expect, test } from 'vitest'
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { BackupCheck } from '#rules/record/BackupCheck'
import type { BackupStart } from '../../../worker/ledger/record/backupPages.ts'
import type { KeptCheck } from '../../../worker/ledger/record/checkKept.ts'
import { growingSha256 } from '../../../worker/ledger/store/hostCrypto.ts'
import { sqliteHex } from '../../../worker/ledger/record/rowDigests.ts'
import { expectProblem, json, open, OPERATOR, send, type Opened } from '../api.ts'

interface Backup {
  readonly head: BackupStart['head']
  /** Table lines and their rows, as the file has them. */
  readonly parts: readonly string[]
}

async function backUp(campaign: string): Promise<Backup> {
  const at = `/api/operator/campaigns/${campaign}/backup`
  const { head, tables } = await json<BackupStart>(await send('GET', at, { token: OPERATOR }))
  const parts: string[] = []
  for (const table of tables) {
    const body = await (await send('GET', `${at}/rows?table=${table.name}`, { token: OPERATOR })).text()
    const [next = '', ...rows] = body.split('\n')
    expect(next).toBe('{"next":null}')
    parts.push([JSON.stringify({ table }), ...rows].join('\n'))
  }
  return { head, parts }
}

async function restore({ head, parts }: Backup): Promise<Response> {
  const at = `/api/operator/campaigns/${head.campaign}/restore`
  const begun = await send('POST', at, { token: OPERATOR, body: head })
  if (begun.status !== 204) return begun
  for (const part of parts) {
    const sent = await send('POST', `${at}/rows`, { token: OPERATOR, bytes: new TextEncoder().encode(part) })
    if (sent.status !== 204) return sent
  }
  return send('POST', `${at}/end`, { token: OPERATOR })
}

/** As if the server had been lost. */
async function lose(campaign: string): Promise<void> {
  const stub = env.CAMPAIGN.getByName(campaign)
  await runInDurableObject(stub, async (_instance, state) => {
    await state.storage.deleteAll()
    state.abort('lost')
  }).catch(() => null)
}

async function aWorkedCampaign(): Promise<Opened> {
  const campaign = await open()
  const unit = await campaign.unit('jwc')
  const row = await unit.enter({ problem: '窗口“无人”值守\n两处', measures: '排班', evidence: '排班表' })
  await unit.sync([{ id: row.id, base: 1, set: { progress: '=1+1' } }])
  await unit.put('/reports/2017-W24', { kind: 'weekly', text: '本周按计划推进' })
  const bytes = new TextEncoder().encode('已经补齐材料。'.repeat(20))
  await unit.send('POST', `/items/${row.id}/evidence?file=${encodeURIComponent('说明.txt')}`, { bytes })
  await campaign.office.post('/snapshots', { asOf: '2017-08-15' })
  return campaign
}

const world = {
  sha256: growingSha256,
  hexOf: (base64: string) => sqliteHex(Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))),
  fromBase64: (base64: string) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)),
}

/** The file as the command writes it. */
function fileOf({ head, parts }: Backup): string {
  const text = `${JSON.stringify(head)}\n${parts.map((part) => (part.endsWith('\n') ? part : `${part}\n`)).join('')}`
  const end = { lines: text.split('\n').length - 1, sha256: growingSha256().update(text).digest('hex') }
  return `${text}${JSON.stringify({ end })}\n`
}

/** What a reader of the file says of it; null where it is no JSON any more. */
function breaksOf(text: string): readonly string[] | null {
  const check = new BackupCheck(world)
  try {
    for (const line of text.split('\n')) if (line !== '') check.line(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  return check.finish().breaks.map(({ what }) => what)
}

/** Another character in the place of one; never one that means nothing to a reader. */
function changedAt(text: string, at: number): string {
  const other = text[at] === '7' ? '8' : '7'
  return text.slice(0, at) + other + text.slice(at + 1)
}

describe('a file', () => {
  test('that is whole is found whole; with any one character changed it is not', async () => {
    const campaign = await aWorkedCampaign()
    const file = fileOf(await backUp(campaign.id))
    expect(breaksOf(file)).toEqual([])
    for (let at = 5; at < file.length; at += Math.ceil(file.length / 60)) {
      expect([at, breaksOf(changedAt(file, at))]).not.toEqual([at, []])
    }
    // Each character of what says how a table's rows are to be read.
    const table = file.indexOf('{"table"')
    for (let at = table; at < file.indexOf('\n', table); at++) {
      expect([at, breaksOf(changedAt(file, at))]).not.toEqual([at, []])
    }
    expect(breaksOf(file.slice(0, file.lastIndexOf('{"end"')))).toEqual(['备份文件不完整，没有结尾'])
  })

  test('of the record alone is checked as well, each character of it', async () => {
    const campaign = await aWorkedCampaign()
    const file = await (await campaign.office.send('GET', '/record')).text()
    expect(breaksOf(file)).toEqual([])
    for (let at = 5; at < file.length; at += Math.ceil(file.length / 60)) {
      expect([at, breaksOf(changedAt(file, at))]).not.toEqual([at, []])
    }
  })
})

describe('a backup', () => {
  test('brings the campaign back, equal to the byte, and work goes on', async () => {
    const campaign = await aWorkedCampaign()
    const before = await backUp(campaign.id)
    const items = await campaign.office.get('/items')
    await lose(campaign.id)
    await expectProblem(await campaign.office.send('GET', '/items'), 404, 'campaign.unknown')
    const restored = await restore(before)
    expect(restored.status).toBe(200)
    expect(await backUp(campaign.id)).toEqual(before)
    expect(await campaign.office.get('/items')).toEqual(items)
    const unit = await campaign.unit('jwc')
    await unit.enter({ problem: '恢复后的新问题' })
    const check = await campaign.office.get<KeptCheck>('/record/check')
    expect(check.breaks).toEqual([])
    expect(check.head.seq).toBe(before.head.record.seq + 1)
  })

  test('is not put over a campaign that is there', async () => {
    const campaign = await aWorkedCampaign()
    await expectProblem(await restore(await backUp(campaign.id)), 409, 'campaign.exists')
    expect((await campaign.office.get<KeptCheck>('/record/check')).breaks).toEqual([])
  })

  test('is refused when its seals do not hold, and leaves nothing behind', async () => {
    const campaign = await aWorkedCampaign()
    const { head, parts } = await backUp(campaign.id)
    await lose(campaign.id)
    const changed = parts.map((part) => part.replace('排班表', '值班表'))
    expect(changed).not.toEqual(parts)
    const problem = await expectProblem(await restore({ head, parts: changed }), 422, 'backup.broken')
    expect(problem.detail).toMatch(/表 item 的“.*被改过/)
    expect((await restore({ head, parts })).status).toBe(200)
  })

  test('is refused when it comes from a newer program or from another one', async () => {
    const campaign = await aWorkedCampaign()
    const { head, parts } = await backUp(campaign.id)
    await lose(campaign.id)
    const newer = { ...head, migrations: [...head.migrations, { id: '999-later', digest: '0' }] }
    await expectProblem(await restore({ head: newer, parts }), 409, 'backup.newer')
    const other = { ...head, migrations: head.migrations.map(({ id }) => ({ id, digest: 'f' })) }
    await expectProblem(await restore({ head: other, parts }), 422, 'backup.foreign')
  })

  test('that stops half way is no campaign, and is begun anew', async () => {
    const campaign = await aWorkedCampaign()
    const backup = await backUp(campaign.id)
    await lose(campaign.id)
    await send('POST', `/api/operator/campaigns/${campaign.id}/restore`, {
      token: OPERATOR,
      body: backup.head,
    })
    await expectProblem(await campaign.office.send('GET', '/items'), 404, 'campaign.unknown')
    expect((await restore(backup)).status).toBe(200)
  })

  test('holds writers for a while when asked to, and they are told to come again', async () => {
    const campaign = await aWorkedCampaign()
    const at = `/api/operator/campaigns/${campaign.id}/backup`
    await send('GET', `${at}?hold=yes`, { token: OPERATOR })
    const change = { id: crypto.randomUUID(), base: 0, set: { problem: '备份时填的' } }
    const push = { pushId: crypto.randomUUID(), cursor: 0, changes: [change] }
    const unit = await campaign.unit('jwc')
    await expectProblem(await unit.send('POST', '/sync', { body: push }), 503, 'server.busy')
    await send('GET', at, { token: OPERATOR })
    expect((await unit.send('POST', '/sync', { body: push })).status).toBe(200)
    expect((await campaign.office.get<KeptCheck>('/record/check')).breaks).toEqual([])
  })

  test('takes the operator’s code and nothing else', async () => {
    const campaign = await open()
    const paths = [
      ['GET', '/backup'],
      ['GET', '/backup/rows?table=item'],
      ['POST', '/restore'],
      ['POST', '/restore/rows'],
      ['POST', '/restore/end'],
    ] as const
    for (const [method, path] of paths) {
      const { token } = campaign.office.session
      const whole = `/api/operator/campaigns/${campaign.id}${path}`
      await expectProblem(await send(method, whole, { token }), 401, 'operator.wrong')
    }
  })
})
