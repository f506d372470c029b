/**
 * The texts that cells share: units, words, file names, which stand in thousands of rows.
 *
 * Longer texts hardly repeat; they are written where they stand, so that a ledger of a hundred thousand rows
 * need not be kept until the end.
 */
import { XML_HEAD, xmlEscape } from './xmlEscape.ts'

/** Names, words and dates are shorter. */
const LONGEST_SHARED = 24
/** More different short texts are not shared any further. */
const MOST_SHARED = 50_000

export class SharedTexts {
  readonly #numbers = new Map<string, number>()
  #uses = 0

  /** The text's number; undefined when it is to be written where it stands. */
  numberOf(text: string): number | undefined {
    if (text.length > LONGEST_SHARED) return undefined
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.#numbers.size
      if (number >= MOST_SHARED) return undefined
      this.#numbers.set(text, number)
    }
    this.#uses++
    return number
  }

  /** The part sharedStrings.xml. */
  *part(): Generator<string, void> {
    const counts = `count="${this.#uses}" uniqueCount="${this.#numbers.size}"`
    yield `${XML_HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${counts}>`
    for (const text of this.#numbers.keys()) yield `<si><t>${xmlEscape(text)}</t></si>`
    yield '</sst>'
  }
}
