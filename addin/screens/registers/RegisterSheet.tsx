/** A register as an Excel sheet: to download, and rows of the sheet in front to enter. */
import { Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { RegisterReading, SheetRow } from '#rules/registers/readRegisterSheet'
import type { Register } from '#rules/registers/register'
import { rightTo } from '#rules/registers/registerAccess'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { ServerProblem } from '../../server/problem.ts'
import type { RegistersApi } from '../../server/registersApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask } from '../../parts/useTask.ts'

/** What became of the rows that were sent. */
interface Outcome {
  readonly entered: number
  readonly refused: readonly { readonly row: number; readonly why: string }[]
}

export function RegisterSheet(props: {
  register: Register
  linked: readonly EntryRow[]
  registers: RegistersApi
  entered: () => void
}): ReactElement {
  const words = useWords()
  const { view, workbook } = usePane()
  const { register, registers } = props
  const [reading, setReading] = useState<RegisterReading | null | undefined>()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [sent, setSent] = useState(0)
  const { busy, error, run } = useTask()
  const save = (): void =>
    void run(async () => saveFile(await registers.book(register.key), `${register.name}.xlsx`))
  const read = (): void =>
    void run(async () => {
      if (workbook === null) return
      setOutcome(null)
      const { grid } = await workbook.survey()
      // Reading days is the largest part of the rules; it comes when it is first needed.
      const { readRegisterSheet } = await import('#rules/registers/readRegisterSheet')
      const sender = { role: view.role, unit: view.unitId, day: view.today }
      setReading(readRegisterSheet(register, grid, { campaign: view.campaign, sender, linked: props.linked }))
    })
  const enter = (rows: readonly SheetRow[]): void =>
    void run(async () => {
      setOutcome(await enterRows(registers, register, rows, setSent))
      setReading(undefined)
      props.entered()
    })
  const sound = reading?.rows.filter(({ faults }) => faults.length === 0) ?? []
  return (
    <details>
      <summary>{words.registers.sheet.title}</summary>
      <p className="faint">{words.registers.sheet.hint}</p>
      <div className="row">
        <Button disabled={busy} onClick={save}>
          {words.registers.sheet.download}
        </Button>
        {workbook !== null && rightTo(register, view.role) === 'write' ? (
          <Button disabled={busy} onClick={read}>
            {words.registers.sheet.read}
          </Button>
        ) : null}
      </div>
      <ProblemBar error={error} />
      {busy && sent > 0 ? <p role="status">{words.registers.sheet.entering(sent, sound.length)}</p> : null}
      {reading === null ? <p className="warn">{words.registers.sheet.notFound}</p> : null}
      {reading === null || reading === undefined ? null : (
        <>
          <ReadingNotes reading={reading} sound={sound.length} />
          {sound.length === 0 ? null : (
            <Button appearance="primary" disabled={busy} onClick={() => enter(sound)}>
              {words.registers.sheet.enter(sound.length)}
            </Button>
          )}
        </>
      )}
      {outcome === null ? null : (
        <div role="status">
          <p>{words.registers.sheet.entered(outcome.entered)}</p>
          {outcome.refused.map(({ row, why }) => (
            <p key={row} className="warn">
              {words.registers.sheet.refused(row, why)}
            </p>
          ))}
        </div>
      )}
    </details>
  )
}

function ReadingNotes(props: { reading: RegisterReading; sound: number }): ReactElement {
  const words = useWords()
  const { reading, sound } = props
  const bad = reading.rows.filter(({ faults }) => faults.length > 0)
  return (
    <>
      <p>{words.registers.sheet.found(sound)}</p>
      {reading.known === 0 ? null : <p className="faint">{words.registers.sheet.known(reading.known)}</p>}
      {reading.unread.length === 0 ? null : (
        <p className="faint">{words.registers.sheet.unread(reading.unread)}</p>
      )}
      {bad.length === 0 ? null : (
        <>
          <p className="warn">{words.registers.sheet.bad(bad.length)}</p>
          <ul className="late">
            {bad.map(({ row, faults }) => (
              <li key={row}>
                <strong>{words.registers.sheet.row(row)}</strong>
                {faults.map(({ field, cell, message }) => (
                  <span key={field}>
                    {cell === null ? '' : `${cell} `}
                    {message}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** One after another, each on its own merits; a row that was entered before is not entered twice. */
async function enterRows(
  registers: RegistersApi,
  register: Register,
  rows: readonly SheetRow[],
  progress: (done: number) => void,
): Promise<Outcome> {
  const refused: { row: number; why: string }[] = []
  for (const [index, { row, id, values }] of rows.entries()) {
    progress(index + 1)
    try {
      await registers.add(register.key, id, values)
    } catch (error) {
      // A refusal concerns this row; anything else would meet the next one too.
      if (!(error instanceof ServerProblem) || error.status < 400 || error.status >= 500) throw error
      refused.push({ row, why: `${error.title}：${error.detail}` })
    }
  }
  return { entered: rows.length - refused.length, refused }
}
