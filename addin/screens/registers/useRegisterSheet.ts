/** The sheet in front as rows of a register: read, and entered one by one. */
import { useState } from 'react'
import type { RegisterReading, SheetRow } from '#rules/registers/readRegisterSheet'
import type { Register } from '#rules/registers/register'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { ServerProblem } from '../../server/problem.ts'
import type { RegistersApi } from '../../server/registersApi.ts'

/** What became of the rows that were sent. */
interface Outcome {
  readonly entered: number
  readonly refused: readonly { readonly row: number; readonly why: string }[]
}

interface SheetWork extends Pick<Task, 'busy' | 'error'> {
  /** Null where the sheet is none of this register; undefined while none was read. */
  readonly reading: RegisterReading | null | undefined
  /** Those without a fault. */
  readonly sound: readonly SheetRow[]
  /** So many are on their way. */
  readonly sent: number
  readonly outcome: Outcome | null
  readonly read: (linked: readonly EntryRow[]) => void
  readonly enter: (rows: readonly SheetRow[]) => void
}

export function useRegisterSheet(
  register: Register,
  registers: RegistersApi,
  entered: () => void,
): SheetWork {
  const { view, workbook } = usePane()
  const [reading, setReading] = useState<RegisterReading | null | undefined>()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [sent, setSent] = useState(0)
  const { busy, error, run } = useTask()
  const read = (linked: readonly EntryRow[]): void =>
    void run(async () => {
      if (workbook === null) return
      setOutcome(null)
      const { grid } = await workbook.survey()
      // Reading days is the largest part of the rules; it comes when it is first needed.
      const { readRegisterSheet } = await import('#rules/registers/readRegisterSheet')
      const sender = { role: view.role, unit: view.unitId, day: view.today }
      setReading(readRegisterSheet(register, grid, { campaign: view.campaign, sender, linked }))
    })
  const enter = (rows: readonly SheetRow[]): void =>
    void run(async () => {
      setOutcome(await enterRows(registers, register, rows, setSent))
      setReading(undefined)
      entered()
    })
  const sound = reading?.rows.filter(({ faults }) => faults.length === 0) ?? []
  return { reading, sound, sent, outcome, read, enter, busy, error }
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
