/** 统一身份登录 — who may enter with the school's Microsoft account, and as what. */
import { Button, Field, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { ofUnit } from '#wire/session'
import { usePane } from '../../Pane.ts'
import { MakeCode, type CodeRequest } from './MakeCode.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { unitName } from '../../parts/unitName.ts'
import { usePeople } from './usePeople.ts'
import { useWords } from '../../words.ts'

export function People(): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { people, load, keep, remove, busy, error } = usePeople()
  const [oid, setOid] = useState('')
  const [request, setRequest] = useState<CodeRequest>({
    role: 'unit',
    unitId: '',
    label: '',
    holder: '',
    expiresOn: null,
  })
  const keepAsked = (): void => {
    const { role, unitId, label, holder } = request
    const name = holder.trim()
    const entry = {
      role,
      ...(ofUnit(role) ? { unitId } : {}),
      label: label.trim(),
      // Left out, the name that the school's own sign-in tells stays.
      ...(name === '' ? {} : { holder: name }),
    }
    keep(oid.trim(), entry, () => setOid(''))
  }
  const needsUnit = ofUnit(request.role) && request.unitId === ''
  return (
    <Screen
      title={words.people.title}
      lead={words.people.lead}
      busy={busy ? words.loading : null}
      primary={{
        label: words.people.keep,
        act: keepAsked,
        whyNot: oid.trim() === '' ? words.people.needsOid : needsUnit ? words.codes.needsUnit : null,
      }}
    >
      <ProblemBar error={error} retry={() => void load()} />
      <Field label={words.people.oid} hint={words.people.oidHint} required>
        <Input value={oid} spellCheck={false} onChange={(_, data) => setOid(data.value)} />
      </Field>
      <MakeCode request={request} change={setRequest} />
      {people?.length === 0 ? <p className="faint">{words.people.none}</p> : null}
      <ul className="codes">
        {(people ?? []).map((person) => (
          <li key={person.oid}>
            <strong>
              {[unitName(view.campaign, person.unitId, ''), words.signIn.as[person.role]]
                .filter(Boolean)
                .join(' · ')}
            </strong>{' '}
            <span className="said">{[person.holder, person.label].filter(Boolean).join(' · ')}</span>
            <p className="faint">{person.oid}</p>
            <Button
              size="small"
              appearance="subtle"
              disabled={busy}
              aria-label={`${words.people.remove} ${person.label}`}
              onClick={() => remove(person.oid)}
            >
              {words.people.remove}
            </Button>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
