/** Runs one batch of the Office.js protocol. Knows nothing about Excel: behaviour comes from class tables. */
import { Arguments, isHostObject, isRecord } from './arguments.ts'
import type { Action, ArgumentInfo, BatchRequest, BatchResponse, ObjectPath, Query } from './wire.ts'
import { HostError, refuse } from './wire.ts'

/** One object of the add-in's view: which class table answers for it, and with what. */
export interface HostObject {
  readonly className: string
  readonly data: unknown
  /** Set once the client asked to keep a range across batches. */
  reference?: string
}

export type Getter<Data> = (data: Data) => unknown
export type Setter<Data> = (data: Data, value: unknown) => void
/** A getter alone is read-only; with a setter it can be written. */
export type Scalar<Data> = Getter<Data> | readonly [Getter<Data>, Setter<Data>]

export interface ClassTable<Data> {
  /** camelCase name → value. */
  readonly scalars?: Readonly<Record<string, Scalar<Data>>>
  /** camelCase name → child object; null is a null object. */
  readonly navigation?: Readonly<Record<string, (data: Data) => HostObject | null>>
  /** Wire name → behaviour. A HostObject or null becomes an object path, all else a value. */
  readonly methods?: Readonly<Record<string, (data: Data, given: Arguments) => unknown>>
  readonly items?: (data: Data) => HostObject[]
  readonly byKey?: (data: Data, key: unknown) => HostObject | null
  /** What Instantiate reports; the client then addresses the object by it. */
  readonly identity?: readonly [wireName: string, Getter<Data>]
  /** Ranges: the client asks for a reference id with `_KeepReference`. */
  readonly kept?: boolean
}

export type Classes = Readonly<Record<string, ClassTable<unknown>>>

/** Checks a table against the type of its data, then forgets that type: the interpreter carries data unseen. */
export function classTable<Data>(table: ClassTable<Data>): ClassTable<unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object is only made with its table's data
  return table as unknown as ClassTable<unknown>
}

export function hostObject(className: string, data: unknown): HostObject {
  return { className, data }
}

/** Where a batch finds its world. */
export interface Root {
  readonly classes: Classes
  readonly references: Map<string, HostObject>
  global(): HostObject
  service(typeName: string): HostObject
  keep(object: HostObject): void
  used(className: string, member: string): void
}

function camel(name: string): string {
  return name.startsWith('_') ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

function pascal(name: string): string {
  return name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1)
}

export class Batch {
  private readonly resolved = new Map<number, HostObject | null>()
  private readonly root: Root
  private readonly request: BatchRequest

  constructor(root: Root, request: BatchRequest) {
    this.root = root
    this.request = request
  }

  /**
   * Stops at the first error, as Excel does: earlier actions stay done, later ones never happen. What is loaded shows
   * the state between the actions around it. Unchecked in Excel (load-before-set).
   */
  run(): BatchResponse {
    const response: BatchResponse = { Results: [], TraceIds: [] }
    for (const [index, action] of this.request.Actions.entries()) {
      try {
        if (action.ActionType === 5) response.TraceIds.push(action.Id)
        response.Results.push({ ActionId: action.Id, Value: this.perform(action) })
      } catch (error) {
        const known =
          error instanceof HostError
            ? error
            : new HostError(
                'GeneralException',
                `test host bug: ${error instanceof Error ? error.stack : String(error)}`,
                500,
              )
        response.Error = {
          Code: known.code,
          Message: known.message,
          Location: known.location === '' ? this.placeOf(action) : known.location,
          HttpStatusCode: known.status,
          ActionIndex: index,
        }
        break
      }
    }
    return response
  }

  private perform(action: Action): unknown {
    if (action.ActionType === 5) return null
    const object = this.path(action.ObjectPathId)
    // Actions on null objects do nothing; a method answers that it was one.
    if (object === null) return action.ActionType === 3 ? { _IsNull: true } : null
    switch (action.ActionType) {
      case 1:
        return this.identity(object)
      case 2:
        return this.query(object, action.QueryInfo ?? {})
      case 7:
        return camelKeys(this.query(object, action.QueryInfo ?? {}))
      case 3:
        return this.method(object, action)
      case 4:
        this.set(object, camel(action.Name), this.arguments(action.ArgumentInfo)[0])
        return null
      case 9:
        for (const [name, value] of Object.entries(action.ObjectState ?? {}))
          this.set(object, camel(name), value)
        return null
      default:
        throw refuse.unknown(`action type ${action.ActionType}`)
    }
  }

