/** Calls for registers (登记簿): one set for all of them. */
import type { RegisterKey, RegisterValue } from '#rules/registers/register'
import type { RegisterFigures } from '#rules/registers/registerFigures'
import type { EntryHistory, EntryList, EntryRow, EntryTurn, ItemEntries } from '#wire/register'
import { query, type Calls } from './calls.ts'

/** What a form holds: null where a field was cleared. */
export type SentValues = Readonly<Record<string, RegisterValue | null>>

/** How a clue is handed over: in which words, to whom, with what looked at. */
export type Handing = Omit<EntryTurn, 'base'>

export interface RegistersApi {
  figures(): Promise<RegisterFigures>
  /** Every entry, newest first. */
  entries(register: RegisterKey): Promise<EntryRow[]>
  history(register: RegisterKey, id: string): Promise<EntryHistory>
  /** The same id sent again enters nothing twice. */
  add(register: RegisterKey, id: string, values: SentValues): Promise<EntryRow>
  change(entry: EntryRow, values: SentValues): Promise<EntryRow>
  withdraw(entry: EntryRow, reason: string): Promise<EntryRow>
  /** Makes a row of its unit's ledger of it. */
  turn(entry: EntryRow, handing?: Handing): Promise<EntryRow>
  /** The register as an .xlsx, to print or to fill. */
  book(register: RegisterKey): Promise<Blob>
  ofItem(item: string): Promise<ItemEntries>
}

export function registersApi({ get, post, put, download }: Calls): RegistersApi {
  const pathOf = ({ register, id }: EntryRow): string => `/registers/${register}/${id}`
  return {
    figures: () => get('/registers'),
    entries: async (register) => {
      const entries: EntryRow[] = []
      for (;;) {
        const before = entries.at(-1)?.no
        const asked = query({ before: before === undefined ? undefined : String(before) })
        const page = await get<EntryList>(`/registers/${register}${asked}`)
        entries.push(...page.entries)
        // A page without entries would ask for ever.
        if (!page.more || page.entries.length === 0) return entries
      }
    },
    history: (register, id) => get(`/registers/${register}/${id}`),
    add: (register, id, values) => post(`/registers/${register}`, { id, values }),
    change: (entry, values) => put(pathOf(entry), { base: entry.version, values }),
    withdraw: (entry, reason) => post(`${pathOf(entry)}/withdrawal`, { base: entry.version, reason }),
    turn: (entry, handing) => post(`${pathOf(entry)}/item`, { base: entry.version, ...handing }),
    book: (register) => download(`/registers/${register}/file.xlsx`),
    ofItem: (item) => get(`/items/${item}/entries`),
  }
}
