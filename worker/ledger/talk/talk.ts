/** What unit and office say to each other about an item: kept beside its history, printed nowhere. */
import type { Actor } from '#wire/actor'
import type { NewTalk, TalkLine } from '#wire/talk'
import type { Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { exposedIn } from '../items/clueGuard.ts'
import { itemsById } from '../items/rows/itemRows.ts'
import { findTalk, insertTalk, talkOf } from './talkRows.ts'

export const talkCommands = {
  queries: {},
  steps: { 'talk.say': say },
} satisfies CommandsOf<'talk'>

/** To a unit, only its own items exist. The whole talk is the answer. */
function say({ sql }: Ledger, actor: Actor, item: string, said: NewTalk): Answer<readonly TalkLine[]> {
  const held = itemsById(sql, [item]).get(item)
  if (held === undefined || (actor.unit !== null && held.unit !== actor.unit)) {
    return { refusal: { code: 'item.unknown' } }
  }
  const before = findTalk(sql, said.id)
  if (before !== null) {
    const isSame = before.item === item && before.text === said.text
    return isSame ? { value: talkOf(sql, item) } : { refusal: { code: 'talk.reused' } }
  }
  // Whoever knows the clue speaks to those who must not.
  const findings = actor.unit === null ? exposedIn(sql, item, said.text) : []
  if (findings.length > 0) {
    const detail = findings.map(({ message }) => message).join('')
    return { refusal: { code: 'talk.exposes', detail, findings } }
  }
  insertTalk(sql, actor, held, said)
  return { value: talkOf(sql, item) }
}
