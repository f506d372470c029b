/** 规范本表 — shows how the active sheet was understood, asks, says what will come of it, and makes the standard ledger. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { ComparedView } from './ComparedView.tsx'
import { NeedsExcel } from '../../parts/NeedsExcel.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { ReadingView } from './ReadingView.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useStandardise, type Seen } from './useStandardise.ts'
import { useWords } from '../../words.ts'

export function StandardiseSheet(): ReactElement {
  const words = useWords()
  const { view, workbook, go } = usePane()
  const work = useStandardise()
  const { seen, reading, isStandard, compared, done, look, busy } = work
  if (workbook === null) return <NeedsExcel title={words.standardise.title} />
  const isLedger = reading !== null && !isStandard && reading.items.length > 0 && done === null
  const ready = isLedger && !work.isOthers
  const doing = work.isMaking ? words.standardise.generating : words.standardise.readingSheet
  return (
    <Screen
      title={words.standardise.title}
      lead={words.standardise.lead}
      busy={busy ? doing : null}
      primary={
        done !== null
          ? { label: words.standardise.toCheck, act: () => go('check') }
          : ready
            ? { label: words.standardise.generate(reading.items.length), act: work.make }
            : {
                label: seen === null ? words.standardise.read : words.standardise.readAgain,
                act: look,
              }
      }
    >
      <ProblemBar error={work.error} retry={look} />
      {isLedger && work.isOthers ? <p className="warn">{words.standardise.otherUnit}</p> : null}
      {done === null ? null : (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{done}</MessageBarBody>
        </MessageBar>
      )}
      {seen !== null && isStandard ? <p>{words.standardise.isStandard}</p> : null}
      {seen !== null && !isStandard && done === null ? (
        <Remarks seen={seen} ready={ready} busy={busy} lookAtAll={work.lookAtAll} />
      ) : null}
      {reading === null || isStandard || done !== null ? null : (
        <>
          <ReadingView
            reading={reading}
            campaign={view.campaign}
            unitId={view.unitId}
            answering={work.answering}
          >
            {ready && compared !== null ? (
              <ComparedView compared={compared} rows={reading.items.length} />
            ) : null}
          </ReadingView>
          <Button appearance="subtle" size="small" disabled={busy} onClick={look}>
            {words.standardise.readAgain}
          </Button>
        </>
      )}
    </Screen>
  )
}

/** What to know before reading on: merges, other sheets, a ledger that is there, a server out of reach. */
function Remarks(props: { seen: Seen; ready: boolean; busy: boolean; lookAtAll: () => void }): ReactElement {
  const words = useWords()
  const { seen, ready, busy, lookAtAll } = props
  return (
    <>
      {seen.mergesKnown ? null : <p className="warn">{words.standardise.noMerges}</p>}
      {seen.profiles === null ? <p className="warn">{words.reading.withoutProfiles}</p> : null}
      {seen.others.length === 0 ? null : (
        <div className="row">
          <span className="faint">{words.standardise.otherSheets(seen.others.length)}</span>
          <Button size="small" disabled={busy} onClick={lookAtAll}>
            {words.standardise.readAll}
          </Button>
        </div>
      )}
      {seen.hasLedger && ready ? <p className="warn">{words.standardise.exists}</p> : null}
    </>
  )
}
