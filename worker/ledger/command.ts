/**
 * Commands: all that can be asked of a campaign's ledger, each by one name, noun.verb. A noun's own file lists them,
 * `combine` joins the lists, and nothing else leads into the object once it is open.
 *
 *   export const noticeCommands = {
 *     queries: { 'notice.list': … },
 *     steps: { 'notice.issue': issueNotice },
 *   } satisfies CommandsOf<'notice'>
 */
import type { Actor } from '#wire/actor'
import type { Ledger } from './Ledger.ts'

export type Command = (ledger: Ledger, actor: Actor, ...args: never[]) => unknown

type Named<Noun extends string> = Readonly<Record<`${Noun}.${string}`, Command>>

/** The commands of a noun. */
export interface CommandsOf<Noun extends string> {
  /** They only read, and so cost no transaction and leave no line in the record. */
  readonly queries: Named<Noun>
  /** Each happens wholly or not at all, and what it wrote is sealed under its name. */
  readonly steps: Named<Noun>
}

/** Lists joined into one, which a further list can join. */
export interface Combined<Queries extends object, Steps extends object> {
  readonly queries: Queries
  readonly steps: Steps
  /** Throws where a name is taken: one of the two would never be called again. */
  readonly with: <List extends CommandsOf<string>>(
    list: List,
  ) => Combined<Queries & List['queries'], Steps & List['steps']>
}

/** Begins with one list; throws where it has a name twice. */
export function combine<List extends CommandsOf<string>>(
  list: List,
): Combined<List['queries'], List['steps']> {
  return combined({}, {}).with(list)
}

function combined<Queries extends object, Steps extends object>(
  queries: Queries,
  steps: Steps,
): Combined<Queries, Steps> {
  return {
    queries,
    steps,
    with: <List extends CommandsOf<string>>(list: List) => {
      const { queries: moreQueries, steps: moreSteps }: Pick<List, 'queries' | 'steps'> = list
      const known = new Set([...Object.keys(queries), ...Object.keys(steps)])
      for (const name of [...Object.keys(moreQueries), ...Object.keys(moreSteps)]) {
        if (known.has(name)) throw new Error(`two commands are called ${name}`)
        known.add(name)
      }
      return combined({ ...queries, ...moreQueries }, { ...steps, ...moreSteps })
    },
  }
}
