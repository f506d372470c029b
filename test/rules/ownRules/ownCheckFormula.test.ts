import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { Campaign } from '#rules/campaign/campaign'
import { comparisonsOfRule, type OwnCheck } from '#rules/campaign/ownRules'
import type { ItemContent } from '#rules/items/item'
import { checkLedger } from '#rules/ledgerSheet/checkLedger'
import { readLedger } from '#rules/ledgerSheet/readLedger'
import { selfCheckRules } from '#rules/ledgerSheet/selfCheckRules'
import { planLedgerSheet, type SheetPlanOptions } from '#rules/ledgerSheet/sheetPlan'
import { faultOfValue, keepsCheck } from '#rules/ownRules/ownChecks'
import { isWrittenFault, readOwnCheck } from '#rules/ownRules/readOwnCheck'
import { writeSelfCheck } from '../../../worker/documents/selfCheckXlsx.ts'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { joinBytes } from '../../../worker/joinBytes.ts'
import { aCampaign } from '../../stories.ts'
import { schemaErrors } from '../documents/schemaErrors.ts'

/** Values that tell the comparisons apart, and those that Excel would love to take for something else. */
const texts = [
  undefined,
  '',
  '0',
  '7',
  '10',
  '-3.5',
  '.5',
  '5.',
  '1,200',
  '50%',
  '1e3',
  '1-2',
  '5-',
  '1.2.3',
  '约三千',
  ' 10 ',
  '2017-8-9',
  '2017-08-10',
  '2017年8月10日',
  '2017.8.11',
  '2017-2-30',
  '2017-8',
  '=1+1',
  '+7',
  '@甲',
  '-',
  '"引号"',
  '完善 制度',
  '完善\n制度',
  '制度',
]
const days = [undefined, '2017-08-09', '2017-08-10', '2017-08-11'].map((day) =>
  day === undefined ? undefined : asDay(day),
)

const operands: Readonly<Record<string, readonly string[]>> = {
  整改时限: ['发现日期', '【预算】', '2017-08-10', '10'],
  金额: ['发现日期', '【预算】', '2017-08-10', '10', '=1+1', '制度'],
  原因分析: ['-3.5', '制度', '"引号"'],
  问题类别: ['7', '处置类型'],
}

/** Every rule that can be written with these columns and operands. */
function rules(): OwnCheck[] {
  return Object.entries(operands).flatMap(([column, others]) =>
    comparisonsOfRule.flatMap((comparison) =>
      (comparison === 'required' ? [''] : others).flatMap((than) => {
        const read = readOwnCheck({ column, comparison, than, words: '=请核对“这一栏”', stops: true })
        return isWrittenFault(read) || faultOfValue(read) !== null ? [] : [read]
      }),
    ),
  )
}

