import { describe, expect, test } from 'vitest'
import { headerFingerprint, headerProfile, type Profile } from '#rules/reading/answers/profile'
import { readKnown } from '#rules/reading/answers/readKnown'
import type { BookReading } from '#rules/reading/reading'
import { aCampaign } from '../../../stories.ts'
import { gridOf } from '../../gridOf.ts'

const campaign = aCampaign()
const header = ['序号', '存在的问题', '整改措施', '收口', '责任人']
const rows = [
  ['1', '成绩更正流程长', '并联审批', '2017-08-31', '甲'],
  ['2', '窗口午间无人值守', '排班轮值', '2017-09-15', '乙'],
]
const sheet = gridOf([header, ...rows])

function confirmed(unit: string | null, reading: BookReading, answers: Record<string, string> = {}): Profile {
  return { unit, ...headerProfile(reading.sheets[0]?.tables[0]?.columns ?? [], answers) }
}

describe('按确认过的对应关系读', () => {
  test('表头编号一经使用不再改变：对应关系存在它名下', () => {
    expect(headerFingerprint([['序号'], ['问题', '表现']])).toBe('2c1675171434af6e')
  })

  test('拿不准的栏确认以后，下次不再问，也不改别的单位的读法', () => {
    const first = readKnown({ file: '教务处.xlsx', sheets: [sheet] }, campaign, { unit: 'jwc' }, [])
    expect(first.findings.filter(({ code }) => code === 'column.unsure')).toHaveLength(1)
    const profile = confirmed('jwc', first, { 收口: 'due' })
    const again = readKnown({ file: '教务处.xlsx', sheets: [sheet] }, campaign, { unit: 'jwc' }, [profile])
    expect(again.items.map(({ due }) => due)).toEqual(['2017-08-31', '2017-09-15'])
    expect(again.findings.filter(({ code }) => code === 'column.unsure')).toEqual([])
    const other = readKnown({ file: '财务处.xlsx', sheets: [sheet] }, campaign, { unit: 'cwc' }, [profile])
    expect(other.items.map(({ due }) => due)).toEqual([undefined, undefined])
  })

  test('没有说是哪个单位的文件，认出单位后同样沿用', () => {
    const titled = gridOf([['教务处整改台账'], header, ...rows])
    const read = readKnown({ file: '台账.xlsx', sheets: [titled] }, campaign, {}, [])
    expect(read.sheets[0]?.unit).toBe('jwc')
    const again = readKnown({ file: '台账.xlsx', sheets: [titled] }, campaign, {}, [
      confirmed('jwc', read, { 收口: 'due' }),
    ])
    expect(again.items[0]?.due).toBe('2017-08-31')
  })

  test('与机器读法一致的，只是改称“确认过”，读出的内容一个字不差', () => {
    const plain = gridOf([['序号', '存在的问题', '整改措施', '整改时限', '责任人'], ...rows])
    const first = readKnown({ file: '教务处.xlsx', sheets: [plain] }, campaign, { unit: 'jwc' }, [])
    const again = readKnown({ file: '教务处.xlsx', sheets: [plain] }, campaign, { unit: 'jwc' }, [
      confirmed('jwc', first),
    ])
    expect(again.items).toEqual(first.items)
    expect(again.findings).toEqual(first.findings)
    expect(again.sheets[0]?.columns.every(({ confidence }) => confidence === 1)).toBe(true)
  })

  test('这一次的答复先于以前的确认', () => {
    const first = readKnown({ file: '教务处.xlsx', sheets: [sheet] }, campaign, { unit: 'jwc' }, [])
    const profile = confirmed('jwc', first, { 收口: 'due' })
    const answered = { unit: 'jwc', confirmed: { 收口: 'completedOn' } }
    const again = readKnown({ file: '教务处.xlsx', sheets: [sheet] }, campaign, answered, [profile])
    expect(again.items[0]).toMatchObject({ completedOn: '2017-08-31' })
  })
})
