/**
 * 校验 — what a clerk should mend before the ledger's rows are sent, and what deserves a look.
 *
 * `block` keeps the row back; every other finding lets it go. A row can always be registered with its problem and
 * its person (M-18); the six plan fields (M-20) may still be missing while a ledger kept for years is taken over,
 * so they are looks, each with a code of its own; a campaign may ask for more at once (entrySettings.ts). What a
 * unit then changes must follow the plan (claimGate.ts). Source: mechanisms M-04, M-12 to M-20, M-31.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { foreignTags } from '../items/categoryTags.ts'
import { missingForClaim } from '../items/claimGate.ts'
import { addDays, type Day } from '../calendar/day.ts'
import { missingFields, entrySettingsOf, isDueInWords, type EntrySettings } from '../items/entrySettings.ts'
import { whyDueFixed } from '../items/extension.ts'
import { fieldsOfKind, fieldsWhere, type ItemField } from '../fields/field.ts'
import type { Finding, Severity } from '../items/finding.ts'
import { cellName } from '../cells/grid.ts'
import type { ItemContent } from '../items/item.ts'
import { lacksGiver } from '../campaign/itemSource.ts'
import { MAX_FIELD_TEXT } from './ledgerColumns.ts'
import { ownFindings, questionFindings } from './ownFindings.ts'
import { emptyColumnMessage, fieldOfCode, ledgerFinding, type FieldCode } from '../items/ledgerFinding.ts'
import type { LedgerReading, LedgerRow } from './readLedger.ts'

export interface LedgerCheck {
  readonly campaign: Campaign
  readonly today: Day
  /** The unit whose ledger it is; null for the office, which works on everybody's. */
  readonly unitId: string | null
  /** The row as last agreed with the server; undefined for a row that is new there. */
  readonly agreed: (id: string) => ItemContent | undefined
  /** Keys of questions about rows that a person has answered; see asked/rowQuestions.ts. */
  readonly answered?: ReadonlySet<string> | undefined
}

const NOTHING_ANSWERED: ReadonlySet<string> = new Set()

/** The six plan fields and what M-12, M-13, M-18 and M-31 ask for besides; all looks at registration. */
const plannedFields = fieldsWhere(({ entry }) => entry === 'expected')
/** Words that show a lasting mechanism in the measures of 持续整改 (M-31). */
const MECHANISM = /制度|机制|办法|规定|规范|流程|细则|方案|章程|清单|台账|定期|每[年月季周]/
/** Words that show by when or how often, step by step: 每月, 季度, 9月底前, 第一步, 分两个阶段 (M-31). */
const MILESTONE =
  /定期|每[年月季周日天]|季度|学期|学年|阶段|年[底末内]|月[底末内]|\d+\s*[月日周年]|[一二三四五六七八九十]+月|第[一二三四五\d]+[步期批]/
/** Two numbered points in one cell: 1.… 2.… · （一）… （二）… · ①…②… · 一是… 二是…. */
const SEVERAL = [
  /(?:^|[\s；;。])1[.、．)）][\s\S]*(?:[\s；;。])2[.、．)）]/,
  /[（(][一1][）)][\s\S]*[（(][二2][）)]/,
  /①[\s\S]*②/,
  /一是[\s\S]*二是/,
]
/** Without a second there are not several; spares most problems the patterns above. */
const SECOND = /[2二②]/

