import type { ItemField } from './field.ts'

/** Columns that a campaign may ask of every row; the others are the office's or follow from the work. */
export const requirableFields = [
  'owner',
  'kind',
  'category',
  'source',
  'foundOn',
  'post',
  'cause',
  'measures',
  'goal',
  'disposal',
  'due',
  'leader',
  'department',
] as const satisfies readonly ItemField[]
export type RequirableField = (typeof requirableFields)[number]
