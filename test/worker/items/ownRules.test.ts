import { describe, expect, test } from 'vitest'
import type { ItemHistory } from '#wire/item'
import type { RowQuestionList } from '#wire/rowQuestion'
import type { Todo } from '#wire/todo'
import type { Upload, UploadAccepted } from '#wire/upload'
import { expectProblem, json, open, type Person } from '../api.ts'

const ownChecks = [
  {
    column: 'due',
    comparison: 'not-earlier',
    than: { column: 'foundOn' },
    words: '时限不能早于发现日期',
    stops: true,
  },
  { column: 'source', comparison: 'required', words: '请写问题来源', stops: false },
]
const ownLists = [{ label: '校区', choices: ['东校区', '西校区'] }]
const text = '办事大厅三号窗口上班时间经常无人值守'

async function upload(person: Person, rows: readonly (readonly string[])[]): Promise<Upload> {
  const head = ['序号', '问题表现', '整改措施', '整改时限', '发现日期', '具体责任人', '校区']
  const bytes = new TextEncoder().encode(
    ['教务处整改台账', ...[head, ...rows].map((row) => row.join(','))].join('\n'),
  )
  const response = await person.send('POST', `/uploads?file=${encodeURIComponent('教务处.csv')}`, { bytes })
  expect(response.status).toBe(201)
  return json<Upload>(response)
}

describe('rules that the office made', () => {
  test('stop a row at sync, say why by column, and let the good ones through', async () => {
    const { unit } = await open({ ownChecks, ownLists })
    const clerk = await unit('jwc')
    const good = { problem: text, foundOn: '2017-08-01', due: '2017-08-30', 'extras/校区': '东校区' }
    const answer = await clerk.sync([
      { id: 'row-00000001', base: 0, set: good },
      { id: 'row-00000002', base: 0, set: { ...good, problem: '电话无人接听超过三天', due: '2017-07-01' } },
      { id: 'row-00000003', base: 0, set: { ...good, problem: '报销排队时间过长', 'extras/校区': '南校区' } },
    ])
    expect(answer.accepted.map(({ id }) => id)).toEqual(['row-00000001'])
    expect(answer.refused).toMatchObject([
      { id: 'row-00000002', findings: [{ field: 'due', severity: 'block', code: 'own-check.1' }] },
      { id: 'row-00000003', findings: [{ code: 'column.unknown', choices: ['东校区', '西校区'] }] },
    ])
    expect(answer.refused[0]?.findings[0]?.message).toBe('“整改时限”：时限不能早于发现日期')
  })

  test('made later keep nobody from working on an old row, until its columns are touched', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const old = await clerk.enter({ problem: text, foundOn: '2017-08-10', due: '2017-08-01' })
    const { campaign, version } = await office.get<{ campaign: object; version: number }>('/settings')
    await office.put('/settings', { campaign: { ...campaign, ownChecks }, base: version })
    const edit = (set: object) => clerk.sync([{ id: old.id, base: old.version, set: { ...set } }])
    expect((await edit({ progress: '已约谈责任人' })).accepted).toHaveLength(1)
    const { version: base } = await clerk.row(old.id)
    const moved = await clerk.sync([{ id: old.id, base, set: { foundOn: '2017-08-09' } }])
    expect(moved.refused).toMatchObject([{ findings: [{ code: 'own-check.1' }] }])
  })

  test('hold back what a file brings: new rows, and the column of a known row', async () => {
    const { unit } = await open({ ownChecks, ownLists })
    const clerk = await unit('jwc')
    const rows = [
      ['1', text, '重新排班', '2017-8-30', '2017-8-1', '某甲', '东校区'],
      ['2', '电话长期无人接听', '专人值守', '2017-7-1', '2017-8-1', '某乙', '西校区'],
    ]
    const read = await upload(clerk, rows)
    expect(read.plan.added).toBe(1)
    expect(read.reading.findings.filter(({ code }) => code === 'own-check.1')).toMatchObject([
      { severity: 'block', message: expect.stringContaining('新增的行改正后才收入') },
    ])
    await clerk.post<UploadAccepted>(`/uploads/${read.id}/acceptance`, {})
    const again = await upload(clerk, [
      ['1', text, '重新排班并公示', '2017-7-30', '2017-8-1', '某甲', '东校区'],
      ['2', '电话长期无人接听', '专人值守', '2017-8-31', '2017-8-1', '某乙', '西校区'],
    ])
    expect(again.plan).toMatchObject({ added: 1, changed: 1 })
    expect(again.changes[0]?.fields.map(({ field }) => field)).toEqual(['measures'])
    expect(again.changes[0]?.heldBack).toContain('时限不能早于发现日期')
  })

  test('refuse settings that say nothing that can be judged', async () => {
    const { office } = await open()
    const { campaign, version } = await office.get<{ campaign: object; version: number }>('/settings')
    const wrong = { ...campaign, ownChecks: [{ ...ownChecks[0], column: 'nothing' }] }
    const response = await office.send('PUT', '/settings', {
      body: { campaign: wrong, base: version },
    })
    await expectProblem(response, 422, 'request.invalid')
  })
})

