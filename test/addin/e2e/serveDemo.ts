/** Run by workbench.test.ts in a Node of its own: the worker with the demo campaign and the pages of the given folder, its address as the only output, until it is told to end. */
import { sendTo } from '../../../worker/commands/campaignClient.ts'
import { demoToday, loadDemo, readDemoCampaign } from '../../../worker/commands/demo.ts'
import { startWorkerd } from '../../../worker/commands/workerd.ts'

const OPERATOR = 'test-only-operator'

const worker = await startWorkerd({
  data: null,
  assets: process.argv[2] ?? null,
  port: 0,
  log: false,
  variables: {
    SESSION_SECRET: 'test-only-secret-test-only-secret',
    OPERATOR_CODE: OPERATOR,
    DEMO: readDemoCampaign().id,
    DEMO_TODAY: demoToday,
  },
})
process.once('SIGTERM', () => void worker.stop().then(() => process.exit(0)))
await loadDemo(sendTo(worker.url), OPERATOR)
console.log(worker.url)