/** Every finding of the ledger, the cells that could not be read included: what blocks first, then by row. */
export function checkLedger(reading: LedgerReading, check: LedgerCheck): Finding[] {
  const unreadable = new Set(reading.findings.map((finding) => finding.cell))
  const findings = [...reading.findings]
  const entry = entrySettingsOf(check.campaign)
  for (const row of reading.rows) {
    const note = noteFor(reading, row, findings, unreadable)
    checkPresence(row.content, check.agreed(row.id), entry.required, note)
    checkTexts(row.content, check.campaign, entry, note)
    checkDays(row.content, check, note)
    checkDisposal(row.content, check.campaign, note)
    checkAuthority(row, check, note)
    findings.push(...ownFindings(reading, row, check).filter(({ cell }) => !unreadable.has(cell)))
  }
  findings.push(...questionFindings(reading, check.agreed, check.answered ?? NOTHING_ANSWERED))
  return foldEmptyColumns(findings, reading)
    .map((finding) => ({ finding, rank: severityOrder[finding.severity] * MAX_ROWS + rowOf(finding) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ finding }) => finding)
}

/** Of an Excel sheet. */
const MAX_ROWS = 1_048_576

/** With fewer rows each is worth its own line. */
const FOLD_FROM_ROWS = 3

/** A column that is empty in every row is one thing to know, not one for each row. */
function foldEmptyColumns(findings: readonly Finding[], reading: LedgerReading): Finding[] {
  const rows = reading.rows.length
  const counts = new Map<string, number>()
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1)
  const seen = new Set<string>()
  const folded: Finding[] = []
  for (const finding of findings) {
    const { code, severity } = finding
    const isFolded =
      severity === 'look' && code.endsWith('.missing') && rows >= FOLD_FROM_ROWS && counts.get(code) === rows
    if (!isFolded) folded.push(finding)
    else if (!seen.has(code)) folded.push({ ...finding, message: emptyColumnMessage(finding, rows) })
    if (isFolded) seen.add(code)
  }
  return folded
}

/** Row of a finding as Excel counts it; 0 when it is about the whole sheet. */
export function rowOf(finding: Pick<Finding, 'cell'>): number {
  return finding.cell === null ? 0 : Number(/\d+$/.exec(finding.cell)?.[0] ?? 0)
}

const severityOrder: Readonly<Record<Severity, number>> = { block: 0, ask: 1, look: 2, note: 3 }

/** The code begins with the field that is meant. */
type Note = (code: FieldCode, severity: Severity, given?: string, choices?: readonly string[]) => void

function noteFor(
  reading: LedgerReading,
  row: LedgerRow,
  findings: Finding[],
  unreadable: ReadonlySet<string | null>,
): Note {
  return (code, severity, given = '', choices = []) => {
    const field = fieldOfCode(code)
    const column = reading.columns.get(field)
    // A column that was deleted is still named by row, with the first cell of the row to jump to.
    const cell = cellName(row.row - 1, column ?? 0)
    // What stands there could not be read; to call it missing as well would be wrong.
    if (unreadable.has(cell)) return
    findings.push(ledgerFinding(reading.place, { row: row.row, cell }, { code, severity, given, choices }))
  }
}

function checkPresence(
  content: ItemContent,
  agreed: ItemContent | undefined,
  required: readonly ItemField[],
  note: Note,
): void {
  const missing = missingForClaim(content, agreed)
  const lacking = new Set(missing.map(({ field }) => field))
  for (const field of missingFields(content, required)) note(`${field}.missing`, 'block')
  for (const { field, code } of missing) if (!required.includes(field)) note(code, 'block')
  for (const field of plannedFields) {
    if (content[field] !== undefined || lacking.has(field)) continue
    if (isDueInWords(field, content)) {
      if (content.disposal !== 'ongoing') note('due.missing', 'ask', content.dueText ?? '')
    } else if (!required.includes(field)) note(`${field}.missing`, 'look')
  }
  const hasDay = content.completedOn !== undefined || lacking.has('completedOn')
  if (content.claimed === 'done' && !hasDay) note('completedOn.missing', 'look')
}

