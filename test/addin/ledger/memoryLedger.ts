/** A standard ledger in memory and a server of a few lines that merges as the worker does; both can be cut off. */
import { asDay } from '#rules/calendar/day'
import type { Cell, SheetGrid } from '#rules/cells/grid'
import { itemNumber } from '#rules/campaign/itemNumber'
import type { ItemContent } from '#rules/items/item'
import { valueOf, withValues } from '#rules/items/itemFields'
import { mergeFields } from '#rules/items/mergeFields'
import { planLedgerSheet, type PlanValue } from '#rules/ledgerSheet/sheetPlan'
import type { FieldKey, ItemRow, RowChange, SyncAnswer, SyncRequest } from '#wire/item'
import { emptyBaseline } from '../../../addin/ledger/baseline.ts'
import type { SyncSetting } from '../../../addin/ledger/SyncSetting.ts'
import type { SyncWorld } from '../../../addin/ledger/syncLedger.ts'
import type { LedgerUpdate, OpenLedger } from '../../../addin/workbook/Workbook.ts'
import { aCampaign } from '../../stories.ts'

export const campaign = aCampaign()
export const setting: SyncSetting = {
  campaign,
  unitId: 'jwc',
  today: asDay('2017-08-15'),
  fileName: '教务处.xlsx',
  maxRows: 500,
}

type Value = string | number | null

/** The sheet: a header row and value rows, as a person sees them. */
export class MemoryLedger {
  baseline: string
  readonly header: string[]
  rows: Value[][]
  /** Lines above the header, as letterheads are. */
  above: string[] = []

  constructor(contents: readonly ItemContent[]) {
    const plan = planLedgerSheet(
      contents.map((content, index) => ({ id: `row-${index}-0000`, version: 0, content })),
      { campaign, unitName: '教务处', today: setting.today, date1904: false, source: null, takenNames: [] },
    )
    this.header = plan.columns.map((column) => column.label)
    this.rows = plan.rows.map((row) => row.map(valueOfPlan))
    this.baseline = JSON.stringify(emptyBaseline(campaign.id, 'jwc', false))
  }

  /** As a person would: the cell of this row (from 0) under this heading. */
  type(row: number, label: string, value: Value): void {
    const line = this.rows[row]
    if (line !== undefined) line[this.header.indexOf(label)] = value
  }

  see(row: number, label: string): Value {
    return this.rows[row]?.[this.header.indexOf(label)] ?? null
  }

  copy(): MemoryLedger {
    const twin = new MemoryLedger([])
    twin.rows = this.rows.map((row) => [...row])
    twin.baseline = this.baseline
    return twin
  }

  open(): Promise<OpenLedger> {
    const cellOf = (value: Value | undefined): Cell | undefined =>
      (value ?? null) === null ? undefined : { value: value ?? null }
    const grid: SheetGrid = {
      name: '规范台账',
      rows: [
        ...this.above.map((text) => [{ value: text }]),
        this.header.map(cellOf),
        ...this.rows.map((row) => row.map(cellOf)),
      ],
      merges: [],
      date1904: false,
    }
    return Promise.resolve({ grid, baseline: this.baseline })
  }

  update(update: LedgerUpdate): Promise<boolean> {
    if (!this.isAsSeen(update)) return Promise.resolve(false)
    for (const cell of update.cells) {
      const line = this.rows[cell.row - 1 - this.above.length]
      if (line !== undefined) line[cell.column] = cell.value
    }
    for (const row of update.newRows) this.rows.push(row.map(valueOfPlan))
    this.baseline = update.baseline
    return Promise.resolve(true)
  }

  private isAsSeen({ cells, seen }: LedgerUpdate): boolean {
    const held = (row: number, column: number): Value =>
      this.rows[row - 1 - this.above.length]?.[column] ?? null
    return (
      cells.every(({ row, column, was }) => was === undefined || held(row, column) === was) &&
      [...(seen?.ids ?? [])].every(([row, id]) => (held(row, seen?.column ?? 0) ?? '') === id)
    )
  }
}

function valueOfPlan(value: PlanValue): Value {
  return typeof value === 'object' ? null : value
}

interface HeldRow {
  readonly row: ItemRow
  readonly fieldVersions: Readonly<Record<string, number>>
  readonly cursor: number
}

