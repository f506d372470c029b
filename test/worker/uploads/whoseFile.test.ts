import { describe, expect, test } from 'vitest'
import type { ItemPage } from '#wire/item'
import type { Upload, UploadAccepted } from '#wire/upload'
import { expectProblem, json, open, type Person } from '../api.ts'

const HEAD = '序号,存在的问题,整改措施,整改时限,责任人'
const ROWS = ['1,值班室夜间无人,排班轮值,2017-08-31,陈磊', '2,食堂后厨积水,疏通管道,2017-09-15,于子轩']
const FILE = '台账.csv'

async function read(person: Person, lines: readonly string[], query = '', file = FILE): Promise<Upload> {
  const response = await person.send('POST', `/uploads?file=${encodeURIComponent(file)}${query}`, {
    bytes: new TextEncoder().encode([...lines, HEAD, ...ROWS].join('\r\n')),
  })
  if (!response.ok) throw new Error(await response.text())
  return json<Upload>(response)
}

async function accept(person: Person, { id, basis }: Upload): Promise<UploadAccepted> {
  return person.post<UploadAccepted>(`/uploads/${id}/acceptance`, { basis })
}

const others = ['后勤管理处问题整改台账,,,,', '填报单位：后勤管理处,,,,']

describe('a file that names another unit', () => {
  test('is not taken in by a unit until it says that the file is its own', async () => {
    const { unit } = await open()
    const clerk = await unit('dzb')
    const sent = await read(clerk, others)
    const refused = await clerk.send('POST', `/uploads/${sent.id}/acceptance`, { body: {} })
    const problem = await expectProblem(refused, 409, 'upload.other-unit')
    expect(problem.detail).toContain('“填报单位”写的是“后勤管理处”')
    expect(problem.detail).toContain('作为“党政办公室”的报来')
    expect(problem.findings?.[0]).toMatchObject({ code: 'unit.other', cell: 'A2' })
    expect((await clerk.get<ItemPage>('/items')).items).toEqual([])

    const foreign = { owners: { 台账: 'hqc' } }
    const denied = await clerk.send('POST', `/uploads/${sent.id}/reading`, { body: foreign })
    await expectProblem(denied, 403, 'access.denied')

    const answers = { ...sent.answers, owners: { 台账: 'dzb' } }
    const answered = await clerk.post<Upload>(`/uploads/${sent.id}/reading`, answers)
    expect((await accept(clerk, answered)).added).toBe(2)
    expect((await clerk.get<ItemPage>('/items')).items.map((item) => item.unit)).toEqual(['dzb', 'dzb'])

    // The same file next week is known from the answer; one of another name is asked about again.
    const again = await read(clerk, others)
    expect([again.carried, again.reading.findings.filter(({ code }) => code === 'unit.other')]).toEqual([
      1,
      [],
    ])
    const renamed = await read(clerk, others, '', '八月台账.csv')
    expect(renamed.reading.findings.filter(({ code }) => code === 'unit.other')).toHaveLength(1)
  })

  test('is the named unit’s when the office says so; nobody is asked where nobody was named by the sender', async () => {
    const { office } = await open()
    const sent = await read(office, others, '&unit=dzb')
    const refused = await office.send('POST', `/uploads/${sent.id}/acceptance`, { body: {} })
    await expectProblem(refused, 409, 'upload.other-unit')
    const unknown = { ...sent.answers, owners: { 台账: 'nobody' } }
    await expectProblem(
      await office.send('POST', `/uploads/${sent.id}/reading`, { body: unknown }),
      422,
      'unit.unknown',
    )
    const answers = { ...sent.answers, owners: { 台账: 'hqc' } }
    const answered = await office.post<Upload>(`/uploads/${sent.id}/reading`, answers)
    await accept(office, answered)
    expect((await office.get<ItemPage>('/items')).items.map((item) => item.unit)).toEqual(['hqc', 'hqc'])

    const plain = await read(office, others, '', '后勤.csv')
    expect(plain.reading.findings.filter(({ code }) => code === 'unit.other')).toEqual([])
  })
})
