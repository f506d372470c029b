/** A department's ledger sent as a file: read, looked at, then taken in. */
import type { Origin } from '#rules/item'
import type { BookReading } from '#rules/reading'

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024

/** What taking the reading in would do. `gone` rows are asked about, never closed. */
export interface UploadPlan {
  readonly added: number
  readonly changed: number
  readonly untouched: number
  readonly gone: number
}

/** A row that the file had and has no more: a question for a person, never a closure. */
export interface GoneRow {
  readonly id: string
  readonly unit: string
  readonly origin: Origin
  readonly problem: string
}

export interface Upload {
  readonly id: string
  readonly file: string
  readonly sha256: string
  readonly at: string
  readonly by: string
  readonly status: 'read' | 'accepted'
  readonly plan: UploadPlan
  /** The rows counted as `gone`; at most the first 200. */
  readonly gone: readonly GoneRow[]
  readonly reading: BookReading
}

export interface UploadAccepted {
  readonly id: string
  readonly added: number
  readonly changed: number
  readonly untouched: number
  readonly zeroReports: number
}

/** GET /uploads, newest first, without the readings. */
export interface UploadList {
  readonly uploads: readonly Omit<Upload, 'reading'>[]
}
