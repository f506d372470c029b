/** The JSON that office.js puts into `executeRichApiRequestAsync` and reads back, and the errors that travel in it. */

/** 1 global, 2 new object, 3 method, 4 property, 5 indexer, 6 reference id, 7 null object. */
export type ObjectPathType = 1 | 2 | 3 | 4 | 5 | 6 | 7

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[]
  readonly ReferencedObjectPathIds?: readonly unknown[]
}

export interface ObjectPath {
  readonly Id: number
  readonly ObjectPathType: ObjectPathType
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: ArgumentInfo
}

export interface Query {
  readonly Select?: readonly string[]
  readonly Expand?: readonly string[]
  readonly Top?: number
  readonly Skip?: number
}

/** 1 instantiate, 2 query, 3 method, 4 set property, 5 trace, 6 recursive query, 7 query as JSON, 8 ensure unchanged, 9 update. */
export type ActionType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

export interface Action {
  readonly Id: number
  readonly ActionType: ActionType
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: ArgumentInfo
  readonly QueryInfo?: Query
  readonly ObjectState?: Readonly<Record<string, unknown>>
}

export interface BatchRequest {
  readonly AutoKeepReference?: boolean
  readonly Actions: readonly Action[]
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>
}

export interface BatchError {
  readonly Code: string
  readonly Message: string
  readonly Location: string
  readonly HttpStatusCode: number
  readonly ActionIndex: number
}

export interface BatchResponse {
  Results: { ActionId: number; Value: unknown }[]
  TraceIds: number[]
  Error?: BatchError
}

/** An error that the add-in gets as `OfficeExtension.Error` with this code. */
export class HostError extends Error {
  location = ''
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

const BAD_ARGUMENT = 'The argument is invalid or missing or has an incorrect format.'

/** The host's refusals. Unchecked in Excel (error-codes): which code answers which case; the codes themselves are Excel's. */
export const refuse = {
  notFound: (what = ''): HostError =>
    new HostError(
      'ItemNotFound',
      `The requested resource doesn't exist.${what === '' ? '' : ` (${what})`}`,
      404,
    ),
  argument: (what = ''): HostError =>
    new HostError('InvalidArgument', `${BAD_ARGUMENT}${what === '' ? '' : ` (${what})`}`),
  shape: (): HostError =>
    new HostError(
      'InvalidArgument',
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    ),
  denied: (what = ''): HostError =>
    new HostError(
      'AccessDenied',
      `You cannot perform the requested operation.${what === '' ? '' : ` (${what})`}`,
      403,
    ),
  exists: (what = ''): HostError =>
    new HostError(
      'ItemAlreadyExists',
      `The resource being created already exists.${what === '' ? '' : ` (${what})`}`,
      409,
    ),
  conflict: (what: string): HostError =>
    new HostError('InvalidOperation', `The operation is invalid: ${what}.`, 409),
  tooLarge: (what: 'Request' | 'Response'): HostError =>
    new HostError(
      `${what}PayloadSizeLimitExceeded`,
      `The ${what.toLowerCase()} payload size has exceeded the limit of 5 MB.`,
      413,
    ),
  editing: (): HostError =>
    new HostError(
      'InvalidOperationInCellEditMode',
      'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell.',
    ),
  aborted: (): HostError => new HostError('RequestAborted', 'The request was aborted during run time.', 500),
  unknown: (what: string): HostError =>
    new HostError('NotImplementedByTestHost', `The test host does not implement ${what}.`, 501),
}
