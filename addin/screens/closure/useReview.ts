/** The queue of matters to decide: which one is in front, what was decided last. */
import { useCallback, useEffect, useState } from 'react'
import type { Matter } from '#wire/todo'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import type { DoneWord } from './DecideMatter.tsx'
import { reviewedKinds } from './reviewedKinds.ts'

interface Review extends Pick<Task, 'busy' | 'error'> {
  /** Null until they are known. */
  readonly matters: readonly Matter[] | null
  /** Place of the one in front. */
  readonly at: number
  readonly matter: Matter | undefined
  readonly done: DoneWord | null
  /** The matter that was asked for waits no more. */
  readonly isGone: boolean
  readonly load: () => Promise<void>
  readonly move: (to: number) => void
  readonly decided: (word: DoneWord) => void
}

/** `key`: of the matter that is asked for. */
export function useReview(key: string | null): Review {
  const { api } = usePane()
  const [matters, setMatters] = useState<readonly Matter[] | null>(null)
  const [at, setAt] = useState(0)
  const [done, setDone] = useState<DoneWord | null>(null)
  const [isGone, setGone] = useState(false)
  const { busy, error, run } = useTask()
  const load = useCallback(
    (asked: string | null) =>
      run(async () => {
        const { matters: waiting } = await api.todo()
        const queue = waiting.filter(({ kind }) => reviewedKinds.has(kind))
        setMatters(queue)
        const found = queue.findIndex((matter) => matter.key === asked)
        setGone(asked !== null && found < 0)
        // After a decision the next one has moved into the place of the one decided.
        setAt((place) => (found >= 0 ? found : Math.max(0, Math.min(place, queue.length - 1))))
      }),
    [api, run],
  )
  useEffect(() => void load(key), [load, key])
  const move = (to: number): void => {
    setDone(null)
    setGone(false)
    setAt(to)
  }
  // Said when the next one is in its place: a press on what was decided already would be refused.
  const decided = (word: DoneWord): void => void load(null).then(() => setDone(word))
  return {
    matters,
    at,
    matter: matters?.[at],
    done,
    isGone,
    load: () => load(null),
    move,
    decided,
    busy,
    error,
  }
}
