/**
 * The demo campaign: 29 units and their first ten weeks, told by demo/ through the worker's own API, each person with
 * an access code of their own and at the moment of the story. People and deeds are invented.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Campaign } from '#rules/campaign/campaign'
import { asDay, type Day } from '#rules/calendar/day'
import { CampaignSchema, type AccessCode } from '#wire/campaign'
import { openCampaign, Refused, type Send } from './campaignClient.ts'
import { checkItems } from './demo/checks.ts'
import { closeItems, reviewClaims } from './demo/closures.ts'
import { readEnteredItems, type DemoItem } from './demo/demoItems.ts'
import { moveLimits } from './demo/extensions.ts'
import { enterItems, takeLedgersIn } from './demo/ledgers.ts'
import { fillOfficeRegisters } from './demo/officeRegisters.ts'
import { readNews, writeCirculars } from './demo/papers.ts'
import { moveItems, sendReports } from './demo/progress.ts'
import { Story } from './demo/Story.ts'
import { decideLadder, superviseUnits } from './demo/supervision.ts'
import { letTwoClerksMeet } from './demo/twoClerks.ts'
import { fillUnitRegisters } from './demo/unitRegisters.ts'
import { takeOutOfTheCount } from './demo/withdrawals.ts'
import { root } from './local/workerBundle.ts'

/** The demo's today: the middle of the third stage, with items done, due soon and overdue. */
export const demoToday: Day = asDay('2017-08-15')

export function readDemoCampaign(): Campaign {
  return v.parse(
    CampaignSchema,
    JSON.parse(readFileSync(join(root, 'test/campaigns/zuofeng-2017.json'), 'utf8')),
  )
}

/** Opens the demo campaign and tells its story; false when it is there already. */
export async function loadDemo(send: Send, operatorCode: string): Promise<boolean> {
  const campaign = readDemoCampaign()
  let codes: readonly AccessCode[]
  try {
    codes = (await openCampaign(send, operatorCode, campaign)).codes
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'campaign.exists') return false
    throw error
  }
  const story = new Story(send, campaign, codes)
  const entered = readEnteredItems()
  // Grows as ledgers are read.
  const known: DemoItem[] = [...entered]
  fillUnitRegisters(story)
  fillOfficeRegisters(story)
  enterItems(story, entered)
  const rows = takeLedgersIn(story, known)
  moveItems(story, known, demoToday)
  sendReports(story, demoToday)
  closeItems(story, [...entered, ...rows], demoToday)
  reviewClaims(story)
  moveLimits(story)
  takeOutOfTheCount(story)
  superviseUnits(story)
  decideLadder(story)
  letTwoClerksMeet(story)
  checkItems(story)
  writeCirculars(story, demoToday)
  readNews(story)
  await story.tell()
  return true
}
