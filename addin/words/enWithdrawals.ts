/** Taking a problem out of the count, in English. */
import type { zhWithdrawals } from './zhWithdrawals.ts'

export const enWithdrawals: typeof zhWithdrawals = {
  title: 'Dropping',
  ask: 'Ask to drop it',
  askHint: 'The office decides. Until then it counts; afterwards it is listed apart and never vanishes.',
  kind: 'Kind',
  kinds: (of) =>
    ({
      unfounded: 'Unfounded',
      duplicate: 'Duplicate',
      mistaken: 'Entered by mistake',
      'handed-over': 'Handed over',
    })[of],
  state: (of) =>
    ({ asked: 'Waiting', dropped: 'Dropped', refused: 'Not dropped', recalled: 'Taken back' })[of],
  reason: 'Reason to drop it',
  reasonHint: 'How it was verified; which item it repeats; to whom it was handed over.',
  send: 'Send the request',
  alone: 'Just entered and in no summary yet: delete the row in the sheet to strike it.',
  drop: 'Drop it',
  refuse: 'Refuse',
  needsReason: 'A refusal needs a reason.',
  chooseKind: 'Choose a kind',
  list: (n) => `${n} dropped (listed apart, in no rate)`,
}
