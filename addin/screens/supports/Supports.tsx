/** 配合 — items that another unit leads and this one supports: what they say, one's own share and files. */
import { Badge, Button, Field, Textarea } from '@fluentui/react-components'
import { useRef, useState, type ReactElement } from 'react'
import { keysOf } from '#rules/items/itemFields'
import { MAX_SHARE, type NewShare, type SupportedItem } from '#wire/support'
import { usePane } from '../../Pane.ts'
import { FactList } from '../../parts/FactList.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'
import { EvidenceList } from '../items/EvidenceList.tsx'
import { ShareList } from '../items/ShareList.tsx'
import { useSupports } from './useSupports.ts'

export function Supports(): ReactElement {
  const words = useWords()
  const { items, load, share, busy, error } = useSupports()
  return (
    <Screen
      title={words.support.screen}
      lead={words.support.lead}
      busy={busy && items === null ? words.loading : null}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {items?.length === 0 ? <p className="faint">{words.support.none}</p> : null}
      {items?.map((item) => (
        <SupportCard key={item.id} item={item} share={share} changed={load} busy={busy} />
      ))}
    </Screen>
  )
}

function SupportCard(props: {
  item: SupportedItem
  share: (item: string, share: NewShare) => Promise<boolean>
  changed: () => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { item } = props
  const { content } = item
  return (
    <section className="card">
      <div className="row">
        <Badge appearance="tint">{words.item.state(item.state)}</Badge>
        <strong>{item.number}</strong>
        <span>{words.support.leadUnit(unitName(view.campaign, item.unit))}</span>
      </div>
      <p className="said">{content.problem ?? words.items.untitled}</p>
      <p className="faint">
        {content.due === undefined ? (content.dueText ?? words.item.noDue) : words.item.due(content.due)}
      </p>
      <FactList content={content} keys={keysOf(content)} />
      <ShareList shares={item.shares} />
      {item.whyNot === null ? (
        <ShareForm item={item} share={props.share} busy={props.busy} />
      ) : (
        <p className="faint">{item.whyNot}</p>
      )}
      <EvidenceList
        item={item.id}
        evidence={item.evidence}
        canAdd={item.whyNot === null}
        changed={props.changed}
      />
    </section>
  )
}

function ShareForm(props: {
  item: SupportedItem
  share: (item: string, share: NewShare) => Promise<boolean>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const [text, setText] = useState('')
  // The same report sent again after a cut line is the same report.
  const id = useRef(crypto.randomUUID())
  const send = async (): Promise<void> => {
    if (!(await props.share(props.item.id, { id: id.current, text }))) return
    id.current = crypto.randomUUID()
    setText('')
  }
  return (
    <>
      <Field label={words.support.text}>
        <Textarea value={text} rows={2} maxLength={MAX_SHARE} onChange={(_, data) => setText(data.value)} />
      </Field>
      <Button disabled={props.busy || text.trim() === ''} onClick={() => void send()}>
        {words.support.report}
      </Button>
    </>
  )
}
