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
import type { EntryPlace } from '../ledger/registers/entryBlockers.ts'
import { command, param, scopeAsked, valueOf } from './context.ts'
import { download } from './download.ts'

const FiguresQuery = v.object({ asOf: v.optional(DaySchema), unit: v.optional(v.string()) })
const ListQuery = v.object({
  unit: v.optional(v.string()),
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'before 须为登记的序号'), v.transform(Number))),
})

export const registerRoutes = new Hono<ApiEnv>()
  .get('/registers', may('register.read'), async (c) => {
    const { asOf = c.var.actor.day, unit } = checked(c.req.query(), FiguresQuery)
    return c.json(await command(c, 'register.figures', asOf, scopeAsked(c, unit)))
  })
  .get('/registers/:register', may('register.read'), async (c) => {
    const { unit, before = null } = checked(c.req.query(), ListQuery)
    const asked = { unit: scopeAsked(c, unit), before }
    return c.json(valueOf(await command(c, 'register.list', registerIn(c).key, asked)))
  })
  .get('/registers/:register/file.xlsx', may('register.read'), async (c) => {
    const register = registerIn(c)
    const unit = scopeAsked(c, c.req.query('unit'))
    const workbook = valueOf(await command(c, 'register.book', register.key, unit))
    return download(writeSummary(workbook), workbookContentType, `${register.name}.xlsx`)
  })
  .post('/registers/:register', may('register.write'), async (c) => {
    const entry = await readJson(c, NewEntry)
    return c.json(valueOf(await command(c, 'register.add', registerIn(c).key, entry)), 201)
  })
  .get('/registers/:register/:id', may('register.read'), async (c) =>
    c.json(valueOf(await command(c, 'register.entry', placeIn(c)))),
  )
  .put('/registers/:register/:id', may('register.write'), async (c) => {
    const change = await readJson(c, EntryChange)
    return c.json(valueOf(await command(c, 'register.change', placeIn(c), change)))
  })
  .post('/registers/:register/:id/withdrawal', may('register.write'), async (c) => {
    const withdrawal = await readJson(c, EntryWithdrawal)
    return c.json(valueOf(await command(c, 'register.withdraw', placeIn(c), withdrawal)))
  })
  .post('/registers/:register/:id/item', may('item.write'), async (c) => {
    const turn = await readJson(c, EntryTurn)
    return c.json(valueOf(await command(c, 'register.turn', placeIn(c), turn)))
  })
  .get('/items/:id/entries', may('item.read'), async (c) =>
    c.json(valueOf(await command(c, 'register.ofItem', param(c, 'id')))),
  )

function placeIn(c: Context<ApiEnv>): EntryPlace {
  return { register: registerIn(c).key, id: param(c, 'id') }
}

function registerIn(c: Context<ApiEnv>): Register {
  const register = registerNamed(c.req.param('register') ?? '')
  if (register === null) throw refuse('register.unknown')
  return register
}
