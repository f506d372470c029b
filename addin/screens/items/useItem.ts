/** One item with its history, evidence, extensions and notices; read anew after every act on it. */
import { useCallback, useEffect, useState } from 'react'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'

export interface OpenItem {
  readonly file: ItemHistory | null
  readonly task: Task
  /** Does something on the server, then reads the item anew. */
  readonly act: (work: () => Promise<unknown>) => Promise<void>
  readonly load: () => Promise<void>
}

export function useItem(id: string | null): OpenItem {
  const { api } = usePane()
  const [file, setFile] = useState<ItemHistory | null>(null)
  const task = useTask()
  const { run } = task
  const act = useCallback(
    (work: () => Promise<unknown>) =>
      run(async () => {
        await work()
        if (id !== null) setFile(await api.item(id))
      }),
    [api, id, run],
  )
  const load = useCallback(() => act(() => Promise.resolve()), [act])
  // A screen is keyed by its subject: another item starts from nothing.
  useEffect(() => void load(), [load])
  return { file, task, act, load }
}
