/** What must hold on any screen: nothing wider than the page, nothing that keeps a screen reader or the keyboard out. */
import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright-core'

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** What depends on the theme; all else is the same in each. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Problems of the page as it stands, in words; none when all is well. `colours`: of its colours alone. */
export async function mannersOf(page: Page | Frame, colours = false): Promise<string[]> {
  const only = colours ? `, runOnly: ${JSON.stringify(COLOUR_RULES)}` : ''
  // A button on its way from one state or theme to another has the contrast of neither. Two frames let it set out; what
  // a screen keeps hidden may never arrive, so nobody waits longer than a second.
  await page.evaluate(
    `new Promise((done) => {
      setTimeout(done, 1000)
      requestAnimationFrame(() => requestAnimationFrame(() => Promise.allSettled(document.getAnimations()
        .filter((one) => one instanceof CSSTransition).map(({ finished }) => finished)).then(done)))
    })`,
  )
  await page.evaluate(`window.axe === undefined ? (0, eval)(${JSON.stringify(axe)}) : null`)
  const found: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations']${only} }).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, any }) =>
        html.slice(0, 160) + (any[0]?.message ? ' (' + any[0].message.slice(0, 120) + ')' : '')).join(' | ')))`,
  )
  const wide = await page.evaluate(
    `(() => {
      const width = document.documentElement.clientWidth
      if (document.documentElement.scrollWidth <= width) return []
      const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1)
      return ['wider than ' + width + ' px: ' + out.slice(-2).map((one) => one.outerHTML.slice(0, 120)).join(' | ')]
    })()`,
  )
  return [found, wide].flat().map(String)
}
