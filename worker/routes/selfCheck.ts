/** The self-checking ledger (自查表) of a unit, for those who have no add-in; it comes back through the uploads. */
import { unitName } from '#rules/figures/judgedLedger'
import { selfCheckRules } from '#rules/ledgerSheet/selfCheckRules'
import { planLedgerSheet, type SheetPlanOptions } from '#rules/ledgerSheet/sheetPlan'
import { workbookContentType } from '#wire/document'
import { Hono, type Context } from 'hono'
import { writeSelfCheck } from '../documents/selfCheckXlsx.ts'
import { zipStream } from '../documents/zip.ts'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { command, scopeAsked, scopeOf } from './context.ts'
import { download } from './download.ts'

export const selfCheckRoutes = new Hono<ApiEnv>()
  .get('/ledger/self-check.xlsx', may('upload.write'), (c) => {
    const unit = scopeAsked(c, c.req.query('unit'))
    if (unit === null) throw refuse('unit.unknown')
    return download(selfCheck(c, unit), workbookContentType, fileName(c, unit))
  })
  .get('/ledger/self-checks.zip', may('upload.write'), (c) => {
    const own = scopeOf(c)
    const { campaign } = c.var
    const units = campaign.units.filter(({ id }) => own === null || id === own)
    const parts = units.map(({ id }) => ({ path: fileName(c, id), content: selfCheck(c, id) }))
    return download(zipStream(parts), 'application/zip', `${campaign.name}自查表.zip`)
  })

function fileName(c: Context<ApiEnv>, unit: string): string {
  // A slash in a unit's name would make a folder of it.
  return `${unitName(c.var.campaign, unit).replaceAll(/[\\/:*?"<>|]/g, '_')}整改台账（自查表）.xlsx`
}

/** Made piece by piece when it is asked for: of many units no two are in memory at once. */
async function* selfCheck(c: Context<ApiEnv>, unit: string): AsyncGenerator<Uint8Array, void> {
  const { campaign, actor } = c.var
  const options: SheetPlanOptions = {
    unitName: unitName(campaign, unit),
    campaign,
    today: actor.day,
    date1904: false,
    source: null,
    takenNames: [],
  }
  const plan = planLedgerSheet(await command(c, 'item.rows', unit), options)
  const rules = selfCheckRules(campaign, options.unitName, actor.day, plan.columns)
  yield* writeSelfCheck(plan, rules, options)
}
