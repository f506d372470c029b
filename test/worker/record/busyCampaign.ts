/** A campaign in which one unit has something of everything, all of it marked, and every id is known by its noun. */
import { runInDurableObject } from 'cloudflare:test'
import type { CodeList, CodeMade } from '#wire/code'
import type { CheckRound } from '#wire/checkRound'
import type { CircularDraft } from '#wire/document'
import type { Evidence } from '#wire/evidence'
import type { ExemptionList } from '#wire/exemption'
import type { Extension } from '#wire/extension'
import type { DeputyNamed } from '#wire/deputy'
import type { ItemRow } from '#wire/item'
import type { Notice } from '#wire/notice'
import type { Snapshot } from '#wire/overview'
import type { ProfileList } from '#wire/profile'
import type { EntryRow } from '#wire/register'
import type { Upload } from '#wire/upload'
import type { Withdrawal } from '#wire/withdrawal'
import app from '../../../worker/index.ts'
import { bindings, json, open, signIn, type Opened, type Person } from '../api.ts'

/** Stands in every text of the unit; whoever is not to see the unit's things never gets to read it. */
export const MARK = '只有本单位知道的字句'

/** The unit that owns everything. */
export const OWNER = 'jwc'

/** An Entra object id that is entered. */
export const KNOWN_PERSON = '99999999-8888-7777-6666-555555555555'

export interface BusyCampaign extends Opened {
  readonly owner: Person
  /** Real ids by the noun of their path: 'items', 'check-rounds', 'registers/learning'. */
  readonly ids: Readonly<Record<string, string>>
}

export interface Route {
  readonly method: string
  /** Within the campaign, as it is declared. */
  readonly path: string
}

/** Every route of a campaign, from the worker itself, so that a new one cannot be forgotten. */
export const campaignRoutes: readonly Route[] = [
  ...new Map(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/campaigns/:campaign'))
      .map(({ method, path }): Route => {
        const inside = path.replace('/api/campaigns/:campaign', '').replace(/\/$/, '')
        return { method, path: inside }
      })
      .map((route) => [`${route.method} ${route.path}`, route]),
  ).values(),
]

/** A path with real ids in the place of its parameters; throws for a noun that nobody made an example of. */
export function withIds(path: string, ids: Readonly<Record<string, string>>): string {
  const [, ...parts] = path.split('/')
  const filled: string[] = []
  for (const part of parts) {
    const noun = filled.join('/')
    filled.push(part.startsWith(':') ? exampleOf(ids, noun, part) : part)
  }
  return filled.map((part) => `/${part}`).join('')
}

/** Parameters that name no one's thing. */
const known: Readonly<Record<string, string>> = {
  ':period': '2017-W24',
  ':kind': 'weekly-circular',
  ':register': 'learning',
}

function exampleOf(ids: Readonly<Record<string, string>>, noun: string, part: string): string {
  const id = known[part] ?? ids[noun]
  if (id === undefined) throw new Error(`busyCampaign.ts has no example of ${noun}/${part}`)
  return id
}

