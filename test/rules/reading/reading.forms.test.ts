import { describe, expect, test } from 'vitest'
import { isNilReturn } from '#rules/reading/table/nilReturn'
import { readBook } from '#rules/reading/readBook'
import { listsSeveral } from '#rules/reading/item/severalProblems'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf } from '../gridOf.ts'
import { first, header, read, second, third } from '../drawnLedger.ts'

/** Layouts that no published form has and some department will send. */

const rows = [first, second, third]

describe('没见过的版式', () => {
  test('并排的两张台账都读，各是各的', () => {
    const right = [['1', '答疑时间没有公布', '在系网公布', '2017-10-31', '周敏']]
    const book = read([
      [...header, null, ...header],
      ...rows.map((row, i) => [...row, null, ...(right[i] ?? [])]),
    ])
    expect(book.items.map(({ problem, owner }) => `${problem}/${owner}`)).toEqual([
      ...rows.map((row) => `${row[1]}/${row[4]}`),
      '答疑时间没有公布/周敏',
    ])
    expect(book.items.every(({ extras }) => extras === undefined)).toBe(true)
  })

  test('隔着空栏的统计表不是栏目，空栏后的备注仍是栏目', () => {
    const counted = read([
      [...header, null, '整改状态', '项数'],
      ...rows.map((row, i) => [...row, null, ...(i === 0 ? ['已完成', 1] : i === 1 ? ['整改中', 2] : [])]),
    ])
    expect(counted.items.map(({ claimed }) => claimed)).toEqual([undefined, undefined, undefined])
    expect(counted.findings.map(({ code }) => code)).toContain('table.set-aside')
    const spaced = read([
      [...header, null, '整改状态', '备注'],
      ...rows.map((row) => [...row, null, '已完成', '师生反映好']),
    ])
    expect(spaced.items[0]).toMatchObject({ claimed: 'done', extras: { 备注: '师生反映好' } })
  })

  test('下一张表的标题另写单位，下面的问题是那个单位的', () => {
    const book = read([
      ['教务处整改台账'],
      header,
      rows[0] ?? [],
      [],
      ['财务处整改台账'],
      ['序号', '存在问题', '具体措施', '完成时限', '责任科室', '整改状态'],
      ['1', '出纳窗口排队过久', '增开窗口', '2017-08-31', '会计科', '整改中'],
    ])
    expect(book.items.map(({ unit }) => unit)).toEqual(['jwc', 'cwc'])
  })

  test('英文、拼音的表头也认得', () => {
    for (const labels of [
      ['No', 'Problem', 'Measures', 'Deadline', 'Owner'],
      ['xuhao', 'cunzai wenti', 'cuoshi', 'shixian', 'zerenren'],
    ]) {
      const [item] = read([labels, ...rows]).items
      expect(item).toMatchObject({ problem: '窗口中午无人值守', due: '2017-07-31', owner: '陈磊' })
    }
  })

  test('口语的表头按问法认，全不认得的按取值来问', () => {
    const asked = ['序号', '问题', '怎么改', '啥时候完成', '谁来负责']
    expect(read([asked, ...rows]).items[0]).toMatchObject({ measures: '实行午间轮班', owner: '陈磊' })
    const strange = read([['序号', '问题', '甲栏', '乙栏', '丙栏'], ...rows])
    expect(strange.items[0]?.extras).toEqual({ 甲栏: '实行午间轮班', 乙栏: '2017-07-31', 丙栏: '陈磊' })
    expect(
      strange.findings.filter(({ code }) => code === 'column.unsure').map((one) => one.suggestion),
    ).toEqual(['整改时限', '具体责任人'])
  })

  test('空着的同名栏让位给填了的', () => {
    const book = read([
      ['序号', '问题表现', '整改措施', '整改时限▼', '责任人', '整改时限（格式：2017-06-30）'],
      ...rows,
    ])
    expect(book.items.map(({ due }) => due)).toEqual(['2017-07-31', '2017-08-31', '2017-09-30'])
  })

  test('单位后面的项数不碍事', () => {
    const book = read([
      ['单位', ...header],
      ...rows.map((row, i) => [i === 2 ? '财务处（1项）' : '教务处（2项）', ...row]),
    ])
    expect(book.items.map(({ unit }) => unit)).toEqual(['jwc', 'jwc', 'cwc'])
  })

  test('是否整改、是否销号合起来看：已整改未销号是已完成，已销号是已销号', () => {
    const book = read([
      [...header, '是否整改', '是否销号'],
      ...rows.map((row, i) => [...row, i === 2 ? '否' : '是', i === 0 ? '是' : '否']),
    ])
    expect(book.items.map(({ claimed }) => claimed)).toEqual(['closed', 'done', 'in-progress'])
    expect(book.items[0]?.extras).toEqual({ 是否销号: '是' })
  })

  test('还在整改却写已销号，以整改状态为准，要问', () => {
    const book = read([
      [...header, '整改状态', '是否销号'],
      [...(rows[0] ?? []), '整改中', '是'],
    ])
    expect(book.items[0]?.claimed).toBe('in-progress')
    expect(book.findings.find(({ code }) => code === 'claimed.conflict')?.message).toBe(
      '第 2 行“是否销号”写的是“是”，与“整改状态”栏所写不一致，以那一栏为准。请核对后改成一致。',
    )
  })

  test('相对期限从同一行的下发日期起算，只作选项，不作期限', () => {
    const book = read([
      ['序号', '下发日期', '问题表现', '整改措施', '整改时限', '责任人'],
      ['1', '2017-07-03', '窗口中午无人值守', '实行午间轮班', '收到通知之日起30日内', '陈磊'],
    ])
    expect(book.items[0]?.due).toBeUndefined()
    expect(book.findings.find(({ field }) => field === 'due')).toMatchObject({
      code: 'due.relative',
      suggestion: '2017-08-02',
    })
  })

  test('没有表头的台账不读也不猜，说清是哪几行', () => {
    const book = read([['教务处问题整改情况'], ...rows])
    expect(book.items).toEqual([])
    expect(book.findings.find(({ code }) => code === 'sheet.no-header')?.message).toContain('第 2–4 行')
  })

  test('只打勾的几栏合为一栏，勾上面的字是取值', () => {
    const book = read([
      [...header, '不作为', '乱作为', '慢作为', '已完成', '整改中'],
      [...(rows[0] ?? []), '√', null, null, '√', null],
      [...(rows[1] ?? []), null, '√', '√', null, '√'],
      [...(rows[2] ?? []), null, null, '√', '√', '√'],
    ])
    expect(book.items.map(({ kind, claimed }) => [kind, claimed])).toEqual([
      ['不作为', 'done'],
      ['乱作为、慢作为', 'in-progress'],
      ['慢作为', 'done'],
    ])
    expect(book.findings.filter(({ code }) => code === 'field.two-ticks').map(({ cell }) => cell)).toEqual([
      'J4',
    ])
  })

  test('换页时重复的单位和页码不是问题', () => {
    const book = read([
      ['教务处整改台账'],
      ['单位：教务处', null, null, '第1页'],
      header,
      ...rows.slice(0, 2),
      ['教务处整改台账'],
      ['单位：教务处', null, null, '第2页'],
      header,
      ...rows.slice(2),
    ])
    expect(book.items.map(({ problem }) => problem)).toEqual(rows.map((row) => row[1]))
  })

  test('紧接在台账下面的统计表不是问题', () => {
    const book = read([header, ...rows, ['整改状态', '项数'], ['已完成', 1], ['整改中', 2]])
    expect(book.items).toHaveLength(3)
    expect(book.findings.find(({ code }) => code === 'table.set-aside')).toMatchObject({ cell: 'A5' })
  })

  test('没有序号的台账里，写到“审核人：未签字”的行仍是问题', () => {
    const book = read([
      ['存在问题', '整改措施', '整改时限', '责任人'],
      ['审核人：未签字', '补签字', '8月底', '黄丽娟'],
      ['总计划落实不力', '加强调度', '7月底', '陈磊'],
      ['填表人：陈磊', null, '审核人：黄丽娟', '2017年8月1日'],
    ])
    expect(book.items.map(({ problem }) => problem)).toEqual(['审核人：未签字', '总计划落实不力'])
  })

  test.each([
    '（一）态度差（二）效率低',
    'a.态度差 b.效率低',
    '问题1：态度差 问题2：效率低',
    '⑴态度差⑵效率低',
    '首先，态度差；其次，效率低',
  ])('“%s”是一格几个问题', (text) => {
    expect(listsSeveral(text)).toBe(true)
  })

  test.each(['1号楼2号楼门禁坏', '1.5万元经费未用，2.3万元超支', '2017年1月至2月未开会'])(
    '“%s”只是一个问题',
    (text) => {
      expect(listsSeveral(text)).toBe(false)
    },
  )

  test('“本周自查未发现问题，特此零报告”是零报告', () => {
    expect(isNilReturn('本周自查未发现不作为、乱作为、慢作为问题，特此零报告。')).toBe(true)
  })

  test.each([
    ['整改状态：A.未整改；B.整改中；C.已整改', ['C', 'b', 'Ａ']],
    ['整改状态（①未整改②整改中③已整改）', ['3', '②', '１']],
    ['状态(0未整改1整改中2已整改)', [2, 1, 0]],
  ])('“%s”下面的代码都译得出', (label, codes) => {
    const book = read([[...header, label], ...rows.map((row, i) => [...row, codes[i]])])
    expect(book.items.map(({ claimed }) => claimed)).toEqual(['done', 'in-progress', 'not-started'])
  })

  test('代码写在表头下面的提示行里，也算表头的', () => {
    const book = read([
      [...header, '整改状态'],
      [null, null, null, '（年/月/日）', null, '（1未整改2整改中3已整改）'],
      ...rows.map((row, i) => [...row, 3 - i]),
    ])
    expect(book.items.map(({ claimed }) => claimed)).toEqual(['done', 'in-progress', 'not-started'])
  })

  test('一格几个代码，逐个译出', () => {
    const book = read([
      [...header, '问题类型（1不作为2乱作为3慢作为）'],
      ...rows.map((row, i) => [...row, ['1、3', '2', '3'][i]]),
    ])
    expect(book.items.map(({ kind }) => kind)).toEqual(['不作为、慢作为', '乱作为', '慢作为'])
  })

  test('写着一家或几家单位的责任单位栏，是单位栏', () => {
    const book = readBook(
      '汇总.xlsx',
      [
        gridOf([
          ['责任单位', ...header],
          ...rows.map((row, i) => [['教务处、财务处', '教务处', '各单位'][i], ...row]),
        ]),
      ],
      demoCampaign,
    )
    expect(book.items.map(({ unit }) => unit)).toEqual([undefined, 'jwc', undefined])
    expect(book.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unit.several', 'unit.unknown']),
    )
  })

  test('“教务处（责任领导：周明）”“财务处 共2项”各起一段', () => {
    const book = readBook(
      '汇总.xlsx',
      [gridOf([header, ['教务处（责任领导：周明）'], rows[0] ?? [], ['财务处 共2项'], ...rows.slice(1)])],
      demoCampaign,
    )
    expect(book.items.map(({ unit }) => unit)).toEqual(['jwc', 'cwc', 'cwc'])
  })

  test('五定表：定措施、定时间、定责任人各归其栏', () => {
    const book = read([
      ['序号', '隐患内容', '定措施', '定时间', '定责任人', '定资金'],
      ['1', '电线老化裸露', '更换线路', '7月底', '陈磊', '5000元'],
      ['2', '楼道堆放杂物', '清理杂物', '6月底', '黄丽娟', '0'],
    ])
    expect(book.items[0]).toMatchObject({
      measures: '更换线路',
      due: '2017-07-31',
      owner: '陈磊',
      extras: { 定资金: '5000元' },
    })
  })

  test('时间安排下的完成是时限，责任分工下的牵头是责任单位', () => {
    const book = read([
      ['序号', '整改任务', '整改举措', '责任分工', '责任分工', '时间安排', '时间安排'],
      ['序号', '整改任务', '整改举措', '牵头', '配合', '启动', '完成'],
      ['1', '改进窗口服务', '中午不断岗', '教学科', '考务科', '6月', '7月底'],
      ['2', '报销提速增效', '五日内办结', '教务科', null, '6月', '9月底'],
    ])
    expect(book.items[0]).toMatchObject({ department: '教学科', due: '2017-07-31' })
    expect(book.items[0]?.extras).toEqual({ '责任分工/配合': '考务科', '时间安排/启动': '6月' })
  })

  test('各月底的完成情况，以最后一个月为状态，以前的原样保留', () => {
    const book = read([
      [...header, '6月底完成情况', '7月底完成情况'],
      ...rows.map((row, i) => [...row, '未启动', i === 0 ? '已完成' : '整改中']),
    ])
    expect(book.items.map(({ claimed }) => claimed)).toEqual(['done', 'in-progress', 'in-progress'])
    expect(book.items[0]?.extras).toEqual({ '6月底完成情况': '未启动' })
  })

  test('没有问题栏，措施左边说得最多的生栏要问', () => {
    const book = read([['序号', '师生说的', '整改措施', '整改时限', '责任人'], ...rows])
    expect(book.findings.find(({ code }) => code === 'column.assumed')).toMatchObject({
      given: '师生说的',
      suggestion: '问题表现',
    })
  })

  test('督办表的承办单位遍及全校，文件名里的单位只是报送人', () => {
    const units = ['教务处', '财务处', '图书馆']
    const book = readBook(
      '党政办督办事项.xlsx',
      [
        gridOf([
          ['序号', '督办事项', '办理措施', '办理时限', '承办单位'],
          ...rows.map((row, i) => [...row.slice(0, 4), units[i]]),
        ]),
      ],
      demoCampaign,
    )
    expect(book.items.map(({ unit }) => unit)).toEqual(['jwc', 'cwc', 'tsg'])
  })

  test('打印好的勾选框，只读打了勾的', () => {
    const book = read([
      [...header, '整改状态', '问题类型'],
      [...(rows[0] ?? []), '☑已整改 □整改中 □未整改', '□不作为☑慢作为'],
      [...(rows[1] ?? []), '已整改□ 整改中☑', '■不作为 □乱作为'],
      [...(rows[2] ?? []), '□已整改 □整改中 □未整改', '不作为'],
    ])
    expect(book.items.map(({ claimed, kind }) => [claimed, kind])).toEqual([
      ['done', '慢作为'],
      ['in-progress', '不作为'],
      [undefined, '不作为'],
    ])
    expect(book.items[2]?.extras).toEqual({ 整改状态: '□已整改 □整改中 □未整改' })
  })

  test('是否完成整改分“是”“否”两栏打勾', () => {
    const book = read([
      [...header, '是否完成整改', '是否完成整改'],
      [...header, '是', '否'],
      [...(rows[0] ?? []), '√', null],
      [...(rows[1] ?? []), null, '√'],
    ])
    expect(book.items.map(({ claimed }) => claimed)).toEqual(['done', 'in-progress'])
  })

  test('整改措施及时限同在一栏，措施照录，日期作时限', () => {
    const book = read([
      ['序号', '问题表现', '整改措施及时限', '责任人'],
      ['1', '窗口中午无人值守', '实行轮班，7月底前完成', '陈磊'],
    ])
    expect(book.items[0]).toMatchObject({ measures: '实行轮班，7月底前完成', due: '2017-07-31' })
  })

  test('只画横线的行不是问题，要说', () => {
    const book = read([header, ...rows, ['——', '——', '——', '——', '——']])
    expect(book.items).toHaveLength(3)
    expect(book.findings.map(({ code }) => code)).toContain('row.only-number')
  })

  test('代码的含义写在表上表下的说明里，也译得出', () => {
    const above = read([
      ['教务处整改台账'],
      ['注：整改状态 1-未整改 2-整改中 3-已整改'],
      [...header, '整改状态'],
      ...rows.map((row, i) => [...row, 3 - i]),
    ])
    expect(above.items.map(({ claimed }) => claimed)).toEqual(['done', 'in-progress', 'not-started'])
    const below = read([
      [...header, '问题类型'],
      ...rows.map((row, i) => [...row, ['A', 'B', 'C'][i]]),
      ['说明：1.整改时限写到日；2.问题类型：A不作为，B乱作为，C慢作为'],
    ])
    expect(below.items.map(({ kind }) => kind)).toEqual(['不作为', '乱作为', '慢作为'])
  })

  test('按月分段的“6月”“7月”是段，不是问题', () => {
    const book = read([header, ['6月'], rows[0] ?? [], ['7月'], rows[1] ?? []])
    expect(book.items).toHaveLength(2)
    expect(book.findings.map(({ code }) => code)).not.toContain('row.doubtful')
  })

  test('一级问题管着几个二级问题，问题是二级的', () => {
    const book = read([
      ['序号', '一级问题', '二级问题', '整改措施', '整改时限', '责任人'],
      ['1', '服务意识不强', '窗口无人值守', '实行轮班', '7月底', '陈磊'],
      ['2', '服务意识不强', '电话无人接听', '公布电话', '8月底', '黄丽娟'],
      ['3', '服务意识不强', '答复推来推去', '首问负责', '8月底', '黄丽娟'],
    ])
    expect(book.items.map(({ problem }) => problem)).toEqual(['窗口无人值守', '电话无人接听', '答复推来推去'])
  })
})