/** Rows whose fields are drawn by turns of different length, so that every pair of values meets. */
const contents: readonly ItemContent[] = Array.from({ length: 120 }, (_, n): ItemContent => {
  const pick = <T>(list: readonly T[], step: number): T | undefined =>
    list[Math.floor(n / step) % list.length]
  const [amount, budget] = [pick(texts, 1), texts[(n * 7 + Math.floor(n / texts.length)) % texts.length]]
  const trimmed = (text: string | undefined): string | undefined => text?.trim() || undefined
  const extras = Object.fromEntries(
    [
      ['金额', trimmed(amount)],
      ['预算', trimmed(budget)],
    ].filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  const [due, foundOn, cause] = [pick(days, 3), pick(days, 1), trimmed(pick(texts, 2))]
  const disposal = pick(['ongoing', 'immediate', undefined] as const, 1)
  return {
    problem: `第${n}处灯坏了没有修`,
    owner: '某甲',
    ...(due === undefined ? {} : { due }),
    ...(foundOn === undefined ? {} : { foundOn }),
    ...(cause === undefined ? {} : { cause }),
    ...(disposal === undefined ? {} : { disposal }),
    ...(n % 3 === 0 ? {} : { category: n % 3 === 1 ? 7 : 6 }),
    ...(Object.keys(extras).length === 0 ? {} : { extras }),
  }
})

async function selfCheck(campaign: Campaign): Promise<Uint8Array<ArrayBuffer>> {
  const options: SheetPlanOptions = {
    unitName: '教务处',
    campaign,
    today: asDay('2017-08-15'),
    date1904: false,
    source: null,
    takenNames: [],
  }
  const items = contents.map((content, n) => ({
    id: `row-${String(n).padStart(8, '0')}`,
    version: 1,
    content,
  }))
  const plan = planLedgerSheet(items, options)
  const pieces: Uint8Array[] = []
  const notes = selfCheckRules(campaign, '教务处', options.today, plan.columns)
  for await (const piece of writeSelfCheck(plan, notes, options)) pieces.push(piece)
  return joinBytes(pieces)
}

const script = `
import openpyxl, sys, json
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)['规范台账']
heads = [cell.value or '' for cell in sheet[3]]
at = [i for i, head in enumerate(heads) if head.startswith('规则检查')]
out = []
for row in sheet.iter_rows(min_row=4, max_row=3 + int(sys.argv[2]), values_only=True):
    out.append(''.join(str(row[i] or '') for i in at))
print(json.dumps(out))`

test('自查表的公式、任务窗格和服务器说的一样：逐条规则、逐行，由 LibreOffice 重算', async () => {
  const all = rules()
  expect(all.length).toBeGreaterThan(100)
  const folder = mkdtempSync(join(tmpdir(), 'own-check-'))
  try {
    const disagreed: string[] = []
    const files: string[] = []
    const campaigns = Array.from({ length: Math.ceil(all.length / 30) }, (_, part) =>
      aCampaign({ ownChecks: all.slice(part * 30, part * 30 + 30) }),
    )
    for (const [part, campaign] of campaigns.entries()) {
      const bytes = await selfCheck(campaign)
      if (part === 0) expect(schemaErrors(bytes, 'own-checks.xlsx')).toEqual([])
      const path = join(folder, `part${part}.xlsx`)
      writeFileSync(path, bytes)
      files.push(path)
      const { sheets } = await readWorkbookFile(bytes, 'part.xlsx', {})
      const reading = sheets.flatMap((grid) => readLedger(grid, campaign, 'part.xlsx') ?? [])[0]
      if (reading === undefined) throw new Error('no ledger')
      const findings = checkLedger(reading, {
        campaign,
        today: asDay('2017-08-15'),
        unitId: null,
        agreed: () => undefined,
      })
      const found = new Set(
        findings.map(({ code, message }) => `${code} ${/第 (\d+) 行/.exec(message)?.[1] ?? ''}`),
      )
      for (const [index, check] of (campaign.ownChecks ?? []).entries()) {
        for (const [n, content] of contents.entries()) {
          const inPane = found.has(`own-check.${index + 1} ${n + 4}`)
          if (inPane === keepsCheck(check, content, campaign))
            disagreed.push(`pane ${JSON.stringify(check)} ${JSON.stringify(content)}`)
        }
      }
    }
    execFileSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'xlsx',
        '--outdir',
        join(folder, 'out'),
        ...files,
      ],
      { stdio: 'pipe' },
    )
    for (const [part, campaign] of campaigns.entries()) {
      const path = join(folder, 'out', `part${part}.xlsx`)
      const said: string[] = JSON.parse(
        execFileSync('/usr/bin/python3', ['-c', script, path, String(contents.length)], { encoding: 'utf8' }),
      )
      for (const [index, check] of (campaign.ownChecks ?? []).entries()) {
        for (const [n, content] of contents.entries()) {
          const inSheet = said[n]?.includes(`规则${index + 1}：=请核对“这一栏”；`) === true
          if (inSheet === keepsCheck(check, content, campaign))
            disagreed.push(`sheet ${JSON.stringify(check)} ${JSON.stringify(content)} ${said[n] ?? ''}`)
        }
      }
    }
    expect(disagreed.slice(0, 10)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 240_000)
