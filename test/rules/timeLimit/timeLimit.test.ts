import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  asDay,
  dateOf,
  daysInMonth,
  lastDayOfMonth,
  monthOf,
  serialOfDay,
  yearOf,
  type Day,
} from '#rules/calendar/day'
import type { Cell } from '#rules/cells/grid'
import {
  readDay,
  readTimeLimit,
  type TimeLimitContext,
  type TimeLimitReading,
} from '#rules/timeLimit/timeLimit'

const of2017: TimeLimitContext = { year: 2017, namedDays: [] }

function read(value: Cell['value'], context: TimeLimitContext = of2017, format?: string): TimeLimitReading {
  return readTimeLimit(format === undefined ? { value } : { value, format }, context)
}

/** What a reviewer compares: the day, or the class or question, with its choices. */
function short(reading: TimeLimitReading): string {
  if (reading.kind === 'date') return [reading.due, reading.disposal].filter(Boolean).join(' ')
  if (reading.kind === 'ambiguous' || reading.kind === 'relative') {
    return [reading.kind, reading.code, ...reading.choices].join(' ')
  }
  return reading.kind === 'unreadable' ? `unreadable ${reading.code}` : reading.kind
}

describe('一天的各种写法都读出同一天', () => {
  const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(asDay('2012-01-01'), days))
  const numeral = (n: number): string => {
    const digits = '零一二三四五六七八九'
    const tens = Math.floor(n / 10)
    return `${tens === 0 ? '' : `${tens === 1 ? '' : digits.charAt(tens)}十`}${n % 10 === 0 ? '' : digits.charAt(n % 10)}`
  }
  const yearNumeral = (year: number): string =>
    String(year).replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)))
  const pad = (n: number): string => String(n).padStart(2, '0')
  const wide = (text: string): string =>
    text.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  const spellings: Readonly<Record<string, (y: number, m: number, d: number) => string>> = {
    年月日: (y, m, d) => `${y}年${m}月${d}日`,
    补零: (y, m, d) => `${y}年${pad(m)}月${pad(d)}日`,
    号: (y, m, d) => `${y}年${m}月${d}号`,
    点: (y, m, d) => `${y}.${m}.${d}`,
    点尾: (y, m, d) => `${y}.${pad(m)}.${pad(d)}.`,
    斜线: (y, m, d) => `${y}/${m}/${d}`,
    连字符: (y, m, d) => `${y}-${pad(m)}-${pad(d)}`,
    八位: (y, m, d) => `${y}${pad(m)}${pad(d)}`,
    两位年: (y, m, d) => `${y % 100}.${m}.${d}`,
    全角: (y, m, d) => wide(`${y}.${m}.${d}`),
    汉字: (y, m, d) => `${yearNumeral(y)}年${numeral(m)}月${numeral(d)}日`,
    带空格: (y, m, d) => ` ${y} 年 ${m} 月 ${d} 日 `,
    换行: (y, m, d) => `${y}年\n${m}月${d}日`,
    时刻: (y, m, d) => `${y}-${m}-${d} 17:30`,
    年加点: (y, m, d) => `${y}年${m}.${d}`,
    前: (y, m, d) => `${y}年${m}月${d}日前`,
    以前: (y, m, d) => `务必于${y}年${m}月${d}日以前完成`,
    截至: (y, m, d) => `截至${y}.${m}.${d}`,
    起止: (y, m, d) => `${y}年1月1日-${y}年${m}月${d}日`,
  }

  test.each(Object.entries(spellings))('%s', (_, spell) => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const reading = read(spell(yearOf(day), monthOf(day), dateOf(day)))
        expect(reading.kind === 'date' ? reading.due : reading).toBe(day)
      }),
    )
  })

  test('不写年份时取台账的年份', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const context = { year: yearOf(day), namedDays: [] }
        for (const text of [
          `${monthOf(day)}月${dateOf(day)}日`,
          `${monthOf(day)}/${dateOf(day)}`,
          `${numeral(monthOf(day))}月${numeral(dateOf(day))}日前`,
        ]) {
          expect(short(read(text, context))).toBe(day)
        }
      }),
    )
  })

  test('月份、月底一律到当月最后一天', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [y, m] = [yearOf(day), monthOf(day)]
        const last = lastDayOfMonth(y, m)
        for (const text of [
          `${y}年${m}月`,
          `${y}年${m}月底前`,
          `${y}.${m}`,
          `${y}-${pad(m)}`,
          `${y}${pad(m)}`,
          `${y % 100}年${m}月末`,
          `${yearNumeral(y)}年${numeral(m)}月底`,
          `${y}年1-${m}月`,
        ]) {
          expect([text, short(read(text))]).toEqual([text, last])
        }
      }),
    )
  })

  test('不存在的日子从不变成日期，建议当月最后一天', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2012, max: 2022 }), fc.integer({ min: 1, max: 12 }), (y, m) => {
        const days = daysInMonth(y, m)
        if (days === 31) return
        const reading = read(`${y}年${m}月${days + 1}日前`)
        expect(short(reading)).toBe(`ambiguous due.impossible ${lastDayOfMonth(y, m)}`)
      }),
    )
  })

  test('序列号加日期格式，1900 与 1904 两种起算都对', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const serial = serialOfDay(day)
        expect(short(read(serial, of2017, 'yyyy/m/d'))).toBe(day)
        expect(short(read(serial - 1462, { ...of2017, date1904: true }, 'm"月"d"日"'))).toBe(day)
      }),
    )
  })
})

