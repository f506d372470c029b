/** What a draw needs: how many, by which strata, with which seed, by whom; then the draw itself. */
import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { defaultStates, type CheckKind } from '#rules/checks/checkRound'
import { strata, weightsOf } from '#rules/checks/drawSettings'
import type { Inspector } from '#rules/checks/drawInspectors'
import type { NewCheckRound } from '#wire/checkRound'
import { usePane } from '../../Pane.ts'
import { toggled } from '../../parts/toggled.ts'
import { useWords } from '../../words.ts'
import { useDraw } from './useDraw.ts'

export function DrawForm(props: {
  kind: CheckKind
  /** Of the last draw, to begin with. */
  inspectors: readonly Inspector[]
  busy: boolean
  draw: (request: NewCheckRound) => void
}): ReactElement {
  const words = useWords()
  const { campaign } = usePane().view
  const { text, set, isSizeWrong, unknown, request } = useDraw(props.kind, props.inspectors, campaign)
  const weights = weightsOf(campaign)
  return (
    <>
      <Field label={words.rounds.purpose} hint={words.rounds.purposeHint}>
        <Input value={text.purpose} maxLength={200} onChange={(_, data) => set({ purpose: data.value })} />
      </Field>
      <Field
        label={words.rounds.size}
        hint={words.rounds.sizeAll}
        validationState={isSizeWrong ? 'error' : 'none'}
      >
        <Input inputMode="numeric" value={text.size} onChange={(_, data) => set({ size: data.value })} />
      </Field>
      {defaultStates[props.kind].length === 1 ? null : (
        <fieldset className="plain">
          <legend>{words.rounds.states}</legend>
          {defaultStates[props.kind].map((one) => (
            <Checkbox
              key={one}
              checked={text.states.has(one)}
              label={words.item.state(one)}
              onChange={() => set({ states: toggled(text.states, one) })}
            />
          ))}
        </fieldset>
      )}
      <fieldset className="plain">
        <legend>{words.rounds.strata}</legend>
        {strata.map((one) => (
          <Checkbox
            key={one}
            checked={text.strataBy.has(one)}
            label={words.rounds.stratum(one)}
            onChange={() => set({ strataBy: toggled(text.strataBy, one) })}
          />
        ))}
        <Checkbox
          checked={text.eachStratum}
          label={words.rounds.eachStratum}
          onChange={() => set({ eachStratum: !text.eachStratum })}
        />
      </fieldset>
      <p className="faint">{words.rounds.weights(weights.late, weights.reopened)}</p>
      <Field label={words.rounds.seed} hint={words.rounds.seedHint}>
        <Input value={text.seed} maxLength={64} onChange={(_, data) => set({ seed: data.value })} />
      </Field>
      <Field
        label={words.rounds.inspectors}
        hint={words.rounds.inspectorsHint}
        {...(unknown === null
          ? {}
          : { validationMessage: words.rounds.inspectorUnknown(unknown.line, unknown.unit) })}
      >
        <Textarea value={text.names} rows={3} onChange={(_, data) => set({ names: data.value })} />
      </Field>
      <Button
        appearance="primary"
        disabled={props.busy || request === null}
        onClick={() => {
          if (request !== null) props.draw(request)
        }}
      >
        {words.rounds.draw}
      </Button>
    </>
  )
}
