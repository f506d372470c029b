/** Runs the queue: reads the files one after another, again with every answer, and takes them in. */
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { MAX_UPLOAD_BYTES, type UploadAnswers } from '#wire/upload'
import type { Api } from '../server/api.ts'
import { ServerProblem } from '../server/problem.ts'
import { nextToRead, queueAfter, type QueuedFile } from './uploadQueue.ts'

export interface UploadQueue {
  readonly queue: readonly QueuedFile[]
  readonly add: (files: readonly File[], unit: string) => void
  /** Stops what runs for this file and takes it off the list. */
  readonly remove: (key: number) => void
  readonly change: (key: number, set: Partial<Pick<QueuedFile, 'gone' | 'isOpen'>>) => void
  readonly open: (one: QueuedFile, password: string) => void
  readonly answer: (one: QueuedFile, answers: UploadAnswers) => void
  readonly accept: (one: QueuedFile) => Promise<void>
}

/** `taken` is called when a file was taken in. */
export function useUploadQueue(calls: Api, taken: () => void): UploadQueue {
  const [queue, dispatch] = useReducer(queueAfter, [])
  // Passwords stay in this page's memory: a file that was opened once is read again with every answer.
  const passwords = useRef(new Map<number, string>())
  const aborts = useRef(new Map<number, AbortController>())
  // Never given twice: what was stopped must not be taken for what came after it.
  const keys = useRef(1)
  const turns = useRef(new Map<number, number>())

  const run = useCallback(
    async (one: QueuedFile, work: (isWanted: () => boolean) => Promise<Partial<QueuedFile>>) => {
      const turn = (turns.current.get(one.key) ?? 0) + 1
      turns.current.set(one.key, turn)
      // A later answer makes an earlier one's reading unwanted.
      const isWanted = (): boolean => turns.current.get(one.key) === turn
      try {
        const set = await work(isWanted)
        if (isWanted()) dispatch({ kind: 'change', key: one.key, set: { error: null, ...set } })
      } catch (error) {
        if (isWanted()) dispatch({ kind: 'change', key: one.key, set: stateAfter(error, one) })
      }
    },
    [],
  )

  const read = useCallback(
    (one: QueuedFile): void => {
      const abort = new AbortController()
      aborts.current.set(one.key, abort)
      dispatch({ kind: 'change', key: one.key, set: { state: 'reading', error: null } })
      void run(one, async () => {
        if (one.file.size > MAX_UPLOAD_BYTES) throw new TooLarge()
        const upload = await calls.upload(one.file, {
          unit: one.unit === '' ? undefined : one.unit,
          password: passwords.current.get(one.key),
          signal: abort.signal,
        })
        return { state: 'read', upload, gone: {} }
      })
    },
    [calls, run],
  )

  const answer = useCallback(
    (one: QueuedFile, answers: UploadAnswers): void => {
      const { upload } = one
      if (upload === null) return
      // The answer shows at once; the reading follows.
      dispatch({ kind: 'change', key: one.key, set: { state: 'reading', upload: { ...upload, answers } } })
      void run(one, async () => {
        const password = passwords.current.get(one.key)
        const request = password === undefined ? answers : { ...answers, password }
        return { state: 'read', upload: await calls.readUpload(upload.id, request) }
      })
    },
    [calls, run],
  )

  const accept = useCallback(
    async (one: QueuedFile): Promise<void> => {
      const { upload } = one
      if (upload === null) return
      dispatch({ kind: 'change', key: one.key, set: { state: 'accepting', error: null } })
      await run(one, async () => {
        try {
          const accepted = await calls.acceptUpload(upload.id, { basis: upload.basis, gone: one.gone })
          passwords.current.delete(one.key)
          taken()
          return { state: 'accepted', accepted, isOpen: false }
        } catch (error) {
          if (!(error instanceof ServerProblem) || error.code !== 'upload.changed') throw error
          // What was looked at is no more: the changes are shown afresh, and nothing was written.
          const password = passwords.current.get(one.key)
          const request = password === undefined ? upload.answers : { ...upload.answers, password }
          const again = await calls.readUpload(upload.id, request)
          return { state: 'read', upload: again, gone: {}, error: new ChangedMeanwhile(), isOpen: true }
        }
      })
    },
    [calls, run, taken],
  )

  useEffect(() => {
    const next = nextToRead(queue)
    if (next !== null) read(next)
  }, [queue, read])

  return {
    queue,
    add: useCallback((files, unit) => {
      dispatch({ kind: 'add', files, unit, firstKey: keys.current })
      keys.current += files.length
    }, []),
    remove: useCallback((key) => {
      turns.current.set(key, Infinity)
      aborts.current.get(key)?.abort()
      passwords.current.delete(key)
      dispatch({ kind: 'remove', key })
    }, []),
    change: useCallback((key, set) => dispatch({ kind: 'change', key, set }), []),
    open: useCallback(
      (one, password) => {
        passwords.current.set(one.key, password)
        read(one)
      },
      [read],
    ),
    answer,
    accept,
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

function stateAfter(error: unknown, { upload }: QueuedFile): Partial<QueuedFile> {
  const needsPassword = error instanceof ServerProblem && error.code === 'file.password'
  if (needsPassword) return { state: 'password', error, isOpen: true }
  return { state: upload === null ? 'failed' : 'read', error, ...(upload === null ? {} : { upload }) }
}
