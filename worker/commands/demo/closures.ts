/** Closures (销号) one by one: asked for with evidence, looked at by the office, agreed to or returned. */
import { asDay, type Day } from '#rules/calendar/day'
import type { ItemHistory, ItemRow } from '#wire/item'
import type { Evidence } from '#wire/evidence'
import type { DemoItem } from './demoItems.ts'
import { workdaysAfter, type Moment, type Story } from './Story.ts'

/** An item as far as its closure needs it. */
type Told = Pick<DemoItem, 'name' | 'unit'>

/** Two departments hand in one and the same paper for different problems. */
const SAME_PAPER: Readonly<Record<string, string>> = {
  'jx 车床防护罩缺失，实训学生未穿工装': '实训安全与成绩管理检查记录',
  'dq 补考成绩录入迟，影响学生毕业资格审核': '实训安全与成绩管理检查记录',
}

/** Working days from being done to being asked for, and from being asked for to the office's answer. */
const ASKED_AFTER = 1
const ANSWERED_AFTER = 2
/** After a return the unit takes a few days to mend. */
const MENDED_AFTER = 3

export function closeItems(story: Story, items: readonly DemoItem[], today: Day): void {
  for (const item of items) {
    const { kind, doneOn } = item.course
    if (doneOn === null) continue
    if (kind === 'sameday') {
      ask(story, item, doneOn, `${doneOn}T15:30`)
      decide(story, item, `${doneOn}T16:30`, true)
      continue
    }
    const asked = workdaysAfter(doneOn, ASKED_AFTER)
    ask(story, item, doneOn, `${asked}T10:00`)
    if (kind === 'asked') continue
    const answered = workdaysAfter(asked, ANSWERED_AFTER)
    if (answered > today) continue
    decide(story, item, `${answered}T09:30`, kind === 'closed')
    if (kind === 'returned') mend(story, item, answered)
  }
}

function mend(story: Story, item: Told, returned: Day): void {
  const mended = workdaysAfter(returned, MENDED_AFTER)
  ask(story, item, mended, `${mended}T10:10`)
  decide(story, item, `${workdaysAfter(mended, ANSWERED_AFTER)}T09:40`, true)
}

/** The clerk hands a paper in and asks. */
function ask(story: Story, { name, unit }: Told, completedOn: Day, moment: Moment): void {
  story.at(moment, async () => {
    const clerk = await story.clerk(unit, moment)
    const id = story.item(name)
    const { item } = await clerk.ask<ItemHistory>('GET', `/items/${id}`)
    const paper = SAME_PAPER[name] ?? `${item.content.problem ?? ''}：${item.content.measures ?? ''}`
    const text = `整改情况说明\n\n${paper}\n完成日期：${completedOn}\n`
    const file = `整改情况说明（${completedOn}）.txt`
    const bytes = new TextEncoder().encode(SAME_PAPER[name] ?? text)
    await clerk.ask<Evidence>('POST', `/items/${id}/evidence?file=${encodeURIComponent(file)}`, bytes)
    // A ledger file that says all that closure asks for has asked already.
    if (item.state !== 'open') return
    const note = '措施已落实，佐证材料见附件。'
    await clerk.ask<ItemRow>('POST', `/items/${id}/closure-request`, { completedOn, note })
  })
}

/** The office opens what was handed in before it decides. */
function decide(story: Story, { name }: Told, moment: Moment, isAgreed: boolean): void {
  story.at(moment, async () => {
    const office = await story.office(moment)
    const id = story.item(name)
    const { item, evidence } = await office.ask<ItemHistory>('GET', `/items/${id}`)
    for (const file of evidence) await office.download(`/evidence/${file.id}/file`)
    const seen = item.version
    await office.ask<ItemRow>(
      'POST',
      `/items/${id}/review`,
      isAgreed
        ? { decision: 'close', seen, note: '已看佐证材料，同意销号。' }
        : { decision: 'return', seen, note: '只有文字说明，看不出整改前后的变化，请补充记录后再申请。' },
    )
  })
}

/**
 * Claims that merely stood in a ledger: nothing is struck off that was not asked for, so that two units ask and the
 * office agrees; one it returns, which is then asked for properly.
 */
export function reviewClaims(story: Story): void {
  const mondayAfter = asDay('2017-07-24')
  const claim = (file: string, row: number, unit: string): Told => ({
    name: `${file} ${row}`,
    unit,
  })
  const agreed = [
    [claim('02-财务处问题清单.xlsx', 5, 'cwc'), `${mondayAfter}T09:30`],
    [claim('10-保卫处隐患整改.xlsx', 5, 'bwc'), `${mondayAfter}T09:50`],
  ] as const
  for (const [told, moment] of agreed) {
    ask(story, told, asDay('2017-07-20'), `${mondayAfter}T08:40`)
    decide(story, told, moment, true)
  }
  const returned = claim('02-财务处问题清单.xlsx', 8, 'cwc')
  decide(story, returned, `${mondayAfter}T10:10`, false)
  mend(story, returned, mondayAfter)
}
