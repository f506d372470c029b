/** Ledgers come in: department workbooks on several days, one of them corrected; other clerks enter rows in the pane. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asDay } from '#rules/calendar/day'
import { labelOf } from '#rules/fields/field'
import { claimsDone } from '#rules/items/lateness'
import type { UploadAccepted, Upload } from '#wire/upload'
import type { CampaignClient } from '../campaignClient.ts'
import { root } from '../local/workerBundle.ts'
import { coursedRows, courseOfRow, type DemoItem, type EnteredItem } from './demoItems.ts'
import { pushRows } from './pushRows.ts'
import { rowsSeenBy, type Moment, type Story } from './Story.ts'

/** Which file comes when, and from whom; what is mailed to the office the office takes in. */
const files: readonly (readonly [file: string, day: string, unit: string | null])[] = [
  ['01-教务处台账.xlsx', '2017-06-09', 'jwc'],
  ['04-后勤管理处整改台账.xlsx', '2017-06-16', 'hqc'],
  ['07-体育部零报告.xlsx', '2017-06-19', null],
  ['09-科研处时限.xlsx', '2017-06-23', null],
  ['11-整改.xlsx', '2017-06-30', 'zjc'],
  ['12-团委.xlsx', '2017-07-03', 'tw'],
  ['08-全校问题台账（汇总）.xlsx', '2017-07-07', null],
  ['03-图书馆.xlsx', '2017-07-14', null],
  // These two say what was done by the 20th.
  ['02-财务处问题清单.xlsx', '2017-07-21', 'cwc'],
  ['10-保卫处隐患整改.xlsx', '2017-07-21', 'bwc'],
  ['06-学生处（6-7月）.xlsx', '2017-07-28', 'xsc'],
  ['05-审计式整改清单.xlsx', '2017-08-03', null],
]

/** The unit that keeps its rows in a file of its own making and sends that again when something was wrong. */
const BY_FILE = 'zzb'

/** Sets the scenes; gives the rows of files to which something happens. `known` grows as files are read. */
export function takeLedgersIn(story: Story, known: DemoItem[]): DemoItem[] {
  for (const [file, day, unit] of files) {
    const moment: Moment = `${day}T10:20`
    story.at(moment, async () => {
      const sender = unit === null ? await story.office(moment) : await story.clerk(unit, moment)
      await send(sender, file, readFileSync(join(root, 'test/ledgers', file)))
      for (const row of await rowsSeenBy(await story.office(moment))) {
        if (row.origin?.file !== file) continue
        const name = `${file} ${row.origin.row}`
        story.items.set(name, row.id)
        const course = courseOfRow(file, row.origin.row, claimsDone(row.content))
        known.push({ name, unit: row.unit, enteredOn: asDay(day), course, steps: null })
      }
    })
  }
  return files.flatMap(([file, day, unit]) =>
    coursedRows(file).map(({ row, course }) => ({
      name: `${file} ${row}`,
      unit: unit ?? unitsOfRows[`${file} ${row}`] ?? '',
      enteredOn: asDay(day),
      course,
      steps: null,
    })),
  )
}

/** Whose the rows are that the office took in and something happens to. */
const unitsOfRows: Readonly<Record<string, string>> = {
  '08-全校问题台账（汇总）.xlsx 8': 'tm',
  '09-科研处时限.xlsx 4': 'kyc',
  '09-科研处时限.xlsx 6': 'kyc',
}

/** Clerks type in what they have found, a unit's rows of a day at a time. */
export function enterItems(story: Story, items: readonly EnteredItem[]): void {
  const byDay = Map.groupBy(
    items.filter(({ unit }) => unit !== BY_FILE),
    ({ unit, enteredOn }) => `${unit} ${enteredOn}`,
  )
  for (const rows of byDay.values()) {
    const [first] = rows
    if (first === undefined) continue
    const moment: Moment = `${first.enteredOn}T14:30`
    story.at(moment, async () => {
      for (const { name } of rows) story.items.set(name, idOf(name))
      const changes = rows.map(({ name, fields }) => ({ id: story.item(name), base: 0, set: fields }))
      await pushRows(await story.clerk(first.unit, moment), changes)
    })
  }
  sendByFile(
    story,
    items.filter(({ unit }) => unit === BY_FILE),
  )
}

/** The same id in every telling, so that draws by seed come out the same. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

/** Sent, and a week later again with a row that had been forgotten and a limit that had been misread. */
function sendByFile(story: Story, items: readonly EnteredItem[]): void {
  const days = [...new Set(items.map(({ enteredOn }) => enteredOn))].toSorted()
  for (const [turn, day] of days.entries()) {
    const moment: Moment = `${day}T09:40`
    story.at(moment, async () => {
      const clerk = await story.clerk(BY_FILE, moment)
      const come = items.filter(({ enteredOn }) => enteredOn <= day)
      await send(clerk, '组织部问题台账.csv', new TextEncoder().encode(csvOf(come, turn === 0)))
      const rows = await rowsSeenBy(clerk)
      for (const { name, fields } of come) {
        const row = rows.find(({ content }) => content.problem === fields['problem'])
        if (row === undefined) throw new Error(`${name} was not read from its file`)
        story.items.set(name, row.id)
      }
    })
  }
}

/** The ledger of a unit as it would be saved from Excel: the plan's columns in its order. */
function csvOf(items: readonly EnteredItem[], isFirst: boolean): string {
  const lines = items.map(({ fields }, index) => {
    const isMisread = isFirst && index === 0
    const values = columns.map((field) => (isMisread && field === 'due' ? '2017-07-01' : fields[field]))
    return [index + 1, ...values].join(',')
  })
  return [['序号', ...columns.map(labelOf)].join(','), ...lines].join('\r\n')
}

const columns = [
  'kind',
  'category',
  'problem',
  'source',
  'foundOn',
  'post',
  'cause',
  'measures',
  'goal',
  'due',
  'leader',
  'department',
  'owner',
] as const

async function send(sender: CampaignClient, file: string, bytes: Uint8Array): Promise<void> {
  const upload: Upload = await sender.sendLedger(file, bytes)
  const taken: UploadAccepted = await sender.acceptLedger(upload.id)
  if (taken.added + taken.changed + taken.zeroReports === 0) throw new Error(`${file} brought nothing`)
}
