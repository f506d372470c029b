/** 登记簿 — every register that a person may read, with what waits in it; what is missing stands first. */
import { Badge } from '@fluentui/react-components'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { rightTo } from '#rules/registers/registerAccess'
import { registers } from '#rules/registers/registers'
import type { RegisterFigures } from '#rules/registers/registerFigures'
import { usePane } from '../../Pane.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { RegisterCounts } from './RegisterCounts.tsx'
import { RegisterGaps } from './RegisterGaps.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { registersApi } from '../../server/registersApi.ts'
import { useWords } from '../../words.ts'

export function Registers(): ReactElement {
  const words = useWords()
  const { calls, view, go } = usePane()
  const api = useMemo(() => registersApi(calls), [calls])
  const [figures, setFigures] = useState<RegisterFigures | null>(null)
  const { busy, error, run } = useTask()
  const load = useMemo(() => () => run(async () => setFigures(await api.figures())), [api, run])
  useEffect(() => void load(), [load])
  const readable = registers.filter((register) => rightTo(register, view.role) !== null)
  return (
    <Screen
      title={words.tabs.registers}
      lead={words.registers.lead}
      busy={busy && figures === null ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {figures === null ? null : <RegisterGaps figures={figures} />}
      <ul className="late">
        {readable.map((register) => {
          const waiting = figures?.waiting[register.key] ?? 0
          return (
            <li key={register.key}>
              <button type="button" className="line" onClick={() => go('register', register.key)}>
                <span className="row">
                  <span>{words.registers.name(register)}</span>
                  {figures === null ? null : (
                    <span className="faint">{words.registers.count(figures.counts[register.key])}</span>
                  )}
                  {waiting === 0 ? null : (
                    <Badge appearance="tint" color="warning" size="small">
                      {words.registers.waiting(waiting)}
                    </Badge>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {figures === null ? null : <RegisterCounts figures={figures} />}
    </Screen>
  )
}
