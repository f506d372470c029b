/**
 * 表头里的代码 — a code list in a label, 「整改状态（1.未整改 2.整改中 3.已整改）」, so that cells may hold 1, 2, 3.
 */

/** 1立行立改2限时整改: codes that stand right before their words, in order from the first. */
const CLOSE = /(\d|[A-Ea-e]|[①-⑨])\s*([\u4e00-\u9fff]{2,10})/g

/** Words by code; empty when the label has no list of at least two. */
export function codesOf(label: string): ReadonlyMap<string, string> {
  const separated = separatedCodes(label)
  return separated.size > 0 ? separated : closeCodes(label)
}

function closeCodes(label: string): ReadonlyMap<string, string> {
  const list = /[（(【[]([^）)】\]]*)[）)】\]]/.exec(label)?.[1] ?? ''
  const codes = new Map<string, string>()
  for (const [, code = '', word = ''] of list.matchAll(CLOSE)) {
    const rank =
      '123456789'.indexOf(code) + 'ABCDE'.indexOf(code.toUpperCase()) + '①②③④⑤⑥⑦⑧⑨'.indexOf(code) + 2
    // Anything out of order is no list of codes: 限7日内改 1次 …
    if (rank !== codes.size) return new Map()
    codes.set(code.toUpperCase(), word)
  }
  return codes.size >= 2 ? codes : new Map()
}

function separatedCodes(label: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  for (const [, code, word] of label.matchAll(
    /(?<![\d年月])(\d|[A-Ea-e])\s*[.、．:：=＝—-]\s*([^\d\s；;，,、。）)（(A-Ea-e][^\d；;，,、。）)（(\n]*)/g,
  )) {
    if (code !== undefined && word !== undefined) codes.set(code.toUpperCase(), word.trim())
  }
  return codes.size >= 2 ? codes : new Map()
}
