/** A file that cannot be read as a ledger, with what a person can do about it. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
  /** 'file.not-workbook', 'file.encrypted', 'file.damaged', 'file.bomb', 'file.too-large' …; never renamed. */
  readonly code: string
  /** One Chinese sentence or two: which file, what is wrong, the way out. */
  readonly detail: string
  /** The right password would open it. */
  readonly needsPassword: boolean

  constructor(code: string, detail: string, options: ErrorOptions & { needsPassword?: boolean } = {}) {
    super(`${code}: ${detail}`, options)
    this.code = code
    this.detail = detail
    this.needsPassword = options.needsPassword ?? false
  }
}
