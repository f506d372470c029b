/** 访问码 — who holds one, new ones (shown once), a hand-out for all units, and taking them back. */
import { Input } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import { ofUnit } from '#wire/session'
import type { CodeLine } from '#wire/code'
import { usePane } from '../../Pane.ts'
import { CodeList } from './CodeList.tsx'
import { HandOutCodes } from './HandOutCodes.tsx'
import { MakeCode, type CodeRequest } from './MakeCode.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { ShownCode } from './ShownCode.tsx'
import { useTask } from '../../parts/useTask.ts'
import { codesApi } from '../../server/codesApi.ts'
import { useWords } from '../../words.ts'

export function Codes(): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const [lines, setLines] = useState<readonly CodeLine[] | null>(null)
  const [request, setRequest] = useState<CodeRequest>({ role: 'unit', unitId: '', label: '', expiresOn: '' })
  const [shown, setShown] = useState<string | null>(null)
  const [sought, setSought] = useState('')
  const { busy, error, run } = useTask()
  const load = useCallback(
    () => run(async () => setLines((await codesApi(calls).codes()).codes)),
    [run, calls],
  )
  useEffect(() => void load(), [load])
  const unitOf = (id: string | null): string => view.campaign.units.find((unit) => unit.id === id)?.name ?? ''
  const make = (): void =>
    void run(async () => {
      const { role, unitId, label, expiresOn } = request
      const { code } = await codesApi(calls).make({
        role,
        ...(ofUnit(role) ? { unitId } : {}),
        label: label.trim(),
        ...(expiresOn === null || expiresOn === '' ? {} : { expiresOn }),
      })
      setShown(code)
      setRequest({ ...request, label: '' })
      setLines((await codesApi(calls).codes()).codes)
    })
  const revoke = (id: string): void =>
    void run(async () => {
      await codesApi(calls).revoke(id)
      setLines((await codesApi(calls).codes()).codes)
    })
  const found = (lines ?? []).filter((line) =>
    [unitOf(line.unitId), line.label, words.signIn.as[line.role]].some((text) =>
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
        act: make,
        whyNot: ofUnit(request.role) && request.unitId === '' ? words.codes.needsUnit : null,
      }}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {shown === null ? null : <ShownCode key={shown} code={shown} />}
      <MakeCode request={request} change={setRequest} />
      <HandOutCodes made={() => void load()} />
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
