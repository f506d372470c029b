/** Evidence of an item: name, size, hash, who and when, who looked at it; the unit adds, the office downloads. */
import { Button } from '@fluentui/react-components'
import type { DragEvent, ReactElement } from 'react'
import { fileKinds, type Evidence } from '#wire/evidence'
import { usePane } from '../../Pane.ts'
import { FileButton } from '../../parts/FileButton.tsx'
import { DownloadIcon, EvidenceIcon } from '../../parts/icons.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { sayMoment } from '../../parts/sayMoment.ts'
import { useWords } from '../../words.ts'
import { useEvidence } from './useEvidence.ts'

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
  const { can, view } = usePane()
  const { said, add, save, remove, busy, error } = useEvidence(props.item, props.changed)
  const mayWrite = can('evidence.write') && props.canAdd
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
            save={() => save(file)}
            remove={
              mayWrite && file.unit === view.unitId && file.removedAt === null && file.looks.length === 0
                ? () => remove(file)
                : null
            }
          />
        ))}
      </ul>
      {said === null ? null : <p role="status">{said}</p>}
      <ProblemBar error={error} />
      {mayWrite ? <AddEvidence busy={busy} add={add} /> : null}
    </section>
  )
}

function EvidenceLine(props: {
  file: Evidence
  busy: boolean
  save: () => void
  remove: (() => void) | null
}): ReactElement {
  const words = useWords()
  const { can, view } = usePane()
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
      ) : !can('evidence.read') ? null : (
        <span className="row">
          <Button
            size="small"
            disabled={busy}
            icon={<DownloadIcon />}
            onClick={props.save}
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
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    props.add([...event.dataTransfer.files])
  }
  return (
    // The button beside it does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <FileButton
        size="small"
        multiple
        label={words.evidence.add}
        accept={accept}
        icon={<EvidenceIcon />}
        disabled={props.busy}
        choose={props.add}
      />
      <p className="faint">{words.evidence.drop}</p>
    </div>
  )
}
