/**
 * 亮灯的判断 — which light an item shows on a day, and which step of the ladder is proposed before its day.
 *
 * The term runs from the day of finding (发现日期), or the day on which the row was entered, to the limit as it stands;
 * its share that is left is counted in calendar days. On the due day nothing is left. The graver light counts. Late and
 * without a light of its own it is red. Struck off or reported as done, an item shows none.
 * Limit: a sheet does not know when its rows were entered; without 发现日期 its formula lights nothing by the share.
 */
import type { Campaign } from '../campaign/campaign.ts'
import type { LadderLevel } from '../campaign/ladderLevel.ts'
import { lightLabels, lights, type Light, type LightStep } from '../campaign/lights.ts'
import { daysBetween, type Day } from '../calendar/day.ts'
import type { ItemContent } from '../items/item.ts'
import { claimsDone, isClosed, type Timed } from '../items/lateness.ts'

export type LitItem = Timed & Pick<ItemContent, 'foundOn'> & { readonly enteredOn?: Day | undefined }

type Lit = Pick<Campaign, 'lights'>

/** Null where the campaign sets no lights, and where none is reached. */
export function lightOf(item: LitItem, today: Day, { lights: steps = [] }: Lit): Light | null {
  const term = termOf(item, today)
  if (steps.length === 0 || term === null) return null
  const reached = steps.filter((step) => isReached(step, term)).map(({ light }) => light)
  const gravest = lights.findLast((light) => reached.includes(light)) ?? null
  if (term.left >= 0 || gravest !== null) return gravest
  return steps.some(({ measure }) => measure === 'days-late') ? null : 'red'
}

/** A step that is proposed before the day, with the sum in words. */
export interface EarlyStep {
  readonly level: LadderLevel
  readonly step: LightStep
  readonly daysLeft: number
  /** Of the term, in hundredths, cut; null where its beginning is not known. */
  readonly percentLeft: number | null
}

/** The step of the gravest light reached before the day that proposes one; null when none does. */
export function earlyStepOf(item: LitItem, today: Day, { lights: steps = [] }: Lit): EarlyStep | null {
  const term = termOf(item, today)
  if (term === null || term.left < 0) return null
  const step = lights
    .toReversed()
    .flatMap((light) => steps.filter((one) => one.light === light && isReached(one, term)))
    .find(({ level }) => level !== undefined)
  if (step?.level === undefined) return null
  const { left, days } = term
  const percentLeft = days === null ? null : days === 0 ? 0 : Math.floor((left * 100) / days)
  return { level: step.level, step, daysLeft: left, percentLeft }
}

interface Term {
  /** Days left; negative when late. */
  readonly left: number
  /** The whole term in days; null where its beginning is not known. */
  readonly days: number | null
}

function termOf(item: LitItem, today: Day): Term | null {
  if (item.due === undefined || isClosed(item) || claimsDone(item)) return null
  const from = item.foundOn ?? item.enteredOn
  const days = from === undefined ? null : Math.max(0, daysBetween(from, item.due))
  return { left: daysBetween(today, item.due), days }
}

function isReached({ measure, at }: LightStep, { left, days }: Term): boolean {
  if (measure === 'days-late') return -left >= at
  if (left < 0) return false
  return measure === 'days-left' ? left <= at : days !== null && left * 100 <= at * days
}

/** The same as a formula, without `=`: 「（黄灯）」 or nothing; of cells that hold days. */
export function lightFormula({ lights: steps = [] }: Lit, due: string, foundOn: string): string {
  if (steps.length === 0) return '""'
  const isLateSaid = steps.some(({ measure }) => measure === 'days-late')
  const byLight = lights.toReversed().flatMap((light) => {
    const tests = steps
      .filter((step) => step.light === light)
      .map((step) => reachedFormula(step, due, foundOn))
    if (light === 'red' && !isLateSaid) tests.push(`TODAY()>${due}`)
    return tests.length === 0 ? [] : [[light, `OR(${tests.join(',')})`] as const]
  })
  return byLight.reduceRight((rest, [light, test]) => `IF(${test},"（${lightLabels[light]}）",${rest})`, '""')
}

function reachedFormula({ measure, at }: LightStep, due: string, foundOn: string): string {
  const left = `INT(${due})-TODAY()`
  if (measure === 'days-late') return `-(${left})>=${at}`
  if (measure === 'days-left') return `AND(${left}>=0,${left}<=${at})`
  return `AND(ISNUMBER(${foundOn}),${left}>=0,(${left})*100<=${at}*MAX(0,INT(${due})-INT(N(${foundOn}))))`
}
