/**
 * node test/addin/demo/renderDocuments.ts DIR [WORD]: every document of the demo campaign into DIR, checked against the
 * schemas, opened in LibreOffice, and each page as a picture to look at; of those with WORD in their names where there
 * is one. Exit status 1 when anything is wrong.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startDemo } from '../e2e/fixture/startDemo.ts'
import { downloadDocuments, schemaFaults } from './documents.ts'

/** Dots to the inch: small print can be read, and a hundred pages fit a screen's patience. */
const PAGE_DPI = '60'

const folder = resolve(process.argv[2] ?? 'out/demo')
mkdirSync(folder, { recursive: true })
const server = await startDemo('-')
try {
  const all = await downloadDocuments(server.url, folder)
  const names = all.filter((name) => name.includes(process.argv[3] ?? ''))
  const faults = schemaFaults(folder, names)
  run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...names.map(inFolder)])
  for (const name of names) {
    const pdf = inFolder(name.replace(/\.\w+$/, '.pdf'))
    const pages = existsSync(pdf) ? Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', [pdf]))?.[1] ?? 0) : 0
    if (pages === 0) faults.push(`${name}: LibreOffice made no page of it`)
    else run('pdftoppm', ['-r', PAGE_DPI, '-png', pdf, pdf.replace(/\.pdf$/, '')])
    console.log(`${name}: ${pages}`)
  }
  for (const fault of faults) console.error(fault)
  console.log(`${names.length} documents, ${faults.length} faults`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await server.stop()
}

function inFolder(name: string): string {
  return join(folder, name)
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
  return stdout
}