describe('what is asked of typed rows', () => {
  test('the same problem twice is asked at sync, waits in the to-do list, and is not asked again once answered', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await clerk.enter({ problem: text, itemNo: '30' })
    const answer = await clerk.sync([{ id: 'row-00000031', base: 0, set: { problem: text, itemNo: '31' } }])
    expect(answer.accepted).toHaveLength(1)
    expect(answer.questions).toMatchObject([
      { kind: 'twin', message: '第30、31项文字相同，是同一件吗？', answer: null },
    ])
    const key = answer.questions?.[0]?.key ?? ''
    expect((await clerk.get<Todo>('/todo')).matters).toContainEqual(
      expect.objectContaining({ kind: 'asked', item: 'row-00000031' }),
    )
    const mend = await clerk.post<RowQuestionList>('/questions/answers', { key, answer: 'mend' })
    expect(mend.questions).toMatchObject([{ key, answer: 'mend' }])
    const kept = await clerk.post<RowQuestionList>('/questions/answers', { key, answer: 'kept' })
    expect(kept).toMatchObject({ questions: [], settled: [key] })
    expect((await clerk.get<Todo>('/todo')).counts.asked).toBeUndefined()
    expect((await clerk.get<ItemHistory>('/items/row-00000031')).questions).toEqual([])
  })

  test('is the unit’s own: another unit neither sees nor answers it', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await clerk.enter({ problem: text })
    const { questions = [] } = await clerk.sync([{ id: 'row-00000031', base: 0, set: { problem: text } }])
    const stranger = await unit('cwc')
    expect(await stranger.get<RowQuestionList>('/questions')).toEqual({ questions: [], settled: [] })
    const response = await stranger.send('POST', '/questions/answers', {
      body: { key: questions[0]?.key, answer: 'kept' },
    })
    await expectProblem(response, 404, 'question.unknown')
  })

  test('a limit before the day of finding is taken, asked, and asked anew when a date changes', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const set = { problem: text, foundOn: '2017-08-10', due: '2017-08-01' }
    const { questions = [], accepted } = await clerk.sync([{ id: 'row-00000001', base: 0, set }])
    expect(accepted).toHaveLength(1)
    expect(questions).toMatchObject([{ kind: 'order', rows: ['row-00000001'] }])
    await clerk.post('/questions/answers', { key: questions[0]?.key, answer: 'kept' })
    const moved = await clerk.sync([{ id: 'row-00000001', base: 1, set: { foundOn: '2017-08-09' } }])
    expect(moved.questions).toHaveLength(1)
  })

  test('a number twice is asked', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await clerk.enter({ problem: text, itemNo: '7' })
    const answer = await clerk.sync([
      { id: 'row-00000008', base: 0, set: { problem: '报销排队时间过长', itemNo: '7' } },
    ])
    expect(answer.questions).toMatchObject([{ kind: 'number', given: '7' }])
  })
})
