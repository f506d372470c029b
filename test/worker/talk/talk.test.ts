import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { ItemHistory } from '#wire/item'
import type { EntryRow } from '#wire/register'
import type { Todo } from '#wire/todo'
import { expectProblem, open, type Person } from '../api.ts'

const QUESTION = '排班表何时能在窗口公示'
const ANSWER = '下周一公示并拍照'

async function say(person: Person, item: string, text: string, id = crypto.randomUUID()): Promise<Response> {
  return person.send('POST', `/items/${item}/talk`, { body: { id, text } })
}

async function talkAs(person: Person, item: string): Promise<string[]> {
  return (await person.get<ItemHistory>(`/items/${item}`)).talk.map(({ by, text }) => `${by}：${text}`)
}

describe('a talk about an item', () => {
  test('is read by its unit, the office and the group, in order; a leader sees none of it', async () => {
    const { unit, office, leader, as } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', owner: '甲某某' })
    await say(office, row.id, QUESTION)
    await say(clerk, row.id, ANSWER)
    const talk = await talkAs(office, row.id)
    expect(talk.map((line) => line.split('：')[1])).toEqual([QUESTION, ANSWER])
    expect(await talkAs(clerk, row.id)).toEqual(talk)
    expect(await talkAs(await as('head', 'jwc'), row.id)).toEqual(talk)
    expect(await talkAs(await as('group', ''), row.id)).toEqual(talk)
    expect(await talkAs(leader, row.id)).toEqual([])
  })

  test('is had by no other unit, no leader, not by 宣传部', async () => {
    const { unit, leader, as } = await open()
    const row = await (await unit('jwc')).enter({ problem: '窗口无人值守', owner: '甲某某' })
    await expectProblem(await say(await unit('cwc'), row.id, QUESTION), 404, 'item.unknown')
    await expectProblem(await say(leader, row.id, QUESTION), 403, 'access.denied')
    await expectProblem(await say(await as('publicity', ''), row.id, QUESTION), 403, 'access.denied')
  })

  test('waits on the list of the other side until it is looked at, and changes nothing of the item', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', owner: '甲某某' })
    const waiting = async (person: Person): Promise<readonly string[]> =>
      (await person.get<Todo>('/todo')).matters.flatMap(({ kind, note }) => (kind === 'talk' ? [note] : []))
    await say(office, row.id, QUESTION)
    expect([await waiting(clerk), await waiting(office)]).toEqual([[QUESTION], []])
    await say(clerk, row.id, ANSWER)
    expect([await waiting(clerk), await waiting(office)]).toEqual([[], [ANSWER]])
    const { matters } = await office.get<Todo>('/todo')
    await office.post('/todo/seen', { keys: matters.map(({ key }) => key) })
    expect(await waiting(office)).toEqual([])
    const after = await office.get<ItemHistory>(`/items/${row.id}`)
    expect([after.item.version, after.changes.length]).toEqual([1, 1])
  })

  test('said again is said once; another text under its number is refused; nothing and too much are refused', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', owner: '甲某某' })
    const id = crypto.randomUUID()
    await say(clerk, row.id, QUESTION, id)
    expect((await say(clerk, row.id, QUESTION, id)).status).toBe(201)
    expect(await talkAs(clerk, row.id)).toHaveLength(1)
    await expectProblem(await say(clerk, row.id, ANSWER, id), 409, 'talk.reused')
    await expectProblem(await say(clerk, row.id, '  '), 422, 'request.invalid')
    await expectProblem(await say(clerk, row.id, '长'.repeat(501)), 422, 'request.invalid')
  })

  test('stands in no paper', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({
      problem: '窗口无人值守',
      measures: '排班',
      evidence: '排班表',
      owner: '甲某某',
    })
    await say(office, row.id, QUESTION)
    await clerk.post(`/items/${row.id}/closure-request`, { completedOn: '2017-08-01', note: '' })
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '' })
    const { id } = await office.post<{ id: string }>('/snapshots')
    const papers = [
      `/items/${row.id}/closing-sheet.docx`,
      `/snapshots/${id}/summary.xlsx`,
      '/unit-report/file.docx?unit=jwc',
      '/ledger/self-check.xlsx?unit=jwc',
    ]
    for (const path of papers) {
      const response = await office.send('GET', path)
      expect([path, response.status]).toEqual([path, 200])
      const { files } = new PizZip(new Uint8Array(await response.arrayBuffer()))
      const text = Object.values(files).map((file) => file.asText())
      expect([path, text.join('').includes(QUESTION)]).toEqual([path, false])
    }
  })

  test('about a row that came of a clue does not tell the unit who gave it', async () => {
    const { unit, office } = await open()
    const values = {
      receivedOn: '2017-06-20',
      channel: 'phone',
      text: '窗口无人',
      givenBy: '周某某',
      unit: 'jwc',
    }
    const entry = await office.post<EntryRow>('/registers/clues', { id: crypto.randomUUID(), values })
    const { item } = await office.post<EntryRow>(`/registers/clues/${entry.id}/item`, {
      base: 1,
      wording: '窗口值守不到位',
    })
    const told = await expectProblem(await say(office, item ?? '', '周某某还在等答复'), 422, 'talk.exposes')
    expect(told.detail).toContain('周某某')
    // A unit that guesses is told nothing, not even by a refusal.
    expect((await say(await unit('jwc'), item ?? '', '是不是周某某反映的')).status).toBe(201)
  })
})
