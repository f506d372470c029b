/** Data validations of a sheet: drop-downs, days, lengths, and cells that nothing may be typed into. */
import type { PlacedRule } from './placed.ts'
import { rangeName } from './placeNames.ts'
import { xmlEscape } from './xmlEscape.ts'

/** Serials of 2000-01-01 and 2099-12-31: days of any campaign, and no plain numbers. */
const FIRST_DAY = 36526
const LAST_DAY = 73050
/** Excel refuses a longer title. */
const MAX_TITLE = 32

/** The element `dataValidations`; nothing without rules. */
export function cellRules(rules: readonly PlacedRule[]): string {
  if (rules.length === 0) return ''
  return `<dataValidations count="${rules.length}">${rules.map(validation).join('')}</dataValidations>`
}

function validation(rule: PlacedRule): string {
  const title = xmlEscape(rule.title.slice(0, MAX_TITLE))
  const prompt =
    rule.prompt === undefined
      ? ''
      : ` showInputMessage="1" promptTitle="${title}" prompt="${xmlEscape(rule.prompt)}"`
  return (
    `<dataValidation ${kindOf(rule)} errorStyle="${rule.stops ? 'stop' : 'warning'}" allowBlank="1"` +
    ` showErrorMessage="1" errorTitle="${title}" error="${xmlEscape(rule.error)}"${prompt}` +
    ` sqref="${rangeName(rule.range)}">${formulasOf(rule)}</dataValidation>`
  )
}

function kindOf({ kind }: PlacedRule): string {
  const types = {
    list: 'type="list"',
    day: 'type="date" operator="between"',
    length: 'type="textLength" operator="lessThanOrEqual"',
    never: 'type="custom"',
  }
  return types[kind]
}

function formulasOf(rule: PlacedRule): string {
  switch (rule.kind) {
    case 'list':
      return `<formula1>${xmlEscape(rule.source)}</formula1>`
    case 'day':
      return `<formula1>${FIRST_DAY}</formula1><formula2>${LAST_DAY}</formula2>`
    case 'length':
      return `<formula1>${rule.max}</formula1>`
    default:
      return '<formula1>FALSE</formula1>'
  }
}
