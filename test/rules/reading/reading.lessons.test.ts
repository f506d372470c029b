import { describe, expect, test } from 'vitest'
import { codesOf } from '#rules/columns/codeList'
import { isNilReturn } from '#rules/reading/table/nilReturn'
import { listsSeveral } from '#rules/reading/item/severalProblems'
import { first, header, read, second, third } from '../drawnLedger.ts'

/** What the held-back sets taught: each a class of ledgers, drawn anew. */

const rows = [first, second, third]

describe('读台账得来的教训', () => {
  test('表头里紧挨着写的代码也认得：1立行立改2限时整改3持续整改', () => {
    expect([...codesOf('整改类型（1立行立改 2限时整改 3持续整改）')]).toEqual([
      ['1', '立行立改'],
      ['2', '限时整改'],
      ['3', '持续整改'],
    ])
    expect(codesOf('整改状态（A未整改B正在整改C已整改）').get('B')).toBe('正在整改')
    expect(codesOf('整改时限（15日内整改）').size).toBe(0)
  })

  test('整改措施旁边有等效措施，整改措施仍是措施', () => {
    const book = read([
      ['序号', '存在隐患', '整改措施', '等效措施', '整改时限', '整改人'],
      ['1', '插线板串接', '更换插线板', null, '2017-06-23', '沈晓棠'],
      ['2', '天花板渗水', '报修并移开电脑', '专人看护', '2017-08-31', '于子轩'],
    ])
    expect(book.items.map(({ measures }) => measures)).toEqual(['更换插线板', '报修并移开电脑'])
    expect(book.items[1]?.extras).toEqual({ 等效措施: '专人看护' })
  })

  test('问题里说到签字的行不是签名行', () => {
    const book = read([
      header,
      ['1', '用印审批后补签字', '先审批后用印', '2017-07-31', '陈磊'],
      ...rows.slice(1),
    ])
    expect(book.items.map(({ problem }) => problem)).toContain('用印审批后补签字')
  })

  test('空一栏之外的另一张表不混进来，但要说', () => {
    const book = read([header, ...rows.map((row, i) => [...row, null, null, `状态${i}`, String(i)])])
    expect(book.items.map(({ extras }) => extras)).toEqual([undefined, undefined, undefined])
    expect(book.findings.map(({ code }) => code)).toContain('table.set-aside')
  })

  test('合计以下隔开的统计不是问题', () => {
    const book = read([
      header,
      ...rows,
      [null, '合计：3项'],
      [],
      [],
      [null, '隐患等级', '数量'],
      [null, '一般', '3'],
    ])
    expect(book.items).toHaveLength(3)
  })

  test('“以下空白”不是问题', () => {
    expect(read([header, ...rows, [null, '以下空白']]).items).toHaveLength(3)
  })

  test('“经自查，7月份未发现新的问题”是零报告', () => {
    expect(isNilReturn('经自查，7月份未发现新的问题')).toBe(true)
    expect(isNilReturn('2017年8月未发现问题')).toBe(true)
    expect(isNilReturn('7月份检查未发现的问题8月集中暴露')).toBe(false)
  })

  test('“一是……二是……”是一格几个问题', () => {
    expect(listsSeveral('一是答疑表未张贴；二是个别教师代答')).toBe(true)
    expect(listsSeveral('第一批设备二是否到位无人核对')).toBe(false)
  })

  test('表头的写法有的常见、有的只是像，相间排列也是表头；一栏一值的表单仍不是', () => {
    const book = read([
      ['突出问题', '解决办法', '限期', '落实责任人', '备注'],
      ['办公室吸烟屡劝不改', '设劝导员', '2017-08-25', '陶雅静', null],
      ['系务公开栏未更新', '每月更新', '2017-09-10', '温若楠', null],
    ])
    expect(book.items.map(({ measures }) => measures)).toEqual(['设劝导员', '每月更新'])
    expect(
      read([
        ['问题', '解决办法', '限期', '落实责任人', '备注'],
        ['来源', '自查', '措施', '培训'],
      ]).items,
    ).toEqual([])
  })

  test('甲乙之后从1数起的也是列号行', () => {
    const book = read([header, ['甲', '乙', '1', '2', '3'], ...rows])
    expect(book.items).toHaveLength(3)
  })

  test('“处长：”“经办：”是留着签名的，不是问题', () => {
    expect(read([header, ...rows, ['处长：', null, null, '经办：']]).items).toHaveLength(3)
  })

  test('“本月无督办事项，零报告”是零报告', () => {
    expect(isNilReturn('本月无督办事项，零报告')).toBe(true)
  })
  test('“督查发现问题”“复核存在的问题”说的是问题', () => {
    for (const label of ['督查发现问题', '审计发现的问题', '复核存在问题', '评估查出隐患']) {
      const book = read([
        ['序号', label, '整改措施', '整改时限'],
        ['1', '学位论文盲审意见未反馈到导师', '建立反馈签收单', '2017-07-31'],
        ['2', '应急照明损坏未修复', '更换灯具并按月巡检', '2017-08-31'],
      ])
      expect([label, book.items.map(({ problem }) => problem)]).toEqual([
        label,
        ['学位论文盲审意见未反馈到导师', '应急照明损坏未修复'],
      ])
    }
  })

  test('没有问题栏而有一栏长短像问题的文字，先读作问题，并且要问', () => {
    const book = read([
      ['序号', '督查所见', '整改措施', '整改时限'],
      ['1', '学位论文盲审意见未反馈到导师', '建立反馈签收单', '2017-07-31'],
      ['2', '留学生公寓应急照明损坏未修复', '更换灯具并按月巡检', '2017-08-31'],
    ])
    const column = book.sheets[0]?.columns.find(({ label }) => label === '督查所见')
    expect(column).toMatchObject({ field: 'problem', guess: 'problem' })
    expect(book.findings.map(({ code }) => code)).toContain('column.assumed')
  })
  test('“承办人及联系电话”是责任人', () => {
    const book = read([
      ['序号', '诉求内容', '办理措施', '办理时限', '承办人及联系电话'],
      ['1', '校医院夜间无人值守', '实行夜间轮班', '2017-07-31', '邱安然 6220'],
      ['2', '取药窗口排队时间长', '增设取药窗口', '2017-08-31', '秦启明 6221'],
    ])
    expect(book.items.map(({ owner }) => owner)).toEqual(['邱安然 6220', '秦启明 6221'])
  })

  test('材料报送时限不是整改时限，旁边的完成时间才是', () => {
    const book = read([
      ['序号', '问题', '整改措施', '完成时间', '材料报送时限', '责任人'],
      ['1', '宿舍报修积压', '限时派单', '5月底前', '6月6日', '陈磊'],
      ['2', '奖助学金公示不及时', '调整公示流程', '马上整改', '4月30日', '于子轩'],
      ['3', '心理咨询预约难', '增加咨询时段', '2017年6月', '7月3日', '沈晓棠'],
    ])
    expect(book.items.map(({ due, disposal }) => due ?? disposal)).toEqual([
      '2017-05-31',
      'immediate',
      '2017-06-30',
    ])
    expect(book.items[0]?.extras).toEqual({ 材料报送时限: '6月6日' })
  })
  test('各行写着不同的单位，哪怕表头写了填报单位，不认识的和几个单位合写的都不归填报单位', () => {
    const book = read([
      ['填报单位：保卫处'],
      ['序号', '所属单位', '安全隐患', '整改措施', '整改时限'],
      ['1', '图书馆', '消防通道堆放杂物', '清理通道', '2017-07-31'],
      ['2', '财务处', '配电箱未上锁', '加装锁具', '2017-08-31'],
      ['3', '图书馆、财务处', '共用仓库无灭火器', '补配灭火器', '2017-08-31'],
      ['4', '校医院', '氧气瓶未固定', '加装支架', '2017-08-31'],
    ])
    expect(book.items.map(({ unit }) => unit)).toEqual(['tsg', 'cwc', undefined, undefined])
  })
})
