/** The arguments of one call, read by kind: a wrong kind is refused as Excel refuses it. */
import type { HostObject } from './interpreter.ts'
import { refuse } from './wire.ts'

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text as it is, a number as its digits, anything else as nothing. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

export class Arguments {
  private readonly given: readonly unknown[]

  constructor(given: readonly unknown[]) {
    this.given = given
  }

  any(index: number): unknown {
    return this.given[index]
  }

  has(index: number): boolean {
    return this.given[index] !== undefined && this.given[index] !== null
  }

  text(index: number): string {
    const value = this.given[index]
    if (typeof value !== 'string') throw refuse.argument(`argument ${index + 1} must be text`)
    return value
  }

  textOr(index: number, absent: string): string {
    return this.has(index) ? this.text(index) : absent
  }

  number(index: number): number {
    const value = this.given[index]
    if (typeof value !== 'number') throw refuse.argument(`argument ${index + 1} must be a number`)
    return value
  }

  numberOr(index: number, absent: number): number {
    return this.has(index) ? this.number(index) : absent
  }

  flag(index: number): boolean {
    return this.given[index] === true
  }

  record(index: number): Record<string, unknown> {
    const value = this.given[index]
    if (value === undefined || value === null) return {}
    if (!isRecord(value)) throw refuse.argument(`argument ${index + 1} must be an object`)
    return value
  }

  list(index: number): readonly unknown[] {
    const value = this.given[index]
    if (!Array.isArray(value)) throw refuse.argument(`argument ${index + 1} must be a list`)
    return value
  }

  object(index: number): HostObject | null {
    const value = this.given[index]
    return isHostObject(value) ? value : null
  }
}

export function isHostObject(value: unknown): value is HostObject {
  return isRecord(value) && typeof value['className'] === 'string' && 'data' in value
}
