/** What a restore begins with: the head of a backup file. */
import * as v from 'valibot'
import { BACKUP_KIND, type BackupHead } from '#rules/record/backupFile'

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
