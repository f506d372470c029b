/**
 * 访问频次 — how densely one code may ask: a burst, refilled by the minute.
 *
 * A pane at work asks a few dozen times an hour. The office that drops the ledgers of 500 units at once is the
 * densest honest use, and fits the burst: each file costs as much as `HEAVY` ordinary requests.
 */
export interface RequestLimit {
  readonly burst: number
  readonly perMinute: number
}

/** Files in and out, summaries, circulars. */
export const HEAVY = 5

export const defaultRequestLimit: RequestLimit = { burst: 10_000, perMinute: 1200 }

/** The limit of a campaign: its own, where it sets one. */
export function requestLimitOf(campaign: { readonly requestLimit?: RequestLimit | undefined }): RequestLimit {
  return campaign.requestLimit ?? defaultRequestLimit
}
