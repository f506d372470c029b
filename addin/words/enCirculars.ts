/** Circulars, what was published, and Word templates in English. */
import type { Naming, Praise } from '#rules/papers/circular/tone'
import type { PaperKind } from '#rules/campaign/paperKind'
import type { CircularState, CircularStep } from '#wire/document'
import type { zhCirculars } from './zhCirculars.ts'

const kinds: Readonly<Record<PaperKind, string>> = {
  'weekly-circular': 'Weekly circular',
  'overdue-circular': 'Overdue circular',
  'supervision-notice': 'Supervision notice',
  reminder: 'Reminder',
  'closing-sheet': 'Closing sheet',
  'unit-report': 'Unit’s report',
  'final-report': 'Final report',
}
const namings: Readonly<Record<Naming, string>> = {
  named: 'by name',
  'by-kind': 'by kind of unit',
  anonymous: 'nobody named',
}
const praises: Readonly<Record<Praise, string>> = { named: 'by name', none: 'none' }
const states: Readonly<Record<CircularState, string>> = {
  draft: 'draft',
  final: 'final',
  published: 'published',
  withdrawn: 'withdrawn',
}
const steps: Readonly<Record<CircularStep['act'], string>> = {
  draft: 'drafted',
  redraft: 'drafted again',
  final: 'made final',
  publish: 'published',
  withdraw: 'withdrawn',
}

export const enCirculars: typeof zhCirculars = {
  papers: {
    kind: 'Kind',
    kindOf: (kind) => kinds[kind],
    unit: 'To',
    chooseUnit: 'Choose a unit',
    newOne: 'Draft another',
    tone: 'Tone',
    naming: 'Criticism',
    namingOf: (naming) => namings[naming],
    praise: 'Praise',
    praiseOf: (praise) => praises[praise],
    leftOut: 'Units not to be named',
    leftOutReason: 'Reason (kept, not printed)',
    leaveOut: 'Do not name this unit',
    nameAgain: 'Name again',
    state: (state) => states[state],
    step: (act) => steps[act],
    stepBy: (on, by) => `${on}, ${by}`,
    fresh: 'The draft says what the ledger says. It can be made final.',
    stale: (said) => `${said}. Draft it again before it is made final.`,
    gone: 'no such figure any more',
    newText: 'New',
    goneText: 'Gone',
    rowsMoved: (n) => `${n} rows of the attachment have changed`,
    redraft: 'Draft again from the ledger of now',
    finalise: 'Make final and number',
    publish: 'Publish',
    publishHint: 'Units then read it in the pane; publicity takes the version for the website.',
    remindHint: 'Only the unit that it goes to will read it in the pane.',
    withdraw: 'Withdraw',
    withdrawNote: 'Reason',
    withdrawSend: 'Yes, withdraw',
    withdrawn: 'Withdrawn: units no longer see it; number and text are kept.',
    closingSheet: 'Download the closing sheet (Word)',
    closingSheetName: (no) => `closing-sheet ${no}.docx`,
    preview: 'Text',
    steps: 'What was done',
    fileName: (kind, number) => `${kinds[kind]} ${number}.docx`,
    websiteName: (number) => `website ${number}.docx`,
    templates: 'Word templates',
    templatesLead: 'Download, change layout and fixed words in Word, keep the tags in braces, and upload.',
    own: (by) => `the office’s own (${by})`,
    standard: 'comes with the product',
    upload: 'Upload',
    reset: 'Put back',
    kept: (kind) => `Template replaced: ${kinds[kind]}.`,
  },
  selfCheck: {
    title: 'Self-checking ledger',
    lead: 'For units without the add-in (WPS, old Excel): a ledger with drop-downs, checks and colours.',
    unit: 'Unit',
    download: 'Download the ledger',
    all: 'Download those of all units (zip)',
    allName: 'ledgers.zip',
    making: 'Making the ledger…',
    fileName: (unit) => `${unit} ledger.xlsx`,
    steps: [
      'It holds the ledger as it stands, and a sheet of rules.',
      'Fill it in in WPS or Excel and add rows; leave the two hidden columns alone.',
      'Upload it on the start page; the office may drop many files at once and looks at each before taking it in.',
      'Only what was typed changes; what has happened in the ledger since is kept.',
    ],
    toUpload: 'Upload on the start page',
  },
  published: {
    title: 'Published circulars',
    lead: 'Circulars that were published, and reminders to this unit.',
    allLead: 'Circulars and reminders that were published, to read and download.',
    none: 'Nothing is published yet. What the office publishes will stand here.',
    on: (day) => `published ${day}`,
    read: 'Read',
    hide: 'Close',
    download: 'Download',
    website: 'For the website',
    websiteHint: 'The version for the website names no unit and no person.',
  },
}
