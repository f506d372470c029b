import { describe, expect, test } from 'vitest'
import { readColumns } from '#rules/columns/columns'
import type { UnitId } from '#rules/campaign/campaign'
import { demoCampaign } from '../demoCampaign.ts'

/** What a label is besides its words: by what stands below it and beside it. Ledgers of four fields taught these. */

const limits = {
  year: 2017,
  namedDays: [],
  starts: demoCampaign.starts,
  ends: demoCampaign.ends,
  date1904: false,
}

type Column = readonly [label: string, values: readonly string[]]

const PROBLEMS: Column = ['存在问题', ['窗口中午无人值守', '报销审核积压', '通道堆放杂物']]
const MEASURES: Column = ['整改措施', ['实行午间轮班', '增设审核岗位', '清理通道']]
const DUE: Column = ['整改时限', ['2017-08-31', '9月底', '2017-09-15']]
const OWNER: Column = ['责任人', ['薛景明', '瞿小雨', '麦志勇']]

/** What each column is read as; 'asked: due' is a question, 'taken: problem' one whose column is read meanwhile. */
function readAs(columns: readonly Column[], unit: UnitId | null = 'bwc'): Record<string, string> {
  const inputs = columns.map(([label, values], column) => ({
    column,
    path: label.split('/'),
    cells: values.map((value) => (value === '' ? undefined : { value })),
  }))
  const readings = readColumns(inputs, { campaign: demoCampaign, limits, unit, asOf: null })
  return Object.fromEntries(
    readings.map(({ path, field, guess }) => [
      path.join('/'),
      guess === null ? field : `${field === guess ? 'taken' : 'asked'}: ${guess}`,
    ]),
  )
}

describe('标准和方向', () => {
  test.each([
    '测评标准',
    '评价标准',
    '评分标准',
    '检查标准',
    '考评标准',
    '打分标准',
    '评比标准',
    '核查标准',
    '质控标准',
  ])('%s是用来衡量的，不是整改目标', (label) => {
    const marks: Column = [label, ['公益广告整洁完好', '功能分区合理', '公平秤显著有效']]
    expect(readAs([marks, PROBLEMS, MEASURES, DUE])).toMatchObject({ [label]: 'extra' })
  })

  test.each([
    '销号标准',
    '整改标准',
    '验收标准',
    '完成标准',
    '治理标准',
    '努力方向',
    '整改方向',
    '改进方向',
    '下步方向',
  ])('%s是整改目标', (label) => {
    const goals: Column = [label, ['窗口不断岗', '三日内办结', '通道畅通']]
    expect(readAs([PROBLEMS, MEASURES, goals, DUE])).toMatchObject({ [label]: 'goal' })
  })

  test.each(['方向', '行驶方向', '行车方向', '车流方向', '进出方向'])('%s写上行、下行，是位置', (label) => {
    expect(readAs([[label, ['上行', '下行', '双向']], PROBLEMS, MEASURES, DUE])).toMatchObject({
      [label]: 'extra',
    })
  })
})

describe('怎么发现的', () => {
  test.each(['怎么发现的', '怎么知道的', '如何发现', '哪来的', '从哪里来', '问题怎么来的', '怎么查出来的'])(
    '口语的“%s”是问题来源',
    (label) => {
      expect(
        readAs([PROBLEMS, [label, ['楼长说的', '入户走访', '居民微信群']], MEASURES, DUE]),
      ).toMatchObject({
        [label]: 'source',
      })
    },
  )

  test.each(['监督方式', '稽核方式', '巡查方式', '发现途径', '检查手段', '监督手段', '反映渠道', '排查方式'])(
    '%s是问题来源',
    (label) => {
      expect(readAs([[label, ['明察暗访', '信访举报', '数据比对']], PROBLEMS, MEASURES, DUE])).toMatchObject({
        [label]: 'source',
      })
    },
  )

  test.each(['验收方式', '复查方式', '核验方式', '考核方式', '公示方式', '回复方式'])(
    '%s不是问题来源',
    (label) => {
      const read = readAs([PROBLEMS, MEASURES, DUE, [label, ['现场检查', '电话', '书面']]])
      expect(read[label]).not.toBe('source')
    },
  )

  test.each(['怎么发现的', '问题来源', '发现途径', '反映渠道', '检查方式'])(
    '“%s”旁边的时间，是发现的时间',
    (label) => {
      const columns = [
        PROBLEMS,
        [label, ['走访', '来电', '巡查']],
        ['时间', ['3月23日', '4月1日', '4月8日']],
      ] as const
      expect(readAs([...columns, MEASURES, DUE])).toMatchObject({ 时间: 'foundOn' })
    },
  )
})

