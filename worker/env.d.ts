/** What the runtime hands the worker: bindings of wrangler.toml and secrets. */
declare namespace Cloudflare {
  interface Env {
    /** One object per campaign; typed loosely because RPC types of deep readings exceed the compiler (TS2589). */
    readonly CAMPAIGN: DurableObjectNamespace
    /** The built pane; absent where the API runs alone. */
    readonly ASSETS?: Fetcher
    /** Bucket for evidence; without one the files lie in the campaign's own SQLite. */
    readonly EVIDENCE?: R2Bucket
    /** Signs sessions (HS256). Changing it ends all sessions. */
    readonly SESSION_SECRET: string
    /** Opens campaigns. */
    readonly OPERATOR_CODE: string
    /** Id of the demo campaign, whose roles anybody may enter; unset outside a demonstration. */
    readonly DEMO?: string
    /** The demo campaign's today, 'YYYY-MM-DD'. */
    readonly DEMO_TODAY?: string
  }
}
interface Env extends Cloudflare.Env {}
