/** How a workbook was understood: sheets and columns with reasons, what is asked, the first rows, other remarks. */
import type { ReactElement, ReactNode } from 'react'
import type { Campaign } from '#rules/campaign/campaign'
import { labelOf } from '#rules/fields/field'
import type { BookReading, ColumnReading, SheetReading } from '#rules/reading/reading'
import { sayYear } from '#rules/reading/sayRows'
import { useWords } from '../../words.ts'
import type { Answering } from './answering.ts'
import { FindingList } from '../../parts/FindingList.tsx'
import { MappingTable } from './MappingTable.tsx'
import {
  AnswerList,
  ColumnQuestion,
  ChoiceQuestionRow,
  LimitQuestionRow,
  UnitQuestionRow,
} from './QuestionList.tsx'
import { countQuestions, questionsOf } from './questionsOf.ts'

/** The first rows show whether the columns were understood; more would be the ledger itself. */
const PREVIEW_ROWS = 3

export function ReadingView(props: {
  reading: BookReading
  campaign: Campaign
  unitId: string | null
  /** Absent where the reading can be looked at only. */
  answering?: Answering
  /** Questions that an earlier answer has settled. */
  carried?: number
  /** What would come of it: shown after the questions, before the details. */
  children?: ReactNode
}): ReactElement {
  const words = useWords()
  const { reading, campaign, unitId, answering, carried = 0 } = props
  const ledgers = reading.sheets.filter((sheet) => sheet.kind === 'ledger')
  return (
    <>
      {ledgers.length === 0 && reading.zeroReports.length === 0 ? <p>{words.standardise.noLedger}</p> : null}
      {answering === undefined ? null : (
        <QuestionList reading={reading} campaign={campaign} answering={answering} carried={carried} />
      )}
      {props.children}
      {ledgers.map((sheet) => (
        <SheetSeen
          key={sheet.sheet}
          sheet={sheet}
          items={itemsOf(reading, sheet)}
          campaign={campaign}
          unitId={unitId}
          {...(answering === undefined ? {} : { answering })}
        />
      ))}
      {reading.zeroReports.map((zero) => (
        <p key={`${zero.sheet} ${zero.row}`}>{words.standardise.zero(zero.text)}</p>
      ))}
      {reading.items.length === 0 ? null : <Preview reading={reading} />}
      <Remarks reading={reading} campaign={campaign} {...(answering === undefined ? {} : { answering })} />
    </>
  )
}

function QuestionList(props: {
  reading: BookReading
  campaign: Campaign
  answering: Answering
  carried: number
}): ReactElement {
  const words = useWords()
  const { reading, campaign, answering, carried } = props
  const { setUnits } = answering
  const questions = questionsOf(reading, campaign, setUnits !== undefined)
  const count = countQuestions(questions)
  return (
    <section aria-live="polite">
      {count === 0 ? null : (
        <>
          <h3>{words.reading.questions(count)}</h3>
          <ul className="questions">
            {questions.columns.map(({ column, finding }) => (
              <ColumnQuestion
                key={`${finding?.sheet} ${column.column}`}
                column={column}
                finding={finding}
                answering={answering}
              />
            ))}
            {questions.limits.map((question) => (
              <LimitQuestionRow key={question.reference} question={question} answering={answering} />
            ))}
            {questions.choices.map((question) => (
              <ChoiceQuestionRow
                key={`${question.finding.sheet} ${question.finding.code} ${question.finding.message}`}
                question={question}
                answering={answering}
              />
            ))}
            {setUnits === undefined
              ? null
              : questions.units.map((question) => (
                  <UnitQuestionRow
                    key={question.text}
                    question={question}
                    campaign={campaign}
                    setUnits={setUnits}
                  />
                ))}
          </ul>
          {questions.units.length > 0 ? <p className="faint">{words.reading.unitLater}</p> : null}
        </>
      )}
      {carried > 0 ? <p className="faint">{words.reading.carried(carried)}</p> : null}
      <AnswerList answering={answering} campaign={campaign} />
    </section>
  )
}

function Remarks(props: {
  reading: BookReading
  campaign: Campaign
  answering?: Answering
}): ReactElement | null {
  const words = useWords()
  const { reading, campaign, answering } = props
  const remarks =
    answering === undefined
      ? reading.findings
      : questionsOf(reading, campaign, answering.setUnits !== undefined).remarks
  if (remarks.length === 0) return null
  return (
    <details open={remarks.some(({ severity }) => severity === 'block')}>
      <summary>
        {words.reading.findings}（{remarks.length}）
      </summary>
      <FindingList findings={remarks} />
    </details>
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
  answering?: Answering
}): ReactElement {
  const words = useWords()
  const { sheet, items, campaign, unitId, answering } = props
  const parts = [
    sheet.titleRows.length > 0 ? words.standardise.titleRows(span(sheet.titleRows)) : null,
    words.standardise.headerRows(span(sheet.headerRows)),
    words.standardise.items(items),
    sheet.sectionRows.length > 0 ? words.standardise.sections(sheet.sectionRows.length) : null,
    sheet.footerRows.length > 0 ? words.standardise.footers(sheet.footerRows.length) : null,
  ].filter((part) => part !== null)
  const unit = campaign.units.find((one) => one.id === sheet.unit)
  return (
    <section className="sheet">
      <p>
        <strong>{words.standardise.seen(sheet.sheet)}</strong>：{parts.join('，')}
      </p>
      {unit === undefined && unitId === null ? null : (
        <p className="faint">
          {unit === undefined ? words.standardise.unitUnknown : words.standardise.unit(unit.name)}
        </p>
      )}
      {(sheet.years ?? []).map((year) => (
        <p key={`${year.year} ${year.from}`} className="faint">
          {sayYear(year)}
        </p>
      ))}
      {columnsOf(sheet).map((columns) => (
        <MappingTable
          key={columns.map(({ column }) => column).join()}
          columns={columns}
          chosen={answering?.answers.mapping ?? {}}
          mapColumn={answering?.mapColumn}
        />
      ))}
    </section>
  )
}

/** Of each ledger on the sheet; a standard ledger has its columns without a table to confirm. */
function columnsOf({ tables, columns }: SheetReading): (readonly ColumnReading[])[] {
  const ledgers = tables.filter(({ kind }) => kind === 'ledger')
  return ledgers.length === 0 ? [columns] : ledgers.map((table) => table.columns)
}

function Preview({ reading }: { reading: BookReading }): ReactElement {
  const words = useWords()
  const shown = ['problem', 'due', 'dueText', 'owner', 'measures'] as const
  return (
    <details open>
      <summary>{words.reading.preview}</summary>
      {reading.items.slice(0, PREVIEW_ROWS).map((item) => (
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
    </details>
  )
}

/** 3, 4, 5 → 「3–5」. */
function span(rows: readonly number[]): string {
  const first = rows[0]
  const last = rows.at(-1)
  return first === last ? String(first ?? '') : `${first}–${last}`
}
