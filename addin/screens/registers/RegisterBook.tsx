/** 登记簿 — one register: its entries, newest first, and the form to enter or change one. */
import { Button, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import { textOf, type Register } from '#rules/registers/register'
import { rightTo } from '#rules/registers/registerAccess'
import { registerNamed } from '#rules/registers/registers'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { EntryCard } from './EntryCard.tsx'
import { EntryForm } from './EntryForm.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { RegisterSheet } from './RegisterSheet.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { registersApi, type SentValues } from '../../server/registersApi.ts'
import { useWords } from '../../words.ts'
import { Registers } from './Registers.tsx'

/** As many are looked through at once; the others are a press or a word in the search away. */
const STEP = 20

/** The subject is the register's key, and after a slash the entry that it opens with. */
export function RegisterBook(): ReactElement {
  const { subject } = usePane()
  const [key = '', entry = null] = (subject ?? '').split('/')
  const register = registerNamed(key)
  return register === null ? <Registers /> : <OpenRegister register={register} first={entry} />
}

function OpenRegister(props: { register: Register; first: string | null }): ReactElement {
  const words = useWords()
  const { calls, view, go } = usePane()
  const { register } = props
  const registers = useMemo(() => registersApi(calls), [calls])
  const [entries, setEntries] = useState<readonly EntryRow[] | null>(null)
  const [linked, setLinked] = useState<readonly EntryRow[]>([])
  const [writing, setWriting] = useState<{ readonly entry: EntryRow | null; readonly id: string } | null>(
    null,
  )
  const [isSaved, setSaved] = useState(false)
  const { busy, error, run } = useTask()
  const load = useCallback(async () => {
    const links = register.fields.flatMap(({ register: of }) => (of === undefined ? [] : [of]))
    const readable = links.filter((of) => {
      const other = registerNamed(of)
      return other !== null && rightTo(other, view.role) !== null
    })
    const [own, ...others] = await Promise.all([register.key, ...readable].map((of) => registers.entries(of)))
    setEntries(own ?? [])
    setLinked(others.flat())
  }, [register, registers, view.role])
  useEffect(() => void run(load), [run, load])
  const act = useCallback(
    (work: () => Promise<unknown>) =>
      run(async () => {
        setSaved(false)
        await work()
        await load()
      }),
    [run, load],
  )
  const send = (values: SentValues): void =>
    void act(async () => {
      if (writing === null) return
      const { entry, id } = writing
      await (entry === null ? registers.add(register.key, id, values) : registers.change(entry, values))
      setWriting(null)
      setSaved(true)
    })
  const mayAdd = rightTo(register, view.role) === 'write'
  return (
    <Screen
      title={words.registers.name(register)}
      lead={words.registers.purpose(register)}
      busy={busy && entries === null ? words.loading : null}
      primary={
        mayAdd && writing === null && entries !== null
          ? {
              label: words.registers.add,
              act: () => {
                setSaved(false)
                setWriting({ entry: null, id: crypto.randomUUID() })
              },
            }
          : null
      }
    >
      <div>
        <Button size="small" appearance="subtle" className="further" onClick={() => go('registers')}>
          {words.registers.back}
        </Button>
      </div>
      <ProblemBar error={error} {...(writing === null ? { retry: () => void run(load) } : {})} />
      {isSaved ? (
        <MessageBar intent="success">
          <MessageBarBody>{words.registers.saved}</MessageBarBody>
        </MessageBar>
      ) : null}
      {writing === null ? null : (
        <EntryForm
          key={writing.id}
          register={register}
          entry={writing.entry}
          linked={linked}
          busy={busy}
          send={send}
          cancel={() => setWriting(null)}
        />
      )}
      {entries === null || writing !== null ? null : (
        <RegisterSheet
          register={register}
          linked={linked}
          registers={registers}
          entered={() => void run(load)}
        />
      )}
      {entries === null || writing !== null ? null : (
        <EntryList
          register={register}
          linked={linked}
          registers={registers}
          busy={busy}
          act={act}
          entries={entries}
          mayAdd={mayAdd}
          first={props.first}
          change={(entry) => {
            setSaved(false)
            setWriting({ entry, id: entry.id })
          }}
        />
      )}
    </Screen>
  )
}

interface EntryListProps extends Omit<Parameters<typeof EntryCard>[0], 'entry' | 'open' | 'change'> {
  readonly entries: readonly EntryRow[]
  readonly mayAdd: boolean
  /** The entry that stands open. */
  readonly first: string | null
  readonly change: (entry: EntryRow) => void
}

function EntryList(props: EntryListProps): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { entries, mayAdd, first, change, ...shared } = props
  const { register } = shared
  const cardOf = (entry: EntryRow): ReactElement => (
    <EntryCard
      {...shared}
      key={entry.id}
      entry={entry}
      open={entry.id === first}
      change={() => change(entry)}
    />
  )
  const [sought, setSought] = useState('')
  // The entry that was asked for stands in sight.
  const [shown, setShown] = useState(() => Math.max(STEP, entries.findIndex(({ id }) => id === first) + 1))
  const figures = entries.filter(({ withdrawn }) => !withdrawn)
  const withdrawn = entries.filter((entry) => entry.withdrawn)
  const found = figures.filter(({ values }) => {
    const unit = view.campaign.units.find(({ id }) => id === textOf(values, 'unit'))?.name ?? ''
    const said = register.fields.map(({ key }) => textOf(values, key))
    return [unit, ...said].some((text) => text.includes(sought.trim()))
  })
  return (
    <>
      {figures.length > 5 ? (
        <Input
          type="search"
          value={sought}
          placeholder={words.registers.search}
          aria-label={words.registers.search}
          onChange={(_, data) => setSought(data.value)}
        />
      ) : null}
      {figures.length === 0 ? (
        <p className="faint">{mayAdd ? words.registers.none : words.registers.noneToRead}</p>
      ) : found.length === 0 ? (
        <p className="faint">{words.registers.noneFound}</p>
      ) : null}
      {found.slice(0, shown).map(cardOf)}
      {found.length > shown ? (
        <Button size="small" appearance="subtle" className="further" onClick={() => setShown(shown + STEP)}>
          {words.overview.more(found.length - shown)}
        </Button>
      ) : null}
      {withdrawn.length === 0 ? null : (
        <details>
          <summary>{words.registers.withdrawnOnes(withdrawn.length)}</summary>
          {withdrawn.map(cardOf)}
        </details>
      )}
    </>
  )
}
