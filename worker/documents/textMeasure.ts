/** How much room text takes: a Chinese character is two units wide, a Latin letter one. */

/** The first character below. */
const FIRST_WIDE = 0x1100
/** Characters that fonts for Chinese set one em wide. */
const WIDE =
  /[\u1100-\u115F\u2014-\u2026\u2160-\u217F\u2460-\u24FF\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u

export function textWidth(text: string): number {
  let width = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // The CJK block itself is looked up without a pattern: it is nearly all that there is.
    if (code >= 0x4e00 && code <= 0x9fff) width += 1
    else if (code >= FIRST_WIDE) width += furtherWidth(text, at)
  }
  return width
}

/** What the sign adds to the one unit that each of its code units has: 1 when wide; a narrow pair has one too many. */
function furtherWidth(text: string, at: number): number {
  const code = text.charCodeAt(at)
  // The second half of a pair was measured with the first.
  if (code >= 0xdc00 && code <= 0xdfff && at > 0 && isHighHalf(text.charCodeAt(at - 1))) return 0
  const character = String.fromCodePoint(text.codePointAt(at) ?? code)
  return (WIDE.test(character) ? 2 : 1) - character.length
}

function isHighHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

/** Lines that wrapped text needs in a column of so many units; a wide character does not split over two lines. */
export function lineCount(text: string, units: number): number {
  // An odd width loses half a character per line to whole Chinese characters.
  const usable = Math.max(2, Math.floor(units / 2) * 2)
  // Even when every sign is wide it fits.
  if (text.length * 2 <= usable && !text.includes('\n')) return 1
  let lines = 0
  for (const paragraph of text.split('\n')) {
    lines += Math.max(1, Math.ceil(textWidth(paragraph) / usable))
  }
  return lines
}
