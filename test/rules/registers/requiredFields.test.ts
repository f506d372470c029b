import { expect, test } from 'vitest'
import { registers } from '#rules/registers/registers'
import type { RegisterField } from '#rules/registers/register'

/** What an entry cannot do without, and which of its days must have come, as the registers of the plan ask for it. */
const asked: Readonly<Record<string, readonly [required: string, past: string]>> = {
  组织领导: ['单位 第一责任人 职务 领导机构 成立日期', '成立日期'],
  工作方案: ['单位 方案名称 收到日期', '收到日期'],
  学习动员: ['单位 日期 学习形式 学习内容', '日期'],
  征求意见: ['单位 征求日期 意见提出方 意见内容', '征求日期'],
  线索登记: ['收到日期 线索渠道 线索内容', '收到日期 台账中的发现日期'],
  单位检查: ['单位 检查日期 检查结果 检查情况', '检查日期 纠正日期'],
  督导检查: ['检查日期 检查地点或范围 检查人员 检查情况', '检查日期'],
  督导发现: ['哪次检查 发现日期 责任单位 发现的问题', '发现日期'],
  调度会议: ['会议日期 会议名称', ''],
  调度事项: ['哪次调度 交办日期 责任单位 交办事项', '落实日期'],
  制度建设: ['单位 制度名称 印发日期 制定方式', '印发日期'],
  经验建议: ['单位 类别 题目 内容 日期', '日期'],
  宣传报道: ['发布日期 渠道 标题', '发布日期'],
  节点报送: ['单位 节点 报送内容 材料名称 收到日期', '收到日期'],
}

test('每本登记簿必填哪些栏，哪些日期不能在今天以后', () => {
  const found = Object.fromEntries(
    registers.map(({ name, fields }) => [
      name,
      [labels(fields, ({ required }) => required === true), labels(fields, ({ past }) => past === true)],
    ]),
  )
  expect(found).toEqual(asked)
})

function labels(fields: readonly RegisterField[], holds: (field: RegisterField) => boolean): string {
  return fields
    .filter(holds)
    .map(({ label }) => label)
    .join(' ')
}
