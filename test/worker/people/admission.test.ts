import { expect, test } from 'vitest'
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { whyPassFails } from '../../../worker/ledger/people/admission.ts'
import { open } from '../api.ts'

test('a code lets in until the moment at which it ends, and at that moment no more', async () => {
  const { id } = await open()
  await runInDurableObject(env.CAMPAIGN.getByName(id), (_instance, { storage: { sql } }) => {
    const [code] = sql
      .exec<{ id: string }>(`SELECT id FROM access_code WHERE role = 'unit' AND unit = 'jwc'`)
      .toArray()
    const ends = Date.UTC(2017, 7, 15, 16)
    sql.exec('UPDATE access_code SET expires_at = ? WHERE id = ?', new Date(ends).toISOString(), code?.id)
    const bearer = {
      campaign: id,
      role: 'unit',
      unit: 'jwc',
      pass: `code:${code?.id}`,
      session: 'none',
      enteredAt: 0,
    } as const
    expect([ends - 1, ends, ends + 1].map((now) => whyPassFails(sql, bearer, now))).toEqual([
      null,
      'session.ended',
      'session.ended',
    ])
  })
})
