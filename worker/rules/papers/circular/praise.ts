/** 表扬 — units all of whose items are put right and whose last report was in time, where the office wants it said. */
import { reportWords } from '../../campaign/rhythm.ts'
import { figure, phrase, type Phrase } from '../../figures/phrase.ts'
import { isOnTime, lastDuePeriod } from '../../figures/weekStatus.ts'
import type { CircularFacts } from './facts.ts'
import { sayNames } from './tone.ts'

export function praise(facts: CircularFacts): Phrase {
  const units = praised(facts)
  if (facts.tone.praise === 'none' || units.length === 0) return phrase``
  const names = sayNames(facts.campaign, units)
  return phrase`有${figure('praised', units.length)}个单位登记的问题已全部整改完成、${reportWords(facts.campaign).report}按时报送${names}，予以表扬。`
}

function praised({ campaign, tally, reports, asOf }: CircularFacts): string[] {
  const last = lastDuePeriod(reports, asOf)
  const statuses = new Map(reports.units.map((one) => [one.unit, one.statuses]))
  return campaign.units
    .map(({ id }) => id)
    .filter((unit) => {
      const of = tally.byUnit[unit]
      if (of === undefined || of.total === 0 || of.done + of.closed < of.total - of.dropped) return false
      const status = last === null ? 'reported' : statuses.get(unit)?.[last.index]
      return isOnTime(status)
    })
}