  private method(object: HostObject, action: Action): unknown {
    if (action.Name === '_KeepReference' && this.table(object).kept === true) {
      this.root.keep(object)
      return null
    }
    const result = this.call(object, action.Name, this.arguments(action.ArgumentInfo))
    return result === undefined || isHostObject(result) ? null : result
  }

  private path(id: number): HostObject | null {
    const known = this.resolved.get(id)
    if (known !== undefined) return known
    const path = this.request.ObjectPaths[id]
    if (path === undefined) throw refuse.argument(`object path ${id}`)
    const object = this.resolve(path)
    this.resolved.set(id, object)
    return object
  }

  private resolve(path: ObjectPath): HostObject | null {
    switch (path.ObjectPathType) {
      case 1:
        return this.root.global()
      case 2:
        return this.root.service(path.Name)
      case 6: {
        const kept = this.root.references.get(path.Name)
        if (kept === undefined) throw refuse.notFound('a reference that is no longer kept')
        return kept
      }
      case 7:
        return null
      default:
    }
    const parent = this.path(path.ParentObjectPathId ?? 0)
    return parent === null ? null : this.child(parent, path)
  }

  private child(parent: HostObject, path: ObjectPath): HostObject | null {
    const table = this.table(parent)
    if (path.ObjectPathType === 4) {
      const navigate = table.navigation?.[camel(path.Name)]
      if (navigate === undefined) throw refuse.unknown(`${parent.className}.${camel(path.Name)}`)
      this.root.used(parent.className, camel(path.Name))
      return this.at(parent, camel(path.Name), () => navigate(parent.data))
    }
    const given = this.arguments(path.ArgumentInfo)
    if (path.ObjectPathType === 5) {
      const byKey = table.byKey
      if (byKey === undefined) throw refuse.unknown(`${parent.className}.getItem`)
      this.root.used(parent.className, 'getItem')
      return this.at(parent, 'getItem', () => {
        const found = byKey(parent.data, given[0])
        if (found === null) throw refuse.notFound(String(given[0]))
        return found
      })
    }
    const result = this.call(parent, path.Name, given)
    if (result !== null && !isHostObject(result))
      throw refuse.unknown(`${parent.className}.${camel(path.Name)} as an object`)
    return result
  }

  private call(object: HostObject, wireName: string, given: readonly unknown[]): unknown {
    const method = this.table(object).methods?.[wireName]
    if (method === undefined) throw refuse.unknown(`${object.className}.${camel(wireName)}()`)
    this.root.used(object.className, `${camel(wireName)}()`)
    return this.at(object, camel(wireName), () => method(object.data, new Arguments(given)))
  }

  private set(object: HostObject, name: string, value: unknown): void {
    const scalar = this.table(object).scalars?.[name]
    if (scalar === undefined || typeof scalar === 'function')
      throw refuse.unknown(`setting ${object.className}.${name}`)
    this.root.used(object.className, `${name}=`)
    this.at(object, name, () => scalar[1](object.data, this.dereference(value)))
  }

