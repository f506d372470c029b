/** 登录 — paste the access code; or, while the server runs a demo, take any place in it. */
import { Button, Field, Input, Select } from '@fluentui/react-components'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { ofUnit, roles, type Demo, type Role, type Session } from '#wire/session'
import { EntraSignInForm } from './EntraSignIn.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { signInApi } from '../../server/api.ts'
import { useWords } from '../../words.ts'

export function SignIn(props: { signedIn: (session: Session) => void }): ReactElement {
  const words = useWords()
  const calls = useMemo(() => signInApi(), [])
  const [code, setCode] = useState('')
  const [demo, setDemo] = useState<Demo | null>(null)
  const { busy, error, run } = useTask()
  useEffect(() => {
    // No demo is the usual case and no failure.
    calls.demo().then(setDemo, () => setDemo(null))
  }, [calls])
  const submit = (): void => void run(async () => props.signedIn(await calls.signIn(code.trim())))
  return (
    <Screen
      title={words.signIn.title}
      lead={words.signIn.lead}
      busy={busy ? words.loading : null}
      primary={{
        label: words.signIn.submit,
        act: submit,
        whyNot: code.trim() === '' ? words.signIn.empty : null,
      }}
    >
      <ProblemBar error={error} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() !== '') submit()
        }}
      >
        <Field label={words.signIn.label}>
          <Input
            value={code}
            placeholder={words.signIn.placeholder}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, data) => setCode(data.value)}
          />
        </Field>
      </form>
      <p className="faint">{words.signIn.help}</p>
      <EntraSignInForm signedIn={props.signedIn} />
      {demo === null ? null : (
        <DemoApi
          demo={demo}
          enter={(as) => void run(async () => props.signedIn(await calls.enterDemo(as)))}
        />
      )}
    </Screen>
  )
}

/** Role and unit to enter the demo campaign as; the start page uses it too. */
export function DemoApi(props: {
  demo: Demo
  enter: (as: { role: Role; unitId?: string }) => void
  /** Who is signed in now; the choice starts there. */
  current?: { readonly role: Role; readonly unitId: string | null }
}): ReactElement {
  const words = useWords()
  const [role, setRole] = useState<Role>(props.current?.role ?? 'unit')
  const [unitId, setUnitId] = useState(props.current?.unitId ?? props.demo.units[0]?.id ?? '')
  return (
    <div className="card">
      <p>{words.signIn.demo}</p>
      <div className="row">
        <Select
          aria-label={words.start.role}
          value={role}
          onChange={(_, data) => setRole(roles.find((one) => one === data.value) ?? 'unit')}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {words.signIn.as[one]}
            </option>
          ))}
        </Select>
        {ofUnit(role) ? (
          <Select
            aria-label={words.overview.unit}
            value={unitId}
            onChange={(_, data) => setUnitId(data.value)}
          >
            {props.demo.units.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
          </Select>
        ) : null}
        <Button onClick={() => props.enter(ofUnit(role) ? { role, unitId } : { role })}>
          {words.signIn.enter}
        </Button>
      </div>
    </div>
  )
}
