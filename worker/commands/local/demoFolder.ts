/** The folder that keeps the demo on this machine: its campaign's databases, its secrets, whether it was told to the end. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sendTo } from '../campaignClient.ts'
import { demoToday, loadDemo, readDemoCampaign } from '../demo.ts'

export interface DemoFolder {
  /** Folder of the campaigns' databases. */
  readonly campaigns: string
  /** What the worker is told. */
  readonly variables: Readonly<Record<string, string>>
  /** Whether the demo was told here before. */
  readonly isTold: boolean
  /** Tells the demo to the worker that listens at `url`, unless it was told before. */
  readonly tell: (url: string) => Promise<void>
}

/** Opens the folder, made where it is missing. `isFresh`: what it held is gone. */
export function openDemoFolder(folder: string, isFresh: boolean): DemoFolder {
  const campaigns = join(folder, 'campaigns')
  const mark = join(folder, 'told')
  if (isFresh) rmSync(folder, { recursive: true, force: true })
  const isTold = existsSync(mark)
  // Broken off half-way the story cannot be gone on with: who would know how far it came?
  if (!isTold) rmSync(campaigns, { recursive: true, force: true })
  mkdirSync(campaigns, { recursive: true })
  const secrets = readSecrets(join(folder, 'secrets.json'))
  return {
    campaigns,
    variables: { ...secrets, DEMO: readDemoCampaign().id, DEMO_TODAY: demoToday },
    isTold,
    tell: async (url) => {
      if (isTold) return
      await loadDemo(sendTo(url), secrets.OPERATOR_CODE)
      writeFileSync(mark, '')
    },
  }
}

interface Secrets {
  readonly SESSION_SECRET: string
  readonly OPERATOR_CODE: string
}

/** Made once and kept, so that sessions outlive a restart. */
function readSecrets(path: string): Secrets {
  if (!existsSync(path)) {
    const made = {
      SESSION_SECRET: randomBytes(32).toString('hex'),
      OPERATOR_CODE: randomBytes(16).toString('hex'),
    }
    writeFileSync(path, JSON.stringify(made), { mode: 0o600 })
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above
  return JSON.parse(readFileSync(path, 'utf8')) as Secrets
}
