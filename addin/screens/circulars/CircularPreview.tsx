/** 通报预览 — the circular's own sentences about this unit, as they would stand now, each with a jump to mend it. */
import { Button } from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
import type { PreviewTopic } from '#rules/papers/circularPreview'
import type { CircularPreviewView } from '#wire/todo'
import { usePane, type ScreenName } from '../../Pane.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { useWords } from '../../words.ts'

/** Where a sentence without items of its own is mended. */
const screenOf: Readonly<Partial<Record<PreviewTopic, ScreenName>>> = {
  report: 'report',
  zero: 'report',
  ledger: 'report',
}

export function CircularPreview(): ReactElement {
  const words = useWords()
  const { api, go } = usePane()
  const [circularPreview, setPreview] = useState<CircularPreviewView | null>(null)
  const { busy, error, run } = useTask()
  useEffect(() => void run(async () => setPreview(await api.circularPreview())), [api, run])
  return (
    <Screen
      title={words.circularPreview.title}
      {...(circularPreview === null ? {} : { lead: words.circularPreview.lead(circularPreview.asOf) })}
      busy={busy ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void run(async () => setPreview(await api.circularPreview()))} />
      {circularPreview === null ? null : (
        <>
          {circularPreview.lines.length === 0 ? <p>{words.circularPreview.none}</p> : null}
          {circularPreview.lines.map((line) => (
            <section key={`${line.heading} ${line.text}`} className="card">
              <p className="faint">{line.heading}</p>
              <p className="quote">{line.text}</p>
              {line.items.length > 0 ? (
                <ul className="late">
                  {line.items.map((item) => (
                    <li key={item.id}>
                      <button type="button" className="line" onClick={() => go('item', item.id)}>
                        {item.number} {item.problem === '' ? words.items.untitled : item.problem}&nbsp;›
                      </button>
                    </li>
                  ))}
                </ul>
              ) : (
                <MendReport topic={line.topic} />
              )}
            </section>
          ))}
          {circularPreview.attachment.length === 0 ? null : (
            <>
              <h2>{words.circularPreview.attachment}</h2>
              <ul className="late">
                {circularPreview.attachment.map((row) => (
                  <li key={row.ledgerNo}>
                    <span className="problem">{row.problem}</span>
                    <span className="verdict">
                      {words.circularPreview.overdueRow(row.number ?? String(row.ledgerNo), row.daysLate)}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {circularPreview.lines.length === 0 ? null : (
            <p className="faint">{words.circularPreview.anonymous}</p>
          )}
        </>
      )}
    </Screen>
  )
}

function MendReport(props: { topic: PreviewTopic }): ReactElement | null {
  const words = useWords()
  const { go } = usePane()
  const screen = screenOf[props.topic]
  if (screen === undefined) return null
  return (
    <Button size="small" onClick={() => go(screen)}>
      {words.circularPreview.jump(props.topic)}
    </Button>
  )
}
