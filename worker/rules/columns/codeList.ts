/**
 * 表头里的代码 — a code list in a label, 「整改状态（1.未整改 2.整改中 3.已整改）」, so that cells may hold 1, 2, 3.
 */

/** 1立行立改2限时整改: codes that stand right before their words, in order from the first. */
const CLOSE = /(\d|[A-Ea-e]|[①-⑨])\s*([\u4e00-\u9fff]{2,10})/g
const SEPARATED =
  /(?<![\d年月])(\d|[A-Ea-e])\s*[.、．:：=＝—-]\s*([^\d\s；;，,、。）)（(A-Ea-e][^\d；;，,、。）)（(\n]*)/g
/** A cell may name several codes: 1、3. */
const BETWEEN = /[、，,;；/\s]+/

/** Words by code (as `codeOf` writes it); empty when the label has no list of at least two. */
export function codesOf(label: string): ReadonlyMap<string, string> {
  const separated = separatedCodes(label)
  return separated.size > 0 ? separated : closeCodes(label)
}

/** The words of the codes in a cell, joined by 、; null when the cell holds anything else. */
export function decode(codes: ReadonlyMap<string, string>, text: string): string | null {
  if (codes.size === 0 || text.length > 12) return null
  const parts = text.split(BETWEEN).filter((part) => part !== '')
  const words = parts.map((part) => codes.get(codeOf(part)))
  return words.length > 0 && words.every((word) => word !== undefined) ? words.join('、') : null
}

/**
 * The code list that a note gives for a label, 「注：整改状态：1未整改，2整改中，3已整改；…」, in brackets as a label would
 * carry it; '' when the note has none.
 */
export function legendFor(name: string, note: string): string {
  const at = name.length < 2 ? -1 : note.indexOf(name)
  if (at < 0) return ''
  const said = note
    .slice(at + name.length)
    .split(/[；;。\n]/, 1)[0]
    ?.replace(/^\s*(?:栏|列|填写)?\s*[：:]?\s*/, '')
    .replace(/[（）()]/g, '')
  const list = `（${said ?? ''}）`
  return codesOf(list).size > 0 ? list : ''
}

/** The label before a list that stands without brackets: 整改状态：A.未整改；B.整改中 → 整改状态. */
export function withoutCodes(label: string): string {
  if (/[（(【[]/.test(label) || !/[A-Ea-e\d]/.test(label)) return label
  const first = separatedCodes(label).size > 0 ? label.search(SEPARATED) : -1
  return first > 0 ? label.slice(0, first) : label
}

/** A code as codes are compared: ①, １, 1. and （1） are 1; b is B. */
function codeOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[().\s]/g, '')
    .toUpperCase()
}

function closeCodes(label: string): ReadonlyMap<string, string> {
  const list = /[（(【[]([^）)】\]]*)[）)】\]]/.exec(label)?.[1] ?? ''
  const codes = new Map<string, string>()
  let first = 0
  for (const [, sign = '', word = ''] of list.matchAll(CLOSE)) {
    const code = codeOf(sign)
    const rank = /\d/.test(code) ? Number(code) : 'ABCDE'.indexOf(code) + 1
    if (codes.size === 0) first = rank
    // Anything out of order is no list of codes: 限7日内改 1次 …
    if (first > 1 || rank !== first + codes.size) return new Map()
    codes.set(code, word)
  }
  return codes.size >= 2 ? codes : new Map()
}

function separatedCodes(label: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  for (const [, code, word] of label.matchAll(SEPARATED)) {
    if (code !== undefined && word !== undefined) codes.set(codeOf(code), word.trim())
  }
  return codes.size >= 2 ? codes : new Map()
}
