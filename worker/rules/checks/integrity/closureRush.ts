/**
 * 节点前集中申请销号 — a unit that hands in most of its closure requests in the last days before a node.
 *
 * Nodes are the campaign's milestones (总结报告), the ends of its stages and its own end. A rush is so many requests,
 * and such a share of the unit's requests of the four weeks up to the node, in its last days.
 */
import type { Campaign, IntegritySettings, UnitId } from '../../campaign/campaign.ts'
import { addDays, sayDay, type Day } from '../../calendar/day.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { sayPercent } from '../../cells/percent.ts'
import { flagKey, type Flag } from './flag.ts'

/** A closure that was asked for. */
export interface RequestFact {
  readonly item: string
  readonly unit: UnitId
  readonly on: Day
}

/** What a rush is measured against. */
const WINDOW_DAYS = 28

export function closureRush(
  requests: readonly RequestFact[],
  campaign: Campaign,
  settings: IntegritySettings,
): Flag[] {
  const byUnit = new Map<UnitId, RequestFact[]>()
  for (const request of requests) {
    const same = byUnit.get(request.unit)
    if (same === undefined) byUnit.set(request.unit, [request])
    else same.push(request)
  }
  return [...byUnit].flatMap(([unit, own]) =>
    nodesOf(campaign).flatMap((node): Flag[] => {
      const since = (days: number): RequestFact[] =>
        own.filter(({ on }) => on > addDays(node.day, -days) && on <= node.day)
      const last = since(settings.rushDays)
      const all = since(WINDOW_DAYS)
      const isRush =
        last.length >= settings.rushRequests && last.length * 100 >= all.length * settings.rushPercent
      if (!isRush) return []
      const days = settings.rushDays === 1 ? '当天' : `前${settings.rushDays}天`
      return [
        {
          key: flagKey('closure-rush', [unit, `${node.day}-${last.length}`]),
          kind: 'closure-rush',
          units: [unit],
          items: [...new Set(last.map(({ item }) => item))],
          reason:
            `${unitName(campaign, unit)}在“${node.name}”（${sayDay(node.day)}）${days}申请销号${last.length}条，` +
            `占此前四周${all.length}条的${sayPercent(last.length, all.length)}。`,
        },
      ]
    }),
  )
}

/** Days that a unit may want to look good on; of several names for one day the first. */
function nodesOf(campaign: Campaign): { readonly name: string; readonly day: Day }[] {
  const nodes = [
    ...campaign.milestones.map(({ name, due }) => ({ name, day: due })),
    ...campaign.stages.map(({ name, to }) => ({ name: `${name}阶段结束`, day: to })),
    { name: '专项结束', day: campaign.ends },
  ]
  return nodes.filter(({ day }, index) => nodes.findIndex((other) => other.day === day) === index)
}
