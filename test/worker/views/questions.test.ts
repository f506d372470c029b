import { describe, expect, test } from 'vitest'
import type { ItemPage, ItemRow } from '#wire/item'
import type { Matter, Todo } from '#wire/todo'
import type { Upload } from '#wire/upload'
import { json, open, type Person } from '../api.ts'

const HEAD = '序号,问题表现,整改措施,整改时限,责任人,整改状态'

async function take(person: Person, rows: readonly string[], head = HEAD): Promise<Upload> {
  const response = await person.send('POST', `/uploads?file=${encodeURIComponent('台账.csv')}`, {
    bytes: new TextEncoder().encode([head, ...rows].join('\r\n')),
  })
  if (!response.ok) throw new Error(await response.text())
  const upload = await json<Upload>(response)
  await person.post(`/uploads/${upload.id}/acceptance`)
  return upload
}

async function questions(person: Person): Promise<readonly Matter[]> {
  return (await person.get<Todo>('/todo')).matters.filter(({ kind }) => kind === 'question')
}

async function rowOf(person: Person, problem: string): Promise<ItemRow> {
  const found = (await person.get<ItemPage>('/items')).items.find((item) => item.content.problem === problem)
  if (found === undefined) throw new Error(`no such row: ${problem}`)
  return found
}

/** The same unknown words in three rows: asked once, at the first, and in the others by `alsoAt`. */
const unclear = ['窗口无人值守', '报销单据积压', '会议偏多'].map(
  (problem, index) => `${index + 1},${problem},排班到人,2199-07-31,陈磊,挂起`,
)
const clear = ['文件偏多', '调研偏少'].map(
  (problem, index) => `${index + 4},${problem},压减归并,2199-07-31,陈磊,整改中`,
)

describe('a question that nobody answered when the file was taken in', () => {
  test('stays on the unit’s todo for each row, until the field is filled or the row withdrawn', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const { reading } = await take(clerk, [...unclear, ...clear])
    const asked = reading.findings.filter(({ severity, field }) => severity === 'ask' && field === 'claimed')
    expect(asked).toHaveLength(1)
    const waiting = await questions(clerk)
    expect(waiting.map(({ title }) => title)).toEqual(['窗口无人值守', '报销单据积压', '会议偏多'])
    expect(waiting[0]).toMatchObject({ unit: 'jwc', isNews: false })
    // Each says its own row, though the question was asked once for the three.
    expect(asked[0]?.message).toContain('第 2–4 行')
    expect(waiting.map(({ note }) => /第 \d+ 行“整改状态”写的是“挂起”/.exec(note)?.[0].slice(0, 5))).toEqual([
      '第 2 行',
      '第 3 行',
      '第 4 行',
    ])
    expect((await clerk.get<Todo>('/todo')).counts.question).toBe(3)
    expect(await questions(office)).toEqual([])

    const filled = await rowOf(clerk, '窗口无人值守')
    expect(waiting[0]?.item).toBe(filled.id)
    const set = { claimed: 'in-progress', cause: '排班不到人' }
    await clerk.sync([{ id: filled.id, base: filled.version, set }])
    const mistaken = await rowOf(clerk, '会议偏多')
    await clerk.sync([{ id: mistaken.id, base: mistaken.version, set: {}, withdraw: '重复登记' }])
    expect((await questions(clerk)).map(({ title }) => title)).toEqual(['报销单据积压'])
  })

  test('is of the newest reading of the file; when that is taken back, of the one before it', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await take(clerk, [...unclear, ...clear])
    const [first = '', second = '', third = ''] = unclear
    const answered = [first, second].map((row) => row.replace('挂起', '整改中'))
    const newer = await take(clerk, [...answered, third, ...clear])
    expect((await questions(clerk)).map(({ title }) => title)).toEqual(['会议偏多'])
    await clerk.post(`/uploads/${newer.id}/withdrawal`)
    expect(await questions(clerk)).toHaveLength(3)
  })

  test('about the unit of a row waits for the office, until the row is assigned', async () => {
    const { office } = await open()
    await take(
      office,
      ['1,窗口无人值守,排班到人,2199-07-31,陈磊,查无此处'],
      '序号,问题表现,整改措施,整改时限,责任人,责任单位',
    )
    expect(await questions(office)).toMatchObject([{ unit: '', title: '窗口无人值守' }])
    const { id } = await rowOf(office, '窗口无人值守')
    await office.post(`/items/${id}/unit`, { unit: 'jwc' })
    expect(await questions(office)).toEqual([])
  })

  test('lists at most a hundred, and counts them all', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const many = Array.from({ length: 360 }, (_, no) => {
      const state = no < 120 ? '挂起' : '整改中'
      return `${no + 1},第${no + 1}个窗口无人值守,排班到人,2199-07-31,陈磊,${state}`
    })
    await take(clerk, many)
    expect(await questions(clerk)).toHaveLength(100)
    expect((await clerk.get<Todo>('/todo')).counts.question).toBe(120)
  })

  test('states told in another column are asked of the unit, one row after the other, until each has its state', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const head = HEAD.replace('整改状态', '备注')
    const rows = ['窗口无人值守', '报销单据积压'].map(
      (problem, index) => `${index + 1},${problem},排班到人,2199-07-31,陈磊,已完成`,
    )
    const { reading } = await take(clerk, [...rows, '3,会议偏多,压减会议,2199-07-31,陈磊,'], head)
    expect(reading.findings.map(({ code }) => code)).toContain('claimed.told')
    const [first, ...more] = await questions(clerk)
    expect([first?.title, more]).toEqual(['窗口无人值守', []])
    expect(first?.note).toContain('“备注”写“已完成”的 2 条')
    const asked = await rowOf(clerk, '窗口无人值守')
    const set = { claimed: 'in-progress', cause: '排班不到人' }
    await clerk.sync([{ id: asked.id, base: asked.version, set }])
    const [second, ...others] = await questions(clerk)
    expect([second?.title, others]).toEqual(['报销单据积压', []])
  })
})
