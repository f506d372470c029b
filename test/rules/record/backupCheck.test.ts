import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { BackupCheck } from '#rules/record/BackupCheck'
import { BACKUP_FORMAT, BACKUP_KIND } from '#rules/record/backupFile'
import { FIRST_SEAL } from '#rules/record/recordLine'

/** What is broken in a backup that holds nothing but its first line and its end. */
function breaksOf(record: { readonly seq: number; readonly seal: string }, withEnd = true): string[] {
  const check = new BackupCheck({
    sha256: () => createHash('sha256'),
    hexOf: (base64) => Buffer.from(base64, 'base64').toString('hex').toUpperCase(),
    fromBase64: (base64) => Buffer.from(base64, 'base64'),
  })
  const head = {
    kind: BACKUP_KIND,
    format: BACKUP_FORMAT,
    campaign: 'c',
    migrations: [],
    record,
    files: 'here',
  }
  const line = JSON.stringify(head)
  check.line(line)
  const sha256 = createHash('sha256').update(`${line}\n`).digest('hex')
  if (withEnd) check.line(JSON.stringify({ end: { lines: 1, sha256 } }))
  return check.finish().breaks.map(({ what }) => what)
}

test('开头所写的末行与文件里的一样，就没有话说', () => {
  expect(breaksOf({ seq: 0, seal: FIRST_SEAL })).toEqual([])
})

test.each([
  ['序号', { seq: 1, seal: FIRST_SEAL }],
  ['封印', { seq: 0, seal: 'f'.repeat(64) }],
])('开头所写末行的%s对不上，要说', (_what, record) => {
  expect(breaksOf(record)).toEqual(['操作记录的末行与文件开头所写不符'])
})

test('没有结尾的备份不完整', () => {
  expect(breaksOf({ seq: 0, seal: FIRST_SEAL }, false)).toEqual(['备份文件不完整，没有结尾'])
})
