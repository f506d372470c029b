/** Who may enter with the school's account: kept and removed. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { PersonEntry, PersonLine } from '#wire/code'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { codesApi } from '../../server/codesApi.ts'

interface People extends Pick<Task, 'busy' | 'error'> {
  /** Null until they are known. */
  readonly people: readonly PersonLine[] | null
  readonly load: () => Promise<void>
  readonly keep: (oid: string, entry: PersonEntry, kept: () => void) => void
  readonly remove: (oid: string) => void
}

export function usePeople(): People {
  const { calls } = usePane()
  const api = useMemo(() => codesApi(calls), [calls])
  const [people, setPeople] = useState<readonly PersonLine[] | null>(null)
  const { busy, error, run } = useTask()
  const read = useCallback(async () => setPeople((await api.people()).people), [api])
  const load = useCallback(() => run(read), [run, read])
  useEffect(() => void load(), [load])
  return {
    people,
    load,
    keep: (oid, entry, kept) =>
      void run(async () => {
        await api.keepPerson(oid, entry)
        kept()
        await read()
      }),
    remove: (oid) =>
      void run(async () => {
        await api.removePerson(oid)
        await read()
      }),
    busy,
    error,
  }
}
