import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import { answerMissing } from '../../../addin/ledger/answerMissing.ts'
import { readBaseline, type Baseline } from '../../../addin/ledger/baseline.ts'
import { resolveConflict } from '../../../addin/ledger/resolveConflict.ts'
import { syncLedger, type SyncOutcome } from '../../../addin/ledger/syncLedger.ts'
import { aCutWorld, aWorld, MemoryLedger, setting, SmallServer } from './memoryLedger.ts'

const item = (problem: string, changes: ItemContent = {}): ItemContent => ({
  problem,
  owner: '乙',
  due: asDay('2017-08-31'),
  unit: 'jwc',
  ...changes,
})

const three = (): ItemContent[] => [item('成绩更正流程长'), item('窗口无人值守'), item('台账记录不全')]

function baselineOf(ledger: MemoryLedger): Baseline {
  const baseline = readBaseline(ledger.baseline)
  if (baseline === null) throw new Error('no baseline')
  return baseline
}

function done(outcome: SyncOutcome): Extract<SyncOutcome, { sent: number }> {
  if (!('sent' in outcome)) throw new Error(outcome.kind)
  return outcome
}

async function aSyncedPair(): Promise<{ server: SmallServer; mine: MemoryLedger; theirs: MemoryLedger }> {
  const server = new SmallServer()
  const mine = new MemoryLedger(three())
  await syncLedger(aWorld(mine, server), setting)
  return { server, mine, theirs: mine.copy() }
}

