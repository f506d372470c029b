/** Reading a ledger in English. */
import type { zhReading } from './zhReading.ts'

const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`

const sureness: readonly (readonly [least: number, words: string])[] = [
  [1, 'confirmed'],
  [0.85, 'sure'],
  [0.7, 'fairly sure'],
  [0.6, 'not very sure, please look'],
  [0, 'unsure, please choose'],
]

export const enReading: typeof zhReading = {
  reading: {
    columns: 'What the columns mean',
    columnOf: (label) => `Meaning of “${label}”`,
    noLabel: '(no label)',
    sure: (confidence) => sureness.find(([least]) => confidence >= least)?.[1] ?? '',
    chosen: 'as you chose',
    keepColumn: 'Keep as it is',
    unknownColumns: (n) => `${many(n, 'column')} outside the ledger, kept as they are`,
    questions: (n) => (n === 0 ? 'Nothing to ask' : `${many(n, 'question')} for you`),
    answered: (n) => `${many(n, 'answer')} given`,
    carried: (n) => `${many(n, 'question')} settled as last time.`,
    changeAnswer: 'Change',
    isColumn: (field) => `It is “${field}”`,
    ongoing: 'Ongoing',
    immediate: 'At once',
    otherDay: 'Another day',
    setDay: 'Set this day',
    leaveOpen: 'Leave it to the office',
    left: 'Left open; taken in as written.',
    unitOf: (text, rows) =>
      text === ''
        ? `${many(rows, 'row')} without a unit: whose?`
        : `${many(rows, 'row')} saying “${text}”: whose?`,
    chooseUnit: 'Choose a unit',
    unitLater: 'Rows without a unit are taken in and can be assigned later.',
    findings: 'Other remarks',
    preview: 'The first rows will be',
    notes: 'About this file',
    rowOf: (sheet, row) => `“${sheet}” row ${row}`,
    notRemembered: 'The columns’ meanings were not kept on the server; they may be asked again.',
    withoutProfiles: 'The server was not reached; what was confirmed before was not used.',
  },

  plan: {
    title: 'After accepting',
    figures: ({ added, changed, untouched, gone, transferred = 0 }) =>
      `${added} new, ${changed} changed, ${untouched} untouched${gone > 0 ? `, ${gone} gone from the file` : ''}${transferred > 0 ? `, ${transferred} transferred to another unit and not entered again` : ''}`,
    identical: 'The same as last time; nothing to accept.',
    nothing: 'Nothing new; accepting only notes that the file came again.',
    changes: (n) => `${many(n, 'row')} changed`,
    more: (n) => `${n} more not listed`,
    empty: '(empty)',
    clash: 'also changed in the ledger; the file’s word is taken, the other stays in the history',
    stale: (n) => `${n} with former values in the file`,
    staleLead:
      'The server has gone on since. What is not ticked stays as it is; the file’s former values stay in the history.',
    takeStale: (field) => `Take the file’s “${field}”`,
    added: (n) => `${many(n, 'row')} new`,
    gone: (n) => `${many(n, 'row')} gone from the file`,
    goneLead: 'Gone is not closed. Decide row by row; what is left open stays and is asked again.',
    keep: 'Keep',
    withdraw: 'Strike, or ask to drop',
    reason: 'Reason',
    needsReason: 'Please choose a kind and give a reason.',
    possibleDuplicates: (n) => `${many(n, 'row')} also in another file`,
    duplicatesLead: 'Without an answer each is taken in as another problem.',
    duplicateText: (file, problem) => `In “${file}”: ${problem}`,
    isSame: 'The same problem',
    isNew: 'Another problem',
    predecessor: (file) => `This looks like a new version of “${file}”.`,
    follows: 'It is; update the old one',
    apart: 'It is not; take it in beside',
    followed: (file) => `Taken as a new version of “${file}”.`,
    keptApart: 'Taken as another file.',
  },

  uploads: {
    lead: 'Drop units’ ledger files here, several at once if you like. Look at the reading and the changes, then accept.',
    ownLead: 'Drop your unit’s ledger here. Look at the reading and the changes, then accept.',
    choose: 'Choose files',
    belongsTo: 'Belongs to',
    asWritten: 'As the file says',
    state: {
      waiting: 'Waiting',
      reading: 'Reading…',
      password: 'Needs its password',
      read: 'To be accepted',
      same: 'Same as last time',
      empty: 'No items read',
      accepting: 'Accepting…',
      accepted: 'Accepted',
      failed: 'Not read',
    },
    remove: 'Remove',
    cancel: 'Stop',
    open: 'Look',
    fold: 'Fold',
    asks: (n) => many(n, 'question'),
    password: 'Opening password',
    openFile: 'Open',
    accept: 'Accept',
    acceptAll: (n) => `Accept ${many(n, 'file')} without questions`,
    foundThisWeek:
      'Added problems without a day of finding were found this week (else they count as taken over from an earlier ledger)',
    otherUnit: 'It names another unit: first say whose ledger it is.',
    noRows: 'Neither problems nor a zero report were read.',
    accepted: (added, changed, untouched, zeros) =>
      `${added} new, ${changed} changed, ${untouched} untouched${zeros > 0 ? `, ${many(zeros, 'zero report')}` : ''}.`,
    settled: (withdrawn, kept, asked, dropped) =>
      [
        withdrawn > 0 ? `${withdrawn} struck` : '',
        asked > 0 ? `${asked} asked to be dropped` : '',
        dropped > 0 ? `${dropped} dropped` : '',
        kept > 0 ? `${kept} kept` : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    original: 'Download the file',
    takeBack: {
      list: 'Files accepted lately',
      sent: (by, at) => `${by}, ${at}`,
      button: 'Take this file back',
      question:
        'Items it added are withdrawn, changed ones get their former content back; the history keeps it all. Take it back?',
      yes: 'Take back',
      no: 'Leave it',
      done: (withdrawn, restored, returned) =>
        `Taken back: ${withdrawn} withdrawn, ${restored} restored${returned > 0 ? `, ${returned} listed again` : ''}.`,
      zeroReportsKept: (n) =>
        ` ${many(n, 'zero report')} of the file: where counted for a week, it stays; report that week anew if it is wrong.`,
      takenBack: 'Taken back',
    },
    changedMeanwhile: 'Something changed meanwhile; compared again. Look once more, then accept.',
  },

  compared: {
    title: 'After this',
    figures: (added, known, differing) =>
      `${added} new, ${known} known to the server${differing > 0 ? `, ${differing} of them different` : ''}`,
    undated: (n) =>
      `${n} say no day of finding: they count as taken over, not as found this week. Fill in the day of those that were.`,
    differing: 'Differences are chosen one by one under Sync; neither side is lost.',
    here: 'Here',
    there: 'Server',
  },
}
