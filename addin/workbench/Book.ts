/** An open workbook of the workbench: from a file, or made by the add-in. */
import { openWorkbook } from '../../test/host/grids.ts'
import type { Host } from '../../test/host/host.ts'
import { readWorkbookFile } from '../../worker/documents/xlsx/read.ts'

export interface Book {
  readonly name: string
  readonly host: Host
}

/** Reads an .xlsx into a host of its own; throws what the reader says when it is none. `today` as Excel counts days. */
export async function openBook(name: string, bytes: Uint8Array, today: number): Promise<Book> {
  const { sheets } = await readWorkbookFile(bytes, name)
  return { name, host: openWorkbook(sheets, { fileName: name, today }) }
}

/** The names of the sample ledgers that were copied beside the page. */
export async function sampleNames(): Promise<string[]> {
  const answer: unknown = await (await fetch('./ledgers/list.json')).json()
  return Array.isArray(answer) ? answer.filter((name): name is string => typeof name === 'string') : []
}

export async function openSample(name: string, today: number): Promise<Book> {
  const response = await fetch(`./ledgers/${encodeURIComponent(name)}`)
  return openBook(name, new Uint8Array(await response.arrayBuffer()), today)
}
