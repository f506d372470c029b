/** Word 模板 — one for each kind of paper: fetched, edited in Word, handed back, or put back to the standard one. */
import { Button } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import type { PaperKind } from '#rules/campaign/paperKind'
import type { TemplateList as Templates } from '#wire/document'
import { usePane } from '../../Pane.ts'
import { circularsApi } from '../../server/circularsApi.ts'
import { useWords } from '../../words.ts'
import { FileButton } from '../../parts/FileButton.tsx'
import { DownloadIcon } from '../../parts/icons.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask } from '../../parts/useTask.ts'

export function TemplateList(): ReactElement {
  const words = useWords()
  const { calls } = usePane()
  const [templates, setTemplates] = useState<Templates['templates']>([])
  const [kept, setKept] = useState<PaperKind | null>(null)
  const [isOpen, setOpen] = useState(false)
  const { busy, error, run } = useTask()
  const load = useCallback(
    () => run(async () => setTemplates((await circularsApi(calls).templates()).templates)),
    [calls, run],
  )
  useEffect(() => {
    if (isOpen) void load()
  }, [isOpen, load])
  const keep = (kind: PaperKind, file: File): void =>
    void run(async () => {
      await circularsApi(calls).keepTemplate(kind, file)
      setKept(kind)
      setTemplates((await circularsApi(calls).templates()).templates)
    })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.papers.templates}</summary>
      <p className="faint">{words.papers.templatesLead}</p>
      <ProblemBar error={error} />
      {kept === null ? null : <p role="status">{words.papers.kept(kept)}</p>}
      <ul className="columns">
        {templates.map(({ kind, own }) => (
          <li key={kind}>
            <strong>{words.papers.kindOf(kind)}</strong>
            <span className="faint">{own === null ? words.papers.standard : words.papers.own(own.by)}</span>
            <div className="row">
              <Button
                size="small"
                disabled={busy}
                icon={<DownloadIcon />}
                onClick={() =>
                  void run(async () =>
                    saveFile(await circularsApi(calls).template(kind), `${words.papers.kindOf(kind)}.docx`),
                  )
                }
              >
                {words.download}
              </Button>
              <FileButton
                size="small"
                label={words.papers.upload}
                name={`${words.papers.upload} ${words.papers.kindOf(kind)}`}
                accept=".docx"
                disabled={busy}
                choose={([file]) => {
                  if (file !== undefined) keep(kind, file)
                }}
              />
              {own === null ? null : (
                <Button
                  size="small"
                  disabled={busy}
                  onClick={() =>
                    void run(async () =>
                      setTemplates((await circularsApi(calls).resetTemplate(kind)).templates),
                    )
                  }
                >
                  {words.papers.reset}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