test('任何文字都不会让读取出错；读出的日期总是真有其日', () => {
  const pieces = fc.constantFrom(
    ...'2017年月日底前至-~.、/()初中上下旬季度半年起后内个工作每周一二三十〇9 30 31 12长期立行改'.split(''),
    '9月',
    '2017年',
    '30日',
    '开学前',
  )
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
      (text) => {
        const reading = read(text)
        if (reading.kind === 'date') expect(asDay(reading.due)).toBe(reading.due)
        if (reading.kind !== 'blank') expect(reading.why).not.toBe('')
      },
    ),
    { numRuns: 3000 },
  )
})

const spoken: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  期间到最后一天为止: [
    ['2017.6-9月', '2017-09-30'],
    ['六七月', '2017-07-31'],
    ['9、10月', '2017-10-31'],
    ['2017年9月11日—15日', '2017-09-15'],
    ['6.1-9.30', '2017-09-30'],
    ['2017年11月至翌年3月', '2018-03-31'],
    ['9月中旬至10月上旬', '2017-10-10'],
    ['第三、四季度', '2017-12-31'],
    ['2017三季度末', '2017-09-30'],
    ['Q3', '2017-09-30'],
    ['前三季度', '2017-09-30'],
    ['上半年', '2017-06-30'],
    ['明年3月底前', '2018-03-31'],
    ['2017年内', '2017-12-31'],
    ['即日起至9月30日', '2017-09-30'],
    ['2017年9月1日起60日内', '2017-10-31'],
  ],
  '“前”含当日；单写月份加“前”要问': [
    ['9月30日前', '2017-09-30'],
    ['8月1日前', '2017-08-01'],
    ['8月前', 'ambiguous due.before-period 2017-07-31 2017-08-31'],
    ['9月上旬前完成', 'ambiguous due.before-period 2017-08-31 2017-09-10'],
    ['10月中旬前', 'ambiguous due.before-period 2017-10-10 2017-10-20'],
    ['第三季度前', 'ambiguous due.before-period 2017-06-30 2017-09-30'],
    ['2018年前', 'ambiguous due.before-period 2017-12-31 2018-12-31'],
    ['8月前（8月31日）', '2017-08-31'],
  ],
  有两种读法的都要问: [
    ['6-9', 'ambiguous due.two-way 2017-06-09 2017-09-30'],
    ['2017.6-9', 'ambiguous due.two-way 2017-06-09 2017-09-30'],
    ['3/4/2017', 'ambiguous due.two-way 2017-03-04 2017-04-03'],
    ['9月初', 'ambiguous due.vague-part 2017-09-01 2017-09-05 2017-09-10'],
    ['8月中下旬', 'ambiguous due.vague-part 2017-08-20 2017-08-31'],
    ['7月30或31日', 'ambiguous due.several 2017-07-30 2017-07-31'],
    ['9月底前后', 'ambiguous due.approximate 2017-09-30'],
    ['0930', 'ambiguous due.number 2017-09-30'],
    ['15日前', 'ambiguous due.day-only'],
    ['一月内', 'ambiguous due.two-way 2017-01-31'],
    ['制度建设6月底前，其余9月底前', 'ambiguous due.several 2017-06-30 2017-09-30'],
    ['原定7月31日，延期至9月30日', 'ambiguous due.moved 2017-07-31 2017-09-30'],
    ['9月28日-3日', 'ambiguous due.impossible'],
    ['13月底前', 'ambiguous due.impossible'],
  ],
  '分阶段写明的，到最后一个阶段为止': [
    ['8月底前完成盘点，10月底前完成账务处理', '2017-10-31'],
    ['第一阶段6月底前，第二阶段10月底前', '2017-10-31'],
    ['分两阶段：6月底完成清理，10月底完成修订', '2017-10-31'],
    ['4月30日前清掏，8月31日前完成改造', '2017-08-31'],
    ['6月底50%，9月底80%，11月底100%', '2017-11-30'],
    ['6月底前完成8处，9月底前完成12处', '2017-09-30'],
    ['首期4月底、二期5月底、三期6月底完成', '2017-06-30'],
    ['近期5月底前；远期12月底前', '2017-12-31'],
    ['8月底前，9月底前', 'ambiguous due.several 2017-08-31 2017-09-30'],
    ['10月底前完成排查，6月底前完成整改', 'ambiguous due.several 2017-06-30 2017-10-31'],
  ],
  '某件事以前，没有写明是哪一天的要问': [
    ['复工前', 'relative due.before-event'],
    ['随6月版本上线', 'unreadable due.unreadable'],
    ['主体结构封顶前完成', 'relative due.before-event'],
    ['资金到位后', 'relative due.after-event'],
    ['取得许可证后方可恢复供餐', 'relative due.after-event'],
    ['合同到期（2017年11月30日）后公开招租', 'ambiguous due.start-limit'],
  ],
  报送的日子不是整改的时限: [
    ['6月30日前完成，7月10日前报销号材料', '2017-06-30'],
    ['6月底前整改到位，7月5日前提交佐证材料', '2017-06-30'],
  ],
  括号里的日子解释前面的期限: [
    ['10个工作日（6月14日前）', '2017-06-14'],
    ['一个月（5月10日-6月10日）', '2017-06-10'],
  ],
  某月第几周不是那个月的最后一天: [['5月第3周', 'ambiguous due.approximate 2017-05-31']],
  只有起点的不是时限: [
    ['9月1日起', 'ambiguous due.start-limit'],
    ['从9月开始', 'ambiguous due.start-limit'],
    ['9月30日后', 'ambiguous due.start-limit'],
    ['自9月起持续整改', 'ongoing'],
  ],
  '先说的为主：立行立改与长期坚持并提': [
    ['立行立改并长期坚持', 'immediate'],
    ['长期坚持、立行立改', 'ongoing'],
    ['立行立改，7月15日前完成', '2017-07-15 immediate'],
    ['2017年10月底前，并长期坚持', '2017-10-31 ongoing'],
    ['无法立即整改，9月底前完成', '2017-09-30'],
    ['立行立改，15日内完成', 'relative due.relative'],
    ['长期坚持，每月检查一次', 'ongoing'],
  ],
  '最迟的算数，力争的不算': [
    ['收到通知之日起30日内，最迟不超过9月30日', '2017-09-30'],
    ['力争6月底、确保7月底前完成', '2017-07-31'],
    ['根据6月5日会议要求，9月30日前完成', '2017-09-30'],
  ],
  '周期性的、相对的没有日期': [
    ['每月5日前', 'relative due.recurring'],
    ['每年3月底前', 'relative due.recurring'],
    ['5个工作日内', 'relative due.relative'],
    ['60日', 'relative due.relative'],
    ['两年内', 'relative due.relative'],
    ['本周五前', 'relative due.from-here'],
    ['每月一次，9月底前完成首次', '2017-09-30'],
  ],
  不是日期的数字不当日期: [
    ['根据〔2017〕3号文件9月底前完成', '2017-09-30'],
    ['完成率100%，9月底前', '2017-09-30'],
    ['联系电话83456789，9月底前', '2017-09-30'],
    ['9月30日（周六）17:00前', '2017-09-30'],
    ['1、9月底前', '2017-09-30'],
    ['2017年三年行动计划', 'unreadable due.unreadable'],
    ['统一月底前完成', 'relative due.from-here'],
    ['要求2024年8月前完成42项具体整改任务', 'ambiguous due.before-period 2024-07-31 2024-08-31'],
  ],
  没有写明的照实说: [
    ['待定', 'ambiguous due.vague'],
    ['尽快', 'ambiguous due.vague'],
    ['-', 'unreadable due.none-given'],
    ['无', 'unreadable due.none-given'],
    ['已完成', 'unreadable due.status'],
    ['已于6月30日完成', 'ambiguous due.status 2017-06-30'],
    ['同上', 'unreadable due.ditto'],
    ['腊月', 'ambiguous due.lunar'],
    ['', 'blank'],
    ['　\n ', 'blank'],
  ],
}

