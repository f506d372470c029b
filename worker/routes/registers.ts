/** Registers (登记簿): one set of paths for all of them; what each holds is its description's to say. */
import type { Register } from '#rules/registers/register'
import { registerNamed } from '#rules/registers/registers'
import { DaySchema } from '#wire/campaign'
import { workbookContentType } from '#wire/document'
import { EntryChange, EntryTurn, EntryWithdrawal, NewEntry } from '#wire/register'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { writeSummary } from '../documents/summaryXlsx.ts'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { actFor, param, scopeAsked, valueOf } from './context.ts'
import { download } from './download.ts'

const FiguresQuery = v.object({ asOf: v.optional(DaySchema), unit: v.optional(v.string()) })
const ListQuery = v.object({
  unit: v.optional(v.string()),
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'before 须为登记的序号'), v.transform(Number))),
})

export const registerRoutes = new Hono<ApiEnv>()
  .get('/registers', may('register.read'), async (c) => {
    const { asOf = c.var.actor.day, unit } = checked(c.req.query(), FiguresQuery)
    return c.json(await actFor(c)('register.standing', c.var.actor, asOf, scopeAsked(c, unit)))
  })
  .get('/registers/:register', may('register.read'), async (c) => {
    const { unit, before = null } = checked(c.req.query(), ListQuery)
    const asked = { unit: scopeAsked(c, unit), before }
    return c.json(valueOf(await actFor(c)('register.list', c.var.actor, registerIn(c).key, asked)))
  })
  .get('/registers/:register/file.xlsx', may('register.read'), async (c) => {
    const register = registerIn(c)
    const unit = scopeAsked(c, c.req.query('unit'))
    const workbook = valueOf(await actFor(c)('register.book', c.var.actor, register.key, unit))
    return download(writeSummary(workbook), workbookContentType, `${register.name}.xlsx`)
  })
  .post('/registers/:register', may('register.write'), async (c) => {
    const entry = await readJson(c, NewEntry)
    return c.json(valueOf(await actFor(c)('register.add', c.var.actor, registerIn(c).key, entry)), 201)
  })
  .get('/registers/:register/:id', may('register.read'), async (c) =>
    c.json(valueOf(await actFor(c)('register.entry', c.var.actor, registerIn(c).key, param(c, 'id')))),
  )
  .put('/registers/:register/:id', may('register.write'), async (c) => {
    const change = await readJson(c, EntryChange)
    const call = actFor(c)
    return c.json(
      valueOf(await call('register.change', c.var.actor, registerIn(c).key, param(c, 'id'), change)),
    )
  })
  .post('/registers/:register/:id/withdrawal', may('register.write'), async (c) => {
    const withdrawal = await readJson(c, EntryWithdrawal)
    const call = actFor(c)
    return c.json(
      valueOf(await call('register.withdraw', c.var.actor, registerIn(c).key, param(c, 'id'), withdrawal)),
    )
  })
  .post('/registers/:register/:id/item', may('item.write'), async (c) => {
    const turn = await readJson(c, EntryTurn)
    const call = actFor(c)
    return c.json(valueOf(await call('register.turn', c.var.actor, registerIn(c).key, param(c, 'id'), turn)))
  })
  .get('/items/:id/entries', may('item.read'), async (c) =>
    c.json(valueOf(await actFor(c)('register.ofItem', c.var.actor, param(c, 'id')))),
  )

function registerIn(c: Context<ApiEnv>): Register {
  const register = registerNamed(c.req.param('register') ?? '')
  if (register === null) throw refuse('register.unknown')
  return register
}
