/** What a draw is asked to be, as it is being filled in, and what of it cannot be drawn yet. */
import { useState } from 'react'
import { defaultStates, type CheckKind } from '#rules/checks/checkRound'
import type { CheckedState } from '#rules/checks/checkRound'
import type { Stratum } from '#rules/checks/drawSettings'
import type { Inspector } from '#rules/checks/drawInspectors'
import type { Campaign } from '#rules/campaign/campaign'
import { MAX_CHECK_ROWS, type NewCheckRound } from '#wire/checkRound'
import { unitName } from '../../parts/unitName.ts'

/** A first proposal; the plan gives no number. */
const DEFAULT_SIZE = 10

interface DrawText {
  readonly purpose: string
  /** Empty: all. */
  readonly size: string
  readonly strataBy: ReadonlySet<Stratum>
  readonly eachStratum: boolean
  readonly states: ReadonlySet<CheckedState>
  /** Empty: the server takes one. */
  readonly seed: string
  /** One a line, see `readInspectors`. */
  readonly names: string
}

interface Draw {
  readonly text: DrawText
  readonly set: (change: Partial<DrawText>) => void
  readonly isSizeWrong: boolean
  /** The first inspector whose unit is not the campaign's. */
  readonly unknown: UnknownUnit | null
  /** Null while it cannot be drawn. */
  readonly request: NewCheckRound | null
}

interface UnknownUnit {
  readonly line: string
  readonly unit: string
}

/** `earlier`: inspectors of the last draw, to begin with. */
export function useDraw(kind: CheckKind, earlier: readonly Inspector[], campaign: Campaign): Draw {
  const [text, setText] = useState<DrawText>(() => ({
    purpose: '',
    size: kind === 'look-back' ? '' : String(DEFAULT_SIZE),
    strataBy: new Set<Stratum>(['unit']),
    eachStratum: false,
    states: new Set(defaultStates[kind]),
    seed: '',
    names: sayInspectors(earlier, campaign),
  }))
  const { inspectors, unknown } = readInspectors(text.names, campaign)
  const size = text.size.trim() === '' ? null : Number(text.size)
  const isSizeWrong = size !== null && !(Number.isInteger(size) && size >= 1 && size <= MAX_CHECK_ROWS)
  const request: NewCheckRound = {
    kind,
    purpose: text.purpose,
    size,
    strataBy: [...text.strataBy],
    eachStratum: text.eachStratum,
    states: [...text.states],
    inspectors: [...inspectors],
    ...(text.seed.trim() === '' ? {} : { seed: text.seed }),
  }
  return {
    text,
    set: (change) => setText((before) => ({ ...before, ...change })),
    isSizeWrong,
    unknown,
    request: isSizeWrong || unknown !== null || text.states.size === 0 ? null : request,
  }
}

/** 「甲，教务处」 to a line. A unit that is not the campaign's is asked about, not dropped. */
function readInspectors(
  text: string,
  { units }: Campaign,
): { readonly inspectors: readonly Inspector[]; readonly unknown: UnknownUnit | null } {
  const inspectors: Inspector[] = []
  let unknown: UnknownUnit | null = null
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [name = '', unitOf = ''] = line.split(/[,，\t]/).map((part) => part.trim())
    if (name === '') continue
    const unit = units.find((one) => one.name === unitOf || one.aliases.includes(unitOf))
    if (unitOf !== '' && unit === undefined) unknown ??= { line, unit: unitOf }
    inspectors.push({ name, unit: unit?.id ?? null })
  }
  return { inspectors, unknown }
}

function sayInspectors(inspectors: readonly Inspector[], campaign: Campaign): string {
  return inspectors
    .map(({ name, unit }) => (unit === null ? name : `${name}，${unitName(campaign, unit)}`))
    .join('\n')
}
