/** 同一份佐证材料 — one file (the same SHA-256) handed in for two items or by two units. */
import type { Campaign } from '../../campaign/campaign.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { flagKey, type Flag, type ItemFact } from './flag.ts'

export interface EvidenceFact {
  readonly item: string
  readonly name: string
  readonly sha256: string
}

export function sameEvidence(
  evidence: readonly EvidenceFact[],
  items: readonly ItemFact[],
  campaign: Campaign,
): Flag[] {
  const itemsById = new Map(items.map((item, place) => [item.id, { item, place }]))
  const byHash = new Map<string, EvidenceFact[]>()
  for (const file of evidence) {
    if (!itemsById.has(file.item)) continue
    const same = byHash.get(file.sha256)
    if (same === undefined) byHash.set(file.sha256, [file])
    else same.push(file)
  }
  return [...byHash].flatMap(([sha256, files]): Flag[] => {
    const places = [...new Set(files.map(({ item }) => item))]
      .flatMap((id) => itemsById.get(id) ?? [])
      .toSorted((a, b) => a.place - b.place)
    if (places.length < 2) return []
    const units = [...new Set(places.map(({ item }) => item.unit))]
    const names = units.map((unit) => unitName(campaign, unit)).join('、')
    const whose = units.length === 1 ? names : `${names}${units.length}个单位`
    return [
      {
        key: flagKey('same-evidence', [sha256, String(places.length)]),
        kind: 'same-evidence',
        units,
        items: places.map(({ item }) => item.id),
        reason: `“${files[0]?.name ?? ''}”这份文件（内容完全相同）用作${whose}${places.length}条问题的佐证。`,
      },
    ]
  })
}
