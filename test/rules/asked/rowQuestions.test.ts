import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { questionsOf, type AskedRow } from '#rules/asked/rowQuestions'
import type { ItemContent } from '#rules/items/item'

const none: ReadonlySet<string> = new Set()
let count = 0

function row(content: ItemContent, isTyped = true): AskedRow {
  return { id: `row-${++count}`, content, isTyped }
}

function asked(...rows: readonly AskedRow[]): string[] {
  return questionsOf(rows, none).map(({ message }) => message)
}

describe('填报时要问的', () => {
  const text = '办事大厅三号窗口上班时间经常无人值守'

  test('同一问题填了两次：问是不是同一件', () => {
    expect(asked(row({ itemNo: '30', problem: text }), row({ itemNo: '31', problem: ` ${text}。` }))).toEqual(
      ['第30、31项文字相同，是同一件吗？'],
    )
  })

  test('同一问题的几条措施分几行写，不是重复', () => {
    expect(
      asked(row({ problem: text, measures: '重新排班' }), row({ problem: text, measures: '安装监控' })),
    ).toEqual([])
  })

  test('三号楼和四号楼是两处，不问', () => {
    expect(
      asked(
        row({ problem: '教学区3号楼二层东侧走廊灯管损坏三盏长期没有更换' }),
        row({ problem: '教学区4号楼二层东侧走廊灯管损坏三盏长期没有更换' }),
      ),
    ).toEqual([])
  })

  test('两行都是文件带来的，收文件时已经问过', () => {
    expect(asked(row({ problem: text }, false), row({ problem: text }, false))).toEqual([])
    expect(asked(row({ problem: text }, false), row({ problem: text }))).toHaveLength(1)
  })

  test('序号写了两次：问是不是写重了；分节编号的台账不问', () => {
    expect(
      asked(row({ itemNo: '7', problem: '甲处排队长' }), row({ itemNo: '7', problem: '乙处停电多' })),
    ).toEqual(['有两条问题序号都是“7”，是写重了吗？'])
    const sections = ['甲', '乙', '丙'].flatMap((name) =>
      [1, 2, 3].map((no) => row({ itemNo: String(no), problem: `${name}区第${no}类设施损坏` })),
    )
    expect(asked(...sections)).toEqual([])
  })

  test('整改时限早于发现日期：问哪个写错了；同一天不问', () => {
    const foundOn = asDay('2017-08-10')
    expect(asked(row({ problem: text, foundOn, due: asDay('2017-08-01') }))).toEqual([
      '整改时限2017年8月1日早于发现日期2017年8月10日，是哪个日期写错了吗？',
    ])
    expect(asked(row({ problem: text, foundOn, due: foundOn }))).toEqual([])
  })

  test('答复过的不再问；日期又改了，重新问', () => {
    const foundOn = asDay('2017-08-10')
    const one = row({ problem: text, foundOn, due: asDay('2017-08-01') })
    const settled = new Set(questionsOf([one], none).map(({ key }) => key))
    expect(questionsOf([one], settled)).toEqual([])
    const moved = { ...one, content: { ...one.content, due: asDay('2017-08-02') } }
    expect(questionsOf([moved], settled)).toHaveLength(1)
  })

  test('已销号的不问', () => {
    expect(asked(row({ problem: text, claimed: 'closed' }), row({ problem: text }))).toEqual([])
  })
})
