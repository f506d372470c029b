/**
 * 公开通报 — what was published, to read and to keep; publicity takes the version for the website. The subject is the
 * paper that is opened at once.
 */
import { Button } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import type { PublishedCircular } from '#wire/document'
import { usePane } from '../../Pane.ts'
import { PaperPreview } from './PaperPreview.tsx'
import { DownloadIcon } from '../../parts/icons.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { circularsApi } from '../../server/circularsApi.ts'
import { useWords } from '../../words.ts'

export function Published(): ReactElement {
  const words = useWords()
  const { calls, can, view, subject } = usePane()
  const [list, setList] = useState<readonly PublishedCircular[] | null>(null)
  const [read, setRead] = useState<string | null>(subject)
  const { busy, error, run } = useTask()
  const load = useCallback(
    () => run(async () => setList((await circularsApi(calls).published()).published)),
    [calls, run],
  )
  useEffect(() => void load(), [load])
  const save = (file: Promise<Blob>, name: string): void => void run(async () => saveFile(await file, name))
  const mayOpen = can('published.open')
  return (
    <Screen
      title={words.published.title}
      lead={view.unitId === null ? words.published.allLead : words.published.lead}
      busy={busy ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {list?.length === 0 ? <p className="faint">{words.published.none}</p> : null}
      {mayOpen && list !== null && list.length > 0 ? (
        <p className="faint">{words.published.websiteHint}</p>
      ) : null}
      {(list ?? []).map(({ id, kind, publishedOn, circular }) => (
        <section key={id} className="card">
          <strong>{circular.title}</strong>
          <p className="faint">
            {circular.number} · {words.published.on(publishedOn)}
          </p>
          <div className="row">
            <Button size="small" aria-expanded={read === id} onClick={() => setRead(read === id ? null : id)}>
              {read === id ? words.published.hide : words.published.read}
            </Button>
            <Button
              size="small"
              disabled={busy}
              icon={<DownloadIcon />}
              onClick={() =>
                save(circularsApi(calls).publishedFile(id), words.papers.fileName(kind, circular.number))
              }
            >
              {words.published.download}
            </Button>
            {mayOpen ? (
              <Button
                size="small"
                disabled={busy}
                icon={<DownloadIcon />}
                onClick={() =>
                  save(circularsApi(calls).websiteFile(id), words.papers.websiteName(circular.number))
                }
              >
                {words.published.website}
              </Button>
            ) : null}
          </div>
          {read === id ? <PaperPreview circular={circular} /> : null}
        </section>
      ))}
    </Screen>
  )
}
