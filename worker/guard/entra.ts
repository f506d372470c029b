/**
 * Sign-in by Microsoft Entra ID (统一身份登录), a setting that is off unless it is whole.
 *
 * The pane gets an access token for this system from Office (nested app authentication) and shows it once; here it
 * is checked as Microsoft asks for v2.0 tokens: signature by a key of the tenant, RS256 and nothing else, issuer,
 * audience, tenant, time, the delegated scope. Only `oid`, which names a person within the tenant, and `name`, as which the history
 * knows the person, are taken out.
 * https://learn.microsoft.com/entra/identity-platform/access-tokens
 */
import { MAX_HOLDER } from '#wire/code'
import type { SignInWays } from '#wire/session'
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { refuse } from './problems.ts'

/** Clocks of two machines differ; Microsoft's own libraries allow five minutes, one is enough between servers. */
const CLOCK_SKEW_SECONDS = 60

/** Global and 21Vianet; another authority would be somebody else's idea of who signs in. */
export const entraAuthorities = [
  'https://login.microsoftonline.com',
  'https://login.partner.microsoftonline.cn',
] as const

export interface EntraSetting {
  readonly tenant: string
  readonly clientId: string
  readonly scope: string
  readonly authority: string
}

/** The setting; null while it is off. A setting that is there in part is a mistake and refuses to work. */
export function entraSetting(env: Env): EntraSetting | null {
  const given = [env.ENTRA_TENANT, env.ENTRA_CLIENT_ID, env.ENTRA_SCOPE, env.ENTRA_AUTHORITY]
  const [tenant, clientId, scope, authority] = given
  if (given.every((part) => !part)) return null
  if (!tenant || !clientId || !scope || !authority) throw refuse('server.unset', '统一身份登录只设了一部分。')
  if (!isGuid(tenant) || !isGuid(clientId)) throw refuse('server.unset', '统一身份登录的租户或应用编号不对。')
  if (!entraAuthorities.some((known) => known === authority)) {
    throw refuse('server.unset', '统一身份登录的颁发地址不对。')
  }
  return { tenant, clientId, scope, authority }
}

/** What the pane needs to ask for a token. */
export function signInWays(setting: EntraSetting | null): SignInWays {
  if (setting === null) return { entra: null }
  const { clientId, authority, tenant, scope } = setting
  return { entra: { clientId, authority: `${authority}/${tenant}`, scope: `api://${clientId}/${scope}` } }
}

/** The person's object id and, where the token says it, the name. Refuses every token that is not for this system, of this tenant, whole and in time. */
export async function readEntraToken(
  token: string,
  setting: EntraSetting,
): Promise<{ readonly oid: string; readonly name: string }> {
  const { tenant, clientId, scope, authority } = setting
  try {
    const { payload } = await jwtVerify(token, keysOf(setting), {
      algorithms: ['RS256'],
      issuer: `${authority}/${tenant}/v2.0`,
      // v2.0 tokens name the client id; one whose application id URI was asked for may name that.
      audience: [clientId, `api://${clientId}`],
      clockTolerance: CLOCK_SKEW_SECONDS,
      requiredClaims: ['exp', 'nbf', 'iat', 'oid', 'tid', 'scp', 'ver'],
    })
    if (isForPeople(payload, tenant, scope) && typeof payload['oid'] === 'string' && isGuid(payload['oid'])) {
      const { name } = payload
      // The symbols that stand between names in the history are none of a name.
      const said =
        typeof name === 'string'
          ? name
              .replaceAll(/[·（）()\p{Cc}]/gu, ' ')
              .trim()
              .slice(0, MAX_HOLDER)
          : ''
      return { oid: payload['oid'].toLowerCase(), name: said }
    }
  } catch (error) {
    // The keys could not be had: nobody's token is to blame.
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
      throw refuse('entra.unreachable')
    }
    if (error.code === 'ERR_JOSE_GENERIC') throw refuse('entra.unreachable')
  }
  throw refuse('entra.invalid')
}

/** An application's own token has roles and no scope: it is nobody who could be held to account. */
function isForPeople({ tid, scp, ver }: JWTPayload, tenant: string, scope: string): boolean {
  return tid === tenant && ver === '2.0' && typeof scp === 'string' && scp.split(' ').includes(scope)
}

/** One set per tenant: it keeps the keys, asks again for an unknown one, and not more often than it should. */
const keySets = new Map<string, JWTVerifyGetKey>()

function keysOf({ authority, tenant }: EntraSetting): JWTVerifyGetKey {
  const url = `${authority}/${tenant}/discovery/v2.0/keys`
  const known = keySets.get(url)
  if (known !== undefined) return known
  const keys = createRemoteJWKSet(new URL(url))
  keySets.set(url, keys)
  return keys
}

function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
