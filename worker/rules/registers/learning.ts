/**
 * 学习动员 — the learning log with the form of learning.
 *
 * Source: 〔个人自学、专题辅导、中心组学习等〕 (M-14): three forms of the plan, and others that say what they were.
 */
import type { UnitId } from '../campaign/campaign.ts'
import {
  noteField,
  numberIn,
  currentEntries,
  textOf,
  unitField,
  unitOf,
  type Register,
  type RegisterEntry,
} from './register.ts'

const learningForms: Readonly<Record<string, string>> = {
  self: '个人自学',
  lecture: '专题辅导',
  group: '中心组学习',
  other: '其他形式',
}

export const learning: Register = {
  key: 'learning',
  name: '学习动员',
  purpose: '登记学习动员的形式、内容和人数，按单位统计次数。',
  writer: 'unit',
  reader: 'own',
  perUnit: 'many',
  title: 'topic',
  day: 'heldOn',
  fields: [
    unitField,
    { key: 'heldOn', label: '日期', kind: 'day', required: true, past: true },
    { key: 'form', label: '学习形式', kind: 'choice', required: true, choices: learningForms },
    {
      key: 'otherForm',
      label: '其他形式说明',
      kind: 'line',
      requiredWhen: { field: 'form', is: ['other'] },
    },
    { key: 'topic', label: '学习内容', kind: 'line', required: true },
    { key: 'people', label: '参加人数', kind: 'number' },
    noteField,
  ],
}

export interface LearningCount {
  readonly unit: UnitId
  /** By form; every form is named, also with nought. */
  readonly forms: Readonly<Record<string, number>>
  readonly total: number
  /** People present, all times together. */
  readonly people: number
}

/** How often each of these units learned, by form (M-14); a unit that never did counts nought. */
export function countLearning(units: readonly UnitId[], entries: readonly RegisterEntry[]): LearningCount[] {
  const held = currentEntries(entries, 'learning')
  return units.map((unit) => {
    const own = held.filter(({ values }) => unitOf(values) === unit)
    return {
      unit,
      forms: Object.fromEntries(
        Object.keys(learningForms).map((form) => [
          form,
          own.filter(({ values }) => textOf(values, 'form') === form).length,
        ]),
      ),
      total: own.length,
      people: own.reduce((sum, { values }) => sum + numberIn(values, 'people'), 0),
    }
  })
}
