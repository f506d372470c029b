import { expect, test } from 'vitest'
import { readCategory } from '#rules/campaign/category'
import { readClaim } from '#rules/items/claim'
import { readDisposal } from '#rules/items/disposal'
import { isDitto } from '#rules/cells/ditto'
import { readKind } from '#rules/campaign/kind'
import { isNilReturn } from '#rules/reading/table/nilReturn'
import { findUnits } from '#rules/campaign/unit'
import { demoCampaign } from '../demoCampaign.ts'

const statuses: Readonly<Record<string, readonly string[]>> = {
  done: [
    '已完成',
    '完成',
    '已整改',
    '整改完成',
    '已整改到位',
    '已办结',
    '办结',
    '已完成整改并通过验收',
    '已化解',
    '已完成（2017年7月20日）',
    '已完成，长期坚持',
    '已整改未销号',
    '已完成待销号',
    '待验收',
    '待销号',
    '100%',
    '已落实',
    '通过',
    '已通过',
    '待复检',
    '逾期完成',
    '结办文件',
    '已解决',
    '整改到位',
    '已完成整改',
    '申请销号',
    '全部完成',
    '按期完成',
    '7月20日已完成',
    '已整改完毕',
    '完成100%',
    '验收合格',
    '已整改，待验收',
    '已完成并长期坚持',
    '已完成。',
    '整改完毕',
    '落实到位',
  ],
  'in-progress': [
    '持续整改',
    '持续推进',
    '部分办结',
    '因故暂停',
    '没有明确时间表',
    '推进中',
    '正在办理',
    '进展滞后',
    '按时序整改',
    '阶段性办结',
    '未办结',
    '正在整改（含部分整改）',
    '正在整改',
    '化解中',
    '已整改未到位',
    '整改中',
    '整改延期',
    '流程中',
    '不通过',
    '全面超序时推进',
    '未销号',
    '未完成',
    '未整改到位',
    '50%',
    '基本完成',
    '部分完成',
    '持续推进',
    '正在推进',
    '已启动',
    '未通过',
    '部分整改',
    '正在进行',
    '进行中',
    '超期',
    '逾期',
    '暂未销号',
    '尚未完成',
    '整改不到位',
    '未按期完成',
  ],
  'not-started': [
    '未整改',
    '待整改',
    '未启动',
    '未落实',
    '未开始',
    '尚未整改',
    '0%',
    '待办',
    '未开展',
    '尚未启动',
  ],
  closed: [
    '已销号',
    '销号',
    '办结归档',
    '关闭',
    '已完成整改销号',
    '已归档',
    '同意销号',
    '已验收销号',
    '予以销号',
  ],
  不是状态: [
    '已完成方案起草',
    '方案已报批',
    '正在征求意见',
    '按计划推进工作方案起草',
    '否决文件',
    '张三',
    '2017-07-20',
    '是',
    '拟于近期上会',
    '已印发制度',
    '完成清理12项',
    '长期坚持',
    '立行立改',
  ],
}

test.each(Object.entries(statuses))('整改状态：%s', (claim, words) => {
  const read = words.map((word) => `${word} → ${readClaim(word, '整改状态') ?? '不是状态'}`)
  expect(read).toEqual(words.map((word) => `${word} → ${claim}`))
})

test.each<[string, string, string | null]>([
  ['是', '是否已完成整改', 'done'],
  ['否', '是否已完成整改', 'in-progress'],
  ['是', '是否销号', 'closed'],
  ['否', '是否销号', 'in-progress'],
  ['√', '整改状态', 'done'],
  ['×', '是否完成', 'in-progress'],
  ['是', '是否逾期', null],
  ['是', '是否整改', 'done'],
  ['√', '是否销号', 'closed'],
])('“%s”在“%s”栏', (word, label, claim) => {
  expect(readClaim(word, label)).toBe(claim)
})

test.each<[string, number | null]>([
  ['7', 7],
  ['⑧', 8],
  ['7.服务意识弱', 7],
  ['第四类', 4],
  ['四', 4],
  ['类别4', 4],
  ['（三）', 3],
  ['服务意识弱', 7],
  ['服务意识', 7],
  ['服务意识薄弱', 7],
  ['纪律意识淡泊', 3],
  ['贯彻落实上级决策部署大而化之', 1],
  ['其他', 8],
  ['其他突出问题', 8],
  ['3、7', null],
  ['服务意识弱、纪律意识淡薄', null],
  ['3.服务意识弱', null],
  ['9', null],
  ['1.决策部署落实不到位', 1],
  ['2.服务过程不透明、环节多、时间长', 2],
  ['一、决策部署落实不到位', 1],
  ['第7类：服务意识弱', 7],
  ['(7)', 7],
  ['７', 7],
  ['㈢', 3],
  ['第三、七类', null],
  ['思想消极 效率不高', 6],
  ['不履行或者不正确履行职责', 4],
  ['工作不热情，服务意识弱', 7],
  ['', null],
  ['教务处', null],
  ['七类问题', 7],
  ['第八类问题', 8],
  ['8其它', 8],
  ['类别：3', 3],
])('问题类别“%s”', (text, no) => {
  expect(readCategory(text, demoCampaign)?.no ?? null).toBe(no)
})

test('写错别字的类别认得出，但不算有把握', () => {
  expect(readCategory('服务意识薄弱', demoCampaign)).toEqual({ no: 7, sure: false })
  expect(readCategory('7.服务意识弱', demoCampaign)).toEqual({ no: 7, sure: true })
})

