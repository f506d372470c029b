/** The files that wait to be taken in, each with its own state: what happens to a queue, without the happening. */
import type { Upload, UploadAccepted } from '#wire/upload'
import type { GoneAnswers, StaleAnswers } from '../screens/reading/PlanView.tsx'

export type QueueState = 'waiting' | 'reading' | 'password' | 'read' | 'accepting' | 'accepted' | 'failed'

export interface QueuedFile {
  readonly key: number
  readonly file: File
  /** Whose file the sender says it is; '' as the file says. */
  readonly unit: string
  readonly state: QueueState
  /** The reading to look at; while it is read again, the one before. */
  readonly upload: Upload | null
  readonly accepted: UploadAccepted | null
  readonly gone: GoneAnswers
  /** Stale values of the file that are taken nevertheless. */
  readonly stale: StaleAnswers
  /** Added rows without a day of finding are this week's. */
  readonly foundThisWeek: boolean
  readonly error: unknown
  readonly isOpen: boolean
}

/** What of a file is set. */
export type QueueChange = Partial<Omit<QueuedFile, 'key' | 'file'>>

type QueueEvent =
  | {
      readonly kind: 'add'
      readonly files: readonly File[]
      readonly unit: string
      readonly firstKey: number
    }
  | { readonly kind: 'remove'; readonly key: number }
  | { readonly kind: 'change'; readonly key: number; readonly set: QueueChange }

export function queueAfter(queue: readonly QueuedFile[], event: QueueEvent): readonly QueuedFile[] {
  switch (event.kind) {
    case 'add': {
      const added = event.files.map((file, index): QueuedFile => ({
        key: event.firstKey + index,
        file,
        unit: event.unit,
        state: 'waiting',
        upload: null,
        accepted: null,
        gone: {},
        stale: {},
        foundThisWeek: false,
        error: null,
        // One file is looked at at once; of several, each when it is its turn.
        isOpen: event.files.length === 1,
      }))
      return [...queue, ...added]
    }
    case 'remove':
      return queue.filter(({ key }) => key !== event.key)
    case 'change':
      return queue.map((one) => (one.key === event.key ? { ...one, ...event.set } : one))
    default:
      return event satisfies never
  }
}

/** The next file to read; null while one is being read, so that a dropped folder does not storm the server. */
export function nextToRead(queue: readonly QueuedFile[]): QueuedFile | null {
  if (queue.some(({ state, upload }) => state === 'reading' && upload === null)) return null
  return queue.find(({ state }) => state === 'waiting') ?? null
}

/** Whether a file may be taken in without anybody looking: nothing asked, refused, vanished or stale. */
export function isPlain({ state, upload }: QueuedFile, questions: number): boolean {
  return (
    state === 'read' &&
    upload !== null &&
    !upload.identical &&
    questions === 0 &&
    upload.plan.gone === 0 &&
    upload.changes.every(({ stale }) => stale.length === 0) &&
    upload.possibleDuplicates.length === 0 &&
    upload.reading.items.length + upload.reading.zeroReports.length > 0 &&
    !upload.reading.findings.some(({ severity }) => severity === 'block')
  )
}
