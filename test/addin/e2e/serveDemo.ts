/**
 * Run by the stories in a Node of its own: the worker with the demo campaign and the pages of the folder given first
 * (`-` for none), its address as the only output, until it is told to end. The campaign is kept in the folder given
 * second; without one it comes as a copy of the one told before the stories (prepareStage.ts), else is told anew.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sendTo } from '../../../worker/commands/campaignClient.ts'
import { demoToday, loadDemo, readDemoCampaign } from '../../../worker/commands/demo.ts'
import { startWorkerd } from '../../../worker/commands/workerd.ts'

const OPERATOR = 'test-only-operator'

const [pages = '-', kept] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'ledgerloop-demo-'))
const data = kept ?? join(folder, 'campaigns')
const told = process.env['TOLD_DEMO']
if (kept === undefined && told !== undefined) cpSync(told, data, { recursive: true })

const worker = await startWorkerd({
  data,
  assets: pages === '-' ? null : pages,
  port: 0,
  log: false,
  variables: {
    SESSION_SECRET: 'test-only-secret-test-only-secret',
    OPERATOR_CODE: OPERATOR,
    DEMO: readDemoCampaign().id,
    DEMO_TODAY: demoToday,
  },
})
process.once('SIGTERM', () => {
  void worker.stop().then(() => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
})
// Does nothing where the campaign is there already.
await loadDemo(sendTo(worker.url), OPERATOR)
console.log(worker.url)
