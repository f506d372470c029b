import { describe, expect, test } from 'vitest'
import { readBook } from '#rules/reading/readBook'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'
import { both, codes, finding, first, header, problems, read, second } from '../drawnLedger.ts'

describe('台账在表上的位置', () => {
  test('一、标题、截至行和三行表头之后从数据行读起', () => {
    const book = read(
      [
        ['整改清单'],
        ['截至2017年9月10日'],
        ['序号', '问题情况', null, '整改', null],
        [null, '问题来源', '问题表述', '整改措施', '整改时限'],
        [null, null, '具体问题表述', null, null],
        ['1', '自查', '窗口中午无人值守', '实行午间轮班', '9月30日前'],
      ],
      ['A1:E1', 'A2:E2', 'A3:A5', 'B3:C3', 'D3:E3', 'B4:B5', 'D4:D5', 'E4:E5'],
    )
    expect(book.items).toMatchObject([{ origin: { row: 6 }, source: '自查', due: '2017-09-30' }])
  })

  test('二、同一张表有无标题行都一样读', () => {
    const plain = read([header, first, second])
    const titled = read([['教务处台账'], header, first, second], ['A1:E1'])
    expect(problems(plain)).toEqual(both)
    expect(problems(titled)).toEqual(both)
  })

  test('三、不同上级下的同名栏目分得开', () => {
    const book = read(
      [
        ['序号', '问题', '牵头责任', null, '协办责任', null],
        [null, null, '责任单位', '责任人', '责任单位', '责任人'],
        ['1', '窗口中午无人值守', '综合科', '陈磊', '财务处', '李伟'],
      ],
      ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
    )
    expect(book.items[0]).toMatchObject({
      department: '综合科',
      owner: '陈磊',
      extras: { '协办责任/责任单位': '财务处', '协办责任/责任人': '李伟' },
    })
  })

  test('四、填报信息在一格、几格、合并格或表头之间都读得到', () => {
    const rows: (readonly Drawn[])[][] = [
      [['填报单位：财务处    填报时间：2017年6月20日']],
      [['填报单位', '财务处', '填报时间', '2017年6月20日']],
      [['填报单位（盖章）：财务处', null, null, '填报人：李伟']],
      [['单位：', '财务处']],
    ]
    for (const above of rows) {
      const book = read([['问题台账'], ...above, header, first], ['A1:E1'], '台账.xlsx')
      expect(book.items[0]).toMatchObject({ unit: 'cwc' })
      expect(book.sheets[0]).toMatchObject({ unitFrom: 'metadata' })
    }
  })

  test('五、表头下的列号行不是数据', () => {
    for (const numbers of [
      ['1', '2', '3', '4', '5'],
      [1, 2, 3, 4, 5],
      ['A', 'B', 'C', 'D', 'E'],
      ['（1）', '（2）', '（3）', '（4）', '（5）'],
    ]) {
      expect(problems(read([header, numbers, first, second]))).toEqual(both)
    }
  })

  test('六、表头里的空格、换行和代码表', () => {
    const book = read([
      ['序 号', '问 题\n表 现', '整改　措施 ', '整改状态（1.未整改 2.整改中 3.已完成）'],
      ['1', '窗口中午无人值守', '实行午间轮班', '3'],
      ['2', '报销单据审核积压', '增设审核岗位', '2'],
    ])
    expect(book.items).toMatchObject([{ claimed: 'done' }, { claimed: 'in-progress' }])
  })

  test('偏在一角、上下左右有空行空列的表', () => {
    const book = read([
      [],
      [],
      [null, null, '教务处台账'],
      [],
      [null, null, ...header],
      [],
      [null, null, ...first],
      [],
      [null, null, ...second],
    ])
    expect(problems(book)).toEqual(both)
    expect(book.items.map(({ origin }) => origin.row)).toEqual([7, 9])
  })

  test('没有合并的两行表头（CSV）', () => {
    const book = read([
      ['序号', '问题', '整改方案', null, null, '责任落实', null],
      [null, null, '整改措施', '整改目标', '完成时限', '责任领导', '联系科室'],
      ['1', '窗口中午无人值守', '实行午间轮班', '不断档', '7月31日前', '张伟', '综合科'],
    ])
    expect(book.items[0]).toMatchObject({ measures: '实行午间轮班', due: '2017-07-31', leader: '张伟' })
    expect(book.items[0]?.extras ?? { '责任落实/联系科室': '综合科' }).toEqual({
      '责任落实/联系科室': '综合科',
    })
  })
})

