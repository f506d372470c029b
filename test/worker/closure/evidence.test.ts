import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import { fileKinds, MAX_EVIDENCE_BYTES, MAX_EVIDENCE_FILES, type Evidence } from '#wire/evidence'
import type { ItemHistory, ItemRow } from '#wire/item'
import { bucketStore, type EvidenceBucket } from '../../../worker/ledger/closure/evidenceStore.ts'
import { zipWhole } from '../../../worker/documents/zip.ts'
import { bindings, expectProblem, json, open, type Person } from '../api.ts'

const aRow = { problem: '窗口无人值守', measures: '排班到人' }
const pdf = new TextEncoder().encode('%PDF-1.7\n整改前后对照\n%%EOF')
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)
const CAMPAIGN = 'c'

async function upload(clerk: Person, item: string, name: string, bytes: Uint8Array): Promise<Response> {
  return clerk.send('POST', `/items/${item}/evidence?file=${encodeURIComponent(name)}`, { bytes })
}

async function uploaded(clerk: Person, item: string, name = '排班表.pdf', bytes = pdf): Promise<Evidence> {
  const response = await upload(clerk, item, name, bytes)
  if (response.status !== 201) throw new Error(await response.text())
  return json<Evidence>(response)
}

async function bytesOf(person: Person, id: string): Promise<Uint8Array> {
  const response = await person.send('GET', `/evidence/${id}/file`)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

describe('evidence', () => {
  test('is kept as it was, listed with size, hash, who and when, and enough to ask for closure', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const file = await uploaded(clerk, row.id)
    expect(file).toMatchObject({
      name: '排班表.pdf',
      kind: 'pdf',
      bytes: pdf.length,
      by: '教务处',
      looks: [],
    })
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', pdf))
    expect(file.sha256).toBe(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''))
    expect(await bytesOf(office, file.id)).toEqual(pdf)
    const asked = { completedOn: '2017-08-10', note: '' }
    const requested = await clerk.post<ItemRow>(`/items/${row.id}/closure-request`, asked)
    expect(requested.state).toBe('closure-requested')
    const { evidence, changes } = await office.get<ItemHistory>(`/items/${row.id}`)
    expect(evidence.map(({ id }) => id)).toEqual([file.id])
    expect(changes.map(({ act }) => act)).toEqual(['create', 'add-evidence', 'request-closure'])
  })

  test('of several megabytes comes out of its chunks byte by byte', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const big = new Uint8Array(MAX_EVIDENCE_BYTES)
    for (let at = 0; at < big.length; at += 65_536) big.fill((at / 65_536) % 251, at, at + 65_536)
    big.set(pdf)
    const file = await uploaded(clerk, row.id, '大文件.pdf', big)
    const back = await bytesOf(clerk, file.id)
    expect(back.length).toBe(big.length)
    expect(back.every((byte, at) => byte === big[at])).toBe(true)
    const over = await upload(clerk, row.id, '超.pdf', new Uint8Array(MAX_EVIDENCE_BYTES + 1))
    expect((await expectProblem(over, 413, 'request.too-large')).detail).toContain('10 MB')
  })

  test('goes out as an attachment that no browser opens or guesses at', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const file = await uploaded(clerk, row.id, '现场.png', png)
    const response = await office.send('GET', `/evidence/${file.id}/file`)
    expect(response.headers.get('content-type')).toBe(fileKinds.png.mediaType)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('exists for its unit and the office alone', async () => {
    const { unit, leader } = await open()
    const clerk = await unit('jwc')
    const other = await unit('cwc')
    const row = await clerk.enter(aRow)
    const file = await uploaded(clerk, row.id)
    await expectProblem(await other.send('GET', `/evidence/${file.id}/file`), 404, 'evidence.unknown')
    await expectProblem(await other.send('DELETE', `/evidence/${file.id}`), 404, 'evidence.unknown')
    await expectProblem(await upload(other, row.id, '外人.pdf', pdf), 404, 'item.unknown')
    await expectProblem(await leader.send('GET', `/evidence/${file.id}/file`), 403, 'access.denied')
  })

  test('shows who of the office looked at it, and not that the unit itself did', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const file = await uploaded(clerk, row.id)
    await bytesOf(clerk, file.id)
    expect((await clerk.get<ItemHistory>(`/items/${row.id}`)).evidence[0]?.looks).toEqual([])
    await bytesOf(office, file.id)
    await bytesOf(office, file.id)
    const { evidence } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(evidence[0]?.looks).toMatchObject([{ by: '专项清理工作领导小组办公室' }])
  })

  test('is what its content is: a name is mended, a program, an archive and a page are refused', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const odd = await uploaded(clerk, row.id, '..\\..\\照\u202Egpj.exe', png)
    expect(odd).toMatchObject({ name: '照gpj.exe.png', kind: 'png' })
    const bad: [string, Uint8Array, string][] = [
      ['照片.jpg', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), '认不出'],
      ['材料.zip', zipWhole([{ path: '一.txt', content: ['甲'] }]), '压缩包'],
      ['材料.pdf', new TextEncoder().encode('<!DOCTYPE html><script>1</script>'), '网页'],
      ['空.pdf', new Uint8Array(0), '空的'],
    ]
    for (const [name, bytes, why] of bad) {
      const problem = await expectProblem(await upload(clerk, row.id, name, bytes), 422, 'evidence.kind')
      expect(problem.detail).toContain(`“${name}”`)
      expect(problem.detail).toContain(why)
    }
    expect((await clerk.get<ItemHistory>(`/items/${row.id}`)).evidence).toHaveLength(1)
  })

  test('sent twice is there once; on two items the office is told so, the unit is not', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const other = await unit('cwc')
    const row = await clerk.enter(aRow)
    const first = await uploaded(clerk, row.id)
    expect((await uploaded(clerk, row.id, '又一次.pdf')).id).toBe(first.id)
    const foreign = await other.enter(aRow)
    await uploaded(other, foreign.id)
    expect((await office.get<ItemHistory>(`/items/${row.id}`)).evidence).toMatchObject([{ alsoOn: 1 }])
    expect((await clerk.get<ItemHistory>(`/items/${row.id}`)).evidence).toMatchObject([{ alsoOn: 0 }])
  })

  test('is limited in number', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    for (let no = 0; no < MAX_EVIDENCE_FILES; no++) {
      await uploaded(clerk, row.id, `${no}.txt`, new TextEncoder().encode(`第${no}份`))
    }
    const more = await upload(clerk, row.id, '多.txt', new TextEncoder().encode('多一份'))
    await expectProblem(more, 409, 'evidence.too-many')
  })

  test('can be taken back until closure is asked for or somebody has looked; then it stays', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const wrong = await uploaded(clerk, row.id, '传错.pdf')
    expect((await clerk.send('DELETE', `/evidence/${wrong.id}`)).status).toBe(200)
    await expectProblem(await clerk.send('GET', `/evidence/${wrong.id}/file`), 404, 'evidence.unknown')
    const { evidence, changes } = await office.get<ItemHistory>(`/items/${row.id}`)
    expect(evidence).toMatchObject([{ name: '传错.pdf' }])
    expect(evidence[0]?.removedAt).not.toBeNull()
    expect(changes.at(-1)).toMatchObject({ act: 'remove-evidence', note: '传错.pdf' })
    const seen = await uploaded(clerk, row.id)
    await bytesOf(office, seen.id)
    await expectProblem(await clerk.send('DELETE', `/evidence/${seen.id}`), 409, 'evidence.fixed')
  })

  test('is no longer taken for an item that is struck off', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ ...aRow, evidence: '排班表' })
    await clerk.post(`/items/${row.id}/closure-request`, { completedOn: '2017-08-10', note: '' })
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '' })
    await expectProblem(await upload(clerk, row.id, '晚.pdf', pdf), 409, 'item.not-allowed')
  })
})

