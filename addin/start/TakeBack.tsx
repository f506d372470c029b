/** 收回这份文件 — beside a file that was taken in: asked once more before it is done, refused with the rows touched. */
import { Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { UploadTakenBack } from '#wire/upload'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { useTask } from '../parts/useTask.ts'
import type { Api } from '../server/api.ts'
import { useWords } from '../words.ts'

export function TakeBack(props: {
  calls: Api
  id: string
  /** Called when the file is taken back. */
  taken: () => void
}): ReactElement {
  const words = useWords().uploads.takeBack
  const [isAsking, setAsking] = useState(false)
  const [answer, setAnswer] = useState<UploadTakenBack | null>(null)
  const { busy, error, run } = useTask()
  const takeBack = (): void =>
    void run(async () => {
      setAsking(false)
      setAnswer(await props.calls.takeBackUpload(props.id))
      props.taken()
    })
  if (answer !== null) {
    return (
      <p className="settled" role="status">
        {words.done(answer.withdrawn, answer.restored, answer.returned)}
        {answer.zeroReportsKept > 0 ? words.zeroReportsKept(answer.zeroReportsKept) : ''}
      </p>
    )
  }
  return (
    <>
      {isAsking ? (
        <div className="row" role="group" aria-label={words.button}>
          <span className="why">{words.question}</span>
          <Button size="small" appearance="primary" onClick={takeBack}>
            {words.yes}
          </Button>
          <Button size="small" onClick={() => setAsking(false)}>
            {words.no}
          </Button>
        </div>
      ) : (
        <Button size="small" appearance="subtle" disabled={busy} onClick={() => setAsking(true)}>
          {words.button}
        </Button>
      )}
      <ProblemBar error={error} />
    </>
  )
}
