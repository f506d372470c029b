/** The demo's registers (登记簿): what units and office had entered by the middle of the third stage; people are invented. */
import type { Campaign } from '#rules/campaign'
import type { RegisterKey, RegisterValues } from '#rules/registers/register'
import type { EntryRow } from '#wire/register'

/** Enters one entry at a moment of the demo's past. */
export type Enter = (register: RegisterKey, values: RegisterValues, moment: string) => Promise<EntryRow>

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金'

/** The office enters what came on paper; a few units have not handed anything in. */
export async function enterDemoRegisters(campaign: Campaign, enter: Enter): Promise<void> {
  for (const [index, unit] of campaign.units.entries()) {
    if (index % 9 !== 8) await enterUnit(unit.id, index, enter)
  }
  await enterDispatch(enter)
  await enterClues(enter)
  await enterResults(enter)
}

async function enterUnit(unit: string, index: number, enter: Enter): Promise<void> {
  const surname = SURNAMES[index % SURNAMES.length] ?? '赵'
  await enter(
    'leads',
    {
      unit,
      firstResponsible: `${surname}某某`,
      post: index < 16 ? '处长' : '院长',
      group: `本单位专项清理工作小组，组长${surname}某某，成员四人`,
      since: '2017-05-12',
    },
    '2017-05-15T10:00',
  )
  const receivedOn = index % 7 === 3 ? '2017-06-02' : '2017-05-26'
  await enter('plans', { unit, title: '专项清理工作方案', receivedOn }, '2017-06-05T10:00')
  const forms = ['group', 'lecture', 'self'] as const
  for (const [turn, form] of forms.slice(0, 1 + (index % 3)).entries()) {
    const heldOn = ['2017-05-17', '2017-05-24', '2017-06-08'][turn] ?? '2017-06-08'
    const people = 8 + ((index * 5 + turn * 7) % 30)
    await enter('learning', { unit, heldOn, form, topic: '专项清理动员部署', people }, '2017-06-09T16:00')
  }
}

async function enterDispatch(enter: Enter): Promise<void> {
  const meeting = await enter(
    'meetings',
    {
      heldOn: '2017-08-03',
      subject: '第三次推进调度会',
      chair: '领导小组副组长',
      text: '听取各单位进展，研究逾期问题。',
    },
    '2017-08-03T17:00',
  )
  const orders: readonly (readonly [unit: string, text: string, due: string])[] = [
    ['jwc', '教务窗口办事流程上墙公示，实行一次性告知', '2017-08-11'],
    ['hqc', '学生公寓报修两日内答复，逐件登记', '2017-08-25'],
    ['cwc', '报销单据审核时限对外公布', '2017-08-31'],
  ]
  for (const [unit, text, due] of orders) {
    const done = unit === 'cwc' ? { followUp: '已在网页和窗口公布', followedOn: '2017-08-10' } : {}
    const order = { meeting: meeting.id, givenOn: '2017-08-03', unit, text, due, ...done }
    await enter('orders', order, '2017-08-11T09:00')
  }
}

async function enterClues(enter: Enter): Promise<void> {
  await enter(
    'clues',
    { receivedOn: '2017-08-09', channel: 'mailbox', text: '图书馆自习室开放时间与公布的不一致', unit: 'tsg' },
    '2017-08-09T11:00',
  )
  await enter(
    'clues',
    {
      receivedOn: '2017-07-20',
      channel: 'phone',
      text: '反映某系教师迟到',
      outcome: 'unfounded',
      outcomeNote: '办公室核对课表和监控，当日为调课。',
    },
    '2017-07-24T11:00',
  )
  const check = { checkedOn: '2017-08-01', result: 'slow', text: '公寓维修进度慢于计划' }
  await enter('self-checks', { unit: 'hqc', ...check }, '2017-08-01T16:00')
}

async function enterResults(enter: Enter): Promise<void> {
  const regulation = {
    unit: 'jwc',
    name: '教务窗口首问负责制实施办法',
    number: '教字〔2017〕6号',
    way: 'made',
  }
  await enter('regulations', { ...regulation, issuedOn: '2017-07-28' }, '2017-07-31T09:00')
  await enter(
    'experiences',
    {
      unit: 'cwc',
      kind: 'experience',
      title: '报销材料一页清单',
      text: '把常见报销事项所需材料印成一页，窗口一次说清，退单明显减少。',
      writtenOn: '2017-08-10',
    },
    '2017-08-10T15:00',
  )
  const channels = ['website', 'website', 'paper', 'wechat'] as const
  for (const [index, channel] of channels.entries()) {
    const publishedOn = `2017-0${6 + (index % 3)}-1${index}`
    await enter('publicity', { publishedOn, channel, title: '专项清理工作动态' }, '2017-08-14T15:00')
  }
}
