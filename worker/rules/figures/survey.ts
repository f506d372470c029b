/**
 * 概况 — what the summary's first pages need to know of all items, gathered item by item in the order of the
 * ledger, so that a large ledger need never be held whole. It is frozen with the snapshot.
 */
import { compareText } from '../items/compareText.ts'
import type { LadderLevel, UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import { fieldDefinitions, type ItemField } from '../fields/field.ts'
import { judgeItem, type JudgedItem, type Judging } from './judgedLedger.ts'
import type { TalliedItem } from './tally.ts'
import type { Pages } from './Pages.ts'

/** As many as a leader can be asked to remember. */
const WORST_SHOWN = 5

/** An item without a category, or with one that the campaign does not know. */
export const NO_CATEGORY = 0

export interface WorstItem {
  /** 编号; absent in a snapshot that was made before there were any. */
  readonly number?: string | undefined
  readonly ledgerNo: number
  readonly unit: UnitId | null
  readonly problem: string | null
  readonly due: Day
  readonly daysLate: number
  readonly level: LadderLevel | null
}

export interface Survey {
  /** 总序号 of each unit's first item; '' stands for items of no known unit. */
  readonly firstOf: Readonly<Record<UnitId, number>>
  /** Items of each unit by their category's number. */
  readonly categories: Readonly<Record<UnitId, Readonly<Record<number, number>>>>
  /** Items of each unit by kind ('' where none is said) and category; absent in snapshots that were taken before. */
  readonly kinds?: Readonly<Record<UnitId, Readonly<Record<string, Readonly<Record<number, number>>>>>>
  /** Whether any item has a number (编号); absent in snapshots that were taken before there were any. */
  readonly numbered?: boolean
  /** Fields that any item has. */
  readonly filled: readonly ItemField[]
  /** Labels of the units' own columns, those that most items have first. */
  readonly extras: readonly string[]
  /** Ledger files that the items came from. */
  readonly files: number
  readonly overdueUnits: number
  readonly overdueByLevel: Readonly<Partial<Record<LadderLevel, number>>>
  /** Longest overdue first. */
  readonly worst: readonly WorstItem[]
}

export class Surveying {
  readonly #known: ReadonlySet<number>
  readonly #firstOf: Record<UnitId, number> = {}
  readonly #categories: Record<UnitId, Record<number, number>> = {}
  readonly #kinds: Record<UnitId, Record<string, Record<number, number>>> = {}
  readonly #filled = new Set<string>()
  readonly #extras = new Map<string, number>()
  readonly #files = new Set<string>()
  readonly #overdueUnits = new Set<UnitId>()
  readonly #byLevel: Partial<Record<LadderLevel, number>> = {}
  readonly #worst: WorstItem[] = []
  #numbered = false

  /** `categories` are the campaign's. */
  constructor(categories: readonly { readonly no: number }[]) {
    this.#known = new Set(categories.map(({ no }) => no))
  }

  add(judged: JudgedItem): void {
    const { item, ledgerNo } = judged
    const unit = item.unit ?? ''
    this.#firstOf[unit] ??= ledgerNo
    const no = item.category !== undefined && this.#known.has(item.category) ? item.category : NO_CATEGORY
    const row = (this.#categories[unit] ??= {})
    row[no] = (row[no] ?? 0) + 1
    const ofKind = ((this.#kinds[unit] ??= {})[item.kind ?? ''] ??= {})
    ofKind[no] = (ofKind[no] ?? 0) + 1
    for (const key of Object.keys(item)) this.#filled.add(key)
    for (const key of (item.moves ?? []).length > 0 ? ['firstDue', 'extendedTimes'] : [])
      this.#filled.add(key)
    if (item.number !== undefined) this.#numbered = true
    for (const label of Object.keys(item.extras ?? {})) {
      this.#extras.set(label, (this.#extras.get(label) ?? 0) + 1)
    }
    if (item.origin.file !== '') this.#files.add(item.origin.file)
    if (judged.lateness !== null) this.#addOverdue(judged, judged.lateness)
  }

  finish(): Survey {
    return {
      ...(this.#numbered ? { numbered: true } : {}),
      firstOf: this.#firstOf,
      categories: this.#categories,
      kinds: this.#kinds,
      filled: fieldDefinitions.map(({ field }) => field).filter((field) => this.#filled.has(field)),
      extras: [...this.#extras].toSorted(mostUsedFirst).map(([label]) => label),
      files: this.#files.size,
      overdueUnits: this.#overdueUnits.size,
      overdueByLevel: this.#byLevel,
      worst: this.#worst,
    }
  }

  #addOverdue(
    { item, ledgerNo }: JudgedItem,
    { due, daysLate, level }: NonNullable<JudgedItem['lateness']>,
  ): void {
    this.#overdueUnits.add(item.unit ?? '')
    if (level !== null) this.#byLevel[level] = (this.#byLevel[level] ?? 0) + 1
    const last = this.#worst.at(-1)
    if (last !== undefined && this.#worst.length === WORST_SHOWN && last.daysLate >= daysLate) return
    // Items come in the ledger's order: among equals the earlier one stays in front.
    const place = this.#worst.findIndex((one) => one.daysLate < daysLate)
    const numbered = item.number === undefined ? {} : { number: item.number }
    const entry = {
      ...numbered,
      ledgerNo,
      unit: item.unit ?? null,
      problem: item.problem ?? null,
      due,
      daysLate,
      level,
    }
    this.#worst.splice(place === -1 ? this.#worst.length : place, 0, entry)
    this.#worst.length = Math.min(this.#worst.length, WORST_SHOWN)
  }
}

/** The survey of items that come page by page, in the order of the ledger. */
export async function surveyItems(items: Pages<TalliedItem>, judging: Judging): Promise<Survey> {
  const surveying = new Surveying(judging.campaign.categories)
  let ledgerNo = 0
  for await (const page of items()) {
    for (const item of page) surveying.add(judgeItem(item, ++ledgerNo, judging))
  }
  return surveying.finish()
}

/** Equals by code unit: the same order from the same items, whoever typed first. */
function mostUsedFirst([a, countA]: [string, number], [b, countB]: [string, number]): number {
  return countB - countA || compareText(a, b)
}