describe.each(Object.entries(spoken))('%s', (_, cases) => {
  test.each(cases)('%s', (text, expected) => {
    expect(short(read(text))).toBe(expected)
  })
})

describe('数字', () => {
  test.each([
    [2017.1, undefined, 'ambiguous due.two-way 2017-01-31 2017-10-31'],
    [2017.1, '0.00', '2017-10-31'],
    [2017.9, undefined, '2017-09-30'],
    [2017.11, undefined, '2017-11-30'],
    [9.3, undefined, 'ambiguous due.two-way 2017-09-03 2017-09-30'],
    [9.3, '0.00', '2017-09-30'],
    [9.25, undefined, '2017-09-25'],
    [9.4, undefined, '2017-09-04'],
    [9.3, 'm"月"d"日"', 'ambiguous due.two-way 2017-09-03 2017-09-30'],
    [20170930, undefined, '2017-09-30'],
    [201709, undefined, '2017-09-30'],
    [43008, undefined, '2017-09-30'],
    [42979, 'yyyy"年"m"月"', '2017-09-30'],
    [42985, 'yyyy"年"m"月"', 'ambiguous due.two-way 2017-09-07 2017-09-30'],
    [2017, undefined, 'ambiguous due.year-only 2017-12-31'],
    [3, undefined, 'unreadable due.unreadable'],
  ])('%s（格式 %s）', (value, format, expected) => {
    expect(short(read(value, of2017, format))).toBe(expected)
  })

  test('公式错误值不是时限', () => {
    expect(readTimeLimit({ value: '#REF!', error: true }, of2017)).toMatchObject({ code: 'due.error-value' })
  })
})

