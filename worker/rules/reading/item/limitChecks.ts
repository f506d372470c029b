/**
 * 时限合不合理 — what a limit is held against: the campaign, the day of finding, the years of the other rows.
 *
 * What runs through nearly all rows is one sentence about the sheet. A day that a person has settled is not asked again.
 */
import type { Campaign } from '../../campaign/campaign.ts'
import { dayOf, dateOf, monthOf, yearOf, type Day } from '../../calendar/day.ts'
import type { ColumnReading, LimitYear } from '../reading.ts'
import type { FindingList, FoundAt } from '../FindingList.ts'

/** So many rows outside the campaign, and such a share of them, are no slips of single rows. */
const FEWEST_OUTSIDE = 3
const NEARLY_ALL = 0.8
/** A day on which the row was written says nothing of when the matter was found. */
const REGISTERED = /登记|录入|填报|填表|上报|报送|建账|台账/

/** A limit as a row has it. */
export interface LimitOfRow {
  readonly row: number
  readonly column: ColumnReading
  readonly given: string
  readonly due: Day
  /** Where the year comes from, when the limit writes none. */
  readonly yearFrom: string | undefined
  /** 持续整改 may go on after the campaign. */
  readonly isOngoing: boolean
  /** A person has said that this is the day. */
  readonly isSettled: boolean
  readonly found: { readonly day: Day; readonly column: ColumnReading } | null
}

type Said = FoundAt & { readonly limit: LimitOfRow }

export class LimitChecks {
  readonly #campaign: Campaign
  readonly #outside: Said[] = []
  readonly #others: FoundAt[] = []
  readonly #years = new Map<string, { year: number; rows: number[]; from: string }>()
  #dated = 0

  constructor(campaign: Campaign) {
    this.#campaign = campaign
  }

  /** Whether the limit may stand as read; one without a year that lies before the campaign is left open. */
  check(limit: LimitOfRow): boolean {
    const { due, yearFrom, isSettled, isOngoing, found } = limit
    const { starts, ends } = this.#campaign
    this.#dated++
    if (yearFrom !== undefined) this.#noteYear(limit, yearFrom)
    if (isSettled) return true
    const at = placeOf(limit)
    // What was found and due before the campaign was taken over with its days; the row itself says so.
    const isTakenOver =
      found !== null && found.day < starts && due >= found.day && yearOf(due) === yearOf(found.day)
    if (due < starts && !isTakenOver) {
      const later = inYear(due, yearOf(due) + 1)
      const choices = later !== null && later <= ends ? [due, later] : [due]
      const why = `读作 ${due}，早于本次行动开始，请核对年份`
      this.#outside.push({ ...at, code: 'due.before-campaign', why, choices, limit })
      return yearFrom === undefined
    }
    if (due > ends && !isOngoing)
      this.#outside.push({ ...at, code: 'due.after-campaign', suggestion: ends, limit })
    if (found !== null && due < found.day && !REGISTERED.test(found.column.label)) {
      const later = inYear(due, yearOf(due) + 1)
      const why = `早于同一行的“${found.column.label}”${found.day}，请核对`
      this.#others.push({
        ...at,
        code: 'due.before-found',
        why,
        choices: later === null || later > ends ? [due] : [due, later],
      })
    }
    return true
  }

  #noteYear({ due, row }: LimitOfRow, from: string): void {
    const year = yearOf(due)
    const key = `${year} ${from}`
    const known = this.#years.get(key)
    if (known === undefined) this.#years.set(key, { year, from, rows: [row] })
    else known.rows.push(row)
  }

  /** Says what was found, each row for itself or nearly all of them at once. */
  finish(findings: FindingList, odd: ReadonlySet<string>): void {
    const outside = this.#outside.filter(({ row, column }) => !odd.has(`${row},${column}`))
    const isOther = outside.length >= FEWEST_OUTSIDE && outside.length >= NEARLY_ALL * this.#dated
    if (isOther) sayOtherCampaign(outside, this.#dated, this.#campaign, findings)
    else for (const { limit: _limit, ...said } of outside) findings.add(said)
    for (const said of this.#others) if (!odd.has(`${said.row},${said.column}`)) findings.add(said)
  }

  /** Which year the limits took that write none, and why. */
  years(): LimitYear[] {
    return [...this.#years.values()].map(({ year, from, rows }) => ({
      year,
      from,
      rows: rows.map((row) => row + 1),
    }))
  }
}

function sayOtherCampaign(
  outside: readonly Said[],
  dated: number,
  { starts, ends }: Campaign,
  findings: FindingList,
): void {
  const after = outside.filter(({ limit }) => limit.due > ends).length
  const [count, words] = after * 2 >= outside.length ? [after, '晚'] : [outside.length - after, '早']
  findings.add({
    field: 'sheet',
    code: 'sheet.other-campaign',
    given: `写明时限的 ${dated} 条中有 ${count} 条${words}于本次行动`,
    why: `（${starts} 至 ${ends}）`,
  })
}

function placeOf({ row, column, given }: LimitOfRow): Omit<FoundAt, 'code'> {
  return { field: 'due', given, row, column: column.column, label: column.label }
}

/** The same day of another year; 29 February has none in most. */
export function inYear(day: Day, year: number): Day | null {
  return dayOf(year, monthOf(day), dateOf(day))
}
