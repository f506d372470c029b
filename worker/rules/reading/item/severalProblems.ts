/**
 * 一格多问题 — whether a cell lists several numbered problems (M-18: one problem per row).
 */

/**
 * 1. 2. · 1、2、 · （1）（2） · ⑴⑵ · ⒈⒉ · ①② · 一、二、 · （一）（二） · ㈠㈡ · a.b. · 问题1：问题2：. A figure with decimals
 * (2.5) is no number of a list.
 */
const MARKERS = new RegExp(
  [
    '[（(]?(?<![\\d.])(?<figure>[1-9]\\d?)(?:[)）、．]|\\.(?!\\d))',
    '问题\\s*(?<named>[1-9一二三四五六七八九])\\s*[：:.、]',
    '(?<ringed>[①-⑳⑴-⒇⒈-⒛])',
    '(?:^|[\\n；;。])\\s*(?<chinese>[一二三四五六七八九十])、',
    '[（(](?<bracketed>[一二三四五六七八九十])[）)]|(?<small>[㈠-㈩])',
    '(?:^|[\\s；;。])(?<letter>[a-e])[.、)）]',
  ].join('|'),
  'g',
)
const CHINESE = '一二三四五六七八九十'
/** Signs that number from one on, by their first. */
const FIRST_SIGNS = ['①', '⑴', '⒈']

/** 一是 … 二是 …, 首先 … 其次 …, told in one sentence. */
const TOLD =
  /^.{0,30}?(?:一是|其一|第一[，、]).*?(?:二是|其二|第二[，、])|^.{0,10}?首先[，、].*?[；;。]\s*其次[，、]/s

/** True when the text numbers at least a first and a second thing, the first near its start. */
export function listsSeveral(text: string): boolean {
  if (TOLD.test(text)) return true
  let next = 1
  for (const marker of text.matchAll(MARKERS)) {
    if (rankOf(marker.groups ?? {}) !== next) continue
    // A heading of some words may stand before the first number.
    if (next === 1 && marker.index > 30) return false
    next++
    if (next > 2) return true
  }
  return false
}

function rankOf(groups: Readonly<Record<string, string | undefined>>): number {
  const { figure, named, ringed, chinese, bracketed, small, letter } = groups
  if (figure !== undefined) return Number(figure)
  if (letter !== undefined) return letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1
  if (small !== undefined) return small.charCodeAt(0) - '㈠'.charCodeAt(0) + 1
  if (ringed !== undefined) {
    const first = FIRST_SIGNS.findLast((sign) => sign <= ringed) ?? '①'
    return ringed.charCodeAt(0) - first.charCodeAt(0) + 1
  }
  if (named !== undefined && /\d/.test(named)) return Number(named)
  return CHINESE.indexOf(chinese ?? bracketed ?? named ?? '') + 1
}
