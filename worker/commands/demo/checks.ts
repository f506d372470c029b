/** The office looks for itself: a spot check, a look-back, flags; a failure opens the item again and holds to account. */
import { asDay } from '#rules/calendar/day'
import type { CheckRound, CheckRow, NewCheckRound, NewVerdict } from '#wire/checkRound'
import type { FlagList } from '#wire/flag'
import type { AccountabilityList } from '#wire/ladder'
import type { CampaignClient } from '../campaignClient.ts'
import type { Moment, Story } from './Story.ts'

const inspectors = [
  { name: '孔某某', unit: 'jw' },
  { name: '曹某某', unit: 'dzb' },
  { name: '严某某', unit: null },
]

/** Units that type their rows in: their ids, and so the draw, are the same in every telling. */
const units = ['dzb', 'xcb', 'gh', 'jz', 'gl', 'jx', 'xx', 'sl', 'wy', 'my', 'xsc']

interface DemoRound {
  readonly drawnAt: Moment
  readonly judgedAt: Moment
  readonly request: NewCheckRound
  readonly good: NewVerdict
  /** Verdict of one row that had been struck off. */
  readonly bad: NewVerdict
}

const rounds: readonly DemoRound[] = [
  {
    drawnAt: '2017-07-25T15:00',
    judgedAt: '2017-07-27T16:00',
    request: {
      kind: 'spot-check',
      purpose: '七月下旬抽查',
      size: 8,
      strataBy: ['unit'],
      eachStratum: false,
      states: ['closed', 'closure-requested'],
      units,
      seed: '7月25日办公会当场掷骰 3-5-1',
      inspectors,
    },
    good: { verdict: 'pass', reason: '' },
    bad: {
      verdict: 'fail',
      reason: '现场查看，措施只停在纸面，七月中旬以后没有记录。',
      due: asDay('2017-08-31'),
    },
  },
  {
    drawnAt: '2017-08-01T15:00',
    judgedAt: '2017-08-03T16:30',
    request: {
      kind: 'look-back',
      purpose: '第二阶段销号问题回头看',
      size: 12,
      strataBy: ['unit'],
      eachStratum: true,
      units,
      seed: '8月1日办公会当场掷骰 6-2-2',
      inspectors,
    },
    good: { verdict: 'held', reason: '' },
    bad: {
      verdict: 'relapsed',
      reason: '现场复查，又回到整改前的做法，师生来电反映。',
      due: asDay('2017-09-15'),
    },
  },
]

export function checkItems(story: Story): void {
  for (const { drawnAt, judgedAt, request, good, bad } of rounds) {
    let list: CheckRound['list'] = []
    story.at(drawnAt, async () => {
      const office = await story.office(drawnAt)
      list = (await office.ask<CheckRound>('POST', '/check-rounds', request)).list
    })
    story.at(judgedAt, async () => {
      const office = await story.office(judgedAt)
      const closed = list.filter(({ stateThen }) => stateThen === 'closed')
      const worst = closed[Math.floor(closed.length / 2)]
      for (const { id } of list) {
        const verdict = id === worst?.id ? bad : good
        await office.ask<CheckRow>('POST', `/check-rows/${id}/verdict`, verdict)
      }
    })
  }
  weighEvidence(story)
}

/** One flag is gone into and dismissed; whose check failed is held to account, on evidence. */
function weighEvidence(story: Story): void {
  const looked: Moment = '2017-08-10T10:00'
  story.at(looked, async () => {
    const office = await story.office(looked)
    const { flags } = await office.ask<FlagList>('GET', '/flags')
    const harmless = flags.find(({ kind }) => kind === 'same-day')
    if (harmless === undefined) throw new Error('the story plants a problem found and closed on one day')
    const reason = '调低音量当场可办，已到现场核实，属立行立改。'
    await office.ask('POST', '/flags/decision', { key: harmless.key, decision: 'dismiss', reason })
  })
  const decided: Moment = '2017-08-10T15:00'
  story.at(decided, async () => {
    const office = await story.office(decided)
    const found = await citableUnit(office)
    await office.ask('POST', '/accountabilities', {
      unit: found.unit,
      person: '',
      form: '责令书面检查',
      reason: '已销号的问题经检查没有真正落实。',
      evidence: found.citable.slice(0, 1).map(({ kind, ref }) => ({ kind, ref })),
    })
  })
}

async function citableUnit(office: CampaignClient): Promise<AccountabilityList & { readonly unit: string }> {
  for (const unit of units) {
    const list = await office.ask<AccountabilityList>('GET', `/accountabilities?unit=${unit}`)
    if (list.citable.some(({ kind }) => kind === 'check')) return { ...list, unit }
  }
  throw new Error('the story lets a check fail')
}