describe('工作簿', () => {
  test('十九、一栏一值的单页表单放在一边并说明', () => {
    const book = read([
      ['问题整改单'],
      ['责任单位', '教务处', '责任人', '陈磊'],
      ['存在问题', '窗口中午无人值守'],
      ['整改措施', '实行午间轮班'],
      ['整改时限', '2017-07-31', '整改状态', '整改中'],
    ])
    expect(book.items).toEqual([])
    expect(book.sheets[0]?.kind).toBe('form')
    expect(codes(book)).toContain('sheet.set-aside')
  })

  test('一本多月：各表都读，说明表放在一边，空表不提', () => {
    const book = readBook(
      '教务处.xlsx',
      [
        gridOf([['填表说明'], ['1.本表由各单位填写，问题要具体到岗位和个人。']], [], { name: '填表说明' }),
        gridOf([header, first], [], { name: '6月' }),
        gridOf([header, second], [], { name: '7月' }),
        gridOf([], [], { name: 'Sheet3' }),
      ],
      demoCampaign,
    )
    expect(problems(book)).toEqual(both)
    expect(book.sheets.map(({ kind }) => kind)).toEqual(['instructions', 'ledger', 'ledger', 'empty'])
    expect(book.findings.filter(({ code }) => code === 'sheet.set-aside')).toMatchObject([
      { sheet: '填表说明', cell: null },
    ])
  })

  test('一表两张台账都读；统计表放在一边并说明', () => {
    const book = read([
      ['一、自查问题'],
      header,
      first,
      [],
      ['二、督导反馈问题'],
      ['序号', '反馈问题', '责任领导', '整改措施', '完成时限'],
      ['1', '报销单据审核积压', '张伟', '增设审核岗位', '2017-08-31'],
      [],
      ['序号', '单位', '问题数', '完成数'],
      ['1', '教务处', '2', '1'],
    ])
    expect(problems(book)).toEqual(both)
    expect(book.sheets[0]?.tables.map(({ kind }) => kind)).toEqual(['ledger', 'ledger', 'other'])
    expect(codes(book)).toContain('table.set-aside')
  })

  test('隐藏的表、行、列照读，并说明', () => {
    const book = read([header, first, second], [], '教务处.xlsx', {
      hidden: true,
      hiddenRows: [2],
      hiddenColumns: [4],
    })
    expect(problems(book)).toEqual(both)
    expect(codes(book)).toEqual(expect.arrayContaining(['sheet.hidden', 'row.hidden', 'column.hidden']))
  })

  test('没有台账的文件要问', () => {
    expect(codes(read([['通知'], ['请各单位按时报送。']]))).toContain('file.no-ledger')
  })

  test('单位依次取自行、填报信息、标题、表名、文件名；都没有就问', () => {
    expect(read([header, first], [], '台账.xlsx', { name: '图书馆' }).items[0]?.unit).toBe('tsg')
    expect(read([['财务处问题台账'], header, first], [], '图书馆.xlsx').items[0]?.unit).toBe('cwc')
    expect(codes(read([header, first], [], '台账.xlsx'))).toContain('unit.missing')
  })

  test('表内单位与文件名不一致，以表内为准并说明', () => {
    const book = read([['填报单位：财务处'], header, first], [], '图书馆.xlsx')
    expect(book.items[0]?.unit).toBe('cwc')
    expect(finding(book, 'unit.conflict')).toMatchObject({ cell: 'A1', suggestion: '图书馆' })
  })

  test('无年份的时限取填报日期的年份', () => {
    const book = read([
      ['填报时间：2018年3月1日'],
      header,
      ['1', '甲问题很突出', '加强管理', '6月30日前', '陈磊'],
    ])
    expect(book.items[0]?.due).toBe('2018-06-30')
  })

  test('说明写明行、栏、原文和出路', () => {
    const book = read([header, ['1', '甲问题很突出', '加强管理', '9月31日前', '陈磊']])
    const said = book.findings.find(({ field }) => field === 'due')
    expect(said).toMatchObject({ file: '教务处.xlsx', sheet: '台账', cell: 'D2', given: '9月31日前' })
    expect(said?.message).toMatch(/第 2 行“整改时限”写的是“9月31日前”/)
    expect(said?.message).toMatch(/(?:建议|请选定|请写明)/)
  })
})
