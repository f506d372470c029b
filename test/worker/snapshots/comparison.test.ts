/** What a workbook is compared with: the state of a week before, never one of the same day or later. */
import { describe, expect, test } from 'vitest'
import type { Snapshot } from '#wire/overview'
import { aPush, clockOf, json, open } from '../api.ts'

interface Scene {
  readonly snapshot: (moment: string, asOf?: string) => Promise<Snapshot>
  readonly enter: (moment: string) => Promise<void>
}

async function aScene(changes: object = {}): Promise<Scene> {
  const campaign = await open(changes)
  const at = clockOf(campaign)
  const clerk = await campaign.unit('jwc')
  let rows = 0
  return {
    snapshot: async (moment, asOf) =>
      json(await at(campaign.office, moment, 'POST', '/snapshots', asOf === undefined ? {} : { asOf })),
    enter: async (moment) => {
      const set = { problem: `第${++rows}个窗口无人值守`, owner: '甲某某' }
      await at(clerk, moment, 'POST', '/sync', aPush([{ id: crypto.randomUUID(), base: 0, set }]))
    },
  }
}

describe('a workbook', () => {
  test('is compared with the state of a week before, not with what was pressed yesterday', async () => {
    const { snapshot, enter } = await aScene()
    for (const day of ['01', '08', '14', '15']) {
      await enter(`2017-08-${day}T08:00`)
      await snapshot(`2017-08-${day}T09:00`)
    }
    // 8月15日 against 8月8日: of the rows of the 14th and the 15th.
    await enter('2017-08-15T10:00')
    expect((await snapshot('2017-08-15T11:00')).changes).toMatchObject({ added: 3, gone: 0 })
  })

  test('by so many days as the campaign says', async () => {
    const { snapshot, enter } = await aScene({ compareDays: 1 })
    for (const day of ['01', '14', '15']) {
      await enter(`2017-08-${day}T08:00`)
      const { changes } = await snapshot(`2017-08-${day}T09:00`)
      expect(changes?.added).toBe(day === '01' ? undefined : 1)
    }
  })

  test('M-34: a look into the past is compared with nothing, and nothing with it', async () => {
    const { snapshot, enter } = await aScene()
    await enter('2017-07-03T08:00')
    await snapshot('2017-07-03T09:00')
    for (let n = 10; n < 20; n++) await enter(`2017-08-${n}T08:00`)
    const present = await snapshot('2017-08-20T09:00')
    expect(present.changes).toMatchObject({ added: 10, gone: 0 })
    const look = await snapshot('2017-08-20T09:05', '2017-07-07')
    expect(look).toMatchObject({ itemCount: 1, changes: null })
    expect((await snapshot('2017-08-28T09:00')).changes).toMatchObject({ added: 0, gone: 0, unchanged: 11 })
  })

  test('of the same day is compared with what the first of that day was compared with', async () => {
    const { snapshot, enter } = await aScene()
    await enter('2017-08-01T08:00')
    await snapshot('2017-08-01T09:00')
    await enter('2017-08-15T08:00')
    const first = await snapshot('2017-08-15T09:00')
    const again = await snapshot('2017-08-15T09:01')
    expect(again).toMatchObject({ sha256: first.sha256, changes: first.changes })
    expect(first.changes).toMatchObject({ added: 1 })
  })
})
