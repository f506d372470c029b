/**
 * 写在别处的状态 — states in 进展 or 备注 where the row's own state says nothing: 已完成, 整改中, 取消, 延期至8月底.
 *
 * Only a whole cell counts. What 进展 says is the state; what 备注 says is asked once for each word. A limit that is
 * said to be moved is asked about as a limit: an extension is the office's to approve.
 */
import { readClaim } from '../../items/claim.ts'
import { claimLabels, claims, type Claimed } from '../../items/item.ts'
import type { ColumnReading } from '../reading.ts'
import { readTimeLimit } from '../../timeLimit/timeLimit.ts'
import type { MergedGrid } from '../MergedGrid.ts'
import type { FindingList } from '../FindingList.ts'
import { claimDecided, say, type Draft, type ValueCell, type ValueContext } from './itemDraft.ts'

/** A word of state is short; 已完成3项，其余推进 is a report. */
const LONGEST_STATE = 14
const LONGEST_MOVE = 30
/** Columns for words of any kind. */
const REMARKS = /备注|说明|附注|进展|进度|情况|结果|状态|意见|完成|落实|销/
/** What the checker writes of the work is no word of the unit's: 验收意见 over 合格. */
const OF_CHECKERS = /(?:验收|复查|复核|复验|审核|核查|查验|检查|评估)(?:组|人)?(?:的)?(?:意见|结论|评语)$/
const MOVED = /^(?:时限|期限|完成时限)?(?:已|申请|拟|同意)?(?:延期|延长|延后|推迟|顺延|延)(?:到|至)(.{2,20})$/
const DROPPED =
  /^(?:已|拟|申请)?(?:取消|撤销|撤回|作废|删除|注销|移交|转办|划出|挂起|暂缓|不再(?:整改|执行|办理)|不予(?:处理|整改|受理)|无需整改|重复)$/

/** Whether a column may hold a state though it is no column of states. */
export function mayTellState({ field, path }: ColumnReading): boolean {
  const leaf = path.at(-1) ?? ''
  return field === 'progress' || (field === 'extra' && REMARKS.test(leaf) && !OF_CHECKERS.test(leaf))
}

/** Words of state by column: what is written, what it claims, how many rows say it. */
type Told = Map<ColumnReading, Map<string, { readonly claim: Claimed; count: number }>>

/** Hears what the rows of one table tell of their state outside the column of states. */
export class ToldStates {
  /** Columns in which a state may be told, 进展 before 备注. */
  readonly columns: readonly ColumnReading[]
  /** Row of the header: an answer about a column is an answer at its label. */
  readonly #headerRow: number
  readonly #due: ColumnReading | undefined
  readonly #grid: MergedGrid
  readonly #told: Told = new Map()

  constructor({
    columns,
    headerRow,
    grid,
  }: {
    readonly columns: readonly ColumnReading[]
    readonly headerRow: number
    readonly grid: MergedGrid
  }) {
    const telling = columns.filter(mayTellState)
    this.columns = telling.toSorted((a, b) => Number(a.field === 'extra') - Number(b.field === 'extra'))
    this.#headerRow = headerRow
    this.#grid = grid
    this.#due = columns.find(({ field }) => field === 'due')
  }

  hear(draft: Draft, cell: ValueCell): void {
    const { placed, context } = cell
    if (placed.text.length > LONGEST_MOVE) return
    const moved = MOVED.exec(placed.text.replace(/\s/g, ''))?.[1]
    if (moved !== undefined) this.#askMoved(draft, moved, context)
    else if (DROPPED.test(placed.text)) askDropped(draft, cell)
    else if (draft.content.claimed === undefined && placed.text.length <= LONGEST_STATE)
      this.#hearState(draft, cell)
  }

  #hearState({ content }: Draft, { column, placed: { text }, context }: ValueCell): void {
    const claim = readClaim(text, '')
    if (claim === null) return
    const decided = claimDecided(column, { ...context, row: this.#headerRow })
    if (decided === 'told') content.claimed = claim
    if (decided !== undefined) return
    let words = this.#told.get(column)
    if (words === undefined) this.#told.set(column, (words = new Map()))
    const known = words.get(text)
    if (known === undefined) words.set(text, { claim, count: 1 })
    else known.count++
  }

  #askMoved({ content }: Draft, moved: string, context: ValueContext): void {
    const due = this.#due
    if (due === undefined) return
    // Whoever has said the limit of this row has seen that it was moved.
    if (this.#grid.at(context.row, due.column)?.cell.answered === true) return
    const read = readTimeLimit({ value: moved }, context.limits)
    // 延期至23时 moves no day, and a limit may have been set to the new day already.
    if (read.kind !== 'date' || read.due === content.due) return
    context.findings.add({
      field: 'due',
      code: 'due.moved',
      given: content.dueText ?? content.due ?? '空',
      row: context.row,
      column: due.column,
      label: due.label,
      why: `同一行又写了“延期至${moved}”，延期须经批准，请确认以哪一天为准`,
      choices: content.due === undefined ? [read.due] : [content.due, read.due],
    })
  }

  /** Asks once for each column that tells states. */
  ask(findings: FindingList): void {
    for (const [column, words] of this.#told) {
      const told = [...words].map(([text, { claim, count }]) => ({ text, count, label: claimLabels[claim] }))
      findings.add({
        field: 'claimed',
        code: 'claimed.told',
        given: told.map(({ text, count }) => `“${text}”的 ${count} 条`).join('、'),
        row: this.#headerRow,
        column: column.column,
        place: `“${column.label}”`,
        suggestion: [...new Set(told.map(({ label }) => label))].join('、'),
      })
    }
  }
}

function askDropped(draft: Draft, cell: ValueCell): void {
  const decided = claimDecided(cell.column, cell.context)
  if (decided === undefined) say(cell, 'claimed.dropped', { choices: STATE_CHOICES })
  else if (decided !== 'none' && decided !== 'told') draft.content.claimed = decided
}

/** What a person may answer about a word of state, as buttons show it. */
export const STATE_CHOICES: readonly string[] = claims.map((claim: Claimed) => claimLabels[claim])
