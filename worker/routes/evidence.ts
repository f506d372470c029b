/** Evidence (佐证材料): handed in by the unit, downloaded by the unit itself and the office, never opened in a page. */
import { fileKinds, MAX_EVIDENCE_BYTES } from '#wire/evidence'
import { Hono, type Context } from 'hono'
import { safeName, shownName, sniffFile } from '../documents/fileKind.ts'
import { may } from '../guard/access.ts'
import { readBytes } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { bucketStore, type EvidenceStore } from '../ledger/closure/evidenceStore.ts'
import { command, param, valueOf } from './context.ts'
import { download } from './download.ts'

export const evidenceRoutes = new Hono<ApiEnv>()
  .post('/items/:id/evidence', may('evidence.write'), async (c) => {
    const item = param(c, 'id')
    // Told before ten megabytes are stored, and once more when they are.
    valueOf(await command(c, 'evidence.mayAdd', item))
    const given = c.req.query('file') ?? ''
    const bytes = await readBytes(c, MAX_EVIDENCE_BYTES)
    const sniffed = sniffFile(bytes)
    if (sniffed.kind === null) {
      throw refuse('evidence.kind', `“${shownName(given)}”：${sniffed.why}`)
    }
    const { kind } = sniffed
    const file = {
      id: crypto.randomUUID(),
      name: safeName(given, kind),
      kind,
      bytes: bytes.byteLength,
      sha256: await sha256Hex(bytes),
    }
    const store = storeFor(c)
    const abandoned = await command(c, 'evidence.begin', file.id)
    for (const id of abandoned) await store.remove(id)
    await store.put(file.id, bytes)
    const added = await command(c, 'evidence.add', item, file)
    // Refused meanwhile, or the same file was there: these bytes stand for nothing.
    if ('refusal' in added || added.value.id !== file.id) await store.remove(file.id)
    await command(c, 'evidence.settle', [file.id, ...abandoned])
    return c.json(valueOf(added), 201)
  })
  .get('/evidence/:id/file', may('evidence.read'), async (c) => {
    const file = valueOf(await command(c, 'evidence.read', param(c, 'id')))
    if (file.removedAt !== null) throw refuse('evidence.unknown')
    const bytes = await storeFor(c).get(file.id)
    if (bytes === null || (await sha256Hex(bytes)) !== file.sha256) throw refuse('evidence.lost')
    // Leaders and the unit look as well, but decide nothing.
    if (['office', 'group'].includes(c.var.bearer.role)) await command(c, 'evidence.look', file.id)
    return download(bytes, fileKinds[file.kind].mediaType, file.name)
  })
  .delete('/evidence/:id', may('evidence.write'), async (c) => {
    const removed = valueOf(await command(c, 'evidence.remove', param(c, 'id')))
    await storeFor(c).remove(removed.id)
    return c.json(removed)
  })

/** Where the bytes lie: in an R2 bucket when one is bound as EVIDENCE, in the campaign's SQLite otherwise. */
function storeFor(c: Context<ApiEnv>): EvidenceStore {
  if (c.env.EVIDENCE !== undefined) return bucketStore(c.env.EVIDENCE, c.var.campaign.id)
  return {
    put: async (id, bytes) => command(c, 'evidence.keepBytes', id, bytes),
    get: async (id) => command(c, 'evidence.bytes', id),
    remove: async (id) => command(c, 'evidence.dropBytes', id),
  }
}