test.each(['佐证目录', '佐证资料目录', '证明材料清单', '佐证材料清单', '支撑材料目录', '印证材料目录'])(
  '%s写着1-1、9-2，是材料的编号而不是日期',
  (label) => {
    const papers: Column = [label, ['1-1处置批复；1-2核销凭证', '9-2 签到表', '3-4 公函复印件']]
    expect(readAs([PROBLEMS, MEASURES, DUE, papers])).toMatchObject({ [label]: 'evidence' })
  },
)

describe('不是责任部门的科室', () => {
  test.each(['被投诉科室', '被检查科室', '受检科室', '使用科室', '涉事科室'])(
    '%s旁边有责任科室，就原样保留，不论本表是谁的',
    (label) => {
      const bodies: Column = [label, ['急诊科', '收费处', '影像科']]
      const duty: Column = ['责任科室', ['检验科', '门诊部', '药剂科']]
      for (const unit of ['bwc', null])
        expect([unit, readAs([bodies, PROBLEMS, duty, MEASURES, DUE], unit)[label]]).toEqual([unit, 'extra'])
    },
  )

  test.each(['所属网格', '所在网格', '问题网格', '涉及网格', '归属网格'])('%s是位置', (label) => {
    expect(readAs([[label, ['第一网格', '第二网格', '第三网格']], PROBLEMS, MEASURES, DUE])).toMatchObject({
      [label]: 'extra',
    })
  })

  test.each(['责任网格', '网格', '整改网格', '包干责任网格', '牵头网格'])('%s是责任部门', (label) => {
    expect(readAs([PROBLEMS, MEASURES, DUE, [label, ['第一网格', '第二网格', '第三网格']]])).toMatchObject({
      [label]: 'department',
    })
  })
})

describe('每一格都是状态的情况栏', () => {
  const states = ['完成', '未完成', '施工中', '未开工']

  test.each(['完成情况', '落实情况', '处理情况', '整改情况', '修复情况', '处治结果', '消缺情况', '解决情况'])(
    '%s就是状态栏',
    (label) => {
      const days: Column = ['整改时限', ['2017-08-31', '9月底', '2017-09-15', '2017-09-30']]
      expect(readAs([PROBLEMS, MEASURES, days, [label, states]])).toMatchObject({ [label]: 'claimed' })
    },
  )

  test('已有状态栏，完成情况就是进展', () => {
    const state: Column = ['整改状态', ['已完成', '整改中', '未整改']]
    expect(readAs([PROBLEMS, MEASURES, DUE, ['完成情况', states], state])).toMatchObject({
      整改状态: 'claimed',
      完成情况: 'progress',
    })
  })

  test('有一格不是状态，就是进展', () => {
    expect(readAs([PROBLEMS, MEASURES, DUE, ['完成情况', ['完成', '正在加装栏杆', '施工中']]])).toMatchObject(
      {
        完成情况: 'progress',
      },
    )
  })
})

describe('没有问题栏时', () => {
  const telling = ['油泵厂宿舍卫生间渗漏互相推诿', '物业单方上调停车费', '拖欠工资两个月', '露台搭建玻璃房']

  test.each(['简要情况', '违法建设情况', '案由经纬', '督办由头', '所见所闻', '基本案貌', '违建情况'])(
    '只有“%s”写着长短不一的话，先读作问题，并且要问',
    (label) => {
      const columns: Column[] = [
        ['当事人', ['解某', '方某', '顾某', '盛某']],
        [label, telling],
      ]
      const read = readAs([...columns, MEASURES, DUE, OWNER])
      expect(read[label]).toBe('taken: problem')
    },
  )

  test('有两栏都像，就只问，不读', () => {
    const read = readAs([['简要情况', telling], ['案由经纬', telling.toReversed()], MEASURES, DUE])
    expect(Object.values(read)).not.toContain('taken: problem')
    expect(Object.values(read)).toContain('asked: problem')
  })

  test.each(['督导反馈问题', '检查发现问题', '督查问题', '巡察反馈问题', '核查出的问题'])(
    '“%s”之下的问题内容是问题，日期是发现的日子',
    (parent) => {
      const days: Column = [`${parent}/督导日期`, ['2017-06-25', '2017-06-25', '2017-07-02']]
      const read = readAs([days, [`${parent}/问题内容`, PROBLEMS[1]], MEASURES, DUE])
      expect(read).toMatchObject({ [`${parent}/问题内容`]: 'problem', [`${parent}/督导日期`]: 'foundOn' })
    },
  )
})
