/**
 * 栏目分配 — which column takes which field, when several want the same.
 *
 * The pairing with the greatest sum of scores (Hungarian method, Kuhn 1955, with potentials; n³ for n columns).
 * Taking the best pair first would give 整改措施 to measures and leave 整改要求, the real plan, without a field.
 */

/**
 * For each row of `scores` (a column of the ledger) the index of its field, or null when it gets none.
 * A score of 0 or less is no pairing.
 */
export function bestAssignment(scores: readonly (readonly number[])[]): (number | null)[] {
  const rows = scores.length
  const fields = scores[0]?.length ?? 0
  // One idle place per row lets every row go without a field.
  const columns = fields + rows
  const costOf = (row: number, column: number): number => {
    const score = column < fields ? (scores[row]?.[column] ?? 0) : 0
    return score > 0 ? -score : 0
  }
  const rowOf = hungarian(rows, columns, costOf)
  const chosen: (number | null)[] = Array.from({ length: rows }, () => null)
  for (let column = 0; column < fields; column++) {
    const row = rowOf[column] ?? -1
    if (row >= 0 && (scores[row]?.[column] ?? 0) > 0) chosen[row] = column
  }
  return chosen
}

/** Row (0-based) matched to each column, or -1; `rows` ≤ `columns`. */
function hungarian(rows: number, columns: number, costOf: (row: number, column: number) => number): number[] {
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(columns + 1)
  const match = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    const way = new Int32Array(columns + 1)
    const least = new Float64Array(columns + 1).fill(Infinity)
    const used = new Uint8Array(columns + 1)
    let column = 0
    match[0] = row
    do {
      used[column] = 1
      const current = match[column] ?? 0
      let delta = Infinity
      let next = 0
      for (let j = 1; j <= columns; j++) {
        if (used[j] === 1) continue
        const cost = costOf(current - 1, j - 1) - (rowPotential[current] ?? 0) - (columnPotential[j] ?? 0)
        if (cost < (least[j] ?? Infinity)) {
          least[j] = cost
          way[j] = column
        }
        if ((least[j] ?? Infinity) < delta) {
          delta = least[j] ?? Infinity
          next = j
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j] === 1) {
          const matched = match[j] ?? 0
          rowPotential[matched] = (rowPotential[matched] ?? 0) + delta
          columnPotential[j] = (columnPotential[j] ?? 0) - delta
        } else least[j] = (least[j] ?? Infinity) - delta
      }
      column = next
    } while ((match[column] ?? 0) !== 0)
    do {
      const previous = way[column] ?? 0
      match[column] = match[previous] ?? 0
      column = previous
    } while (column !== 0)
  }
  return Array.from({ length: columns }, (_, j) => (match[j + 1] ?? 0) - 1)
}
