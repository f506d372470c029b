/** A register as an Excel sheet: to download, and rows of the sheet in front to enter. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { RegisterReading } from '#rules/registers/readRegisterSheet'
import type { Register } from '#rules/registers/register'
import { rightTo } from '#rules/registers/registerAccess'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import type { RegistersApi } from '../../server/registersApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { SaveButton } from '../../parts/SaveButton.tsx'
import { useRegisterSheet } from './useRegisterSheet.ts'

export function RegisterSheet(props: {
  register: Register
  linked: readonly EntryRow[]
  registers: RegistersApi
  entered: () => void
}): ReactElement {
  const words = useWords()
  const { view, workbook } = usePane()
  const { register, registers, linked } = props
  const work = useRegisterSheet(register, registers, props.entered)
  const { reading, sound, sent, outcome, busy } = work
  return (
    <details>
      <summary>{words.registers.sheet.title}</summary>
      <p className="faint">{words.registers.sheet.hint}</p>
      <div className="row">
        <SaveButton
          label={words.registers.sheet.download}
          name={`${register.name}.xlsx`}
          file={() => registers.book(register.key)}
        />
        {workbook !== null && rightTo(register, view.role) === 'write' ? (
          <Button disabled={busy} onClick={() => work.read(linked)}>
            {words.registers.sheet.read}
          </Button>
        ) : null}
      </div>
      <ProblemBar error={work.error} />
      {busy && sent > 0 ? <p role="status">{words.registers.sheet.entering(sent, sound.length)}</p> : null}
      {reading === null ? <p className="warn">{words.registers.sheet.notFound}</p> : null}
      {reading === null || reading === undefined ? null : (
        <>
          <ReadingNotes reading={reading} sound={sound.length} />
          {sound.length === 0 ? null : (
            <Button appearance="primary" disabled={busy} onClick={() => work.enter(sound)}>
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
