/** Department workbooks with the reading that a careful colleague would give them. */
import { existsSync, readFileSync } from 'node:fs'
import { fieldDefinitions } from '#rules/fields/field'
import type { ReadItem } from '#rules/items/item'
import type { Finding } from '#rules/items/finding'
import { cellsOf } from '#rules/reading/foldFindings'
import { readBook } from '#rules/reading/readBook'
import type { BookReading } from '#rules/reading/reading'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import type { Campaign } from '#rules/campaign/campaign'
import { CampaignSchema } from '#wire/campaign'
import * as v from 'valibot'
import { demoCampaign } from '../demoCampaign.ts'

export interface ExpectedBook {
  readonly file: string
  readonly items: readonly ReadItem[]
  readonly findings: readonly { file: string; sheet: string; cell: string | null; field: string }[]
  readonly zeroReports: readonly { file: string; sheet: string; row: number; unit: string }[]
}

/** A folder of test/ledgers with its expected.json, and its campaign.json where that is another than the demo's. */
export class ExpectedLedgers {
  readonly books: readonly ExpectedBook[]
  readonly #folder: URL
  readonly #campaign: Campaign

  constructor(folder: string) {
    this.#folder = new URL(`../../ledgers/${folder}`, import.meta.url)
    this.books = JSON.parse(readFileSync(new URL('expected.json', this.#folder), 'utf8'))
    const own = new URL('campaign.json', this.#folder)
    this.#campaign = existsSync(own)
      ? v.parse(CampaignSchema, JSON.parse(readFileSync(own, 'utf8')))
      : demoCampaign
  }

  async read(file: string): Promise<BookReading> {
    const bytes = readFileSync(new URL(encodeURIComponent(file), this.#folder))
    const { sheets } = await readWorkbookFile(bytes, file)
    return readBook(file, sheets, this.#campaign)
  }
}

/** A finding that is asked once for several cells, as one at each of them. */
export function eachCell(findings: readonly Finding[]): Finding[] {
  return findings.flatMap((finding) =>
    finding.cell === null ? [finding] : cellsOf(finding).map((cell) => ({ ...finding, cell })),
  )
}

/** Expected items list no item numbers, and no limit text where the cell is a real date. */
export function comparable(item: ReadItem, expected: ReadItem | undefined): Record<string, unknown> {
  const fields = fieldDefinitions
    .map(({ field }) => field)
    .filter((field) => field !== 'itemNo' && (field !== 'dueText' || expected?.dueText !== undefined))
  return {
    origin: item.origin,
    extras: item.extras ?? {},
    ...Object.fromEntries(fields.map((field) => [field, item[field]])),
  }
}