test('bytes whose upload broke off are dropped with the next upload, those still on their way are not', async () => {
  const { unit, id: campaign } = await open()
  const clerk = await unit('jwc')
  const row = await clerk.enter(aRow)
  const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString()
  const chunks = async (): Promise<string[]> =>
    runInDurableObject(bindings.CAMPAIGN.getByName(campaign), (_instance, state) =>
      Array.from(
        state.storage.sql.exec<{ evidence: string }>(
          'SELECT DISTINCT evidence FROM evidence_chunk ORDER BY 1',
        ),
        ({ evidence }) => evidence,
      ),
    )
  await runInDurableObject(bindings.CAMPAIGN.getByName(campaign), (_instance, state) => {
    for (const [name, at] of [
      ['broken-off', ago(2)],
      ['on-its-way', ago(0.1)],
    ] as const) {
      state.storage.sql.exec('INSERT INTO evidence_upload (id, at) VALUES (?, ?)', name, at)
      state.storage.sql.exec(
        'INSERT INTO evidence_chunk (evidence, no, body) VALUES (?, 0, ?)',
        name,
        pdf.buffer,
      )
    }
  })
  const file = await uploaded(clerk, row.id)
  expect(await chunks()).toEqual(['on-its-way', file.id].toSorted())
  await uploaded(clerk, row.id, '照片.png', png)
  expect(await bytesOf(clerk, file.id)).toEqual(pdf)
})

describe('a bucket instead of the campaign’s own tables', () => {
  test('keeps the bytes under the campaign and asks the ledger for none', async () => {
    const kept = new Map<string, Uint8Array>()
    const bucket: EvidenceBucket = {
      put: async (key: string, bytes: Uint8Array) => kept.set(key, bytes),
      get: async (key: string) => {
        const bytes = kept.get(key)
        return bytes === undefined ? null : { arrayBuffer: async () => bytes.slice().buffer }
      },
      delete: async (key: string) => void kept.delete(key),
    }
    const store = bucketStore(bucket, CAMPAIGN)
    await store.put('a', pdf)
    expect([...kept.keys()]).toEqual(['c/a'])
    expect(await store.get('a')).toEqual(pdf)
    await store.remove('a')
    expect(await store.get('a')).toBeNull()
  })
})
