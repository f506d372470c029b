/** One line of the bench's table. */
export interface BenchRow {
  readonly what: string
  readonly seconds: number
  readonly note: string
}
