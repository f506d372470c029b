/**
 * The demo's items: those that clerks enter in the pane (items.tsv) and those that come in department ledgers, each
 * with the course that it takes. People and deeds are invented.
 */
import { readFileSync } from 'node:fs'
import { asDay, type Day } from '#rules/calendar/day'
import type { FieldValue } from '#wire/item'

/**
 * `closed`: done on the day, asked for, struck off · `returned`: the first request is returned, the second goes
 * through · `asked`: waits for the office · `sameday`: all of it on one day · `moving`: under way · `idle`: nothing
 * happens.
 */
export interface Course {
  readonly kind: 'closed' | 'returned' | 'asked' | 'sameday' | 'moving' | 'idle'
  /** The day on which the unit has done it; null when it has not. */
  readonly doneOn: Day | null
}

/** An item as the story follows it. */
export interface DemoItem {
  /** What the story calls it: the unit and the problem, or the file and the row. */
  readonly name: string
  readonly unit: string
  readonly enteredOn: Day
  readonly course: Course
  /** What is put right in steps; null where the ledger's own words are enough. */
  readonly steps: readonly string[] | null
}

/** An item that a clerk types in. */
export interface EnteredItem extends DemoItem {
  readonly fields: Readonly<Record<string, FieldValue>>
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'

export function readEnteredItems(): EnteredItem[] {
  const [head = '', ...lines] = readFileSync(new URL('items.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const names = head.split('\t')
  const counts = new Map<string, number>()
  return lines.map((line, index) => {
    const cells = new Map(line.split('\t').map((cell, place) => [names[place] ?? '', cell]))
    const unit = cells.get('unit') ?? ''
    const no = (counts.get(unit) ?? 0) + 1
    counts.set(unit, no)
    return enteredItem((name) => cells.get(name) ?? '', { no, index })
  })
}

/** `no` counts within the unit. */
function enteredItem(
  cell: (name: string) => string,
  { no, index }: { readonly no: number; readonly index: number },
): EnteredItem {
  const surname = (shift: number): string => SURNAMES[(index * 5 + shift) % SURNAMES.length] ?? '赵'
  const texts = ['kind', 'source', 'post', 'problem', 'cause', 'measures', 'goal', 'disposal'] as const
  return {
    name: `${cell('unit')} ${cell('problem')}`,
    unit: cell('unit'),
    enteredOn: dayIn2017(cell('entered')),
    course: courseOf(cell('course')),
    steps: cell('measures')
      .split(/[，。]/)
      .filter(Boolean),
    fields: {
      itemNo: String(no),
      ...Object.fromEntries(texts.map((name) => [name, cell(name)])),
      category: Number(cell('category')),
      foundOn: dayIn2017(cell('foundOn')),
      due: dayIn2017(cell('due')),
      leader: `${surname(0)}某某`,
      department: cell('department'),
      owner: `${surname(7)}某`,
    },
  }
}

/** Courses of rows that came in ledgers, by file and row; the others are under way. */
const fileCourses: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  '01-教务处台账.xlsx': { 8: 'closed 07-26', 9: 'closed 07-11' },
  '02-财务处问题清单.xlsx': { 4: 'idle', 7: 'idle', 10: 'idle', 6: 'idle', 9: 'idle', 12: 'idle' },
  '03-图书馆.xlsx': { 2: 'idle', 5: 'idle', 4: 'idle', 7: 'idle' },
  '04-后勤管理处整改台账.xlsx': {
    7: 'closed 08-09',
    9: 'closed 07-27',
    10: 'returned 07-18',
    12: 'closed 08-01',
  },
  '08-全校问题台账（汇总）.xlsx': { 8: 'closed 08-03' },
  '09-科研处时限.xlsx': { 4: 'closed 07-28', 6: 'closed 08-03' },
  '10-保卫处隐患整改.xlsx': { 6: 'closed 08-02', 8: 'idle', 9: 'idle' },
  // Five in the last days of a stage: what a rush looks like.
  '11-整改.xlsx': {
    5: 'closed 07-28',
    6: 'closed 07-28',
    7: 'closed 07-28',
    9: 'closed 07-28',
    10: 'closed 07-28',
    11: 'idle',
  },
  '12-团委.xlsx': { 2: 'closed 07-18' },
}

/** What the story does with a row of a ledger; a row that already claims to be done is the office's to look at. */
export function courseOfRow(file: string, row: number, isClaimed: boolean): Course {
  return courseOf(fileCourses[file]?.[row] ?? (isClaimed ? 'idle' : 'moving'))
}

/** Every row of a ledger to which something happens, so that its scenes can be set before it has come. */
export function coursedRows(file: string): { readonly row: number; readonly course: Course }[] {
  return Object.entries(fileCourses[file] ?? {}).map(([row, course]) => ({
    row: Number(row),
    course: courseOf(course),
  }))
}

function courseOf(text: string): Course {
  const [kind = '', day] = text.split(' ')
  const known = (['closed', 'returned', 'asked', 'sameday', 'moving', 'idle'] as const).find(
    (one) => one === kind,
  )
  if (known === undefined) throw new Error(`no item takes the course ${text}`)
  return { kind: known, doneOn: day === undefined ? null : dayIn2017(day) }
}

function dayIn2017(monthAndDate: string): Day {
  return asDay(`2017-${monthAndDate}`)
}
