/**
 * 疑点的口径 — from when on conduct looks like 走过场 or 弄虚作假. The plan names none of these numbers, so all are settings
 * of the campaign; these hold where it says nothing.
 */
import type { Campaign, IntegritySettings } from '../campaign/campaign.ts'

const DEFAULT_INTEGRITY: IntegritySettings = {
  // Two honest texts on one problem share a third of their pairs of characters; copies with a name changed nine tenths.
  alikePercent: 90,
  // 加强学习，提高认识，完善制度 has twelve characters and is anybody's.
  alikeCharacters: 20,
  // A report is written in its last days; three leave room for a weekend.
  rushDays: 3,
  rushRequests: 5,
  rushPercent: 60,
  // A quiet week is nothing, a quiet month beside new findings is.
  zeroWeeks: 3,
}

export function integritySettingsOf(campaign: Pick<Campaign, 'integrity'>): IntegritySettings {
  const { integrity = {} } = campaign
  const said = Object.entries(integrity).filter(([, value]) => value !== undefined)
  return { ...DEFAULT_INTEGRITY, ...Object.fromEntries(said) }
}
