/** What backup, restore and verify take from the command line, and how they say what went wrong. */
import { parseArgs } from 'node:util'
import { Refused, sendTo } from './campaignClient.ts'
import type { Operator } from './backupFile.ts'

/** Something given that cannot be used; said in one line. */
export class Unusable extends Error {}

export interface OperatorArguments {
  readonly url: string | undefined
  readonly campaign: string | undefined
  readonly out: string | undefined
  readonly seal: string | undefined
  readonly confirm: boolean
  readonly files: readonly string[]
}

export function readOperatorArguments(usage: string): OperatorArguments {
  try {
    const { values, positionals } = parseArgs({
      options: {
        url: { type: 'string' },
        campaign: { type: 'string' },
        out: { type: 'string' },
        seal: { type: 'string' },
        confirm: { type: 'boolean' },
      },
      allowPositionals: true,
    })
    const { url, campaign, out, seal } = values
    return { url, campaign, out, seal, confirm: values.confirm === true, files: positionals }
  } catch (error) {
    throw new Unusable(`${error instanceof Error ? error.message : String(error)}。用法：${usage}`)
  }
}

/** The operator's code comes from the environment: an argument would stand in the list of processes. */
export function operatorAt(url: string): Operator {
  const code = process.env['OPERATOR_CODE']
  if (code === undefined || code === '') throw new Unusable('请先设置环境变量 OPERATOR_CODE（运维口令）。')
  return { send: sendTo(url.replace(/\/$/, '')), code }
}

/** Runs a command: exit status 2 with one line for what cannot be used or was refused. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isSaid = error instanceof Unusable || error instanceof Refused
    if (!isSaid) throw error
    console.error(error instanceof Refused ? `${error.problem.title}：${error.message}` : error.message)
    process.exitCode = 2
  }
}
