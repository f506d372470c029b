/** Lead and supporting units, in English. */
import type { zhSupports } from './zhSupports.ts'

export const enSupports: typeof zhSupports = {
  title: 'Supporting units',
  nobody: 'No unit supports this item. It counts for its own unit alone.',
  units: (names) => `Supporting: ${names}`,
  offered: (names) => `The ledger’s own column names ${names}. Name them if they are to support it.`,
  take: 'Choose as the ledger says',
  name: 'Name supporting units',
  hint: 'A supporting unit sees the item and adds its own progress and evidence. It cannot change the item nor ask for closure; the item counts for the lead alone.',
  told: 'Confidential: supporting units may read it all the same',
  hidden: 'This item is confidential: without the tick, supporting units do not see it.',
  note: 'Note (what to support)',
  send: 'Confirm',
  shares: (n) => `Reported by supporting units (${n})`,
  leadUnit: (name) => `Lead: ${name}`,
  screen: 'Items that your unit supports',
  lead: 'Another unit leads; the office named yours to support it. Report your own share only; the lead asks for closure.',
  none: 'Your unit supports no item.',
  text: 'Your unit’s progress',
  report: 'Report',
}
