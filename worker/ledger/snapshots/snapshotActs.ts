/** What can be asked of a snapshot by name. */
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import { findFigures, type SnapshotFigures } from './snapshotRows.ts'

export const snapshotActs = {
  'snapshot.figures': ({ sql }: Ledger, id: string): Answer<SnapshotFigures> => {
    const figures = findFigures(sql, id)
    return figures === null ? { refusal: { code: 'snapshot.unknown' } } : { value: figures }
  },
}
