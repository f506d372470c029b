/** Calls of lead and supporting units. */
import type { NewShare, Share, Support, SupportedItems, SupportNaming } from '#wire/support'
import type { Calls } from './calls.ts'

interface SupportsApi {
  readonly supported: () => Promise<SupportedItems>
  readonly name: (item: string, naming: SupportNaming) => Promise<{ readonly supports: readonly Support[] }>
  readonly share: (item: string, share: NewShare) => Promise<{ readonly shares: readonly Share[] }>
}

export function supportsApi({ get, put, post }: Calls): SupportsApi {
  return {
    supported: () => get('/supports'),
    name: (item, naming) => put(`/items/${item}/supports`, naming),
    share: (item, share) => post(`/items/${item}/shares`, share),
  }
}