  /** Errors say the member they came from, as Excel's `debugInfo.errorLocation` does. */
  private at<T>(object: HostObject, member: string, work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (error instanceof HostError && error.location === '')
        error.location = `${object.className}.${member}`
      throw error
    }
  }

  private identity(object: HostObject): Record<string, unknown> {
    if (object.reference !== undefined) return { _ReferenceId: object.reference }
    const identity = this.table(object).identity
    return identity === undefined ? {} : { [identity[0]]: identity[1](object.data) }
  }

  private query(object: HostObject, query: Query): Record<string, unknown> {
    const names = [...(query.Select ?? []), ...(query.Expand ?? []).map((name) => `${name}/*`)].map((name) =>
      name.replaceAll('.', '/'),
    )
    const table = this.table(object)
    return table.items === undefined
      ? this.querySingle(object, names)
      : this.queryCollection(object, table.items(object.data), names, query)
  }

  private queryCollection(
    object: HostObject,
    all: HostObject[],
    names: string[],
    query: Query,
  ): Record<string, unknown> {
    const from = query.Skip ?? 0
    const items = all.slice(from, query.Top === undefined ? undefined : from + query.Top)
    const scalars = this.table(object).scalars ?? {}
    const own = names.filter((name) => scalars[camel(name)] !== undefined)
    const ofItems = names.filter((name) => scalars[camel(name)] === undefined)
    const answer: Record<string, unknown> = { ...this.identity(object) }
    for (const name of names.length === 0 ? Object.keys(scalars) : own)
      answer[pascal(camel(name))] = this.get(object, camel(name))
    answer['_Items'] = items.map((item) => this.query(item, { Select: ofItems }))
    return answer
  }

  private querySingle(object: HostObject, names: string[]): Record<string, unknown> {
    const table = this.table(object)
    const answer: Record<string, unknown> = { ...this.identity(object) }
    const nested = new Map<string, string[]>()
    for (const name of names.length === 0 ? ['*'] : names) {
      if (name === '*') {
        for (const scalar of Object.keys(table.scalars ?? {}))
          answer[pascal(scalar)] = this.get(object, scalar)
        continue
      }
      const slash = name.indexOf('/')
      const head = camel(slash < 0 ? name : name.slice(0, slash))
      const rest = slash < 0 ? '*' : name.slice(slash + 1)
      if (table.scalars?.[head] !== undefined && rest === '*') answer[pascal(head)] = this.get(object, head)
      else if (table.navigation?.[head] !== undefined) nested.set(head, [...(nested.get(head) ?? []), rest])
      else throw refuse.unknown(`loading ${object.className}.${head}`)
    }
    for (const [name, rest] of nested) {
      this.root.used(object.className, name)
      const child = this.at(object, name, () => table.navigation?.[name]?.(object.data) ?? null)
      const select = rest.every((part) => part === '*') ? [] : rest
      answer[pascal(name)] = child === null ? null : this.query(child, { Select: select })
    }
    return answer
  }

  private get(object: HostObject, name: string): unknown {
    const scalar = this.table(object).scalars?.[name]
    if (scalar === undefined) throw refuse.unknown(`loading ${object.className}.${name}`)
    this.root.used(object.className, name)
    return this.at(object, name, () => (typeof scalar === 'function' ? scalar : scalar[0])(object.data))
  }

  private table(object: HostObject): ClassTable<unknown> {
    const table = this.root.classes[object.className]
    if (table === undefined) throw refuse.unknown(`class ${object.className}`)
    return table
  }

  /** Arguments that are objects travel as their path id, listed in ReferencedObjectPathIds. */
  private arguments(info: ArgumentInfo | undefined): unknown[] {
    return (info?.Arguments ?? []).map((value, index) => {
      const id: unknown = info?.ReferencedObjectPathIds?.[index]
      if (Array.isArray(id) && Array.isArray(value))
        return value.map((element: unknown, k) =>
          typeof id[k] === 'number' && id[k] !== 0 ? this.path(id[k]) : element,
        )
      return typeof id === 'number' && id !== 0 ? this.path(id) : this.dereference(value)
    })
  }

  /** … or, nested in a plain object, as `{ _ObjectPathId: n }`. */
  private dereference(value: unknown): unknown {
    if (Array.isArray(value))
      return value.some((element) => typeof element === 'object' && element !== null)
        ? value.map((element) => this.dereference(element))
        : value
    if (!isRecord(value) || isHostObject(value)) return value
    const id = value['_ObjectPathId']
    if (typeof id === 'number') return this.path(id)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.dereference(part)]))
  }

  private placeOf(action: Action): string {
    return action.Name === '' ? (this.request.ObjectPaths[action.ObjectPathId]?.Name ?? '') : action.Name
  }
}

function camelKeys(value: unknown): unknown {
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) =>
      key === '_Items' && Array.isArray(part)
        ? ['items', part.map(camelKeys)]
        : [camel(key), camelKeys(part)],
    ),
  )
}
