import { describe, expect, test } from 'vitest'
import type { Extension } from '#wire/extension'
import type { ItemHistory } from '#wire/item'
import type { Overview } from '#wire/overview'
import { aPush, clockOf, json, open } from '../api.ts'

const SAID = '立行立改，按发现后15天计'
const aRow = { problem: '窗口午间无人值守', disposal: 'immediate', foundOn: '2017-06-01' }

async function opened() {
  const campaign = await open()
  const now = clockOf(campaign)
  const clerk = await campaign.unit('jwc')
  const enter = async (set: object, moment = '2017-06-05T09:00'): Promise<string> => {
    const id = crypto.randomUUID()
    await now(clerk, moment, 'POST', '/sync', aPush([{ id, base: 0, set: { ...set } }]))
    return id
  }
  return { ...campaign, now, clerk, enter }
}

describe('立行立改 without a day', () => {
  test('is late from the campaign’s days after the finding, and every reader is told by what rule', async () => {
    const { clerk, office, enter, now } = await opened()
    const id = await enter(aRow)
    const { item, changes } = await clerk.get<ItemHistory>(`/items/${id}`)
    expect(item.content).toMatchObject({ due: '2017-06-16', dueText: SAID })
    expect(changes[0]?.fields).toContainEqual({ field: 'due', from: null, to: '2017-06-16' })
    const overview = await json<Overview>(await now(office, '2017-06-20T09:00', 'GET', '/overview'))
    expect(overview.overdue).toMatchObject([
      { id, due: '2017-06-16', daysLate: 4, content: { dueText: SAID } },
    ])
  })

  test('an extension moves it, and then it is no rule’s day any more', async () => {
    const { clerk, office, enter, now } = await opened()
    const id = await enter(aRow)
    const ask = { to: '2017-07-31', reason: '设备采购须走招标程序' }
    const { id: asked } = await json<Extension>(
      await now(clerk, '2017-06-10T09:00', 'POST', `/items/${id}/extensions`, ask),
    )
    const decision = { decision: 'approve', note: '' }
    await now(office, '2017-06-11T09:00', 'POST', `/extensions/${asked}/decision`, decision)
    const { content } = await clerk.row(id)
    expect(content).toMatchObject({ due: '2017-07-31', firstDue: '2017-06-16', extendedTimes: '1' })
    expect(content.dueText).toBeUndefined()
  })

  test('a row that stood in a 汇总 as unclear gets no day behind anybody’s back', async () => {
    const { clerk, office, enter, now } = await opened()
    const id = await enter({ ...aRow, disposal: null })
    await now(office, '2017-06-06T09:00', 'POST', '/snapshots', {})
    const set = { disposal: 'immediate' }
    await now(clerk, '2017-06-07T09:00', 'POST', '/sync', aPush([{ id, base: 1, set }]))
    expect((await clerk.row(id)).content.due).toBeUndefined()
  })

  test('the same from a file, and the file sent again changes nothing', async () => {
    const { clerk } = await opened()
    const text =
      '序号,问题表现,发现日期,整改措施,整改时限,责任人\r\n1,窗口无人值守,2017-06-01,排班到人,立行立改,陈磊'
    for (const [added, changed] of [
      [1, 0],
      [0, 0],
    ]) {
      const read = await clerk.send('POST', `/uploads?file=${encodeURIComponent('台账.csv')}`, {
        bytes: new TextEncoder().encode(text),
      })
      const upload = await json<{ id: string; plan: object }>(read)
      expect(upload.plan).toMatchObject({ added, changed, gone: 0 })
      await clerk.post(`/uploads/${upload.id}/acceptance`)
    }
    const [row] = (await clerk.sync([])).items
    expect(row?.content).toMatchObject({ due: '2017-06-16', dueText: SAID })
  })
})
