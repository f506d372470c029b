import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { buildSummary } from '#rules/summary/summary'
import { summaryFactsOf } from '#rules/summary/summaryFacts'
import { codeSheet } from '../../../worker/documents/codeSheet.ts'
import { writeSummary } from '../../../worker/documents/summaryXlsx.ts'
import { anItem } from '../../stories.ts'
import { paperFacts } from '../summary/paperFacts.ts'

/** What openpyxl takes for a formula, and how many cells it read. */
const script = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
print(len(cells), sum('HYPERLINK' in str(cell.value) for cell in cells))
for cell in cells:
    if cell.data_type == 'f':
        print(cell.coordinate, cell.value)
`

interface Read {
  readonly texts: number
  readonly formulas: readonly string[]
}

async function read(pieces: AsyncIterable<Uint8Array>): Promise<Read> {
  const taken: Uint8Array[] = []
  for await (const piece of pieces) taken.push(piece)
  const bytes = Buffer.concat(taken)
  const folder = mkdtempSync(join(tmpdir(), 'formula-'))
  try {
    const path = join(folder, 'book.xlsx')
    writeFileSync(path, bytes)
    const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', script, path], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    const [counts = '', ...formulas] = stdout.trim().split('\n')
    return { texts: Number(counts.split(' ')[1]), formulas }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const hostile = ['=', '+', '-', '@'].map((sign) => `${sign}HYPERLINK("http://x.invalid","点我")`)

describe('以等号、加号、减号、@ 开头的文字', () => {
  test('在汇总表里是文字，不是公式', async () => {
    const items = hostile.map((problem) => anItem({ problem, due: asDay('2017-06-30'), owner: problem }))
    const { texts, formulas } = await read(writeSummary(buildSummary(summaryFactsOf(paperFacts(items)))))
    expect(texts).toBeGreaterThanOrEqual(hostile.length * 2)
    expect(formulas).toEqual([])
  })

  test('在访问码发放表里是文字，不是公式', async () => {
    const codes = hostile.map((unit) => ({ unit, role: 'unit' as const, code: 'x:1', expiresOn: null }))
    const { texts, formulas } = await read(codeSheet('=1+1', codes))
    expect(texts).toBe(hostile.length)
    expect(formulas).toEqual([])
  })
})
