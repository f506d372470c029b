/** Settings and the weekly rhythm in English. */
import type { Day } from '#rules/calendar/day'
import type { zhSettings } from './zhSettings.ts'

const many = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

export const enSettings: typeof zhSettings = {
  settings: {
    lead: 'Edit in a sheet: make it, change it, check it, look at what will change, then save.',
    leadFile:
      'Download the sheet, change it in Excel or WPS, upload it, look at what will change, then save.',
    write: 'Make the settings sheet',
    check: 'Check the settings sheet',
    download: 'Download',
    upload: 'Upload',
    fileName: (campaign: string) => `${campaign}专项设置.xlsx`,
    save: (n: number) => `Save ${many(n, 'change')}`,
    blocked: 'Mend what blocks first.',
    old: (base: number, now: number) =>
      `This sheet is of version ${base}, the settings are at version ${now}. Make or download it anew.`,
    said: {
      saved: 'Saved and in force. Earlier settings are kept. Hand out codes to new units.',
      written: 'The sheet 专项设置 was made. Check it when you have changed it.',
      'no-sheet': 'This workbook has no sheet 专项设置. Make it first.',
    },
    version: (version: number, by: string, at: string) =>
      by === '' ? `Version ${version}, as opened` : `Version ${version}, changed by ${by} at ${at}`,
    uncovered: (years: readonly number[]) =>
      `No holiday table for ${years.join(', ')} yet: Monday to Friday count as working days. Import it below.`,
    findings: (n: number) => (n === 0 ? 'Nothing found' : many(n, 'finding')),
    changes: 'What saving changes',
    noChanges: 'The same as the settings in force.',
    kinds: { changed: 'changed', added: 'added', removed: 'removed', moved: 'moved' },
    holidays: 'Import holidays',
    notice: 'Holiday notice',
    noticeHint: 'Paste the State Council’s wording, or a line such as 10月1日至8日放假，9月30日上班.',
    noticeYear: 'Year',
    noticeYearHint: 'Taken where the text names none.',
    span: (form: 'off' | 'work', name: string, from: Day, to: Day) =>
      `${from === to ? from : `${from} to ${to}`} ${form === 'off' ? 'off' : 'worked'}${name === '' ? '' : ` (${name})`}`,
    noticeMissing: (names: readonly string[]) =>
      `Not named: ${names.join(', ')}. Where the year is known already, its other days stay.`,
    noticeTake: 'Show what changes',
    versions: 'Earlier settings',
    noVersions: 'Never changed.',
    copy: 'Open another campaign from this one',
    copyId: 'Id of the new campaign',
    copyIdHint: 'Lower-case letters, digits and hyphens, e.g. zuofeng-2018',
    copyName: 'Name of the new campaign',
    copyStarts: 'First day of the new campaign',
    copyHint: 'All days move by as many days, weekdays stay. Settings only, no ledgers.',
    copyWeeks: 'Not whole weeks: weekdays will change. All days move by as many days.',
    copyMake: 'Preview',
    copied: (name: string, starts: Day, ends: Day) => `${name}: ${starts} to ${ends}`,
    copyDownload: 'Download for the operator',
  },
  campaigns: {
    others: 'Other campaigns',
    goOn: (name: string, role: string) => `${name} (${role})`,
    another: 'Enter another campaign…',
  },
  weeks: {
    lead: 'At each cut-off the draft circular and the reminders are prepared; the office decides what is sent.',
    none: 'No weekly report has been due yet.',
    week: 'Week',
    option: (week: string, due: string) => `${week}, due ${due}`,
    prepare: 'Prepare this week’s draft circular',
    toDraft: 'See the draft circular',
    prepared: (by: string) => `The draft circular is ready (${by}).`,
    notPrepared: 'The draft circular of this week was not prepared yet.',
    urge: 'Remind',
    urging: (name: string) => `Reminder to ${name}`,
    copy: 'Copy',
    letter: 'Draft a letter',
    copied: 'Copied. Paste it into a message or letter.',
    notSent: 'Nothing is sent by itself.',
    exempt: (n: number) => (n === 0 ? 'Exemptions' : `Exemptions (${many(n, 'unit')} this week)`),
    exemption: (from: string, to: string, reason: string) =>
      `${from === to ? from : `${from} to ${to}`}, because: ${reason}`,
    end: 'End exemption',
    nobodyToExempt: 'No unit is missing this week.',
    exemptWhom: 'Units to exempt',
    exemptTo: (from: string) => `From ${from} up to`,
    reason: 'Reason',
    reasonHint: 'Needed for granting and for ending; it stays in the record.',
    grant: (n: number) => `Exempt ${many(n, 'unit')}`,
  },
}
