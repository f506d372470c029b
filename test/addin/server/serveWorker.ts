/** Run by tests in a Node of its own, as workerd's package cannot be loaded where vitest transforms modules: a worker without campaigns, its address as the only output, until it is told to end. */
import { startWorkerd } from '../../../worker/commands/local/workerd.ts'

const worker = await startWorkerd({
  data: null,
  assets: null,
  port: 0,
  log: false,
  variables: {
    SESSION_SECRET: 'test-only-secret-test-only-secret',
    OPERATOR_CODE: process.argv[2] ?? '',
  },
})
process.once('SIGTERM', () => void worker.stop().then(() => process.exit(0)))
console.log(worker.url)
