/**
 * 登记簿情况 — what the registers say of a campaign on a day: gaps, agenda, counts, shares and lists, in one place.
 *
 * The pane, the summary and the final report read the same figures from here. With a unit's own entries and that
 * unit alone it is the unit's own figures. Entries are those known on the day; see the ledger's `entriesAsOf`.
 */
import type { Campaign, UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { Disposal } from '../items/item.ts'
import { openClues } from './clues.ts'
import { agendaFor, type AgendaOrder } from './dispatch.ts'
import { listExperiences, type Experience } from './experiences.ts'
import { countLearning, type LearningCount } from './learning.ts'
import { listLeads, unitsWithoutLead, type Lead } from './leads.ts'
import { obligationStatuses, type ObligationStatus } from './materials.ts'
import { countGivers, giverlessAmong } from './opinions.ts'
import { countChannels } from './publicity.ts'
import type { RegisterEntry, RegisterKey } from './register.ts'
import { RegulationCounting, type RegulationShare } from './regulations.ts'
import { registers } from './registers.ts'
import { flaggedChecks, type FlaggedCheck } from './selfChecks.ts'
import { findingsToHand } from './visits.ts'

/** An item as the registers see it; withdrawn ones are left out. */
export interface RegisterItem {
  readonly id: string
  readonly unit: UnitId
  readonly source?: string | undefined
  readonly disposal?: Disposal | undefined
  readonly isClosed: boolean
}

export interface RegisterFigures {
  readonly asOf: Day
  readonly units: readonly UnitId[]
  /** Standing entries, by register. */
  readonly counts: Readonly<Record<RegisterKey, number>>
  /** What still waits for somebody, by register; registers where nothing can wait have nought. */
  readonly waiting: Readonly<Record<RegisterKey, number>>
  /** M-10. */
  readonly leads: readonly Lead[]
  readonly unitsWithoutLead: readonly UnitId[]
  /** M-11, M-15, M-30. */
  readonly obligations: readonly ObligationStatus[]
  /** M-14. */
  readonly learning: readonly LearningCount[]
  /** Giver type → opinions (M-17). */
  readonly givers: Readonly<Record<string, number>>
  /** Items of 征求意见 that do not say whose (M-17). */
  readonly itemsWithoutGiver: readonly string[]
  /** M-21. */
  readonly flaggedChecks: readonly FlaggedCheck[]
  /** Entries that are no row yet (M-22, M-36). */
  readonly openClues: readonly string[]
  readonly findingsToHand: readonly string[]
  /** M-27. */
  readonly regulations: RegulationShare
  /** M-29. */
  readonly experiences: readonly Experience[]
  /** M-35. */
  readonly agenda: readonly AgendaOrder[]
  /** Channel → reports (M-39). */
  readonly channels: Readonly<Record<string, number>>
}

export interface RegisterFacts {
  readonly campaign: Campaign
  /** Units whose standing it is: all, or one. */
  readonly units: readonly UnitId[]
  readonly entries: readonly RegisterEntry[]
  readonly items: Iterable<RegisterItem>
}

export function registerFigures({ items, ...facts }: RegisterFacts, asOf: Day): RegisterFigures {
  const survey = new RegisterSurvey(facts)
  for (const item of items) survey.add(item)
  return survey.finish(asOf)
}

/** The same, item by item: a snapshot meets its items a page at a time. */
export class RegisterSurvey {
  readonly #facts: Omit<RegisterFacts, 'items'>
  readonly #regulations: RegulationCounting
  readonly #isGiverless: (item: RegisterItem) => boolean
  readonly #giverless: string[] = []

  constructor(facts: Omit<RegisterFacts, 'items'>) {
    this.#facts = facts
    this.#regulations = new RegulationCounting(facts.entries)
    this.#isGiverless = giverlessAmong(facts.entries)
  }

  add(item: RegisterItem): void {
    this.#regulations.add(item)
    if (this.#isGiverless(item)) this.#giverless.push(item.id)
  }

  finish(asOf: Day): RegisterFigures {
    const { campaign, units, entries } = this.#facts
    const figures = {
      asOf,
      units,
      leads: listLeads(units, entries),
      unitsWithoutLead: unitsWithoutLead(units, entries),
      obligations: obligationStatuses(campaign, units, entries, asOf),
      learning: countLearning(units, entries),
      givers: countGivers(entries),
      itemsWithoutGiver: this.#giverless,
      flaggedChecks: flaggedChecks(entries, campaign, asOf),
      openClues: openClues(entries).map(({ id }) => id),
      findingsToHand: findingsToHand(entries).map(({ id }) => id),
      regulations: this.#regulations.finish(),
      experiences: listExperiences(units, entries),
      agenda: agendaFor(entries, asOf),
      channels: countChannels(entries),
    }
    return { ...figures, counts: countsOf(entries), waiting: waitingOf(figures) }
  }
}

function countsOf(entries: readonly RegisterEntry[]): Record<RegisterKey, number> {
  const counts = noughts()
  for (const { register, withdrawn } of entries) if (!withdrawn) counts[register]++
  return counts
}

function waitingOf(figures: Omit<RegisterFigures, 'counts' | 'waiting'>): Record<RegisterKey, number> {
  const missing = (isPlan: boolean): number =>
    figures.obligations
      .filter(({ part }) => (part === 'plan') === isPlan)
      .reduce((sum, { units }) => sum + units.filter(({ state }) => state === 'missing').length, 0)
  return {
    ...noughts(),
    leads: figures.unitsWithoutLead.length,
    plans: missing(true),
    materials: missing(false),
    opinions: figures.itemsWithoutGiver.length,
    clues: figures.openClues.length,
    'visit-findings': figures.findingsToHand.length,
    orders: figures.agenda.length,
    'self-checks': figures.flaggedChecks.filter(({ state }) => state === 'overdue').length,
    regulations: figures.regulations.ongoingWithout.length,
  }
}

function noughts(): Record<RegisterKey, number> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- registers.ts lists every key; a test says so
  return Object.fromEntries(registers.map(({ key }) => [key, 0])) as Record<RegisterKey, number>
}
