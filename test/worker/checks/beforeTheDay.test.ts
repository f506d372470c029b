import { describe, expect, test } from 'vitest'
import { addDays, asDay } from '#rules/calendar/day'
import type { ItemHistory } from '#wire/item'
import type { LadderView } from '#wire/ladder'
import type { Notice } from '#wire/notice'
import type { Overview } from '#wire/overview'
import type { Todo } from '#wire/todo'
import { expectProblem, open } from '../api.ts'

const today = async (person: { get: <T>(path: string) => Promise<T> }) =>
  asDay((await person.get<{ today: string }>('')).today)

describe('before and after the day', () => {
  test('lights and steps by the share of the term that is left; a talk once taken is not proposed again', async () => {
    const { unit, office } = await open({
      starts: '2017-01-01',
      lights: [
        { light: 'yellow', measure: 'percent-left', at: 30 },
        { light: 'orange', measure: 'percent-left', at: 15, level: 'talk' },
      ],
    })
    const clerk = await unit('jwc')
    const day = await today(clerk)
    const enter = async (problem: string, left: number) =>
      clerk.enter({ problem, foundOn: addDays(day, left - 100), due: addDays(day, left) })
    const yellow = await enter('窗口经常无人值守', 25)
    const orange = await enter('报销排队时间过长', 10)
    const red = await enter('电话长期无人接听', -1)
    const light = async (id: string) => (await clerk.get<ItemHistory>(`/items/${id}`)).light
    expect([await light(yellow.id), await light(orange.id), await light(red.id)]).toEqual([
      'yellow',
      'orange',
      'red',
    ])
    const { proposals } = await office.get<LadderView>('/ladder')
    expect(proposals.filter(({ level }) => level === 'talk')).toMatchObject([
      { unit: 'jwc', grounds: [{ measure: 'days-left', items: [orange.id], count: 10 }] },
    ])
    await office.post('/ladder/decisions', { unit: 'jwc', level: 'talk', decision: 'take', reason: '' })
    const after = await office.get<LadderView>('/ladder')
    expect(after.proposals.filter(({ level }) => level === 'talk')).toEqual([])
  })

  test('an item under a notice is never proposed for another; the history stands beside the next step', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const day = await today(clerk)
    const nine = await clerk.enter({ problem: '窗口经常无人值守', due: addDays(day, -9) })
    const twenty = await clerk.enter({ problem: '电话长期无人接听', due: addDays(day, -20) })
    const notice = await office.post<Notice>('/notices', {
      unit: 'jwc',
      items: [nine.id, twenty.id],
      demand: '请查明原因并限期整改',
    })
    const { proposals, taken } = await office.get<LadderView>('/ladder')
    expect(proposals).toMatchObject([{ level: 'circular', grounds: [{ items: [twenty.id] }] }])
    expect(taken[twenty.id]).toMatchObject([{ level: 'supervision', said: notice.number, isOpen: true }])
    const { overdue } = await office.get<Overview>('/overview')
    expect(overdue.map(({ id, level }) => [id, level])).toEqual([
      [twenty.id, 'circular'],
      [nine.id, null],
    ])
    // What the office weighed is none of the unit's business.
    expect((await clerk.get<ItemHistory>(`/items/${nine.id}`)).lateness?.steps).toBeUndefined()
  })

  test('a request that the office lets lie is late on its desk, and comes first', async () => {
    const { unit, office } = await open({ closure: { reviewDays: 3 } })
    const clerk = await unit('jwc')
    const { id } = await clerk.enter({ problem: '窗口经常无人值守', measures: '排班', evidence: '排班表' })
    const day = await today(clerk)
    await clerk.post(`/items/${id}/closure-request`, { completedOn: addDays(day, -1), note: '' })
    const matter = (await office.get<Todo>('/todo')).matters.find(({ kind }) => kind === 'closure')
    expect(matter).toMatchObject({ item: id, answerBy: addDays(day, 3) })
    // Without the setting nothing is promised.
    const plain = await open()
    const other = await plain.unit('jwc')
    const row = await other.enter({ problem: '窗口经常无人值守', measures: '排班', evidence: '排班表' })
    await other.post(`/items/${row.id}/closure-request`, { completedOn: addDays(day, -1), note: '' })
    const [first] = (await plain.office.get<Todo>('/todo')).matters
    expect(first?.answerBy).toBeUndefined()
  })

  test('an extension is asked so many working days before the limit, and answered within so many', async () => {
    const { unit, office } = await open({
      ends: '2030-12-31',
      extensions: { askWorkdays: 5, answerWorkdays: 10 },
    })
    const clerk = await unit('jwc')
    const day = await today(clerk)
    const near = await clerk.enter({ problem: '窗口经常无人值守', due: addDays(day, 3) })
    const far = await clerk.enter({ problem: '电话长期无人接听', due: addDays(day, 40) })
    const asked = { to: addDays(day, 60), reason: '设备招标流标，正在重新招标' }
    const late = await clerk.send('POST', `/items/${near.id}/extensions`, { body: asked })
    expect((await expectProblem(late, 422, 'extension.not-possible')).detail).toContain('至少5个工作日')
    await clerk.post(`/items/${far.id}/extensions`, asked)
    const matter = (await office.get<Todo>('/todo')).matters.find(({ kind }) => kind === 'extension')
    expect(matter?.answerBy).toBeDefined()
    expect(String(matter?.answerBy) > day).toBe(true)
  })
})
