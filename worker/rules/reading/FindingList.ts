/** 问题清单 — collects the findings of one sheet, and keeps a long ledger's list short enough to be read. */
import type { Finding } from '../items/finding.ts'
import { sayFinding, severityOf } from '../items/findingWords.ts'
import { cellName } from '../cells/grid.ts'

/** Findings of one code on one sheet; beyond it they are counted and said once. */
const MOST_PER_CODE = 100

export interface FoundAt {
  readonly field: Finding['field']
  readonly code: string
  readonly given: string
  /** 0-based; absent for a finding about the whole sheet. */
  readonly row?: number
  readonly column?: number
  /** The column's label, for the sentence. */
  readonly label?: string
  /** Said instead of row and label. */
  readonly place?: string
  readonly why?: string | undefined
  readonly suggestion?: string | undefined
  readonly choices?: readonly string[] | undefined
}

export class FindingList {
  readonly #file: string
  readonly sheet: string
  /** A day of the campaign, for examples. */
  readonly #example: string | undefined
  readonly #findings: Finding[] = []
  readonly #counts = new Map<string, number>()

  constructor(file: string, sheet: string, example?: string) {
    this.#file = file
    this.sheet = sheet
    this.#example = example
  }

  add(found: FoundAt): void {
    const key = `${found.code} ${found.field}`
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    if (count <= MOST_PER_CODE || severityOf(found.code) === 'ask') this.#findings.push(this.#make(found))
  }

  /** All findings, with one more for each code that was cut short. */
  all(): Finding[] {
    const more: Finding[] = []
    for (const [key, count] of this.#counts) {
      const [code = '', field = 'sheet'] = key.split(' ')
      if (count <= MOST_PER_CODE || severityOf(code) === 'ask') continue
      const last = this.#findings.findLast((one) => one.code === code && one.field === field)
      if (last === undefined) continue
      const place = `工作表“${this.sheet}”除已列出的 ${MOST_PER_CODE} 处外`
      more.push(
        this.#make({ field: last.field, code: 'finding.more', given: String(count - MOST_PER_CODE), place }),
      )
    }
    return [...this.#findings, ...more]
  }

  #make(found: FoundAt): Finding {
    const { field, code, given, row, column, suggestion, choices } = found
    const place = found.place ?? this.#placeOf(found)
    const words = { place, given, why: found.why, suggestion, choices, example: this.#example }
    return {
      file: this.#file,
      sheet: this.sheet,
      cell: row === undefined || column === undefined ? null : cellName(row, column),
      field,
      code,
      severity: severityOf(code),
      given,
      message: sayFinding(code, words),
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(choices === undefined || choices.length === 0 ? {} : { choices }),
    }
  }

  #placeOf({ row, label }: FoundAt): string {
    if (row === undefined) return `工作表“${this.sheet}”`
    return label === undefined ? `第 ${row + 1} 行` : `第 ${row + 1} 行“${label}”`
  }
}
