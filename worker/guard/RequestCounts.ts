/**
 * Counts of requests for the one who runs the server, in the text that Prometheus reads. They live in memory and
 * begin anew with the process: on a campus server that is the worker's whole life, on Cloudflare one isolate's.
 */

export interface CountedRequest {
  readonly method: string
  readonly status: number
  readonly ms: number
  readonly problem: string | null
}

/** Upper bounds in milliseconds: a row, a page, a file, a summary; beyond the last people have given up. */
const BOUNDS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000] as const

export class RequestCounts {
  readonly #requests = new Map<string, number>()
  readonly #problems = new Map<string, number>()
  readonly #within: number[] = BOUNDS.map(() => 0)
  #count = 0
  #sumMs = 0

  note({ method, status, ms, problem }: CountedRequest): void {
    add(this.#requests, `method="${method}",status="${status}"`)
    if (problem !== null) add(this.#problems, `code="${problem}"`)
    for (const [index, bound] of BOUNDS.entries()) {
      if (ms <= bound) this.#within[index] = (this.#within[index] ?? 0) + 1
    }
    this.#count++
    this.#sumMs += ms
  }

  /** Prometheus text format 0.0.4. */
  text(version: string): string {
    return [
      '# HELP ledgerloop_info Version of the product.',
      '# TYPE ledgerloop_info gauge',
      `ledgerloop_info{version="${version}"} 1`,
      '# HELP ledgerloop_requests_total Answered requests.',
      '# TYPE ledgerloop_requests_total counter',
      ...lines('ledgerloop_requests_total', this.#requests),
      '# HELP ledgerloop_problems_total Refused requests and failures by their code.',
      '# TYPE ledgerloop_problems_total counter',
      ...lines('ledgerloop_problems_total', this.#problems),
      '# HELP ledgerloop_request_seconds Time to answer.',
      '# TYPE ledgerloop_request_seconds histogram',
      ...BOUNDS.map(
        (bound, index) =>
          `ledgerloop_request_seconds_bucket{le="${bound / 1000}"} ${this.#within[index] ?? 0}`,
      ),
      `ledgerloop_request_seconds_bucket{le="+Inf"} ${this.#count}`,
      `ledgerloop_request_seconds_sum ${this.#sumMs / 1000}`,
      `ledgerloop_request_seconds_count ${this.#count}`,
      '',
    ].join('\n')
  }
}

/** Those of this process. */
export const requestCounts = new RequestCounts()

function add(counts: Map<string, number>, labels: string): void {
  counts.set(labels, (counts.get(labels) ?? 0) + 1)
}

function lines(name: string, counts: ReadonlyMap<string, number>): string[] {
  return Array.from(counts, ([labels, count]) => `${name}{${labels}} ${count}`).toSorted()
}
