/**
 * Opens a campaign (专项行动) and writes its access codes (访问码), which are shown this once only.
 *
 *   OPERATOR_CODE=… npm run campaign -- --url https://ledger.example.edu.cn --out codes.csv CAMPAIGN.json
 */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import * as v from 'valibot'
import type { Campaign } from '#rules/campaign/campaign'
import { roleNames } from '#rules/campaign/role'
import { CampaignSchema, type AccessCode } from '#wire/campaign'
import { openCampaign } from './campaignClient.ts'
import { operatorAt, readOperatorArguments, runCommand, Unusable } from './operatorArguments.ts'

const usage = 'OPERATOR_CODE=… npm run campaign -- --url URL --out CODES.csv CAMPAIGN.json'

/** Excel opens CSV as UTF-8 only with this mark. */
const BOM = '\uFEFF'

await runCommand(async () => {
  const { url, out, files } = readOperatorArguments(usage)
  const [path] = files
  if (url === undefined || out === undefined || path === undefined) throw new Unusable(`用法：${usage}`)
  // The codes cannot be asked for again: a name that is taken must not lose them.
  if (existsSync(out)) throw new Unusable(`${out}：已有这个文件，请换一个文件名。`)
  const campaign = await readCampaign(path)
  const { send, code } = operatorAt(url)
  const opened = await openCampaign(send, code, campaign)
  await writeFile(out, BOM + codesCsv(campaign, opened.codes), { mode: 0o600 })
  console.error(
    `“${campaign.name}”已开设；${opened.codes.length} 个访问码写在 ${out}，请逐一发给本人后删除此文件`,
  )
})

async function readCampaign(path: string): Promise<Campaign> {
  let stored: unknown
  try {
    stored = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new Unusable(
      `${path}：不是专项行动的设置文件（${error instanceof Error ? error.message : String(error)}）。`,
    )
  }
  const checked = v.safeParse(CampaignSchema, stored)
  if (checked.success) return checked.output
  const [issue] = checked.issues
  throw new Unusable(`${path}：${v.getDotPath(issue) ?? '设置'}：${issue.message}`)
}

function codesCsv(campaign: Campaign, codes: readonly AccessCode[]): string {
  const names = new Map(campaign.units.map(({ id, name }) => [id, name]))
  const lines = codes.map(({ role, unitId, code }) => [
    roleNames[role].full,
    unitId === null ? '' : (names.get(unitId) ?? unitId),
    code,
  ])
  return (
    [['角色', '单位', '访问码'], ...lines].map((line) => line.map(quoted).join(',')).join('\r\n') + '\r\n'
  )
}

/** A name that begins like a formula stays text. */
function quoted(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
