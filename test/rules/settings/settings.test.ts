import { describe, expect, test } from 'vitest'
import type { Campaign } from '#rules/campaign/campaign'
import { asDay, serialOfDay } from '#rules/calendar/day'
import type { Cell, SheetGrid } from '#rules/cells/grid'
import { periodsOf } from '#rules/weeks/period'
import { keepPast } from '#rules/settings/keepPast'
import { readSettings } from '#rules/settings/readSettings'
import { settingChanges } from '#rules/settings/settingChanges'
import { campaignOf, modelOf } from '#rules/settings/settingModel'
import { settingsSheet } from '#rules/settings/settingsSheet'
import { settingBlockers } from '#rules/settings/settingBlockers'
import { CampaignSchema } from '#wire/campaign'
import * as v from 'valibot'
import { aCampaign, calendar2017 } from '../../stories.ts'

const campaign = aCampaign()

/** Every optional setting filled, so that nothing is lost unseen. */
const full: Campaign = aCampaign({
  units: campaign.units.map((unit, index) =>
    index === 0 ? { ...unit, short: '党政办', kind: '机关部门', since: asDay('2017-06-20') } : unit,
  ),
  categories: campaign.categories.map((category, index) =>
    index === 2 ? { ...category, tags: ['推诿扯皮', '迟到早退'] } : category,
  ),
  milestones: [{ name: '半程小结', due: asDay('2017-08-15'), asks: ['report', 'materials'] }],
  compareDays: 14,
  extensions: { maxPerItem: 2 },
  notices: { answerWorkdays: 5, word: '督办' },
  entry: { required: ['owner', 'kind', 'post'], problemCharacters: 6, otherCharacters: 12, draftDays: 5 },
  closure: { confirm: true },
  registers: { planDue: asDay('2017-05-25'), dueInclusive: true, correctionDays: 10 },
  spotCheck: { late: 3, reopened: 5 },
  integrity: { alikePercent: 92, zeroWeeks: 4 },
  escalation: [{ measure: 'missing-reports', level: 'circular', from: 3 }],
  papers: { numbers: { reminder: { form: 'number', word: '提醒' } }, copyTo: '校领导' },
  namedDays: [{ name: '开学', day: asDay('2017-09-01') }],
  columnAliases: [{ field: 'due', label: '何时改完' }],
  calendar: calendar2017,
  requestLimit: { burst: 500, perMinute: 600 },
})

/** The sheet as Excel would give it back, with some cells changed: {label of the row's first cell, column, value}. */
function sheetOf(
  of: Campaign,
  edit: (rows: (Cell | undefined)[][], find: (first: string) => number) => void = () => undefined,
): SheetGrid {
  const rows = settingsSheet(of, 3).rows.map(({ cells }) =>
    cells.map(({ value, format }): Cell | undefined => (value === null ? undefined : { value, format })),
  )
  edit(rows, (first) => {
    const row = rows.findIndex((cells) => cells[0]?.value === first)
    if (row < 0) throw new Error(`no row begins with ${first}`)
    return row
  })
  return { name: '专项设置', rows, merges: [], date1904: false }
}

function put(rows: (Cell | undefined)[][], row: number, column: number, value: string | number | null): void {
  const cells = (rows[row] ??= [])
  cells[column] = value === null ? undefined : { value }
}

