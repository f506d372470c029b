/** 待办 and the preview of the circular: what waits for a person, and how the circular would speak of a unit. */
import { DaySchema } from '#wire/campaign'
import { MattersSeen } from '#wire/todo'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { command, scopeAsked } from './context.ts'

const PreviewQuery = v.object({ asOf: v.optional(DaySchema), unit: v.optional(v.string()) })

export const todoRoutes = new Hono<ApiEnv>()
  .get('/todo', may('todo.read'), async (c) => c.json(await command(c, 'todo.list')))
  .post('/todo/seen', may('todo.read'), async (c) => {
    const { keys } = await readJson(c, MattersSeen)
    await command(c, 'todo.see', keys)
    return c.json({ seen: keys.length })
  })
  .get('/overview/circular-preview', may('circular.preview'), async (c) => {
    const query = checked(c.req.query(), PreviewQuery)
    const unit = scopeAsked(c, query.unit)
    if (unit === null) throw refuse('unit.unknown', '请写明要预览哪个单位。')
    return c.json(await command(c, 'circular.preview', query.asOf ?? c.var.actor.day, unit))
  })
