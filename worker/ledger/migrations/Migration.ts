/** One change of a campaign's tables: applied once, never edited afterwards. */
export interface Migration {
  readonly id: string
  readonly reason: string
  readonly sql: string
}
