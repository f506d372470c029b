/** 措施或进展雷同 — nearly the same measures, or the same progress, in the ledgers of different units. */
import type { Campaign, IntegritySettings, UnitId } from '../../campaign/campaign.ts'
import { labelOf } from '../../fields/field.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { flagKey, type Flag, type ItemFact } from './flag.ts'
import { likeGroups } from './likeGroups.ts'

type CopiedField = 'measures' | 'progress'
const copiedFields: readonly CopiedField[] = ['measures', 'progress']

/** As much of the text as lets it be recognised. */
const QUOTED = 30
/** More units are counted. */
const UNITS_NAMED = 4

export function alikeTexts(
  items: readonly ItemFact[],
  campaign: Campaign,
  settings: IntegritySettings,
): Flag[] {
  // Within a unit like problems have like measures; between units somebody has copied.
  return copiedFields.flatMap((field) => {
    const texts = items.map(({ content }) => content[field] ?? '')
    return likeGroups(texts, settings.alikePercent / 100, settings.alikeCharacters).flatMap(
      (group): Flag[] => {
        const members = group.flatMap((index) => items[index] ?? [])
        const units = [...new Set(members.map(({ unit }) => unit))]
        if (units.length < 2) return []
        const ids = members.map(({ id }) => id)
        return [
          {
            key: flagKey('alike-texts', [field, ...ids]),
            kind: 'alike-texts',
            units,
            items: ids,
            reason: sayAlike({ field, members, units }, campaign, settings),
          },
        ]
      },
    )
  })
}

interface AlikeGroup {
  readonly field: CopiedField
  readonly members: readonly ItemFact[]
  readonly units: readonly UnitId[]
}

function sayAlike(
  { field, members, units }: AlikeGroup,
  campaign: Campaign,
  { alikePercent }: IntegritySettings,
): string {
  const names = units.slice(0, UNITS_NAMED).map((unit) => unitName(campaign, unit))
  const whose = units.length > UNITS_NAMED ? `${names.join('、')}等` : names.join('、')
  const text = members[0]?.content[field] ?? ''
  const quoted = text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text
  return `${whose}${units.length}个单位${members.length}条问题的“${labelOf(field)}”几乎相同（相近程度${alikePercent}%以上）：“${quoted}”`
}
