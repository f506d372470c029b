/** Extensions (延期): approved, refused, approved for less because it was asked late, and one that waits. */
import { asDay, type Day } from '#rules/calendar/day'
import type { Extension } from '#wire/extension'
import type { Moment, Story } from './Story.ts'

interface AskedExtension {
  readonly item: string
  readonly unit: string
  readonly at: Moment
  readonly to: Day
  readonly reason: string
  /** Null while the office has not decided. */
  readonly answer: { readonly at: Moment; readonly body: object } | null
}

const extensions: readonly AskedExtension[] = [
  {
    item: '04-后勤管理处整改台账.xlsx 4',
    unit: 'hqc',
    at: '2017-07-26T10:30',
    to: asDay('2017-08-31'),
    reason: '荐购系统改造须等暑期停机，现已完成需求确认，8月下旬上线。',
    answer: { at: '2017-07-28T09:20', body: { decision: 'approve', note: '同意，暑期内完成。' } },
  },
  {
    item: 'tm 结构实验室起重设备检验证过期仍在使用',
    unit: 'tm',
    at: '2017-07-27T15:20',
    to: asDay('2017-09-30'),
    reason: '检验机构排期紧张，预计九月下旬到校检验。',
    answer: {
      at: '2017-07-31T10:00',
      body: { decision: 'refuse', note: '涉及安全，不同意延期。先停用设备，按原时限完成检验预约。' },
    },
  },
  {
    // Asked when the limit had passed.
    item: '10-保卫处隐患整改.xlsx 8',
    unit: 'bwc',
    at: '2017-07-27T11:00',
    to: asDay('2017-08-31'),
    reason: '灭火器统一采购流标一次，正在重新询价。',
    answer: {
      at: '2017-08-01T09:10',
      body: { decision: 'approve', to: '2017-08-18', note: '到期后才提出，只同意延至8月18日。' },
    },
  },
  {
    item: 'ny 锅炉实训台压力表超过检定周期',
    unit: 'ny',
    at: '2017-08-14T16:00',
    to: asDay('2017-09-15'),
    reason: '检定所暑期停业，九月初恢复受理，仪表已停用并挂牌。',
    answer: null,
  },
]

export function moveLimits(story: Story): void {
  for (const { item, unit, at, to, reason, answer } of extensions) {
    let id = ''
    story.at(at, async () => {
      const clerk = await story.clerk(unit, at)
      const path = `/items/${story.item(item)}/extensions`
      id = (await clerk.ask<Extension>('POST', path, { to, reason })).id
    })
    if (answer === null) continue
    story.at(answer.at, async () => {
      const office = await story.office(answer.at)
      await office.ask<Extension>('POST', `/extensions/${id}/decision`, answer.body)
    })
  }
}
