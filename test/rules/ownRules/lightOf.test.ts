import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays, asDay, type Day } from '#rules/calendar/day'
import { lightLabels, type LightStep } from '#rules/campaign/lights'
import { earlyStepOf, lightOf, type LitItem } from '#rules/ownRules/lightOf'
import { selfCheckRules } from '#rules/ledgerSheet/selfCheckRules'
import { planLedgerSheet, type SheetPlanOptions } from '#rules/ledgerSheet/sheetPlan'
import { proposeSteps } from '#rules/checks/ladderProposal'
import { writeSelfCheck } from '../../../worker/documents/selfCheckXlsx.ts'
import { joinBytes } from '../../../worker/joinBytes.ts'
import { aCampaign } from '../../stories.ts'

/** 商丘师范学院 2025：剩余30%黄、15%橙并约谈，逾期红。 */
const shares: readonly LightStep[] = [
  { light: 'yellow', measure: 'percent-left', at: 30 },
  { light: 'orange', measure: 'percent-left', at: 15, level: 'talk' },
]
const foundOn = asDay('2017-06-01')
const due = addDays(foundOn, 100)

function lightAfter(days: number, item: LitItem = { foundOn }, lights = shares): string | null {
  return lightOf({ due, ...item }, addDays(foundOn, days), { lights })
}

describe('亮灯', () => {
  test('剩余期限30%亮黄灯，15%亮橙灯，逾期亮红灯', () => {
    expect([69, 70, 84, 85, 100, 101].map((days) => lightAfter(days))).toEqual([
      null,
      'yellow',
      'yellow',
      'orange',
      'orange',
      'red',
    ])
  })

  test('没有写发现日期的，从登记之日算；都不知道的，不按比例亮', () => {
    expect(lightAfter(85, { enteredOn: addDays(foundOn, 50) })).toBe('yellow')
    expect(lightAfter(85, {})).toBeNull()
  })

  test('按剩余天数：20天、10天、当天', () => {
    const days: readonly LightStep[] = [
      { light: 'blue', measure: 'days-left', at: 20 },
      { light: 'yellow', measure: 'days-left', at: 10 },
      { light: 'orange', measure: 'days-left', at: 0 },
    ]
    expect([79, 80, 90, 99, 100].map((day) => lightAfter(day, {}, days))).toEqual([
      null,
      'blue',
      'yellow',
      'yellow',
      'orange',
    ])
  })

  test('写了逾期灯色的，照所写的亮', () => {
    const late: readonly LightStep[] = [
      { light: 'yellow', measure: 'days-late', at: 1 },
      { light: 'red', measure: 'days-late', at: 15 },
    ]
    expect([100, 101, 115].map((day) => lightAfter(day, {}, late))).toEqual([null, 'yellow', 'red'])
  })

  test('没有设亮灯的，不亮；报完成、已销号的，不亮', () => {
    expect(lightAfter(200, {}, [])).toBeNull()
    expect(lightAfter(200, { claimed: 'done' })).toBeNull()
    expect(lightAfter(200, { claimed: 'closed' })).toBeNull()
  })

  test('当天发现、当天到期：到期那天全部期限已用完', () => {
    expect(lightOf({ foundOn, due: foundOn }, foundOn, { lights: shares })).toBe('orange')
  })

  test('到期前的措施：15%时建议约谈，写明还有几天、剩余多少；已约谈的不再建议', () => {
    const today = addDays(foundOn, 90)
    const early = earlyStepOf({ foundOn, due }, today, { lights: shares })
    expect(early).toMatchObject({ level: 'talk', daysLeft: 10, percentLeft: 10 })
    if (early === null) return
    const campaign = aCampaign({ lights: shares })
    const item = { id: 'one', unit: 'jwc', due, early, passed: [] }
    expect(proposeSteps(campaign, [], new Map(), [item])).toMatchObject([
      {
        unit: 'jwc',
        level: 'talk',
        grounds: [{ measure: 'days-left', text: '1条问题橙灯，2017年9月9日到期，还有10天，剩余期限10%。' }],
      },
    ])
    expect(proposeSteps(campaign, [], new Map(), [{ ...item, passed: ['talk'] }])).toEqual([])
    expect(earlyStepOf({ foundOn, due }, addDays(due, 1), { lights: shares })).toBeNull()
  })

  test('台账和自查表的“期限状态”亮同样的灯，由 LibreOffice 重算', async () => {
    const today = asDay(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    const lights: readonly LightStep[] = [
      ...shares,
      { light: 'blue', measure: 'days-left', at: 12 },
      { light: 'orange', measure: 'days-late', at: 1 },
      { light: 'red', measure: 'days-late', at: 9 },
    ]
    const rows = [-20, -9, -8, -1, 0, 1, 5, 11, 12, 13, 30].flatMap((left) =>
      [0, 3, 40, 90, null].map((since) => {
        const found: Day | undefined = since === null ? undefined : addDays(today, -since)
        return {
          problem: `第${left}天第${since ?? '无'}处积水没有清理`,
          owner: '某甲',
          due: addDays(today, left),
          ...(found === undefined ? {} : { foundOn: found }),
        }
      }),
    )
    for (const campaign of [aCampaign({ lights }), aCampaign({ lights: shares })]) {
      const options: SheetPlanOptions = {
        unitName: '教务处',
        campaign,
        today,
        date1904: false,
        source: null,
        takenNames: [],
      }
      const plan = planLedgerSheet(
        rows.map((content, n) => ({ id: `row-${String(n).padStart(8, '0')}`, version: 1, content })),
        options,
      )
      const pieces: Uint8Array[] = []
      const notes = selfCheckRules(campaign, '教务处', today, plan.columns)
      for await (const piece of writeSelfCheck(plan, notes, options)) pieces.push(piece)
      const said = recalculated(joinBytes(pieces), rows.length)
      const wrong = rows.flatMap((content, n) => {
        const light = lightOf(content, today, campaign)
        const shown = /（(.灯)）/.exec(said[n] ?? '')?.[1] ?? null
        return shown === (light === null ? null : lightLabels[light]) ? [] : [[content, light, said[n]]]
      })
      expect(wrong).toEqual([])
    }
  }, 120_000)
})

const script = `
import openpyxl, sys, json
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)['规范台账']
at = [cell.value for cell in sheet[3]].index('期限状态')
print(json.dumps([str(row[at] or '') for row in sheet.iter_rows(min_row=4, max_row=3 + int(sys.argv[2]), values_only=True)]))`

function recalculated(bytes: Uint8Array, rows: number): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'light-'))
  try {
    const path = join(folder, 'book.xlsx')
    writeFileSync(path, bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const out = join(folder, 'out')
    execFileSync('soffice', ['--headless', profile, '--convert-to', 'xlsx', '--outdir', out, path], {
      stdio: 'pipe',
      env: { ...process.env, TZ: 'Asia/Shanghai' },
    })
    const said: string[] = JSON.parse(
      execFileSync('/usr/bin/python3', ['-c', script, join(out, 'book.xlsx'), String(rows)], {
        encoding: 'utf8',
      }),
    )
    return said
  } finally {
    rmSync(folder, { recursive: true })
  }
}
