/** What npm run deploy would send to Cloudflare: bundled by wrangler itself, with the bindings of wrangler.toml. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('wrangler bundles the worker and finds its objects and its pages', () => {
  const out = mkdtempSync(join(tmpdir(), 'ledgerloop-deploy-'))
  try {
    // The pages are built before they are sent; here their folder is enough.
    mkdirSync('dist/addin', { recursive: true })
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--outdir', out],
      { encoding: 'utf8' },
    )
    expect({ status, stderr }).toMatchObject({ status: 0 })
    expect(existsSync(join(out, 'index.js'))).toBe(true)
    for (const binding of ['CAMPAIGN', 'DIRECTORY', 'ASSETS']) expect(stdout).toContain(`env.${binding}`)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})