describe('专项设置表', () => {
  test('写成表再读回来，一项不差', () => {
    for (const one of [campaign, full]) {
      expect(readSettings([sheetOf(one)], one)).toEqual({ campaign: one, findings: [], version: 3 })
      expect(campaignOf(modelOf(one), one)).toEqual(one)
    }
  })

  test('每一栏都在写得到的宽度以内', () => {
    const { rows, widths } = settingsSheet(full, 3)
    for (const { cells } of rows) expect(cells.length).toBeLessThanOrEqual(widths.length)
  })

  test('简称不能重复，不能是“未分”，不能有空格和符号', () => {
    const codesOf = (shorts: readonly string[]): string[] => {
      const units = campaign.units.map((unit, index) => {
        const short = shorts[index]
        return short === undefined ? unit : { ...unit, short }
      })
      const changed = { ...campaign, units }
      return readSettings([sheetOf(changed)], changed).findings.map(({ code }) => code)
    }
    expect(codesOf(['党政办', '组织'])).toEqual([])
    expect(codesOf(['同名', '同名'])).toEqual(['settings.short-twice'])
    expect(codesOf(['未分'])).toEqual(['settings.short-twice'])
    expect(codesOf(['党-政'])).toEqual(['settings.short-form'])
  })

  test('读出来的设置通得过服务器的校验', () => {
    const { campaign: read } = readSettings([sheetOf(full)], full)
    expect(v.parse(CampaignSchema, read)).toEqual(full)
  })

  test('在单位一节加一行，编号空着，由系统编；插入空行、调换次序不影响', () => {
    const grid = sheetOf(campaign, (rows, find) => {
      const at = find('jj') + 1
      put(rows, at, 1, '国际交流处')
      put(rows, at, 2, '外事处、国际处')
      rows.splice(find('一、基本情况'), 0, [], [])
    })
    const { campaign: read, findings } = readSettings([grid], campaign)
    expect(findings).toEqual([])
    expect(read?.units.at(-1)).toEqual({ id: 'u30', name: '国际交流处', aliases: ['外事处', '国际处'] })
    // 保存之后，同一张表（编号仍空着）再检查一次，还是这个单位。
    expect(readSettings([grid], read ?? campaign).campaign).toEqual(read)
  })

  test('日期写成2017年6月9日、时间写成“16点30分”、星期写成“周四”，都读得懂', () => {
    const grid = sheetOf(campaign, (rows, find) => {
      put(rows, find('首次截止日'), 1, '2017年6月8日')
      put(rows, find('截止时间'), 1, '16点30分')
      put(rows, find('截止星期'), 1, '周四')
    })
    const { campaign: read } = readSettings([grid], campaign)
    expect(read?.weeklyReport).toEqual({ weekday: 4, time: '16:30', firstDue: '2017-06-08' })
  })

  test('写错的一格不放过：说明哪一格、写的什么、怎么改', () => {
    const grid = sheetOf(campaign, (rows, find) => {
      put(rows, find('结束日期'), 1, '2017年11月31日')
      put(rows, find('临期提醒（天）'), 1, '一周')
    })
    const { campaign: read, findings } = readSettings([grid], campaign)
    expect(read).toBeNull()
    expect(findings.map(({ severity, code }) => [severity, code])).toEqual([
      ['block', 'settings.value'],
      ['block', 'settings.value'],
    ])
    expect(findings[0]?.message).toMatch(/^B\d+“结束日期”写的是“2017年11月31日”，不是确有的日期。请写成/)
    expect(findings[0]?.cell).toMatch(/^B\d+$/)
  })

  test('单位编号写成大写，建议改成小写', () => {
    const grid = sheetOf(campaign, (rows, find) => put(rows, find('jwc'), 0, 'JWC'))
    expect(readSettings([grid], campaign).findings[0]).toMatchObject({ suggestion: 'jwc', severity: 'block' })
  })

  test('登记时必填的栏目写了不认识的，说明能写哪些', () => {
    const grid = sheetOf(campaign, (rows, find) => put(rows, find('登记时必填的栏目'), 1, '岗位、楼层'))
    const { findings } = readSettings([grid], campaign)
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/“楼层”不认识。可写：具体责任人、问题类型/),
    ])
  })

  test('两个单位用同一个别名，分不清是谁，不能保存', () => {
    const grid = sheetOf(campaign, (rows, find) => put(rows, find('jwc'), 2, '党办'))
    expect(readSettings([grid], campaign).findings[0]?.code).toBe('settings.unit-name')
  })

  test('阶段起止颠倒、阶梯次序颠倒、放假日期写重，各有说明', () => {
    const grid = sheetOf(campaign, (rows, find) => {
      put(rows, find('集中整改、解决问题'), 2, serialOfDay(asDay('2017-06-30')))
      put(rows, find('督办'), 1, 1)
      const at = find('安排年份') + 1
      for (const [n, from] of ['2017-10-01', '2017-10-03'].entries()) {
        for (const [column, value] of [2017, '放假', '国庆节', from, '2017-10-08'].entries()) {
          put(rows, at + n, column, value)
        }
      }
    })
    const codes = readSettings([grid], campaign).findings.map(({ code }) => code)
    expect(codes).toEqual(
      expect.arrayContaining(['settings.days-reversed', 'settings.ladder-order', 'settings.holiday-twice']),
    )
  })

  test('删掉一节、删掉一项，保持原来的设置，并说明', () => {
    const grid = sheetOf(campaign, (rows, find) => {
      rows.splice(find('十、逾期阶梯'), find('十一、单位升级情形') - find('十、逾期阶梯'))
      rows.splice(find('临期提醒（天）'), 1)
    })
    const { campaign: read, findings } = readSettings([grid], campaign)
    expect(read).toEqual(campaign)
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['settings.item-missing', 'look'],
      ['settings.section-missing', 'look'],
    ])
  })

  test('表头改了名就不读这一节，不把空白当成删除', () => {
    const grid = sheetOf(campaign, (rows, find) => put(rows, find('单位编号'), 0, '代码'))
    const { campaign: read, findings } = readSettings([grid], campaign)
    expect(read).toBeNull()
    expect(findings[0]).toMatchObject({ code: 'settings.column-missing', severity: 'block' })
  })

  test('别的专项的设置表、不是设置表的文件，都不读', () => {
    const other = readSettings([sheetOf({ ...campaign, id: 'other-2018' })], campaign)
    expect(other.findings[0]?.code).toBe('settings.foreign')
    expect(
      readSettings([{ name: '台账', rows: [], merges: [], date1904: false }], campaign).findings[0]?.code,
    ).toBe('settings.sheet-missing')
  })

  test('以等号开头的名称还是文字', () => {
    const grid = sheetOf(campaign, (rows, find) => put(rows, find('jj') + 1, 1, '=1+1'))
    expect(readSettings([grid], campaign).campaign?.units.at(-1)?.name).toBe('=1+1')
    expect(
      settingsSheet(campaign, 1).rows.every(({ cells }) =>
        cells.every((cell) => typeof cell.value !== 'string' || cell.format === '@'),
      ),
    ).toBe(true)
  })
})

