/**
 * 一格多问题 — whether a cell lists several numbered problems (M-18: one problem per row).
 */

/** 1. 2. · 1、2、 · （1）（2） · ①② · 一、二、; a figure with decimals (2.5) is no number of a list. */
const MARKERS =
  /[（(]?(?<![\d.])([1-9]\d?)(?:[)）、．]|\.(?!\d))|([①-⑳])|(?:^|[\n；;。])\s*([一二三四五六七八九十])、/g
const CHINESE = '一二三四五六七八九十'

/** 一是 … 二是 …, told in one sentence. */
const TOLD = /^.{0,30}?(?:一是|其一|第一[，、]).*?(?:二是|其二|第二[，、])/s

/** True when the text numbers at least a first and a second thing, the first near its start. */
export function listsSeveral(text: string): boolean {
  if (TOLD.test(text)) return true
  let next = 1
  for (const marker of text.matchAll(MARKERS)) {
    if (rankOf(marker) !== next) continue
    // A heading of some words may stand before the first number.
    if (next === 1 && marker.index > 30) return false
    next++
    if (next > 2) return true
  }
  return false
}

function rankOf(marker: RegExpMatchArray): number {
  const [, arabic, circled, chinese] = marker
  if (arabic !== undefined) return Number(arabic)
  if (circled !== undefined) return circled.charCodeAt(0) - '①'.charCodeAt(0) + 1
  return CHINESE.indexOf(chinese ?? '') + 1
}
