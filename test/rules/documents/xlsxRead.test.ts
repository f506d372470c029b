import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '#rules/cells/cellText'
import { cellAt, type SheetGrid } from '#rules/cells/grid'
import { MAX_INFLATED_BYTES } from '../../../worker/documents/xlsx/reading/guard.ts'
import { readWorkbookFile, UnreadableFile, type WorkbookFile } from '../../../worker/documents/xlsx/read.ts'

const folder = new URL('../../ledgers/', import.meta.url)

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path.split('/').map(encodeURIComponent).join('/'), folder)))
}

async function readFile(path: string, password?: string): Promise<WorkbookFile> {
  return readWorkbookFile(bytesOf(path), path, password === undefined ? {} : { password })
}

/** The code of the refusal, or 'read' when there was none; the sentence must name the file. */
async function refusal(bytes: Uint8Array, file = '台账.xlsx', password?: string): Promise<string> {
  try {
    await readWorkbookFile(bytes, file, password === undefined ? {} : { password })
    return 'read'
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    expect(error.detail).toContain(`“${file}”`)
    return error.code
  }
}

function texts(sheet: SheetGrid | undefined): string[][] {
  return Array.from(sheet?.rows ?? [], (row) =>
    Array.from(row ?? [], (cell) => textOf(cell, sheet?.date1904)),
  )
}

describe('a zip of our own making', () => {
  const SHEET = 'xl/worksheets/sheet1.xml'
  const parts: Readonly<Record<string, string>> = {
    '_rels/.rels':
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<x:workbook><x:sheets><x:sheet name="表&amp;1" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
  }

  /** `declaredBytes` forges the size of every part. */
  function zipOf(files: Readonly<Record<string, string>>, declaredBytes?: number): Uint8Array {
    const locals: Buffer[] = []
    const directory: Buffer[] = []
    let at = 0
    for (const [name, content] of Object.entries(files)) {
      const packed = deflateRawSync(content)
      const sizes = Buffer.alloc(8)
      sizes.writeUInt32LE(packed.length, 0)
      sizes.writeUInt32LE(declaredBytes ?? Buffer.byteLength(content), 4)
      const local = Buffer.concat([
        Buffer.from('504b03041400000008000000000000000000', 'hex'),
        sizes,
        u16(name.length),
        u16(0),
        Buffer.from(name),
        packed,
      ])
      directory.push(
        Buffer.concat([
          Buffer.from('504b010214001400000008000000000000000000', 'hex'),
          sizes,
          u16(name.length),
          Buffer.alloc(12),
          u32(at),
          Buffer.from(name),
        ]),
      )
      locals.push(local)
      at += local.length
    }
    const list = Buffer.concat(directory)
    const end = Buffer.concat([
      Buffer.from('504b050600000000', 'hex'),
      u16(directory.length),
      u16(directory.length),
      u32(list.length),
      u32(at),
      u16(0),
    ])
    return new Uint8Array(Buffer.concat([...locals, list, end]))
  }

  function u16(value: number): Buffer {
    return Buffer.from([value & 255, value >> 8])
  }

  function u32(value: number): Buffer {
    const four = Buffer.alloc(4)
    four.writeUInt32LE(value)
    return four
  }

  test('prefixes, inline and shared rich text, missing references, escapes and ISO dates are read', async () => {
    const sheet = `<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>甲&#20057;</x:t></x:r><x:r><x:t xml:space="preserve"> 丙_x000D_
丁</x:t></x:r><x:rPh sb="0" eb="1"><x:t>jia</x:t></x:rPh></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>a &lt; b</x:v></x:c><x:c r="D1" t="d"><x:v>2017-09-30T00:00:00</x:v></x:c></x:row><x:row r="3"><x:c r='A3' t='b'><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A3:B4"/></x:mergeCells></x:worksheet>`
    const { sheets } = await readWorkbookFile(zipOf({ ...parts, [SHEET]: sheet }), '台账.xlsx')
    const [grid] = sheets
    expect(grid?.name).toBe('表&1')
    expect(texts(grid)).toEqual([['甲乙 丙\n丁', 'a < b', '', '2017-09-30'], [], ['是']])
    expect(cellAt(grid ?? { name: '', rows: [], merges: [], date1904: false }, 0, 1)).toEqual({
      value: 'a < b',
      formula: true,
    })
    expect(grid?.merges).toEqual([{ top: 2, left: 0, bottom: 3, right: 1 }])
  })

  test('a formula without a kept result is said, not passed over in silence', async () => {
    const sheet =
      '<worksheet><sheetData><row r="2"><c r="B2"><f>NOW()</f><v></v></c></row></sheetData></worksheet>'
    const { notes } = await readWorkbookFile(zipOf({ ...parts, [SHEET]: sheet }), '台账.xlsx')
    expect(notes).toEqual([expect.stringContaining('B2')])
  })

  const row = `<row><c t="inlineStr"><is><t>${'A'.repeat(60)}</t></is></c></row>`
  const bomb = `<worksheet><sheetData>${row.repeat(Math.ceil((MAX_INFLATED_BYTES * 1.5) / row.length))}</sheetData></worksheet>`

  test('a zip bomb is refused, honest or with forged sizes', async () => {
    expect(await refusal(zipOf({ ...parts, [SHEET]: bomb }))).toBe('file.bomb')
    expect(await refusal(zipOf({ ...parts, [SHEET]: bomb }, 1000))).toBe('file.bomb')
  })

  test('entity declarations are refused', async () => {
    const sheet =
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>'
    expect(await refusal(zipOf({ ...parts, [SHEET]: sheet }))).toBe('file.hostile')
  })

  test('a stray value in the last corner is refused with its place; a million empty rows are nothing', async () => {
    const corner =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    expect(await refusal(zipOf({ ...parts, [SHEET]: corner }))).toBe('file.too-large')
    const empty = `<worksheet><sheetData>${'<row><c s="1"/></row>'.repeat(1_000_000)}</sheetData></worksheet>`
    const { sheets } = await readWorkbookFile(zipOf({ ...parts, [SHEET]: empty }), '台账.xlsx')
    expect(sheets[0]?.rows).toEqual([])
  })

  test('a zip that is no workbook, a binary workbook and a missing part are told apart', async () => {
    expect(await refusal(zipOf({ 'word/document.xml': '<a/>' }))).toBe('file.not-workbook')
    expect(await refusal(zipOf({ mimetype: 'x', 'content.xml': '<a/>' }))).toBe('file.open-document')
    expect(await refusal(zipOf(parts))).toBe('file.damaged')
  })
})

