/** Data validation as the API shows it. */
import type { Rect } from '../address.ts'
import { asText, isRecord } from '../arguments.ts'
import type { Classes } from '../interpreter.ts'
import { classTable } from '../interpreter.ts'
import type { Validation } from '../model/validation.ts'
import {
  NO_ALERT,
  NO_PROMPT,
  checkRule,
  clearValidation,
  isValid,
  ownValidation,
  validationOf,
} from '../model/validation.ts'
import { intersect } from '../address.ts'
import { refuse } from '../wire.ts'
import type { Areas, World } from './world.ts'
import { areasObject, flagValue, formulaOf } from './world.ts'

function found({ sheet, rects }: Areas): Validation | null | 'mixed' {
  const all = new Set(rects.map((rect) => validationOf(sheet, rect)))
  const [only] = all
  return all.size === 1 && only !== undefined ? only : 'mixed'
}

/** One property of the cells' common validation; `none` when they have none, null when they differ. */
function common(areas: Areas, read: (rule: Validation) => unknown, none: unknown): unknown {
  const rule = found(areas)
  if (rule === 'mixed') return null
  return rule === null ? none : read(rule)
}

function edit({ sheet, rects }: Areas, change: (rule: Validation) => void): void {
  if (sheet.protection.on) throw refuse.denied('the sheet is protected')
  for (const rect of rects) change(ownValidation(sheet, rect))
}

function kindOf(rule: Validation): string {
  const [kind = ''] = Object.keys(rule.rule)
  return kind === '' ? 'None' : kind.charAt(0).toUpperCase() + kind.slice(1)
}

function setRule(world: World, areas: Areas, given: unknown): void {
  if (!isRecord(given)) throw refuse.argument('rule')
  const rule = Object.fromEntries(
    Object.entries(given)
      .filter(([, detail]) => detail !== undefined && detail !== null)
      .map(([kind, detail]) => {
        if (!isRecord(detail)) throw refuse.argument(`rule ${kind}`)
        const parts = Object.fromEntries(
          Object.entries(detail).map(([key, part]) => [key, formulaOf(world, part)]),
        )
        return [kind, kind === 'list' ? { inCellDropDown: true, ...parts } : parts]
      }),
  )
  checkRule(rule)
  edit(areas, (validation) => {
    validation.rule = rule
    const [first] = validation.areas
    if (first !== undefined) validation.anchor = { row: first.row, column: first.column }
  })
}

/** Cells whose contents break their rule; blank cells below the content are not looked at. */
function invalidCells({ sheet, rects }: Areas): Rect[] {
  const bad: Rect[] = []
  for (const rect of rects) {
    const used = sheet.used(true)
    const seen = used === null ? null : intersect(rect, used)
    if (seen === null) continue
    for (let row = seen.row; row < seen.row + seen.rows; row++)
      for (let column = seen.column; column < seen.column + seen.columns; column++)
        if (!isValid(sheet, row, column)) bad.push({ row, column, rows: 1, columns: 1 })
  }
  return bad
}

/** true when all cells are valid, false when none is, null when some are. */
function valid({ sheet, rects }: Areas): boolean | null {
  const bad = invalidCells({ sheet, rects }).length
  if (bad === 0) return true
  return bad === rects.reduce((sum, rect) => sum + rect.rows * rect.columns, 0) ? false : null
}

function message(areas: Areas, key: 'errorAlert' | 'prompt', given: unknown): void {
  if (!isRecord(given)) throw refuse.argument(key)
  const [title, text] = [asText(given['title']), asText(given['message'])]
  // Documented limits of Excel.
  if (title.length > 32 || text.length > 255)
    throw refuse.argument(`${key} longer than 32 and 255 characters`)
  edit(areas, (rule) => {
    rule[key] = { ...(key === 'prompt' ? NO_PROMPT : NO_ALERT), ...given }
  })
}

export function validationClasses(world: World): Classes {
  return {
    DataValidation: classTable<Areas>({
      scalars: {
        rule: [
          (areas) => common(areas, (rule) => rule.rule, {}),
          (areas, value) => setRule(world, areas, value),
        ],
        type: (areas) => common(areas, kindOf, 'None') ?? 'Inconsistent',
        errorAlert: [
          (areas) => common(areas, (rule) => rule.errorAlert, NO_ALERT),
          (areas, value) => message(areas, 'errorAlert', value),
        ],
        prompt: [
          (areas) => common(areas, (rule) => rule.prompt, NO_PROMPT),
          (areas, value) => message(areas, 'prompt', value),
        ],
        ignoreBlanks: [
          (areas) => common(areas, (rule) => rule.ignoreBlanks, true),
          (areas, value) =>
            edit(areas, (rule) => {
              rule.ignoreBlanks = flagValue(value)
            }),
        ],
        valid,
      },
      methods: {
        Clear: ({ sheet, rects }) => {
          for (const rect of rects) clearValidation(sheet, rect)
        },
        GetInvalidCells: (areas) => areasObject(areas.sheet, invalidCells(areas)),
        GetInvalidCellsOrNullObject: (areas) => {
          const bad = invalidCells(areas)
          return bad.length === 0 ? null : areasObject(areas.sheet, bad)
        },
      },
    }),
  }
}
