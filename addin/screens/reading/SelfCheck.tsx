/** 自查表 — the unit's ledger as a workbook that checks itself, for WPS and old Excel; and how it comes back. */
import { Button, Field, Select } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { DownloadIcon } from '../../parts/icons.ts'
import { unitName } from '../../parts/unitName.ts'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { circularsApi } from '../../server/circularsApi.ts'
import { useWords } from '../../words.ts'

export function SelfCheck(): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const { units } = view.campaign
  const [chosen, setChosen] = useState('')
  const { busy, error, run } = useTask()
  const unit = view.unitId ?? chosen
  const name = unitName(view.campaign, unit, '')
  const save = (): void =>
    void run(async () => saveFile(await circularsApi(calls).selfCheck(unit), words.selfCheck.fileName(name)))
  return (
    <Screen
      title={words.selfCheck.title}
      lead={words.selfCheck.lead}
      busy={busy ? words.selfCheck.making : null}
      primary={{
        label: words.selfCheck.download,
        icon: DownloadIcon,
        act: save,
        whyNot: unit === '' ? words.papers.chooseUnit : null,
      }}
    >
      <ProblemBar error={error} />
      {view.unitId === null ? (
        <Field label={words.selfCheck.unit} required>
          <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
            <UnitOptions units={units} none={words.papers.chooseUnit} />
          </Select>
        </Field>
      ) : null}
      {view.unitId === null ? (
        <Button
          disabled={busy}
          icon={<DownloadIcon />}
          onClick={() =>
            void run(async () => saveFile(await circularsApi(calls).selfChecks(), words.selfCheck.allName))
          }
        >
          {words.selfCheck.all}
        </Button>
      ) : null}
      <ol>
        {words.selfCheck.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <Button as="a" href="./" target="_blank" appearance="subtle">
          {words.selfCheck.toUpload}
        </Button>
      </p>
    </Screen>
  )
}
