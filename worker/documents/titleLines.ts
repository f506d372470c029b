/**
 * 标题回行 — breaks a long title where a phrase ends, into as few lines as will do, of like length (GB/T 9704-2012,
 * 7.3.1: 词意完整，排列对称). Lines are separated by a line feed; a title that fits one line, or has no good place
 * to break, is left as it is.
 */
import { textWidth } from './textMeasure.ts'

/** Twenty characters of 22 points fill the 156 mm between the margins. */
const LINE_UNITS = 40

/** More lines are no title any more. */
const MOST_LINES = 4

export function titleLines(title: string): string {
  for (let lines = 1; lines <= MOST_LINES; lines++) {
    const broken = brokenInto(title, lines)
    if (broken !== null) return broken.join('\n')
  }
  return title
}

/** The text in so many lines, the widest as narrow as can be; null when it does not fit. */
function brokenInto(text: string, lines: number): string[] | null {
  if (lines === 1) return textWidth(text) <= LINE_UNITS ? [text] : null
  const ways = breakPlaces(text).flatMap((at) => {
    const first = text.slice(0, at)
    const rest = textWidth(first) <= LINE_UNITS ? brokenInto(text.slice(at), lines - 1) : null
    return rest === null ? [] : [[first, ...rest]]
  })
  return ways.toSorted((a, b) => widest(a) - widest(b))[0] ?? null
}

/** After closing marks and 关于, and before the words with which titles of this kind go on. */
function breakPlaces(title: string): number[] {
  const places: number[] = []
  for (const mark of title.matchAll(/[”》）〉](?=.)|(?<=关于)|(?=工作|进展|情况|专项|问题)/gu)) {
    places.push(mark.index + mark[0].length)
  }
  return places.filter((at) => at > 0 && at < title.length)
}

function widest(lines: readonly string[]): number {
  return Math.max(...lines.map(textWidth))
}
