/** The looks of a workbook as its styles: each font, fill, border and format once, numbered as cells name them. */
import type { CellLook } from './placed.ts'
import { XML_HEAD, xmlEscape } from './xmlEscape.ts'

/** The program's own formats end below; further ones are numbered from here. */
const FIRST_FORMAT = 164
/** Formats that every program knows by number. */
const KNOWN_FORMATS: Readonly<Record<string, number>> = { '0': 1, '0.00': 2, '0%': 9, '0.00%': 10, '@': 49 }

export class StyleBook {
  readonly #fonts = new NumberedXml()
  readonly #fills = new NumberedXml()
  readonly #borders = new NumberedXml()
  readonly #formats = new NumberedXml()
  readonly #cells = new NumberedXml()
  readonly #shades = new NumberedXml()
  readonly #numbers = new Map<CellLook, number>()

  /** `font` is the workbook's own. */
  constructor(font: { readonly name: string; readonly size: number }) {
    this.#fonts.numberOf(`<font><sz val="${font.size}"/><name val="${xmlEscape(font.name)}"/></font>`)
    // The first two fills are fixed by the format.
    this.#fills.numberOf('<fill><patternFill patternType="none"/></fill>')
    this.#fills.numberOf('<fill><patternFill patternType="gray125"/></fill>')
    this.#borders.numberOf('<border><left/><right/><top/><bottom/><diagonal/></border>')
    this.#cells.numberOf('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>')
  }

  /** The number by which cells name the look. Looks are shared objects, so that they are compared once. */
  numberOf(look: CellLook): number {
    let number = this.#numbers.get(look)
    if (number === undefined) {
      number = this.#cells.numberOf(this.#cell(look))
      this.#numbers.set(look, number)
    }
    return number
  }

  /** The number of a colouring by condition. */
  shadeNumber({ colour, fill }: { readonly colour: string; readonly fill: string }): number {
    // A differential format takes its solid colour from the background, a cell's from the foreground.
    const pattern = `<fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/>`
    return this.#shades.numberOf(
      `<dxf><font><b/><color rgb="FF${colour}"/></font><fill><patternFill patternType="solid">${pattern}</patternFill></fill></dxf>`,
    )
  }

  /** The part styles.xml. */
  part(): string {
    return [
      `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
      this.#formats.list('numFmts'),
      this.#fonts.list('fonts'),
      this.#fills.list('fills'),
      this.#borders.list('borders'),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      this.#cells.list('cellXfs'),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      this.#shades.list('dxfs'),
      '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>',
      '</styleSheet>',
    ].join('')
  }

  #cell(look: CellLook): string {
    const parts = [
      ['numFmt', this.#formatNumber(look.format), 'NumberFormat'],
      ['font', this.#fonts.numberOf(fontOf(look)), 'Font'],
      ['fill', look.fill === undefined ? 0 : this.#fills.numberOf(fillOf(look.fill)), 'Fill'],
      ['border', look.border === undefined ? 0 : this.#borders.numberOf(borderOf(look.border)), 'Border'],
    ] as const
    const ids = parts.map(([name, number]) => `${name}Id="${number}"`)
    const applied = parts.filter(([, number]) => number !== 0).map(([, , name]) => ` apply${name}="1"`)
    return `<xf ${ids.join(' ')} xfId="0"${applied.join('')} applyAlignment="1">${alignmentOf(look)}</xf>`
  }

  #formatNumber(format: string | undefined): number {
    if (format === undefined) return 0
    const known = KNOWN_FORMATS[format]
    if (known !== undefined) return known
    return (
      this.#formats.numberOf((number) => {
        return `<numFmt numFmtId="${FIRST_FORMAT + number}" formatCode="${xmlEscape(format)}"/>`
      }, format) + FIRST_FORMAT
    )
  }
}

/** Pieces of XML, each once, in the order in which they were first needed. */
class NumberedXml {
  readonly #numbers = new Map<string, number>()
  readonly #pieces: string[] = []

  /** `piece` may need its own number; then `key` tells it from others. */
  numberOf(piece: string | ((number: number) => string), key = String(piece)): number {
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.#pieces.length
      this.#numbers.set(key, number)
      this.#pieces.push(typeof piece === 'string' ? piece : piece(number))
    }
    return number
  }

  list(element: string): string {
    const count = this.#pieces.length
    return count === 0 ? '' : `<${element} count="${count}">${this.#pieces.join('')}</${element}>`
  }
}

function fontOf({ font, size, bold, underline, colour }: CellLook): string {
  const parts = [
    bold === true ? '<b/>' : '',
    underline === true ? '<u/>' : '',
    colour === undefined ? '' : `<color rgb="FF${colour}"/>`,
    `<sz val="${size}"/><name val="${xmlEscape(font)}"/>`,
  ]
  return `<font>${parts.join('')}</font>`
}

function fillOf(fill: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`
}

function borderOf(border: string): string {
  const sides = ['left', 'right', 'top', 'bottom'].map(
    (side) => `<${side} style="thin"><color rgb="FF${border}"/></${side}>`,
  )
  return `<border>${sides.join('')}<diagonal/></border>`
}

function alignmentOf({ horizontal, vertical, wrap, indent }: CellLook): string {
  const parts = [
    horizontal === undefined ? '' : ` horizontal="${horizontal}"`,
    ` vertical="${vertical ?? 'center'}"`,
    wrap === true ? ' wrapText="1"' : '',
    indent === undefined ? '' : ` indent="${indent}"`,
  ]
  return `<alignment${parts.join('')}/>`
}