describe('同步', () => {
  test('好的行送出，缺责任人的行留在本表并说明原因', async () => {
    const server = new SmallServer()
    const { owner: _owner, ...without } = item('材料退回三次')
    const ledger = new MemoryLedger([...three(), without])
    const outcome = done(await syncLedger(aWorld(ledger, server), setting))
    expect(outcome.sent).toBe(3)
    expect(outcome.keptBack).toMatchObject([{ row: 5, findings: [{ code: 'owner.missing' }] }])
    expect(server.contents()).toEqual(three())
    expect(ledger.see(0, '行版本')).toBe(1)

    ledger.type(3, '具体责任人', '丁')
    expect(done(await syncLedger(aWorld(ledger, server), setting)).sent).toBe(1)
    expect(server.held.size).toBe(4)
  })

  test('只送改过的栏', async () => {
    const { server, mine } = await aSyncedPair()
    mine.type(1, '进展情况', '已排班')
    const sent: unknown[] = []
    await syncLedger(
      aWorld(mine, server, {
        push: (request) => {
          sent.push(...request.changes)
          return server.push(request)
        },
      }),
      setting,
    )
    expect(sent).toEqual([{ id: 'row-1-0000', base: 1, set: { progress: '已排班' } }])
  })

  test('两人改不同的栏，自动合并', async () => {
    const { server, mine, theirs } = await aSyncedPair()
    mine.type(0, '进展情况', '已起草')
    theirs.type(0, '整改目标', '当日办结')
    await syncLedger(aWorld(theirs, server), setting)
    const outcome = done(await syncLedger(aWorld(mine, server), setting))
    expect(outcome).toMatchObject({ sent: 1, keptBack: [], missing: [] })
    expect(mine.see(0, '整改目标')).toBe('当日办结')
    expect(mine.see(0, '进展情况')).toBe('已起草')
    expect(server.held.get('row-0-0000')?.row.content).toMatchObject({ goal: '当日办结', progress: '已起草' })
  })

  test('两人改同一栏，留下我的、对方、原来三种说法等人选', async () => {
    const { server, mine, theirs } = await aSyncedPair()
    theirs.type(0, '具体责任人', '丙')
    await syncLedger(aWorld(theirs, server), setting)
    mine.type(0, '具体责任人', '丁')
    await syncLedger(aWorld(mine, server), setting)
    const waiting = baselineOf(mine).rows['row-0-0000']?.conflicts
    expect(waiting).toMatchObject([{ field: 'owner', original: '乙', mine: '丁', theirs: '丙' }])
    expect(mine.see(0, '具体责任人')).toBe('丁')
    // 未选之前再同步，不会悄悄盖掉对方。
    await syncLedger(aWorld(mine, server), setting)
    expect(server.held.get('row-0-0000')?.row.content.owner).toBe('丙')
  })

  test('选“用我的”，下次同步送出我的', async () => {
    const { server, mine, theirs } = await aSyncedPair()
    theirs.type(0, '具体责任人', '丙')
    await syncLedger(aWorld(theirs, server), setting)
    mine.type(0, '具体责任人', '丁')
    await syncLedger(aWorld(mine, server), setting)
    const { baseline, write } = resolveConflict(baselineOf(mine), 'row-0-0000', 'owner', 'mine')
    expect(write).toBeNull()
    mine.baseline = JSON.stringify(baseline)
    await syncLedger(aWorld(mine, server), setting)
    expect(server.held.get('row-0-0000')?.row.content.owner).toBe('丁')
  })

  test('选“用对方的”，单元格改为对方的，没有要送的', async () => {
    const { server, mine, theirs } = await aSyncedPair()
    theirs.type(0, '具体责任人', '丙')
    await syncLedger(aWorld(theirs, server), setting)
    mine.type(0, '具体责任人', '丁')
    await syncLedger(aWorld(mine, server), setting)
    const { baseline, write } = resolveConflict(baselineOf(mine), 'row-0-0000', 'owner', 'theirs')
    expect(write?.content.owner).toBe('丙')
    mine.baseline = JSON.stringify(baseline)
    mine.type(0, '具体责任人', write?.content.owner ?? null)
    expect(done(await syncLedger(aWorld(mine, server), setting)).sent).toBe(0)
  })

  test('复制出来的行另得一个标识，原行不变', async () => {
    const { server, mine } = await aSyncedPair()
    mine.rows.push([...(mine.rows[0] ?? [])])
    mine.type(3, '问题表现', '复制后改写的另一个问题')
    await syncLedger(aWorld(mine, server), setting)
    expect(server.held.size).toBe(4)
    expect(server.held.get('row-0-0000')?.row.content.problem).toBe('成绩更正流程长')
    expect(new Set(mine.rows.map((row) => row[0])).size).toBe(4)
  })

  test('排序之后再同步，什么也不送', async () => {
    const { server, mine } = await aSyncedPair()
    mine.rows.reverse()
    const outcome = done(await syncLedger(aWorld(mine, server), setting))
    expect(outcome).toMatchObject({ sent: 0, received: 0, missing: [] })
  })

  test('等待答复时行被排序，取回的内容仍写进原来那一行', async () => {
    const { server, mine } = await aSyncedPair()
    server.edit('row-0-0000', { leader: '甲' })
    await syncLedger(
      aWorld(mine, server, {
        push: async (request) => {
          const answer = await server.push(request)
          mine.rows.reverse()
          return answer
        },
      }),
      setting,
    )
    expect(mine.see(2, '牵头领导')).toBe('甲')
    expect(mine.see(0, '牵头领导')).toBeNull()
  })

  test('删掉的栏不算清空', async () => {
    const { server, mine } = await aSyncedPair()
    const at = mine.header.indexOf('具体责任人')
    mine.header[at] = ''
    for (const row of mine.rows) row[at] = null
    mine.header.push('具体责任人')
    for (const row of mine.rows) row.push('乙')
    const due = mine.header.indexOf('整改时限')
    mine.header[due] = ''
    expect(done(await syncLedger(aWorld(mine, server), setting)).sent).toBe(0)
    expect(server.contents()).toEqual(three())
  })

  test('删掉的行成为一个问题：恢复或撤回，二者都办得到', async () => {
    const { server, mine } = await aSyncedPair()
    mine.rows.splice(1, 1)
    const outcome = done(await syncLedger(aWorld(mine, server), setting))
    expect(outcome.missing).toEqual([{ id: 'row-1-0000', problem: '窗口无人值守' }])
    expect(server.contents()).toHaveLength(3)

    await answerMissing(aWorld(mine, server), setting, 'row-1-0000', { kind: 'restore' })
    expect(mine.see(2, '问题表现')).toBe('窗口无人值守')
    expect(done(await syncLedger(aWorld(mine, server), setting))).toMatchObject({ sent: 0, missing: [] })

    mine.rows.splice(2, 1)
    await answerMissing(aWorld(mine, server), setting, 'row-1-0000', {
      kind: 'withdraw',
      as: 'mistaken',
      reason: '登记错误',
    })
    expect(server.contents()).toHaveLength(2)
    expect(done(await syncLedger(aWorld(mine, server), setting))).toMatchObject({ sent: 0, missing: [] })
  })

  test('别人新登记的行会加到表中', async () => {
    const { server, mine } = await aSyncedPair()
    server.edit('clue-0001', { problem: '信访转来的线索', owner: '戊' })
    const outcome = done(await syncLedger(aWorld(mine, server), setting))
    expect(outcome.received).toBe(1)
    expect(mine.see(3, '问题表现')).toBe('信访转来的线索')
    expect(done(await syncLedger(aWorld(mine, server), setting))).toMatchObject({ sent: 0, received: 0 })
  })

  test('表头上方写着别的单位，什么也不送；改过来就送', async () => {
    const server = new SmallServer()
    const ledger = new MemoryLedger(three())
    ledger.above = ['填报单位：财务处']
    const stopped = await syncLedger(aWorld(ledger, server), setting)
    expect(stopped).toEqual({ kind: 'names-other-unit', named: '财务处' })
    expect(server.held.size).toBe(0)
    for (const own of ['填报单位：教务处', '填报单位：教务处、财务处', '各单位整改台账']) {
      ledger.above = [own]
      expect(done(await syncLedger(aWorld(ledger, server), setting)).keptBack).toEqual([])
    }
    expect(server.held.size).toBe(3)
  })

  test('别的单位、别的专项的台账不会以本单位名义送出', async () => {
    const server = new SmallServer()
    const ledger = new MemoryLedger(three())
    const other = await syncLedger(aWorld(ledger, server), { ...setting, unitId: 'cwc' })
    expect(other).toEqual({ kind: 'other-unit' })
    const campaign = { ...setting.campaign, id: 'other-2026' }
    expect(await syncLedger(aWorld(ledger, server), { ...setting, campaign })).toEqual({
      kind: 'other-campaign',
    })
    expect(server.held.size).toBe(0)
  })

  test('中途停止：已送的已送，其余下次再送', async () => {
    const server = new SmallServer()
    const ledger = new MemoryLedger(three())
    let pushes = 0
    const world = aWorld(ledger, server, {
      push: (request) => {
        pushes++
        return server.push(request)
      },
      cancelled: () => pushes >= 2,
    })
    const outcome = done(await syncLedger(world, { ...setting, maxRows: 1 }))
    expect(outcome).toMatchObject({ kind: 'cancelled', sent: 2 })
    expect(done(await syncLedger(aWorld(ledger, server), setting)).sent).toBe(1)
    expect(server.contents()).toEqual(three())
  })
})

