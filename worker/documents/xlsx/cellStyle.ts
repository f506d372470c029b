/** A look as hucre's cell style; the same look is the same object, so that twenty thousand rows share it. */
import type { CellStyle } from 'hucre/xlsx'
import type { CellLook } from './placed.ts'

const styles = new WeakMap<CellLook, CellStyle>()

export function cellStyle(look: CellLook): CellStyle {
  const known = styles.get(look)
  if (known !== undefined) return known
  const made = makeStyle(look)
  styles.set(look, made)
  return made
}

function makeStyle(look: CellLook): CellStyle {
  const side =
    look.border === undefined ? undefined : ({ style: 'thin', color: { rgb: look.border } } as const)
  return {
    font: {
      name: look.font,
      size: look.size,
      ...(look.bold === true ? { bold: true } : {}),
      ...(look.underline === true ? { underline: true } : {}),
      ...(look.colour === undefined ? {} : { color: { rgb: look.colour } }),
    },
    ...(look.fill === undefined
      ? {}
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: look.fill } } }),
    ...(side === undefined ? {} : { border: { top: side, right: side, bottom: side, left: side } }),
    alignment: {
      vertical: look.vertical ?? 'center',
      ...(look.horizontal === undefined ? {} : { horizontal: look.horizontal }),
      ...(look.wrap === true ? { wrapText: true } : {}),
      ...(look.indent === undefined ? {} : { indent: look.indent }),
    },
    ...(look.format === undefined ? {} : { numFmt: look.format }),
  }
}
