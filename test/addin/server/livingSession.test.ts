import { afterEach, expect, test, vi } from 'vitest'
import type { Session } from '#wire/session'
import { LivingSession } from '../../../addin/server/LivingSession.ts'

const first: Session = {
  id: 'session-1',
  token: 'first',
  expiresAt: 10_000,
  campaignId: 'zuofeng',
  role: 'unit',
  unitId: 'jwc',
}

afterEach(() => vi.unstubAllGlobals())

/** A server that answers a renewal as told, and what it was asked with. */
function aServer(answer: () => Response): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(`${path} ${headers['authorization']}`)
    return answer()
  })
  return asked
}

test('renews in its last twenty minutes, sends the new token from then on, and tells who keeps it', async () => {
  const asked = aServer(() =>
    Response.json({ ...first, token: 'second', expiresAt: 13_600 }, { status: 201 }),
  )
  const kept: Session[] = []
  const session = new LivingSession(first, (renewed) => kept.push(renewed))
  await session.renewIfDue(10_000 - 20 * 60 - 1)
  expect([session.token, asked]).toEqual(['first', []])
  await session.renewIfDue(10_000 - 20 * 60)
  expect(asked).toEqual(['/api/session/renewal Bearer first'])
  expect([session.token, session.expiresAt, session.id]).toEqual(['second', 13_600, 'session-1'])
  expect(kept.map(({ token }) => token)).toEqual(['second'])
})

test('goes on with what it has while the server cannot be reached or says no, and asks again', async () => {
  const asked = aServer(() => new Response('', { status: 503 }))
  const session = new LivingSession(first, () => expect.unreachable())
  await session.renewIfDue(9_900)
  expect(session.token).toBe('first')
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')))
  await session.renewIfDue(9_960)
  expect([session.token, asked.length]).toEqual(['first', 1])
})
