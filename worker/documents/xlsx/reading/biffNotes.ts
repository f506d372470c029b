/** Comments and text boxes of a BIFF8 worksheet ([MS-XLS] 2.4.179 Note, 2.4.181 Obj, 2.4.329 TxO). */
import { trimText } from '#rules/cells/cellText'
import type { SheetMarks } from '#rules/cells/grid'
import type { BiffRecord } from './biffSheet.ts'
import { BiffReader } from './biffText.ts'

const ID = { note: 0x001c, continued: 0x003c, object: 0x005d, text: 0x01b6 } as const
/** Kinds of objects that hold a text: a rectangle, a text box. */
const BOXES: ReadonlySet<number> = new Set([0x02, 0x06])

/** What the sheet's objects say; an object whose text cannot be followed says nothing. */
export function biffNotes(records: readonly BiffRecord[]): Pick<SheetMarks, 'comments' | 'textBoxes'> {
  const texts = new Map<number, string>()
  const textBoxes: string[] = []
  let current: { readonly kind: number; readonly id: number } | null = null
  for (const [index, { id, data }] of records.entries()) {
    if (id === ID.object && data.length >= 8) {
      const reader = new BiffReader([data])
      reader.skip(4)
      current = { kind: reader.u16(), id: reader.u16() }
    } else if (id === ID.text && current !== null) {
      const text = textAfter(records, index)
      texts.set(current.id, text)
      if (BOXES.has(current.kind) && text !== '') textBoxes.push(text)
      current = null
    }
  }
  return { comments: commentsIn(records, texts), textBoxes }
}

function commentsIn(
  records: readonly BiffRecord[],
  texts: ReadonlyMap<number, string>,
): SheetMarks['comments'] {
  return records.flatMap(({ id, data }) => {
    if (id !== ID.note || data.length < 8) return []
    const reader = new BiffReader([data])
    const [row, column] = [reader.u16(), reader.u16()]
    reader.skip(2)
    const text = texts.get(reader.u16()) ?? ''
    return text === '' ? [] : [{ row, column, text }]
  })
}

/** The characters stand in the CONTINUE record behind the text object, a flag byte first. */
function textAfter(records: readonly BiffRecord[], index: number): string {
  const object = records[index]?.data
  const next = records[index + 1]
  if (object === undefined || object.length < 12 || next?.id !== ID.continued) return ''
  const count = new DataView(object.buffer, object.byteOffset, object.byteLength).getUint16(10, true)
  const bytes = next.data.subarray(1)
  const isWide = ((next.data[0] ?? 0) & 1) === 1
  const held = bytes.subarray(0, isWide ? count * 2 : count)
  return trimText(new TextDecoder(isWide ? 'utf-16le' : 'latin1').decode(held))
}
