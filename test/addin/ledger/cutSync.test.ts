import { afterAll, beforeAll, expect, test } from 'vitest'
import { cuts } from './cutLine.ts'
import { heldRows, makeLedger, openExcelFixture, type ExcelFixture } from '../excelFixture.ts'
import { deleteRow, expectWhole, ledgerOf, typeValue } from './ledgerHand.ts'
import { freshBook, freshLedger, newsOnBothSides, type Story } from './syncStories.ts'

/**
 * 断线与关窗: a sync cut at each of its steps, in Excel and on the way to the server, by a lost request, a lost answer,
 * and a page that is gone. The steps are counted first, on the same story uncut; afterwards the pane is opened anew.
 */

let fixture: ExcelFixture

beforeAll(async () => {
  fixture = await openExcelFixture()
})

afterAll(() => fixture?.stop())

const stories = {
  新台账第一次同步: () => freshLedger(fixture),
  两边都有新内容的同步: () => newsOnBothSides(fixture),
}

test.each(Object.entries(stories))('%s：每一步断线、丢答复、关窗，再打开同步，不丢不重', async (_, tell) => {
  const uncut = await tell()
  await fixture.line.watch(uncut.pane.sync)
  const { steps } = fixture.line
  expect(steps).toBeGreaterThanOrEqual(4)
  await expectWhole(fixture, uncut)
  for (let at = 1; at <= steps; at++) {
    for (const how of cuts) {
      const story = await tell()
      const isCut = await fixture.line.watch(story.pane.sync, { cut: { at, how } })
      expect(isCut, `step ${at}, ${how}`).toBe(true)
      // Work goes on while the line is dead, also in a cell whose last content may have been sent already.
      typeValue(story.host, story.problems[1] ?? '', '进展情况', '断线期间又改了一遍')
      typeValue(story.host, story.problems[2] ?? '', '整改目标', '断线期间写的目标')
      const again = fixture.open(story.host, story.scene)
      await again.sync()
      await expectWhole(fixture, story, `step ${at}, ${how}`)
      const held = await heldRows(story.scene)
      expect(
        held.filter((row) => row.content.goal === '断线期间写的目标'),
        `step ${at}, ${how}`,
      ).toHaveLength(1)
    }
  }
})

test('规范时每一步关窗或断线：原表不动，重来一次，不丢不重', async () => {
  const tell = async (): Promise<Story> => {
    const book = await freshBook(fixture)
    return { ...book, problems: [] }
  }
  const uncut = await tell()
  await fixture.line.watch(() => makeLedger(uncut.pane, uncut.scene, () => fixture.newId()))
  const problems = ledgerOf(uncut.host).map((row) => row.problem)
  const { steps } = fixture.line
  for (let at = 1; at <= steps; at++) {
    for (const how of cuts) {
      const story = { ...(await tell()), problems }
      const original = JSON.stringify(story.host.workbook.sheets[0]?.used(true))
      await fixture.line.watch(() => makeLedger(story.pane, story.scene, () => fixture.newId()), {
        cut: { at, how },
      })
      const front = story.host.workbook.sheets[0]
      if (front === undefined) throw new Error('the sheet is gone')
      expect(JSON.stringify(front.used(true)), `step ${at}, ${how}`).toBe(original)
      story.host.workbook.activate(front)
      const again = fixture.open(story.host, story.scene)
      await makeLedger(again, story.scene, () => fixture.newId())
      await again.sync()
      await expectWhole(fixture, story, `step ${at}, ${how}`)
    }
  }
})

test('第一次同步没收到答复就关了窗，又把台账重新规范一遍：服务器上不重复', async () => {
  const story = await freshLedger(fixture)
  await fixture.line.watch(story.pane.sync, { cut: { at: 3, how: 'killed after' } })
  expect(await heldRows(story.scene)).toHaveLength(story.problems.length)
  const front = story.host.workbook.sheets[0]
  if (front !== undefined) story.host.workbook.activate(front)
  const again = fixture.open(story.host, story.scene)
  await makeLedger(again, story.scene, () => fixture.newId())
  await again.sync()
  await expectWhole(fixture, story)
})

test('断线期间删掉一行：服务器上的那一行还在，成为一个问题', async () => {
  const story = await newsOnBothSides(fixture)
  await fixture.line.watch(story.pane.sync, { cut: { at: 3, how: 'answer lost' } })
  deleteRow(story.host, story.problems[0] ?? '')
  const outcome = await fixture.open(story.host, story.scene).sync()
  expect(outcome).toMatchObject({ missing: [{ problem: story.problems[0] }] })
  expect((await heldRows(story.scene)).map((row) => row.content.problem)).toContain(story.problems[0])
})
