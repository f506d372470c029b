/** Runs the queue: reads the files one after another, again with every answer, and takes them in. */
import { useCallback, useEffect, useReducer, useState } from 'react'
import type { Upload, UploadAnswers } from '#wire/upload'
import type { Api } from '../server/api.ts'
import { ServerProblem } from '../server/problem.ts'
import { nextToRead, queueAfter, type QueueChange, type QueuedFile } from './uploadQueue.ts'
import { UploadWork } from './UploadWork.ts'

export interface UploadQueue {
  readonly queue: readonly QueuedFile[]
  readonly add: (files: readonly File[], unit: string) => void
  /** Stops what runs for this file and takes it off the list. */
  readonly remove: (key: number) => void
  readonly change: (
    key: number,
    set: Partial<Pick<QueuedFile, 'gone' | 'stale' | 'foundThisWeek' | 'isOpen'>>,
  ) => void
  readonly open: (one: QueuedFile, password: string) => void
  readonly answer: (one: QueuedFile, answers: UploadAnswers) => void
  readonly accept: (one: QueuedFile) => Promise<void>
}

/** `taken` is called when a file was taken in. */
export function useUploadQueue(calls: Api, taken: () => void): UploadQueue {
  const [queue, dispatch] = useReducer(queueAfter, [])
  const [work] = useState(() => new UploadWork(calls))
  const run = useCallback(
    async ({ key, upload }: QueuedFile, first: QueueChange, rest: () => Promise<QueueChange>) => {
      const isWanted = work.takeTurn(key)
      dispatch({ kind: 'change', key, set: first })
      try {
        const set = await rest()
        if (isWanted()) dispatch({ kind: 'change', key, set: { error: null, ...set } })
      } catch (error) {
        if (isWanted()) dispatch({ kind: 'change', key, set: stateAfter(error, upload) })
      }
    },
    [work],
  )
  const read = useCallback(
    (one: QueuedFile): void =>
      void run(one, { state: 'reading', error: null }, async () => work.readFirst(one)),
    [work, run],
  )
  useEffect(() => {
    const next = nextToRead(queue)
    if (next !== null) read(next)
  }, [queue, read])
  return {
    queue,
    add: (files, unit) => dispatch({ kind: 'add', files, unit, firstKey: work.takeKeys(files.length) }),
    remove: (key) => {
      work.forget(key)
      dispatch({ kind: 'remove', key })
    },
    change: (key, set) => dispatch({ kind: 'change', key, set }),
    open: (one, password) => {
      work.keepPassword(one.key, password)
      read(one)
    },
    answer: (one, answers) => {
      if (one.upload === null) return
      const upload = { ...one.upload, answers }
      // The answer shows at once; the reading follows.
      void run(one, { state: 'reading', upload }, async () => work.readAgain(one.key, upload))
    },
    accept: async (one) => {
      const { upload } = one
      if (upload === null) return
      await run(one, { state: 'accepting', error: null }, async () => work.takeIn(one, upload, taken))
    },
  }
}

function stateAfter(error: unknown, upload: Upload | null): QueueChange {
  const needsPassword = error instanceof ServerProblem && error.code === 'file.password'
  if (needsPassword) return { state: 'password', error, isOpen: true }
  return { state: upload === null ? 'failed' : 'read', error, ...(upload === null ? {} : { upload }) }
}
