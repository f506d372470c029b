/** The office of one campaign in a worker of its own, for as long as a piece of work takes. */
import { randomBytes } from 'node:crypto'
import type { Campaign } from '#rules/campaign/campaign'
import type { AccessCode } from '#wire/campaign'
import type { Session } from '#wire/session'
import { CampaignClient, openCampaign, sendTo, signIn, type Send } from './campaignClient.ts'
import { startWorkerd, type RunningWorker } from './local/workerd.ts'

export interface PassingOffice {
  readonly client: CampaignClient
  readonly session: Session
  readonly operator: { readonly send: Send; readonly code: string }
  /** Everybody's access code. */
  readonly codes: readonly AccessCode[]
  readonly worker: RunningWorker
}

/** Opens the campaign, does the work and stops the worker; nothing is kept. `heapMb` as in `WorkerdOptions`. */
export async function withPassingOffice<T>(
  campaign: Campaign,
  work: (office: PassingOffice) => Promise<T>,
  heapMb?: number,
): Promise<T> {
  const operatorCode = randomBytes(16).toString('hex')
  const worker = await startWorkerd({
    data: null,
    assets: null,
    port: 0,
    variables: { OPERATOR_CODE: operatorCode, SESSION_SECRET: randomBytes(32).toString('hex') },
    log: false,
    ...(heapMb === undefined ? {} : { heapMb }),
  })
  try {
    const send = sendTo(worker.url)
    const opened = await openCampaign(send, operatorCode, campaign)
    const session = await signIn(send, opened.codes, null)
    const operator = { send, code: operatorCode }
    return await work({
      client: new CampaignClient(send, session),
      session,
      operator,
      codes: opened.codes,
      worker,
    })
  } finally {
    await worker.stop()
  }
}
