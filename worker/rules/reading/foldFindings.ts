/**
 * 同样的话只说一次 — findings of one sheet that say the same of several rows become one that names the rows.
 *
 * A clerk answers a question once: per column, per value, per sheet. The first cell is the finding's own, the others
 * stand in `alsoAt`, so that an answer reaches each of them.
 */
import type { Finding } from '../items/finding.ts'
import { sayRows } from './sayRows.ts'

const ROW = /^第 (\d+) 行/

/** Findings in their order, equal ones folded into the first. */
export function foldFindings(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, { finding: Finding; row: number }[]>()
  for (const finding of findings) {
    const row = finding.cell === null ? null : ROW.exec(finding.message)
    const said = row === null ? finding.message : finding.message.slice(row[0].length)
    const key = [
      finding.file,
      finding.sheet,
      finding.field,
      finding.code,
      row === null ? 'whole' : 'row',
      said,
    ]
    const group = groups.get(key.join('\n'))
    const one = { finding, row: Number(row?.[1] ?? 0) - 1 }
    if (group === undefined) groups.set(key.join('\n'), [one])
    else group.push(one)
  }
  return [...groups.values()].map(folded)
}

function folded(group: readonly { readonly finding: Finding; readonly row: number }[]): Finding {
  const [first, ...others] = group
  if (first === undefined) throw new Error('a group has a finding')
  if (others.length === 0) return first.finding
  const rows = [...new Set(group.map(({ row }) => row))]
  const cells = others.flatMap(({ finding: { cell, alsoAt = [] } }) =>
    cell === null ? [] : [cell, ...alsoAt],
  )
  const alsoAt = [...(first.finding.alsoAt ?? []), ...cells]
  return {
    ...first.finding,
    message: first.finding.message.replace(ROW, `第 ${sayRows(rows)} 行`),
    ...(alsoAt.length === 0 ? {} : { alsoAt }),
  }
}

/** Every cell that a finding speaks of. */
export function cellsOf({ cell, alsoAt = [] }: Pick<Finding, 'cell' | 'alsoAt'>): string[] {
  return cell === null ? [] : [cell, ...alsoAt]
}
