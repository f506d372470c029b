/** What the command line asks of a 汇总: the campaign, the day, the workbooks, and whose they are. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import type { Campaign, Unit } from '#rules/campaign/campaign'
import { readIsoDay, type Day } from '#rules/calendar/day'
import { CampaignSchema } from '#wire/campaign'

const usage =
  'usage: npm run --silent aggregate -- --campaign FILE.json --as-of YYYY-MM-DD --out DIR [--unit UNIT [--whose UNIT]] WORKBOOK...'

/** Something given on the command line that cannot be used; said in one line. */
export class Unusable extends Error {}

export interface Job {
  readonly campaign: Campaign
  readonly asOf: Day
  readonly out: string
  readonly workbooks: readonly string[]
  /** Whose all of them are; null where each says it itself. */
  readonly unit: Unit | null
  /** Whose those are that name another unit; null: they are not taken in. */
  readonly whose: Unit | null
}

export async function readJob(): Promise<Job> {
  const { values, positionals } = readArguments()
  if (values.campaign === undefined || values['as-of'] === undefined || values.out === undefined)
    throw new Unusable(usage)
  if (positionals.length === 0) throw new Unusable(`no workbook given. ${usage}`)
  const asOf = readIsoDay(values['as-of'])
  if (asOf === null) throw new Unusable(`--as-of ${values['as-of']}: not a day; write it like 2017-08-15`)
  const campaign = await readCampaign(values.campaign)
  return {
    campaign,
    asOf,
    out: resolve(values.out),
    workbooks: positionals,
    unit: readUnit(campaign, '--unit', values.unit),
    whose: readUnit(campaign, '--whose', values.whose),
  }
}

function readUnit(campaign: Campaign, option: string, given: string | undefined): Unit | null {
  if (given === undefined) return null
  const unit = campaign.units.find(({ id, name, aliases }) => [id, name, ...aliases].includes(given))
  if (unit === undefined) throw new Unusable(`${option} ${given}：参加单位的名单和别名里没有`)
  return unit
}

const options = {
  campaign: { type: 'string' },
  'as-of': { type: 'string' },
  out: { type: 'string' },
  unit: { type: 'string' },
  whose: { type: 'string' },
} as const

function readArguments(): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new Unusable(`${error instanceof Error ? error.message : String(error)}. ${usage}`)
  }
}

async function readCampaign(path: string): Promise<Campaign> {
  let stored: unknown
  try {
    stored = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new Unusable(
      `${path}: not a campaign file (${error instanceof Error ? error.message : String(error)})`,
    )
  }
  const checked = v.safeParse(CampaignSchema, stored)
  if (checked.success) return checked.output
  const [issue] = checked.issues
  throw new Unusable(`${path}: ${v.getDotPath(issue) ?? 'campaign'}: ${issue.message}`)
}
