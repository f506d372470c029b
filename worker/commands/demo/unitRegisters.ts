/** What units enter in registers (登记簿): who answers, the plan, learning, own checks, rules, experience. */
import { enterIn } from './enterIn.ts'
import type { Moment, Story } from './Story.ts'

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金'
/** One unit in so many has not handed anything in. */
const GAP_EVERY = 9

export function fillUnitRegisters(story: Story): void {
  for (const [index, { id }] of story.campaign.units.entries()) {
    if (index % GAP_EVERY !== GAP_EVERY - 1) introduceUnit(story, id, index)
  }
  fillLater(story)
  makeRules(story)
}

/** Rules that answer to items of the ledger, so that the same does not come again. */
function makeRules(story: Story): void {
  const rules = [
    ['gl', '奖学金评定细则修订程序', 'mended', '2017-07-28', 'gl 奖学金评定细则评定前临时修改'],
    ['jw', '信访件转办回告办法', 'made', '2017-07-31', 'jw 部分信访件只转办不跟踪，办结情况不掌握'],
  ] as const
  for (const [unit, name, way, issuedOn, item] of rules) {
    const moment: Moment = `${issuedOn}T15:10`
    story.at(moment, async () => {
      const values = { unit, name, way, issuedOn, items: [story.item(item)] }
      await (await story.clerk(unit, moment)).enter('regulations', values)
    })
  }
}

function introduceUnit(story: Story, unit: string, index: number): void {
  const surname = SURNAMES[index % SURNAMES.length] ?? '赵'
  const lead = {
    unit,
    firstResponsible: `${surname}某某`,
    post: index < 16 ? '处长' : '院长',
    group: `本单位专项清理工作小组，组长${surname}某某，成员四人`,
    since: '2017-05-12',
  }
  enterIn(story, ['head', unit], '2017-05-15T10:00', { register: 'leads', values: lead })
  // What a unit enters is received on the day of its entry.
  const planned: Moment = index % 7 === 3 ? '2017-06-02T09:00' : '2017-05-26T09:00'
  const plan = {
    unit,
    title: '专项清理工作方案',
    text: '分三步：学习动员、自查自纠、集中整改，各步责任到人。',
  }
  enterIn(story, ['head', unit], planned, { register: 'plans', values: plan })
  const forms = ['group', 'lecture', 'self'] as const
  for (const [turn, form] of forms.slice(0, 1 + (index % 3)).entries()) {
    const heldOn = ['2017-05-17', '2017-05-24', '2017-06-08'][turn] ?? '2017-06-08'
    const topic = ['专项清理动员部署', '“三不为”典型问题剖析', '岗位职责和服务规范自学'][turn] ?? ''
    const people = 8 + ((index * 5 + turn * 7) % 30)
    const values = { unit, heldOn, form, topic, people }
    enterIn(story, ['unit', unit], '2017-06-09T16:00', { register: 'learning', values })
  }
}

function fillLater(story: Story): void {
  const slow = { unit: 'hqc', checkedOn: '2017-08-01', result: 'slow', text: '公寓维修进度慢于计划' }
  enterIn(story, ['head', 'hqc'], '2017-08-01T16:00', { register: 'self-checks', values: slow })
  const mended = {
    unit: 'gzc',
    checkedOn: '2017-07-18',
    result: 'incomplete',
    text: '采购用时公布不全',
    correction: '补公布六月数据，改由专人按月更新',
    correctedOn: '2017-07-20',
  }
  enterIn(story, ['head', 'gzc'], '2017-07-20T16:00', { register: 'self-checks', values: mended })
  const regulation = {
    unit: 'jwc',
    name: '教务窗口首问负责制实施办法',
    number: '教字〔2017〕6号',
    way: 'made',
    issuedOn: '2017-07-28',
  }
  enterIn(story, ['unit', 'jwc'], '2017-07-31T09:00', { register: 'regulations', values: regulation })
  const experience = {
    unit: 'cwc',
    kind: 'experience',
    title: '报销材料一页清单',
    text: '把常见报销事项所需材料印成一页，窗口一次说清，退单明显减少。',
    writtenOn: '2017-08-10',
  }
  enterIn(story, ['unit', 'cwc'], '2017-08-10T15:00', { register: 'experiences', values: experience })
}