describe('设置的变动', () => {
  test('逐项说明由什么改成什么', () => {
    const after = {
      ...campaign,
      dueSoonDays: 5,
      units: campaign.units
        .filter(({ id }) => id !== 'wy')
        .map((unit) => (unit.id === 'gh' ? { ...unit, aliases: ['校工会'] } : unit)),
      namedDays: [{ name: '开学', day: asDay('2017-09-01') }],
    }
    expect(settingChanges(campaign, after)).toEqual([
      { section: '时限与办理', label: '临期提醒（天）', kind: 'changed', from: '7', to: '5' },
      {
        section: '单位',
        label: '外语系',
        kind: 'removed',
        from: '单位编号 wy，单位名称 外语系，别名 外国语系',
        to: '',
      },
      { section: '单位', label: '工会 · 别名', kind: 'changed', from: '', to: '校工会' },
      { section: '校内日期', label: '开学', kind: 'added', from: '', to: '日期名称 开学，日期 2017-09-01' },
    ])
    expect(settingChanges(campaign, campaign)).toEqual([])
  })

  test('只调换单位次序，也说一声', () => {
    const units = campaign.units.toReversed()
    expect(settingChanges(campaign, { ...campaign, units }).map(({ kind }) => kind)).toEqual(['moved'])
  })
})

