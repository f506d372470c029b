/** The self-checking ledger (自查表) of a unit, for those who have no add-in; it comes back through the uploads. */
import { selfCheckRules } from '#rules/selfCheckRules'
import { planLedgerSheet, type SheetPlanOptions } from '#rules/sheetPlan'
import { unitName } from '#rules/judgedLedger'
import { workbookContentType } from '#wire/document'
import { Hono } from 'hono'
import { writeSelfCheck } from '../documents/selfCheckXlsx.ts'
import { may } from '../guard/access.ts'
import type { Door } from '../guard/Door.ts'
import { refuse } from '../guard/problems.ts'
import { actFor, scopeAsked } from './door.ts'
import { download } from './download.ts'

export const selfCheckRoutes = new Hono<Door>().get(
  '/ledger/self-check.xlsx',
  may('upload.write'),
  async (c) => {
    const unit = scopeAsked(c, c.req.query('unit'))
    if (unit === null) throw refuse('unit.unknown')
    const { campaign, author } = c.var
    const name = unitName(campaign, unit)
    const options: SheetPlanOptions = {
      unitName: name,
      campaign,
      today: author.day,
      date1904: false,
      source: null,
      takenNames: [],
    }
    const plan = planLedgerSheet(await actFor(c)('ledger.rows', unit), options)
    const rules = selfCheckRules(campaign, name, author.day, plan.columns)
    return download(
      writeSelfCheck(plan, rules, options),
      workbookContentType,
      `${name}整改台账（自查表）.xlsx`,
    )
  },
)
