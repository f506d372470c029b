/**
 * 占比 — a share as published circulars print it: 71.1%, 27%; at most one decimal, none where it is nought.
 *
 * A share never rounds to 100% or 0% unless it is: 99.96% prints as 99.9%, 0.02% as 0.1%.
 */

/** Thousandths, so that the decimal is exact. */
function thousandths(part: number, whole: number): number {
  const rounded = Math.round((part * 1000) / whole)
  if (part < whole && rounded >= 1000) return 999
  if (part > 0 && rounded <= 0) return 1
  return rounded
}

/** `—` when there is nothing to have a share of. */
export function sayPercent(part: number, whole: number): string {
  if (whole === 0) return '—'
  return `${thousandths(part, whole) / 10}%`
}

/** The same share as a number between 0 and 1, to three decimals; null when there is nothing to have a share of. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : thousandths(part, whole) / 1000
}
