/**
 * The one table of permissions. Each noun says its own beside what travels of it; they are joined here, the worker's guard
 * applies them, and the pane shows by them what a person may do.
 */
import { campaignPermissions } from './campaign.ts'
import { checkPermissions } from './checkRound.ts'
import { closurePermissions } from './closure.ts'
import { codePermissions, personPermissions } from './code.ts'
import { deputyPermissions } from './deputy.ts'
import { circularPermissions, publishedPermissions, templatePermissions } from './document.ts'
import { evidencePermissions } from './evidence.ts'
import { exemptionPermissions } from './exemption.ts'
import { extensionPermissions } from './extension.ts'
import { flagPermissions } from './flag.ts'
import { itemPermissions } from './item.ts'
import { ladderPermissions, accountabilityPermissions } from './ladder.ts'
import { linkPermissions } from './link.ts'
import { noticePermissions } from './notice.ts'
import { overviewPermissions, snapshotPermissions } from './overview.ts'
import { profilePermissions } from './profile.ts'
import { recordPermissions } from './record.ts'
import { registerPermissions } from './register.ts'
import { reportPermissions } from './report.ts'
import { settingsPermissions } from './settings.ts'
import { supportPermissions } from './support.ts'
import { talkPermissions } from './talk.ts'
import { todoPermissions } from './todo.ts'
import { transferPermissions } from './transfer.ts'
import { uploadPermissions } from './upload.ts'
import { weekPermissions } from './week.ts'
import { withdrawalPermissions } from './withdrawal.ts'
import type { PermissionsOf } from './permission.ts'

/** Every permission with the roles that may do it and why others may not, joined from the nouns' own parts. */
export const access = {
  ...campaignPermissions,
  ...itemPermissions,
  ...talkPermissions,
  ...supportPermissions,
  ...closurePermissions,
  ...checkPermissions,
  ...flagPermissions,
  ...ladderPermissions,
  ...accountabilityPermissions,
  ...evidencePermissions,
  ...extensionPermissions,
  ...withdrawalPermissions,
  ...transferPermissions,
  ...linkPermissions,
  ...noticePermissions,
  ...todoPermissions,
  ...weekPermissions,
  ...circularPermissions,
  ...publishedPermissions,
  ...templatePermissions,
  ...profilePermissions,
  ...uploadPermissions,
  ...reportPermissions,
  ...exemptionPermissions,
  ...settingsPermissions,
  ...overviewPermissions,
  ...snapshotPermissions,
  ...recordPermissions,
  ...registerPermissions,
  ...codePermissions,
  ...personPermissions,
  ...deputyPermissions,
} as const satisfies PermissionsOf<string>

/** What a session may do, by name; the pane is told the names of its own. */
export type Permission = keyof typeof access
