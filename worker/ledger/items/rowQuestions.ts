/** 待问的行 — what is asked of rows that were typed in, and what people answered; see rules/asked/rowQuestions.ts. */
import { questionsOf } from '#rules/asked/rowQuestions'
import type { Actor } from '#wire/actor'
import type { NewRowAnswer, OpenRowQuestion, RowAnswer, RowQuestionList } from '#wire/rowQuestion'
import type { Answer } from '../Answer.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { currentItems, type CurrentItem } from './rows/itemRows.ts'
import { answersOf, keepAnswer } from './rows/rowAnswerRows.ts'

/** Of one unit, or of all where `unit` is null. */
export function listQuestions({ sql }: Ledger, _actor: Actor, unit: string | null): RowQuestionList {
  const answers = answersOf(sql, unit)
  const settled = [...answers].flatMap(([key, answer]) => (answer === 'kept' ? [key] : []))
  return { questions: openQuestions(currentItems(sql, unit), answers), settled }
}

/** A person says what is so; an answer can be changed while the rows are as they were. */
export function answerQuestion(
  ledger: Ledger,
  actor: Actor,
  unit: string | null,
  { key, answer }: NewRowAnswer,
): Answer<RowQuestionList> {
  const { sql } = ledger
  const asked = openQuestions(currentItems(sql, unit), new Map()).find((question) => question.key === key)
  if (asked === undefined) return { refusal: { code: 'question.unknown' } }
  keepAnswer(sql, actor, asked.unit, { key, answer })
  recordAct(sql, actor, {
    act: 'question.answer',
    subject: `unit:${asked.unit}`,
    detail: { key, answer, rows: asked.rows, message: asked.message },
  })
  return { value: listQuestions(ledger, actor, unit) }
}

/** The open questions in which one of these rows stands. */
export function questionsAbout(
  sql: SqlStorage,
  unit: string,
  ids: ReadonlySet<string>,
): readonly OpenRowQuestion[] {
  return openQuestions(currentItems(sql, unit), answersOf(sql, unit)).filter(({ rows }) =>
    rows.some((id) => ids.has(id)),
  )
}

/** Questions about these items, by unit; items of no unit are asked of nobody. */
export function openQuestions(
  items: readonly CurrentItem[],
  answers: ReadonlyMap<string, RowAnswer>,
): OpenRowQuestion[] {
  const settled = new Set([...answers].flatMap(([key, answer]) => (answer === 'kept' ? [key] : [])))
  const byUnit = new Map<string, CurrentItem[]>()
  for (const item of items) {
    if (item.unit === '') continue
    const own = byUnit.get(item.unit)
    if (own === undefined) byUnit.set(item.unit, [item])
    else own.push(item)
  }
  return [...byUnit].flatMap(([unit, own]) => {
    const rows = own.map(({ id, content, origin }) => ({ id, content, isTyped: origin === null }))
    return questionsOf(rows, settled).map((question) => ({
      ...question,
      unit,
      answer: answers.get(question.key) === 'mend' ? ('mend' as const) : null,
    }))
  })
}
