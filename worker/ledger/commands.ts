/** All commands of a ledger, joined from the nouns' lists; the routes say `command(c, 'notice.issue', request)`. */
import type { Actor } from '#wire/actor'
import { accountabilityCommands } from './checks/accountability.ts'
import { checkCommands } from './checks/checkRounds.ts'
import { flagCommands } from './checks/flags.ts'
import { ladderCommands } from './checks/ladder.ts'
import { closureCommands } from './closure/closeItems.ts'
import { evidenceCommands } from './closure/evidence.ts'
import { combine } from './command.ts'
import { extensionCommands } from './items/extensions.ts'
import { linkCommands } from './items/links.ts'
import { supportCommands } from './items/supports.ts'
import { transferCommands } from './items/transfers.ts'
import { withdrawalCommands } from './items/withdrawals.ts'
import { itemCommands, questionCommands } from './items/items.ts'
import type { Ledger } from './Ledger.ts'
import { noticeCommands } from './notices/notices.ts'
import { circularCommands } from './papers/circulars.ts'
import { weekCommands } from './papers/prepareWeeks.ts'
import { templateCommands } from './papers/templates.ts'
import { codeCommands } from './people/accessCodes.ts'
import { deputyCommands } from './people/deputies.ts'
import { personCommands } from './people/people.ts'
import { peopleCommands } from './people/removePeople.ts'
import { recordCommands } from './record/record.ts'
import type { Recorder } from './record/recordAct.ts'
import { registerCommands } from './registers/registers.ts'
import { settingsCommands } from './settings/settings.ts'
import { snapshotCommands } from './snapshots/snapshots.ts'
import { talkCommands } from './talk/talk.ts'
import { profileCommands } from './uploads/profiles.ts'
import { uploadCommands } from './uploads/uploads.ts'
import { viewCommands } from './views/views.ts'
import { exemptionCommands } from './weeks/exemptions.ts'
import { reportCommands } from './weeks/weeklyWork.ts'

const combined = combine(itemCommands)
  .with(talkCommands)
  .with(questionCommands)
  .with(extensionCommands)
  .with(withdrawalCommands)
  .with(transferCommands)
  .with(supportCommands)
  .with(linkCommands)
  .with(closureCommands)
  .with(evidenceCommands)
  .with(noticeCommands)
  .with(checkCommands)
  .with(flagCommands)
  .with(ladderCommands)
  .with(accountabilityCommands)
  .with(uploadCommands)
  .with(profileCommands)
  .with(reportCommands)
  .with(exemptionCommands)
  .with(weekCommands)
  .with(registerCommands)
  .with(snapshotCommands)
  .with(circularCommands)
  .with(templateCommands)
  .with(settingsCommands)
  .with(codeCommands)
  .with(personCommands)
  .with(deputyCommands)
  .with(peopleCommands)
  .with(recordCommands)
  .with(viewCommands)

const listed = { ...combined.queries, ...combined.steps }
type Listed = typeof listed

export type CommandName = keyof Listed

/** Who may be said to ask: somebody signed in, or the system itself where the command takes any recorder. */
export type CommandActor = {
  [Name in CommandName]: Listed[Name] extends (ledger: Ledger, actor: Recorder, ...args: never[]) => unknown
    ? Recorder
    : Actor
}

/** What a command is told after who asks. */
export type CommandArguments = {
  [Name in CommandName]: Listed[Name] extends (ledger: Ledger, actor: never, ...args: infer Rest) => unknown
    ? Rest
    : never
}

export type CommandResult = { [Name in CommandName]: ReturnType<Listed[Name]> }

/** The same commands, each paired with its arguments by its name, so that one can be called by a name not yet known. */
const commands: {
  readonly [Name in CommandName]: (
    ledger: Ledger,
    actor: CommandActor[Name],
    ...args: CommandArguments[Name]
  ) => CommandResult[Name]
} = listed

/** Whether a command writes; the others need no transaction. */
export function isStep(name: CommandName): boolean {
  return Object.hasOwn(combined.steps, name)
}

/** Runs a command; the caller has opened the transaction of a step. Throws for a name that a newer program sent. */
export function runCommand<Name extends CommandName>(
  ledger: Ledger,
  name: Name,
  actor: CommandActor[Name],
  args: CommandArguments[Name],
): CommandResult[Name] {
  if (!Object.hasOwn(commands, name)) throw new Error(`no command is called ${name}`)
  return commands[name](ledger, actor, ...args)
}
