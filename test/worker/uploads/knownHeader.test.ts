import { describe, expect, test } from 'vitest'
import type { ItemPage } from '#wire/item'
import type { ProfileList } from '#wire/profile'
import { PASSWORD_HEADER, type Upload, type UploadAccepted } from '#wire/upload'
import { expectProblem, json, open, type Person } from '../api.ts'

/** Files made by hand, so that the whole way is seen: read, corrected, taken in, and known the next time. */

const FILE = '教务处台账.csv'
/** A label that nobody knows over days: the reader may only ask what it is. */
const HEADER = ['序号', '存在的问题', '整改措施', '收口', '责任人', '备注']
const ROWS = [
  ['1', '成绩更正流程长', '并联审批', '2017-08-31', '甲', '已报校办'],
  ['2', '窗口午间无人值守', '排班轮值', '2017-09-15', '乙', ''],
  ['3', '教室借用审批慢', '网上办理', '2017-09-30', '丙', ''],
]

function csv(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${[header, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`)
}

async function send(person: Person, bytes: Uint8Array, file = FILE, headers = {}): Promise<Response> {
  return person.send('POST', `/uploads?file=${encodeURIComponent(file)}`, { bytes, headers })
}

async function upload(person: Person, bytes: Uint8Array): Promise<Upload> {
  const response = await send(person, bytes)
  if (!response.ok) throw new Error(await response.text())
  return json<Upload>(response)
}

/** Labels of the columns that a reading asks about. */
function asked({ reading }: Upload): string[] {
  return reading.sheets.flatMap(({ columns }) =>
    columns.filter(({ guess }) => guess !== null).map(({ path }) => path.join('/')),
  )
}

function meaning({ reading }: Upload, label: string): string | undefined {
  return reading.sheets.flatMap(({ columns }) => columns).find(({ path }) => path.at(-1) === label)?.field
}

describe('a header that was confirmed once', () => {
  test('correct a column, read again, take in: the next file asks nothing', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await upload(clerk, csv(HEADER, ROWS))
    expect(meaning(first, '收口')).toBe('extra')
    expect(asked(first)).toEqual(['收口'])

    const again = await clerk.post<Upload>(`/uploads/${first.id}/reading`, { mapping: { 收口: 'due' } })
    expect(again.id).toBe(first.id)
    expect(meaning(again, '收口')).toBe('due')
    expect(asked(again)).toEqual([])
    expect(again.plan).toMatchObject({ added: 3, changed: 0 })
    expect(again.reading.items.map((item) => item.due)).toEqual(['2017-08-31', '2017-09-15', '2017-09-30'])
    // Looking is not writing.
    expect((await clerk.get<ItemPage>('/items')).items).toEqual([])

    await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)
    const held = (await clerk.get<ItemPage>('/items')).items
    expect(held.map(({ content }) => content.due)).toEqual(['2017-08-31', '2017-09-15', '2017-09-30'])

    const next = await upload(
      clerk,
      csv(HEADER, [...ROWS, ['4', '补考通知晚', '提前两周', '2017-10-20', '丁', '']]),
    )
    expect(asked(next)).toEqual([])
    expect(meaning(next, '收口')).toBe('due')
    expect(next.plan).toMatchObject({ added: 1, changed: 0, untouched: 3, gone: 0 })
  })

  test('a changed header asks about the change only', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await upload(clerk, csv(HEADER, ROWS))
    await clerk.post<Upload>(`/uploads/${first.id}/reading`, { mapping: { 收口: 'due' } })
    await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)

    const revised = [...HEADER.slice(0, 5), '归口', HEADER[5] ?? '']
    const rows = ROWS.map((row) => [...row.slice(0, 5), '2017-07-01', row[5] ?? ''])
    const next = await upload(clerk, csv(revised, rows))
    expect(asked(next).filter((label) => label !== '归口')).toEqual([])
    expect(meaning(next, '收口')).toBe('due')
    const change = next.reading.findings.find(({ code }) => code === 'header.changed')
    expect(change?.message).toContain('归口')
    expect(change?.message).not.toContain('收口')
  })

  test('another unit is still asked', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await upload(clerk, csv(HEADER, ROWS))
    await clerk.post<Upload>(`/uploads/${first.id}/reading`, { mapping: { 收口: 'due' } })
    await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)
    const other = await unit('cwc')
    expect(asked(await upload(other, csv(HEADER, ROWS)))).toEqual(['收口'])
    expect((await other.get<ProfileList>('/profiles')).profiles).toEqual([])
  })

  test('what the pane saved counts for the file that is sent', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await upload(clerk, csv(HEADER, ROWS))
    await clerk.post<Upload>(`/uploads/${first.id}/reading`, { mapping: { 收口: 'due' } })
    await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)
    const [profile] = (await clerk.get<ProfileList>('/profiles')).profiles
    if (profile === undefined) throw new Error('nothing was remembered')
    expect(profile).toMatchObject({ unit: 'jwc', by: '教务处' })
    expect(profile.mapping['收口']).toBe('due')
    const { header, mapping, fingerprint } = profile
    await clerk.put(`/profiles/${fingerprint}`, {
      header,
      mapping: { ...mapping, 备注: 'progress' },
      chosen: ['备注'],
    })
    expect(meaning(await upload(clerk, csv(HEADER, ROWS)), '备注')).toBe('progress')
    const foreign = await clerk.send('PUT', `/profiles/${'0'.repeat(16)}`, {
      body: { header, mapping, chosen: [] },
    })
    expect(foreign.status).toBe(422)
  })
})

describe('before anything is written', () => {
  test('the rows that would change are named with both values, a vanished one too', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await upload(clerk, csv(HEADER, ROWS))
    await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)
    const rows = ROWS.slice(0, 2).map((row, at) => (at === 0 ? row.with(4, '戊') : row))
    const next = await upload(clerk, csv(HEADER, rows))
    expect(next.identical).toBe(false)
    expect(next.plan).toMatchObject({ added: 0, changed: 1, untouched: 1, gone: 1 })
    expect(next.changes[0]).toMatchObject({
      problem: '成绩更正流程长',
      fields: [{ field: 'owner', from: '甲', to: '戊' }],
    })
    expect(next.gone[0]).toMatchObject({ problem: '教室借用审批慢' })
    await clerk.post<UploadAccepted>(`/uploads/${next.id}/acceptance`)
    const held = (await clerk.get<ItemPage>('/items')).items
    expect(held.map(({ state, withdrawn }) => [state, withdrawn])).toEqual(
      Array.from({ length: 3 }, () => ['open', false]),
    )
  })

  test('the identical file is known as such', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await upload(clerk, csv(HEADER, ROWS))
    expect(first.identical).toBe(false)
    await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)
    expect((await upload(clerk, csv(HEADER, ROWS))).identical).toBe(true)
  })

  test('a file that was taken in is not read again with other answers', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await upload(clerk, csv(HEADER, ROWS))
    await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)
    const late = await clerk.send('POST', `/uploads/${first.id}/reading`, {
      body: { mapping: { 收口: 'due' } },
    })
    expect(late.status).toBe(409)
  })

  test('what is taken in is what was looked at: read again elsewhere meanwhile, it is asked again', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const seen = await upload(clerk, csv(HEADER, ROWS))
    const elsewhere = await clerk.post<Upload>(`/uploads/${seen.id}/reading`, { mapping: { 收口: 'due' } })
    const stale = await clerk.send('POST', `/uploads/${seen.id}/acceptance`, { body: { basis: seen.basis } })
    await expectProblem(stale, 409, 'upload.changed')
    expect((await clerk.get<ItemPage>('/items')).items).toEqual([])
    await clerk.post<UploadAccepted>(`/uploads/${seen.id}/acceptance`, { basis: elsewhere.basis })
  })

  test('no answer is taken that names no column or no meaning', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const { id } = await upload(clerk, csv(HEADER, ROWS))
    for (const mapping of [{ 收口: 'deadline' }, { 收口: 'dueText' }, { 没有的栏: 'due' }]) {
      const response = await clerk.send('POST', `/uploads/${id}/reading`, { body: { mapping } })
      expect([mapping, response.status]).toEqual([mapping, 422])
    }
  })

  test('another unit cannot read the file again', async () => {
    const { unit } = await open()
    const { id } = await upload(await unit('jwc'), csv(HEADER, ROWS))
    const other = await (await unit('cwc')).send('POST', `/uploads/${id}/reading`, { body: { mapping: {} } })
    await expectProblem(other, 404, 'upload.unknown')
  })
})

/** As LibreOffice encrypted it; the password is 台账2017. */
const protectedBook = import.meta.glob<string>('../../ledgers/formats/encrypted.xlsx', {
  query: '?inline',
  import: 'default',
  eager: true,
})

describe('a workbook with an opening password', () => {
  const url = Object.values(protectedBook)[0] ?? ''
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (sign) => sign.charCodeAt(0))
  const withPassword = (word: string): Record<string, string> => ({
    [PASSWORD_HEADER]: encodeURIComponent(word),
  })

  test('asks for it, refuses a wrong one, opens with the right one', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const without = await expectProblem(await send(clerk, bytes, '加密.xlsx'), 422, 'file.password')
    expect(without.findings?.[0]?.code).toBe('file.encrypted')
    const guessed = await send(clerk, bytes, '加密.xlsx', withPassword('猜的'))
    const wrong = await expectProblem(guessed, 422, 'file.password')
    expect(wrong.findings?.[0]?.code).toBe('file.wrong-password')
    const right = await send(clerk, bytes, '加密.xlsx', withPassword('台账2017'))
    expect(right.status).toBe(201)
    const read = await json<Upload>(right)
    expect(JSON.stringify(read)).not.toContain('台账2017')
    const again = await clerk.send('POST', `/uploads/${read.id}/reading`, {
      body: { mapping: {}, password: '台账2017' },
    })
    expect(again.status).toBe(200)
    expect((await clerk.send('POST', `/uploads/${read.id}/reading`, { body: {} })).status).toBe(422)
  })
})
