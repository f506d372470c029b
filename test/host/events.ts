/** Turns what happens in the workbook into the messages Office.js listens to. */
import type { Rect } from './address.ts'
import { formatRect, intersect } from './address.ts'
import type { EventKind } from './excel/world.ts'
import type { Value } from './model/sheet.ts'
import { valueType } from './model/sheet.ts'
import type { CellsOf, ChangeEvent, HostEvent } from './model/workbook.ts'
import { refuse } from './wire.ts'

/** [category, type, target id, JSON text, sequence, remote] — category 65536 is an event, 2 an action of the shared runtime. */
export type RichApiMessage = readonly [number, number, string, string, number, boolean]

/** Event numbers of the runtime, by the name it registers them with. */
const EVENT_NUMBERS: Readonly<Record<EventKind, Readonly<Record<string, number>>>> = {
  sheet: {
    DataChangedEvent: 10,
    ActivatedEvent: 11,
    DeactivatedEvent: 12,
    AddedEvent: 13,
    SelectionChangedEvent: 14,
    DeletedEvent: 15,
    RowSortedEvent: 19,
    ProtectionChangedEvent: 24,
    EventNameChanged: 25,
  },
  table: { SelectionChangedEvent: 100, DataChangedEvent: 101, AddedEvent: 102, DeletedEvent: 103 },
}

const EVENT_CATEGORY = 65_536
/** References of old events are dropped beyond this many: add-ins use them at once or never. */
const MAX_EVENT_RANGES = 1000

function details(event: ChangeEvent): Record<string, unknown> {
  if (event.details === undefined) return {}
  const { before, after }: { before: Value; after: Value } = event.details
  return {
    valueBefore: before,
    valueAfter: after,
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  }
}

export class EventTodo {
  private readonly handlers = new Map<string, number>()
  private readonly ranges = new Map<string, CellsOf>()
  private readonly queue: RichApiMessage[] = []
  private sequence = 0
  /** Set by the host: called when messages wait. */
  waiting: () => void = () => {}

  subscribe(on: boolean, kind: EventKind, event: string, targetId: string): void {
    const number = EVENT_NUMBERS[kind][event]
    if (number === undefined) throw refuse.unknown(`the ${kind} event ${event}`)
    const key = `${number}|${targetId}`
    this.handlers.set(key, Math.max(0, (this.handlers.get(key) ?? 0) + (on ? 1 : -1)))
  }

  eventCells(reference: string): CellsOf | undefined {
    return this.ranges.get(reference)
  }

  /** Messages not yet sent, oldest first. */
  take(): RichApiMessage[] {
    return this.queue.splice(0)
  }

  action(name: string, given: unknown): void {
    this.queue.push([2, 1000, '', JSON.stringify([name, JSON.stringify(given)]), this.sequence++, false])
    this.waiting()
  }

  private post(number: number, targets: readonly string[], given: unknown, remote = false): void {
    for (const target of targets)
      if ((this.handlers.get(`${number}|${target}`) ?? 0) > 0)
        this.queue.push([EVENT_CATEGORY, number, target, JSON.stringify(given), this.sequence++, remote])
    if (this.queue.length > 0) this.waiting()
  }

  private keepRange(sheet: CellsOf['sheet'], rect: Rect): string {
    const reference = `event-${this.sequence}-${this.ranges.size}`
    this.ranges.set(reference, { sheet, rect: { ...rect } })
    const [oldest] = this.ranges.keys()
    if (this.ranges.size > MAX_EVENT_RANGES && oldest !== undefined) this.ranges.delete(oldest)
    return reference
  }

  private changed(event: ChangeEvent): void {
    const { sheet, rect, origin } = event
    const remote = origin.source === 'Remote'
    const common = {
      address: formatRect(rect),
      changeType: event.changeType,
      source: origin.source,
      triggerSource: origin.trigger,
      worksheetId: sheet.id,
    }
    const told = {
      ...common,
      referenceId: this.keepRange(sheet, rect),
      shiftDirection: event.shiftDirection ?? 'None',
      ...details(event),
    }
    this.post(10, [sheet.id, 'Workbook'], told, remote)
    for (const table of sheet.tables)
      if (intersect(table.rect, rect) !== null)
        this.post(
          101,
          [table.id, sheet.id, 'Workbook'],
          { ...common, ...details(event), tableId: table.id },
          remote,
        )
  }

  receive(event: HostEvent): void {
    switch (event.kind) {
      case 'changed':
        this.changed(event)
        return
      case 'tableAdded':
      case 'tableDeleted': {
        const { table } = event
        const told = {
          tableId: table.id,
          tableName: table.name,
          worksheetId: table.sheet.id,
          source: 'Local',
        }
        this.post(event.kind === 'tableAdded' ? 102 : 103, [table.sheet.id, 'Workbook'], told)
        return
      }
      default:
        this.sheetEvent(event)
    }
  }

  private sheetEvent(event: Exclude<HostEvent, ChangeEvent | { kind: 'tableAdded' | 'tableDeleted' }>): void {
    const { sheet } = event
    const both = [sheet.id, 'Workbook']
    const told = { worksheetId: sheet.id, source: 'Local' }
    switch (event.kind) {
      case 'sheetAdded':
        return this.post(13, ['Workbook'], told)
      case 'sheetDeleted':
        return this.post(15, ['Workbook'], told)
      case 'activated':
        return this.post(11, both, told)
      case 'deactivated':
        return this.post(12, both, told)
      case 'selection':
        return this.selected(event.sheet, event.rect)
      case 'rowSorted':
        return this.post(19, both, {
          ...told,
          address: formatRect(event.rect),
          source: event.origin?.source ?? 'Local',
        })
      case 'sheetRenamed':
        return this.post(25, both, { ...told, nameBefore: event.before, nameAfter: sheet.name })
      case 'protectionChanged':
        return this.post(24, both, { ...told, isProtected: sheet.protection.on, source: event.origin.source })
      default:
    }
  }

  private selected(sheet: CellsOf['sheet'], rect: Rect): void {
    this.post(14, [sheet.id, 'Workbook'], { worksheetId: sheet.id, address: formatRect(rect) })
    for (const table of sheet.tables) {
      const inside = intersect(table.rect, rect) !== null
      this.post(100, [table.id], {
        worksheetId: sheet.id,
        tableId: table.id,
        isInsideTable: inside,
        address: formatRect(rect),
      })
    }
  }
}
