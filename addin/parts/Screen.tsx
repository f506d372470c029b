/** The frame of every screen: heading, one line of purpose, the body, and one primary action at the foot. */
import { Button, Spinner } from '@fluentui/react-components'
import type { ComponentType, ReactElement, ReactNode } from 'react'
import { useWords } from '../words.ts'

export interface PrimaryAction {
  readonly label: string
  readonly act: () => void
  /** Why it cannot act now; shown beside the button. */
  readonly whyNot?: string | null
  /** Of `icons.ts`, for the actions that have a picture there. */
  readonly icon?: ComponentType
}

export function Screen(props: {
  title: string
  lead?: string
  busy?: string | null
  /** Offered while busy, where stopping makes sense. */
  cancel?: (() => void) | null
  primary?: PrimaryAction | null
  children?: ReactNode
}): ReactElement {
  const words = useWords()
  const Icon = props.primary?.icon
  return (
    <section className="screen" aria-busy={props.busy !== null && props.busy !== undefined}>
      <h1>{props.title}</h1>
      {props.lead === undefined ? null : <p className="lead">{props.lead}</p>}
      <div className="body">{props.children}</div>
      {props.busy ? (
        <div className="foot" role="status">
          <Spinner size="tiny" label={props.busy} />
          {props.cancel ? <Button onClick={props.cancel}>{words.cancel}</Button> : null}
        </div>
      ) : props.primary ? (
        <div className="foot">
          <Button
            appearance="primary"
            icon={Icon === undefined ? null : <Icon />}
            onClick={props.primary.act}
            disabled={Boolean(props.primary.whyNot)}
            aria-describedby={props.primary.whyNot ? 'why-not' : undefined}
          >
            {props.primary.label}
          </Button>
          {props.primary.whyNot ? (
            <span id="why-not" className="why">
              {props.primary.whyNot}
            </span>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
