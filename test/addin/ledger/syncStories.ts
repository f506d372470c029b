/** Where the stories of a sync begin: a ledger just made, and one with news on both sides. */
import { expect } from 'vitest'
import {
  bookOf,
  heldRows,
  makeLedger,
  sheetsOf,
  type ExcelFixture,
  type OpenPane,
  type Scene,
} from '../excelFixture.ts'
import { ledgerOf, typeRow, typeValue } from './ledgerHand.ts'
import type { Host } from '../../host/host.ts'

export const LEDGER = '03-图书馆.xlsx'
export const UNIT = 'tsg'
export const STRANGER = 'jwc'

const sheets = await sheetsOf(LEDGER)

export interface Story {
  readonly scene: Scene
  readonly host: Host
  readonly pane: OpenPane
  /** Problems that must be on both sides in the end. */
  readonly problems: readonly string[]
}

/** The department's own workbook, just opened. */
export async function freshBook(fixture: ExcelFixture): Promise<Omit<Story, 'problems'>> {
  const scene = await fixture.scene(UNIT, STRANGER)
  const host = bookOf(sheets, LEDGER)
  return { scene, host, pane: fixture.open(host, scene) }
}

/** A ledger just made from the department's own, never synced. */
export async function freshLedger(fixture: ExcelFixture): Promise<Story> {
  const { scene, host, pane } = await freshBook(fixture)
  await makeLedger(pane, scene, () => fixture.newId())
  const problems = ledgerOf(host).map((row) => row.problem)
  return { scene, host, pane, problems }
}

/** Both sides have news: a cell and a row typed in here, a field and two rows there. */
export async function newsOnBothSides(fixture: ExcelFixture): Promise<Story> {
  const story = await freshLedger(fixture)
  const { scene, host, pane } = story
  await pane.sync()
  const [first, second, third] = await heldRows(scene)
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few rows')
  await push(fixture, scene, [
    { id: first.id, base: first.version, set: { leader: '副馆长' } },
    { id: fixture.newId(), base: 0, set: { problem: '信访转来的线索一', owner: '办公室甲' } },
    { id: fixture.newId(), base: 0, set: { problem: '=信访转来的线索二', owner: '办公室乙' } },
  ])
  typeValue(host, second.content.problem ?? '', '进展情况', '已召开专题会')
  typeRow(host, { 问题表现: '本周新发现的问题', 具体责任人: '张某' })
  return {
    ...story,
    problems: [...story.problems, '信访转来的线索一', '=信访转来的线索二', '本周新发现的问题'],
  }
}

async function push(
  fixture: ExcelFixture,
  scene: Scene,
  changes: readonly { id: string; base: number; set: Record<string, string> }[],
): Promise<void> {
  const answer = await scene.office.sync({
    pushId: fixture.newId(),
    cursor: 0,
    unit: UNIT,
    changes: [...changes],
  })
  expect(answer.accepted).toHaveLength(changes.length)
}
