/** Which rows a filter lets through. */
import { asText, isRecord } from '../arguments.ts'
import { refuse } from '../wire.ts'
import { readFormat } from './cellFormat.ts'
import { compare, compared } from './operand.ts'
import type { Sheet, Value } from './sheet.ts'

function like(criterion: string, value: Value): boolean {
  const [, operator = '=', operand = ''] = /^(<=|>=|<>|<|>|=)?(.*)$/s.exec(criterion) ?? []
  const number = Number(operand)
  if (operand !== '' && !Number.isNaN(number))
    return typeof value === 'number' && compared(operator, value - number)
  if (operator !== '=' && operator !== '<>') return compared(operator, compare(value, operand))
  const pattern = operand
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${pattern}$`, 'isu').test(String(value)) === (operator === '=')
}

/** Whether the cell passes Excel.FilterCriteria of the kinds values, custom and cell colour. */
export function meets(criteria: Record<string, unknown>, sheet: Sheet, row: number, column: number): boolean {
  switch (criteria['filterOn']) {
    case 'Values': {
      const values = criteria['values']
      if (!Array.isArray(values) || values.some((value) => isRecord(value)))
        throw refuse.unknown('a filter by dates')
      // Values are compared as shown, not as stored.
      return values.map(String).includes(sheet.textAt(row, column))
    }
    case 'Custom': {
      const value = sheet.valueAt(row, column)
      const first = like(asText(criteria['criterion1']), value)
      const second = asText(criteria['criterion2'])
      if (second === '') return first
      return criteria['operator'] === 'Or' ? first || like(second, value) : first && like(second, value)
    }
    case 'CellColor':
      return readFormat(sheet.formatAt(row, column), 'fill.color') === criteria['color']
    default:
      throw refuse.unknown(`a filter on ${String(criteria['filterOn'])}`)
  }
}