describe('files of real programs', () => {
  test.each([
    'formats/kinds-libreoffice.xlsx',
    'formats/kinds.xls',
    'formats/kinds.xlsx',
    'formats/kinds-1904.xlsx',
  ])('%s: dates, times, formats, errors, hidden parts and merges survive', async (path) => {
    const { sheets, notes } = await readFile(path)
    const [first, second] = sheets
    expect(texts(first).map((row) => row.slice(0, 6))).toEqual([
      ['2017-09-30', '2017-09-30 17:30', '08:30', '9.30', '2017.1', '是'],
      ['2017-09-01'],
      ['隐藏行'],
      ['多行\n文字 & <标签>'],
      ['合并'],
    ])
    expect(first).toMatchObject({
      hiddenRows: [2],
      hiddenColumns: [1],
      merges: [{ top: 4, left: 0, bottom: 5, right: 1 }],
    })
    expect(first?.rows[0]?.find((cell) => cell?.value === '#N/A')).toMatchObject({ error: true })
    expect(first?.date1904).toBe(path.includes('1904'))
    expect(second).toMatchObject({ name: '藏', hidden: true })
    expect(notes.join('')).toContain('隐藏')
  })

  test('formula results kept by LibreOffice are read as such, texts too, in .xlsx and .xls', async () => {
    for (const path of ['formats/kinds-libreoffice.xlsx', 'formats/kinds.xls']) {
      const { sheets } = await readFile(path)
      expect(sheets[0]?.rows[0]?.slice(6)).toMatchObject([
        { value: '#DIV/0!', error: true, formula: true },
        { value: '#N/A', error: true },
        { value: 43008, formula: true },
        undefined,
        { value: '文字', formula: true },
      ])
    }
  })

  test.each(['02-财务处问题清单', '05-审计式整改清单', '09-科研处时限'])(
    '%s reads the same from .xls as from .xlsx',
    async (name) => {
      const [modern, old] = [await readFile(`${name}.xlsx`), await readFile(`formats/${name}.xls`)]
      expect(old.sheets.map(texts)).toEqual(modern.sheets.map(texts))
      expect(old.sheets[0]?.merges.length).toBe(modern.sheets[0]?.merges.length)
    },
  )

  test('an encrypted workbook asks for its password, refuses a wrong one and opens with the right one', async () => {
    const bytes = bytesOf('formats/encrypted.xlsx')
    expect(await refusal(bytes)).toBe('file.encrypted')
    expect(await refusal(bytes, '台账.xlsx', '猜的')).toBe('file.wrong-password')
    const { sheets } = await readFile('formats/encrypted.xlsx', '台账2017')
    expect(texts(sheets[0])).toEqual([
      ['序号', '问题', '整改时限'],
      ['1', '灭火器过期未更换', '2017-09-30'],
    ])
  })
})

