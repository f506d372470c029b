/** 申请销号 — what is missing is said before it is sent: measures, evidence, completion day. */
import { Field, Input, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { sayPlanGaps } from '#rules/items/claimGate'
import { missingForClosure, itemCan, whyNot } from '#rules/items/closure'
import { readIsoDay } from '#rules/calendar/day'
import { MAX_NOTE } from '#wire/note'
import { usePane } from '../../Pane.ts'
import { EvidenceList } from '../items/EvidenceList.tsx'
import { ItemFacts } from '../items/ItemFacts.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useEntriesOf } from '../items/useEntriesOf.ts'
import { useItem } from '../items/useItem.ts'
import { useWords } from '../../words.ts'

export function RequestClosure(): ReactElement {
  const words = useWords()
  const { subject, view, api, go } = usePane()
  const { file, task, act, load } = useItem(subject)
  const entries = useEntriesOf(subject)
  const [wanted, setWanted] = useState<string | null>(null)
  const [note, setNote] = useState('')
  if (file === null) {
    return (
      <Screen title={words.closure.title} busy={task.busy ? words.loading : null}>
        <ProblemBar error={task.error} retry={() => void load()} />
      </Screen>
    )
  }
  const { item, evidence } = file
  const completedOn = wanted ?? item.content.completedOn ?? view.today
  const day = readIsoDay(completedOn)
  const files = evidence.filter(({ removedAt }) => removedAt === null).length
  const claim = {
    note,
    files,
    ...(entries === null
      ? {}
      : { regulations: entries.filter(({ register }) => register === 'regulations').length }),
  }
  const missing =
    day === null ? [] : missingForClosure(item.content, { completedOn: day, ...claim }, view.today)
  const gaps = sayPlanGaps(item.content)
  const stop = whyNot('requestClosure', item)
  const isSent = item.state === 'closure-requested'
  const send = async (): Promise<void> => {
    if (day !== null) await act(() => api.requestClosure(item.id, { completedOn: day, note }))
  }
  return (
    <Screen
      title={words.closure.title}
      lead={words.closure.lead}
      busy={task.busy ? words.loading : null}
      primary={
        isSent
          ? { label: words.item.title, act: () => go('item', item.id) }
          : {
              label: words.closure.send,
              act: () => void send(),
              whyNot: stop ?? (day === null || missing.length > 0 ? words.closure.lacking : null),
            }
      }
    >
      <ProblemBar error={task.error} />
      <ItemFacts file={file} />
      {isSent ? (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {words.closure.sent}
            {words.item.nextSync}
          </MessageBarBody>
        </MessageBar>
      ) : (
        <>
          <div className={missing.length > 0 ? 'warn' : 'faint'} role="status">
            {missing.length === 0 ? words.closure.ready : words.closure.missing}
            <ul>
              {missing.map(({ code, message }) => (
                <li key={code}>{message}</li>
              ))}
            </ul>
            {missing.length === 0 ? null : <p className="faint">{words.item.synced}</p>}
          </div>
          {gaps === null ? null : (
            <p className="faint">
              {gaps}
              {words.closure.gapsHint}
            </p>
          )}
          <Field label={words.closure.completedOn} required>
            <Input
              type="date"
              value={completedOn}
              max={view.today}
              onChange={(_, data) => setWanted(data.value)}
            />
          </Field>
          <Field label={words.closure.note} hint={words.closure.noteHint}>
            <Textarea
              value={note}
              rows={4}
              maxLength={MAX_NOTE}
              onChange={(_, data) => setNote(data.value)}
            />
          </Field>
          <EvidenceList item={item.id} evidence={evidence} canAdd={itemCan.edit(item)} changed={load} />
        </>
      )}
    </Screen>
  )
}
