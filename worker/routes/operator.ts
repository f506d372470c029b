/** /api/operator: counts, sizes, backup, restore and the removal of personal data, for the one who runs the server. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { CellValue } from '#rules/record/tableShape'
import { BackupHeadSchema } from '#wire/backup'
import { readBytes, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { operatorOnly } from '../guard/operator.ts'
import { refuse } from '../guard/problems.ts'
import { requestCounts } from '../guard/RequestCounts.ts'
import { VERSION } from '../version.ts'
import { directoryOf } from './directoryOf.ts'
import { bucketStore } from '../ledger/closure/evidenceStore.ts'
import { systemRecorder } from '../ledger/record/recordAct.ts'
import { momentOf } from './authenticate.ts'
import { ledgerOf, valueOf } from './context.ts'

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** A page of 4 million characters in UTF-8, and a chunk of a file. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024

/** So long the ledger stands still for a backup that found no quiet moment; each page is asked for well within. */
const HOLD_MS = 60_000

/** False: only say what would be done. */
const PeopleRemoval = v.object({ confirm: v.boolean() })

/** A key that came with the page before: values of the key's columns. */
const Key = v.pipe(
  v.string(),
  v.parseJson(),
  v.nullable(v.array(v.union([v.string(), v.number(), v.null()]))),
)

export const operatorRoutes = new Hono<ApiEnv>()
  .use(operatorOnly)
  .get('/metrics', (c) => c.body(requestCounts.text(VERSION), 200, { 'content-type': METRICS_TYPE }))
  .get('/campaigns/:campaign', async (c) =>
    c.json(valueOf(await ledgerOf(c.env, c.req.param('campaign')).size())),
  )
  .post('/campaigns/:campaign/people-removal', async (c) => {
    const { confirm } = await readJson(c, PeopleRemoval)
    const id = c.req.param('campaign')
    const ledger = ledgerOf(c.env, id)
    const campaign = await ledger.campaign()
    if (campaign === null) throw refuse('campaign.unknown')
    const today = momentOf(c, campaign).day
    const removed = valueOf(await ledger.command('people.remove', systemRecorder(), today, confirm))
    if (confirm && c.env.EVIDENCE !== undefined) {
      const store = bucketStore(c.env.EVIDENCE, id)
      for (const file of removed.evidence) await store.remove(file)
    }
    return c.json(removed)
  })
  .get('/campaigns/:campaign/backup', async (c) => {
    const files = c.env.EVIDENCE === undefined ? 'here' : 'bucket'
    const holdMs = c.req.query('hold') === 'yes' ? HOLD_MS : 0
    return c.json(valueOf(await ledgerOf(c.env, c.req.param('campaign')).beginBackup(files, holdMs)))
  })
  .get('/campaigns/:campaign/backup/rows', async (c) => {
    const after = v.safeParse(Key, c.req.query('after') ?? 'null')
    if (!after.success) throw refuse('request.invalid')
    const key: readonly CellValue[] | null = after.output
    const ledger = ledgerOf(c.env, c.req.param('campaign'))
    const { text, next } = await ledger.backupPage(c.req.query('table') ?? '', key)
    // Keys may be Chinese, headers may not: where the next page begins stands in a line of its own.
    return c.body(`${JSON.stringify({ next })}\n${text}`, 200, {
      'content-type': 'text/plain; charset=utf-8',
    })
  })
  .post('/campaigns/:campaign/restore', async (c) => {
    const head = await readJson(c, BackupHeadSchema)
    if (head.campaign !== c.req.param('campaign')) throw refuse('backup.foreign')
    valueOf(await ledgerOf(c.env, head.campaign).beginRestore(head))
    return c.body(null, 204)
  })
  .post('/campaigns/:campaign/restore/rows', async (c) => {
    const text = new TextDecoder().decode(await readBytes(c, MAX_PAGE_BYTES))
    valueOf(await ledgerOf(c.env, c.req.param('campaign')).restoreRows(text))
    return c.body(null, 204)
  })
  .post('/campaigns/:campaign/restore/end', async (c) => {
    const ledger = ledgerOf(c.env, c.req.param('campaign'))
    const restored = valueOf(await ledger.endRestore())
    const campaign = await ledger.campaign()
    if (campaign !== null) await directoryOf(c.env).note(campaign)
    return c.json(restored)
  })
