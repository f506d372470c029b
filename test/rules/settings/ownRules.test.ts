import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import type { Campaign } from '#rules/campaign/campaign'
import { asDay } from '#rules/calendar/day'
import type { Cell, SheetGrid } from '#rules/cells/grid'
import { campaignOf, modelOf } from '#rules/settings/settingModel'
import { readSettings } from '#rules/settings/readSettings'
import { settingChanges } from '#rules/settings/settingChanges'
import { settingsSheet } from '#rules/settings/settingsSheet'
import { CampaignSchema } from '#wire/campaign'
import { aCampaign } from '../../stories.ts'

const base = aCampaign()
const own: Campaign = aCampaign({
  weeklyReport: { ...base.weeklyReport, every: 'month', monthDay: 25 },
  extensions: { askWorkdays: 20, answerWorkdays: 10 },
  closure: { reviewDays: 10 },
  lights: [
    { light: 'yellow', measure: 'percent-left', at: 30 },
    { light: 'orange', measure: 'percent-left', at: 15, level: 'talk' },
  ],
  ownChecks: [
    {
      column: 'due',
      comparison: 'not-earlier',
      than: { column: 'foundOn' },
      words: '时限不能早于发现日期',
      stops: true,
    },
    {
      column: 'extras/金额',
      comparison: 'at-most',
      than: { value: '10000' },
      words: '=金额过大',
      stops: false,
    },
    { column: 'post', comparison: 'required', words: '请写明岗位', stops: true },
  ],
  ownLists: [{ label: '校区', choices: ['东校区', '西校区', '=南校区'] }],
})

type Rows = (Cell | undefined)[][]

function sheetOf(of: Campaign, edit: (rows: Rows) => void = () => undefined): SheetGrid {
  const rows = settingsSheet(of, 3).rows.map(({ cells }) =>
    cells.map(({ value, format }): Cell | undefined => (value === null ? undefined : { value, format })),
  )
  edit(rows)
  return { name: '专项设置', rows, merges: [], date1904: false }
}

/** The row of a section's table, counted from the one below its header. */
function rowOf(rows: Rows, title: string, index: number): (Cell | undefined)[] {
  const at = rows.findIndex((cells) => cells.length === 1 && String(cells[0]?.value).endsWith(`、${title}`))
  const row = rows[at + 3 + index]
  if (at < 0 || row === undefined) throw new Error(`no row of ${title}`)
  return row
}

function messages(edit: (rows: Rows) => void): string[] {
  return readSettings([sheetOf(own, edit)], own).findings.map(
    ({ cell, message }) => `${cell ?? ''} ${message}`,
  )
}

describe('设置表里的自定规则', () => {
  test('写出去、读回来、过网络，一样不少', () => {
    expect(campaignOf(modelOf(own), own)).toEqual(own)
    const read = readSettings([sheetOf(own)], own)
    expect(read.findings.filter(({ severity }) => severity === 'block')).toEqual([])
    expect(read.campaign).toEqual(own)
    expect(v.parse(CampaignSchema, own)).toEqual(own)
  })

  test('文字都按文字写，等号开头的不会变成公式', () => {
    const cells = settingsSheet(own, 1).rows.flatMap((row) => row.cells)
    const texts = cells.filter(({ value }) => typeof value === 'string' && /^[=+@-]/.test(value))
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.every(({ format }) => format === '@')).toBe(true)
  })

  test('没有写的，什么也不加', () => {
    expect(readSettings([sheetOf(base)], base).campaign).toEqual(base)
  })

  test('错在哪一格就说哪一格', () => {
    const said = messages((rows) => {
      const check = rowOf(rows, '自定规则', 0)
      check[1] = { value: '晚于' }
      check[2] = { value: '月底' }
    })
    expect(said.find((message) => message.includes('月底'))).toMatch(
      /^C\d+ C\d+：写的是“月底”，不是确有的日期/,
    )
    expect(
      messages((rows) => {
        rowOf(rows, '自定规则', 0)[1] = { value: '大概' }
      }).find((message) => message.includes('大概')),
    ).toMatch(/^B\d+ /)
  })

  test('台账没有的栏目：提醒会加一栏，不阻止', () => {
    const findings = readSettings([sheetOf(own)], own).findings
    expect(findings).toMatchObject([{ severity: 'look', code: 'settings.own-column', given: '金额' }])
  })

  test('栏目里没有的选项，说有哪些可选', () => {
    const said = messages((rows) => {
      const check = rowOf(rows, '自定规则', 0)
      check[0] = { value: '处置类型' }
      check[1] = { value: '等于' }
      check[2] = { value: '马上改' }
    })
    expect(said.some((message) => message.includes('立行立改、限时整改、持续整改'))).toBe(true)
  })

  test('灯色：逾期后的措施另写，更重的灯剩余更少，百分比不超过100', () => {
    const said = (edit: (row: (Cell | undefined)[]) => void): string[] =>
      messages((rows) => edit(rowOf(rows, '亮灯', 1)))
    expect(said((row) => (row[2] = { value: 40 }))).toContainEqual(expect.stringContaining('剩余的应当更少'))
    expect(said((row) => (row[1] = { value: '逾期天数' }))).toContainEqual(
      expect.stringContaining('逾期阶梯'),
    )
    expect(said((row) => (row[2] = { value: 140 }))).toContainEqual(expect.stringContaining('不能超过 100'))
  })

  test('自有栏目不能与台账的栏目同名', () => {
    const said = messages((rows) => (rowOf(rows, '自有栏目', 0)[0] = { value: '整改时限' }))
    expect(said).toContainEqual(expect.stringContaining('已有“整改时限”一栏'))
  })

  test('改动逐条说得出来', () => {
    const changes = settingChanges(base, own).map(({ section, label, to }) => `${section}|${label}|${to}`)
    expect(changes).toContain('周报告|报送周期|每月')
    expect(changes).toContain('时限与办理|待审核期限（天）|10')
    expect(changes.some((change) => change.startsWith('自定规则|'))).toBe(true)
    expect(changes.some((change) => change.startsWith('亮灯|'))).toBe(true)
  })

  test('首次截止日不必是所定的星期，只要不按周报', () => {
    const monthly: Campaign = {
      ...own,
      weeklyReport: { ...own.weeklyReport, firstDue: asDay('2017-06-26') },
    }
    expect(readSettings([sheetOf(monthly)], monthly).findings.map(({ code }) => code)).not.toContain(
      'settings.first-due',
    )
  })
})
