/** What the office rules for itself, as it crosses the network: lights, checks, choices. */
import { fieldDefinitions } from '#rules/fields/field'
import { lights } from '#rules/campaign/lights'
import {
  comparisonsOfRule,
  MAX_OWN_CHECKS,
  MAX_OWN_LISTS,
  MAX_RULE_VALUE,
  MAX_RULE_WORDS,
  type ColumnOfRule,
} from '#rules/campaign/ownRules'
import * as v from 'valibot'

const fieldNames = new Set<string>(fieldDefinitions.map(({ field }) => field))

const Column = v.custom<ColumnOfRule>(
  (key) => typeof key === 'string' && (fieldNames.has(key) || /^extras\/.{1,60}$/su.test(key)),
  '没有这一栏',
)

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))

export const LightSteps = v.pipe(
  v.array(
    v.object({
      light: v.picklist(lights),
      measure: v.picklist(['days-left', 'percent-left', 'days-late']),
      at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3660)),
      level: v.optional(v.picklist(['reminder', 'supervision', 'circular', 'talk'])),
    }),
  ),
  v.maxLength(12),
)

export const OwnChecks = v.pipe(
  v.array(
    v.object({
      column: Column,
      comparison: v.picklist(comparisonsOfRule),
      than: v.optional(v.union([v.object({ column: Column }), v.object({ value: text(MAX_RULE_VALUE) })])),
      words: text(MAX_RULE_WORDS),
      stops: v.boolean(),
    }),
  ),
  v.maxLength(MAX_OWN_CHECKS),
)

export const OwnLists = v.pipe(
  v.array(
    v.object({
      label: v.pipe(
        text(60),
        v.check((label) => !fieldDefinitions.some((one) => one.label === label), '台账已有这一栏'),
      ),
      choices: v.pipe(v.array(text(200)), v.minLength(1), v.maxLength(200)),
    }),
  ),
  v.maxLength(MAX_OWN_LISTS),
)