function checkTexts(content: ItemContent, campaign: Campaign, entry: EntrySettings, note: Note): void {
  const { problem } = content
  for (const field of textFields) {
    const text = content[field]
    if (text !== undefined && text.length > MAX_FIELD_TEXT) note(`${field}.too-long`, 'block', text)
  }
  // M-17; the campaign's register of opinions may say it instead.
  if (lacksGiver(content.source)) note('source.without-giver', 'look', content.source)
  if (problem === undefined) return
  if (problem.length < entry.problemCharacters) note('problem.vague', 'block', problem)
  if (SECOND.test(problem) && SEVERAL.some((pattern) => pattern.test(problem)))
    note('problem.several', 'look', problem)
  for (const tag of foreignTags(content, campaign)) note('category.tag-other', 'look', tag)
  const last = campaign.categories.at(-1)
  const other = last !== undefined && /其[它他]/.test(last.name) ? last.no : null
  if (other !== null && content.category === other && problem.length < entry.otherCharacters) {
    note('category.text-missing', 'look', problem)
  }
}

const textFields = fieldsOfKind('text')

function checkDays(content: ItemContent, check: LedgerCheck, note: Note): void {
  const { foundOn, due, completedOn, disposal } = content
  const { campaign, today } = check
  // M-02: only 持续整改 may outlast the campaign.
  if (due !== undefined && due > campaign.ends && disposal !== 'ongoing')
    note('due.after-campaign', 'look', due)
  if (due !== undefined && due < campaign.starts) note('due.before-campaign', 'look', due)
  if (foundOn !== undefined && foundOn > today) note('foundOn.future', 'look', foundOn)
  if (completedOn === undefined) return
  if (completedOn > today) note('completedOn.future', 'block', completedOn)
  if (foundOn !== undefined && completedOn < foundOn) note('completedOn.before-found', 'look', completedOn)
  if (content.claimed === 'not-started' || content.claimed === 'in-progress') {
    note('completedOn.without-claim', 'look', completedOn)
  }
}

/** M-31: each of the three classes has its own rule. */
function checkDisposal(content: ItemContent, campaign: Campaign, note: Note): void {
  const { disposal, due, foundOn, measures } = content
  if (disposal === 'immediate' && due !== undefined && foundOn !== undefined) {
    const last = addDays(foundOn, campaign.disposal.immediateDays)
    if (due > last) note('due.too-long-for-immediate', 'look', due, [last])
  }
  if (disposal === 'time-limited' && due === undefined && content.dueText === undefined) {
    note('due.missing-for-time-limited', 'look')
  }
  if (disposal === 'time-limited' && content.goal === undefined) {
    note('goal.missing-for-time-limited', 'look')
  }
  if (disposal === 'ongoing' && measures !== undefined && !MECHANISM.test(measures)) {
    note('measures.no-mechanism', 'look', measures)
  }
  const said = `${measures ?? ''} ${content.goal ?? ''} ${content.dueText ?? ''}`
  if (disposal === 'ongoing' && measures !== undefined && due === undefined && !MILESTONE.test(said)) {
    note('measures.no-milestone', 'look', measures)
  }
}

/** What is the office's to say (M-24), and whose rows they are (M-09). */
function checkAuthority({ content, id }: LedgerRow, check: LedgerCheck, note: Note): void {
  if (check.unitId === null) return
  const agreed = check.agreed(id)
  // M-31, M-37; that an extension was approved before only the server knows, and says it when the row is sent.
  // Whether a limit that has not come yet is still a draft, too.
  const moved = { to: content.due ?? null, today: check.today, isExtended: false, isDraft: true }
  if (agreed?.due !== undefined && whyDueFixed(agreed, moved) !== null)
    note('due.fixed', 'block', content.due ?? '空白', [agreed.due])
  if (content.claimed === 'closed' && agreed?.claimed !== 'closed') note('claimed.closed', 'look')
  if (content.closedOn !== agreed?.closedOn) note('closedOn.office-only', 'look')
  if (content.unit !== undefined && content.unit !== check.unitId) {
    const named = check.campaign.units.find((unit) => unit.id === content.unit)?.name ?? content.unit
    note('unit.other', 'block', named)
  }
}
