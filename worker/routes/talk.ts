/** A talk about an item (沟通) between its unit and the office. */
import { NewTalk } from '#wire/talk'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { readJson } from '../guard/body.ts'
import { command, param, valueOf } from './context.ts'

export const talkRoutes = new Hono<ApiEnv>().post('/items/:id/talk', may('talk.say'), async (c) => {
  const said = await readJson(c, NewTalk)
  return c.json({ talk: valueOf(await command(c, 'talk.say', param(c, 'id'), said)) }, 201)
})
