/** One entry of a register, by whoever enters it and when. */
import type { RegisterKey, RegisterValues } from '#rules/registers/register'
import type { EntryRow } from '#wire/register'
import type { Role } from '#wire/session'
import type { Moment, Story } from './Story.ts'

/** Somebody enters something; `become` makes it a row of its unit's ledger at a later moment. */
export function enterIn(
  story: Story,
  by: readonly [role: Role, unit: string | null],
  at: Moment,
  entry: { readonly register: RegisterKey; readonly values: RegisterValues; readonly become?: Moment },
): void {
  const { register, values, become } = entry
  let made: EntryRow | null = null
  story.at(at, async () => {
    made = await (await story.as(by[0], at, by[1])).enter(register, values)
  })
  if (become === undefined) return
  story.at(become, async () => {
    const office = await story.office(become)
    if (made === null) throw new Error(`the story enters ${register} before it makes an item of it`)
    await office.ask<EntryRow>('POST', `/registers/${register}/${made.id}/item`, { base: made.version })
  })
}
