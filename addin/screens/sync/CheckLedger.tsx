/** 校验 — findings by severity; a press selects the cell, a second button mends it. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { FindingList } from '../../parts/FindingList.tsx'
import { CheckIcon, SyncIcon } from '../../parts/icons.ts'
import { NeedsExcel } from '../../parts/NeedsExcel.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useWords } from '../../words.ts'
import { useCheck } from './useCheck.ts'

export function CheckLedger(): ReactElement {
  const words = useWords()
  const { workbook, go } = usePane()
  const { checked, mended, check, select, mend, busy, error } = useCheck()
  if (workbook === null) return <NeedsExcel title={words.check.title} />
  if (checked === 'no-ledger') {
    return (
      <Screen
        title={words.check.title}
        lead={words.check.noLedger}
        primary={{ label: words.check.toStandardise, act: () => go('standardise') }}
      />
    )
  }
  const blocked = checked?.findings.some((finding) => finding.severity === 'block') === true
  return (
    <Screen
      title={words.check.title}
      lead={words.check.lead}
      busy={busy && checked === null ? words.loading : null}
      primary={
        checked !== null && !blocked
          ? { label: words.check.toSync, icon: SyncIcon, act: () => go('sync') }
          : { label: words.check.run, icon: CheckIcon, act: check }
      }
    >
      <ProblemBar error={error} retry={check} />
      {mended === null ? null : (
        <MessageBar intent="success">
          <MessageBarBody>{mended}</MessageBarBody>
        </MessageBar>
      )}
      {checked === null ? null : (
        <>
          <p className="faint">
            {checked.findings.length === 0
              ? words.check.clean
              : words.check.count(checked.rows, checked.findings.length)}
          </p>
          <FindingList findings={checked.findings} select={select} mend={mend} />
        </>
      )}
    </Screen>
  )
}
