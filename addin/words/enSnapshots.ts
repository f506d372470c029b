/** English sentences of what a snapshot says of itself. */
import type { zhSnapshots } from './zhSnapshots.ts'

export const enSnapshots: typeof zhSnapshots = {
  snapshot: {
    sinceLast: (day, { added, closed, reopened, changed, gone, unchanged }) =>
      `Since ${day ?? 'last time'}: ${added} new, ${closed} struck off, ${reopened} reopened, ${changed} changed, ${gone} gone, ${unchanged} as they were.`,
    present:
      'The ledger’s record begins after that day: the rows are those of today, only their limits are counted by that day.',
  },
}
