/** 以此为模板 — the settings of another campaign, made of this one's, as a file for whoever opens campaigns. */
import { Button, Field, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { daysBetween, readIsoDay } from '#rules/calendar/day'
import type { CampaignCopy } from '#rules/settings/copyCampaign'
import { usePane } from '../../Pane.ts'
import { settingsApi } from '../../server/settingsApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask } from '../../parts/useTask.ts'

export function CopyCampaign(): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const [starts, setStarts] = useState<string>(view.campaign.starts)
  const [copy, setCopy] = useState<CampaignCopy | null>(null)
  const { busy, error, run } = useTask()
  const day = readIsoDay(starts)
  const shiftDays = day === null ? null : daysBetween(view.campaign.starts, day)
  const make = (): void =>
    void run(async () => {
      if (shiftDays !== null) setCopy(await settingsApi(calls).copy({ id, name, shiftDays }))
    })
  return (
    <div className="stack">
      <Field label={words.settings.copyId} hint={words.settings.copyIdHint}>
        <Input value={id} onChange={(_, { value }) => setId(value.trim())} />
      </Field>
      <Field label={words.settings.copyName}>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field
        label={words.settings.copyStarts}
        hint={shiftDays === null || shiftDays % 7 === 0 ? words.settings.copyHint : words.settings.copyWeeks}
      >
        <Input type="date" value={starts} onChange={(_, { value }) => setStarts(value)} />
      </Field>
      <ProblemBar error={error} />
      <Button disabled={busy || id === '' || name.trim() === '' || shiftDays === null} onClick={make}>
        {words.settings.copyMake}
      </Button>
      {copy === null ? null : (
        <>
          <p>{words.settings.copied(copy.campaign.name, copy.campaign.starts, copy.campaign.ends)}</p>
          {copy.notes.map((note) => (
            <p key={note} className="warn">
              {note}
            </p>
          ))}
          <Button onClick={() => saveFile(jsonOf(copy), `${copy.campaign.id}.json`)}>
            {words.settings.copyDownload}
          </Button>
        </>
      )}
    </div>
  )
}

/** As POST /campaigns takes it. */
function jsonOf({ campaign }: CampaignCopy): Blob {
  return new Blob([JSON.stringify({ campaign }, null, 2)], { type: 'application/json' })
}
