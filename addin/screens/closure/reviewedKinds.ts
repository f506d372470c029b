/** Which matters of the to-do list are decided one by one in Review; the others lead to screens of their own. */
import type { MatterKind } from '#wire/todo'

export const reviewedKinds: ReadonlySet<MatterKind> = new Set([
  'closure',
  'confirm',
  'extension',
  'withdrawal',
  'answer',
  'notice-late',
])
