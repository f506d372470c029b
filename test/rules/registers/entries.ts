/** Entries for tests of the registers: values over a sound minimum, numbered as they are made. */
import { asDay } from '#rules/calendar/day'
import type { RegisterEntry, RegisterKey, RegisterValues } from '#rules/registers/register'

let count = 0

export function anEntry(
  register: RegisterKey,
  values: RegisterValues,
  more: Partial<RegisterEntry> = {},
): RegisterEntry {
  count++
  return {
    id: `entry-${count}`,
    register,
    no: count,
    enteredOn: asDay('2017-06-01'),
    values,
    item: null,
    withdrawn: false,
    ...more,
  }
}
