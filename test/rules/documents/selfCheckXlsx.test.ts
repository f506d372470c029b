import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { readLedger, type LedgerReading } from '#rules/ledgerSheet/readLedger'
import { selfCheckRules } from '#rules/ledgerSheet/selfCheckRules'
import { planLedgerSheet, type PlannedItem, type SheetPlanOptions } from '#rules/ledgerSheet/sheetPlan'
import { writeSelfCheck } from '../../../worker/documents/selfCheckXlsx.ts'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { joinBytes } from '../../../worker/joinBytes.ts'
import { aCampaign } from '../../stories.ts'
import { schemaErrors } from './schemaErrors.ts'

const campaign = aCampaign()
const options: SheetPlanOptions = {
  unitName: '教务处',
  campaign,
  today: asDay('2017-08-15'),
  date1904: false,
  source: null,
  takenNames: [],
}
const items: readonly PlannedItem[] = [
  {
    id: '3f0c6a1e-0000-4000-8000-000000000001',
    version: 4,
    content: {
      problem: '窗口无人值守',
      owner: '某甲',
      due: asDay('2017-07-31'),
      category: 7,
      claimed: 'in-progress',
    },
  },
  {
    id: '3f0c6a1e-0000-4000-8000-000000000002',
    version: 1,
    content: {
      problem: '=SUM(A1) <&> “引号”\n第二行',
      owner: '@某乙',
      disposal: 'ongoing',
      extras: { 联系电话: '内线' },
    },
  },
]

const folder = mkdtempSync(join(tmpdir(), 'self-check-'))
const path = join(folder, '自查表.xlsx')
let bytes = new Uint8Array()

async function written(of: readonly PlannedItem[]): Promise<Uint8Array<ArrayBuffer>> {
  const plan = planLedgerSheet(of, options)
  const rules = selfCheckRules(campaign, '教务处', options.today, plan.columns)
  const pieces: Uint8Array[] = []
  for await (const piece of writeSelfCheck(plan, rules, options)) pieces.push(piece)
  return joinBytes(pieces)
}

async function reading(file: string): Promise<LedgerReading> {
  const { sheets } = await readWorkbookFile(new Uint8Array(readFileSync(file)), file, {})
  const found = sheets.flatMap((grid) => readLedger(grid, campaign, file) ?? [])
  const [ledger] = found
  expect(found).toHaveLength(1)
  if (ledger === undefined) throw new Error('no standard ledger')
  return ledger
}

function rowsOf({ rows }: LedgerReading): unknown[] {
  return rows.map(({ id, version, content }) => ({ id, version, content }))
}

beforeAll(async () => {
  bytes = await written(items)
  writeFileSync(path, bytes)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the self-checking ledger', () => {
  test('keeps to the ECMA-376 schemas, with rows and without', async () => {
    expect(schemaErrors(bytes, 'self-check.xlsx')).toEqual([])
    expect(schemaErrors(await written([]), 'empty.xlsx')).toEqual([])
  })

  test('is read back as it was written', async () => {
    expect(rowsOf(await reading(path))).toEqual(items)
  })

  test('comes back from openpyxl with its rows known, a changed cell, and a new row', async () => {
    const edited = join(folder, 'openpyxl.xlsx')
    const script = `
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
sheet = book['规范台账']
at = {cell.value: cell.column for cell in sheet[3]}
sheet.cell(4, at['整改责任人']).value = '某丙'
sheet.cell(6, at['问题表现']).value = '办事流程没有公开'
sheet.cell(6, at['整改责任人']).value = '某丁'
assert book['台账通选项'].sheet_state == 'veryHidden'
assert sheet.column_dimensions['A'].hidden and sheet.column_dimensions['B'].hidden
rules = sheet.data_validations.dataValidation
assert {rule.type for rule in rules} == {'list', 'date', 'textLength', 'custom'}, rules
assert len(sheet.conditional_formatting) > 3 and sheet.print_title_rows == '$3:$3'
book.save(sys.argv[2])`
    const columns = planLedgerSheet(items, options).columns
    const owner = columns.find(({ key }) => key === 'owner')?.label ?? ''
    execFileSync('/usr/bin/python3', ['-c', script.replaceAll('整改责任人', owner), path, edited])
    const [first, second, third] = (await reading(edited)).rows
    expect(first).toMatchObject({
      id: items[0]?.id,
      version: 4,
      content: { owner: '某丙', due: '2017-07-31' },
    })
    expect(second?.content).toEqual(items[1]?.content)
    expect(third).toMatchObject({
      id: '',
      version: 0,
      content: { problem: '办事流程没有公开', owner: '某丁' },
    })
  })

  test('opened and saved by LibreOffice says the same, and its states are worked out', async () => {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const out = join(folder, 'office')
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, path], {
      stdio: 'ignore',
    })
    const saved = join(out, '自查表.xlsx')
    expect(rowsOf(await reading(saved))).toEqual(items)
    const { sheets } = await readWorkbookFile(new Uint8Array(readFileSync(saved)), saved, {})
    const ledger = sheets.find(({ name }) => name === '规范台账')
    const column = planLedgerSheet(items, options).columns.findIndex(({ key }) => key === 'timeliness')
    expect(ledger?.rows.slice(3, 5).map((row) => row?.[column]?.value ?? '')).toEqual(['逾期', '持续整改'])
  })
})
