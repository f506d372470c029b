/** 总结报告 — a unit's own, drafted from its ledger for Word; asked for at the end of a stage. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask } from '../../parts/useTask.ts'

export function UnitReport(): ReactElement {
  const words = useWords()
  const { calls } = usePane()
  const { busy, error, run } = useTask()
  const draft = (): void =>
    void run(async () => saveFile(await calls.download('/unit-report/file.docx'), words.report.summaryName))
  return (
    <section>
      <h2>{words.report.summary}</h2>
      <p className="faint">{words.report.summaryHint}</p>
      <Button size="small" disabled={busy} onClick={draft}>
        {words.report.draftSummary}
      </Button>
      <ProblemBar error={error} retry={draft} />
    </section>
  )
}
