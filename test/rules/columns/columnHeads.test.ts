import { describe, expect, test } from 'vitest'
import { readBook } from '#rules/reading/readBook'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'

/** Labels of the field that no list has, each with values, beside an ordinary ledger. */

const days = ['2017-7-20', '2017-7-25', '2017-8-2']
const some = ['2017-7-20', null, null]
const people = ['陈磊', '黄丽娟', '徐建国']
const deeds = ['已印发值班表', '正在招聘人员', '已完成流程再造']
const states = ['已完成', '整改中', '未启动']
const yesNo = ['是', '否', '否']
const sections = ['教学科', '考务科', '学籍科']

const columns: readonly (readonly [label: string, values: readonly Drawn[], field: string])[] = [
  ['整改完成时间', some, 'completedOn'],
  ['完成时间', some, 'completedOn'],
  ['整改完成日期', some, 'completedOn'],
  ['是否按期完成', yesNo, 'claimed'],
  ['整改责任领导', people, 'leader'],
  ['直接责任人', people, 'owner'],
  ['整改责任部门', sections, 'department'],
  ['责任科（室）', sections, 'department'],
  ['验收销号时间', some, 'closedOn'],
  ['登记人', people, 'extra'],
  ['发现人', people, 'source'],
  ['问题提出人', people, 'source'],
  ['紧急程度', ['高', '中', '低'], 'extra'],
  ['问责情况', ['无', '约谈1人', '无'], 'extra'],
  ['责任追究情况', ['无', '约谈1人', '无'], 'extra'],
  ['制度建设情况', ['出台办法1项', '修订1项', '无'], 'extra'],
  ['长效机制', ['出台值班办法', '修订报销办法', '无'], 'extra'],
  ['公示情况', ['已公示', '未公示', '未公示'], 'extra'],
  ['满意度', ['满意', '基本满意', '满意'], 'extra'],
  ['最新进展', deeds, 'progress'],
  ['当前状态', states, 'claimed'],
  ['办结与否', yesNo, 'claimed'],
  ['是否销号', yesNo, 'claimed'],
  ['销号状态', ['已销号', '未销号', '未销号'], 'claimed'],
  ['整改落实情况及成效', deeds, 'progress'],
  ['落实进展', deeds, 'progress'],
  ['工作进展情况', deeds, 'progress'],
  ['整改情况说明', deeds, 'progress'],
  ['问题根源', ['重视不够', '人手不足', '流程繁琐'], 'cause'],
  ['产生问题的主要原因', ['重视不够', '人手不足', '流程繁琐'], 'cause'],
  ['思想根源', ['重视不够', '人手不足', '流程繁琐'], 'cause'],
  ['整改预期目标', ['窗口不断岗', '三日内办结', '当日流转'], 'goal'],
  ['达到的效果', ['窗口不断岗', '三日内办结', '当日流转'], 'goal'],
  ['完成标志', ['窗口不断岗', '三日内办结', '当日流转'], 'goal'],
  ['涉及岗位', ['窗口岗', '审核岗', '文秘岗'], 'post'],
  ['责任岗', ['窗口岗', '审核岗', '文秘岗'], 'post'],
  ['问题发生岗位', ['窗口岗', '审核岗', '文秘岗'], 'post'],
  ['问题渠道', ['自查', '信访', '巡查'], 'source'],
  ['线索来源', ['自查', '信访', '巡查'], 'source'],
  ['发现方式', ['自查', '信访', '巡查'], 'source'],
  ['何时发现', days, 'foundOn'],
  ['问题受理日期', days, 'foundOn'],
  ['作为类型', ['不作为', '慢作为', '乱作为'], 'kind'],
  ['问题属性', ['不作为', '慢作为', '乱作为'], 'kind'],
  ['“三为”分类', ['不作为', '慢作为', '乱作为'], 'kind'],
  ['归类', ['3', '4', '5'], 'category'],
  ['所属类别', ['第三类', '第四类', '第五类'], 'category'],
  ['问题归属', ['③', '④', '⑤'], 'category'],
  ['处置分类', ['立行立改', '限时整改', '持续整改'], 'disposal'],
  ['整改性质', ['立行立改', '限时整改', '持续整改'], 'disposal'],
  ['印证材料', ['值班表', '招聘启事', '流程图'], 'evidence'],
  ['材料名称', ['值班表', '招聘启事', '流程图'], 'evidence'],
  ['相关佐证', ['值班表', '招聘启事', '流程图'], 'evidence'],
  ['整改台账附件', ['值班表', '招聘启事', '流程图'], 'evidence'],
  ['审核人', people, 'extra'],
  ['主管校领导', people, 'leader'],
  ['包案领导', people, 'leader'],
  ['责任人签字', [null, null, null], 'extra'],
  ['科室', sections, 'department'],
  ['具体承办科室', sections, 'department'],
  ['协助部门', sections, 'extra'],
  ['二级单位', ['教务处', '财务处', '图书馆'], 'unit'],
  ['部门', ['教务处', '财务处', '图书馆'], 'unit'],
  ['填报部门', ['教务处', '财务处', '图书馆'], 'unit'],
]

const ledger: readonly (readonly Drawn[])[] = [
  ['序号', '存在问题', '整改措施', '整改时限'],
  [1, '窗口中午无人值守', '实行午间轮班', '2017-07-31'],
  [2, '报销单据审核积压', '增设审核岗位', '8月底'],
  [3, '公文流转拖拉严重', '实行限时办结', '立行立改'],
]

describe('没见过的表头，按用词和取值认', () => {
  test.each(columns)('%s', (label, values, field) => {
    const rows = ledger.map((row, i) => [...row, i === 0 ? label : values[i - 1]])
    const file = field === 'unit' ? '汇总表.xlsx' : '教务处.xlsx'
    const column = readBook(file, [gridOf(rows)], demoCampaign).sheets[0]?.columns.at(-1)
    expect(column).toMatchObject({ path: [label], field, guess: null })
  })
})
