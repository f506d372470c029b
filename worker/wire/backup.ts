/** What a restore begins with: the head of a backup file. */
import * as v from 'valibot'
import { BACKUP_KIND, type BackupHead } from '#rules/record/backupFile'
import type { ProblemsOf } from './problem.ts'

/** More than the tables will ever have seen. */
const MOST_MIGRATIONS = 1000

const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

export const BackupHeadSchema = v.object({
  kind: v.literal(BACKUP_KIND),
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  campaign: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  migrations: v.pipe(
    v.array(
      v.object({ id: v.pipe(v.string(), v.maxLength(100)), digest: v.pipe(v.string(), v.maxLength(100)) }),
    ),
    v.maxLength(MOST_MIGRATIONS),
  ),
  record: v.object({ seq: v.pipe(v.number(), v.integer(), v.minValue(0)), seal: Sha256 }),
  files: v.picklist(['here', 'bucket']),
}) satisfies v.GenericSchema<BackupHead>

export const backupProblems = {
  'backup.newer': [409, '备份来自更新的版本', '请先升级本系统，再恢复这份备份。'],
  'backup.foreign': [422, '备份与本系统对不上', '请核对是不是本系统的备份文件。'],
  'backup.broken': [422, '备份的封印不符，没有恢复', '请换一份备份，并查明这份备份被谁改过。'],
  'backup.not-begun': [409, '还没有开始恢复', '请从头恢复这份备份。'],
} as const satisfies ProblemsOf<'backup'>
