/**
 * 校验用语 — how serious a finding is and what it says: the place, what stands there, and the way out.
 *
 * The sentences stand in `findingSentences.ts`; codes of time limits bring their own reason.
 */
import { asWritten, findingSentences, type FindingWords } from './findingSentences.ts'
import type { Severity } from './finding.ts'

/** Severity of a code; a limit or day that cannot be read needs a person's answer. */
export function severityOf(code: string): Severity {
  return findingSentences[code]?.[0] ?? 'ask'
}

/** The sentence of a finding. A code without words of its own says its reason and the suggestion. */
export function sayFinding(code: string, words: FindingWords): string {
  const rule = findingSentences[code]
  if (rule !== undefined) return rule[1](words)
  // Reasons of time limits open with the quoted limit, which the sentence has said already.
  const reason = words.why?.replace(/^“[^”]*”：/, '').replace(/[。；，]$/, '') ?? ''
  const why = reason === '' ? '' : `，${reason}`
  return `${asWritten(words)}${why}。${sayWayOut(words)}`
}

function sayWayOut({ suggestion, choices }: FindingWords): string {
  if (suggestion !== undefined) return `建议：${suggestion}。`
  if (choices !== undefined && choices.length > 0) return `请选定：${eitherOf(choices)}。`
  return '请写明确切日期。'
}

/** 甲、乙 或 丙. */
function eitherOf(choices: readonly string[]): string {
  const last = choices.at(-1) ?? ''
  return choices.length < 2 ? last : `${choices.slice(0, -1).join('、')} 或 ${last}`
}
