/** What was confirmed of ledgers' columns: read before a sheet is read, kept when somebody confirms it. */
import { headerFingerprint } from '#rules/reading/answers/profile'
import { pathKey } from '#rules/columns/pathKey'
import { FingerprintSchema, ProfileSubmission, type ProfileList } from '#wire/profile'
import { Hono, type Context } from 'hono'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { command, param, scopeAsked, scopeOf } from './context.ts'

export const profileRoutes = new Hono<ApiEnv>()
  .get('/profiles', may('profile.read'), async (c) => {
    const list: ProfileList = {
      profiles: await command(c, 'profile.list', scopeAsked(c, c.req.query('unit'))),
    }
    return c.json(list)
  })
  .put('/profiles/:fingerprint', may('profile.write'), async (c) => {
    const fingerprint = checked(param(c, 'fingerprint'), FingerprintSchema)
    const { unit, header, mapping, chosen } = await readJson(c, ProfileSubmission)
    const keys = new Set(header.map(pathKey))
    const isOfHeader = [...Object.keys(mapping), ...chosen].every((key) => keys.has(key))
    if (!isOfHeader || headerFingerprint(header) !== fingerprint) throw refuse('profile.mismatch')
    const profile = {
      fingerprint,
      header,
      mapping,
      chosen: chosen.filter((key) => Object.hasOwn(mapping, key)),
    }
    const list: ProfileList = {
      profiles: await command(c, 'profile.keep', ownerOf(c, unit), profile),
    }
    return c.json(list)
  })

/** A unit confirms for itself; the office for a unit it names, or for the campaign. */
function ownerOf(c: Context<ApiEnv>, asked: string | null | undefined): string | null {
  return scopeOf(c) ?? (asked === undefined || asked === null ? null : scopeAsked(c, asked))
}
