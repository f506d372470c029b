/** 申请销号 — what is missing is said before it is sent: measures, evidence, completion day. */
import { Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { itemCan } from '#rules/items/closure'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { EvidenceList } from '../items/EvidenceList.tsx'
import { ItemFacts } from '../items/ItemFacts.tsx'
import { NoteField } from '../../parts/NoteForm.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useClosureRequest } from './useClosureRequest.ts'
import { useWords } from '../../words.ts'

export function RequestClosure(): ReactElement {
  const words = useWords()
  const { subject, go } = usePane()
  const request = useClosureRequest(subject)
  const { file, task } = request
  const busy = task.busy ? words.loading : null
  if (file === null) {
    return (
      <Screen title={words.closure.title} busy={busy}>
        <ProblemBar error={task.error} retry={() => void request.load()} />
      </Screen>
    )
  }
  const isSent = file.item.state === 'closure-requested'
  return (
    <Screen
      title={words.closure.title}
      lead={words.closure.lead}
      busy={busy}
      primary={
        isSent
          ? { label: words.item.title, act: () => go('item', file.item.id) }
          : { label: words.closure.send, act: request.send, whyNot: request.whyNot }
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
        <Asked file={file} request={request} />
      )}
    </Screen>
  )
}

function Asked(props: { file: ItemHistory; request: ReturnType<typeof useClosureRequest> }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { item, evidence } = props.file
  const { missing, gaps, completedOn, setCompletedOn, note, setNote, load } = props.request
  return (
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
          onChange={(_, data) => setCompletedOn(data.value)}
        />
      </Field>
      <NoteField
        label={words.closure.note}
        hint={words.closure.noteHint}
        rows={4}
        note={note}
        change={setNote}
      />
      <EvidenceList item={item.id} evidence={evidence} canAdd={itemCan.edit(item)} changed={load} />
    </>
  )
}
