/** What a request carries on its way through the API: bindings, number, who is asking, in which campaign. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Actor } from '#wire/actor'
import type { Bearer } from '#wire/session'

/** Hono's view of a request inside the API. */
export interface ApiEnv {
  Bindings: Env
  Variables: {
    requestId: string
    /** The code of the problem answered, for the log. */
    problem?: string
    /** Set by `enterCampaign`, for the routes of a campaign. */
    bearer: Bearer
    campaign: Campaign
    actor: Actor
  }
}
