/** Checks Office files against the ECMA-376 schemas in test/ooxml; what is wrong, one line each. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const validator = new URL('../../ooxml/validate.py', import.meta.url).pathname

/** Throws when the check itself cannot run: a missing lxml must not look like a valid file. */
export function schemaErrors(bytes: Uint8Array, name: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ooxml-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [validator, path], { encoding: 'utf8' })
    if (status !== 0 && status !== 1) throw new Error(`validate.py did not run: ${stderr}`)
    const lines = stdout.trim().split('\n')
    if (!lines.some((line) => /: [1-9]\d* parts checked$/.test(line))) {
      throw new Error(`validate.py checked nothing: ${stdout}${stderr}`)
    }
    return lines.filter((line) => !/parts checked$|^0 errors$/.test(line))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
