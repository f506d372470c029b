/** Registers in English: names, fields and choices by their keys; what has no word here is shown in Chinese. */
import type { RegisterField, Register } from '#rules/registers/register'
import { chosenWords, fieldWords, purposeWords, registerWords, wordOfField } from './enRegisterNames.ts'
import type { zhRegisters } from './zhRegisters.ts'

const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`

const states = { 'on-time': 'in time', late: 'late', missing: 'missing', 'not-due': 'not due yet' }
const acts = { add: 'Entered', change: 'Changed', withdraw: 'Withdrawn', turn: 'Made a row of the ledger' }

export const enRegisters: typeof zhRegisters = {
  registers: {
    lead: 'What is kept beside the ledger. Orange figures still need a hand.',
    name: ({ key, name }) => registerWords[key] ?? name,
    purpose: ({ key, purpose }) => purposeWords[key] ?? purpose,
    field: (register, field) => wordOfField(register.key, field.key) ?? field.label,
    hint: (_register: Register, _field: RegisterField) => '',
    choice: (register, field, code) =>
      chosenWords[`${register.key}.${field.key}.${code}`] ??
      chosenWords[`${field.key}.${code}`] ??
      field.choices?.[code] ??
      code,
    count: (n) => many(n, 'entry', 'entries'),
    waiting: (n) => `${n} to do`,
    back: '‹ All registers',
    add: 'New entry',
    adding: 'Enter',
    save: 'Save',
    saved: 'Entered.',
    entry: (no) => `No. ${no}`,
    none: 'Nothing entered yet. Begin with “New entry”.',
    noneToRead: 'Nothing entered yet.',
    search: 'Find an entry',
    noneFound: 'Nothing found. Try another word.',
    withdrawnOnes: (n) => `${n} withdrawn`,
    withdrawn: (reason) => `Withdrawn: ${reason}`,
    change: 'Change',
    fill: 'Say what was done',
    withdraw: 'Withdraw',
    withdrawReason: 'Reason',
    withdrawHint: 'Nothing is deleted; a withdrawn entry can still be read.',
    withdrawSend: 'Withdraw this entry',
    turn: 'Put into the ledger',
    turnHint: (unit) => `Becomes a row of ${unit}, which receives it with its next sync.`,
    turned: 'In the ledger',
    handOver: {
      title: 'Hand over, or look into it',
      lead: 'Channel, giver and original stay with the office and the leading group; the unit reads only the words below.',
      wording: 'In words for the unit',
      to: 'To',
      elsewhere: 'Not the unit that it is about: the item becomes confidential.',
      hints: 'Words that may lead to the giver',
      heed: (text) => `Looked at; keep “${text}”`,
      send: 'Hand over',
      keep: 'Not handed over: the office looks into it',
    },
    toItem: 'Open the item',
    history: 'Versions',
    act: (act) => acts[act],
    by: (by, at) => `${by}, ${at}`,
    choose: 'Please choose',
    linked: (n) => `${many(n, 'item')} chosen`,
    findItems: 'Find items',
    unitFirst: 'Choose the unit first, then its items.',
    unlink: 'Remove',
    moreItems: (n) => `${n} more; please be more specific`,
    noItems: 'No items to choose from.',
    lostItem: '(no longer in the ledger)',
    noEntries: (name) => `Nothing in “${name}” yet; please enter that first.`,
    noUnit: '(no unit yet)',
    missing: 'Some fields still need you; see above.',
    ofItem: 'In the registers',
    sheet: {
      title: 'Excel sheet',
      download: 'Download as a sheet',
      read: 'Read the sheet in front',
      hint: 'The download can be printed, or filled in and read; any sheet with the same headings can be read.',
      notFound:
        'The sheet in front has none of this register’s headings. Switch to one that has, and read again.',
      found: (n) => (n === 0 ? 'No rows to enter.' : `${many(n, 'row')} can be entered.`),
      known: (n) =>
        `${many(n, 'row')} have a number already and are left alone; change them in the register.`,
      unread: (labels) => `Columns not read: ${labels.join(', ')}.`,
      bad: (n) => `${many(n, 'row')} cannot be entered yet:`,
      row: (row) => `Row ${row}`,
      enter: (n) => `Enter ${many(n, 'row')}`,
      entering: (done, n) => `Entering ${done}/${n}…`,
      entered: (n) => `${many(n, 'row')} entered.`,
      refused: (row, why) => `Row ${row} was not entered: ${why}`,
    },
    gaps: {
      title: 'To do',
      none: 'Nothing is missing.',
      leads: (n) => `${many(n, 'unit')} without a first responsible person`,
      ownLead: 'Your unit has no first responsible person yet',
      owed: (name, part, due) =>
        `${part === 'plan' ? (fieldWords['plan'] ?? name) : name}${part === 'materials' ? ' (materials)' : ''}, due ${due}`,
      units: (state, n) => `${states[state]}: ${many(n, 'unit')}`,
      own: (state) => states[state],
      agenda: (n) => `Next meeting: ${many(n, 'order')} without a follow-up`,
      late: 'past its limit',
      checks: (n) => `${many(n, 'check')} not corrected in time`,
      clues: (n) => `${many(n, 'clue')} not handed on or settled`,
      findings: (n) => `${many(n, 'finding')} not handed on or settled`,
      givers: (n) => `${many(n, 'item')} from opinions that do not say whose`,
      ongoing: (n) => `${many(n, 'ongoing item')} without a regulation`,
    },
    figures: {
      title: 'Figures',
      learning: (n, people) => `${many(n, 'learning session')}, ${people} attendances`,
      channels: (counts) => `Published: ${counts.join(', ')}`,
      share: (share, covered, closed) => `${share} of closed items have a regulation (${covered}/${closed})`,
      pair: (word, n) => `${word} ${n}`,
    },
  },
}
