/** The office of a campaign at the worker's door, the worker in a workerd whose heap is capped as on Cloudflare. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { CampaignClient } from '../../worker/commands/campaignClient.ts'
import { readDemoCampaign } from '../../worker/commands/demo.ts'
import { withPassingOffice } from '../../worker/commands/passingOffice.ts'

/** Cloudflare gives an isolate 128 MB. */
const HEAP_CAP_MB = 128

export interface Office {
  readonly client: CampaignClient
  /** A request to the campaign's part of the API; throws when it is refused. */
  readonly ask: (method: string, path: string, body?: object) => Promise<Response>
  /** Most memory that the worker's process had since the last call, in MB. */
  readonly peakMb: () => number
}

/** Works with a worker of its own and stops it afterwards. */
export async function withOffice<T>(work: (office: Office) => Promise<T>): Promise<T> {
  return withPassingOffice(
    readDemoCampaign(),
    async ({ client, session, worker }) => {
      const ask: Office['ask'] = async (method, path, body) => {
        const response = await fetch(`${worker.url}/api/campaigns/${session.campaignId}${path}`, {
          method,
          headers: { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
        return response
      }
      return work({ client, ask, peakMb: () => peakMb(worker.pid) })
    },
    HEAP_CAP_MB,
  )
}

function peakMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  // Linux counts the peak afresh after a 5 (proc(5), clear_refs).
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024)
}
