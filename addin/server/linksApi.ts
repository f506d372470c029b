/** Calls about two items that are one problem. */
import type { ItemRow } from '#wire/item'
import type { LinkEnd, NewLink } from '#wire/link'
import type { Calls } from './calls.ts'

interface LinksApi {
  readonly link: (item: string, link: NewLink) => Promise<ItemRow>
  readonly unlink: (item: string, end: LinkEnd) => Promise<ItemRow>
}

export function linksApi({ post }: Calls): LinksApi {
  return {
    link: (item, link) => post(`/items/${item}/link`, link),
    unlink: (item, end) => post(`/items/${item}/link/end`, end),
  }
}
