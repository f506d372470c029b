/** Rounds of checks (抽查、回头看): drawn from the ledger as it stands, judged row by row, replayed from the record. */
import type { Campaign } from '#rules/campaign/campaign'
import {
  defaultStates,
  isFailure,
  verdictLabels,
  wasLate,
  whyNoVerdict,
  type CheckKind,
} from '#rules/checks/checkRound'
import type { Day } from '#rules/calendar/day'
import { whyNoNewLimit } from '#rules/items/closure'
import { drawInspectors } from '#rules/checks/drawInspectors'
import { DRAW_ALGORITHM, drawSample } from '#rules/checks/drawSample'
import { frameText, inDrawOrder, weightsOf, type DrawCandidate } from '#rules/checks/drawSettings'
import {
  MAX_CHECK_ROWS,
  type CheckRound,
  type CheckRoundHead,
  type CheckRow,
  type DrawRecord,
  type DrawReplay,
  type FailureToCite,
  type NewCheckRound,
  type NewVerdict,
} from '#wire/checkRound'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import {
  failedRows,
  findRound,
  findRow,
  frameOf,
  keepCited,
  listRounds,
  rowsOf,
  saveRound,
  saveVerdict,
  type NewRow,
} from './checkRoundRows.ts'
import { reopenItem } from '../closure/closeItems.ts'
import { reopenings } from '../closure/closureRows.ts'
import { sha256Now } from '../store/hostCrypto.ts'
import { itemsById, currentItems } from '../items/rows/itemRows.ts'
import { recordAct } from '../record/recordAct.ts'
import { noteOnItem } from '../items/stepItem.ts'

/** A request with its seed: the route makes one where the office named none. */
export type SeededRound = NewCheckRound & { readonly seed: string }

export const checkCommands = {
  queries: {
    'check.list': ({ sql }, _actor, kind: CheckKind | null): CheckRoundHead[] => listRounds(sql, kind),
    'check.read': ({ sql }, _actor, id: string) => readRound(sql, id),
    'check.record': ({ sql }, _actor, id: string) => readRecord(sql, id),
    'check.replay': ({ sql }, _actor, id: string) => replay(sql, id),
  },
  steps: { 'check.draw': makeRound, 'check.judge': judgeRow },
} satisfies CommandsOf<'check'>

/** Draws once and keeps all of it; a draw that somebody dislikes stays on the list with its number. */
function makeRound(ledger: Ledger, actor: Actor, request: SeededRound): Answer<CheckRound> {
  const { sql, campaign } = ledger
  const frame = inDrawOrder(candidatesOf(sql, campaign, actor.day, request))
  const stop = whyNoRound(campaign, request) ?? whyNoFrame(frame.length, request)
  if (stop !== null) return { refusal: { code: 'check.not-possible', detail: stop } }
  const settings = {
    size: request.size,
    strataBy: request.strataBy,
    weights: request.weights ?? weightsOf(campaign),
    eachStratum: request.eachStratum,
  }
  const { strata, drawn } = drawSample(frame, request.seed, settings)
  const id = crypto.randomUUID()
  const round = {
    id,
    kind: request.kind,
    purpose: request.purpose,
    seed: request.seed,
    algorithm: DRAW_ALGORITHM,
    settings,
    inspectors: request.inspectors,
    strata,
    frameSize: frame.length,
    frameSha256: sha256Now(frameText(frame)),
  }
  const rows = drawnRows(frame, drawn, request)
  saveRound(sql, actor, { ...round, frame, drawn: rows })
  recordAct(sql, actor, {
    act: 'check.draw',
    subject: `check:${id}`,
    detail: { ...round, strata: strata.length, drawn: rows.map(({ item }) => item) },
  })
  return readRound(sql, id)
}

/** Drawn items with who looks at each. */
function drawnRows(
  frame: readonly DrawCandidate[],
  drawn: ReturnType<typeof drawSample>['drawn'],
  { inspectors, seed }: SeededRound,
): NewRow[] {
  const byId = new Map(frame.map((candidate) => [candidate.id, candidate]))
  const chosen = drawn.flatMap((one) => {
    const candidate = byId.get(one.id)
    return candidate === undefined ? [] : [{ ...one, candidate }]
  })
  const assigned = drawInspectors(
    chosen.map(({ candidate }) => candidate),
    inspectors,
    seed,
  )
  return chosen.map(({ candidate, stratum, weight }, index) => ({
    id: crypto.randomUUID(),
    item: candidate.id,
    unit: candidate.unit,
    stratum,
    weight,
    inspector: assigned[index] ?? null,
    stateThen: candidate.state,
  }))
}

function whyNoFrame(frame: number, { size }: SeededRound): string | null {
  if (frame === 0) return '没有符合条件的问题可抽。'
  if (Math.min(size ?? frame, frame) <= MAX_CHECK_ROWS) return null
  return `符合条件的有${frame}条，一次至多${MAX_CHECK_ROWS}条。请写明抽取条数，或分单位进行。`
}

function whyNoRound(campaign: Campaign, { units, inspectors }: SeededRound): string | null {
  const known = new Set(campaign.units.map(({ id }) => id))
  const named = [...(units ?? []), ...inspectors.flatMap(({ unit }) => unit ?? [])]
  const unknown = named.find((unit) => !known.has(unit))
  return unknown === undefined ? null : `本次专项没有单位“${unknown}”，请从名单中选择。`
}

