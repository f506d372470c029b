/** How the tests start Debian's Chromium: no sandbox for root, and nothing that calls out by itself. */
import { chromium, type Browser } from 'playwright-core'
import { AWAITED_MS } from '../patience.ts'

const options = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
  timeout: AWAITED_MS,
}

/** Every page of it waits as long as all tests do. */
export async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch(options)
  browser.on('context', (context) => context.setDefaultTimeout(AWAITED_MS))
  return browser
}
