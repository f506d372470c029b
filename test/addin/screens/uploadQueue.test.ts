import { describe, expect, test } from 'vitest'
import type { Upload } from '#wire/upload'
import { isPlain, nextToRead, queueAfter, type QueuedFile } from '../../../addin/start/uploadQueue.ts'

const file = (name: string): File => new File(['x'], name)

function queued(...names: readonly string[]): readonly QueuedFile[] {
  return queueAfter([], { kind: 'add', files: names.map(file), unit: '', firstKey: 1 })
}

function read(changes: Partial<Upload> = {}): Upload {
  return {
    id: 'u',
    file: 'a.xlsx',
    sha256: '',
    at: '',
    by: '',
    status: 'read',
    plan: { added: 1, changed: 0, untouched: 0, gone: 0 },
    basis: '',
    identical: false,
    gone: [],
    changes: [],
    possibleDuplicates: [],
    predecessor: null,
    answers: { mapping: {}, limits: {}, units: {}, claims: {}, rows: {}, sheets: {}, owners: {}, same: {} },
    carried: 0,
    notes: [],
    reading: {
      file: 'a.xlsx',
      items: [{ problem: '甲', origin: { file: 'a.xlsx', sheet: '台账', row: 2 } }],
      findings: [],
      zeroReports: [],
      sheets: [],
    },
    ...changes,
  }
}

describe('the queue of files', () => {
  test('one file is opened at once, several wait folded', () => {
    expect(queued('a').map(({ isOpen }) => isOpen)).toEqual([true])
    expect(queued('a', 'b').map(({ isOpen }) => isOpen)).toEqual([false, false])
  })

  test('files are read one after another, in their order', () => {
    const queue = queued('a', 'b')
    expect(nextToRead(queue)?.key).toBe(1)
    const reading = queueAfter(queue, { kind: 'change', key: 1, set: { state: 'reading' } })
    expect(nextToRead(reading)).toBeNull()
    const done = queueAfter(reading, { kind: 'change', key: 1, set: { state: 'read', upload: read() } })
    expect(nextToRead(done)?.key).toBe(2)
    // An answered file that is read again does not hold up the others.
    const again = queueAfter(done, { kind: 'change', key: 1, set: { state: 'reading' } })
    expect(nextToRead(again)?.key).toBe(2)
  })

  test('a file that failed or waits for its password holds up no other', () => {
    for (const state of ['failed', 'password'] as const) {
      const queue = queueAfter(queued('a', 'b'), { kind: 'change', key: 1, set: { state } })
      expect(nextToRead(queue)?.key).toBe(2)
    }
  })

  test('a file taken off is gone, the others stay as they are', () => {
    const [, second] = queued('a', 'b')
    expect(queueAfter(queued('a', 'b'), { kind: 'remove', key: 1 }).map(({ key }) => key)).toEqual([
      second?.key,
    ])
  })

  test('only a file about which nothing is asked is accepted unseen', () => {
    const [one] = queued('a')
    if (one === undefined) throw new Error('no file')
    const plain = (changes: Partial<Upload>, questions = 0): boolean =>
      isPlain({ ...one, state: 'read', upload: read(changes) }, questions)
    expect(plain({})).toBe(true)
    expect(plain({}, 1)).toBe(false)
    expect(plain({ identical: true })).toBe(false)
    expect(plain({ plan: { added: 0, changed: 1, untouched: 0, gone: 1 } })).toBe(false)
    expect(plain({ reading: { ...read().reading, items: [] } })).toBe(false)
    const blocked = {
      file: 'a.xlsx',
      sheet: '台账',
      cell: null,
      field: 'row' as const,
      code: 'unit.foreign',
      severity: 'block' as const,
      given: '',
      message: '',
    }
    expect(plain({ reading: { ...read().reading, findings: [blocked] } })).toBe(false)
    expect(isPlain({ ...one, state: 'reading', upload: read() }, 0)).toBe(false)
  })
})
