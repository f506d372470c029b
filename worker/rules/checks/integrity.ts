/**
 * 疑点 — what in a campaign looks like 走过场 or 弄虚作假, found by rule, with the reason in words and the rows behind it.
 *
 * A flag informs and nothing more: a person looks, dismisses it with a reason or notes it, and only people draw
 * consequences. Each rule is a file of its own in integrity/.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { alikeTexts } from './integrity/alikeTexts.ts'
import { closureRush, type RequestFact } from './integrity/closureRush.ts'
import type { Flag, ItemFact } from './integrity/flag.ts'
import { lateExtensions, type ExtensionFact } from './integrity/lateExtensions.ts'
import { sameDay } from './integrity/sameDay.ts'
import { sameEvidence, type EvidenceFact } from './integrity/sameEvidence.ts'
import { zeroAgainstFindings, type ZeroFact } from './integrity/zeroAgainstFindings.ts'
import { integritySettingsOf } from './integritySettings.ts'

/** What the rules look at: the ledger as it stands, the files' hashes, what was asked when, who reported nothing. */
export interface IntegrityFacts {
  readonly items: readonly ItemFact[]
  readonly evidence: readonly EvidenceFact[]
  readonly extensions: readonly ExtensionFact[]
  readonly requests: readonly RequestFact[]
  /** Units' weeks with a zero report, oldest first within a unit. */
  readonly zeroReports: readonly ZeroFact[]
}

/** All flags, by kind; the same facts give the same flags under the same keys. */
export function findFlags(facts: IntegrityFacts, campaign: Campaign): Flag[] {
  const settings = integritySettingsOf(campaign)
  return [
    ...sameEvidence(facts.evidence, facts.items, campaign),
    ...alikeTexts(facts.items, campaign, settings),
    ...sameDay(facts.items),
    ...lateExtensions(facts.extensions, facts.items),
    ...closureRush(facts.requests, campaign, settings),
    ...zeroAgainstFindings(facts.zeroReports, facts.items, settings),
  ]
}
