/** What is asked about items and decided by the office, in English. */
import type { zhTransfers, zhWithdrawals } from './zhWithdrawals.ts'

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
    ({
      asked: 'Waiting',
      dropped: 'Dropped',
      refused: 'Not dropped',
      recalled: 'Taken back',
      transferred: 'Transferred',
    })[of],
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

export const enTransfers: typeof zhTransfers = {
  title: 'Transfer to another unit',
  lead: 'Number, limit, history, extensions and evidence go along; the former unit sees where it went and counts it no more.',
  unit: 'To',
  choose: 'Choose a unit',
  reason: 'Reason',
  reasonHint: 'Both units read it; it stands in the history.',
  send: 'Transfer',
  gone: (unit, on) => `Transferred to ${unit} on ${on}; below is what stood and happened before.`,
  list: (n) => `${n} transferred`,
  line: (from, to, on) => `${on} ${from} → ${to}`,
}