test.each<[string, string | null, string]>([
  ['教务处', 'jwc', 'jwc'],
  ['教务处（盖章）', 'jwc', 'jwc'],
  ['党委组织部', 'zzb', 'zzb'],
  ['组织部', 'zzb', 'zzb'],
  ['土木学院', 'tm', 'tm'],
  ['教务处教学科', null, 'jwc'],
  ['教务处、学生处', null, 'jwc,xsc'],
  ['教务处/学生处', null, 'jwc,xsc'],
  ['信息系统升级', null, ''],
  ['职工会议', null, ''],
  ['土木工程学院办公室', null, 'tm'],
  ['填报单位：教务处', 'jwc', 'jwc'],
  ['学 生 处', 'xsc', 'xsc'],
  ['经济管理系', 'gl', 'gl'],
  ['党政办公室（院办）', 'dzb', 'dzb'],
  ['学生处、', 'xsc', 'xsc'],
  ['校团委', 'tw', 'tw'],
  ['后勤处', 'hqc', 'hqc'],
  ['土木学院团委', null, 'tm,tw'],
  ['计划财务处', 'cwc', 'cwc'],
  ['后勤管理处整改台账', null, 'hqc'],
  ['市政与环境工程系', 'sz', 'sz'],
  ['教务处\n学生处', null, 'jwc,xsc'],
  ['管理系统', null, ''],
  ['外国语系', 'wy', 'wy'],
  ['宣传部 ', 'xcb', 'xcb'],
])('单位“%s”', (text, exact, mentions) => {
  const found = findUnits(text, demoCampaign.units)
  expect([found.exact?.id ?? null, found.mentions.map(({ id }) => id).join(',')]).toEqual([exact, mentions])
})

test('零报告的各种说法', () => {
  const texts = [
    '经自查，暂未发现问题，实行零报告',
    '零报告',
    '无',
    '未发现需整改的问题',
    '经自查，暂未发现需整改的问题',
    '经排查未发现问题',
    '本单位经认真自查，未发现“不作为、乱作为、慢作为”问题',
    '本周无新增问题',
    '暂无',
    '无问题',
    '经自查自纠，本部门不存在上述问题。',
    '未发现不作为乱作为慢作为问题',
    '没有发现问题',
    '本周零报告',
    '经自查，无此类问题',
    '目前暂未发现问题',
    '本月未发现新问题',
    '自查未发现突出问题',
    '无需整改问题',
    '经认真排查，未发现存在相关问题，实行“零报告”',
    '零问题',
    '经全面自查，我处未发现存在问题',
    '未查出问题',
    '本单位无此类问题，零报告',
  ]
  expect(texts.filter((text) => !isNilReturn(text))).toEqual([])
})

test('只是带有“未”“无”字的问题不是零报告', () => {
  const texts = [
    '',
    '检查中未发现灭火器过期问题，责任人失职',
    '无人值守',
    '未履行一次告知义务',
    '对学生反映的问题未及时处理',
    '未发现问题线索的上报机制不健全',
    '校园卡补办窗口中午无人值守',
    '无故迟到',
    '没有制度',
    '值班人员未按时到岗',
    '问题整改不到位',
    '未公示收费项目',
    '信息公开不及时',
    '-',
    '零散问题多',
    '无证上岗问题',
    '没有及时发现问题',
    '不存在台账',
    '暂未整改',
    '未按要求整改问题',
  ]
  expect(texts.filter((text) => isNilReturn(text))).toEqual([])
})

test('同上的各种写法', () => {
  const texts = [
    '同上',
    '〃',
    '″',
    '"',
    '〞',
    "''",
    '”',
    '上同',
    '同前',
    '同上。',
    '（同上）',
    '同上行',
    ' 同 上 ',
    '““',
    '〃〃',
  ]
  expect(texts.filter((text) => !isDitto(text))).toEqual([])
})

test('单独的横线、斜线和冒号不是同上', () => {
  const texts = ['-', '—', '', '/', '无', '同意', '同上级', '：', '..', '同上级部门', '一']
  expect(texts.filter((text) => isDitto(text))).toEqual([])
})

test.each<[string, string | null]>([
  ['立行立改', 'immediate'],
  ['限时整改', 'time-limited'],
  ['持续整改', 'ongoing'],
  ['长期坚持', 'ongoing'],
  ['即知即改', 'immediate'],
  ['分阶段整改', 'time-limited'],
  ['短期', 'time-limited'],
  ['立行立改/限时整改', null],
  ['长期整改', 'ongoing'],
  ['马上改', 'immediate'],
  ['立整立改', 'immediate'],
  ['限期整改', 'time-limited'],
  ['中期', 'time-limited'],
  ['', null],
  ['其他', null],
  ['长效机制', null],
  ['常态化', 'ongoing'],
])('处置类型“%s”', (text, disposal) => {
  expect(readDisposal(text)).toBe(disposal)
})

test.each([
  ['不作为', '不作为'],
  ['慢作为、乱作为', '乱作为、慢作为'],
  ['“慢作为”', '慢作为'],
  ['慢 作 为', '慢作为'],
  ['其他', null],
  ['', null],
])('问题类型“%s”', (text, kind) => {
  expect(readKind(text, demoCampaign)).toBe(kind)
})
