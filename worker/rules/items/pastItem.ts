/**
 * 往日的问题 — an item as it stood at the end of a past day, told from its history.
 *
 * The history keeps each change with its day, and of each field what it was before and after. So today's row is
 * taken back change by change, the latest first. The state (整改中、申请销号、已销号) is not a field: it is led
 * forward from the entry by the acts that move it. A conflict (未采用的修改) changed nothing.
 * Limit: the campaign's settings (units, ladder) are those of today.
 */
import type { ItemStatus } from './closure.ts'
import type { Day } from '../calendar/day.ts'
import { withValues, type FieldValue } from './itemFields.ts'

/** A line of an item's history, as far as it moves the item. */
export interface PastChange {
  readonly act: string
  readonly day: Day
  readonly fields: readonly { readonly field: string; readonly from: FieldValue; readonly to: FieldValue }[]
}

/** How an item stood from the end of `from` until the next version. */
export interface ItemVersion extends ItemStatus {
  readonly from: Day
}

/**
 * Every end of a day on which the item stood differently than before, the latest first; the last one is the day
 * of its entry. `changes` are in order, the oldest first; the entry itself may be among them or not.
 */
export function versionsOf(
  now: ItemStatus,
  enteredOn: Day,
  changes: readonly PastChange[],
): readonly ItemVersion[] {
  const effective = changes.filter(({ act }) => act !== 'create' && act !== 'conflict')
  if (effective.length === 0) return [{ ...now, from: enteredOn }]
  const states = statesAfter(effective)
  const versions: ItemVersion[] = []
  let content = now.content
  for (let index = effective.length; index >= 0; index--) {
    const from = effective[index - 1]?.day ?? enteredOn
    // Of several changes on one day only the last is seen at its end.
    if (versions.at(-1)?.from !== from) {
      const state = index === effective.length ? now : states[index]
      versions.push({
        from,
        content,
        state: state?.state ?? 'open',
        withdrawn: state?.withdrawn ?? false,
      })
    }
    const change = effective[index - 1]
    if (change !== undefined && change.fields.length > 0) content = withValues(content, before(change))
  }
  return versions
}

/** How the item stood at the end of the day; null when it had not been entered yet. */
export function itemOn(versions: readonly ItemVersion[], day: Day): ItemVersion | null {
  return versions.find(({ from }) => from <= day) ?? null
}

type Stand = Omit<ItemStatus, 'content'>

/** A file that edits a row may strike it off in the same step; that is a line of its own and no act of its own. */
const FILE_ACTS: ReadonlySet<string> = new Set(['edit', 'withdraw', 'drop', 'keep'])

/** State and withdrawal after each number of changes; the entry alone leaves the item open. */
function statesAfter(changes: readonly PastChange[]): Stand[] {
  let stand: Stand = { state: 'open', withdrawn: false }
  const stands = [stand]
  /** Before each act that a file may have brought; what takes the file back takes back the last of them. */
  const undone: Stand[] = []
  for (const change of changes) {
    if (FILE_ACTS.has(change.act)) undone.push(stand)
    stand = change.act === 'take-back' ? (undone.pop() ?? stand) : after(stand, change)
    stands.push(stand)
  }
  return stands
}

function after(stand: Stand, { act, fields }: PastChange): Stand {
  switch (act) {
    case 'request-closure':
      return { ...stand, state: 'closure-requested' }
    case 'agree-closure':
      return { ...stand, state: 'closure-reviewed' }
    case 'close':
      return { ...stand, state: 'closed' }
    case 'drop':
    case 'link':
      return { ...stand, state: 'dropped' }
    case 'return':
    case 'reopen':
    case 'unlink':
      return { ...stand, state: 'open' }
    case 'withdraw':
      return { ...stand, withdrawn: true }
    default: {
      // Taking back the claim takes back the request that stands on it.
      const claim = fields.find(({ field }) => field === 'claimed')
      const takesBack = stand.state === 'closure-requested' && claim !== undefined && claim.to !== 'done'
      return takesBack ? { ...stand, state: 'open' } : stand
    }
  }
}

/** A field changed twice by one act was first what its first line says. */
function before({ fields }: PastChange): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {}
  for (const { field, from } of fields) if (!Object.hasOwn(values, field)) values[field] = from
  return values
}
