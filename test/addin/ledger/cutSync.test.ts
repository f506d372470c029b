import { afterAll, beforeAll, expect, test } from 'vitest'
import { cuts } from './cutLine.ts'
import { heldRows, makeLedger, openExcelStage, type ExcelStage } from '../excelStage.ts'
import { deleteRow, expectWhole, ledgerOf, typeValue } from './ledgerHand.ts'
import { freshBook, freshLedger, newsOnBothSides, type Story } from './syncStories.ts'

/**
 * 断线与关窗: a sync cut at each of its steps, in Excel and on the way to the server, by a lost request, a lost answer,
 * and a page that is gone. The steps are counted first, on the same story uncut; afterwards the pane is opened anew.
 */

let stage: ExcelStage

beforeAll(async () => {
  stage = await openExcelStage()
})

afterAll(() => stage?.stop())

const stories = {
  新台账第一次同步: () => freshLedger(stage),
  两边都有新内容的同步: () => newsOnBothSides(stage),
}

test.each(Object.entries(stories))('%s：每一步断线、丢答复、关窗，再打开同步，不丢不重', async (_, tell) => {
  const uncut = await tell()
  await stage.line.watch(uncut.pane.sync)
  const { steps } = stage.line
  expect(steps).toBeGreaterThanOrEqual(4)
  await expectWhole(stage, uncut)
  for (let at = 1; at <= steps; at++) {
    for (const how of cuts) {
      const story = await tell()
      const isCut = await stage.line.watch(story.pane.sync, { cut: { at, how } })
      expect(isCut, `step ${at}, ${how}`).toBe(true)
      // Work goes on while the line is dead, also in a cell whose last content may have been sent already.
      typeValue(story.host, story.problems[1] ?? '', '进展情况', '断线期间又改了一遍')
      typeValue(story.host, story.problems[2] ?? '', '整改目标', '断线期间写的目标')
      const again = stage.open(story.host, story.scene)
      await again.sync()
      await expectWhole(stage, story, `step ${at}, ${how}`)
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
    const book = await freshBook(stage)
    return { ...book, problems: [] }
  }
  const uncut = await tell()
  await stage.line.watch(() => makeLedger(uncut.pane, uncut.scene, () => stage.newId()))
  const problems = ledgerOf(uncut.host).map((row) => row.problem)
  const { steps } = stage.line
  for (let at = 1; at <= steps; at++) {
    for (const how of cuts) {
      const story = { ...(await tell()), problems }
      const original = JSON.stringify(story.host.workbook.sheets[0]?.used(true))
      await stage.line.watch(() => makeLedger(story.pane, story.scene, () => stage.newId()), {
        cut: { at, how },
      })
      const front = story.host.workbook.sheets[0]
      if (front === undefined) throw new Error('the sheet is gone')
      expect(JSON.stringify(front.used(true)), `step ${at}, ${how}`).toBe(original)
      story.host.workbook.activate(front)
      const again = stage.open(story.host, story.scene)
      await makeLedger(again, story.scene, () => stage.newId())
      await again.sync()
      await expectWhole(stage, story, `step ${at}, ${how}`)
    }
  }
})

test('第一次同步没收到答复就关了窗，又把台账重新规范一遍：服务器上不重复', async () => {
  const story = await freshLedger(stage)
  await stage.line.watch(story.pane.sync, { cut: { at: 3, how: 'killed after' } })
  expect(await heldRows(story.scene)).toHaveLength(story.problems.length)
  const front = story.host.workbook.sheets[0]
  if (front !== undefined) story.host.workbook.activate(front)
  const again = stage.open(story.host, story.scene)
  await makeLedger(again, story.scene, () => stage.newId())
  await again.sync()
  await expectWhole(stage, story)
})

test('断线期间删掉一行：服务器上的那一行还在，成为一个问题', async () => {
  const story = await newsOnBothSides(stage)
  await stage.line.watch(story.pane.sync, { cut: { at: 3, how: 'answer lost' } })
  deleteRow(story.host, story.problems[0] ?? '')
  const outcome = await stage.open(story.host, story.scene).sync()
  expect(outcome).toMatchObject({ missing: [{ problem: story.problems[0] }] })
  expect((await heldRows(story.scene)).map((row) => row.content.problem)).toContain(story.problems[0])
})
