/** The line between the pane and the world: every call to Excel and to the server is one step on it, to be cut at will. */
import { brokenOff, type HostAnswer } from '../../host/host.ts'

/** `killed`: the page is gone at that moment; nothing of it runs on, no answer arrives, no error is caught. */
export const cuts = ['request lost', 'answer lost', 'killed before', 'killed after'] as const
export type Cut = (typeof cuts)[number]

export class CutLine {
  /** Steps since the last `watch`. */
  steps = 0
  #cut: { readonly at: number; readonly how: Cut } | null = null
  #between: (step: number) => void = () => {}
  #dead = false
  #watching = false
  #died: () => void = () => {}

  /** Counts the steps of the work, cuts it as told, and lets a person act after each step. True when it was cut short. */
  async watch(
    work: () => Promise<unknown>,
    options: { readonly cut?: { at: number; how: Cut }; readonly between?: (step: number) => void } = {},
  ): Promise<boolean> {
    this.steps = 0
    this.#cut = options.cut ?? null
    this.#between = options.between ?? (() => {})
    this.#watching = true
    const killed = new Promise<true>((resolve) => {
      this.#died = () => resolve(true)
    })
    try {
      return await Promise.race([work().then(() => false), killed])
    } catch (error) {
      // Any other error is a fault of the product.
      if (this.#cut === null || this.steps < this.#cut.at) throw error
      return true
    } finally {
      this.#watching = false
      this.#dead = false
    }
  }

  /** A call to the server. */
  async carry(call: () => Promise<Response>): Promise<Response> {
    const how = this.#step()
    if (how === 'killed before') return this.#end()
    if (how === 'request lost') throw new TypeError('fetch failed')
    const answer = await call()
    if (how === 'killed after') return this.#end()
    if (how === 'answer lost') throw new TypeError('fetch failed')
    this.#act()
    return answer
  }

  /** A batch for Excel. */
  carryNow(batch: () => HostAnswer): HostAnswer | null {
    const how = this.#step()
    if (how === 'killed before') return this.#kill()
    if (how === 'request lost') return brokenOff()
    const answer = batch()
    if (how === 'killed after') return this.#kill()
    if (how === 'answer lost') return brokenOff()
    this.#act()
    return answer
  }

  #step(): Cut | null {
    if (!this.#watching) return null
    if (this.#dead) return 'killed before'
    this.steps++
    return this.#cut?.at === this.steps ? this.#cut.how : null
  }

  #act(): void {
    if (this.#watching) this.#between(this.steps)
  }

  #kill(): null {
    this.#dead = true
    this.#died()
    return null
  }

  #end(): Promise<Response> {
    this.#kill()
    return new Promise(() => {})
  }
}
