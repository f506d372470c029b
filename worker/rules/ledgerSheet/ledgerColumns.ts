/**
 * 规范台账的栏目 — the columns of the standard ledger: what each holds, how it is shown, who may fill it.
 *
 * Two hidden columns come first, the row's stable id and its version; then its number (编号), which the server gives with
 * the first sync. The fields follow in the order in which
 * the campaign's ledger prints them (`fieldDefinitions`), then the computed state of the limit, then the unit's
 * own columns. A column is found again by its heading, so moving columns about does no harm.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { categoryText } from '../campaign/category.ts'
import { TAG_LABEL, tagsOf } from '../items/categoryTags.ts'
import { fieldDefinitions, fieldsWhere, type FieldKind, type ItemField } from '../fields/field.ts'
import { claimLabels, disposalLabels } from '../items/item.ts'
import { extraLabel } from '../items/itemFields.ts'
import { columnsOf } from '../ownRules/ownChecks.ts'

/** Column of the standard ledger: a field, a unit's own column, or one of the ledger's own. */
export type ColumnKey = ItemField | `extras/${string}` | 'rowId' | 'rowVersion' | 'number' | ComputedKey

/** What a formula of ours shows: the state of the limit, and which of the office's own rules the row breaks. */
export type ComputedKey = 'timeliness' | `checks/${number}`

export function isComputed(key: ColumnKey): key is ComputedKey {
  return key === 'timeliness' || key.startsWith('checks/')
}

/**
 * What a cell of the column may hold. `office` columns are filled by the office and only shown to the unit; `given` ones
 * by the system, whose word is put back whatever the cell says.
 */
export type ColumnRule =
  | { readonly kind: 'list'; readonly list: string; readonly strict: boolean }
  | { readonly kind: 'day' }
  | { readonly kind: 'length'; readonly max: number }
  | { readonly kind: 'office' }
  | { readonly kind: 'given' }

export interface LedgerColumn {
  readonly key: ColumnKey
  readonly label: string
  /** In characters of the default font, two per Chinese character. */
  readonly width: number
  readonly hidden: boolean
  /** '@' keeps text as text, also text that begins with = + - @. */
  readonly format: '@' | 'yyyy-mm-dd' | '0' | 'General'
  readonly align: 'left' | 'center' | 'right'
  readonly rule: ColumnRule | null
  /** Note shown when a cell of the column is selected. */
  readonly prompt: string | null
}

/** A drop-down's values; kept on a hidden sheet, because a list in the cell's rule ends at 255 characters. */
export interface ChoiceList {
  readonly name: string
  readonly field: ItemField | `extras/${string}`
  /** Nothing else may stand there. */
  readonly strict?: true
  readonly values: readonly string[]
}

/** Columns that the ledger has for the campaign's sake, whether or not a row says something there. */
export function campaignExtras(campaign: Campaign): string[] {
  const tags = tagsOf(campaign).length > 0 ? [TAG_LABEL] : []
  const own = (campaign.ownLists ?? []).map(({ label }) => label)
  const ruled = (campaign.ownChecks ?? []).flatMap(columnsOf).flatMap((column) => extraLabel(column) ?? [])
  return [...tags, ...own, ...ruled]
}

/** The column of the categories' sub-tags (具体情形). */
const TAG_KEY = `extras/${TAG_LABEL}` as const

export const ROW_ID_LABEL = '行标识'
const ROW_VERSION_LABEL = '行版本'
/** Heads no column of a unit's own: a ledger read by its own heads takes it for its 序号. */
export const ROW_NUMBER_LABEL = '问题编号'
export const TIMELINESS_LABEL = '期限状态'
/** 规则检查, 规则检查（2）…: the rules that the office made, where the campaign has any. */
const CHECKS_LABEL = '规则检查'
/** Longest text of a field on its way to the server; the same number as the wire's MAX_TEXT. */
export const MAX_FIELD_TEXT = 4000

/** Columns that only the office fills (M-24: the unit asks, the office strikes off). */
export const officeFields: ReadonlySet<ItemField> = new Set(fieldsWhere(({ setBy }) => setBy === 'office'))

/** The drop-downs of a campaign's ledger; departments are those that the ledger itself names. */
export function choiceLists(campaign: Campaign, departments: readonly string[]): ChoiceList[] {
  const lists: ChoiceList[] = [
    { name: 'll_kind', field: 'kind', values: campaign.kinds },
    {
      name: 'll_category',
      field: 'category',
      values: campaign.categories.map((one) => categoryText(campaign, one.no)),
    },
    { name: 'll_disposal', field: 'disposal', values: Object.values(disposalLabels) },
    // 已销号 is the office's word and stands in its own column.
    {
      name: 'll_claimed',
      field: 'claimed',
      values: [claimLabels['not-started'], claimLabels['in-progress'], claimLabels.done],
    },
    { name: 'll_unit', field: 'unit', values: campaign.units.map((unit) => unit.name) },
    { name: 'll_department', field: 'department', values: departments },
    { name: 'll_tag', field: TAG_KEY, values: tagsOf(campaign) },
    ...(campaign.ownLists ?? []).map(({ label, choices }, index): ChoiceList => ({
      name: `ll_own${index + 1}`,
      field: `extras/${label}`,
      values: choices,
      strict: true,
    })),
  ]
  return lists.filter((list) => list.values.length > 0)
}

