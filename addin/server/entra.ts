/**
 * The school's own sign-in (Microsoft Entra ID) by nested app authentication: Office itself asks the person and hands
 * out a token for this system. Spoken directly to the bridge that Office puts into the page, in the messages of
 * Microsoft's own library; where there is no bridge (an older Excel, a browser alone) the access code is the way.
 * https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
 */
import type { SignInWays } from '#wire/session'

type Entra = NonNullable<SignInWays['entra']>

/** What Office puts into the page. */
interface AuthBridge {
  addEventListener(event: 'message', listener: (message: string | { readonly data: string }) => void): void
  postMessage(message: string): void
}

/** A person may have to type a password and look at a telephone. */
const PATIENCE_MS = 5 * 60_000

/** Office could not give a token: refused by the person, not allowed by the tenant, or no answer. */
export class NoToken extends Error {}

export function hasEntraBridge(): boolean {
  return bridgeOf() !== null
}

/** An access token for this system: silently where the person is signed in to Office, else by asking. */
export async function entraToken(entra: Entra): Promise<string> {
  const bridge = bridgeOf()
  if (bridge === null) throw new NoToken('no bridge')
  try {
    return await ask(bridge, 'GetToken', entra)
  } catch {
    return await ask(bridge, 'GetTokenPopup', entra)
  }
}

async function ask(bridge: AuthBridge, method: 'GetToken' | 'GetTokenPopup', entra: Entra): Promise<string> {
  const requestId = crypto.randomUUID()
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new NoToken('no answer')), PATIENCE_MS)
    bridge.addEventListener('message', (message) => {
      const reply = replyOf(typeof message === 'string' ? message : message.data)
      if (reply?.requestId !== requestId) return
      clearTimeout(late)
      if (reply.token === null) reject(new NoToken(method))
      else resolve(reply.token)
    })
    const request = {
      messageType: 'NestedAppAuthRequest',
      method,
      requestId,
      sendTime: Date.now(),
      tokenParams: { ...entra, correlationId: requestId },
    }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Office's bridge, no window
    bridge.postMessage(JSON.stringify(request))
  })
}

/** The answer's number and token; null for what is no answer. */
function replyOf(text: string): { requestId: string; token: string | null } | null {
  try {
    const reply: unknown = JSON.parse(text)
    const requestId = memberOf(reply, 'requestId')
    if (typeof requestId !== 'string') return null
    const token = memberOf(memberOf(reply, 'token'), 'access_token')
    return {
      requestId,
      token: memberOf(reply, 'success') === true && typeof token === 'string' ? token : null,
    }
  } catch {
    return null
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function bridgeOf(): AuthBridge | null {
  const bridge: unknown = Reflect.get(window, 'nestedAppAuthBridge')
  const isBridge = typeof memberOf(bridge, 'postMessage') === 'function'
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Office's bridge, told by its members
  return isBridge ? (bridge as AuthBridge) : null
}
