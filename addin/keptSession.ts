/**
 * The session between two openings of the pane: in the browser's storage, apart for each partition that Excel on
 * the web gives, and never in the workbook, which travels by mail. Sessions of other campaigns lie aside while one is
 * worked in.
 */
import type { Session } from '#wire/session'

const KEY = 'ledgerloop.session'
/** A session about to end is not worth resuming. */
const LEAST_SECONDS_LEFT = 60

/** A session of another campaign, by the campaign's name. */
export interface SessionAside {
  readonly session: Session
  readonly name: string
}

interface KeptSession {
  read(nowSeconds: number): Session | null
  keep(session: Session): void
  forget(): void
  /** Those that still hold. */
  aside(nowSeconds: number): SessionAside[]
  putAside(one: SessionAside): void
  takeUp(session: Session): void
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
    aside,
    putAside: (one) => {
      const others = aside(0).filter(({ session }) => !isSamePlace(session, one.session))
      keepAside([...others, one])
    },
    takeUp: (session) => keepAside(aside(0).filter((one) => !isSamePlace(one.session, session))),
  }

  function aside(nowSeconds: number): SessionAside[] {
    try {
      const value: unknown = JSON.parse(storage?.getItem(`${key}.aside`) ?? '[]')
      if (!Array.isArray(value)) return []
      return value.filter(
        (one: unknown): one is SessionAside =>
          isAside(one) && one.session.expiresAt - LEAST_SECONDS_LEFT > nowSeconds,
      )
    } catch {
      return []
    }
  }

  function keepAside(others: readonly SessionAside[]): void {
    try {
      storage?.setItem(`${key}.aside`, JSON.stringify(others))
    } catch {
      // As above: one then signs in again.
    }
  }
}

/** One session a place: the same campaign, role and unit. */
function isSamePlace(a: Session, b: Session): boolean {
  return a.campaignId === b.campaignId && a.role === b.role && a.unitId === b.unitId
}

function isAside(value: unknown): value is SessionAside {
  return (
    typeof value === 'object' &&
    value !== null &&
    'session' in value &&
    isSession(value.session) &&
    'name' in value &&
    typeof value.name === 'string'
  )
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
