/**
 * Draws the PNG icons from their SVGs with a Chromium: `node worker/commands/drawIcons.ts [path of chromium]`.
 * The PNGs are committed, so that a build needs no browser.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** Sizes that Office asks of a ribbon button; 64 is the store's. */
const SIZES = [16, 32, 64, 80]
const here = new URL('../../addin/icons/', import.meta.url)
const out = new URL('../../addin/public/icons/', import.meta.url)

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const page = await browser.newPage()
  for (const file of readdirSync(here).filter((name) => name.endsWith('.svg'))) {
    const svg = readFileSync(new URL(file, here), 'utf8')
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(
        `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      )
      const png = await page.screenshot({
        omitBackground: true,
        clip: { x: 0, y: 0, width: size, height: size },
      })
      writeFileSync(new URL(`${file.replace('.svg', '')}-${size}.png`, out), png)
    }
  }
} finally {
  await browser.close()
}