describe('text files', () => {
  const gb18030 = Uint8Array.from([
    0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xce, 0xca, 0xcc, 0xe2, 0x0a, 0x31, 0x2c, 0xe9, 0x46,
  ])
  test.each<[string, Uint8Array, string[][]]>([
    [
      'GB18030',
      gb18030,
      [
        ['序号', '问题'],
        ['1', '镕'],
      ],
    ],
    [
      'UTF-8 with mark',
      Buffer.from('\ufeff序号,问题\r\n1,"含,逗号\r\n和""引号"""\r\n'),
      [
        ['序号', '问题'],
        ['1', '含,逗号\n和"引号"'],
      ],
    ],
    [
      'UTF-8, tabs',
      Buffer.from('序号\t问题\n1\t\n\n2\t乙'),
      [['序号', '问题'], ['1', ''], [''], ['2', '乙']],
    ],
    [
      'UTF-16',
      Buffer.from('\ufeff序号\t问题\n007\t甲\n', 'utf16le'),
      [
        ['序号', '问题'],
        ['007', '甲'],
      ],
    ],
    [
      'an unclosed quote',
      Buffer.from('a,b\n1,"没有收尾\n2,c'),
      [
        ['a', 'b'],
        ['1', '没有收尾\n2,c'],
      ],
    ],
  ])('%s', async (_, bytes, rows) => {
    const { sheets } = await readWorkbookFile(new Uint8Array(bytes), '台账.csv')
    expect(sheets.map(texts)).toEqual([rows])
  })

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['plain words', Buffer.from('只是一段话\n没有表格'), 'file.not-workbook'],
    ['a page named .xls', Buffer.from('<html><table><tr><td>1,2</td></tr></table></html>'), 'file.markup'],
    ['a PDF', Buffer.from('%PDF-1.4\n1,2'), 'file.not-workbook'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2), 'file.not-workbook'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await refusal(new Uint8Array(bytes), '台账.xls')).toBe(code)
  })
})

test.each(['01-教务处台账.xlsx', 'formats/kinds.xls', 'formats/encrypted.xlsx'])(
  'whatever is damaged in %s, the answer is a grid or a refusal that names the file',
  async (path) => {
    const bytes = bytesOf(path)
    const places = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(places, fc.nat(bytes.length), fc.boolean(), async (changes, cut, cuts) => {
        const hurt = bytes.slice(0, cuts ? cut : bytes.length)
        for (const [at, byte] of changes) if (at < hurt.length) hurt[at] = byte
        expect(await refusal(hurt, '台账.xlsx')).toMatch(/^(?:read|file\.[a-z-]+)$/)
      }),
      { numRuns: 300 },
    )
  },
)
