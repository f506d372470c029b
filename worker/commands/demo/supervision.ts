/** Supervision notices (督办单), and what the office makes of what the ladder proposes. */
import type { LadderView } from '#wire/ladder'
import type { Notice } from '#wire/notice'
import type { Moment, Story } from './Story.ts'

type NoticeStep = readonly [at: Moment, act: 'answer' | 'return' | 'accept', text: string]

interface DemoNotice {
  readonly unit: string
  readonly items: readonly string[]
  readonly at: Moment
  readonly demand: string
  readonly answerBy: string
  readonly steps: readonly NoticeStep[]
}

/** One whose answer was read, while its item is still open; one returned and then not answered, one answered late, one waiting. */
const notices: readonly DemoNotice[] = [
  {
    unit: 'dq',
    items: ['dq 夜间开放实验室没有教师值守'],
    at: '2017-07-18T10:00',
    demand: '夜间值守逾期未落实，请说明原因，提出完成日期并立即排班。',
    answerBy: '2017-07-25',
    steps: [
      ['2017-07-24T16:20', 'answer', '因教师外出实习未排定。现已排出八月值班表，自8月21日起执行。'],
      ['2017-07-25T09:30', 'accept', '已收到值班表，开学后现场查看。'],
    ],
  },
  {
    unit: 'cwc',
    items: ['02-财务处问题清单.xlsx 4', '02-财务处问题清单.xlsx 7', '02-财务处问题清单.xlsx 10'],
    at: '2017-07-26T10:00',
    demand: '三条问题均已逾期，请逐条说明进展，明确责任人和完成日期。',
    answerBy: '2017-08-02',
    steps: [
      ['2017-08-01T17:00', 'answer', '正在推进，争取尽快完成。'],
      ['2017-08-03T09:00', 'return', '没有逐条答复，也没有完成日期，请重新答复。'],
    ],
  },
  {
    unit: 'tsg',
    items: ['03-图书馆.xlsx 2', '03-图书馆.xlsx 5'],
    at: '2017-08-02T10:00',
    demand: '两条问题逾期三周，请说明原因并提出补救措施。',
    answerBy: '2017-08-09',
    steps: [['2017-08-14T15:10', 'answer', '暑期人员轮休，答复迟了。荐购已补复四十一条，其余8月底前复完。']],
  },
  {
    unit: 'bwc',
    items: ['10-保卫处隐患整改.xlsx 9'],
    at: '2017-08-09T10:00',
    demand: '该项至今未启动，请一周内拿出整改方案。',
    answerBy: '2017-08-18',
    steps: [],
  },
]

export function superviseUnits(story: Story): void {
  for (const { at, steps, items, ...asked } of notices) {
    let id = ''
    story.at(at, async () => {
      const body = { unit: asked.unit, demand: asked.demand, answerBy: asked.answerBy }
      const named = items.map((name) => story.item(name))
      id = (await (await story.office(at)).ask<Notice>('POST', '/notices', { ...body, items: named })).id
    })
    for (const [moment, act, text] of steps) {
      story.at(moment, async () => {
        if (act === 'answer') {
          const head = await story.as('head', moment, asked.unit)
          await head.ask<Notice>('POST', `/notices/${id}/answer`, { text })
        } else {
          // A second answer is due by the Wednesday after.
          const until = act === 'return' ? { answerBy: '2017-08-09' } : {}
          const review = { decision: act, note: text, ...until }
          await (await story.office(moment)).ask<Notice>('POST', `/notices/${id}/review`, review)
        }
      })
    }
  }
}

/** The office takes what the rules propose for one unit and declines it for another, before it acts. */
export function decideLadder(story: Story): void {
  const decisions = [
    ['2017-07-26T09:40', 'cwc', 'take', '先发督办单，限期一周答复。'],
    ['2017-07-26T09:45', 'dq', 'decline', '督办单刚答复，值班表已排出，开学后现场查看，暂不升级。'],
    // Before the circular of that morning names the unit, which is a graver step than a reminder.
    ['2017-08-01T08:30', 'jz', 'take', '先发提醒函，看八月中旬进展。'],
  ] as const
  for (const [moment, unit, decision, reason] of decisions) {
    story.at(moment, async () => {
      const office = await story.office(moment)
      const { proposals } = await office.ask<LadderView>('GET', '/ladder')
      const open = proposals.find((proposal) => proposal.unit === unit)
      if (open === undefined) throw new Error(`nothing is proposed for ${unit} at ${moment}`)
      await office.ask('POST', '/ladder/decisions', { unit, level: open.level, decision, reason })
    })
  }
}
