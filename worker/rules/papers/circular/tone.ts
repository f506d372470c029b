/**
 * 通报的口径 — whom a circular names: praise by name or none; criticism by name, by kind of unit, or of nobody.
 *
 * Figures never change with the tone. A unit may be left out of the naming, with a reason that is kept beside the
 * draft and not printed. Sources: colleges praise by name and criticise anonymously (珠海 2020), governments name
 * unit and item (紫阳 2022), a college by kind of unit (2021-09 督查反馈).
 */
import type { Campaign, UnitId } from '../../campaign/campaign.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { unitKindOf } from '../../campaign/unitKind.ts'

export const namings = ['named', 'by-kind', 'anonymous'] as const
export const praises = ['named', 'none'] as const
export type Naming = (typeof namings)[number]
export type Praise = (typeof praises)[number]

export const namingLabels: Readonly<Record<Naming, string>> = {
  named: '点名到单位',
  'by-kind': '只点单位类别',
  anonymous: '不点名',
}
export const praiseLabels: Readonly<Record<Praise, string>> = { named: '点名表扬', none: '不写表扬' }

export interface Tone {
  readonly naming: Naming
  readonly praise: Praise
  readonly leftOut: readonly { readonly unit: UnitId; readonly reason: string }[]
}

export const defaultTone: Tone = { naming: 'named', praise: 'none', leftOut: [] }

/** A longer list of names is cut with 等; the workbook has them all. */
const NAMES_SHOWN = 40

/** （甲处、乙处）, （机关部门2个、教学单位1个）, or nothing: whom a sentence of criticism is about. */
export function sayWhom(campaign: Campaign, tone: Tone, units: readonly UnitId[]): string {
  if (units.length === 0 || tone.naming === 'anonymous') return ''
  if (tone.naming === 'by-kind') return `（${sayKinds(campaign, units)}）`
  return sayNames(
    campaign,
    units,
    units.filter((unit) => mayName(tone, unit)),
  )
}

/** （体育部）, whoever reads: praise and zero reports are no fault. */
export function sayNames(campaign: Campaign, all: readonly UnitId[], named: readonly UnitId[] = all): string {
  if (named.length === 0) return ''
  const shown = named.slice(0, NAMES_SHOWN)
  const names = shown.map((unit) => unitName(campaign, unit)).join('、')
  return `（${names}${all.length > shown.length ? '等' : ''}）`
}

/** 机关部门2个、教学单位1个, in the order in which the campaign has its units. */
function sayKinds(campaign: Campaign, units: readonly UnitId[]): string {
  return [...countKinds(campaign, units)].map(([kind, count]) => `${kind}${count}个`).join('、')
}

function countKinds(campaign: Campaign, units: readonly UnitId[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const unit of units) {
    const kind = kindOf(campaign, unit)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

export function kindOf(campaign: Campaign, unit: UnitId): string {
  const known = campaign.units.find(({ id }) => id === unit)
  return known === undefined ? '单位待确认' : unitKindOf(known)
}

export function mayName(tone: Tone, unit: UnitId): boolean {
  return tone.naming === 'named' && !tone.leftOut.some((one) => one.unit === unit)
}
