/**
 * 同样的话只说一次 — findings of one sheet that say the same of several rows become one that names the rows.
 *
 * A clerk answers a question once: per column, per value, per sheet. The first cell is the finding's own, the others
 * stand in `alsoAt`, so that an answer reaches each of them.
 */
import type { Finding } from '../items/finding.ts'
import { sayRows } from './sayRows.ts'

const ROW = /^第 (\d+) 行/
const SHEET = /^工作表“[^”]*”/
/** What is said of a whole sheet and holds alike for each sheet of the same form. */
const OF_SHEETS: ReadonlySet<string> = new Set(['sheet.columns-missing', 'unit.missing'])

/** Findings in their order, equal ones folded into the first. */
export function foldFindings(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Placed[]>()
  for (const finding of findings) {
    const row = finding.cell === null ? null : ROW.exec(finding.message)
    const key = keyOf(finding, row?.[0] ?? '')
    const group = groups.get(key)
    const one = { finding, row: Number(row?.[1] ?? 0) - 1 }
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()].map(folded)
}

interface Placed {
  readonly finding: Finding
  readonly row: number
}

function keyOf({ file, sheet, field, code, message }: Finding, place: string): string {
  const said = message.slice(place.length)
  return OF_SHEETS.has(code)
    ? [file, code, said.replace(SHEET, '')].join('\n')
    : [file, sheet, field, code, place === '' ? 'whole' : 'row', said].join('\n')
}

function folded(group: readonly Placed[]): Finding {
  const [first, ...others] = group
  if (first === undefined) throw new Error('a group has a finding')
  const { finding } = first
  if (others.length === 0) return finding
  if (OF_SHEETS.has(finding.code)) {
    const sheets = [...new Set(group.map((one) => `“${one.finding.sheet}”`))]
    return { ...finding, message: finding.message.replace(SHEET, `工作表${sheets.join('')}`) }
  }
  const rows = [...new Set(group.map(({ row }) => row))].toSorted((a, b) => a - b)
  const alsoAt = [...(finding.alsoAt ?? []), ...others.flatMap((one) => cellsOf(one.finding))]
  return {
    ...finding,
    message: finding.message.replace(ROW, `第 ${sayRows(rows)} 行`),
    ...(alsoAt.length === 0 ? {} : { alsoAt }),
  }
}

/** Every cell that a finding speaks of. */
export function cellsOf({ cell, alsoAt = [] }: Pick<Finding, 'cell' | 'alsoAt'>): string[] {
  return cell === null ? [] : [cell, ...alsoAt]
}
