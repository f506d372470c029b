/** 数字的来处 — the items that a figure of a paper counts, so that each number can be followed to its rows. */
import { citedAs, type JudgedItem } from '../../figures/judgedLedger.ts'
import { isCompletedLate } from '../../items/lateness.ts'
import { kindOf } from './tone.ts'
import type { CircularFacts } from './facts.ts'

/** Null for figures that count no items: units, reports, changes since last time. */
export function rowsOfFigure(key: string, { judged, campaign }: CircularFacts): readonly JudgedItem[] | null {
  const test = testOf(key, (unit) => kindOf(campaign, unit))
  return test === null ? null : judged.filter(test)
}

type Test = (one: JudgedItem) => boolean

const finished: Test = ({ timeliness }) => /^(?:closed|done|late-done)$/.test(timeliness)
const overdue: Test = ({ lateness }) => lateness !== null
const dropped: Test = ({ timeliness }) => timeliness === 'dropped'

const plain: Readonly<Record<string, Test>> = {
  total: () => true,
  closed: ({ timeliness }) => timeliness === 'closed',
  awaiting: ({ timeliness }) => timeliness === 'done' || timeliness === 'late-done',
  'late-done': ({ timeliness }) => timeliness === 'late-done',
  'completed-late': ({ item }) => isCompletedLate(item),
  'completed-late.closed': ({ item, timeliness }) => timeliness === 'closed' && isCompletedLate(item),
  overdue,
  dropped,
  standing: (one) => !dropped(one),
  working: (one) => !finished(one) && !overdue(one) && !dropped(one),
  'due-soon': ({ timeliness }) => timeliness === 'due-soon',
  'on-time': ({ timeliness }) => timeliness === 'on-time',
  ongoing: ({ timeliness }) => timeliness === 'ongoing',
  'no-due': ({ timeliness }) => timeliness === 'no-due',
  'completion-rate': finished,
  left: (one) => one.timeliness !== 'closed' && !dropped(one),
  'overdue.longest': overdue,
  'overdue.units': overdue,
  'disposal.unknown': (one) => one.item.disposal === undefined && !dropped(one),
}

function testOf(key: string, kindOfUnit: (unit: string) => string): Test | null {
  const bare = key.replace(/\.share$/, '')
  const known = plain[bare]
  if (known !== undefined) return known
  const [noun = '', name = '', what = ''] = bare.split('.')
  switch (noun) {
    case 'dropped':
      return (one) => one.item.dropped?.kind === name
    case 'disposal':
      return (one) => !dropped(one) && one.item.disposal === name && (what !== 'finished' || finished(one))
    case 'category':
      return (one) =>
        !dropped(one) && String(one.item.category) === name && (what !== 'finished' || finished(one))
    case 'kind':
      return (one) => !dropped(one) && one.item.kind === name && (what !== 'finished' || finished(one))
    case 'units':
      return (one) => overdue(one) && (one.item.unit ?? '') === (name === 'unknown' ? '' : name)
    case 'kinds':
      return (one) => overdue(one) && kindOfUnit(one.item.unit ?? '') === name
    case 'items':
      return (one) => citedAs(one) === name
    case 'ladder':
      return ({ lateness }) => lateness?.level === name
    default:
      return null
  }
}
