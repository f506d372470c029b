/** The bench's ledgers, and commands that are timed. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface LedgerFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Writes `units` workbooks of `rows` rows into the folder (make_load.py). */
export function makeLoad(folder: string, units: number, rows: number): readonly LedgerFile[] {
  run('/usr/bin/python3', [join(import.meta.dirname, 'make_load.py'), folder, String(units), String(rows)])
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}

/** Runs a command and answers its wall seconds. */
export function run(command: string, args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}:\n${stderr}`)
  return secondsSince(start)
}

export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}

/** Names the parts of a span of time. */
export class Laps {
  readonly said: string[] = []
  readonly #start = performance.now()
  #lap = this.#start

  mark(name: string): void {
    this.said.push(`${name} ${secondsSince(this.#lap).toFixed(2)}`)
    this.#lap = performance.now()
  }

  /** From the beginning to the last mark. */
  get seconds(): number {
    return (this.#lap - this.#start) / 1000
  }
}
