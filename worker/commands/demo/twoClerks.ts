/** Two clerks of one office change the same cell from the same state; what was not chosen stays in the history. */
import type { ItemHistory } from '#wire/item'
import { pushRows } from './pushRows.ts'
import type { Moment, Story } from './Story.ts'

const UNIT = 'gzc'
const ITEM = 'gzc 闲置设备信息不公开，重复购置'

export function letTwoClerksMeet(story: Story): void {
  const moment: Moment = '2017-08-09T16:10'
  story.at(moment, async () => {
    const clerk = await story.clerk(UNIT, moment)
    const id = story.item(ITEM)
    const base = async (): Promise<number> =>
      (await clerk.ask<ItemHistory>('GET', `/items/${id}`)).item.version
    const seen = await base()
    const first = '闲置设备清单已编成，列出设备63台，正在核对存放地点。'
    const second = '清单初稿完成，计划8月25日前上网。'
    await pushRows(clerk, [{ id, base: seen, set: { progress: first } }])
    const answer = await pushRows(clerk, [{ id, base: seen, set: { progress: second } }])
    if (answer.conflicts.length !== 1) throw new Error('two clerks changed one cell and nobody noticed')
    await pushRows(clerk, [{ id, base: await base(), set: { progress: `${first}${second}` } }])
  })
}
