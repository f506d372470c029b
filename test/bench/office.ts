/** The office of a campaign at the worker's API, the worker in a workerd whose heap is capped as on Cloudflare. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Campaign } from '#rules/campaign/campaign'
import type { Session } from '#wire/session'
import type { Operator } from '../../worker/commands/backupFile.ts'
import { signIn, type CampaignClient } from '../../worker/commands/campaignClient.ts'
import { readDemoCampaign } from '../../worker/commands/demo.ts'
import { withPassingOffice } from '../../worker/commands/passingOffice.ts'

/** Cloudflare gives an isolate 128 MB. */
export const HEAP_CAP_MB = 128

/** A request to the campaign's part of the API; throws when it is refused. */
export type Ask = (method: string, path: string, body?: object) => Promise<Response>

export interface Office {
  readonly client: CampaignClient
  readonly ask: Ask
  /** The same for somebody of a unit, signed in with his own code. */
  readonly as: (unit: string) => Promise<Ask>
  readonly operator: Operator
  readonly campaignId: string
  /** Most memory that the worker's process had since the last call, in MB. */
  readonly peakMb: () => number
  /** CPU time that the worker's process has used so far, in ms: what others do at the same time is not in it. */
  readonly cpuMs: () => number
}

/** Works with a worker of its own and stops it afterwards. */
export async function withOffice<T>(
  work: (office: Office) => Promise<T>,
  campaign: Campaign = readDemoCampaign(),
): Promise<T> {
  return withPassingOffice(
    campaign,
    async ({ client, session, operator, codes, worker }) => {
      const askAs =
        (bearer: Session): Ask =>
        async (method, path, body) => {
          const response = await fetch(`${worker.url}/api/campaigns/${bearer.campaignId}${path}`, {
            method,
            headers: { authorization: `Bearer ${bearer.token}`, 'content-type': 'application/json' },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          })
          if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
          return response
        }
      return work({
        client,
        ask: askAs(session),
        as: async (unit) => askAs(await signIn(operator.send, codes, unit)),
        operator,
        campaignId: session.campaignId,
        peakMb: () => peakMb(worker.pid),
        cpuMs: () => cpuMs(worker.pid),
      })
    },
    HEAP_CAP_MB,
  )
}

/** Linux counts in hundredths of a second (proc(5), utime and stime). */
function cpuMs(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = after.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export function peakMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  // Linux counts the peak afresh after a 5 (proc(5), clear_refs).
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024)
}
