/** Files taken in lately, with the way to take one back: the queue forgets them when the page is closed. */
import { useCallback, useState, type ReactElement } from 'react'
import type { CampaignView } from '#wire/campaign'
import type { UploadHead } from '#wire/upload'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { sayMoment } from '../parts/sayMoment.ts'
import { useTask } from '../parts/useTask.ts'
import type { Api } from '../server/api.ts'
import { useWords } from '../words.ts'
import { TakeBack } from './TakeBack.tsx'

/** So many of the newest are listed. */
const FILES_SHOWN = 20

export function AcceptedUploads(props: { calls: Api; view: CampaignView; taken: () => void }): ReactElement {
  const words = useWords().uploads.takeBack
  const { calls, view, taken } = props
  const [files, setFiles] = useState<readonly UploadHead[]>([])
  const { error, run } = useTask()
  const load = useCallback(
    (): void =>
      void run(async () => {
        const { uploads } = await calls.uploads()
        setFiles(uploads.filter(({ status }) => status !== 'read').slice(0, FILES_SHOWN))
      }),
    [calls, run],
  )
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open) load()
      }}
    >
      <summary>{words.list}</summary>
      <ProblemBar error={error} retry={load} />
      <ul className="queue">
        {files.map(({ id, file, at, by, status }) => (
          <li key={id} className="queued">
            <strong className="name">{file}</strong>
            <p className="faint">{words.sent(by, sayMoment(at, view.campaign.timeZone))}</p>
            {status === 'accepted' ? (
              <TakeBack calls={calls} id={id} taken={taken} />
            ) : (
              <p className="faint">{words.takenBack}</p>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
