/** How a workbook was understood: sheets, columns with meaning and reason, questions, remarks, the first rows. */
import { Button, Select } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { Campaign } from '#rules/campaign'
import { fieldDefinitions, labelOf } from '#rules/field'
import type { Finding } from '#rules/finding'
import type { BookReading, ColumnReading, SheetReading } from '#rules/reading'
import { useWords } from '../words.ts'
import { FindingList } from './FindingList.tsx'

/** Below this a mapping is shown as unsure. */
const SURE = 0.75
/** The first rows show whether the columns were understood; more would be the ledger itself. */
const PREVIEW_ROWS = 3

export function ReadingView(props: {
  reading: BookReading
  campaign: Campaign
  unitId: string | null
  /** Absent where the reading can be looked at only. */
  mapColumn?: (path: readonly string[], field: string) => void
  answer?: (sheet: string, cell: string, value: string) => void
}): ReactElement {
  const words = useWords()
  const { reading, answer } = props
  const ledgers = reading.sheets.filter((sheet) => sheet.kind === 'ledger')
  const questions = answer === undefined ? [] : reading.findings.filter(isQuestion)
  const rest = reading.findings.filter((finding) => !questions.includes(finding))
  return (
    <>
      {ledgers.length === 0 && reading.zeroReports.length === 0 ? <p>{words.standardise.noLedger}</p> : null}
      {ledgers.map((sheet) => (
        <SheetSeen key={sheet.sheet} sheet={sheet} items={itemsOf(reading, sheet)} {...props} />
      ))}
      {reading.zeroReports.map((zero) => (
        <p key={`${zero.sheet} ${zero.row}`}>{words.standardise.zero(zero.text)}</p>
      ))}
      {questions.length === 0 || answer === undefined ? null : (
        <Questions questions={questions} answer={answer} />
      )}
      {reading.items.length === 0 ? null : <Preview {...props} />}
      {rest.length === 0 ? null : (
        // Where nothing can be answered, what was found is what there is to look at.
        <details open={answer === undefined}>
          <summary>
            {answer === undefined ? words.start.findings(rest.length) : words.standardise.others(rest.length)}
          </summary>
          <FindingList findings={rest} />
        </details>
      )}
    </>
  )
}

function isQuestion(finding: Finding): boolean {
  return (
    finding.cell !== null &&
    finding.field !== 'column' &&
    (finding.choices?.length ?? 0) + (finding.suggestion === undefined ? 0 : 1) > 0
  )
}

function itemsOf(reading: BookReading, sheet: SheetReading): number {
  return reading.items.filter((item) => item.origin.sheet === sheet.sheet).length
}

function SheetSeen(props: {
  sheet: SheetReading
  items: number
  campaign: Campaign
  unitId: string | null
  mapColumn?: (path: readonly string[], field: string) => void
}): ReactElement {
  const words = useWords()
  const { sheet, items, campaign, unitId, mapColumn } = props
  const parts = [
    sheet.titleRows.length > 0 ? words.standardise.titleRows(span(sheet.titleRows)) : null,
    words.standardise.headerRows(span(sheet.headerRows)),
    words.standardise.items(items),
    sheet.sectionRows.length > 0 ? words.standardise.sections(sheet.sectionRows.length) : null,
    sheet.footerRows.length > 0 ? words.standardise.footers(sheet.footerRows.length) : null,
  ].filter((part) => part !== null)
  const unit = campaign.units.find((one) => one.id === sheet.unit)
  const foreign = unitId !== null && unit !== undefined && unit.id !== unitId
  return (
    <section className="sheet">
      <p>
        <strong>{words.standardise.seen(sheet.sheet)}</strong>：{parts.join('，')}
      </p>
      <p className={foreign ? 'warn' : 'faint'}>
        {unit === undefined
          ? words.standardise.unitUnknown
          : foreign
            ? words.standardise.otherUnit(unit.name)
            : words.standardise.unit(unit.name)}
      </p>
      <details open={sheet.columns.some((column) => column.confidence < SURE)}>
        <summary>{words.standardise.columns}</summary>
        <ul className="columns">
          {sheet.columns.map((column) => (
            <Column key={column.column} column={column} {...(mapColumn === undefined ? {} : { mapColumn })} />
          ))}
        </ul>
      </details>
    </section>
  )
}

function Column(props: {
  column: ColumnReading
  mapColumn?: (path: readonly string[], field: string) => void
}): ReactElement {
  const words = useWords()
  const { column, mapColumn } = props
  const percent = Math.round(column.confidence * 100)
  return (
    <li className={column.confidence < SURE ? 'unsure' : ''}>
      <span className="from">{column.path.join(' / ')}</span>
      {mapColumn === undefined ? (
        <span>→ {column.field === 'extra' ? words.standardise.keep : labelOf(column.field)}</span>
      ) : (
        <Select
          size="small"
          aria-label={`${words.standardise.meaning}：${column.path.join(' / ')}`}
          value={column.field}
          onChange={(_, data) => mapColumn(column.path, data.value)}
        >
          <option value="extra">{words.standardise.keep}</option>
          {fieldDefinitions.map((definition) => (
            <option key={definition.field} value={definition.field}>
              {definition.label}
            </option>
          ))}
        </Select>
      )}
      <span className="faint">
        {words.standardise.sure(percent)}，{column.reason}
      </span>
    </li>
  )
}

function Questions(props: {
  questions: readonly Finding[]
  answer: (sheet: string, cell: string, value: string) => void
}): ReactElement {
  const words = useWords()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  return (
    <section>
      <h2>{words.standardise.questions(props.questions.length)}</h2>
      <ul className="questions">
        {props.questions.map((finding) => {
          const cell = finding.cell ?? ''
          const key = `${finding.sheet}!${cell}`
          const values = finding.choices ?? (finding.suggestion === undefined ? [] : [finding.suggestion])
          return (
            <li key={`${finding.sheet} ${cell} ${finding.code}`}>
              <p>{finding.message}</p>
              <div className="row">
                {values.map((value) => (
                  <Button key={value} size="small" onClick={() => props.answer(finding.sheet, cell, value)}>
                    {value}
                  </Button>
                ))}
                <Button
                  size="small"
                  appearance={left.has(key) ? 'primary' : 'subtle'}
                  aria-pressed={left.has(key)}
                  onClick={() => setLeft(new Set([...left, key]))}
                >
                  {words.standardise.asWritten}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Preview(props: { reading: BookReading }): ReactElement {
  const words = useWords()
  const shown = ['problem', 'due', 'dueText', 'owner', 'measures'] as const
  return (
    <section>
      <h2>{words.standardise.preview}</h2>
      {props.reading.items.slice(0, PREVIEW_ROWS).map((item) => (
        <dl key={`${item.origin.sheet} ${item.origin.row}`} className="preview">
          {shown
            .filter((field) => item[field] !== undefined)
            .map((field) => (
              <div key={field}>
                <dt>{labelOf(field)}</dt>
                <dd>{item[field]}</dd>
              </div>
            ))}
        </dl>
      ))}
    </section>
  )
}

/** 3, 4, 5 → 「3–5」. */
function span(rows: readonly number[]): string {
  const first = rows[0]
  const last = rows.at(-1)
  return first === last ? String(first ?? '') : `${first}–${last}`
}
