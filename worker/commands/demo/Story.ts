/** The demo's people and its clock: scenes are told in the order of their moments, each through the worker's own API. */
import type { Campaign } from '#rules/campaign/campaign'
import { addDays, weekdayOf, type Day } from '#rules/calendar/day'
import type { AccessCode } from '#wire/campaign'
import type { ItemPage, ItemRow } from '#wire/item'
import { ofUnit, type Role, type Session } from '#wire/session'
import { CampaignClient, signIn, type Send } from '../campaignClient.ts'

/** '2017-06-02T15:40', in the campaign's office. */
export type Moment = `${string}T${string}`

interface Scene {
  readonly moment: Moment
  readonly tell: () => Promise<void>
}

export class Story {
  readonly campaign: Campaign
  /** Ids of items by what the story calls them. */
  readonly items = new Map<string, string>()
  readonly #send: Send
  readonly #codes: readonly AccessCode[]
  readonly #sessions = new Map<string, Promise<Session>>()
  readonly #scenes: Scene[] = []

  constructor(send: Send, campaign: Campaign, codes: readonly AccessCode[]) {
    this.#send = send
    this.campaign = campaign
    this.#codes = codes
  }

  at(moment: Moment, tell: () => Promise<void>): void {
    this.#scenes.push({ moment, tell })
  }

  /** Scenes of one moment go on side by side, as in so many offices. */
  async tell(): Promise<void> {
    const byMoment = Map.groupBy(this.#scenes, ({ moment }) => moment)
    for (const moment of [...byMoment.keys()].toSorted()) {
      await Promise.all((byMoment.get(moment) ?? []).map((scene) => scene.tell()))
    }
  }

  /** Somebody at work at a moment, signed in with a code of their own. */
  async as(role: Role, moment: Moment, unit: string | null = null): Promise<CampaignClient> {
    const key = `${role} ${unit ?? ''}`
    const session = this.#sessions.get(key) ?? signIn(this.#send, this.#codes, unit, role)
    this.#sessions.set(key, session)
    if (ofUnit(role) && unit === null) throw new Error(`${role} belongs to a unit`)
    return new CampaignClient(sendAt(this.#send, moment), await session)
  }

  async clerk(unit: string, moment: Moment): Promise<CampaignClient> {
    return this.as('unit', moment, unit)
  }

  async office(moment: Moment): Promise<CampaignClient> {
    return this.as('office', moment)
  }

  item(name: string): string {
    const id = this.items.get(name)
    if (id === undefined) throw new Error(`the story knows no item ${name}`)
    return id
  }
}

/** All rows that somebody sees. */
export async function rowsSeenBy(person: CampaignClient): Promise<ItemRow[]> {
  const rows: ItemRow[] = []
  for (let cursor = 0, more = true; more;) {
    const page = await person.ask<ItemPage>('GET', `/items?cursor=${cursor}`)
    rows.push(...page.items)
    cursor = page.cursor
    more = page.more
  }
  return rows
}

/** So many working days later; no state holiday lies between June and the middle of August. */
export function workdaysAfter(day: Day, count: number): Day {
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (weekdayOf(at) <= 5) left--
  }
  return at
}

/** The demo's clock: only a worker that runs as a demo listens to this header. */
function sendAt(send: Send, moment: Moment): Send {
  return async (path, request) =>
    send(path, { ...request, headers: { ...request.headers, 'x-demo-now': moment } })
}
