/** Findings, the gravest first, alike ones folded; a press goes to the cell, a second button mends it. */
import { Badge, Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { Finding, Severity } from '#rules/items/finding'
import { useWords } from '../words.ts'
import { toggled } from './toggled.ts'

/** Alike findings beyond this many are folded: thirty missing leaders are one thing to know, not thirty. */
const SHOWN_OF_A_KIND = 3

const colours: Readonly<Record<Severity, 'danger' | 'severe' | 'subtle'>> = {
  block: 'danger',
  ask: 'severe',
  look: 'severe',
  note: 'subtle',
}

interface FindingActions {
  readonly select?: (finding: Finding) => void
  readonly mend?: (finding: Finding, value: string) => void
}

export function FindingList(props: { findings: readonly Finding[] } & FindingActions): ReactElement {
  const words = useWords()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const kinds = byKind(props.findings)
  return (
    <div className="findings">
      {[...kinds].map(([kind, findings]) => {
        const rest = findings.length - SHOWN_OF_A_KIND
        const shown = open.has(kind) ? findings : findings.slice(0, SHOWN_OF_A_KIND)
        return (
          <ul key={kind}>
            {shown.map((finding, index) => (
              <FindingLine key={`${finding.cell} ${index}`} finding={finding} {...props} />
            ))}
            {rest > 0 ? (
              <li>
                <Button size="small" appearance="transparent" onClick={() => setOpen(toggled(open, kind))}>
                  {open.has(kind) ? words.check.fewer : words.check.more(rest)}
                </Button>
              </li>
            ) : null}
          </ul>
        )
      })}
    </div>
  )
}

function byKind(findings: readonly Finding[]): Map<string, Finding[]> {
  const kinds = new Map<string, Finding[]>()
  for (const finding of findings) {
    const kind = `${finding.severity} ${finding.code}`
    const alike = kinds.get(kind)
    if (alike === undefined) kinds.set(kind, [finding])
    else alike.push(finding)
  }
  return kinds
}

function FindingLine(props: { finding: Finding } & FindingActions): ReactElement {
  const words = useWords()
  const { finding, select, mend } = props
  const values = finding.choices ?? (finding.suggestion === undefined ? [] : [finding.suggestion])
  const text = (
    <>
      <Badge size="small" appearance="tint" color={colours[finding.severity]}>
        {words.check.severity[finding.severity]}
      </Badge>{' '}
      {finding.message}
    </>
  )
  return (
    <li className={`finding ${finding.severity}`}>
      {select !== undefined && finding.cell !== null ? (
        <button type="button" className="line" onClick={() => select(finding)}>
          {text}
        </button>
      ) : (
        <div className="line">{text}</div>
      )}
      {mend === undefined
        ? null
        : values.map((value) => (
            <Button key={value} size="small" onClick={() => mend(finding, value)}>
              {words.check.mend(value)}
            </Button>
          ))}
    </li>
  )
}
