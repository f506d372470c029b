import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { Todo } from '#wire/todo'
import type { ItemHistory } from '#wire/item'
import type { Withdrawal } from '#wire/withdrawal'
import type { Notice, NoticeList } from '#wire/notice'
import { expectProblem, open } from '../api.ts'

const demand = '请查明原因，书面说明整改措施和完成日期。'

describe('M-23: a supervision notice', () => {
  test('is numbered within its year, stands in the history of its items, and is answered and settled', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', due: '2017-07-31' })
    const issue = { unit: 'jwc', items: [row.id], demand }
    const first = await office.post<Notice>('/notices', issue)
    const second = await office.post<Notice>('/notices', issue)
    expect(first.number).toMatch(/^督办〔\d{4}〕1号$/)
    expect(second.number).toMatch(/〕2号$/)
    expect(first).toMatchObject({ state: 'waiting', steps: [], items: [{ problem: '窗口无人值守' }] })
    expect(first.answerBy > first.issuedOn).toBe(true)
    expect((await clerk.get<Todo>('/todo')).counts).toEqual({ notice: 2 })
    const answered = await clerk.post<Notice>(`/notices/${first.id}/answer`, { text: '已重新排班' })
    expect(answered).toMatchObject({
      state: 'answered',
      steps: [{ act: 'answer', text: '已重新排班', isLate: false }],
    })
    expect((await office.get<Todo>('/todo')).counts).toMatchObject({ answer: 1 })
    // 已答复不等于已办结: an item of it is still open.
    const review = `/notices/${first.id}/review`
    const early = await office.send('POST', review, { body: { decision: 'settle', note: '' } })
    expect((await expectProblem(early, 409, 'notice.not-settled')).detail).toContain(
      '“窗口无人值守”还没有销号',
    )
    const accepted = await office.post<Notice>(review, { decision: 'accept', note: '请抓紧销号' })
    expect(accepted.state).toBe('accepted')
    expect((await office.get<Todo>('/todo')).counts).not.toHaveProperty('answer')
    const asked = await clerk.post<Withdrawal>(`/items/${row.id}/withdrawals`, {
      kind: 'duplicate',
      reason: '与上月一条重复',
    })
    await office.post(`/withdrawals/${asked.id}/decision`, { decision: 'drop', note: '' })
    expect((await office.get<Todo>('/todo')).counts).toMatchObject({ answer: 1 })
    const settled = await office.post<Notice>(review, { decision: 'settle', note: '' })
    expect(settled.state).toBe('settled')
    const { changes, notices } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(changes.map(({ act }) => act)).toEqual([
      'create',
      'supervise',
      'supervise',
      'answer-notice',
      'accept-answer',
      'ask-withdrawal',
      'drop',
      'settle-notice',
    ])
    expect(notices.map(({ number }) => number)).toEqual([first.number, second.number])
    const late = await clerk.send('POST', `/notices/${first.id}/answer`, { body: { text: '再答一次' } })
    await expectProblem(late, 409, 'notice.not-awaited')
  })

  test('returned with a reason is answered again, and every answer is kept', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守' })
    const { id } = await office.post<Notice>('/notices', { unit: 'jwc', items: [row.id], demand })
    const early = await office.send('POST', `/notices/${id}/review`, {
      body: { decision: 'settle', note: '' },
    })
    await expectProblem(early, 409, 'notice.not-answered')
    await clerk.post(`/notices/${id}/answer`, { text: '正在办理' })
    const silent = await office.send('POST', `/notices/${id}/review`, {
      body: { decision: 'return', note: '' },
    })
    await expectProblem(silent, 422, 'request.invalid')
    const body = { decision: 'return', note: '没有完成日期', answerBy: '2117-08-20' }
    expect(await office.post<Notice>(`/notices/${id}/review`, body)).toMatchObject({
      state: 'returned',
      answerBy: '2117-08-20',
    })
    expect((await clerk.get<Todo>('/todo')).matters).toMatchObject([
      { kind: 'notice', note: '没有完成日期', day: '2117-08-20', notice: id, item: row.id },
    ])
    const again = await clerk.post<Notice>(`/notices/${id}/answer`, { text: '8月底完成' })
    expect(again.steps.map(({ act, text }) => [act, text])).toEqual([
      ['answer', '正在办理'],
      ['return', '没有完成日期'],
      ['answer', '8月底完成'],
    ])
  })

  test('goes to one unit with its own open items; other units neither see nor answer it', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const other = await unit('cwc')
    const row = await clerk.enter({ problem: '窗口无人值守' })
    const foreign = { unit: 'cwc', items: [row.id], demand }
    const wrong = await expectProblem(
      await office.send('POST', '/notices', { body: foreign }),
      422,
      'notice.not-possible',
    )
    expect(wrong.detail).toContain('不是该单位的问题')
    const past = { unit: 'jwc', items: [row.id], demand, answerBy: '2017-01-01' }
    await expectProblem(await office.send('POST', '/notices', { body: past }), 422, 'notice.not-possible')
    const { id } = await office.post<Notice>('/notices', { unit: 'jwc', items: [row.id], demand })
    expect((await other.get<NoticeList>('/notices')).notices).toEqual([])
    const answer = await other.send('POST', `/notices/${id}/answer`, { body: { text: '外人' } })
    await expectProblem(answer, 404, 'notice.unknown')
  })

  test('the number’s word and the days to answer in are settings', async () => {
    const { unit, office } = await open({ notices: { word: '校专办督', answerWorkdays: 3 } })
    const row = await (await unit('jwc')).enter({ problem: '窗口无人值守' })
    const notice = await office.post<Notice>('/notices', { unit: 'jwc', items: [row.id], demand })
    expect(notice.number).toMatch(/^校专办督〔\d{4}〕1号$/)
  })

  test('is printed in the office’s template, and says the same after the items have moved on', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const other = await unit('cwc')
    const row = await clerk.enter({ problem: '=窗口无人值守', due: '2017-07-31', owner: '某甲' })
    const { id, number } = await office.post<Notice>('/notices', { unit: 'jwc', items: [row.id], demand })
    const print = async (): Promise<Uint8Array> => {
      const response = await clerk.send('GET', `/notices/${id}/file.docx`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(`${number}.docx`))
      return new Uint8Array(await response.arrayBuffer())
    }
    const first = await print()
    const text =
      new PizZip(first)
        .file('word/document.xml')
        ?.asText()
        .replace(/<[^>]*>/g, '') ?? ''
    expect(text).toContain('教务处：')
    expect(text).toContain(number)
    expect(text).toMatch(/=窗口无人值守（编号教务-001）。2017年7月31日到期，逾期\d+天/)
    expect(text).toContain(demand)
    await clerk.sync([{ id: row.id, base: 1, set: { problem: '改写了的问题' } }])
    expect(await print()).toEqual(first)
    await expectProblem(await other.send('GET', `/notices/${id}/file.docx`), 404, 'notice.unknown')
  })
})
