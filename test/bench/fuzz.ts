/**
 * npm run fuzz -- SECONDS [SEED]: damages real ledgers in every way it can draw and reads them. Allowed are a
 * reading whose cells all add up, or a refusal that says what to do; anything else, and anything slow, is reported with
 * the seed that repeats it. Exit status 1 when something was found.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { readBook } from '#rules/reading/readBook'
import { readDemoCampaign } from '../../worker/commands/demo.ts'
import { readWorkbookFile, UnreadableFile } from '../../worker/documents/xlsx/read.ts'

/** A refusal or a reading must come within this time, on a machine that may be busy. */
const SLOW_MS = 3000
const seconds = Number(process.argv[2] ?? 300)
const firstSeed = Number(process.argv[3] ?? 1)
const campaign = readDemoCampaign()
const root = new URL('../ledgers/', import.meta.url).pathname
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:xlsx|xls|csv)$/.test(name))
  .toSorted()
  .map((name) => ({ name, bytes: readFileSync(join(root, name)) }))

/** Mulberry32: small, seeded, good enough to draw damage. */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const nasty = [
  '&#0;',
  '<row r="99999999">',
  '<c r="ZZZZ1">',
  '<mergeCell ref="A1:XFD1048576"/>',
  '1e309',
  '-1',
  '=1+1',
  '<!ENTITY a "b">',
  '\u0000',
  '𠮷',
  '</sheetData>',
  '<v>',
  '"',
  "'",
  '<f>A1</f>',
  '999999999999',
]

function damageText(text: string, roll: () => number): string {
  const at = Math.floor(roll() * text.length)
  const end = Math.min(text.length, at + Math.floor(roll() * 40))
  const word = nasty[Math.floor(roll() * nasty.length)] ?? ''
  switch (Math.floor(roll() * 5)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, at) + word + text.slice(at)
    case 2:
      return text.slice(0, end) + text.slice(at)
    case 3:
      return text.slice(0, at)
    default:
      return text.replace(/\d+/, () => String(Math.floor(roll() * 1e7)))
  }
}

function damageBytes(bytes: Uint8Array, roll: () => number): Uint8Array {
  const damaged = Uint8Array.from(bytes)
  const hits = 1 + Math.floor(roll() * 12)
  for (let i = 0; i < hits; i++) damaged[Math.floor(roll() * damaged.length)] = Math.floor(roll() * 256)
  return roll() < 0.2 ? damaged.subarray(0, Math.floor(roll() * damaged.length)) : damaged
}

/** Damages one part inside the package, so that the damage gets past the zip. */
function damagePart(bytes: Uint8Array, roll: () => number): Uint8Array {
  const zip = new PizZip(bytes)
  const names = Object.keys(zip.files).filter((name) => name.endsWith('.xml'))
  const hits = 1 + Math.floor(roll() * 3)
  for (let i = 0; i < hits; i++) {
    const name = names[Math.floor(roll() * names.length)] ?? ''
    const part = zip.file(name)
    if (part !== null) zip.file(name, damageText(part.asText(), roll))
  }
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}

/** A protected .xlsx is no zip: only its bytes can be damaged. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

async function fuzzOnce(seed: number): Promise<string | null> {
  const roll = dice(seed)
  const file = files[Math.floor(roll() * files.length)]
  if (file === undefined) throw new Error('no ledgers to damage')
  const inside = isZip(file.bytes) && roll() < 0.7
  const bytes = inside ? damagePart(file.bytes, roll) : damageBytes(file.bytes, roll)
  const start = performance.now()
  let outcome: string | null = null
  try {
    const { sheets } = await readWorkbookFile(bytes, file.name)
    const book = readBook(file.name, sheets, campaign)
    for (const { sheet, cells } of book.sheets) {
      const { total, ...uses } = cells
      const sum = Object.values(uses).reduce((a, b) => a + b, 0)
      if (sum !== total) outcome = `sheet ${sheet}: ${sum} cells accounted for of ${total}`
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile))
      outcome = error instanceof Error ? (error.stack ?? error.message) : String(error)
    else if (error.message === '') outcome = 'a refusal without words'
  }
  const ms = performance.now() - start
  if (outcome === null && ms > SLOW_MS) outcome = `slow: ${ms.toFixed(0)} ms`
  return outcome === null ? null : `seed ${seed} (${file.name}${inside ? ', inside' : ''}): ${outcome}`
}

const end = performance.now() + seconds * 1000
let seed = firstSeed
let found = 0
for (; performance.now() < end && found < 20; seed++) {
  const outcome = await fuzzOnce(seed)
  if (outcome === null) continue
  found++
  console.log(outcome)
}
console.log(`${seed - firstSeed} damaged files read in ${seconds} s, ${found} findings`)
process.exitCode = found > 0 ? 1 : 0