describe('年份', () => {
  const acrossYears: TimeLimitContext = { ...of2017, starts: asDay('2017-09-01'), ends: asDay('2018-03-31') }

  test('行动跨年时，取落在行动起止之内的年份', () => {
    expect(short(read('1月15日前', acrossYears))).toBe('2018-01-15')
    expect(short(read('11月底', acrossYears))).toBe('2017-11-30')
    expect(short(read('2017年1月15日', acrossYears))).toBe('2017-01-15')
    expect(short(read('2月29日前', acrossYears))).toBe('ambiguous due.impossible 2018-02-28')
  })

  test('说明年份从哪里来', () => {
    expect(read('7月底前')).toMatchObject({ why: '“7月底”即2017年7月31日；年份2017取自台账' })
    expect(read('1月15日前', acrossYears)).toMatchObject({
      why: expect.stringContaining('按专项行动起止时间推定'),
    })
  })
})

describe('只有学校知道的日子', () => {
  const school: TimeLimitContext = {
    ...of2017,
    namedDays: [
      { name: '开学', day: asDay('2017-09-01') },
      { name: '国庆节', day: asDay('2017-10-01') },
      { name: '学期末', day: asDay('2017-07-08') },
    ],
  }

  test.each([
    ['开学前', '2017-09-01'],
    ['国庆节前', '2017-10-01'],
    ['十一前', '2017-10-01'],
    ['本学期结束前', '2017-07-08'],
    ['放假前', 'ambiguous due.unnamed-day'],
    ['2018年国庆节前', 'ambiguous due.unnamed-day 2018-09-30 2018-10-01'],
  ])('%s', (text, expected) => {
    expect(short(read(text, school))).toBe(expected)
  })

  test('设置里没有就问，绝不自己推算', () => {
    expect(short(read('开学前'))).toBe('ambiguous due.unnamed-day')
    expect(short(read('中秋节前'))).toBe('ambiguous due.unnamed-day')
    expect(short(read('国庆节前'))).toBe('ambiguous due.unnamed-day 2017-09-30 2017-10-01')
    expect(short(read('国庆节前后'))).toBe('ambiguous due.unnamed-day 2017-09-30 2017-10-01')
  })
})

