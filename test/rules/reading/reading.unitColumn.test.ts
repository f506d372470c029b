import { describe, expect, test } from 'vitest'
import { demoCampaign } from '../demoCampaign.ts'
import { findOwnUnits, unitOfShortForm, withoutReceivers } from '#rules/campaign/unit'
import { readBook } from '#rules/reading/readBook'
import { gridOf, type Drawn } from '../gridOf.ts'

const units = demoCampaign.units
const [a, b, c, d] = units.filter(({ name }) => name.endsWith('处'))
const named = [a, b, c, d].map((unit) => unit?.name ?? '')
const ids = [a, b, c, d].map((unit) => unit?.id)
const problems = ['甲问题很突出', '乙问题很突出', '丙问题很突出', '丁问题很突出']

function ledger(label: string, bodies: readonly string[], title: string, file = '台账.xlsx') {
  const rows: Drawn[][] = [
    [title],
    ['序号', '存在问题', label, '整改措施', '整改时限', '责任人'],
    ...bodies.map((body, i) => [`${i + 1}`, problems[i] ?? '', body, '加强管理力度', '2017-07-31', '张三']),
  ]
  return readBook(file, [gridOf(rows, ['A1:F1'])], demoCampaign)
}

describe('责任栏里写的是本次行动的单位，这一栏就是单位栏', () => {
  const duties = ['责任', '牵头', '主责', '承办', '整改'].flatMap((who) =>
    ['科室', '部门', '单位', '机构'].map((what) => who + what),
  )
  test.each(duties)('“%s”，尽管标题写着谁建的台账', (label) => {
    const { items } = ledger(label, named, `${named[0]}整改台账`)
    expect(items.map(({ unit }) => unit)).toEqual(ids)
    expect(items.map(({ department }) => department)).toEqual([undefined, undefined, undefined, undefined])
  })

  test.each(duties)('“%s”里没有的单位和几个单位，都不猜，都问', (label) => {
    const bodies = [...named.slice(0, 3), '口腔科', `${named[0]}、${named[1]}`]
    const { items, findings } = ledger(label, bodies, `${named[3]}整改台账`)
    expect(items.map(({ unit }) => unit)).toEqual([...ids.slice(0, 3), undefined, undefined])
    expect(items.at(-1)?.extras?.[label]).toBe(bodies.at(-1))
    expect(findings.map(({ code, cell }) => ({ code, cell }))).toEqual(
      expect.arrayContaining([
        { code: 'unit.unknown', cell: 'C6' },
        { code: 'unit.several', cell: 'C7' },
      ]),
    )
  })

  test('责任单位里只有一行写着别的单位，这一行是别的单位的，其余是本单位的科室', () => {
    const bodies = ['教学一科', '综合科', named[1] ?? '', '教学二科']
    const { items } = ledger('责任单位', bodies, `${named[0]}整改台账`)
    expect(items.map(({ unit }) => unit)).toEqual([ids[0], ids[0], ids[1], ids[0]])
    expect(items.map(({ department }) => department)).toEqual(['教学一科', '综合科', undefined, '教学二科'])
  })

  test.each(['使用科室', '检查科室', '受检部门'])('本单位台账里的“%s”不是责任部门', (label) => {
    const { items } = ledger(label, named, `${named[0]}整改台账`)
    expect(items.map(({ unit, department }) => ({ unit, department }))).toEqual(
      items.map(() => ({ unit: ids[0], department: undefined })),
    )
    expect(items.map(({ extras }) => extras?.[label])).toEqual(named)
  })

  test.each(['使用单位', '检查项目', '受检单位'])('汇总表里没有责任栏时，“%s”是单位', (label) => {
    const { items } = ledger(label, named, `整改情况汇总表（${named[0]}）`)
    expect(items.map(({ unit }) => unit)).toEqual(ids)
  })
})

describe('单位的写法', () => {
  test('前面有本机构的名称或简称', () => {
    const own = { ...demoCampaign, institution: '澜州农商银行' }
    for (const before of ['澜州农商银行', '农商银行', '澜州农商行', '总行'])
      for (const { name, id } of units) expect(findOwnUnits(before + name, own).exact?.id).toBe(id)
    expect(findOwnUnits(`新生${named[0]}`, own).exact).toBeNull()
  })

  test('简称只合一个单位才算，台账用语不算', () => {
    const short = [
      { id: 'hx', name: '呼吸与危重症医学科', aliases: [] },
      { id: 'xn', name: '心血管内科', aliases: [] },
    ]
    const found = (text: string) => unitOfShortForm(text, short)?.id
    expect(['呼吸', '呼吸科', '心内', '心内科'].map(found)).toEqual(['hx', 'hx', 'xn', 'xn'])
    for (const text of ['Sheet1', '台账', '5月', '隐患清单', '呼', '神外', '内科'])
      expect(found(text)).toBeUndefined()
  })

  test('报给谁，不是谁的', () => {
    for (const to of ['报', '报送', '呈', '致', '送', '转'])
      expect(withoutReceivers(`某某台账（${to}${named[0]}）`, units)).not.toContain(named[0])
    for (const kept of [`${named[0]}报送：台账`, `6月月报${named[0]}`])
      expect(withoutReceivers(kept, units)).toBe(kept)
  })
})