describe('设置改动的影响', () => {
  const state = (changed: Partial<Campaign> = {}, calendar = calendar2017) => ({
    campaign: { ...campaign, ...changed },
    calendar,
  })
  const inUse = {
    units: new Map([['jwc', '12 条问题']]),
    categories: new Map([[7, 3]]),
    kinds: new Map([['慢作为', 2]]),
    periods: new Set(['2017-W47']),
  }
  const today = asDay('2017-08-15')

  test('有问题的单位、在用的类别和类型不能删除；没有用到的可以', () => {
    const after = state({
      units: campaign.units.filter(({ id }) => id !== 'jwc' && id !== 'wy'),
      categories: campaign.categories.filter(({ no }) => no !== 7 && no !== 6),
      kinds: ['不作为'],
    })
    const said = settingBlockers(state(), after, inUse, today).map(({ message }) => message)
    expect(said).toHaveLength(3)
    expect(said[0]).toBe('“教务处”已有12 条问题，不能删除。请保留这个单位；改名的，保留编号“jwc”只改名称。')
  })

  test('已有周报告的一期，不能因改结束日期而消失', () => {
    const blockers = settingBlockers(state(), state({ ends: asDay('2017-11-20') }), inUse, today)
    expect(blockers.map(({ code }) => code)).toEqual(['settings.period-lost'])
    expect(settingBlockers(state(), state({ ends: asDay('2017-11-24') }), inUse, today)).toEqual([])
  })

  test('放假安排使过去一期的截止日变动，要说明', () => {
    const calendar = { ...calendar2017, holidays: { ...calendar2017.holidays, '2017-06-09': '校庆' } }
    const blockers = settingBlockers(state(), state({}, calendar), inUse, today)
    expect(blockers[0]).toMatchObject({ code: 'settings.period-moved', severity: 'look', given: '2017-W23' })
  })
})

describe('中途加入的单位', () => {
  const joined = { id: 'gj', name: '国际交流处', aliases: [] }
  const with30 = { ...campaign, units: [...campaign.units, joined] }

  test('从加入之日起报告；第一期之前加入的，各期都报', () => {
    const since = (today: string) => keepPast(campaign, with30, asDay(today)).units.at(-1)?.since
    expect(since('2017-08-15')).toBe('2017-08-15')
    expect(since('2017-05-20')).toBeUndefined()
    expect(keepPast(campaign, campaign, asDay('2017-08-15'))).toEqual(campaign)
  })

  test('设置表上空着，保持原来的加入日期', () => {
    const held = keepPast(campaign, with30, asDay('2017-08-15'))
    const grid = sheetOf(held, (rows, find) => put(rows, find('gj'), 4, null))
    expect(readSettings([grid], held).campaign).toEqual(held)
  })
})

describe('周报告改期', () => {
  const today = asDay('2017-08-15')

  test('从下一周起算，已经开始的各周不变', () => {
    const before = periodsOf(campaign, calendar2017)
    const moved = { ...campaign, weeklyReport: { weekday: 2, time: '12:00', firstDue: asDay('2017-06-02') } }
    const after = periodsOf(keepPast(campaign, moved, today), calendar2017)
    expect(after.filter(({ from }) => from <= today)).toEqual(before.filter(({ from }) => from <= today))
    expect(after.find(({ period }) => period === '2017-W34')).toMatchObject({
      due: '2017-08-22',
      time: '12:00',
    })
  })

  test('首次截止日之前改期，不留旧时点；不改的不留', () => {
    const moved = { ...campaign, weeklyReport: { ...campaign.weeklyReport, weekday: 4 } }
    expect(keepPast(campaign, moved, asDay('2017-05-10')).weeklyReport.earlier).toBeUndefined()
    expect(keepPast(campaign, campaign, today)).toEqual(campaign)
  })

  test('一周内改了两次，这一周仍是最早的时点', () => {
    const once = keepPast(
      campaign,
      { ...campaign, weeklyReport: { ...campaign.weeklyReport, weekday: 4 } },
      today,
    )
    const twice = keepPast(once, { ...once, weeklyReport: { ...once.weeklyReport, weekday: 3 } }, today)
    const week = (of: Campaign) => periodsOf(of, calendar2017).find(({ period }) => period === '2017-W33')
    expect(week(twice)).toEqual(week(campaign))
    expect(twice.weeklyReport.earlier).toHaveLength(1)
  })

  test('发来的设置说不动过去', () => {
    const forged = {
      ...campaign,
      weeklyReport: {
        ...campaign.weeklyReport,
        earlier: [{ weekday: 1, time: '08:00', firstDue: asDay('2017-05-01'), until: asDay('2017-07-30') }],
      },
    }
    expect(keepPast(campaign, forged, today)).toEqual(campaign)
  })
})
