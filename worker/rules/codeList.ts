/**
 * 表头里的代码 — a code list in a label, 「整改状态（1.未整改 2.整改中 3.已整改）」, so that cells may hold 1, 2, 3.
 */

/** Words by code; empty when the label has no list of at least two. */
export function codesOf(label: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  for (const [, code, word] of label.matchAll(
    /(?<![\d年月])(\d|[A-Ea-e])\s*[.、．:：=＝—-]\s*([^\d\s；;，,、。）)（(A-Ea-e][^\d；;，,、。）)（(\n]*)/g,
  )) {
    if (code !== undefined && word !== undefined) codes.set(code.toUpperCase(), word.trim())
  }
  return codes.size >= 2 ? codes : new Map()
}
