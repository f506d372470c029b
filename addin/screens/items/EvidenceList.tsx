/** Evidence of an item: name, size, hash, who and when, who looked at it; the unit adds, the office downloads. */
import { Button } from '@fluentui/react-components'
import { useRef, useState, type DragEvent, type ReactElement } from 'react'
import { fileKinds, MAX_EVIDENCE_BYTES, type Evidence } from '#wire/evidence'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { sayMoment } from '../../parts/sayMoment.ts'
import { useTask } from '../../parts/useTask.ts'

const accept = Object.values(fileKinds)
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(',')

export function EvidenceList(props: {
  item: string
  evidence: readonly Evidence[]
  /** Whether files can still be added. */
  canAdd: boolean
  changed: () => Promise<void>
}): ReactElement {
  const words = useWords()
  const { api, view } = usePane()
  const { busy, error, run } = useTask()
  const [said, setSaid] = useState<string | null>(null)
  const mayWrite = view.permissions.includes('evidence.write')
  const add = (files: readonly File[]): void =>
    void run(async () => {
      const tooLarge = files.filter(({ size }) => size > MAX_EVIDENCE_BYTES)
      const failures: unknown[] = []
      // One after the other: a campus line carries one file well and five badly.
      for (const file of files.filter(({ size }) => size <= MAX_EVIDENCE_BYTES)) {
        setSaid(words.evidence.adding(file.name))
        await api.addEvidence(props.item, file).catch((failure: unknown) => failures.push(failure))
      }
      const mb = MAX_EVIDENCE_BYTES / 1024 / 1024
      setSaid(tooLarge.map(({ name }) => words.evidence.tooLarge(name, mb)).join('') || null)
      // What went through is shown, whatever did not.
      await props.changed()
      if (failures.length > 0) throw failures[0]
    })
  const act = (work: () => Promise<void>): void => void run(work)
  return (
    <section>
      <h2>{words.evidence.title}</h2>
      {props.evidence.length === 0 ? <p className="faint">{words.evidence.none}</p> : null}
      <ul className="evidence">
        {props.evidence.map((file) => (
          <EvidenceLine
            key={file.id}
            file={file}
            busy={busy}
            download={() => act(async () => saveFile(await api.evidenceFile(file.id), file.name))}
            remove={
              mayWrite && props.canAdd && file.removedAt === null && file.looks.length === 0
                ? () =>
                    act(async () => {
                      await api.removeEvidence(file.id)
                      await props.changed()
                    })
                : null
            }
          />
        ))}
      </ul>
      {said === null ? null : <p role="status">{said}</p>}
      <ProblemBar error={error} />
      {mayWrite && props.canAdd ? <AddEvidence busy={busy} add={add} /> : null}
    </section>
  )
}

function EvidenceLine(props: {
  file: Evidence
  busy: boolean
  download: () => void
  remove: (() => void) | null
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { file, busy } = props
  const at = (moment: string): string => sayMoment(moment, view.campaign.timeZone)
  const look = file.looks.at(-1)
  return (
    <li className={file.removedAt === null ? '' : 'removed'}>
      <span className="said">{file.name}</span>
      <span className="faint">
        {fileKinds[file.kind].label} · {words.evidence.size(file.bytes)} ·{' '}
        {words.evidence.by(file.by, at(file.at))}
      </span>
      <span className="faint" title={file.sha256}>
        {words.evidence.hash(file.sha256)} ·{' '}
        {look === undefined ? words.evidence.notLooked : words.evidence.looked(look.by, at(look.lastAt))}
      </span>
      {file.alsoOn === 0 ? null : <span className="warn">{words.evidence.alsoOn(file.alsoOn)}</span>}
      {file.removedAt !== null ? (
        <span className="faint">{words.evidence.removed}</span>
      ) : !view.permissions.includes('evidence.read') ? null : (
        <span className="row">
          <Button
            size="small"
            disabled={busy}
            onClick={props.download}
            aria-label={`${words.evidence.download} ${file.name}`}
          >
            {words.evidence.download}
          </Button>
          {props.remove === null ? null : (
            <Button
              size="small"
              appearance="transparent"
              disabled={busy}
              onClick={props.remove}
              aria-label={`${words.evidence.remove} ${file.name}`}
            >
              {words.evidence.remove}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}

function AddEvidence(props: { busy: boolean; add: (files: readonly File[]) => void }): ReactElement {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    props.add([...event.dataTransfer.files])
  }
  return (
    // The button beside it does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Button size="small" disabled={props.busy} onClick={() => input.current?.click()}>
        {words.evidence.add}
      </Button>
      <p className="faint">{words.evidence.drop}</p>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        aria-label={words.evidence.add}
        onChange={(event) => {
          props.add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
