import { describe, expect, test } from 'vitest'
import type { RegisterValues } from '#rules/registers/register'
import type { RegisterFigures } from '#rules/registers/registerFigures'
import type { ItemPage } from '#wire/item'
import type { EntryList, EntryRow } from '#wire/register'
import { expectProblem, json, open, type Person } from '../api.ts'

const clue = { receivedOn: '2017-06-20', channel: 'mailbox', text: '窗口上班时间无人值守' }

async function enter(person: Person, values: RegisterValues): Promise<EntryRow> {
  return person.post<EntryRow>('/registers/clues', { id: crypto.randomUUID(), values })
}

describe('handing a clue over (M-22)', () => {
  const given = { ...clue, givenBy: '周某某', contact: '13800138000', unit: 'jwc' }
  const handOver = async (office: Person, values: RegisterValues, turn: object): Promise<Response> => {
    const entry = await enter(office, values)
    return office.send('POST', `/registers/clues/${entry.id}/item`, { body: { base: 1, ...turn } })
  }

  test('points out what leads to the giver: some may stay once looked at, what names him never', async () => {
    const { office } = await open()
    const wording = '据学生反映，窗口值守不到位'
    const hinted = await expectProblem(await handOver(office, given, { wording }), 422, 'entry.exposes')
    expect(hinted.findings?.map(({ code, given: text }) => [code, text])).toEqual([
      ['giver.reporter', '据学生反映'],
    ])
    expect((await handOver(office, given, { wording, heeded: ['据学生反映'] })).status).toBe(200)
    const naming = { wording: '周某某说窗口值守不到位', heeded: ['周某某'] }
    await expectProblem(await handOver(office, given, naming), 422, 'entry.exposes')
  })

  test('about the head of a unit goes to another unit, and is then confidential; or stays with the office', async () => {
    const { office, unit, leader } = await open()
    const ofHead = { ...given, subject: 'head' }
    const wording = '该处负责人长期不在岗'
    const own = await expectProblem(await handOver(office, ofHead, { wording }), 409, 'entry.not-possible')
    expect(own.detail).toContain('负责人')
    const elsewhere = await json<EntryRow>(await handOver(office, ofHead, { wording, to: 'rsc' }))
    expect((await (await unit('rsc')).row(elsewhere.item ?? '')).content.problem).toBe(wording)
    expect((await (await unit('jwc')).get<ItemPage>('/items')).items).toEqual([])
    await expectProblem(await leader.send('GET', `/items/${elsewhere.item}`), 404, 'item.unknown')
    const kept = await enter(office, { ...ofHead, handling: 'check' })
    expect((await office.get<RegisterFigures>('/registers')).openClues).toContain(kept.id)
    await office.put(`/registers/clues/${kept.id}`, {
      base: 1,
      values: { ...kept.values, outcome: 'founded' },
    })
    expect((await office.get<RegisterFigures>('/registers')).openClues).not.toContain(kept.id)
  })

  test('a leader reads that there is one, whose and what became of it, and no more', async () => {
    const { office, leader } = await open()
    await handOver(office, given, { wording: '窗口值守不到位' })
    const { entries } = await leader.get<EntryList>('/registers/clues')
    expect(entries[0]?.values).toEqual({
      receivedOn: '2017-06-20',
      unit: 'jwc',
      handling: 'hand',
      wording: '窗口值守不到位',
      shownOn: entries[0]?.values['shownOn'],
    })
  })
})
