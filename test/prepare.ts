/**
 * Installs what the tests need beyond npm: Chromium (the pane), LibreOffice with Chinese fonts and poppler
 * (documents as pages), lxml (schema check of Office files), openpyxl (another program's eyes and hands on them).
 * Debian's packages; nothing is done when all are there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

interface Need {
  readonly packageName: string
  readonly isThere: () => boolean
}

const needs: readonly Need[] = [
  { packageName: 'chromium', isThere: () => existsSync('/usr/bin/chromium') },
  { packageName: 'libreoffice-calc', isThere: () => existsSync('/usr/lib/libreoffice/program/libsclo.so') },
  { packageName: 'libreoffice-writer', isThere: () => existsSync('/usr/lib/libreoffice/program/libswlo.so') },
  { packageName: 'fonts-noto-cjk', isThere: () => existsSync('/usr/share/fonts/opentype/noto') },
  { packageName: 'poppler-utils', isThere: () => existsSync('/usr/bin/pdftoppm') },
  { packageName: 'python3-lxml', isThere: () => runs('/usr/bin/python3', ['-c', 'import lxml']) },
  { packageName: 'python3-openpyxl', isThere: () => runs('/usr/bin/python3', ['-c', 'import openpyxl']) },
]

const missing = needs.filter((need) => !need.isThere()).map((need) => need.packageName)
if (missing.length > 0) install(missing)

function install(packages: readonly string[]): void {
  console.error(`installing for the tests: ${packages.join(' ')}`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const [command = '', ...rest] = [...asRoot, 'apt-get', '-q', ...step]
    const { status } = spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
    if (status === 0) continue
    console.error(
      `could not run "apt-get ${step.join(' ')}". Install these by hand, then run npm test again: ${packages.join(' ')}`,
    )
    process.exit(1)
  }
}

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
