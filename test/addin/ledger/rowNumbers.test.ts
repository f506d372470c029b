/** 问题编号 in the standard ledger: the server's alone; a sheet shows it and is never asked for it. */
import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import type { SyncRequest } from '#wire/item'
import { answerMissing } from '../../../addin/ledger/answerMissing.ts'
import { syncLedger } from '../../../addin/ledger/syncLedger.ts'
import { aWorld, MemoryLedger, setting, SmallServer } from './memoryLedger.ts'

const item = (problem: string): ItemContent => ({
  problem,
  owner: '乙',
  due: asDay('2017-08-31'),
  unit: 'jwc',
})

const NUMBER = '问题编号'

interface Pair {
  readonly server: SmallServer
  readonly ledger: MemoryLedger
  readonly numbers: () => unknown[]
  /** Syncs; the changes that went to the server. */
  readonly sync: () => Promise<SyncRequest['changes']>
}

function aPair(...problems: readonly string[]): Pair {
  const server = new SmallServer()
  const ledger = new MemoryLedger(problems.map(item))
  return {
    server,
    ledger,
    numbers: () => ledger.rows.map((_, row) => ledger.see(row, NUMBER)),
    sync: async () => {
      const sent: SyncRequest['changes'][number][] = []
      const world = aWorld(ledger, server, {
        push: (request) => {
          sent.push(...request.changes)
          return server.push(request)
        },
      })
      await syncLedger(world, setting)
      return sent
    },
  }
}

describe('规范台账里的问题编号', () => {
  test('新行没有编号，第一次同步后填上，各行各是各的', async () => {
    const { sync, numbers } = aPair('成绩更正流程长', '窗口无人值守')
    expect(numbers()).toEqual([null, null])
    await sync()
    expect(numbers()).toEqual(['教务-001', '教务-002'])
  })

  test('改了编号那一格，同步不送出去，并改回来', async () => {
    const { sync, ledger, numbers, server } = aPair('成绩更正流程长', '窗口无人值守')
    await sync()
    ledger.type(0, NUMBER, '教务-999')
    ledger.type(1, NUMBER, null)
    expect(await sync()).toEqual([])
    expect(numbers()).toEqual(['教务-001', '教务-002'])
    expect([...server.held.values()].map(({ row }) => row.number)).toEqual(['教务-001', '教务-002'])
  })

  test('复制一行，新行得自己的编号，不带原行的', async () => {
    const { sync, ledger, numbers } = aPair('成绩更正流程长')
    await sync()
    ledger.rows.push([...(ledger.rows[0] ?? [])])
    ledger.type(1, '问题表现', '窗口无人值守')
    await sync()
    expect(numbers()).toEqual(['教务-001', '教务-002'])
  })

  test('排序、删行后找回，编号随行走', async () => {
    const { sync, ledger, numbers, server } = aPair('成绩更正流程长', '窗口无人值守')
    await sync()
    ledger.rows.reverse()
    expect(await sync()).toEqual([])
    expect(numbers()).toEqual(['教务-002', '教务-001'])
    ledger.rows.pop()
    await answerMissing(aWorld(ledger, server), setting, 'row-0-0000', { kind: 'restore' })
    expect(numbers()).toEqual(['教务-002', '教务-001'])
  })

  test('没有这一栏的旧台账照样同步', async () => {
    const { sync, ledger } = aPair('成绩更正流程长')
    const at = ledger.header.indexOf(NUMBER)
    ledger.header.splice(at, 1)
    for (const row of ledger.rows) row.splice(at, 1)
    expect(await sync()).toHaveLength(1)
    ledger.type(0, '进展情况', '已排班')
    expect(await sync()).toMatchObject([{ set: { progress: '已排班' } }])
  })

  test('移交其他单位的行：编号处注明去向，原文保留，改了、删了都不再送出去，也不再问', async () => {
    const { sync, ledger, numbers, server } = aPair('成绩更正流程长', '窗口无人值守')
    await sync()
    const [id = ''] = server.held.keys()
    const told = aWorld(ledger, server, {
      push: async (request) => ({
        ...(await server.push(request)),
        transferred: [{ id, unit: 'cwc', on: asDay('2017-08-10') }],
      }),
    })
    await syncLedger(told, setting)
    expect(numbers()).toEqual(['教务-001（已移交财务处）', '教务-002'])
    ledger.type(0, '进展情况', '还在写旧行')
    expect(await sync()).toEqual([])
    expect([ledger.see(0, '问题表现'), ledger.see(0, '进展情况')]).toEqual(['成绩更正流程长', '还在写旧行'])
    ledger.rows.shift()
    expect(await syncLedger(aWorld(ledger, server), setting)).toMatchObject({
      state: { diff: { missing: [] } },
    })
    expect(numbers()).toEqual(['教务-002'])
  })
})
