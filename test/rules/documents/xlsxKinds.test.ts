import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SheetGrid } from '#rules/cells/grid'
import { readWorkbookFile, UnreadableFile } from '../../../worker/documents/xlsx/read.ts'

/** A workbook of every mark that hands put on a sheet, made by another program and saved again by LibreOffice. */
const script = `
import sys, openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
book = openpyxl.Workbook()
sheet = book.active
sheet.title = '台账'
for row in [['序号', '存在问题'], [1, '甲问题'], [2, '乙问题'], [3, '丙问题'], [4, '=A2+1'], [5, '  ']]:
    sheet.append(row)
sheet['B2'].fill = PatternFill('solid', fgColor='FFFF0000')
sheet['B3'].font = Font(strike=True)
sheet['B4'].comment = Comment('拟延期', '某')
sheet['B1048576'] = ' '
book.save(sys.argv[1])
`

async function made(extension: 'xlsx' | 'xls'): Promise<SheetGrid | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'marks-'))
  try {
    const path = join(folder, 'book.xlsx')
    expect(spawnSync('/usr/bin/python3', ['-c', script, path]).status).toBe(0)
    if (extension === 'xls') {
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const run = spawnSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'xls',
        '--outdir',
        folder,
        path,
      ])
      expect(run.status).toBe(0)
    }
    const file = `book.${extension}`
    return (await readWorkbookFile(readFileSync(join(folder, file)), file)).sheets[0]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('what a sheet shows beside its texts', () => {
  test.each(['xlsx', 'xls'] as const)(
    'colours, strikes and comments of .%s are seen at their places',
    async (kind) => {
      const sheet = await made(kind)
      expect(sheet?.marks).toMatchObject({
        coloured: [{ row: 1, column: 1, colour: '红' }],
        struck: [{ row: 2, column: 1 }],
        comments: [{ row: 3, column: 1, text: expect.stringContaining('拟延期') }],
      })
    },
  )

  test('blanks alone are no content, and a formula without a result is named', async () => {
    const sheet = await made('xlsx')
    expect(sheet?.rows.length).toBe(6)
    expect(sheet?.rows[5]?.[1]).toBeUndefined()
    expect(sheet?.uncalculated).toEqual([{ row: 4, column: 1 }])
  })
})

test('a file that is not understood is not called broken or wrong', async () => {
  for (const bytes of [Buffer.from('%PDF-1.4\n1,2'), Buffer.from('PK\x03\x04 nothing')]) {
    const refusal = await readWorkbookFile(bytes, '台账.xlsx').catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UnreadableFile)
    const detail = refusal instanceof UnreadableFile ? refusal.detail : ''
    expect(detail).toMatch(/没能/)
    expect(detail).not.toMatch(/不是 Excel|已损坏/)
  }
})
