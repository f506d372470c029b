/** Choosing items of the ledger: what is chosen stands first, others are found by a word. */
import { Button, Checkbox, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { useWords } from '../../words.ts'
import { useUnitItems } from './useUnitItems.ts'

/** So many are offered at once; the rest is found by writing more. */
const OFFERED = 8

export function ItemPicker(props: {
  label: string
  /** Whose items; null while that is not said: everybody's would be a whole campaign. */
  unit: string | null
  chosen: readonly string[]
  choose: (ids: readonly string[]) => void
}): ReactElement {
  const words = useWords()
  const { chosen, unit } = props
  const items = useUnitItems(unit)
  const [sought, setSought] = useState('')
  const sayItem = (id: string): string => {
    const item = items?.find((one) => one.id === id)
    if (item === undefined) return words.registers.lostItem
    return `${item.number} ${item.content.problem ?? words.items.untitled}`
  }
  const word = sought.trim()
  const others = (items ?? []).filter(
    ({ id, number, content }) =>
      !chosen.includes(id) &&
      [number, content.itemNo, content.problem, content.owner].some((text) => (text ?? '').includes(word)),
  )
  return (
    <fieldset className="plain">
      <legend>{props.label}</legend>
      {unit === null ? (
        <p className="faint">{words.registers.unitFirst}</p>
      ) : items === null ? (
        <p className="faint">{words.loading}</p>
      ) : (
        <>
          {chosen.map((id) => (
            <div key={id} className="chosen-item">
              <span>{sayItem(id)}</span>
              <Button
                size="small"
                aria-label={`${words.registers.unlink}：${sayItem(id)}`}
                onClick={() => props.choose(chosen.filter((one) => one !== id))}
              >
                {words.registers.unlink}
              </Button>
            </div>
          ))}
          {items.length === 0 ? (
            <p className="faint">{words.registers.noItems}</p>
          ) : (
            <details>
              <summary>{words.registers.findItems}</summary>
              <Input
                type="search"
                value={sought}
                aria-label={words.registers.findItems}
                onChange={(_, data) => setSought(data.value)}
              />
              {others.slice(0, OFFERED).map(({ id }) => (
                <Checkbox
                  key={id}
                  checked={false}
                  label={sayItem(id)}
                  onChange={() => props.choose([...chosen, id])}
                />
              ))}
              {others.length > OFFERED ? (
                <p className="faint">{words.registers.moreItems(others.length - OFFERED)}</p>
              ) : null}
            </details>
          )}
        </>
      )}
    </fieldset>
  )
}