/** All items that may be drawn, with what their tickets depend on. */
function candidatesOf(
  sql: SqlStorage,
  campaign: Campaign,
  today: Day,
  { kind, states, units }: SeededRound,
): DrawCandidate[] {
  const wanted: ReadonlySet<string> = new Set(states ?? defaultStates[kind])
  const reopened = reopenings(sql, null)
  return currentItems(sql, null)
    .filter(({ state, unit }) => wanted.has(state) && (units === undefined || units.includes(unit)))
    .map(({ id, unit, state, content }) => ({
      id,
      unit,
      category: content.category ?? null,
      state,
      isLate: wasLate(content, today, campaign.dueSoonDays),
      reopened: reopened.get(id) ?? 0,
    }))
}

/** What was found of one row. A failed row that is struck off is opened again; the rest is noted on the item. */
function judgeRow(ledger: Ledger, actor: Actor, id: string, given: NewVerdict): Answer<CheckRow> {
  const { sql } = ledger
  const found = findRow(sql, id)
  if (found === null) return { refusal: { code: 'check.unknown' } }
  const { round, row } = found
  const stop = whyNoVerdict(round.kind, row, given)
  if (stop !== null) return { refusal: { code: 'check.not-possible', detail: stop } }
  const held = itemsById(sql, [row.item]).get(row.item)
  const isToReopen = isFailure(given.verdict) && held?.state === 'closed' && !held.withdrawn
  const unlimited = isToReopen ? whyNoNewLimit(held.content, given.due, actor.day) : null
  if (unlimited !== null) return { refusal: { code: 'closure.limit-missing', detail: unlimited } }
  const said = `${round.name}：${verdictLabels[given.verdict]}${given.reason === '' ? '' : `，${given.reason}`}`
  if (held !== undefined) noteOnItem(sql, actor, held, { act: 'check', note: said })
  if (isToReopen) {
    const reopened = reopenItem(ledger, actor, row.item, { note: said, due: given.due })
    if ('refusal' in reopened) return reopened
  }
  saveVerdict(sql, actor, id, { ...given, hasReopened: isToReopen })
  recordAct(sql, actor, {
    act: 'check.judge',
    subject: `check-row:${id}`,
    detail: { item: row.item, ...given },
  })
  const judged = findRow(sql, id)
  return judged === null ? { refusal: { code: 'check.unknown' } } : { value: judged.row }
}

/** Failures that no circular has cited yet, the oldest first (M-26). */
export function failuresToCite(sql: SqlStorage): FailureToCite[] {
  return failedRows(sql, null).flatMap(({ round, row }): FailureToCite[] => {
    if (row.citedIn !== null || row.verdict === null || row.judgedOn === null) return []
    const { id, item, unit, number, problem, verdict, reason, judgedOn, hasReopened } = row
    const found = { row: id, item, unit, number, problem, roundName: round.name }
    return [{ ...found, verdict, reason, judgedOn, hasReopened }]
  })
}

/**
 * To be called in the transaction that makes a circular final: from then on these failures are not offered again.
 * A failure already cited by another circular is left with that one.
 */
export function markCited(sql: SqlStorage, circular: string, rows: readonly string[]): void {
  keepCited(sql, circular, rows)
}

function readRound(sql: SqlStorage, id: string): Answer<CheckRound> {
  const round = findRound(sql, id)
  if (round === null) return { refusal: { code: 'check.unknown' } }
  return { value: { ...round, list: rowsOf(sql, round) } }
}

function readRecord(sql: SqlStorage, id: string): Answer<DrawRecord> {
  const round = readRound(sql, id)
  return 'refusal' in round ? round : { value: { round: round.value, frame: frameOf(sql, id) } }
}

/** Draws again from the record and compares. */
function replay(sql: SqlStorage, id: string): Answer<DrawReplay> {
  const record = readRecord(sql, id)
  if ('refusal' in record) return record
  const differences = replayDifferences(record.value)
  return { value: { isSame: differences.length === 0, differences } }
}

function replayDifferences({ round, frame }: DrawRecord): string[] {
  if (round.algorithm !== DRAW_ALGORITHM) {
    return [`这次抽查用的算法是 ${round.algorithm}，现在的程序是 ${DRAW_ALGORITHM}，请用当时的版本重演。`]
  }
  const differences: string[] = []
  if (sha256Now(frameText(frame)) !== round.frameSha256) differences.push('名单与记录的校验值不符。')
  const { drawn } = drawSample(frame, round.seed, round.settings)
  const units = new Map(frame.map(({ id, unit }) => [id, unit]))
  const inspectors = drawInspectors(
    drawn.map(({ id }) => ({ unit: units.get(id) ?? '' })),
    round.inspectors,
    round.seed,
  )
  if (drawn.length !== round.list.length)
    differences.push(`重演抽出${drawn.length}条，记录有${round.list.length}条。`)
  for (const [index, row] of round.list.entries()) {
    if (drawn[index]?.id !== row.item) differences.push(`第${row.place}条与重演的不是同一条。`)
    const inspector = round.inspectors[inspectors[index] ?? -1] ?? null
    if (inspector?.name !== row.inspector?.name) differences.push(`第${row.place}条的检查人员与重演的不同。`)
  }
  return differences
}
