import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookAtLedger } from '../../../addin/ledger/syncLedger.ts'
import { copyOf, heldRows, openExcelFixture, type ExcelFixture } from '../excelFixture.ts'
import {
  copyRow,
  deleteRow,
  expectWhole,
  insertAbove,
  ledgerOf,
  moveToTop,
  sortBy,
  typeRow,
  typeValue,
  valueOf,
} from './ledgerHand.ts'
import { freshLedger, newsOnBothSides, STRANGER, type Story } from './syncStories.ts'

/** 同步时人还在动表，同一份文件有几个副本: acts at every step of a sync; copies opened in any order. */

let fixture: ExcelFixture

beforeAll(async () => {
  fixture = await openExcelFixture()
})

afterAll(() => fixture?.stop())

interface Hand {
  readonly act: (story: Story) => void
  /** Problems in the end, from those of the story. */
  readonly problems: (problems: readonly string[]) => string[]
}

const hands: Readonly<Record<string, Hand>> = {
  按问题表现排序: {
    act: ({ host }) => sortBy(host, '问题表现', true),
    problems: (problems) => [...problems],
  },
  倒着排序: { act: ({ host }) => sortBy(host, '问题表现', false), problems: (problems) => [...problems] },
  把第三行剪切到最前: {
    act: ({ host, problems }) => moveToTop(host, problems[2] ?? ''),
    problems: (problems) => [...problems],
  },
  在第二行上面插入一行: {
    act: ({ host, problems }) =>
      insertAbove(host, problems[1] ?? '', { 问题表现: '同步当中插入的问题', 具体责任人: '李某' }),
    problems: (problems) => [...problems, '同步当中插入的问题'],
  },
  在表末添一行: {
    act: ({ host }) => typeRow(host, { 问题表现: '同步当中添写的问题', 具体责任人: '王某' }),
    problems: (problems) => [...problems, '同步当中添写的问题'],
  },
  复制一行再改写: {
    act: ({ host, problems }) => copyRow(host, problems[0] ?? '', '由第一行复制后改写的问题'),
    problems: (problems) => [...problems, '由第一行复制后改写的问题'],
  },
}

describe.each(Object.entries(hands))('同步的每一步之间%s', (_, hand) => {
  test('各行各归其位，不丢不重', async () => {
    const uncut = await newsOnBothSides(fixture)
    await fixture.line.watch(uncut.pane.sync)
    const { steps } = fixture.line
    for (let at = 1; at <= steps; at++) {
      const story = await newsOnBothSides(fixture)
      await fixture.line.watch(story.pane.sync, {
        between: (step) => {
          if (step === at) hand.act(story)
        },
      })
      await fixture.open(story.host, story.scene).sync()
      await expectWhole(fixture, { ...story, problems: hand.problems(story.problems) }, `after step ${at}`)
    }
  })
})

test('同步的每一步之间删掉一行：服务器上还在，成为一个问题', async () => {
  const uncut = await newsOnBothSides(fixture)
  await fixture.line.watch(uncut.pane.sync)
  const { steps } = fixture.line
  for (let at = 1; at <= steps; at++) {
    const story = await newsOnBothSides(fixture)
    const [gone = ''] = story.problems
    await fixture.line.watch(story.pane.sync, {
      between: (step) => {
        if (step === at) deleteRow(story.host, gone)
      },
    })
    const outcome = await fixture.open(story.host, story.scene).sync()
    expect(outcome, `after step ${at}`).toMatchObject({ missing: [{ problem: gone }] })
    const held = (await heldRows(story.scene)).map((row) => row.content.problem ?? '')
    expect(held.toSorted(), `after step ${at}`).toEqual(story.problems.toSorted())
    const inSheet = ledgerOf(story.host).map((row) => row.problem)
    expect(inSheet.toSorted(), `after step ${at}`).toEqual(
      story.problems.filter((problem) => problem !== gone).toSorted(),
    )
  }
})

