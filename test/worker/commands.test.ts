import { describe, expect, test } from 'vitest'
import type { CommandsOf } from '../../worker/ledger/command.ts'
import { combine } from '../../worker/ledger/command.ts'
import type { KeptCheck } from '../../worker/ledger/record/checkKept.ts'
import { campaignRoutes, openBusyCampaign, withIds } from './record/busyCampaign.ts'

const looking = { queries: { 'thing.look': () => 'seen' }, steps: {} } satisfies CommandsOf<'thing'>
const moving = { queries: {}, steps: { 'thing.move': () => null } } satisfies CommandsOf<'thing'>

describe('lists of commands', () => {
  test('are joined, and a name that is taken is found when the program starts', () => {
    const joined = combine(looking).with(moving)
    expect(Object.keys(joined.queries)).toEqual(['thing.look'])
    expect(Object.keys(joined.steps)).toEqual(['thing.move'])
    expect(() => joined.with(moving)).toThrow('two commands are called thing.move')
    expect(() => joined.with({ queries: {}, steps: { 'thing.look': () => null } })).toThrow('thing.look')
  })

  test('know no name twice within one of them either', () => {
    const twice = { queries: looking.queries, steps: { 'thing.look': () => null } }
    expect(() => combine(twice)).toThrow('two commands are called thing.look')
    expect(() => combine(moving).with(twice)).toThrow('two commands are called thing.look')
  })
})

/** Fetching evidence notes that the office has looked. */
const NOTES_A_LOOK = '/evidence/:id/file'

describe('queries', () => {
  test('write nothing: after everything was read the record is as it was, and nothing unsealed was found', async () => {
    const campaign = await openBusyCampaign()
    const { office, owner, ids } = campaign
    const people = [office, owner, await campaign.as('admin', ''), campaign.leader]
    const before = await office.get<KeptCheck>('/record/check')
    for (const { method, path } of campaignRoutes) {
      if (method !== 'GET' || path === NOTES_A_LOOK) continue
      for (const person of people) await (await person.send('GET', withIds(path, ids))).arrayBuffer()
    }
    const after = await office.get<KeptCheck>('/record/check')
    expect(after.breaks).toEqual([])
    expect(after.head).toEqual(before.head)
  })
})
