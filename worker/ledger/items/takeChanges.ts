/** Taking in a push: each row on its own merits, so that one bad row never holds back the good ones. */
import type { Campaign } from '#rules/campaign/campaign'
import { checkFields, MAX_EXTRAS, normaliseFields } from '#rules/items/checkItem'
import { missingForClaim, type MissingForClaim } from '#rules/items/claimGate'
import { whyNot } from '#rules/items/closure'
import { missingFields } from '#rules/items/entrySettings'
import type { Finding } from '#rules/items/finding'
import type { ItemContent } from '#rules/items/item'
import { valueOf, withValues } from '#rules/items/itemFields'
import { sayMissing } from '#rules/items/ledgerFinding'
import { stoppingChecks } from '#rules/ownRules/ownChecks'
import { NO_PLACE, ownCheckFinding } from '#rules/ownRules/ownCheckWords'
import { mergeFields } from '#rules/items/mergeFields'
import { immediateLimit } from '#rules/items/moves/immediateLimit'
import { sayGoneTo } from '#rules/items/moves/transfer'
import type { FieldConflict, FieldKey, FieldValue, ItemChange, RowChange, SyncAnswer } from '#wire/item'
import type { Actor } from '#wire/actor'
import { blocking, fixedFindings, officeColumn } from './fixedFields.ts'
import { changesOf, saveChanges, type NewChange } from './rows/itemChangeRows.ts'
import { giveNumber } from './rows/itemNumberRows.ts'
import { rowOrigin } from './rows/withdrawalRows.ts'
import { wasOf } from './rows/transferRows.ts'
import { itemsById, lastCursor, saveItems, type HeldItem } from './rows/itemRows.ts'
import { MAX_ROW_CHARACTERS } from '../store/jsonRows.ts'
import type { Ledger } from '../Ledger.ts'
import { keepDrop, keepRequest, sayRequest, takingAway } from './withdrawals.ts'

/** What became of a push; kept, so that its repetition gets the same answer. */
export type PushOutcome = Pick<SyncAnswer, 'accepted' | 'unchanged' | 'conflicts' | 'refused' | 'asked'>

type Fields = Record<string, FieldValue>

interface Said extends Pick<ItemChange, 'act' | 'note'> {
  readonly set: Fields
}

/** Takes the changes into the unit's rows. Call inside a transaction. */
export function takeChanges(
  ledger: Ledger,
  actor: Actor,
  unit: string,
  changes: readonly RowChange[],
): PushOutcome {
  const push = new Push(ledger, actor, unit, changes)
  for (const change of changes) push.take(change)
  return push.finish()
}

class Push {
  readonly #ledger: Ledger
  readonly #sql: SqlStorage
  readonly #campaign: Campaign
  readonly #actor: Actor
  readonly #unit: string
  readonly #held: Map<string, HeldItem>
  readonly #touched = new Set<HeldItem>()
  readonly #history: NewChange[] = []
  readonly #accepted = new Map<string, number>()
  readonly #unchanged: string[] = []
  readonly #conflicts: SyncAnswer['conflicts'][number][] = []
  readonly #refused: SyncAnswer['refused'][number][] = []
  readonly #asked: string[] = []
  #cursor: number

