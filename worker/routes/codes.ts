/** Access codes (访问码): listed without themselves, made and shown once, revoked; a hand-out for all units. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import { HandOut, NewCode, type CodeList, type CodeMade } from '#wire/code'
import { workbookContentType } from '#wire/document'
import { Hono, type Context } from 'hono'
import { codeSheet, type HandedCode } from '../documents/codeSheet.ts'
import { may } from '../guard/access.ts'
import { makeCode } from '../guard/accessCode.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { sha256Hex } from '../guard/sha256.ts'
import type { HashedCode } from '../ledger/people/codeRows.ts'
import { command, param, valueOf } from './context.ts'
import { download } from './download.ts'
import { endOfDay, momentIn } from '../calendar/officeTime.ts'

/** A code on its way: the text is shown once, the hash is kept. */
interface FreshCode {
  readonly code: string
  readonly kept: HashedCode
}

export const codeRoutes = new Hono<ApiEnv>()
  .get('/codes', may('code.manage'), async (c) => {
    const list: CodeList = { codes: await command(c, 'code.list', now()) }
    return c.json(list)
  })
  .post('/codes', may('code.manage'), async (c) => {
    const { role, unitId, label, holder = '', expiresOn } = await readJson(c, NewCode)
    const fresh = await freshCode(c.var.campaign, { role, unit: unitId ?? null, label, holder }, expiresOn)
    const [line] = valueOf(await command(c, 'code.make', { codes: [fresh.kept], replace: false }, now()))
    if (line === undefined) throw new Error('the code that was made is not there')
    const made: CodeMade = { code: fresh.code, line }
    return c.json(made, 201)
  })
  .post('/codes/hand-out.xlsx', may('code.manage'), async (c) => handOut(c, await readJson(c, HandOut)))
  .delete('/codes/:id', may('code.manage'), async (c) =>
    c.json(valueOf(await command(c, 'code.revoke', param(c, 'id'), now()))),
  )

async function handOut(c: Context<ApiEnv>, { roles, expiresOn, replace }: HandOut): Promise<Response> {
  const { campaign, actor } = c.var
  const handed: HandedCode[] = []
  const kept: HashedCode[] = []
  for (const unit of campaign.units) {
    for (const role of new Set(roles)) {
      const fresh = await freshCode(campaign, { role, unit: unit.id, label: '', holder: '' }, expiresOn)
      kept.push(fresh.kept)
      handed.push({ unit: unit.name, role, code: fresh.code, expiresOn: expiresOn ?? null })
    }
  }
  valueOf(await command(c, 'code.make', { codes: kept, replace }, now()))
  return download(
    codeSheet(campaign.name, handed),
    workbookContentType,
    `${campaign.name}访问码（${actor.day}）.xlsx`,
  )
}

async function freshCode(
  campaign: Campaign,
  whose: Pick<HashedCode, 'role' | 'unit' | 'label' | 'holder'>,
  expiresOn: Day | undefined,
): Promise<FreshCode> {
  const { day } = momentIn(campaign.timeZone, new Date())
  if (expiresOn !== undefined && expiresOn < day) throw refuse('code.past')
  const code = makeCode(campaign.id)
  return {
    code,
    kept: {
      ...whose,
      hash: await sha256Hex(code),
      expiresOn: expiresOn ?? null,
      expiresAt: expiresOn === undefined ? null : endOfDay(expiresOn, campaign.timeZone),
    },
  }
}

/** The real clock, also in a demo: a code that expires does so in the world and not in the demo's past. */
function now(): string {
  return new Date().toISOString()
}
