import { describe, expect, test } from 'vitest'
import { readClaim } from '#rules/items/claim'

const working = [
  '整改',
  '治理',
  '办理',
  '处理',
  '处置',
  '维修',
  '更换',
  '清理',
  '拆除',
  '补齐',
  '加固',
  '纠正',
]
const ending = ['解决', '修复', '消除', '排除', '化解']
const closures = ['销号', '销项', '核销', '关闭', '闭环', '归档']
const checks = ['验收', '复查', '复核', '复检', '复验']

const made: readonly (readonly [string, readonly string[], string])[] = [
  ['已 + 事', [...working, ...ending].map((deed) => `已${deed}`), 'done'],
  ['已全部 + 事 + 到位', working.map((deed) => `已全部${deed}到位`), 'done'],
  ['事 + 完成', working.map((deed) => `${deed}完成`), 'done'],
  ['正在 + 事', [...working, ...ending].map((deed) => `正在${deed}`), 'in-progress'],
  ['事 + 中', working.map((deed) => `${deed}中`), 'in-progress'],
  [
    '基本、部分 + 事',
    [...working, ...ending].flatMap((deed) => [`基本${deed}`, `部分${deed}`]),
    'in-progress',
  ],
  ['未 + 办的事', working.flatMap((deed) => [`未${deed}`, `尚未${deed}`]), 'not-started'],
  ['未 + 了结的事', ending.flatMap((deed) => [`未${deed}`, `尚未${deed}`, `未完全${deed}`]), 'in-progress'],
  ['待 + 事', [...working, ...ending].map((deed) => `待${deed}`), 'not-started'],
  ['已 + 销', closures.flatMap((word) => [`已${word}`, word]), 'closed'],
  ['未 + 销', closures.flatMap((word) => [`未${word}`, `尚未${word}`, `暂未${word}`]), 'in-progress'],
  ['查 + 合格', checks.flatMap((word) => [`${word}合格`, `${word}通过`, `已${word}合格`]), 'done'],
  [
    '查 + 不合格',
    checks.flatMap((word) => [`${word}不合格`, `${word}未通过`, `${word}不通过`]),
    'in-progress',
  ],
  ['待 + 查', checks.map((word) => `待${word}`), 'done'],
  ['整改完成，待 + 查', checks.map((word) => `整改完成待${word}`), 'done'],
]

describe('状态词由几个部分拼成', () => {
  test.each(made)('%s', (_, words, claim) => {
    expect(words.map((word) => `${word} → ${readClaim(word, '状态') ?? '问'}`)).toEqual(
      words.map((word) => `${word} → ${claim}`),
    )
  })

  test.each(['开放', 'open', 'Reopened', 'In Progress'])('“%s”是整改中', (word) => {
    expect(readClaim(word, '状态')).toBe('in-progress')
  })

  test.each(['挂起', '不予处理', '现场处置', '取消', '作废', '待确认', '移交', '已转办', '监控中', '已缓解'])(
    '“%s”说的不是整改到了哪一步，要问',
    (word) => {
      expect(readClaim(word, '状态')).toBeNull()
    },
  )

  test.each(['已更换灯具12盏', '已清理完成方案起草', '正在整改方案征求意见', '复查意见已反馈'])(
    '“%s”说的是做了什么，不是状态',
    (word) => {
      expect(readClaim(word, '状态')).toBeNull()
    },
  )
})

describe('两种文字写的状态', () => {
  test.each([
    ['已完成 Done', 'done'],
    ['进行中/In progress', 'in-progress'],
    ['未开始 (Not started)', 'not-started'],
    ['Completed 已完成', 'done'],
    ['整改中 Open', 'in-progress'],
    ['已完成 Open', null],
    ['已完成 OA', null],
    ['已整改待监理签认', 'done'],
    ['已整改待业主验收', 'done'],
    ['整改完成待领导审批', 'done'],
    ['跟踪中', 'in-progress'],
    ['跟踪督办中', 'in-progress'],
    ['已改进', 'done'],
    ['未改进', 'not-started'],
    ['改进中', 'in-progress'],
  ] as const)('“%s”是 %s', (text, claim) => {
    expect(readClaim(text, '状态')).toBe(claim)
  })
})
