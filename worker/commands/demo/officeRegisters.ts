/** What the office enters in registers (登记簿): meetings and orders, clues, a visit; and what publicity (宣传部) brought out. */
import type { EntryRow } from '#wire/register'
import { enterIn } from './enterIn.ts'
import type { Moment, Story } from './Story.ts'

export function fillOfficeRegisters(story: Story): void {
  meet(story)
  takeClues(story)
  visit(story)
  publishReports(story)
}

function meet(story: Story): void {
  const held: Moment = '2017-08-03T17:00'
  let meeting = ''
  story.at('2017-07-06T17:00', async () => {
    const office = await story.office('2017-07-06T17:00')
    await office.enter('meetings', {
      heldOn: '2017-07-06',
      subject: '第二次推进调度会',
      chair: '领导小组副组长',
      text: '通报六月自查情况，要求七月底前完成立行立改问题。',
    })
  })
  story.at(held, async () => {
    const office = await story.office(held)
    const entry = await office.enter('meetings', {
      heldOn: '2017-08-03',
      subject: '第三次推进调度会',
      chair: '领导小组副组长',
      text: '听取各单位进展，研究逾期问题。',
    })
    meeting = entry.id
  })
  const orders: readonly (readonly [unit: string, text: string, due: string])[] = [
    ['jwc', '教务窗口办事流程上墙公示，实行一次性告知', '2017-08-11'],
    ['hqc', '学生公寓报修两日内答复，逐件登记', '2017-08-25'],
    ['cwc', '报销单据审核时限对外公布', '2017-08-31'],
  ]
  story.at('2017-08-11T09:00', async () => {
    const office = await story.office('2017-08-11T09:00')
    for (const [unit, text, due] of orders) {
      const done = unit === 'cwc' ? { followUp: '已在网页和窗口公布', followedOn: '2017-08-10' } : {}
      await office.enter('orders', { meeting, givenOn: '2017-08-03', unit, text, due, ...done })
    }
  })
}

function takeClues(story: Story): void {
  const office = ['office', null] as const
  const library = {
    receivedOn: '2017-08-09',
    channel: 'mailbox',
    text: '图书馆自习室开放时间与公布的不一致',
    unit: 'tsg',
  }
  enterIn(story, office, '2017-08-09T11:00', { register: 'clues', values: library })
  const unfounded = {
    receivedOn: '2017-07-20',
    channel: 'phone',
    text: '反映某系教师迟到',
    outcome: 'unfounded',
    outcomeNote: '办公室核对课表和监控，当日为调课。',
  }
  enterIn(story, office, '2017-07-24T11:00', { register: 'clues', values: unfounded })
  // Found by others in weeks for which the unit itself reported nothing.
  const refund = {
    receivedOn: '2017-07-26',
    channel: 'letter',
    text: '函授学员退费申请三个月没有答复，电话无人接听',
    unit: 'jj',
    wording: '函授学员退费申请办理超期，咨询电话无人接听',
    shownOn: '2017-07-26',
  }
  const become: Moment = '2017-08-09T15:00'
  enterIn(story, office, '2017-07-26T10:00', { register: 'clues', values: refund, become })
  const asked = {
    unit: 'rsc',
    receivedOn: '2017-06-29',
    giver: 'people',
    way: '座谈会',
    text: '希望公布各类证明的办理时限',
    treatment: 'explained',
  }
  enterIn(story, ['unit', 'rsc'], '2017-06-29T16:00', { register: 'opinions', values: asked })
}

function visit(story: Story): void {
  const at: Moment = '2017-07-12T17:00'
  story.at(at, async () => {
    const office = await story.office(at)
    const visited = await office.enter('visits', {
      visitedOn: '2017-07-12',
      place: '土木工程学院、管理系',
      inspectors: '督导检查第一组三人',
      text: '查看实验室、窗口和台账，询问学生十二人。',
    })
    const finding = { visit: visited.id, foundOn: '2017-07-12', subject: 'unit' }
    const found = await office.enter('visit-findings', {
      ...finding,
      unit: 'tm',
      text: '材料实验室危险源标识缺失，应急通道堆放试件',
      handling: '现场责令清理通道。',
    })
    await office.ask<EntryRow>('POST', `/registers/visit-findings/${found.id}/item`, { base: found.version })
    await office.enter('visit-findings', {
      ...finding,
      unit: 'gl',
      text: '学生来访登记本七月没有记录',
      handling: '当场补记并说明。',
    })
  })
}

function publishReports(story: Story): void {
  const reports: readonly (readonly [day: string, channel: string, title: string])[] = [
    ['2017-06-10', 'website', '学校部署“三不为”问题专项清理'],
    ['2017-07-11', 'website', '专项清理进入集中整改阶段'],
    ['2017-08-12', 'paper', '窗口服务怎样少跑一趟'],
    ['2017-08-14', 'wechat', '你反映的问题，改了这些'],
  ]
  for (const [publishedOn, channel, title] of reports) {
    const values = { publishedOn, channel, title }
    enterIn(story, ['publicity', null], `${publishedOn}T16:20`, { register: 'publicity', values })
  }
}