export async function openBusyCampaign(): Promise<BusyCampaign> {
  const campaign = await open({
    closure: { confirm: true },
    // Its tests ask thousands of times.
    requestLimit: { burst: 1_000_000, perMinute: 1_000_000 },
  })
  const owner = await campaign.unit(OWNER)
  const { office } = campaign
  const admin = await campaign.as('admin', '')
  const row = await owner.enter({
    problem: `窗口无人值守：${MARK}`,
    measures: `排班到人：${MARK}`,
    evidence: '排班表',
    due: '2017-07-31',
    owner: '甲某某',
  })
  const closing = await owner.enter({ problem: MARK, measures: MARK, evidence: MARK, due: '2017-07-31' })
  await owner.post<ItemRow>(`/items/${closing.id}/closure-request`, { completedOn: '2017-07-20', note: MARK })
  const evidence = await send<Evidence>(
    owner,
    `/items/${row.id}/evidence?file=${encodeURIComponent(`${MARK}.txt`)}`,
    MARK,
  )
  const extension = await owner.post<Extension>(`/items/${row.id}/extensions`, {
    to: '2099-08-31',
    reason: MARK,
  })
  const withdrawal = await owner.post<Withdrawal>(`/items/${row.id}/withdrawals`, {
    kind: 'duplicate',
    reason: MARK,
  })
  await owner.put('/reports/2017-W24', { kind: 'weekly', text: MARK })
  const ledger = `序号,存在问题,整改措施,整改时限,责任人\n1,${MARK}甲,${MARK},2017-08-31,甲某某\n2,${MARK}乙,${MARK},2017-08-31,乙某某\n`
  const upload = await send<Upload>(owner, `/uploads?file=${encodeURIComponent('教务处.csv')}`, ledger)
  const values = { heldOn: '2017-06-05', form: 'lecture', topic: MARK, people: 30 }
  const entry = await owner.post<EntryRow>('/registers/learning', { id: crypto.randomUUID(), values })
  const notice = await office.post<Notice>('/notices', { unit: OWNER, items: [row.id], demand: MARK })
  const round = await office.post<CheckRound>('/check-rounds', {
    kind: 'spot-check',
    purpose: MARK,
    size: 1,
    strataBy: ['unit'],
    eachStratum: true,
    seed: MARK,
    inspectors: [{ name: '丙', unit: null }],
  })
  const { exemptions } = await office.post<ExemptionList>('/exemptions', {
    units: [OWNER],
    from: '2017-W30',
    to: '2017-W31',
    reason: MARK,
  })
  const snapshot = await office.post<Snapshot>('/snapshots')
  const circular = await office.post<CircularDraft>('/circulars', { snapshot: snapshot.id })
  const published = await office.post<CircularDraft>('/circulars', { snapshot: snapshot.id })
  await office.post(`/circulars/${published.id}/final`)
  await office.post(`/circulars/${published.id}/publication`)
  await admin.put(`/people/${KNOWN_PERSON}`, { role: 'unit', unitId: OWNER, label: MARK })
  await owner.post(`/items/${row.id}/talk`, { id: crypto.randomUUID(), text: MARK })
  const made = await office.post<CodeMade>('/codes', {
    role: 'head',
    unitId: OWNER,
    label: '',
    holder: '某甲',
  })
  const named = await signIn(made.code)
  const deputy = await named.post<DeputyNamed>('/deputies', {
    name: '某乙',
    from: '2099-01-01',
    until: '2099-01-15',
    reason: '外出学习',
  })
  const { codes } = await office.get<CodeList>('/codes')
  const { profiles } = await owner.get<ProfileList>('/profiles')
  return {
    ...campaign,
    owner,
    ids: {
      items: row.id,
      evidence: evidence.id,
      extensions: extension.id,
      withdrawals: withdrawal.id,
      uploads: upload.id,
      notices: notice.id,
      exemptions: exemptions[0]?.id ?? '',
      'check-rounds': round.id,
      'check-rows': round.list[0]?.id ?? '',
      snapshots: snapshot.id,
      circulars: circular.id,
      [`circulars/${circular.id}/figures`]: 'total',
      published: published.id,
      'registers/learning': entry.id,
      profiles: profiles[0]?.fingerprint ?? '0'.repeat(16),
      codes: codes.find(({ role }) => role === 'leader')?.id ?? '',
      people: KNOWN_PERSON,
      deputies: deputy.line.id,
    },
  }
}

async function send<T>(person: Person, path: string, text: string): Promise<T> {
  const response = await person.send('POST', path, { bytes: new TextEncoder().encode(text) })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return json<T>(response)
}

/** Everything that a campaign keeps, table by table, but for what reading and signing in leave behind. */
export async function keptBy(campaign: string): Promise<Readonly<Record<string, unknown>>> {
  return runInDurableObject(bindings.CAMPAIGN.getByName(campaign), (_instance, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name`,
      )
      .toArray()
    const kept: Record<string, unknown> = {}
    for (const { name } of tables) {
      if (passing.has(name)) continue
      const rows = storage.sql.exec(`SELECT * FROM "${name}"`).toArray()
      kept[name] = rows.map(({ last_used_at: _used, ...row }) => JSON.stringify(row)).toSorted()
    }
    return kept
  })
}

const passing = new Set([
  'sign_in_failure',
  'ended_session',
  'matter_seen',
  'evidence_look',
  'sqlite_sequence',
])
