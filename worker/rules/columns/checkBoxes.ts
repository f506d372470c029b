/**
 * 勾选框 — a cell that prints all answers with boxes, 「☑已整改 □整改中 □未整改」: only what is ticked was said.
 */

const TICKED = '☑☒■●√✓✔'
const EMPTY = '□○☐◇▢'
const BOX = new RegExp(`[${TICKED}${EMPTY}]`, 'g')

/**
 * The ticked answers joined by 、; '' when none is ticked; null when the cell prints no such choice (a lone √ is
 * no choice, nor is a text without boxes).
 */
export function tickedAnswers(text: string): string | null {
  const boxes = text.match(BOX)
  // Two boxes, or one with an answer on each side of it.
  if (boxes === null || boxes.length < 2 || text.length > 120) return null
  const isBefore = new RegExp(`^\\s*[${TICKED}${EMPTY}]`).test(text)
  const pattern = isBefore
    ? new RegExp(`([${TICKED}${EMPTY}])([^${TICKED}${EMPTY}]*)`, 'g')
    : new RegExp(`([^${TICKED}${EMPTY}]*)([${TICKED}${EMPTY}])`, 'g')
  const answers: string[] = []
  for (const [, first = '', second = ''] of text.matchAll(pattern)) {
    const [box, answer] = isBefore ? [first, second] : [second, first]
    const bare = answer.replace(/^[\s、，,；;/|]+|[\s、，,；;/|]+$/g, '')
    if (TICKED.includes(box) && bare !== '') answers.push(bare)
  }
  return answers.join('、')
}