describe('相对期限知道起算日时给出可选的日子', () => {
  const calendar = {
    years: [2017],
    holidays: {
      '2017-10-02': '国庆节',
      '2017-10-03': '国庆节',
      '2017-10-04': '中秋节',
      '2017-10-05': '国庆节',
      '2017-10-06': '国庆节',
    },
    makeupDays: { '2017-09-30': '国庆节' },
  }
  const from = (baseDay: string): TimeLimitContext => ({ ...of2017, baseDay: asDay(baseDay), calendar })
  const choices = (text: string, context: TimeLimitContext): readonly Day[] => {
    const reading = read(text, context)
    return reading.kind === 'relative' ? reading.choices : []
  }

  test('当日不算，第二天起数', () => {
    expect(choices('收到之日起10日内', from('2017-06-05'))).toEqual(['2017-06-15'])
  })

  test('按月的到对应日，没有对应日的到月末', () => {
    expect(choices('一个月内', from('2017-08-31'))).toEqual(['2017-09-30'])
  })

  test('工作日按放假安排数', () => {
    expect(choices('5个工作日内', from('2017-09-27'))).toEqual(['2017-10-10'])
  })

  test('最后一天休假的，两种都列出', () => {
    expect(choices('5日内', from('2017-09-28'))).toEqual(['2017-10-03', '2017-10-09'])
  })

  test('没有放假安排的年份要说明', () => {
    expect(read('5个工作日内', from('2017-12-28'))).toMatchObject({
      why: expect.stringContaining('2018年的放假安排未知'),
    })
  })
})

describe('普通日期栏', () => {
  test.each<[Cell['value'], string | null]>([
    ['2017-07-20', '2017-07-20'],
    ['7月20日', '2017-07-20'],
    ['已于2017年7月20日完成', '2017-07-20'],
    ['2017.7.20（已验收）', '2017-07-20'],
    [20170720, '2017-07-20'],
    ['未完成', null],
    ['', null],
    ['-', null],
    ['2017年7月', null],
    ['7月底', null],
    ['7月1日-7月20日', null],
    ['2017年9月31日', null],
    [9.3, null],
    [2017.9, null],
  ])('%s', (value, expected) => {
    expect(readDay({ value }, of2017)).toBe(expected)
  })
})
