/**
 * 标题回行 — breaks a long title where a phrase ends, into lines of like length (GB/T 9704-2012, 7.3.1: 词意完整，
 * 排列对称). Lines are separated by a line feed; a title that fits one line, or has no good place to break, is
 * left as it is.
 */
import { textWidth } from './textMeasure.ts'

/** Twenty characters of 22 points fill the 156 mm between the margins. */
const LINE_UNITS = 40

export function titleLines(title: string): string {
  if (textWidth(title) <= LINE_UNITS) return title
  const places = breakPlaces(title).filter((at) => worstLine(title, at) <= LINE_UNITS)
  const best = places.toSorted((a, b) => worstLine(title, a) - worstLine(title, b))[0]
  return best === undefined ? title : `${title.slice(0, best)}\n${title.slice(best)}`
}

/** After closing marks, and before the words with which titles of this kind go on. */
function breakPlaces(title: string): number[] {
  const places: number[] = []
  for (const mark of title.matchAll(/[”》）〉](?=.)|(?=工作|进展|情况|专项|问题)/gu)) {
    places.push(mark.index + mark[0].length)
  }
  return places.filter((at) => at > 0 && at < title.length)
}

function worstLine(title: string, at: number): number {
  return Math.max(textWidth(title.slice(0, at)), textWidth(title.slice(at)))
}
