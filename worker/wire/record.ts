/** The record (操作记录) on the wire: its sealed lines as they were written, and the same in today's words. */
import type { PermissionsOf } from './permission.ts'

/** A line of the record as people read it: who did what to what. What was written stands in the sealed lines alone. */
export interface RecordedLine {
  readonly seq: number
  /** ISO instant. */
  readonly at: string
  readonly by: string
  readonly role: string
  readonly unit: string | null
  /** noun.verb: what was done, or for a line that seals rows the step that wrote them; in today's words. */
  readonly act: string
  /** Whether the line seals rows. */
  readonly isSeal: boolean
  /** 'item:…', 'unit:jwc', 'settings'; '' for a line that seals rows. */
  readonly subject: string
}

/** GET /record/lines?after=…, oldest first; empty at the record's end. */
export interface RecordedLines {
  readonly lines: readonly RecordedLine[]
}

/**
 * What steps and acts were called before they all became noun.verb. A sealed line keeps the word it was written with:
 * another word would be another seal. New names never come into this list, a name that is given up does.
 */
const formerNames: Readonly<Record<string, string>> = {
  acceptUpload: 'upload.accept',
  addDraftPage: 'upload.addDraftPage',
  addEvidence: 'evidence.add',
  addUploadPage: 'upload.addPage',
  answerNotice: 'notice.answer',
  askExtension: 'extension.ask',
  assignItem: 'item.assign',
  beginReading: 'upload.beginReading',
  beginUpload: 'upload.begin',
  'closure.agree-closure': 'closure.agree',
  decideExtension: 'extension.decide',
  issueNotice: 'notice.issue',
  keepProfile: 'profile.keep',
  noteEvidenceLook: 'evidence.look',
  planUpload: 'upload.plan',
  removeEvidence: 'evidence.remove',
  reviewNotice: 'notice.review',
  submitReport: 'report.submit',
  sync: 'item.sync',
  takeSnapshot: 'snapshot.make',
}

/** The word of today for what a line of the record says was done. */
export function nameToday(name: string): string {
  return Object.hasOwn(formerNames, name) ? (formerNames[name] ?? name) : name
}

/** Who may, and why others may not. */
export const recordPermissions = {
  'record.read': {
    roles: ['office', 'group', 'admin'],
    reason: '操作记录由领导小组办公室、领导小组和管理员查看。',
  },
} as const satisfies PermissionsOf<'record'>
