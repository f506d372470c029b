/**
 * 制度建设 — rules made or mended so that a problem does not come back, each linked to the items it answers.
 *
 * The share of struck-off items with such a rule is a figure of the last stage; an item of 持续整改 must have one.
 * Source: 〔剖析根源…建章立制与问题整改同步进行〕 (M-27), 〔需要长期解决…完善机制，持续整改〕 (M-31).
 */
import type { UnitId } from '../campaign/campaign.ts'
import type { Disposal } from '../items/item.ts'
import { shareOf } from '../cells/percent.ts'
import {
  itemsField,
  itemsIn,
  noteField,
  currentEntries,
  unitField,
  type Register,
  type RegisterEntry,
} from './register.ts'

export const regulations: Register = {
  key: 'regulations',
  name: '制度建设',
  purpose: '登记新订、修订的制度，并注明针对哪些问题；持续整改的问题须有制度。',
  writer: 'unit',
  reader: 'own',
  perUnit: 'many',
  title: 'name',
  day: 'issuedOn',
  fields: [
    unitField,
    { key: 'name', label: '制度名称', kind: 'line', required: true },
    { key: 'number', label: '文号', kind: 'line', hint: '例如 校发〔2017〕12号；没有文号的空着。' },
    { key: 'issuedOn', label: '印发日期', kind: 'day', required: true, past: true },
    {
      key: 'way',
      label: '制定方式',
      kind: 'choice',
      required: true,
      choices: { made: '新订', mended: '修订', abolished: '废止' },
    },
    { ...itemsField, label: '针对的问题', hint: '可选多条；用来统计制度覆盖面。' },
    noteField,
  ],
}

/** An item as this rule sees it. */
export interface RegulatedItem {
  readonly id: string
  readonly unit: UnitId
  readonly disposal?: Disposal | undefined
  readonly isClosed: boolean
}

export interface RegulationShare {
  readonly regulations: number
  /** Struck-off items, and how many of them have a rule. */
  readonly closed: number
  readonly covered: number
  /** Between 0 and 1; null while nothing is struck off. */
  readonly share: number | null
  readonly byUnit: Readonly<Record<UnitId, { readonly closed: number; readonly covered: number }>>
  /** Items of 持续整改 without a rule, struck off or not. */
  readonly ongoingWithout: readonly string[]
}

/** Ids of all items that a standing rule is linked to. */
function regulatedItems(entries: readonly RegisterEntry[]): Set<string> {
  return new Set(currentEntries(entries, 'regulations').flatMap(({ values }) => itemsIn(values)))
}

/** The share of struck-off items with a rule (M-27), item by item: a ledger may have more than fit into memory at once. */
export class RegulationCounting {
  readonly #regulations: number
  readonly #linked: ReadonlySet<string>
  readonly #byUnit: Record<UnitId, { closed: number; covered: number }> = {}
  readonly #ongoingWithout: string[] = []
  #closed = 0
  #covered = 0

  constructor(entries: readonly RegisterEntry[]) {
    this.#regulations = currentEntries(entries, 'regulations').length
    this.#linked = regulatedItems(entries)
  }

  add({ id, unit, disposal, isClosed }: RegulatedItem): void {
    const isCovered = this.#linked.has(id)
    if (disposal === 'ongoing' && !isCovered) this.#ongoingWithout.push(id)
    if (!isClosed) return
    const own = (this.#byUnit[unit] ??= { closed: 0, covered: 0 })
    this.#closed++
    own.closed++
    if (!isCovered) return
    this.#covered++
    own.covered++
  }

  finish(): RegulationShare {
    return {
      regulations: this.#regulations,
      closed: this.#closed,
      covered: this.#covered,
      share: shareOf(this.#covered, this.#closed),
      byUnit: this.#byUnit,
      ongoingWithout: this.#ongoingWithout,
    }
  }
}
