/**
 * 经验建议 — what went well and what a unit suggests, for the final report.
 *
 * Source: 〔归纳…经验和成功做法，提出好意见和好建议〕 (M-29).
 */
import type { UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import {
  dayIn,
  itemsField,
  currentEntries,
  textOf,
  unitField,
  unitOf,
  type Register,
  type RegisterEntry,
} from './register.ts'

export const experienceLabels: Readonly<Record<string, string>> = {
  experience: '经验做法',
  suggestion: '意见建议',
}

export const experiences: Register = {
  key: 'experiences',
  name: '经验建议',
  purpose: '归纳成功的经验做法，提出意见建议，汇入总结报告。',
  writer: 'unit',
  reader: 'own',
  perUnit: 'many',
  title: 'title',
  day: 'writtenOn',
  fields: [
    unitField,
    { key: 'kind', label: '类别', kind: 'choice', required: true, choices: experienceLabels },
    { key: 'title', label: '题目', kind: 'line', required: true },
    { key: 'text', label: '内容', kind: 'text', required: true },
    { key: 'writtenOn', label: '日期', kind: 'day', required: true, past: true },
    itemsField,
  ],
}

export interface Experience {
  readonly unit: UnitId | null
  readonly kind: 'experience' | 'suggestion'
  readonly title: string
  readonly text: string
  readonly on: Day | null
}

/** All of them in the order of the campaign's units, then as they were entered (M-29). */
export function listExperiences(units: readonly UnitId[], entries: readonly RegisterEntry[]): Experience[] {
  const place = new Map(units.map((unit, index) => [unit, index]))
  return currentEntries(entries, 'experiences')
    .map(({ values }): Experience => ({
      unit: unitOf(values),
      kind: textOf(values, 'kind') === 'suggestion' ? 'suggestion' : 'experience',
      title: textOf(values, 'title'),
      text: textOf(values, 'text'),
      on: dayIn(values, 'writtenOn'),
    }))
    .toSorted((a, b) => (place.get(a.unit ?? '') ?? -1) - (place.get(b.unit ?? '') ?? -1))
}
