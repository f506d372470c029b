/**
 * The rows of the lists, page by page. Where the lists are short, one passage over the items finds the rows of all
 * of them. Where they are long, of each item no more than its place is held, and as many rows at a time as a small
 * heap can bear: a list of a hundred thousand rows takes a few passages instead of all the memory.
 */
import { judgeItem, type JudgedItem } from '../figures/judgedLedger.ts'
import { keyFiguresOf } from '../figures/keyFigures.ts'
import type { ListRow } from '../sheets/summarySheet.ts'
import type { SummaryFacts } from '../figures/facts.ts'
import { listOf, listRow, rankOf, type ListName } from './listRows.ts'
import { ledgerLink } from './verdicts.ts'

/** Rows held at a time: with a thousand characters each about 40 MB. */
const ROWS_HELD = 20_000

/** Rows handed on at a time. */
const PAGE_ROWS = 500

/** Where an item stands in its list. */
interface Place {
  readonly ledgerNo: number
  readonly rank: number
}

type Rows = Map<number, ListRow>

export class ItemLists {
  readonly #facts: SummaryFacts
  readonly #rowsHeld: number
  readonly #areShort: boolean
  #places: Record<ListName, readonly number[]> | null = null
  /** Rows of short lists, gathered together; let go list by list. */
  #gathered: Record<ListName, Rows> = ofEach(() => new Map())
  readonly #taken = new Set<ListName>()

  constructor(facts: SummaryFacts, rowsHeld: number = ROWS_HELD) {
    this.#facts = facts
    this.#rowsHeld = rowsHeld
    const { overdue, dueSoon, awaiting, dropped } = keyFiguresOf(facts.tally)
    this.#areShort = overdue + dueSoon + awaiting + dropped <= rowsHeld
  }

  async *pages(name: ListName): AsyncGenerator<readonly ListRow[], void> {
    const order = (await this.#placesFound())[name]
    for (let first = 0; first < order.length; first += this.#rowsHeld) {
      const window = order.slice(first, first + this.#rowsHeld)
      const rows = this.#areShort ? await this.#take(name) : await this.#find(name, window)
      for (let at = 0; at < window.length; at += PAGE_ROWS) {
        yield window.slice(at, at + PAGE_ROWS).flatMap((ledgerNo) => rows.get(ledgerNo) ?? [])
      }
    }
  }

  /**
   * All items judged, as the ledger prints them. Whoever goes through them to the end has found the place of each
   * listed item on the way, and the rows of short lists: the lists then need no passage of their own.
   */
  async *judgedPages(): AsyncGenerator<readonly JudgedItem[], void> {
    const places = ofEach((): Place[] => [])
    const gathered = ofEach((): Rows => new Map())
    let ledgerNo = 0
    for await (const page of this.#facts.items()) {
      const judgedPage = page.map((item) => judgeItem(item, ++ledgerNo, this.#facts))
      for (const judged of judgedPage) {
        const name = listOf(judged)
        if (name === null) continue
        places[name].push({ ledgerNo: judged.ledgerNo, rank: rankOf(judged, this.#facts) })
        if (this.#areShort) gathered[name].set(judged.ledgerNo, this.#row(name, judged))
      }
      yield judgedPage
    }
    this.#places = ofEach((name) => inOrder(places[name]))
    this.#gathered = gathered
    this.#taken.clear()
  }

  async #placesFound(): Promise<Record<ListName, readonly number[]>> {
    if (this.#places === null) for await (const page of this.judgedPages()) void page
    if (this.#places === null) throw new Error('a passage finds the places')
    return this.#places
  }

  /** A short list's rows, which are then let go; whoever asks again has them gathered again. */
  async #take(name: ListName): Promise<Rows> {
    if (this.#taken.has(name)) for await (const page of this.judgedPages()) void page
    this.#taken.add(name)
    const rows = this.#gathered[name]
    this.#gathered[name] = new Map()
    return rows
  }

  /** Some rows of a long list. */
  async #find(name: ListName, window: readonly number[]): Promise<Rows> {
    const wanted = new Set(window)
    const rows: Rows = new Map()
    let ledgerNo = 0
    for await (const page of this.#facts.items()) {
      for (const item of page) {
        if (!wanted.has(++ledgerNo)) continue
        rows.set(ledgerNo, this.#row(name, judgeItem(item, ledgerNo, this.#facts)))
      }
    }
    return rows
  }

  #row(name: ListName, judged: JudgedItem): ListRow {
    return { values: listRow[name](this.#facts, judged), link: ledgerLink(judged.ledgerNo) }
  }
}

function ofEach<T>(make: (name: ListName) => T): Record<ListName, T> {
  return {
    overdue: make('overdue'),
    dueSoon: make('dueSoon'),
    awaiting: make('awaiting'),
    dropped: make('dropped'),
  }
}

function inOrder(places: readonly Place[]): number[] {
  return places.toSorted((a, b) => b.rank - a.rank || a.ledgerNo - b.ledgerNo).map(({ ledgerNo }) => ledgerNo)
}
