/** Assigning items to units, in English. */
import type { zhAssign } from './zhAssign.ts'

export const enAssign: typeof zhAssign = {
  assign: {
    title: 'Unit',
    lead: 'This item has no unit yet and counts for none. Once assigned it appears in that unit’s ledger, and the unit rectifies it.',
    unit: 'Responsible unit',
    choose: 'Choose a unit',
    send: 'Assign to this unit',
    none: 'No unit yet',
    waiting: (count) => `${count} without a unit yet, listed first`,
  },
}
