/** What the runtime hands the worker: bindings of wrangler.toml and secrets. */
declare namespace Cloudflare {
  interface Env {
    /** One object per campaign; typed loosely because RPC types of deep readings exceed the compiler (TS2589). */
    readonly CAMPAIGN: DurableObjectNamespace
    /** The one directory of campaigns. */
    readonly DIRECTORY: DurableObjectNamespace
    /** The built pane; absent where the API runs alone. */
    readonly ASSETS?: Fetcher
    /** Bucket for evidence; without one the files lie in the campaign's own SQLite. */
    readonly EVIDENCE?: R2Bucket
    /** Signs sessions (HS256). Changing it ends all sessions. */
    readonly SESSION_SECRET: string
    /** Opens campaigns. */
    readonly OPERATOR_CODE: string
    /**
     * Sign-in by Microsoft Entra ID, off unless all four are set: the tenant's id (GUID), this system's client id,
     * the scope that a token must carry, and the authority: https://login.microsoftonline.com, or the address of the
     * cloud operated by 21Vianet.
     */
    readonly ENTRA_TENANT?: string
    readonly ENTRA_CLIENT_ID?: string
    readonly ENTRA_SCOPE?: string
    readonly ENTRA_AUTHORITY?: string
    /** Hosts that may frame the pane besides Office's own, blank between two: a school's SharePoint Server. */
    readonly FRAME_HOSTS?: string
    /** Id of the demo campaign, whose roles anybody may enter; unset outside a demonstration. */
    readonly DEMO?: string
    /** The demo campaign's today, 'YYYY-MM-DD'. */
    readonly DEMO_TODAY?: string
  }
}
interface Env extends Cloudflare.Env {}
