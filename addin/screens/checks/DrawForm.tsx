/** What a draw needs: how many, by which strata, with which seed, by whom; then the draw itself. */
import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { defaultStates, type CheckKind } from '#rules/checks/checkRound'
import type { ItemState } from '#rules/items/closure'
import { strata, weightsOf, type Stratum } from '#rules/checks/drawSettings'
import type { Inspector } from '#rules/checks/drawInspectors'
import type { Campaign } from '#rules/campaign/campaign'
import { MAX_CHECK_ROWS, type NewCheckRound } from '#wire/checkRound'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'

/** A first proposal; the plan gives no number. */
const DEFAULT_SIZE = 10

export function DrawForm(props: {
  kind: CheckKind
  /** Of the last draw, to begin with. */
  inspectors: readonly Inspector[]
  busy: boolean
  draw: (request: NewCheckRound) => void
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { campaign } = view
  const [purpose, setPurpose] = useState('')
  const [size, setSize] = useState(props.kind === 'look-back' ? '' : String(DEFAULT_SIZE))
  const [strataBy, setStrataBy] = useState<readonly Stratum[]>(['unit'])
  const [eachStratum, setEachStratum] = useState(false)
  const [states, setStates] = useState<readonly ItemState[]>(defaultStates[props.kind])
  const [seed, setSeed] = useState('')
  const [names, setNames] = useState(() => sayInspectors(props.inspectors, campaign))
  const { inspectors, unknown } = readInspectors(names, campaign)
  const count = size.trim() === '' ? null : Number(size)
  const isSizeWrong = count !== null && !(Number.isInteger(count) && count >= 1 && count <= MAX_CHECK_ROWS)
  const weights = weightsOf(campaign)
  return (
    <>
      <Field label={words.rounds.purpose} hint={words.rounds.purposeHint}>
        <Input value={purpose} maxLength={200} onChange={(_, data) => setPurpose(data.value)} />
      </Field>
      <Field
        label={words.rounds.size}
        hint={words.rounds.sizeAll}
        validationState={isSizeWrong ? 'error' : 'none'}
      >
        <Input inputMode="numeric" value={size} onChange={(_, data) => setSize(data.value)} />
      </Field>
      {defaultStates[props.kind].length === 1 ? null : (
        <fieldset className="plain">
          <legend>{words.rounds.states}</legend>
          {defaultStates[props.kind].map((one) => (
            <Checkbox
              key={one}
              checked={states.includes(one)}
              label={words.item.state(one)}
              onChange={() => setStates(toggled(states, one))}
            />
          ))}
        </fieldset>
      )}
      <fieldset className="plain">
        <legend>{words.rounds.strata}</legend>
        {strata.map((one) => (
          <Checkbox
            key={one}
            checked={strataBy.includes(one)}
            label={words.rounds.stratum(one)}
            onChange={() => setStrataBy(toggled(strataBy, one))}
          />
        ))}
        <Checkbox
          checked={eachStratum}
          label={words.rounds.eachStratum}
          onChange={() => setEachStratum(!eachStratum)}
        />
      </fieldset>
      <p className="faint">{words.rounds.weights(weights.late, weights.reopened)}</p>
      <Field label={words.rounds.seed} hint={words.rounds.seedHint}>
        <Input value={seed} maxLength={64} onChange={(_, data) => setSeed(data.value)} />
      </Field>
      <Field
        label={words.rounds.inspectors}
        hint={words.rounds.inspectorsHint}
        {...(unknown === null
          ? {}
          : { validationMessage: words.rounds.inspectorUnknown(unknown.line, unknown.unit) })}
      >
        <Textarea value={names} rows={3} onChange={(_, data) => setNames(data.value)} />
      </Field>
      <Button
        appearance="primary"
        disabled={props.busy || isSizeWrong || unknown !== null || states.length === 0}
        onClick={() =>
          props.draw({
            kind: props.kind,
            purpose,
            size: count,
            strataBy: [...strataBy],
            eachStratum,
            states: [...states],
            inspectors: [...inspectors],
            ...(seed.trim() === '' ? {} : { seed }),
          })
        }
      >
        {words.rounds.draw}
      </Button>
    </>
  )
}

function toggled<T>(chosen: readonly T[], one: T): readonly T[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
}

/** 「甲，教务处」 to a line. A unit that is not the campaign's is asked about, not dropped. */
function readInspectors(
  text: string,
  { units }: Campaign,
): {
  readonly inspectors: readonly Inspector[]
  readonly unknown: { readonly line: string; readonly unit: string } | null
} {
  const inspectors: Inspector[] = []
  let unknown: { line: string; unit: string } | null = null
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [name = '', unitName = ''] = line.split(/[,，\t]/).map((part) => part.trim())
    if (name === '') continue
    const unit = units.find((one) => one.name === unitName || one.aliases.includes(unitName))
    if (unitName !== '' && unit === undefined) unknown ??= { line, unit: unitName }
    inspectors.push({ name, unit: unit?.id ?? null })
  }
  return { inspectors, unknown }
}

function sayInspectors(inspectors: readonly Inspector[], { units }: Campaign): string {
  return inspectors
    .map(({ name, unit }) =>
      unit === null ? name : `${name}，${units.find(({ id }) => id === unit)?.name ?? unit}`,
    )
    .join('\n')
}
