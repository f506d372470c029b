/** Reasons, answers and remarks of people, beside the fields of the ledger. */

/** Two pages of text; longer explanations are a file and belong to the evidence. */
export const MAX_NOTE = 2000
