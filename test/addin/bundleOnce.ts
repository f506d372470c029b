/** Once before the tests that start workers of their own: the bundle is made, so that no two files make it at once. */
import { bundleWorker } from '../../worker/commands/local/workerBundle.ts'

export function setup(): void {
  bundleWorker()
}
