/** Units' ledgers that came as files: dropped in numbers, each read, asked about, looked at and then taken in. */
import { Button, Select } from '@fluentui/react-components'
import { useState, type ReactElement, type ReactNode } from 'react'
import type { CampaignView } from '#wire/campaign'
import { canOf } from '../can.ts'
import { FileButton } from '../parts/FileButton.tsx'
import { UnitOptions } from '../parts/UnitOptions.tsx'
import type { Api } from '../server/api.ts'
import { useWords } from '../words.ts'
import { AcceptedUploads } from './AcceptedUploads.tsx'
import { QueuedUpload } from './QueuedUpload.tsx'
import { isPlain } from './uploadQueue.ts'
import { useQuestions } from './useQuestions.ts'
import { useUploadQueue } from './useUploadQueue.ts'

interface StartUploadProps {
  calls: Api
  view: CampaignView
  taken: () => void
}

export function StartUpload(props: StartUploadProps): ReactElement | null {
  return canOf(props.view)('upload.write') ? <Uploads {...props} /> : null
}

function Uploads({ calls, view, taken }: StartUploadProps): ReactElement {
  const words = useWords()
  const uploads = useUploadQueue(calls, taken)
  const [unit, setUnit] = useState('')
  const questions = useQuestions(uploads.queue, view)
  const plain = uploads.queue.filter((one) => isPlain(one, questions.get(one.key) ?? 0))
  const add = (files: readonly File[]): void => uploads.add(files, unit)
  const acceptPlain = async (): Promise<void> => {
    for (const one of plain) await uploads.accept(one)
  }
  return (
    <DropCard lead={view.unitId === null ? words.uploads.lead : words.uploads.ownLead} add={add}>
      <div className="row">
        <FileButton multiple label={words.uploads.choose} accept=".xlsx,.xlsm,.xls,.csv" choose={add} />
        {canOf(view)('item.assign') ? (
          <Select
            aria-label={words.uploads.belongsTo}
            value={unit}
            onChange={(_, data) => setUnit(data.value)}
          >
            <UnitOptions units={view.campaign.units} none={words.uploads.asWritten} />
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
              taken={taken}
            />
          ))}
        </ul>
      )}
      <AcceptedUploads calls={calls} view={view} taken={taken} />
    </DropCard>
  )
}

/** A card that takes files dropped on it, and says so while they are held over it. */
function DropCard(props: {
  lead: string
  add: (files: readonly File[]) => void
  children: ReactNode
}): ReactElement {
  const words = useWords()
  const [over, setOver] = useState(false)
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
        const files = [...event.dataTransfer.files]
        if (files.length > 0) props.add(files)
      }}
    >
      <h2>{words.start.upload}</h2>
      <p className="faint">{over ? words.start.drop : props.lead}</p>
      {props.children}
    </section>
  )
}
