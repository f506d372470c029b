/**
 * 抽查 — drawing items for a spot check (M-25), so that nobody can choose and anybody can check.
 *
 * The places are shared out among the strata by their tickets (largest remainder, no stratum more than it has);
 * within a stratum items are drawn one after another without being put back, each with the chance of its tickets
 * among those still in the pot. The same frame, seed and settings give the same items in the same order, on any
 * machine: only whole numbers are used, and the version below changes when a rule here does.
 */
import { compareText } from '../items/compareText.ts'
import type { Random } from './drawRandom.ts'
import { randomFrom } from './drawRandom.ts'
import { inDrawOrder, stratumOf, weightOf, type DrawCandidate, type DrawSettings } from './drawSettings.ts'

/** Stands in every record; a draw is replayed by the version it was made with. */
export const DRAW_ALGORITHM = 'sfc32-strata-1'

export interface DrawnStratum {
  readonly key: string
  readonly candidates: number
  /** Tickets of all its candidates. */
  readonly weight: number
  readonly drawn: number
}

export interface DrawnItem {
  readonly id: string
  readonly stratum: string
  readonly weight: number
}

export interface Draw {
  /** By key. */
  readonly strata: readonly DrawnStratum[]
  /** In the order of the draw. */
  readonly drawn: readonly DrawnItem[]
}

export function drawSample(frame: readonly DrawCandidate[], seed: string, settings: DrawSettings): Draw {
  const pots = potsOf(inDrawOrder(frame), settings)
  const places = sharePlaces(
    pots,
    Math.min(settings.size ?? frame.length, frame.length),
    settings.eachStratum,
  )
  const random = randomFrom(`${seed}/sample`)
  const drawn = pots.flatMap(({ key, candidates }, index) =>
    drawWeighted(
      candidates.map((candidate) => weightOf(candidate, settings.weights)),
      places[index] ?? 0,
      random,
    ).flatMap((at): DrawnItem[] => {
      const candidate = candidates[at]
      if (candidate === undefined) return []
      return [{ id: candidate.id, stratum: key, weight: weightOf(candidate, settings.weights) }]
    }),
  )
  const strata = pots.map(({ key, candidates, weight }, index) => ({
    key,
    candidates: candidates.length,
    weight,
    drawn: places[index] ?? 0,
  }))
  return { strata, drawn }
}

interface Pot {
  readonly key: string
  readonly candidates: readonly DrawCandidate[]
  readonly weight: number
}

function potsOf(frame: readonly DrawCandidate[], { strataBy, weights }: DrawSettings): Pot[] {
  const byKey = new Map<string, DrawCandidate[]>()
  for (const candidate of frame) {
    const key = stratumOf(candidate, strataBy)
    const same = byKey.get(key)
    if (same === undefined) byKey.set(key, [candidate])
    else same.push(candidate)
  }
  return [...byKey.entries()]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([key, candidates]) => ({
      key,
      candidates,
      weight: candidates.reduce((sum, candidate) => sum + weightOf(candidate, weights), 0),
    }))
}

/** How many of `size` places each pot gets: by tickets, the rest to the largest remainders, none beyond its items. */
function sharePlaces(pots: readonly Pot[], size: number, eachStratum: boolean): number[] {
  const isOneEach = eachStratum && size >= pots.length
  const places: number[] = pots.map(() => (isOneEach ? 1 : 0))
  for (;;) {
    const left = size - places.reduce((sum, count) => sum + count, 0)
    if (left === 0) return places
    const hungry = pots.flatMap((pot, index) => (places[index] === pot.candidates.length ? [] : [index]))
    const shares = largestRemainders(
      hungry.map((index) => pots[index]?.weight ?? 0),
      left,
    )
    hungry.forEach((index, at) => {
      const room = (pots[index]?.candidates.length ?? 0) - (places[index] ?? 0)
      places[index] = (places[index] ?? 0) + Math.min(shares[at] ?? 0, room)
    })
  }
}

/** Shares of `whole` by these weights, in whole numbers that sum up to it; ties go to the earlier one. */
function largestRemainders(weights: readonly number[], whole: number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const shares = weights.map((weight) => Math.floor((whole * weight) / sum))
  const rest = whole - shares.reduce((total, share) => total + share, 0)
  const order = weights
    .map((weight, index) => ({ index, remainder: (whole * weight) % sum }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of order.slice(0, rest)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}

/** Indices of `count` draws without putting back; a tree of sums (Fenwick) finds the ticket's holder. */
function drawWeighted(weights: readonly number[], count: number, random: Random): number[] {
  const sums = Array.from({ length: weights.length + 1 }, () => 0)
  const add = (index: number, change: number): void => {
    for (let at = index + 1; at < sums.length; at += at & -at) sums[at] = (sums[at] ?? 0) + change
  }
  weights.forEach((weight, index) => add(index, weight))
  const top = 2 ** Math.floor(Math.log2(Math.max(1, weights.length)))
  const holderOf = (ticket: number): number => {
    let at = 0
    let before = ticket
    for (let step = top; step >= 1; step /= 2) {
      const sum = sums[at + step]
      if (sum === undefined || sum > before) continue
      at += step
      before -= sum
    }
    return at
  }
  let total = weights.reduce((sum, weight) => sum + weight, 0)
  return Array.from({ length: count }, () => {
    const holder = holderOf(random.below(total))
    const weight = weights[holder] ?? 0
    add(holder, -weight)
    total -= weight
    return holder
  })
}
