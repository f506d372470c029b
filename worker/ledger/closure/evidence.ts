/**
 * Evidence (佐证材料): handed in for an item by its unit, looked at by those who decide, taken back as long as nobody
 * has asked or looked.
 *
 * Bytes are stored before the row that names them is written, in a bucket or here; a worker that dies in between
 * leaves bytes that nobody knows. They are found at the next upload and dropped. A file of 10 MB travels as an
 * argument like any other: a call to the object carries 32 MB.
 */
import { whyNot } from '#rules/items/closure'
import type { Actor } from '#wire/actor'
import { MAX_EVIDENCE_FILES, type Evidence } from '#wire/evidence'
import { there, type Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import { itemsById, type HeldItem } from '../items/rows/itemRows.ts'
import { noteOnItem } from '../items/stepItem.ts'
import { supportedBy } from '../items/supports.ts'
import type { Ledger } from '../Ledger.ts'
import { keepChunks, readChunks } from '../store/byteChunks.ts'
import * as rows from './evidenceRows.ts'

/** A request lives for minutes at most; an upload older than this has broken off. */
const ABANDONED = '-1 hour'

export const evidenceCommands = {
  queries: {
    'evidence.mayAdd': mayAddEvidence,
    'evidence.read': ({ sql }, { unit }, id: string): Answer<Evidence> => evidenceNamed(sql, id, unit),
    /** Null when they lie in a bucket. */
    'evidence.bytes': ({ sql }, _actor, id: string): Uint8Array | null => readChunks(sql, 'evidence', id),
  },
  steps: {
    'evidence.begin': beginUpload,
    'evidence.keepBytes': ({ sql }, _actor, id: string, bytes: Uint8Array): void =>
      keepChunks(sql, 'evidence', id, bytes),
    'evidence.add': addEvidence,
    /** These uploads are done with: named by a row, or dropped. */
    'evidence.settle': ({ sql }, _actor, ids: readonly string[]): void => {
      for (const id of ids) rows.deleteUpload(sql, id)
    },
    'evidence.look': ({ sql }, actor, id: string): void => rows.noteLook(sql, actor, id),
    'evidence.remove': removeEvidence,
    'evidence.dropBytes': ({ sql }, _actor, id: string): void => rows.dropChunks(sql, id),
  },
} satisfies CommandsOf<'evidence'>

/** Notes that bytes are coming; answers the ids whose bytes came to nothing and can be dropped. */
function beginUpload({ sql }: Ledger, { at }: Actor, id: string): string[] {
  rows.insertUpload(sql, id, at)
  return rows.uploadsBefore(sql, at, ABANDONED)
}

/** Told before ten megabytes are sent. */
function mayAddEvidence({ sql }: Ledger, actor: Actor, item: string): Answer<null> {
  const may = itemForEvidence(sql, actor, item)
  return 'refusal' in may ? may : { value: null }
}

function addEvidence({ sql }: Ledger, actor: Actor, item: string, file: rows.EvidenceFile): Answer<Evidence> {
  const may = itemForEvidence(sql, actor, item)
  if ('refusal' in may) return may
  // What another unit handed in is that unit's.
  const unit = actor.unit ?? may.value.unit
  const same = rows.sameEvidence(sql, { item, unit, sha256: file.sha256 })
  if (same !== null) return { value: same }
  if (rows.filesOf(sql, item) >= MAX_EVIDENCE_FILES) return { refusal: { code: 'evidence.too-many' } }
  rows.insertEvidence(sql, actor, { ...file, item, unit })
  const note = `${file.name}（SHA-256 ${file.sha256}）`
  noteOnItem(sql, actor, may.value, { act: 'add-evidence', note })
  return evidenceNamed(sql, file.id, actor.unit)
}

/** Takes a wrong file back; that it was there stays in the history. */
function removeEvidence({ sql }: Ledger, actor: Actor, id: string): Answer<Evidence> {
  const found = evidenceNamed(sql, id, actor.unit)
  if ('refusal' in found) return found
  const file = found.value
  if (!rows.isOwnEvidence(sql, id, actor.unit)) return { refusal: { code: 'evidence.unknown' } }
  if (file.removedAt !== null) return found
  const held = itemsById(sql, [file.item]).get(file.item)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  if (held.state !== 'open' || file.looks.length > 0) return { refusal: { code: 'evidence.fixed' } }
  rows.markRemoved(sql, actor, id)
  noteOnItem(sql, actor, held, { act: 'remove-evidence', note: file.name })
  return { value: { ...file, removedAt: actor.at } }
}

/** To a unit, only its own exist, and what stands with its items. */
function evidenceNamed(sql: SqlStorage, id: string, unit: string | null): Answer<Evidence> {
  return there(rows.findEvidence(sql, id, unit), 'evidence.unknown')
}

/** The unit's own item or one that it supports, as far as files may still be handed in for it. */
function itemForEvidence(sql: SqlStorage, actor: Actor, item: string): Answer<HeldItem> {
  const own = itemsById(sql, [item]).get(item)
  const held = own?.unit === actor.unit ? own : supportedBy(sql, actor, item)
  if (held === undefined || held === null) return { refusal: { code: 'item.unknown' } }
  const stop = whyNot('edit', held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  return { value: held }
}
