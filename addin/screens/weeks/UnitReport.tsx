/** 总结报告 — a unit's own, drafted from its ledger for Word; asked for at the end of a stage. */
import type { ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { SaveButton } from '../../parts/SaveButton.tsx'
import { useWords } from '../../words.ts'

export function UnitReport(): ReactElement {
  const words = useWords()
  const { calls } = usePane()
  return (
    <section>
      <h2>{words.report.summary}</h2>
      <p className="faint">{words.report.summaryHint}</p>
      <SaveButton
        size="small"
        label={words.report.draftSummary}
        name={words.report.summaryName}
        file={() => calls.download('/unit-report/file.docx')}
      />
    </section>
  )
}
