import { describe, expect, test } from 'vitest'
import { dateCell } from '../gridOf.ts'
import { both, codes, finding, first, header, problems, read, second } from '../drawnLedger.ts'

describe('行', () => {
  test('七、竖向合并的值对所跨各行都算', () => {
    const book = read(
      [
        header,
        ['1', '窗口中午无人值守', '措施一', '2017-07-31', '陈磊'],
        [null, null, '措施二', '2017-08-31', '李伟'],
      ],
      ['A2:A3', 'B2:B3'],
    )
    expect(book.items).toMatchObject([
      { problem: '窗口中午无人值守', measures: '措施一', due: '2017-07-31' },
      { problem: '窗口中午无人值守', measures: '措施二', due: '2017-08-31', itemNo: '1' },
    ])
  })

  test('七、没有合并而序号和问题都空着，按上一条问题读并说明', () => {
    const book = read([header, first, [null, null, '设立值班电话', '2017-08-31', '李伟'], second])
    expect(problems(book)).toEqual([both[0], both[0], both[1]])
    expect(finding(book, 'row.continued')).toMatchObject({ cell: 'B3', severity: 'look' })
  })

  test('有序号而问题空着的行不沿用上一行，要说', () => {
    const book = read([header, first, ['2', null, '设立值班电话', '2017-08-31', '李伟']])
    expect(problems(book)).toEqual([both[0], undefined])
    expect(finding(book, 'problem.missing')).toMatchObject({ cell: 'B3' })
  })

  test('同上、〃 取上面的文字，连着几行也一样', () => {
    const book = read([
      header,
      first,
      ['2', '问题乙', '同上', '同上', '〃'],
      ['3', '问题丙', '〃', '同上', '〃'],
    ])
    expect(book.items[2]).toMatchObject({
      measures: first[2],
      due: '2017-07-31',
      dueText: '2017-07-31',
      owner: '陈磊',
    })
  })

  test('第一行的“同上”上面没有内容，要说', () => {
    const book = read([header, ['1', '窗口中午无人值守', '实行午间轮班', '同上', '陈磊']])
    expect(finding(book, 'ditto.nothing-above')).toMatchObject({ cell: 'D2', field: 'due' })
    expect(book.items[0]?.due).toBeUndefined()
  })

  test('八、序号在第二栏，或没有序号', () => {
    const later = read([
      ['问题来源', '序号', '问题', '措施'],
      ['自查', '1', '甲问题', '加强管理'],
      [null, '2', '乙问题', '加强管理'],
    ])
    expect(later.items).toMatchObject([{ itemNo: '1' }, { itemNo: '2', problem: '乙问题' }])
    const none = read([
      ['问题', '措施', '责任人'],
      ['甲问题', '加强管理', '陈磊'],
      ['乙问题', '加强管理', '李伟'],
    ])
    expect(problems(none)).toEqual(['甲问题', '乙问题'])
  })

  test('序号左边的分组栏写一次管以下各行', () => {
    const book = read([
      ['问题类别', '序号', '问题', '措施'],
      ['服务意识弱', '1', '甲问题', '加强管理'],
      [null, '2', '乙问题', '加强管理'],
      [null, '3', '丙问题', '加强管理'],
      ['纪律意识淡薄', '4', '丁问题', '加强管理'],
      [null, '5', '戊问题', '加强管理'],
    ])
    expect(book.items.map(({ category }) => category)).toEqual([7, 7, 7, 3, 3])
  })

  test('九、键入 3.25 的日期成了数字，仍读作日期', () => {
    const book = read([header, ['1', '窗口中午无人值守', '实行午间轮班', 8.25, '陈磊']])
    expect(book.items[0]?.due === '2017-08-25' || finding(book, 'due.ambiguous') !== undefined).toBe(true)
  })

  test('十、零报告写成一行，不是问题', () => {
    const book = read([header, ['1', '经自查，暂未发现需整改的问题']])
    expect(book.items).toEqual([])
    expect(book.zeroReports).toMatchObject([{ unit: 'jwc', row: 2 }])
  })

  test('零报告可以横跨全表，可以另带“无”和斜线，可以是一封信', () => {
    expect(read([header, ['本单位未发现问题，实行零报告']], ['A2:E2']).zeroReports).toHaveLength(1)
    expect(read([header, ['1', '无', '/', '无', '/']]).zeroReports).toHaveLength(1)
    const letter = read([['零报告'], ['经自查，我单位暂未发现问题。'], ['教务处']])
    expect(letter.zeroReports).toMatchObject([{ unit: 'jwc' }])
  })

  test('预备的几行都写“无”，只算一份零报告；空表下的说明也算', () => {
    expect(read([header, ['1', '无', '无', '无'], ['2', '无', '无', '无']]).zeroReports).toHaveLength(1)
    const noted = read([header, [], ['注：本单位经自查未发现问题，实行零报告。']])
    expect(noted.zeroReports).toHaveLength(1)
    expect(codes(noted)).not.toContain('sheet.no-rows')
  })

  test('同一单位既有问题又写零报告，要说', () => {
    const book = read([header, first, ['2', '经自查，未发现问题']])
    expect(problems(book)).toEqual([both[0]])
    expect(codes(book)).toContain('row.nil-beside-items')
  })

  test('空表不是零报告', () => {
    const book = read([['教务处台账'], header])
    expect(book.zeroReports).toEqual([])
    expect(codes(book)).toContain('sheet.no-rows')
  })

  test('九、十二、一格几个单位：保留原文，要问', () => {
    for (const text of ['教务处、财务处', '教务处/财务处', '教务处等3家单位']) {
      const book = read(
        [
          ['单位', '问题', '措施'],
          ['财务处', '甲问题', '加强管理'],
          [text, '乙问题', '加强管理'],
        ],
        [],
        '汇总.xlsx',
      )
      expect(book.items[1]).toMatchObject({ extras: { 单位: text } })
      expect(book.items[1]?.unit).toBeUndefined()
      expect(finding(book, 'unit.several')).toMatchObject({ cell: 'A3', severity: 'ask' })
    }
  })

  test('名单里没有的单位要问，条目不挂单位', () => {
    const book = read(
      [
        ['单位', '问题', '措施'],
        ['财务处', '甲问题', '加强管理'],
        ['航天学院', '乙问题', '加强管理'],
      ],
      [],
      '汇总.xlsx',
    )
    expect(book.items[1]).toMatchObject({ problem: '乙问题', extras: { 单位: '航天学院' } })
    expect(book.items[1]?.unit).toBeUndefined()
    expect(finding(book, 'unit.unknown')).toMatchObject({ cell: 'A3', given: '航天学院' })
  })

  test('单位写一次、以下空着，按上一行读并说明', () => {
    const book = read(
      [
        ['单位', '问题', '措施'],
        ['财务处', '甲问题', '加强管理'],
        [null, '乙问题', '加强管理'],
        ['图书馆', '丙问题', '加强管理'],
      ],
      [],
      '汇总.xlsx',
    )
    expect(book.items.map(({ unit }) => unit)).toEqual(['cwc', 'cwc', 'tsg'])
    expect(codes(book)).toContain('unit.carried')
  })

  test('小标题写单位时，管以下各行', () => {
    const book = read([header, ['教务处'], first, ['财务处'], second], ['A2:E2', 'A4:E4'], '汇总.xlsx')
    expect(book.items.map(({ unit }) => unit)).toEqual(['jwc', 'cwc'])
  })

  test('十三、两个完成日期：更确切的为准，另一个保留', () => {
    const book = read([
      ['问题', '措施', '整改时限', '实际完成时间', '确认完结时间'],
      ['甲问题很突出', '加强管理', '2017-07-31', '2017-07-20', '2017-07-25'],
    ])
    expect(book.items[0]?.completedOn).toBeDefined()
    expect(Object.keys(book.items[0]?.extras ?? {})).toHaveLength(1)
  })

  test('十四、时限栏里的状态词留在原处，状态栏里的时限词归到时限，都说明', () => {
    const book = read([
      ['问题', '措施', '整改时限', '整改状态'],
      ['甲问题很突出', '加强管理', '2017-07-31', '整改中'],
      ['乙问题很突出', '加强管理', '已完成', null],
      ['丙问题很突出', '加强管理', null, '长期坚持'],
    ])
    expect(book.items[1]).toMatchObject({ dueText: '已完成' })
    expect(book.items[1]?.claimed).toBeUndefined()
    expect(finding(book, 'due.is-status')).toMatchObject({ cell: 'C3' })
    expect(book.items[2]).toMatchObject({ disposal: 'ongoing' })
    expect(finding(book, 'claimed.is-limit')).toMatchObject({ cell: 'D4' })
  })

  test('十六、单位在右边自己加的栏目原样保留', () => {
    const book = read([
      [...header, '涉及金额', '牵头处长意见'],
      [...first, '12万元', '同意'],
    ])
    expect(book.items[0]?.extras).toEqual({ 涉及金额: '12万元', 牵头处长意见: '同意' })
  })

  test('右边没有表头的内容也保留，并问', () => {
    const book = read([header, [...first, '本周已开会'], second])
    expect(book.items[0]?.extras).toEqual({ F列: '本周已开会' })
    expect(finding(book, 'column.unlabelled')).toMatchObject({ severity: 'ask' })
  })

  test('十七、一格几条措施照原文，一格几个问题要说', () => {
    const measures = '1、建立台账\n2.定期检查、\n3，通报'
    const book = read([header, ['1', '1.窗口无人 2.电话无人接听', measures, '2017-07-31', '陈磊']])
    expect(book.items[0]).toMatchObject({ measures, problem: '1.窗口无人 2.电话无人接听' })
    expect(finding(book, 'problem.several')).toMatchObject({ cell: 'B2' })
  })

  test('十八、登记日期晚于时限照样读', () => {
    const book = read([
      ['登记日期', '问题', '措施', '整改时限'],
      ['2017-08-20', '甲问题很突出', '加强管理', '2017-07-31'],
    ])
    expect(book.items[0]).toMatchObject({ foundOn: '2017-08-20', due: '2017-07-31' })
  })

  test('二十、合计、小计、签字、说明都不是问题', () => {
    const book = read(
      [
        header,
        first,
        ['小计', '1项'],
        second,
        ['合计', null, '2项'],
        ['负责人签字：', null, '审核人：'],
        ['注：本表每周五报送。'],
        [null, null, null, null, '2017年6月20日'],
      ],
      ['A7:E7'],
    )
    expect(problems(book)).toEqual(both)
    expect(book.sheets[0]?.footerRows).toEqual([3, 5, 6, 7, 8])
  })

  test('二十一、关键栏空着也读到底', () => {
    const book = read([
      ['问题来源', '序号', '问题', '措施'],
      ['自查', '1', '甲问题很突出', '加强管理'],
      [null, '2', '乙问题很突出', '加强管理'],
      [null, null, null, null],
      ['校长信箱', '3', null, '加强管理'],
      ['自查', '4', '丁问题很突出', '加强管理'],
    ])
    expect(book.items.map(({ origin }) => origin.row)).toEqual([2, 3, 5, 6])
    expect(book.items[1]?.source).toBeUndefined()
  })

  test('每页重复的标题和表头不是数据', () => {
    const book = read([['教务处台账'], header, first, ['教务处台账'], header, second], ['A1:E1', 'A4:E4'])
    expect(problems(book)).toEqual(both)
  })

  test('填写示例不是问题，要说', () => {
    const book = read([header, ['例：', '窗口服务不规范', '加强培训', '2017-07-31', '张某'], first])
    expect(problems(book)).toEqual([both[0]])
    expect(finding(book, 'row.example')).toMatchObject({ cell: 'A2' })
  })

  test('预先编好序号的空行不是问题，要说', () => {
    const book = read([header, first, ['2'], ['3'], ['4']])
    expect(problems(book)).toEqual([both[0]])
    expect(finding(book, 'row.only-number')?.message).toContain('3–5')
  })

  test('公式出错的格子不作内容，要说', () => {
    const book = read([
      header,
      ['1', '窗口中午无人值守', { value: '#REF!', error: true }, '2017-07-31', '陈磊'],
    ])
    expect(book.items[0]?.measures).toBeUndefined()
    expect(finding(book, 'cell.error')).toMatchObject({ cell: 'C2', given: '#REF!' })
  })

  test('只写了问题的行也是问题', () => {
    const book = read([header, first, [null, '电话长期无人接听'], second])
    expect(problems(book)).toContain('电话长期无人接听')
  })

  test('真日期格与文字日期都读得到，真日期不留原文', () => {
    const book = read([
      header,
      ['1', '甲问题很突出', '加强管理', dateCell(42947, 'yyyy"年"m"月"d"日"'), '陈磊'],
    ])
    expect(book.items[0]).toMatchObject({ due: '2017-07-31' })
    expect(book.items[0]?.dueText).toBeUndefined()
  })
})