/** Every column of the standard ledger, with the unit's own columns (`extras`) at the right. */
export function ledgerColumns(
  lists: readonly ChoiceList[],
  extras: readonly string[],
  checkColumns = 0,
): LedgerColumn[] {
  const fields = fieldDefinitions.map((definition): LedgerColumn => ({
    key: definition.field,
    label: definition.label,
    width: definition.width,
    hidden: false,
    format: definition.kind === 'day' ? 'yyyy-mm-dd' : '@',
    align: alignOf(definition.kind),
    rule: ruleOf(definition.field, definition.kind, lists),
    prompt: definition.prompt ?? null,
  }))
  return [
    ownColumn({ key: 'rowId', label: ROW_ID_LABEL, width: 10, hidden: true, format: '@' }),
    ownColumn({ key: 'rowVersion', label: ROW_VERSION_LABEL, width: 8, hidden: true, format: '0' }),
    {
      ...ownColumn({ key: 'number', label: ROW_NUMBER_LABEL, width: 12, hidden: false, format: '@' }),
      rule: { kind: 'given' },
      prompt: '由系统在同步后给定，一条问题一个编号，不再改变。',
    },
    ...fields,
    ownColumn({ key: 'timeliness', label: TIMELINESS_LABEL, width: 12, hidden: false, format: 'General' }),
    ...Array.from({ length: checkColumns }, (_, index): LedgerColumn => ({
      ...ownColumn({
        key: `checks/${index + 1}`,
        label: index === 0 ? CHECKS_LABEL : `${CHECKS_LABEL}（${index + 1}）`,
        width: 24,
        hidden: false,
        format: 'General',
      }),
      align: 'left',
    })),
    ...extras.map((label) => extraColumn(label, lists)),
  ]
}

/** The key of the column under this heading; an unknown heading is a column of the unit's own. */
export function columnKeyOf(heading: string): ColumnKey {
  const known = knownKeyOf(heading)
  if (known !== null) return known
  const original = heading.endsWith(ORIGINAL_SUFFIX) ? heading.slice(0, -ORIGINAL_SUFFIX.length) : heading
  return `extras/${knownKeyOf(original) === null ? heading : original}`
}

/** Heading of a column of the unit's own; one that is named like a known column says that it is the original's. */
export function extraHeading(label: string): string {
  return knownKeyOf(label) === null ? label : label + ORIGINAL_SUFFIX
}

const ORIGINAL_SUFFIX = '（原表）'

function knownKeyOf(heading: string): ColumnKey | null {
  if (heading === ROW_ID_LABEL) return 'rowId'
  if (heading === ROW_VERSION_LABEL) return 'rowVersion'
  if (heading === ROW_NUMBER_LABEL) return 'number'
  if (heading === TIMELINESS_LABEL) return 'timeliness'
  const checks = /^规则检查(?:（(\d+)）)?$/.exec(heading)
  if (checks !== null) return `checks/${Number(checks[1] ?? 1)}`
  return fieldDefinitions.find((definition) => definition.label === heading)?.field ?? null
}

function alignOf(kind: FieldKind): LedgerColumn['align'] {
  return kind === 'text' || kind === 'category' ? 'left' : 'center'
}

function ruleOf(field: ItemField, kind: FieldKind, lists: readonly ChoiceList[]): ColumnRule | null {
  if (officeFields.has(field)) return { kind: 'office' }
  const list = lists.find((one) => one.field === field)
  // Departments are what the ledger happens to name, so another one is allowed.
  if (list !== undefined) return { kind: 'list', list: list.name, strict: field !== 'department' }
  if (kind === 'day') return { kind: 'day' }
  return kind === 'text' ? { kind: 'length', max: MAX_FIELD_TEXT } : null
}

function ownColumn(column: Omit<LedgerColumn, 'align' | 'rule' | 'prompt'>): LedgerColumn {
  return { ...column, align: 'center', rule: null, prompt: null }
}

function extraColumn(label: string, lists: readonly ChoiceList[]): LedgerColumn {
  const list = lists.find(({ field }) => field === `extras/${label}`)
  return {
    key: `extras/${label}`,
    label: extraHeading(label),
    width: Math.min(30, Math.max(12, 2 * label.length + 2)),
    hidden: false,
    format: '@',
    align: 'left',
    // What the campaign offers need not be all there is.
    rule:
      list === undefined
        ? { kind: 'length', max: MAX_FIELD_TEXT }
        : { kind: 'list', list: list.name, strict: list.strict === true },
    prompt: null,
  }
}
