/** What a person has to decide before a ledger is taken in, each with its answers as buttons. */
import { Button, Input, Select } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { Campaign } from '#rules/campaign/campaign'
import { pathKey } from '#rules/columns/pathKey'
import { readIsoDay } from '#rules/calendar/day'
import { labelOf } from '#rules/fields/field'
import type { Finding } from '#rules/items/finding'
import { claimLabels } from '#rules/items/item'
import type { DecisionKind } from '#rules/reading/answers/decisions'
import {
  inclusionLabels,
  KEEP_LABEL,
  ownerLabel,
  sheetInclusionLabels,
  TOLD_LABEL,
} from '#rules/reading/answers/readingAnswers'
import type { ColumnReading } from '#rules/reading/reading'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'
import { decisionsOf, type Answering } from './answering.ts'
import type { ChoiceQuestion, LimitQuestion, UnitQuestion } from './questionsOf.ts'

/** An unsure column: is it what it seems to be, or is it kept as it is? */
export function ColumnQuestion(props: {
  finding: Finding | undefined
  column: ColumnReading
  answering: Answering
}): ReactElement {
  const words = useWords()
  const { finding, column, answering } = props
  const chosen = answering.answers.mapping[pathKey(column.path)]
  const guess = column.guess
  return (
    <li className="question">
      <p>{finding?.message ?? `“${column.label}”：${column.reason}`}</p>
      <div className="row">
        {guess === null ? null : (
          <Button size="small" onClick={() => answering.mapColumn(column.path, guess)}>
            {words.reading.isColumn(labelOf(guess))}
          </Button>
        )}
        <Button
          size="small"
          aria-pressed={chosen === 'extra'}
          onClick={() => answering.mapColumn(column.path, 'extra')}
        >
          {words.reading.keepColumn}
        </Button>
      </div>
    </li>
  )
}

/** A limit with no or several honest readings. */
export function LimitQuestionRow(props: { question: LimitQuestion; answering: Answering }): ReactElement {
  const words = useWords()
  const { question, answering } = props
  const { references, finding } = question
  const [day, setDay] = useState('')
  const [left, setLeft] = useState(false)
  const [other, setOther] = useState(false)
  const isDue = finding.field === 'due'
  const set = (value: string): void => answering.setLimit(references, value)
  return (
    <li className="question">
      <p>{finding.message}</p>
      <div className="row">
        {question.choices.map((value) => (
          <Button key={value} size="small" onClick={() => set(value)}>
            {value}
          </Button>
        ))}
        {isDue ? (
          <>
            <Button size="small" onClick={() => set('ongoing')}>
              {words.reading.ongoing}
            </Button>
            <Button size="small" onClick={() => set('immediate')}>
              {words.reading.immediate}
            </Button>
          </>
        ) : null}
        <Button size="small" aria-expanded={other} onClick={() => setOther(!other)}>
          {words.reading.otherDay}
        </Button>
        <Button
          size="small"
          appearance={left ? 'primary' : 'subtle'}
          aria-pressed={left}
          onClick={() => setLeft(!left)}
        >
          {words.reading.leaveOpen}
        </Button>
      </div>
      {other ? (
        <div className="row">
          <Input
            type="date"
            size="small"
            aria-label={words.reading.otherDay}
            value={day}
            onChange={(_, data) => setDay(data.value)}
          />
          <Button size="small" disabled={readIsoDay(day) === null} onClick={() => set(day)}>
            {words.reading.setDay}
          </Button>
        </div>
      ) : null}
      {left ? <p className="faint">{words.reading.left}</p> : null}
    </li>
  )
}

/** A question with a button for each answer. */
export function ChoiceQuestionRow(props: { question: ChoiceQuestion; answering: Answering }): ReactElement {
  const { question, answering } = props
  return (
    <li className="question">
      <p>{question.finding.message}</p>
      <div className="row">
        {question.options.map(({ label, decision }) => (
          <Button key={label} size="small" onClick={() => answering.decide(decision)}>
            {label}
          </Button>
        ))}
      </div>
    </li>
  )
}

/** Rows whose unit is not known, alike ones together. */
export function UnitQuestionRow(props: {
  question: UnitQuestion
  campaign: Campaign
  setUnits: (references: readonly string[], unit: string) => void
}): ReactElement {
  const words = useWords()
  const { question, campaign, setUnits } = props
  const asked = words.reading.unitOf(question.text, question.references.length)
  return (
    <li className="question">
      <p>{asked}</p>
      <div className="row">
        {question.choices.map((unit) => (
          <Button key={unit.id} size="small" onClick={() => setUnits(question.references, unit.id)}>
            {unit.name}
          </Button>
        ))}
        <Select
          size="small"
          aria-label={asked}
          value=""
          onChange={(_, data) => setUnits(question.references, data.value)}
        >
          <option value="" disabled>
            {words.reading.chooseUnit}
          </option>
          {campaign.units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </Select>
      </div>
    </li>
  )
}

/** What was answered, each with a way back. */
export function AnswerList(props: { answering: Answering; campaign: Campaign }): ReactElement | null {
  const words = useWords()
  const { answering, campaign } = props
  const { limits, units } = answering.answers
  const given: [string, string, () => void][] = [
    ...Object.entries(limits).map(([reference, value]): [string, string, () => void] => [
      reference,
      value === 'ongoing' ? words.reading.ongoing : value === 'immediate' ? words.reading.immediate : value,
      () => answering.setLimit([reference], null),
    ]),
    ...unitAnswers(units).map(([references, unit]): [string, string, () => void] => [
      references.length > 2
        ? `${references.slice(0, 2).join('、')}…（${references.length}）`
        : references.join('、'),
      unitName(campaign, unit),
      () => answering.setUnits?.(references, null),
    ]),
    ...decisionKinds.flatMap((kind) =>
      decisionsOf(answering.answers, kind).map(([reference, value]): [string, string, () => void] => [
        reference,
        sayDecision(kind, value, campaign),
        () => answering.undecide(kind, [reference]),
      ]),
    ),
  ]
  if (given.length === 0) return null
  return (
    <details>
      <summary>{words.reading.answered(given.length)}</summary>
      <ul className="answers">
        {given.map(([place, value, takeBack]) => (
          <li key={`${place} ${value}`} className="row">
            <span>
              {place} → {value}
            </span>
            <Button size="small" appearance="subtle" onClick={takeBack}>
              {words.reading.changeAnswer}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

const decisionKinds = ['claims', 'rows', 'sheets', 'owners'] as const satisfies readonly DecisionKind[]

function sayDecision(kind: DecisionKind, value: string, campaign: Campaign): string {
  if (kind === 'owners') return ownerLabel(unitName(campaign, value))
  const labels: Readonly<Record<string, string>> =
    kind === 'claims'
      ? { ...claimLabels, told: TOLD_LABEL, none: KEEP_LABEL }
      : kind === 'rows'
        ? inclusionLabels
        : sheetInclusionLabels
  return labels[value] ?? value
}

function unitAnswers(units: Readonly<Record<string, string>>): [string[], string][] {
  const byUnit = new Map<string, string[]>()
  for (const [reference, unit] of Object.entries(units)) {
    const known = byUnit.get(unit)
    if (known === undefined) byUnit.set(unit, [reference])
    else known.push(reference)
  }
  return [...byUnit].map(([unit, references]) => [references, unit])
}
