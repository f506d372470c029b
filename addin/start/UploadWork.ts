/** What is done with the files of the queue, and what this page remembers of them beside their state. */
import { MAX_UPLOAD_BYTES, type Upload } from '#wire/upload'
import type { Api } from '../server/api.ts'
import { ServerProblem } from '../server/problem.ts'
import type { QueueChange, QueuedFile } from './uploadQueue.ts'

/** All by the file's key in the queue. */
export class UploadWork {
  readonly #calls: Api
  /** They stay in this page's memory: a file that was opened once is read again with every answer. */
  readonly #passwords = new Map<number, string>()
  readonly #aborts = new Map<number, AbortController>()
  /** How often each file was worked on. */
  readonly #turns = new Map<number, number>()
  #nextKey = 1

  constructor(calls: Api) {
    this.#calls = calls
  }

  /** The first of so many keys. Never given twice: what was stopped must not be taken for what came after it. */
  takeKeys(count: number): number {
    const first = this.#nextKey
    this.#nextKey += count
    return first
  }

  /** Whether the work that begins now is still wanted: a later answer makes an earlier one's reading unwanted. */
  takeTurn(key: number): () => boolean {
    const turn = (this.#turns.get(key) ?? 0) + 1
    this.#turns.set(key, turn)
    return () => this.#turns.get(key) === turn
  }

  keepPassword(key: number, password: string): void {
    this.#passwords.set(key, password)
  }

  /** Stops what runs for the file. */
  forget(key: number): void {
    this.#turns.set(key, Infinity)
    this.#aborts.get(key)?.abort()
    this.#passwords.delete(key)
  }

  async readFirst({ key, file, unit }: QueuedFile): Promise<QueueChange> {
    if (file.size > MAX_UPLOAD_BYTES) throw new TooLarge()
    const abort = new AbortController()
    this.#aborts.set(key, abort)
    const upload = await this.#calls.upload(file, {
      unit: unit === '' ? undefined : unit,
      password: this.#passwords.get(key),
      signal: abort.signal,
    })
    return { state: 'read', upload, gone: {} }
  }

  /** With the answers that the upload has by now. */
  async readAgain(key: number, { id, answers }: Upload): Promise<QueueChange> {
    const password = this.#passwords.get(key)
    const request = password === undefined ? answers : { ...answers, password }
    return { state: 'read', upload: await this.#calls.readUpload(id, request) }
  }

  /** `taken` is called when the file was taken in. */
  async takeIn(
    { key, gone, stale, foundThisWeek }: QueuedFile,
    upload: Upload,
    taken: () => void,
  ): Promise<QueueChange> {
    try {
      const accepted = await this.#calls.acceptUpload(upload.id, {
        basis: upload.basis,
        gone,
        stale,
        foundThisWeek,
      })
      this.#passwords.delete(key)
      taken()
      return { state: 'accepted', accepted, isOpen: false }
    } catch (error) {
      if (!(error instanceof ServerProblem) || error.code !== 'upload.changed') throw error
      // What was looked at is no more: the changes are shown afresh, and nothing was written.
      const again = await this.readAgain(key, upload)
      return { ...again, gone: {}, stale: {}, error: new ChangedMeanwhile(), isOpen: true }
    }
  }
}

/** The file is larger than the server takes. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}

/** Something changed between looking and accepting; it was compared again. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile'
}