test('正要写进来的那一格，人在这时写了字：人写的还在，成为一处待选', async () => {
  const uncut = await newsOnBothSides(fixture)
  await fixture.line.watch(uncut.pane.sync)
  const { steps } = fixture.line
  for (let at = 1; at < steps; at++) {
    const story = await newsOnBothSides(fixture)
    const [first = ''] = story.problems
    await fixture.line.watch(story.pane.sync, {
      between: (step) => {
        if (step === at) typeValue(story.host, first, '牵头领导', '本单位的写法')
      },
    })
    await fixture.open(story.host, story.scene).sync()
    expect(valueOf(story.host, first, '牵头领导'), `after step ${at}`).toBe('本单位的写法')
    const held = (await heldRows(story.scene)).find((row) => row.content.problem === first)
    expect(held?.content.leader, `after step ${at}`).toBe('副馆长')
    const pane = fixture.open(story.host, story.scene)
    const state = await lookAtLedger(() => pane.workbook.openLedger(), pane.setting)
    if ('kind' in state) throw new Error(state.kind)
    expect(state.baseline.rows[held?.id ?? '']?.conflicts, `after step ${at}`).toMatchObject([
      { field: 'leader', mine: '本单位的写法', theirs: '副馆长' },
    ])
  }
})

describe('副本', () => {
  test('还没同步过的台账复制一份，两份都同步：服务器上只有一份', async () => {
    const story = await freshLedger(fixture)
    const copy = copyOf(story.host)
    await fixture.open(story.host, story.scene).sync()
    await fixture.open(copy, story.scene).sync()
    await expectWhole(fixture, story)
    await expectWhole(fixture, { ...story, host: copy })
  })

  test('两份副本各改各的栏，自动合并；改同一格的，待人选', async () => {
    const story = await freshLedger(fixture)
    await story.pane.sync()
    const copy = copyOf(story.host)
    const [first = '', second = ''] = story.problems
    typeValue(story.host, first, '进展情况', '甲已办')
    typeValue(story.host, second, '整改目标', '甲的目标')
    typeValue(copy, first, '牵头领导', '乙定的领导')
    typeValue(copy, second, '整改目标', '乙的目标')
    await fixture.open(story.host, story.scene).sync()
    const outcome = await fixture.open(copy, story.scene).sync()
    expect(outcome).toMatchObject({ kind: 'done', missing: [] })
    const held = new Map((await heldRows(story.scene)).map((row) => [row.content.problem, row]))
    expect(held.get(first)?.content).toMatchObject({ progress: '甲已办', leader: '乙定的领导' })
    expect(held.get(second)?.content.goal).toBe('甲的目标')
    expect(valueOf(copy, first, '进展情况')).toBe('甲已办')
    expect(valueOf(copy, second, '整改目标')).toBe('乙的目标')
  })

  test('翻出旧副本来同步：旧内容不会盖掉新的，新内容补进旧副本', async () => {
    const story = await freshLedger(fixture)
    await story.pane.sync()
    const old = copyOf(story.host)
    const [first = ''] = story.problems
    for (const words of ['第一周进展', '第二周进展']) {
      typeValue(story.host, first, '进展情况', words)
      await fixture.open(story.host, story.scene).sync()
    }
    typeRow(story.host, { 问题表现: '后来登记的问题', 具体责任人: '赵某' })
    await fixture.open(story.host, story.scene).sync()
    expect(await fixture.open(old, story.scene).sync()).toMatchObject({ sent: 0, missing: [] })
    const problems = [...story.problems, '后来登记的问题']
    await expectWhole(fixture, { ...story, host: old, problems })
    expect(valueOf(old, first, '进展情况')).toBe('第二周进展')
  })

  test('副本在没有答复时复制：两份都再送同一次，服务器只认一次', async () => {
    const story = await newsOnBothSides(fixture)
    await fixture.line.watch(story.pane.sync, { cut: { at: 3, how: 'answer lost' } })
    const copy = copyOf(story.host)
    await fixture.open(copy, story.scene).sync()
    await fixture.open(story.host, story.scene).sync()
    await expectWhole(fixture, story)
    await expectWhole(fixture, { ...story, host: copy })
  })

  test('别的单位拿到本单位的文件：认得出来，什么也不送', async () => {
    const story = await freshLedger(fixture)
    const { stranger } = story.scene
    expect(await fixture.open(copyOf(story.host), story.scene, STRANGER).sync()).toEqual({
      kind: 'other-unit',
    })
    expect((await stranger.api.items(0, stranger.unitId)).items).toEqual([])
    expect(await heldRows(story.scene)).toEqual([])
  })
})
