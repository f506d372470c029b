/** Units' ledgers that came as files: dropped in numbers, each read, asked about, looked at and then taken in. */
import { Button, Select } from '@fluentui/react-components'
import { useMemo, useRef, useState, type ReactElement } from 'react'
import type { CampaignView } from '#wire/campaign'
import { countQuestions, questionsOf } from '../screens/reading/questionsOf.ts'
import type { Api } from '../server/api.ts'
import { useWords } from '../words.ts'
import { QueuedUpload } from './QueuedUpload.tsx'
import { isPlain, type QueuedFile } from './uploadQueue.ts'
import { useUploadQueue } from './useUploadQueue.ts'

export function StartUpload(props: {
  calls: Api
  view: CampaignView
  taken: () => void
}): ReactElement | null {
  const { calls, view, taken } = props
  if (!view.permissions.includes('upload.write')) return null
  return <Uploads calls={calls} view={view} taken={taken} />
}

function Uploads(props: { calls: Api; view: CampaignView; taken: () => void }): ReactElement {
  const words = useWords()
  const { calls, view, taken } = props
  const uploads = useUploadQueue(calls, taken)
  const [unit, setUnit] = useState('')
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const questions = useQuestions(uploads.queue, view)
  const plain = uploads.queue.filter((one) => isPlain(one, questions.get(one.key) ?? 0))
  const add = (files: FileList | null): void => {
    if (files !== null && files.length > 0) uploads.add([...files], unit)
  }
  const acceptPlain = async (): Promise<void> => {
    for (const one of plain) await uploads.accept(one)
  }
  return (
    <section
      className={`card drop${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        add(event.dataTransfer.files)
      }}
    >
      <h2>{words.start.upload}</h2>
      <p className="faint">
        {over ? words.start.drop : view.unitId === null ? words.uploads.lead : words.uploads.ownLead}
      </p>
      <div className="row">
        <Button onClick={() => picker.current?.click()}>{words.uploads.choose}</Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={words.uploads.choose}
          accept=".xlsx,.xlsm,.xls,.csv"
          onChange={(event) => {
            add(event.target.files)
            // The same file chosen again is read again.
            event.target.value = ''
          }}
        />
        {view.role === 'office' ? (
          <Select
            aria-label={words.uploads.belongsTo}
            value={unit}
            onChange={(_, data) => setUnit(data.value)}
          >
            <option value="">{words.uploads.asWritten}</option>
            {view.campaign.units.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        ) : null}
        {plain.length > 1 ? (
          <Button appearance="primary" onClick={() => void acceptPlain()}>
            {words.uploads.acceptAll(plain.length)}
          </Button>
        ) : null}
      </div>
      {uploads.queue.length === 0 ? null : (
        <ul className="queue">
          {uploads.queue.map((one) => (
            <QueuedUpload
              key={one.key}
              one={one}
              questions={questions.get(one.key) ?? 0}
              queue={uploads}
              calls={calls}
              view={view}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** How much each file asks, counted once per reading. */
function useQuestions(
  queue: readonly QueuedFile[],
  { campaign, role }: CampaignView,
): ReadonlyMap<number, number> {
  return useMemo(
    () =>
      new Map(
        queue.map(({ key, upload, gone }) => {
          if (upload === null) return [key, 0]
          const ofReading = countQuestions(questionsOf(upload.reading, campaign, role === 'office'))
          const ofPlan = upload.predecessor === null ? upload.possibleDuplicates.length : 1
          return [key, ofReading + ofPlan + upload.plan.gone - Object.keys(gone).length]
        }),
      ),
    [queue, campaign, role],
  )
}