describe('零报告和分页', () => {
  test.each(['无', '零报告', '经排查无异常', '本季度无矛盾纠纷', '未发现安全隐患'])(
    '“%s”旁边有日期和人，是零报告',
    (nil) => {
      const rows: Drawn[][] = [
        ['序号', '单位', '排查日期', '存在问题', '整改措施', '整改时限', '责任人', '电话'],
        ['1', named[0] ?? '', '2017-07-01', '甲问题很突出', '加强管理', '2017-07-31', '张三', '6120'],
        ['2', named[1] ?? '', '2017-07-01', nil, null, '—', '李四', '6121'],
        ['3', named[2] ?? '', '2017-07-01', '乙问题很突出', '加强管理', '2017-07-31', '王五', '6122'],
      ]
      const { items, zeroReports } = readBook('汇总.xlsx', [gridOf(rows, [])], demoCampaign)
      expect(items.map(({ unit }) => unit)).toEqual([ids[0], ids[2]])
      expect(zeroReports.map(({ unit }) => unit)).toEqual([ids[1]])
    },
  )

  test.each([
    ['问题栏写着，旁边有检查的人和日期', '未发现问题', null, '局督导二组，县局抽调人员参加现场检查'],
    ['问题栏划了斜线，整改情况栏写着', '/', '零报告', null],
    ['问题栏空着，整改情况栏写着', null, '本周未发现问题', null],
    ['问题栏写着，整改情况栏写“继续保持”', '经查未发现隐患', '继续保持', null],
    ['问题栏写着“运行正常”', '运行正常', null, null],
  ])('%s，是本行单位的零报告', (_, problem, progress, checker) => {
    const rows: Drawn[][] = [
      ['序号', '单位', '检查人', '存在问题', '整改措施', '整改时限', '整改情况'],
      ['1', named[0] ?? '', '张三', '甲问题很突出', '加强管理', '2017-07-31', '已加强'],
      ['2', named[1] ?? '', checker, problem, null, null, progress],
      ['3', named[2] ?? '', '王五', '乙问题很突出', '加强管理', '2017-07-31', '已加强'],
    ]
    const { items, zeroReports } = readBook('汇总.xlsx', [gridOf(rows, [])], demoCampaign)
    expect(items.map(({ unit }) => unit)).toEqual([ids[0], ids[2]])
    expect(zeroReports.map(({ unit }) => unit)).toEqual([ids[1]])
  })

  test('单位写在分节里，下面一行“未发现问题”就是它的零报告', () => {
    const rows: Drawn[][] = [
      ['序号', '存在问题', '检查人', '检查时间', '整改措施', '整改时限'],
      [named[0] ?? ''],
      ['1', '甲问题很突出', '督导一组', '2017-07-03', '加强管理', '2017-07-31'],
      [named[1] ?? ''],
      [null, '未发现问题', '督导二组', '2017-07-07'],
    ]
    const { items, zeroReports } = readBook('汇总.xlsx', [gridOf(rows, [])], demoCampaign)
    expect(items.map(({ unit }) => unit)).toEqual([ids[0]])
    expect(zeroReports.map(({ unit }) => unit)).toEqual([ids[1]])
  })

  test.each([
    ['写了时限', '未发现问题', '2017-07-31', null],
    ['写了整改的经过', '未发现问题', null, '7月3日组织人员对全部房间重新检查，更换灭火器12具'],
    ['问题栏写着问题', '灭火器过期', null, '零报告'],
  ])('%s的行不当作零报告', (_, problem, due, progress) => {
    const rows: Drawn[][] = [
      ['序号', '单位', '存在问题', '整改措施', '整改时限', '整改情况'],
      ['1', named[0] ?? '', '甲问题很突出', '加强管理', '2017-07-31', '已加强'],
      ['2', named[1] ?? '', problem, null, due, progress],
    ]
    expect(readBook('汇总.xlsx', [gridOf(rows, [])], demoCampaign).zeroReports).toEqual([])
  })

  test('换页后的表头、栏次和页码不开新表', () => {
    const header: Drawn[] = [
      '缺陷编号',
      '业务流程',
      '缺陷描述',
      '整改措施',
      '责任部门',
      '责任人',
      '计划完成时间',
    ]
    const numbers: Drawn[] = ['栏次', '1', '2', '3', '4', '5', '6']
    const row = (no: number): Drawn[] => [
      `QX-0${no}`,
      '人力资源',
      '岗位继任计划缺失',
      '编制岗位继任计划',
      named[no % 4] ?? '',
      '张三',
      '2017年11月中旬',
    ]
    const rows: Drawn[][] = [
      header,
      numbers,
      row(1),
      row(2),
      ['第1页，共2页'],
      header,
      numbers,
      row(3),
      row(4),
    ]
    const { items, sheets } = readBook('汇总.xlsx', [gridOf(rows, [])], demoCampaign)
    expect(sheets[0]?.tables).toHaveLength(1)
    expect(items.map(({ origin }) => origin.row)).toEqual([3, 4, 8, 9])
  })

  test('进度统计不是台账', () => {
    const rows: Drawn[][] = [
      ['反馈层级', '问题数', '已销号', '未销号'],
      ['国家', '2', '2', '0'],
      ['省级', '3', '1', '2'],
    ]
    const { items, sheets } = readBook('统计.xlsx', [gridOf(rows, [])], demoCampaign)
    expect(items).toEqual([])
    expect(sheets[0]?.kind).toBe('other')
  })
})