  constructor(ledger: Ledger, actor: Actor, unit: string, changes: readonly RowChange[]) {
    const { sql, campaign } = ledger
    this.#ledger = ledger
    this.#sql = sql
    this.#campaign = campaign
    this.#actor = actor
    this.#unit = unit
    this.#held = itemsById(
      sql,
      changes.map((change) => change.id),
    )
    this.#cursor = lastCursor(sql)
  }

  take(change: RowChange): void {
    const held = this.#held.get(change.id)
    if (held === undefined) this.#create(change)
    else if (held.unit !== this.#unit) this.#refuseForeign(change, held)
    else this.#edit(change, held)
  }

  finish(): PushOutcome {
    saveItems(this.#sql, [...this.#touched])
    saveChanges(this.#sql, this.#history, this.#actor)
    return {
      accepted: Array.from(this.#accepted, ([id, version]) => ({ id, version })),
      unchanged: this.#unchanged,
      conflicts: this.#conflicts,
      refused: this.#refused,
      ...(this.#asked.length === 0 ? {} : { asked: this.#asked }),
    }
  }

  #create(change: RowChange): void {
    if (change.base !== 0 || change.withdraw !== undefined) {
      this.#refuse(change, 'item.unknown', unknownRow)
      return
    }
    // The unit stands in every row; saying it again is not setting it.
    const { unit, ...set } = normaliseFields(change.set)
    const findings = checkFields(
      unit === this.#unit || unit === undefined ? set : { ...set, unit },
      this.#campaign,
    )
    if ((set['problem'] ?? null) === null) findings.push(...checkFields({ problem: null }, this.#campaign))
    findings.push(...officeColumn(set))
    if (findings.length > 0) {
      this.#refused.push({ id: change.id, findings })
      return
    }
    const held: HeldItem = {
      no: 0,
      id: change.id,
      number: '',
      unit: this.#unit,
      version: 0,
      state: 'open',
      content: { unit: this.#unit },
      fieldVersions: {},
      origin: null,
      lastRead: null,
      withdrawn: false,
      createdOn: this.#actor.day,
      isTakenOver: change.takenOver === true,
      updatedAt: '',
      updatedBy: '',
      cursor: 0,
    }
    if (!this.#apply(change, held, set, 'create')) return
    held.number = giveNumber(this.#ledger, this.#unit)
    this.#held.set(held.id, held)
  }

  #edit(change: RowChange, held: HeldItem): void {
    const set = differing(held, normaliseFields(change.set))
    const isGone = held.withdrawn || held.state === 'dropped'
    const repeatsWithdrawal = isGone && change.withdraw !== undefined
    if (repeatsWithdrawal || (Object.keys(set).length === 0 && change.withdraw === undefined)) {
      this.#unchanged.push(held.id)
      return
    }
    if (change.base > held.version) {
      this.#refuse(
        change,
        'version.unknown',
        '本表的版本比系统还新，可能来自别的系统。请重新生成台账后再改。',
      )
      return
    }
    const stop = whyNot(change.withdraw === undefined ? 'edit' : 'withdraw', held)
    if (stop !== null) {
      this.#refuse(change, 'item.fixed', stop)
      return
    }
    const findings = checkFields(set, this.#campaign)
    if (findings.length === 0) findings.push(...fixedFindings(this.#ledger, this.#actor, held, set))
    if (findings.length > 0) this.#refused.push({ id: held.id, findings })
    else if (change.withdraw !== undefined) this.#withdraw(change, held, change.withdraw)
    else this.#merge(change, held, set)
  }

  #merge(change: RowChange, held: HeldItem, wanted: Fields): void {
    const merge = mergeFields(held, change.base, wanted)
    if (Object.keys(merge.set).length > 0 && !this.#apply(change, held, merge.set, 'edit')) return
    if (merge.conflicts.length === 0) return
    const fields = this.#explainConflicts(held, change.base, merge.conflicts, wanted)
    this.#conflicts.push({ id: held.id, version: held.version, fields })
    const mine = Object.fromEntries(fields.map((field) => [field.field, field.mine]))
    this.#record(held, { act: 'conflict', note: '与他人同时修改，未采用', set: mine })
  }

  #withdraw(change: RowChange, held: HeldItem, reason: string): void {
    if (change.base < held.version) {
      this.#refuse(
        change,
        'item.changed-since',
        '别人已改过这一行，没有撤回。请先同步，看过改动后再决定是否撤回。',
      )
      return
    }
    const taking = takingAway(this.#ledger, this.#actor, held, change.withdrawKind)
    if ('refused' in taking) {
      this.#refuse(change, 'row.not-yours-to-strike', taking.refused)
    } else if (taking.act === 'ask') {
      const asked = { kind: taking.kind, reason }
      keepRequest(this.#sql, this.#actor, held, asked)
      this.#asked.push(held.id)
      this.#accepted.set(held.id, held.version)
      this.#record(held, { act: 'ask-withdrawal', note: sayRequest(asked), set: {} })
    } else if (taking.act === 'drop') {
      const asked = { kind: taking.kind, reason }
      keepDrop(this.#sql, this.#actor, held, asked)
      this.#bump(held)
      this.#record(held, { act: 'drop', note: sayRequest(asked), set: { claimed: 'dropped' } })
      held.content = { ...held.content, claimed: 'dropped' }
      held.fieldVersions['claimed'] = held.version
      held.state = 'dropped'
    } else {
      held.withdrawn = true
      this.#bump(held)
      this.#record(held, { act: 'withdraw', note: reason, set: {} })
    }
  }

  /** Sets fields and counts the row up; false when its state may not move yet, or it would be too large to keep. */
  #apply(change: RowChange, held: HeldItem, given: Fields, act: ItemChange['act']): boolean {
    const set = { ...given, ...this.#limitOf(held, given) }
    const content = withValues(held.content, set)
    const missing = this.#missingOf(content, held, set, act)
    if (missing.length > 0) {
      this.#refused.push({ id: change.id, findings: missing })
      return false
    }
    const isTooLong = JSON.stringify(content).length > MAX_ROW_CHARACTERS
    if (isTooLong || Object.keys(content.extras ?? {}).length > MAX_EXTRAS) {
      this.#refuse(
        change,
        'row.too-long',
        `这一行内容太多（自有栏目至多 ${MAX_EXTRAS} 个）。请把附件性的文字移到佐证材料中。`,
      )
      return false
    }
    const before = held.content
    // Taking back the claim takes back the request that stands on it.
    if (held.state === 'closure-requested' && 'claimed' in set && set['claimed'] !== 'done')
      held.state = 'open'
    const version = this.#bump(held)
    this.#record({ ...held, content: before }, { act, note: '', set })
    held.content = content
    for (const key of Object.keys(set)) held.fieldVersions[key] = version
    return true
  }

  /** 立行立改 without a day gets the campaign's. */
  #limitOf(held: HeldItem, set: Fields): Readonly<Record<string, FieldValue>> {
    const content = withValues(held.content, set)
    const isFixed = held.version > 0 && rowOrigin(this.#sql, held).isFrozen
    return immediateLimit(content, set, this.#campaign, { enteredOn: held.createdOn, isFixed })
  }

  /** What the campaign asks of every row, its own rules included, and the state that the row moves to. */
  #missingOf(content: ItemContent, held: HeldItem, set: Fields, act: ItemChange['act']): Finding[] {
    const asked = this.#campaign.entry?.required ?? []
    const blank = missingFields(content, act === 'create' ? asked : asked.filter((field) => field in set))
    const claims = 'claimed' in set || 'completedOn' in set
    const moved = act === 'create' || !claims ? [] : missingForClaim(content, held.content)
    const lacking = [...blank.map((field) => ({ field, code: `${field}.missing` as const })), ...moved]
    const broken = stoppingChecks(content, this.#campaign, act === 'create' ? undefined : held.content)
    return [...lacking.map(missingFinding), ...broken.map((one) => ownCheckFinding(one, content, NO_PLACE))]
  }

  #bump(held: HeldItem): number {
    held.version++
    held.cursor = ++this.#cursor
    held.updatedAt = this.#actor.at
    held.updatedBy = this.#actor.name
    this.#touched.add(held)
    this.#accepted.set(held.id, held.version)
    return held.version
  }

  /** A line of the item's history; `held` has its version and still its content of before. */
  #record(held: HeldItem, { act, note, set }: Said): void {
    const fields = Object.entries(set).map(([key, to]) => ({
      field: fieldKey(key),
      from: valueOf(held.content, key),
      to,
    }))
    this.#history.push({ item: held.id, unit: held.unit, version: held.version, act, note, fields })
  }

  /** Original, mine and theirs of each field: the original is what the first change after `base` replaced. */
  #explainConflicts(held: HeldItem, base: number, keys: readonly string[], wanted: Fields): FieldConflict[] {
    const history = changesOf(this.#sql, held.id, base).filter((line) => line.act !== 'conflict')
    return keys.map((key) => {
      const lines = history.filter((line) => line.fields.some((field) => field.field === key))
      const last = lines.at(-1)
      return {
        field: fieldKey(key),
        original: lines[0]?.fields.find((field) => field.field === key)?.from ?? null,
        mine: wanted[key] ?? null,
        theirs: valueOf(held.content, key),
        theirsBy: last?.by ?? held.updatedBy,
        theirsAt: last?.at ?? held.updatedAt,
      }
    })
  }

  /** Another unit's row is like one that does not exist; unless it was the sender's own before. */
  #refuseForeign(change: RowChange, held: HeldItem): void {
    if (!wasOf(this.#sql, held.id, this.#unit)) {
      this.#refuse(change, 'item.unknown', unknownRow)
      return
    }
    const to = this.#campaign.units.find(({ id }) => id === held.unit)?.name ?? held.unit
    this.#refuse(change, 'item.transferred', sayGoneTo(to))
  }

  #refuse(
    change: RowChange,
    code: string,
    message: string,
    at: Pick<Finding, 'field' | 'given'> = { field: 'row', given: '' },
  ): void {
    this.#refused.push({ id: change.id, findings: [blocking(at, code, message)] })
  }
}

function missingFinding({ field, code }: MissingForClaim): Finding {
  return blocking({ field, given: '' }, code, sayMissing(field, code))
}

const unknownRow = '系统中没有这一行，或者不属于本单位。请先同步；如果是复制来的行，请作为新行填写。'

function differing(held: HeldItem, set: Fields): Fields {
  return Object.fromEntries(
    Object.entries(set).filter(([key, value]) => valueOf(held.content, key) !== value),
  )
}

function fieldKey(key: string): FieldKey {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checkFields let only known fields and extras pass
  return key as FieldKey
}
