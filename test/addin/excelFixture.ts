/**
 * A fixture of real parts in Node: Microsoft's runtime on our workbook host, the pane's own ledger code, and the worker in
 * a workerd of its own. One window, in which workbooks are opened one after the other, and one line that both the calls
 * to Excel and those to the server go through, so that it can be cut at any of them.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { SheetGrid } from '#rules/cells/grid'
import { readBook } from '#rules/reading/readBook'
import type { CampaignView } from '#wire/campaign'
import type { ItemRow } from '#wire/item'
import { standardise } from '../../addin/ledger/standardise.ts'
import type { SyncSetting } from '../../addin/ledger/SyncSetting.ts'
import { syncLedger, type SyncOutcome, type SyncWorld } from '../../addin/ledger/syncLedger.ts'
import { allItems, api, type Api } from '../../addin/server/api.ts'
import { ExcelWorkbook } from '../../addin/workbook/ExcelWorkbook.ts'
import type { Workbook } from '../../addin/workbook/Workbook.ts'
import { openCampaign, sendTo, signIn } from '../../worker/commands/campaignClient.ts'
import { readWorkbookFile } from '../../worker/documents/xlsx/read.ts'
import { openWorkbook, sheetGrid } from '../host/grids.ts'
import type { Host } from '../host/host.ts'
import { installNode } from '../host/node.ts'
import type { WacChannel } from '../host/wac.ts'
import { aCampaign } from '../stories.ts'
import { CutLine } from './ledger/cutLine.ts'

/** 2017-08-15, as Excel counts days. */
const TODAY = 42_962

/** A campaign of its own on the fixture's worker, with one unit's clerk and the office signed in. */
export interface Scene {
  readonly view: CampaignView
  readonly clerk: Api
  readonly office: Api
  /** The clerk of another unit. */
  readonly stranger: { readonly api: Api; readonly unitId: string }
  readonly unitId: string
}

/** The pane as just opened over a workbook. */
export interface OpenPane {
  readonly workbook: Workbook
  readonly setting: SyncSetting
  readonly world: SyncWorld
  readonly sync: () => Promise<SyncOutcome>
}

export class ExcelFixture {
  readonly line = new CutLine()
  readonly #channel: WacChannel
  readonly #url: string
  readonly #operatorCode: string
  readonly stop: () => void
  #scenes = 0
  #ids = 0

  constructor(channel: WacChannel, url: string, operatorCode: string, stop: () => void) {
    this.#channel = channel
    this.#url = url
    this.#operatorCode = operatorCode
    this.stop = stop
    const send = globalThis.fetch
    // The pane asks its own origin; here that is the worker's.
    globalThis.fetch = (input, init) =>
      typeof input === 'string' && input.startsWith('/')
        ? this.line.carry(() => send(this.#url + input, init))
        : send(input, init)
  }

  async scene(unitId: string, strangerId: string): Promise<Scene> {
    const send = sendTo(this.#url)
    const campaign = aCampaign({ id: `scene-${String(++this.#scenes)}` })
    const { codes } = await openCampaign(send, this.#operatorCode, campaign)
    const [clerk, office, stranger] = await Promise.all(
      [unitId, null, strangerId].map(async (unit) => api(await signIn(send, codes, unit))),
    )
    if (clerk === undefined || office === undefined || stranger === undefined) throw new Error('no sessions')
    return {
      view: await clerk.campaign(),
      clerk,
      office,
      stranger: { api: stranger, unitId: strangerId },
      unitId,
    }
  }

  /** Opens the workbook in the window, with a pane that knows nothing yet. */
  open(host: Host, scene: Scene, unitId = scene.unitId): OpenPane {
    this.#channel.open(host)
    host.line = (carry) => this.line.carryNow(carry)
    const workbook = new ExcelWorkbook()
    const calls = unitId === scene.unitId ? scene.clerk : scene.stranger.api
    const { view } = scene
    const setting = {
      campaign: view.campaign,
      unitId,
      today: view.today,
      fileName: host.workbook.fileName,
      maxRows: 500,
    }
    const world: SyncWorld = {
      openLedger: () => workbook.openLedger(),
      updateLedger: (update) => workbook.updateLedger(update),
      push: (request) => calls.sync(request),
      newId: () => this.newId(),
      progress: () => undefined,
      cancelled: () => false,
    }
    return { workbook, setting, world, sync: () => syncLedger(world, setting) }
  }

  newId(): string {
    return `id-${String(++this.#ids).padStart(8, '0')}`
  }
}

/** One per process, because office.js starts once per process. */
export async function openExcelFixture(): Promise<ExcelFixture> {
  const operatorCode = randomBytes(16).toString('hex')
  const server = spawn(process.execPath, ['test/addin/server/serveWorker.ts', operatorCode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    server.once('exit', (code) => reject(new Error(`the worker ended with status ${String(code)}`)))
  })
  const { channel, ready } = installNode(openWorkbook([]))
  await ready
  return new ExcelFixture(channel, url, operatorCode, () => void server.kill('SIGTERM'))
}

/** The sheets of a department's ledger. */
export async function sheetsOf(name: string): Promise<readonly SheetGrid[]> {
  return (await readWorkbookFile(new Uint8Array(readFileSync(`test/ledgers/${name}`)), name)).sheets
}

export function bookOf(sheets: readonly SheetGrid[], fileName: string): Host {
  return openWorkbook(sheets, { fileName, today: TODAY })
}

/** As 规范 does: reads the sheet in front and writes the standard ledger beside it. */
export async function makeLedger(pane: OpenPane, scene: Scene, newId: () => string): Promise<void> {
  const { grid, sheets } = await pane.workbook.survey()
  const { view } = scene
  const fileName = pane.setting.fileName
  const { items } = readBook(fileName, [grid], view.campaign, { unit: scene.unitId, calendar: view.calendar })
  const { plan, baseline } = standardise({
    campaign: view.campaign,
    unitId: scene.unitId,
    file: fileName,
    items,
    held: await allItems(scene.clerk, scene.unitId),
    options: {
      unitName: '图书馆',
      campaign: view.campaign,
      today: view.today,
      date1904: false,
      source: grid.name,
      takenNames: sheets.map((sheet) => sheet.name),
    },
    newId,
  })
  await pane.workbook.writeLedger(plan, JSON.stringify(baseline))
}

/** The file copied in the folder: the same cells, table and custom XML, opened on its own. */
export function copyOf(host: Host): Host {
  const { workbook } = host
  const copy = bookOf(
    workbook.sheets.map((sheet) => sheetGrid(host, sheet.name)),
    workbook.fileName,
  )
  for (const sheet of workbook.sheets) {
    const twin = copy.workbook.sheet(sheet.name)
    if (twin === undefined) throw new Error(`the copy lacks ${sheet.name}`)
    twin.visibility = sheet.visibility
    for (const table of sheet.tables) {
      copy.workbook.addTable(twin, { ...table.rect }, true).name = table.name
    }
  }
  for (const [id, xml] of workbook.customXml) copy.workbook.customXml.set(id, xml)
  return copy
}

/** What the server holds of the scene's unit, withdrawn rows left out. */
export async function heldRows(scene: Scene): Promise<ItemRow[]> {
  const rows = await allItems(scene.clerk, scene.unitId)
  return rows.filter((row) => !row.withdrawn)
}
