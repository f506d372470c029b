/** A refused request, as RFC 9457 application/problem+json. Titles are Chinese; `code` never changes once shipped. */
import type { Finding } from '#rules/items/finding'

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  /** Short number that a clerk can read over the phone and the log can find. */
  readonly requestId: string
  readonly findings?: readonly Finding[]
}

export const problemContentType = 'application/problem+json'

/** A noun's codes, each with its status, title and the way out. Codes never change once shipped. */
export type ProblemsOf<Noun extends string> = Readonly<
  Record<`${Noun}.${string}`, readonly [status: number, title: string, wayOut: string]>
>
