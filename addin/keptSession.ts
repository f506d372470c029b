/**
 * The session between two openings of the pane: in the browser's storage, apart for each partition that Excel on
 * the web gives, and never in the workbook, which travels by mail.
 */
import type { Session } from '#wire/session'

const KEY = 'ledgerloop.session'
/** A session about to end is not worth resuming. */
const LEAST_SECONDS_LEFT = 60

export interface KeptSession {
  read(nowSeconds: number): Session | null
  keep(session: Session): void
  forget(): void
}

export function keptSession(partition: string, storage: Storage | null): KeptSession {
  const key = partition === '' ? KEY : `${partition}.${KEY}`
  return {
    read: (nowSeconds) => {
      try {
        const value: unknown = JSON.parse(storage?.getItem(key) ?? 'null')
        return isSession(value) && value.expiresAt - LEAST_SECONDS_LEFT > nowSeconds ? value : null
      } catch {
        return null
      }
    },
    keep: (session) => {
      try {
        storage?.setItem(key, JSON.stringify(session))
      } catch {
        // Storage full or forbidden: the session then lasts as long as the pane.
      }
    },
    forget: () => storage?.removeItem(key),
  }
}

/** The browser's storage, or null where the browser forbids it (private windows, third-party frames). */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

function isSession(value: unknown): value is Session {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'number'
  )
}