describe('断线', () => {
  /** Every call of a sync, cut before it acts and after it acted with its answer lost. */
  const cuts = Array.from({ length: 7 }, (_, index) => index + 1).flatMap((at) => [
    { at, when: 'before' as const },
    { at, when: 'after' as const },
  ])

  test.each(cuts)('第 $at 步 $when 断线，再同步后不丢不重', async ({ at, when }) => {
    const server = new SmallServer()
    const ledger = new MemoryLedger(three())
    await syncLedger(aWorld(ledger, server), setting)
    server.edit('row-1-0000', { leader: '甲' })
    ledger.type(0, '进展情况', '已起草')
    // 手工添加的一行，还没有标识。
    ledger.rows.push(ledger.header.map(() => null))
    ledger.type(3, '问题表现', '新发现的问题')
    ledger.type(3, '具体责任人', '己')
    const { world, calls } = aCutWorld(aWorld(ledger, server), at, when)
    const cut = await syncLedger(world, setting).then(
      () => false,
      () => true,
    )
    // 断线期间又改了一格。
    ledger.type(2, '整改目标', '记录齐全')
    await syncLedger(aWorld(ledger, server), setting)

    expect(cut).toBe(calls() >= at)
    expect(server.held.size).toBe(4)
    expect(server.held.get('row-0-0000')?.row.content.progress).toBe('已起草')
    expect(server.held.get('row-2-0000')?.row.content.goal).toBe('记录齐全')
    expect(server.contents().filter((content) => content.problem === '新发现的问题')).toHaveLength(1)
    expect(ledger.rows).toHaveLength(4)
    expect(ledger.see(1, '牵头领导')).toBe('甲')
    const last = done(await syncLedger(aWorld(ledger, server), setting))
    expect(last).toMatchObject({ sent: 0, received: 0, missing: [], keptBack: [] })
    expect(Object.values(baselineOf(ledger).rows).some((row) => row.conflicts !== undefined)).toBe(false)
  })

  test('送出后没收到答复、又改了同一格，不会与自己冲突', async () => {
    const server = new SmallServer()
    const ledger = new MemoryLedger(three())
    await syncLedger(aWorld(ledger, server), setting)
    ledger.type(0, '进展情况', '已起草')
    const cut = aWorld(ledger, server, {
      push: async (request) => {
        await server.push(request)
        throw new Error('cut off')
      },
    })
    await expect(syncLedger(cut, setting)).rejects.toThrow('cut off')
    ledger.type(0, '进展情况', '已印发')
    await syncLedger(aWorld(ledger, server), setting)
    expect(server.held.get('row-0-0000')?.row.content.progress).toBe('已印发')
    expect(baselineOf(ledger).rows['row-0-0000']?.conflicts).toBeUndefined()
  })
})
