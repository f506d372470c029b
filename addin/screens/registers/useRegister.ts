/** One register: its entries, those of the registers that it links to, and entering or changing one. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Register } from '#rules/registers/register'
import { rightTo } from '#rules/registers/registerAccess'
import { registerNamed } from '#rules/registers/registers'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { registersApi, type RegistersApi, type SentValues } from '../../server/registersApi.ts'

/** A form that stands open: the id that the entry has, or will have. */
interface Writing {
  /** Null for a new one. */
  readonly entry: EntryRow | null
  readonly id: string
}

interface OpenRegister extends Pick<Task, 'busy' | 'error'> {
  readonly registers: RegistersApi
  /** Null until they are known. */
  readonly entries: readonly EntryRow[] | null
  readonly linked: readonly EntryRow[]
  readonly writing: Writing | null
  /** Opens the form for an entry, or for a new one. */
  readonly write: (entry: EntryRow | null) => void
  readonly cancel: () => void
  readonly send: (values: SentValues) => void
  /** One was saved just now. */
  readonly isSaved: boolean
  /** Does something on the server, then reads the register anew. */
  readonly act: (work: () => Promise<unknown>) => Promise<void>
  readonly load: () => void
}

export function useRegister(register: Register): OpenRegister {
  const { calls } = usePane()
  const registers = useMemo(() => registersApi(calls), [calls])
  const [writing, setWriting] = useState<Writing | null>(null)
  const [isSaved, setSaved] = useState(false)
  const { entries, linked, read } = useEntries(register, registers)
  const { busy, error, run } = useTask()
  useEffect(() => void run(read), [run, read])
  const act = useCallback(
    (work: () => Promise<unknown>) =>
      run(async () => {
        setSaved(false)
        await work()
        await read()
      }),
    [run, read],
  )
  const send = (values: SentValues): void =>
    void act(async () => {
      if (writing === null) return
      const { entry, id } = writing
      await (entry === null ? registers.add(register.key, id, values) : registers.change(entry, values))
      setWriting(null)
      setSaved(true)
    })
  const write = (entry: EntryRow | null): void => {
    setSaved(false)
    setWriting({ entry, id: entry?.id ?? crypto.randomUUID() })
  }
  const cancel = (): void => setWriting(null)
  const load = (): void => void run(read)
  return { registers, entries, linked, writing, write, cancel, send, isSaved, act, load, busy, error }
}

function useEntries(
  register: Register,
  registers: RegistersApi,
): Pick<OpenRegister, 'entries' | 'linked'> & { readonly read: () => Promise<void> } {
  const { role } = usePane().view
  const [entries, setEntries] = useState<readonly EntryRow[] | null>(null)
  const [linked, setLinked] = useState<readonly EntryRow[]>([])
  const read = useCallback(async () => {
    const links = register.fields.flatMap(({ register: of }) => (of === undefined ? [] : [of]))
    const readable = links.filter((of) => {
      const other = registerNamed(of)
      return other !== null && rightTo(other, role) !== null
    })
    const [own, ...others] = await Promise.all([register.key, ...readable].map((of) => registers.entries(of)))
    setEntries(own ?? [])
    setLinked(others.flat())
  }, [register, registers, role])
  return { entries, linked, read }
}
