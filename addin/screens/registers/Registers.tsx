/** 登记簿 — every register that a person may read, with what waits in it; what is missing stands first. */
import { Badge } from '@fluentui/react-components'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { rightTo } from '#rules/registers/registerDoor'
import { registers } from '#rules/registers/registers'
import type { RegisterStanding } from '#rules/registers/registerStanding'
import { usePane } from '../../Pane.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { RegisterFigures } from './RegisterFigures.tsx'
import { RegisterGaps } from './RegisterGaps.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { registersApi } from '../../server/registersApi.ts'
import { useWords } from '../../words.ts'

export function Registers(): ReactElement {
  const words = useWords()
  const { calls, view, go } = usePane()
  const api = useMemo(() => registersApi(calls), [calls])
  const [standing, setStanding] = useState<RegisterStanding | null>(null)
  const { busy, error, run } = useTask()
  const load = useMemo(() => () => run(async () => setStanding(await api.standing())), [api, run])
  useEffect(() => void load(), [load])
  const readable = registers.filter((register) => rightTo(register, view.role) !== null)
  return (
    <Screen
      title={words.tabs.registers}
      lead={words.registers.lead}
      busy={busy && standing === null ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {standing === null ? null : <RegisterGaps standing={standing} />}
      <ul className="late">
        {readable.map((register) => {
          const waiting = standing?.waiting[register.key] ?? 0
          return (
            <li key={register.key}>
              <button type="button" className="line" onClick={() => go('register', register.key)}>
                <span className="row">
                  <span>{words.registers.name(register)}</span>
                  {standing === null ? null : (
                    <span className="faint">{words.registers.count(standing.counts[register.key])}</span>
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
      {standing === null ? null : <RegisterFigures standing={standing} />}
    </Screen>
  )
}
