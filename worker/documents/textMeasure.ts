/** How much room text takes: a Chinese character is two units wide, a Latin letter one. */

/** Characters that fonts for Chinese set one em wide. */
const WIDE =
  /[\u1100-\u115F\u2014-\u2026\u2160-\u217F\u2460-\u24FF\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u

export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}

/** Lines that wrapped text needs in a column of so many units; a wide character does not split over two lines. */
export function lineCount(text: string, units: number): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    // An odd width loses half a character per line to whole Chinese characters.
    const usable = Math.max(2, Math.floor(units / 2) * 2)
    lines += Math.max(1, Math.ceil(textWidth(paragraph) / usable))
  }
  return lines
}
