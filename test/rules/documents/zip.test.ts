import PizZip from 'pizzip'
import { expect, test } from 'vitest'
import { zipBytes, zipWhole } from '../../../worker/documents/zip.ts'

const long = Array.from({ length: 9000 }, (_, line) => `第${line}行：整改措施与责任人😀\n`)
const parts = [
  { path: '[Content_Types].xml', content: ['<Types/>'] },
  { path: '空.xml', content: [] },
  { path: 'xl/长.xml', content: long },
  { path: 'media/图.bin', content: [Uint8Array.of(0, 255, 1, 254), Uint8Array.of(7)] },
]

test('a zip gives its parts back whole, however many pieces they came in', () => {
  const zip = new PizZip(zipWhole(parts), { checkCRC32: true })
  expect(Object.keys(zip.files)).toEqual(parts.map(({ path }) => path))
  expect(zip.file('xl/长.xml')?.asText()).toBe(long.join(''))
  expect(zip.file('空.xml')?.asText()).toBe('')
  expect([...(zip.file('media/图.bin')?.asUint8Array() ?? [])]).toEqual([0, 255, 1, 254, 7])
})

test('a long part goes out piece by piece, each made when the one before was taken', () => {
  let made = 0
  const counted = {
    path: 'a.xml',
    content: (function* () {
      for (const line of long) {
        made++
        yield line
      }
    })(),
  }
  const bytes = zipBytes([counted])
  bytes.next()
  expect(made).toBe(0)
  bytes.next()
  expect(made).toBeGreaterThan(0)
  expect(made).toBeLessThan(long.length)
})

test('lines made one by one give the same bytes as the text that they make', () => {
  function* lines(): Generator<string, void> {
    yield* long
  }
  const whole = zipWhole([{ path: 'a.xml', content: [long.join('')] }])
  expect(zipWhole([{ path: 'a.xml', content: [lines()] }])).toEqual(whole)
})
