/** A unit's ledger that came as a file: read, looked at with its columns and findings, then taken in. */
import { Button, Select, Spinner } from '@fluentui/react-components'
import { useRef, useState, type ReactElement } from 'react'
import type { CampaignView } from '#wire/campaign'
import { MAX_UPLOAD_BYTES, type Upload } from '#wire/upload'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { ReadingView } from '../parts/ReadingView.tsx'
import { useTask } from '../parts/useTask.ts'
import type { Api } from '../server/api.ts'
import { useWords } from '../words.ts'

const MEGABYTE = 1024 * 1024

export function StartUpload(props: { calls: Api; view: CampaignView; taken: () => void }): ReactElement {
  const words = useWords()
  const { calls, view, taken } = props
  const [unit, setUnit] = useState('')
  const [upload, setUpload] = useState<Upload | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const [name, setName] = useState('')
  const picker = useRef<HTMLInputElement>(null)
  const { busy, error, run, clear } = useTask()

  const read = (file: File | undefined): void => {
    if (file === undefined) return
    clear()
    setUpload(null)
    setNote(file.size > MAX_UPLOAD_BYTES ? words.start.tooLarge(MAX_UPLOAD_BYTES / MEGABYTE) : null)
    setName(file.name)
    if (file.size <= MAX_UPLOAD_BYTES) {
      void run(async () => setUpload(await calls.upload(file, unit === '' ? undefined : unit)))
    }
  }
  const accept = (id: string): void =>
    void run(async () => {
      const result = await calls.acceptUpload(id)
      setNote(words.start.accepted(result.added, result.changed, result.untouched))
      setUpload(null)
      taken()
    })
  if (view.role === 'leader') {
    return (
      <section className="card">
        <h2>{words.start.upload}</h2>
        <p className="why">{words.start.readOnly}</p>
      </section>
    )
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
        read(event.dataTransfer.files[0])
      }}
    >
      <h2>{words.start.upload}</h2>
      <p className="faint">{over ? words.start.drop : words.start.uploadHint}</p>
      <div className="row">
        <Button disabled={busy} onClick={() => picker.current?.click()}>
          {words.start.choose}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={words.start.choose}
          accept=".xlsx,.xlsm,.xls,.csv"
          onChange={(event) => {
            read(event.target.files?.[0])
            // The same file chosen again is read again.
            event.target.value = ''
          }}
        />
        {view.role === 'office' ? (
          <Select
            aria-label={words.start.uploadUnit}
            value={unit}
            onChange={(_, data) => setUnit(data.value)}
          >
            <option value="">{words.start.uploadUnitAuto}</option>
            {view.campaign.units.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
      {busy ? <Spinner size="tiny" label={words.start.reading(name)} /> : null}
      <ProblemBar error={error} />
      {note === null ? null : <p>{note}</p>}
      {upload === null ? null : (
        <>
          <p>
            <strong>{upload.file}</strong>
            <br />
            {words.start.plan(
              upload.plan.added,
              upload.plan.changed,
              upload.plan.untouched,
              upload.plan.gone,
            )}
          </p>
          <div className="row">
            <Button appearance="primary" disabled={busy} onClick={() => accept(upload.id)}>
              {words.start.accept(upload.reading.items.length)}
            </Button>
            <Button onClick={() => setUpload(null)}>{words.cancel}</Button>
          </div>
          <ReadingView reading={upload.reading} campaign={view.campaign} unitId={view.unitId} />
        </>
      )}
    </section>
  )
}
