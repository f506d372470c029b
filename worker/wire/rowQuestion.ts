/** What is asked of typed rows, and the answer: kept as they are, or to be mended. */
import type { RowQuestion } from '#rules/asked/rowQuestions'
import * as v from 'valibot'
import type { ProblemsOf } from './problem.ts'

/** 不是同一件／没有写错 (kept), or 是同一件／写错了 (mend): asked on until the rows say something else. */
export const rowAnswers = ['kept', 'mend'] as const
export type RowAnswer = (typeof rowAnswers)[number]

/** POST /questions/answers. */
export const NewRowAnswer = v.object({
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
  answer: v.picklist(rowAnswers),
})
export type NewRowAnswer = v.InferOutput<typeof NewRowAnswer>

export interface OpenRowQuestion extends RowQuestion {
  readonly unit: string
  /** Null until somebody answered; what is to be mended stays open. */
  readonly answer: 'mend' | null
}

/** GET /questions: open ones, and the keys of those that are settled. */
export interface RowQuestionList {
  readonly questions: readonly OpenRowQuestion[]
  readonly settled: readonly string[]
}

export const questionProblems = {
  'question.unknown': [404, '没有这个问题要答复', '可能已经答复，或那几行刚有改动，请刷新后再看。'],
} as const satisfies ProblemsOf<'question'>
