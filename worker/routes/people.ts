/** Who enters by the school's own sign-in: object ids of Microsoft Entra ID with their roles. */
import { ObjectId, PersonEntry, type PersonList } from '#wire/code'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, valueOf } from './context.ts'

export const personRoutes = new Hono<ApiEnv>()
  .get('/people', may('person.manage'), async (c) => {
    const list: PersonList = { people: await command(c, 'person.list') }
    return c.json(list)
  })
  .put('/people/:id', may('person.manage'), async (c) => {
    const oid = checked(param(c, 'id'), ObjectId)
    const entry = await readJson(c, PersonEntry)
    return c.json(valueOf(await command(c, 'person.keep', oid, entry)))
  })
  .delete('/people/:id', may('person.manage'), async (c) => {
    const oid = checked(param(c, 'id'), ObjectId)
    return c.json(valueOf(await command(c, 'person.remove', oid)))
  })
