/**
 * What can be done to a ledger, by name: each noun's file lists its own acts, and `CampaignLedger.act` runs one
 * of them in one transaction. The routes say `actFor(c)('draw.make', actor, request)`.
 */
import { codeActs } from './people/accessCodes.ts'
import { accountabilityActs } from './checks/accountability.ts'
import { checkRoundActs } from './checks/checkRounds.ts'
import { circularActs } from './papers/circulars.ts'
import { closureActs } from './closure/closeItems.ts'
import { evidenceUploadActs } from './closure/evidenceUploads.ts'
import { exemptionActs } from './weeks/exemptions.ts'
import { flagActs } from './checks/flags.ts'
import { ladderActs } from './checks/ladder.ts'
import { snapshotActs } from './snapshots/snapshotActs.ts'
import { personActs } from './people/people.ts'
import { weekActs } from './papers/prepareWeeks.ts'
import { profileActs } from './uploads/profileActs.ts'
import { recordActs } from './record/record.ts'
import { peopleActs } from './people/removePeople.ts'
import { registerActs } from './registers/registers.ts'
import { settingsActs } from './settings/settings.ts'
import { selfCheckActs } from './uploads/selfCheck.ts'
import { templateActs } from './papers/templateRows.ts'
import { reportActs } from './weeks/weeklyWork.ts'
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
