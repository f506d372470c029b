/** What must hold on any screen: nothing wider than the page, nothing that keeps a screen reader or the keyboard out. */
import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright-core'

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** What depends on the theme; all else is the same in each. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Problems of the page as it stands, in words; none when all is well. `colours`: of its colours alone. */
export async function a11yFaultsOf(page: Page | Frame, colours = false): Promise<string[]> {
  const only = colours ? `, runOnly: ${JSON.stringify(COLOUR_RULES)}` : ''
  await settle(page)
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

/**
 * A button on its way from one state or theme to another has the contrast of neither: two frames let it set out, then it
 * arrives at once. Twice, as the pane answers a new theme a frame later than the browser.
 */
async function settle(page: Page | Frame): Promise<void> {
  for (let time = 0; time < 2; time++) {
    await page.evaluate(
      `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
        for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()
        done()
      })))`,
    )
  }
}
