/**
 * What can be done to a ledger, by name: each noun's file lists its own acts, and `CampaignLedger.act` runs one
 * of them in one transaction. The routes say `actFor(c)('draw.make', author, wish)`.
 */
import { codeActs } from './accessCodes.ts'
import { accountabilityActs } from './accountability.ts'
import { checkRoundActs } from './checkRounds.ts'
import { circularActs } from './circulars.ts'
import { closureActs } from './closeItems.ts'
import { evidenceUploadActs } from './evidenceUploads.ts'
import { exemptionActs } from './exemptions.ts'
import { flagActs } from './flags.ts'
import { ladderActs } from './ladder.ts'
import { snapshotActs } from './snapshotActs.ts'
import { personActs } from './people.ts'
import { weekActs } from './prepareWeeks.ts'
import { profileActs } from './profileActs.ts'
import { recordActs } from './record.ts'
import { peopleActs } from './removePeople.ts'
import { registerActs } from './registers.ts'
import { settingsActs } from './settings.ts'
import { selfCheckActs } from './selfCheck.ts'
import { templateActs } from './templateRows.ts'
import { reportActs } from './weeklyWork.ts'
import type { Ledger } from './Ledger.ts'

export const ledgerActs = {
  ...snapshotActs,
  ...codeActs,
  ...personActs,
  ...recordActs,
  ...peopleActs,
  ...registerActs,
  ...closureActs,
  ...checkRoundActs,
  ...flagActs,
  ...ladderActs,
  ...accountabilityActs,
  ...circularActs,
  ...templateActs,
  ...selfCheckActs,
  ...exemptionActs,
  ...evidenceUploadActs,
  ...settingsActs,
  ...weekActs,
  ...profileActs,
  ...reportActs,
} satisfies Record<string, (ledger: Ledger, ...args: never[]) => unknown>

export type LedgerActs = typeof ledgerActs
export type ActName = keyof LedgerActs

/** An act's arguments after the ledger. */
export type ActArguments<Name extends ActName> = LedgerActs[Name] extends (
  ledger: Ledger,
  ...args: infer Args
) => unknown
  ? Args
  : never

export type ActResult<Name extends ActName> = LedgerActs[Name] extends (...args: never[]) => infer Result
  ? Result
  : never

/** Runs an act by its name; the caller has opened the transaction. */
export function runAct(ledger: Ledger, name: string, args: readonly unknown[]): unknown {
  if (!Object.hasOwn(ledgerActs, name)) throw new Error(`no act is called ${name}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name and its arguments were paired by `LedgerCall`
  const act = (ledgerActs as Record<string, (ledger: Ledger, ...args: readonly unknown[]) => unknown>)[name]
  return act?.(ledger, ...args)
}

/** How routes call an act: over the network, each answers later. */
export type LedgerCall = <Name extends ActName>(
  name: Name,
  ...args: ActArguments<Name>
) => Promise<ActResult<Name>>
