/** Access codes that hold, each with its owner and last use; beneath, folded, those that do no more. */
import { Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { CodeLine } from '#wire/code'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { Further } from '../../parts/Further.tsx'
import { mayGive } from './mayGive.ts'
import { sayMoment } from '../../parts/sayMoment.ts'

/** As many are looked through at once; the others are a press or a word in the search away. */
const STEP = 10

interface Lines {
  readonly lines: readonly CodeLine[]
  readonly unitOf: (id: string | null) => string
  readonly busy: boolean
  readonly revoke: (id: string) => void
}

export function CodeList(props: Lines): ReactElement {
  const words = useWords()
  const [shown, setShown] = useState(STEP)
  const holding = props.lines.filter(({ holds }) => holds)
  const gone = props.lines.filter(({ holds }) => !holds)
  return (
    <>
      {props.lines.length === 0 ? <p className="faint">{words.codes.none}</p> : null}
      <ul className="codes">
        {holding.slice(0, shown).map((line) => (
          <CodeItem key={line.id} line={line} {...props} />
        ))}
      </ul>
      <Further left={holding.length - shown} show={() => setShown(shown + STEP)} />
      {gone.length === 0 ? null : (
        <details>
          <summary>{words.codes.gone(gone.length)}</summary>
          <ul className="codes">
            {gone.map((line) => (
              <CodeItem key={line.id} line={line} {...props} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function CodeItem(props: Lines & { line: CodeLine }): ReactElement {
  const words = useWords()
  const { can, view } = usePane()
  const [asked, setAsked] = useState(false)
  const { line, busy } = props
  const at = (moment: string): string => sayMoment(moment, view.campaign.timeZone)
  const name = [props.unitOf(line.unitId), words.signIn.as[line.role]].filter(Boolean).join(' · ')
  return (
    <li>
      <strong>{line.holder === '' ? name : `${name} · ${line.holder}`}</strong>
      {line.label === '' ? null : <span className="said"> {line.label}</span>}
      <p className="faint">
        {line.lastUsedAt === null ? words.codes.unused : words.codes.used(at(line.lastUsedAt))}
        {' · '}
        {words.codes.madeBy(line.madeBy, at(line.madeAt))}
        {line.expiresOn === null ? '' : ` · ${words.codes.until(line.expiresOn)}`}
        {line.revokedAt === null
          ? line.holds
            ? ''
            : ` · ${words.codes.expired}`
          : ` · ${words.codes.revoked(line.revokedBy ?? '', at(line.revokedAt))}`}
      </p>
      {!line.holds || !mayGive(line.role, can) ? null : asked ? (
        <div className="row">
          <Button size="small" appearance="primary" disabled={busy} onClick={() => props.revoke(line.id)}>
            {words.codes.revokeSure}
          </Button>
          <Button size="small" onClick={() => setAsked(false)}>
            {words.codes.keep}
          </Button>
        </div>
      ) : (
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${words.codes.revoke} ${name}`}
          onClick={() => setAsked(true)}
        >
          {words.codes.revoke}
        </Button>
      )}
    </li>
  )
}
