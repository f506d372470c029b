/**
 * The demo campaign: 29 units, the ledgers of test/ledgers, and the weekly reports of a campaign under way.
 * Everything goes through the worker's own door, each unit with its own access code; people are invented.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Campaign } from '#rules/campaign'
import { asDay, addDays, type Day } from '#rules/day'
import { isoWeekOf } from '#rules/period'
import { CampaignSchema, type AccessCode } from '#wire/campaign'
import { CampaignClient, openCampaign, Refused, signIn, type Send } from './campaignClient.ts'
import { enterDemoRegisters } from './demoRegisters.ts'
import { root } from './workerBundle.ts'

/** The demo's today: the middle of the third stage, with items done, due soon and overdue. */
export const demoToday: Day = asDay('2017-08-15')

export function readDemoCampaign(): Campaign {
  return v.parse(
    CampaignSchema,
    JSON.parse(readFileSync(join(root, 'test/campaigns/zuofeng-2017.json'), 'utf8')),
  )
}

/** Opens the demo campaign and fills it; false when it is there already. */
export async function loadDemo(send: Send, operatorCode: string): Promise<boolean> {
  const campaign = readDemoCampaign()
  let codes: readonly AccessCode[]
  try {
    codes = (await openCampaign(send, operatorCode, campaign)).codes
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'campaign.exists') return false
    throw error
  }
  await sendWeeklyReports(send, campaign, codes)
  const office = await signIn(send, codes, null)
  await sendLedgers(new CampaignClient(send, office))
  await enterDemoRegisters(campaign, async (register, values, moment) =>
    new CampaignClient(at(send, moment), office).enter(register, values),
  )
  return true
}

async function sendLedgers(office: CampaignClient): Promise<void> {
  const folder = join(root, 'test/ledgers')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .toSorted()
  for (const file of files) {
    const upload = await office.sendLedger(file, readFileSync(join(folder, file)))
    await office.acceptLedger(upload.id)
  }
}

/** Most units report on time, some late, some nothing new, a few not at all: what an office sees of a Monday. */
async function sendWeeklyReports(
  send: Send,
  campaign: Campaign,
  codes: readonly AccessCode[],
): Promise<void> {
  for (const [index, unit] of campaign.units.entries()) {
    const session = await signIn(send, codes, unit.id)
    for (let due = campaign.weeklyReport.firstDue, week = 0; due < demoToday; due = addDays(due, 7), week++) {
      const turn = (index * 7 + week * 3) % 17
      if (turn === 0) continue
      const moment = turn === 1 ? `${addDays(due, 1)}T09:20` : `${due}T15:40`
      const client = new CampaignClient(at(send, moment), session)
      await client.sendReport(
        isoWeekOf(due),
        turn % 4 === 2
          ? { kind: 'zero', text: '' }
          : { kind: 'weekly', text: '本周按计划推进整改，已召开一次专题会，下周继续落实。' },
      )
    }
  }
}

/** The demo's clock: only a worker that runs as a demo listens to this header. */
function at(send: Send, moment: string): Send {
  return async (path, request) =>
    send(path, { ...request, headers: { ...request.headers, 'x-demo-now': moment } })
}
