/**
 * Every code of a refusal, joined from the nouns' own parts, with its status, title and the way out; and a refusal as
 * data. Codes never change once shipped.
 */
import type { Finding } from '#rules/items/finding'
import { backupProblems } from './backup.ts'
import { campaignProblems, unitProblems } from './campaign.ts'
import { checkProblems } from './checkRound.ts'
import { closureProblems } from './closure.ts'
import { codeProblems, personProblems } from './code.ts'
import { deputyProblems } from './deputy.ts'
import { operatorProblems, peopleProblems } from './directory.ts'
import { circularProblems, templateProblems } from './document.ts'
import { evidenceProblems } from './evidence.ts'
import { exemptionProblems } from './exemption.ts'
import { extensionProblems } from './extension.ts'
import { flagProblems } from './flag.ts'
import { itemProblems, syncProblems } from './item.ts'
import { ladderProblems, accountabilityProblems } from './ladder.ts'
import { linkProblems } from './link.ts'
import { noticeProblems } from './notice.ts'
import { snapshotProblems } from './overview.ts'
import { accessProblems } from './permission.ts'
import { profileProblems } from './profile.ts'
import { questionProblems } from './rowQuestion.ts'
import { registerProblems, entryProblems } from './register.ts'
import { reportProblems } from './report.ts'
import { requestProblems, routeProblems, originProblems, serverProblems } from './request.ts'
import { sessionProblems, entraProblems, demoProblems } from './session.ts'
import { settingsProblems } from './settings.ts'
import { supportProblems } from './support.ts'
import { talkProblems } from './talk.ts'
import { transferProblems } from './transfer.ts'
import { uploadProblems, readingProblems, fileProblems } from './upload.ts'
import { weekProblems } from './week.ts'
import { withdrawalProblems } from './withdrawal.ts'
import type { ProblemsOf } from './problem.ts'

export const problems = {
  ...requestProblems,
  ...routeProblems,
  ...originProblems,
  ...serverProblems,
  ...sessionProblems,
  ...entraProblems,
  ...demoProblems,
  ...codeProblems,
  ...personProblems,
  ...deputyProblems,
  ...operatorProblems,
  ...peopleProblems,
  ...accessProblems,
  ...campaignProblems,
  ...unitProblems,
  ...itemProblems,
  ...syncProblems,
  ...talkProblems,
  ...supportProblems,
  ...questionProblems,
  ...closureProblems,
  ...checkProblems,
  ...flagProblems,
  ...ladderProblems,
  ...accountabilityProblems,
  ...evidenceProblems,
  ...extensionProblems,
  ...withdrawalProblems,
  ...transferProblems,
  ...linkProblems,
  ...noticeProblems,
  ...registerProblems,
  ...entryProblems,
  ...reportProblems,
  ...weekProblems,
  ...exemptionProblems,
  ...settingsProblems,
  ...uploadProblems,
  ...readingProblems,
  ...fileProblems,
  ...profileProblems,
  ...snapshotProblems,
  ...circularProblems,
  ...templateProblems,
  ...backupProblems,
} as const satisfies ProblemsOf<string>

export type ProblemCode = keyof typeof problems

/** A refusal as data: what the ledger answers with instead of a value. */
export interface Refusal {
  readonly code: ProblemCode
  /** What exactly stands in the way; the table's way out is added. */
  readonly detail?: string
  readonly findings?: readonly Finding[]
}

/** What the ledger throws while a backup holds it: a class would not survive the call to the object. */
export const LEDGER_HELD = 'the ledger is held for a backup'
