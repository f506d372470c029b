/** Taking a problem out of the count (核减): one that was not so, one that the office keeps, one that waits. */
import type { Withdrawal } from '#wire/withdrawal'
import type { Moment, Story } from './Story.ts'

interface AskedWithdrawal {
  readonly item: string
  readonly unit: string
  readonly at: Moment
  readonly body: { readonly kind: Withdrawal['kind']; readonly reason: string }
  /** Null while the office has not decided. */
  readonly answer: { readonly at: Moment; readonly body: object } | null
}

const withdrawals: readonly AskedWithdrawal[] = [
  {
    item: 'jj 函授站面授课时被压缩',
    unit: 'jj',
    at: '2017-08-08T10:10',
    body: { kind: 'unfounded', reason: '经核对教学日志和签到表，面授课时与计划一致，来信所指为自学辅导。' },
    answer: { at: '2017-08-10T09:20', body: { decision: 'drop', note: '已调阅签到表核实，同意核减。' } },
  },
  {
    item: 'my 实践教学环节以作业代替',
    unit: 'my',
    at: '2017-07-27T16:10',
    body: { kind: 'mistaken', reason: '新教学计划已调整实践环节的形式。' },
    answer: {
      at: '2017-07-31T09:40',
      body: { decision: 'refuse', note: '计划尚未批准，本学期仍按原计划执行，请继续整改。' },
    },
  },
  {
    item: 'gzc 闲置设备信息不公开，重复购置',
    unit: 'gzc',
    at: '2017-08-14T15:30',
    body: { kind: 'handed-over', reason: '设备信息公开职责自8月起划归国有资产平台建设组，已办交接。' },
    answer: null,
  },
]

export function takeOutOfTheCount(story: Story): void {
  for (const { item, unit, at, body, answer } of withdrawals) {
    let id = ''
    story.at(at, async () => {
      const clerk = await story.clerk(unit, at)
      id = (await clerk.ask<Withdrawal>('POST', `/items/${story.item(item)}/withdrawals`, body)).id
    })
    if (answer === null) continue
    story.at(answer.at, async () => {
      const office = await story.office(answer.at)
      await office.ask<Withdrawal>('POST', `/withdrawals/${id}/decision`, answer.body)
    })
  }
}
