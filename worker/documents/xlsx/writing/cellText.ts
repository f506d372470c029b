/** Text on its way into a cell: as it is, within what the format can hold. */

/** Excel's limit for one cell. */
const LONGEST_CELL = 32_767
const CUT_MARK = '…（过长，全文见原台账）'

/** Reads like the beginning of a formula; a person who edits the cell must not turn it into one. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@]/.test(text)
}

const NEEDS_CARE = /_x|[\uFFFE\uFFFF]/

/**
 * `_x0041_` in a file means the character A, so text that happens to read so has its underscore written that
 * way itself (ECMA-376 part 1, 22.9.2.19). U+FFFE and U+FFFF are no characters in XML, and
 * spaces at the ends would be dropped by readers anyway.
 */
export function cellText(text: string): string {
  const whole =
    text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - CUT_MARK.length)}${CUT_MARK}`
  const trimmed = whole.trim()
  if (!NEEDS_CARE.test(trimmed)) return trimmed
  return trimmed.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
}
