import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import type { CodeLine, CodeList, CodeMade } from '#wire/code'
import type { Session } from '#wire/session'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { bindings, expectProblem, json, open, Person, send } from '../api.ts'

async function enter(code: string): Promise<Response> {
  return send('POST', '/api/session', { body: { code } })
}

describe('access codes', () => {
  test('are listed with whom they were given to and their use, never with the code or its whole hash', async () => {
    const { office, codes } = await open()
    const { codes: lines } = await office.get<CodeList>('/codes')
    expect(lines).toHaveLength(codes.length)
    const used = lines.find(({ role }) => role === 'office')
    expect(used?.lastUsedAt).toMatch(/^\d{4}-/)
    expect(lines.find(({ role }) => role === 'group')?.lastUsedAt).toBeNull()
    const text = JSON.stringify(lines)
    for (const { code } of codes) expect(text).not.toContain(code.split(':')[1])
    expect(text).not.toMatch(/[0-9a-f]{32}/)
  })

  test('are made with a label, shown once and work', async () => {
    const { office } = await open()
    const made = await office.post<CodeMade>('/codes', {
      role: 'head',
      unitId: 'jwc',
      label: '教务处新任负责人',
      expiresOn: '2099-12-31',
    })
    expect(made.line).toMatchObject({ role: 'head', unitId: 'jwc', label: '教务处新任负责人', holds: true })
    const session = await json<Session>(await enter(made.code))
    expect(session).toMatchObject({ role: 'head', unitId: 'jwc' })
    const listed = (await office.get<CodeList>('/codes')).codes.find(({ id }) => id === made.line.id)
    expect(listed).toMatchObject({ label: '教务处新任负责人', expiresOn: '2099-12-31' })
    expect(JSON.stringify(listed)).not.toContain(made.code.split(':')[1])
  })

  test('need a unit exactly where the role stands for one, a known unit, and a day still to come', async () => {
    const { office } = await open()
    const refused = async (body: object, status: number, code: string): Promise<void> => {
      await expectProblem(await office.send('POST', '/codes', { body }), status, code)
    }
    await refused({ role: 'unit', label: '' }, 422, 'request.invalid')
    await refused({ role: 'leader', unitId: 'jwc', label: '' }, 422, 'request.invalid')
    await refused({ role: 'unit', unitId: 'nowhere', label: '' }, 422, 'unit.unknown')
    await refused({ role: 'leader', label: '', expiresOn: '2017-08-15' }, 422, 'code.past')
    await refused({ role: 'king', label: '' }, 422, 'request.invalid')
    await refused({ role: 'leader', label: '长'.repeat(61) }, 422, 'request.invalid')
  })

  test('once revoked let nobody in, and put out at once whoever is in', async () => {
    const { office, unit, codes } = await open()
    const clerk = await unit('jwc')
    const code = codes.find(({ role, unitId }) => role === 'unit' && unitId === 'jwc')?.code ?? ''
    const line = await lineOf(office, 'unit', 'jwc')
    expect(await json<CodeLine>(await office.send('DELETE', `/codes/${line.id}`))).toMatchObject({
      holds: false,
    })
    await expectProblem(await clerk.send('GET', '/items'), 401, 'session.ended')
    await expectProblem(await enter(code), 401, 'code.revoked')
    const again = await office.send('DELETE', `/codes/${line.id}`)
    expect((await json<CodeLine>(again)).revokedAt).not.toBeNull()
    await expectProblem(await office.send('DELETE', '/codes/none'), 404, 'code.unknown')
  })

  test('hold through their last day and not a moment longer', async () => {
    const { id, office } = await open()
    const { code, line } = await office.post<CodeMade>('/codes', {
      role: 'leader',
      label: '',
      expiresOn: '2099-12-31',
    })
    const leader = new Person(await json<Session>(await enter(code)))
    const expire = async (at: string): Promise<void> =>
      runInDurableObject(bindings.CAMPAIGN.getByName(id), (_instance, { storage }) => {
        storage.sql.exec('UPDATE access_code SET expires_at = ? WHERE id = ?', at, line.id)
      })
    const kept = await runInDurableObject(bindings.CAMPAIGN.getByName(id), (_instance, { storage }) =>
      storage.sql.exec('SELECT expires_at FROM access_code WHERE id = ?', line.id).one(),
    )
    // Midnight in Shanghai.
    expect(kept['expires_at']).toBe('2099-12-31T16:00:00.000Z')
    await expire(new Date(Date.now() + 3_600_000).toISOString())
    expect((await leader.send('GET', '')).status).toBe(200)
    await expire(new Date(Date.now() - 1).toISOString())
    await expectProblem(await leader.send('GET', ''), 401, 'session.ended')
    await expectProblem(await enter(code), 401, 'code.expired')
  })

  test('of an administrator are the administrator’s alone, and the last one stays', async () => {
    const { office, as } = await open()
    const admin = await as('admin', '')
    const body = { role: 'admin', label: '' }
    await expectProblem(await office.send('POST', '/codes', { body }), 403, 'access.denied')
    const own = await lineOf(admin, 'admin', null)
    await expectProblem(await office.send('DELETE', `/codes/${own.id}`), 403, 'access.denied')
    await expectProblem(await admin.send('DELETE', `/codes/${own.id}`), 409, 'code.last')
    await admin.post<CodeMade>('/codes', body)
    expect((await admin.send('DELETE', `/codes/${own.id}`)).status).toBe(200)
    await expectProblem(await admin.send('GET', ''), 401, 'session.ended')
  })

  test('are handed out for all units in a workbook, replacing the earlier ones if wished', async () => {
    const { office, unit } = await open({
      units: [
        { id: 'jwc', name: '=HYPERLINK("http://x","教务处")', aliases: [] },
        { id: 'cwc', name: '@财务处', aliases: [] },
      ],
    })
    const before = await unit('jwc')
    const response = await office.send('POST', '/codes/hand-out.xlsx', {
      body: { roles: ['unit', 'head'], replace: true, expiresOn: '2099-12-31' },
    })
    expect(response.status).toBe(200)
    const rows = await rowsOf(new Uint8Array(await response.arrayBuffer()))
    expect(rows).toHaveLength(5)
    expect(rows[0]?.[0]).toBe('单位')
    expect(rows.flat().filter((cell) => cell.includes('HYPERLINK'))).toHaveLength(2)
    const session = await json<Session>(await enter(rows[1]?.[2] ?? ''))
    expect(session).toMatchObject({ role: 'unit', unitId: 'jwc' })
    await expectProblem(await before.send('GET', ''), 401, 'session.ended')
    const { codes } = await office.get<CodeList>('/codes')
    expect(codes.filter(({ holds, unitId }) => holds && unitId !== null)).toHaveLength(4)
  })

  test('leave every making and revoking in the record, without the code', async () => {
    const { id, office } = await open()
    const { code, line } = await office.post<CodeMade>('/codes', { role: 'group', label: '组长' })
    await office.send('DELETE', `/codes/${line.id}`)
    const lines = await runInDurableObject(bindings.CAMPAIGN.getByName(id), (_instance, { storage }) =>
      storage.sql.exec(`SELECT act, subject, detail FROM record WHERE act <> 'seal' ORDER BY seq`).toArray(),
    )
    expect(lines.map(({ act }) => act)).toEqual(['code.make', 'code.revoke'])
    expect(lines[0]?.['subject']).toBe(`code:${line.id}`)
    expect(JSON.stringify(lines)).not.toContain(code.split(':')[1])
  })
})

async function lineOf(person: Person, role: string, unitId: string | null): Promise<CodeLine> {
  const { codes } = await person.get<CodeList>('/codes')
  const line = codes.find((one) => one.role === role && one.unitId === unitId)
  if (line === undefined) throw new Error(`no code of ${role}`)
  return line
}

/** The first sheet's cells as text, a formula as an empty one. */
async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const { sheets } = await readWorkbookFile(bytes, '访问码.xlsx')
  return (sheets[0]?.rows ?? []).map((row) => (row ?? []).map((cell) => String(cell?.value ?? '')))
}
