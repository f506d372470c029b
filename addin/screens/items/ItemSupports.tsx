/** 配合单位 of an item: who they are, what they reported; the office names them, and is shown whom the ledger's column names. */
import { Button, Checkbox, Field, Textarea } from '@fluentui/react-components'
import { useMemo, useState, type ReactElement } from 'react'
import { itemCan } from '#rules/items/closure'
import { MAX_SUPPORTING } from '#rules/items/support/support'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { toggled } from '../../parts/toggled.ts'
import { unitName } from '../../parts/unitName.ts'
import { supportsApi } from '../../server/supportsApi.ts'
import { useWords } from '../../words.ts'
import { ShareList } from './ShareList.tsx'

interface Acting {
  readonly file: ItemHistory
  readonly act: (work: () => Promise<unknown>) => Promise<void>
  readonly busy: boolean
}

export function ItemSupports(props: Acting): ReactElement | null {
  const words = useWords()
  const { view, can } = usePane()
  const { item, supports, shares } = props.file
  const mayName = can('support.name') && item.unit !== '' && itemCan.edit(item)
  if (!mayName && supports.length + shares.length === 0) return null
  const names = supports.map(({ unit }) => unitName(view.campaign, unit)).join(words.comma)
  return (
    <section>
      <h2>{words.support.title}</h2>
      <p className={names === '' ? 'faint' : ''}>
        {names === '' ? words.support.nobody : words.support.units(names)}
      </p>
      <ShareList shares={shares} />
      {mayName ? <NameSupporters {...props} /> : null}
    </section>
  )
}

function NameSupporters({ file, act, busy }: Acting): ReactElement {
  const words = useWords()
  const { view, calls } = usePane()
  const api = useMemo(() => supportsApi(calls), [calls])
  const { item, supports, offeredSupporters: offered } = file
  const [units, setUnits] = useState(() => supports.map(({ unit }) => unit))
  const [told, setTold] = useState(() => supports.some((one) => one.told))
  const [note, setNote] = useState('')
  const isConfidential = file.confidential !== null
  const send = (): void =>
    void act(async () => {
      await api.name(item.id, { units, told: isConfidential && told, note })
      setNote('')
    })
  const names = offered.map((id) => unitName(view.campaign, id)).join(words.comma)
  return (
    <details open={offered.length > 0}>
      <summary>{words.support.name}</summary>
      <p className="faint">{words.support.hint}</p>
      {offered.length === 0 ? null : (
        <p className="warn">
          {words.support.offered(names)}{' '}
          <Button size="small" onClick={() => setUnits([...new Set([...units, ...offered])])}>
            {words.support.take}
          </Button>
        </p>
      )}
      <div className="row">
        {view.campaign.units
          .filter(({ id }) => id !== item.unit)
          .map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={units.includes(id)}
              disabled={!units.includes(id) && units.length >= MAX_SUPPORTING}
              onChange={() => setUnits([...toggled(new Set(units), id)])}
            />
          ))}
      </div>
      {isConfidential ? (
        <Field hint={words.support.hidden}>
          <Checkbox
            label={words.support.told}
            checked={told}
            onChange={(_, data) => setTold(data.checked === true)}
          />
        </Field>
      ) : null}
      <Field label={words.support.note}>
        <Textarea value={note} rows={2} maxLength={500} onChange={(_, data) => setNote(data.value)} />
      </Field>
      <Button disabled={busy} onClick={send}>
        {words.support.send}
      </Button>
    </details>
  )
}
