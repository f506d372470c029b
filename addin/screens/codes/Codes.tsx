/** 访问码 — who holds one, new ones (shown once), a hand-out for all units, and taking them back. */
import { Button, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { ofUnit } from '#wire/session'
import { usePane } from '../../Pane.ts'
import { CodeList } from './CodeList.tsx'
import { HandOutCodes } from './HandOutCodes.tsx'
import { MakeCode, type CodeRequest } from './MakeCode.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { ShownCode } from './ShownCode.tsx'
import { unitName } from '../../parts/unitName.ts'
import { useCodes } from './useCodes.ts'
import { useWords } from '../../words.ts'

const nobody: CodeRequest = { role: 'unit', unitId: '', label: '', holder: '', expiresOn: '' }

export function Codes(): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const { lines, shown, load, make, revoke, busy, error } = useCodes()
  const [request, setRequest] = useState<CodeRequest>(nobody)
  const [sought, setSought] = useState('')
  const unitOf = (id: string | null): string => unitName(view.campaign, id, '')
  const makeAsked = (): void => {
    const { role, unitId, label, holder, expiresOn } = request
    const code = {
      role,
      ...(ofUnit(role) ? { unitId } : {}),
      label: label.trim(),
      holder: holder.trim(),
      ...(expiresOn === null || expiresOn === '' ? {} : { expiresOn }),
    }
    make(code, () => setRequest({ ...request, label: '', holder: '' }))
  }
  const found = (lines ?? []).filter((line) =>
    [unitOf(line.unitId), line.label, line.holder, words.signIn.as[line.role]].some((text) =>
      text.includes(sought.trim()),
    ),
  )
  return (
    <Screen
      title={words.codes.title}
      lead={words.codes.lead}
      busy={busy ? words.loading : null}
      primary={{
        label: words.codes.make,
        act: makeAsked,
        whyNot: ofUnit(request.role) && request.unitId === '' ? words.codes.needsUnit : null,
      }}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {shown === null ? null : <ShownCode key={shown} code={shown} />}
      <MakeCode request={request} change={setRequest} />
      <HandOutCodes made={() => void load()} />
      <Button appearance="transparent" size="small" className="further" onClick={() => go('deputies')}>
        {words.deputies.title}&nbsp;›
      </Button>
      {lines === null ? null : (
        <section>
          <h2>{words.codes.list(lines.filter(({ holds }) => holds).length)}</h2>
          <Input
            aria-label={words.codes.find}
            placeholder={words.codes.find}
            value={sought}
            onChange={(_, data) => setSought(data.value)}
          />
          <CodeList lines={found} unitOf={unitOf} busy={busy} revoke={revoke} />
        </section>
      )}
    </Screen>
  )
}