/** Keeps rows with a version per field; a push with a known id is answered as before. */
export class SmallServer {
  readonly held = new Map<string, HeldRow>()
  private readonly answered = new Map<string, Omit<SyncAnswer, 'items' | 'cursor' | 'more'>>()
  private cursor = 0

  contents(): ItemContent[] {
    return [...this.held.values()].filter((one) => !one.row.withdrawn).map((one) => one.row.content)
  }

  /** Somebody else's edit. */
  edit(id: string, set: Record<string, string | number | null>, by = '办公室'): void {
    this.apply({ id, base: this.held.get(id)?.row.version ?? 0, set }, by)
  }

  push(request: SyncRequest): Promise<SyncAnswer> {
    let outcome = this.answered.get(request.pushId)
    if (outcome === undefined) {
      const results = request.changes.map((change) => this.apply(change, '教务处'))
      outcome = {
        accepted: results.flatMap((result) => result.accepted),
        unchanged: [],
        conflicts: results.flatMap((result) => result.conflicts),
        refused: [],
      }
      this.answered.set(request.pushId, outcome)
    }
    const items = [...this.held.values()].filter((one) => one.cursor > request.cursor).map((one) => one.row)
    // Over the wire everything is copied.
    return Promise.resolve(structuredClone({ ...outcome, items, cursor: this.cursor, more: false }))
  }

  private apply(change: RowChange, by: string): Pick<SyncAnswer, 'accepted' | 'conflicts'> {
    const before = this.held.get(change.id)
    const content = before?.row.content ?? {}
    const fieldVersions = before?.fieldVersions ?? {}
    const { set, conflicts } = mergeFields({ content, fieldVersions }, change.base, change.set)
    const changed = Object.keys(set).length > 0 || before === undefined || change.withdraw !== undefined
    const version = (before?.row.version ?? 0) + (changed ? 1 : 0)
    if (changed) {
      const row: ItemRow = {
        id: change.id,
        number: before?.row.number ?? itemNumber('教务', this.held.size + 1),
        unit: 'jwc',
        version,
        state: 'open',
        content: { ...withValues(content, set), unit: 'jwc' },
        origin: null,
        updatedAt: '2017-08-15T01:00:00Z',
        updatedBy: by,
        withdrawn: change.withdraw !== undefined,
      }
      const versions = {
        ...fieldVersions,
        ...Object.fromEntries(Object.keys(set).map((key) => [key, version])),
      }
      this.held.set(change.id, { row, fieldVersions: versions, cursor: ++this.cursor })
    }
    const fields = conflicts.map((key) => ({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of a change are field keys
      field: key as FieldKey,
      original: null,
      mine: change.set[key] ?? null,
      theirs: valueOf(content, key),
      theirsBy: by,
      theirsAt: '',
    }))
    return {
      accepted:
        changed && Object.keys(set).length + (before === undefined ? 1 : 0) > 0
          ? [{ id: change.id, version }]
          : [],
      conflicts: fields.length > 0 ? [{ id: change.id, version, fields }] : [],
    }
  }
}

let ids = 0

export function aWorld(
  ledger: MemoryLedger,
  server: SmallServer,
  changes: Partial<SyncWorld> = {},
): SyncWorld {
  return {
    openLedger: () => ledger.open(),
    updateLedger: (update) => ledger.update(update),
    push: (request) => server.push(request),
    newId: () => `made-${String(++ids).padStart(6, '0')}`,
    progress: () => undefined,
    cancelled: () => false,
    ...changes,
  }
}

/** A world in which the `cutAt`-th call fails: `before` it does anything, or `after` it did, its answer lost. */
export function aCutWorld(
  world: SyncWorld,
  cutAt: number,
  when: 'before' | 'after',
): { world: SyncWorld; calls: () => number } {
  let calls = 0
  const cut = async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = ++calls
    if (mine === cutAt && when === 'before') throw new Error('cut off')
    const result = await work()
    if (mine === cutAt) throw new Error('cut off')
    return result
  }
  return {
    calls: () => calls,
    world: {
      ...world,
      openLedger: () => cut(() => world.openLedger()),
      updateLedger: (update) => cut(() => world.updateLedger(update)),
      push: (request) => cut(() => world.push(request)),
    },
  }
}
