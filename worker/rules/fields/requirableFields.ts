import { definitionOf, fieldsSaying, type FieldSaying } from './field.ts'

/** Columns that a campaign may ask of every row; the others are the office's or follow from the work. */
export type RequirableField = FieldSaying<'entry'>

const all: readonly RequirableField[] = fieldsSaying('entry')

/** Asked of every row where the campaign says nothing. */
export const requiredFields = all.filter((field) => definitionOf(field).entry === 'required')

/** What is asked anyway comes first. */
export const requirableFields = [...requiredFields, ...all.filter((field) => !requiredFields.includes(field))]
