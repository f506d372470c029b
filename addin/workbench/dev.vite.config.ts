/** The pages of npm run dev: start page and pane as they are built, the workbench and its pane in their folder. */
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mergeConfig, type Plugin } from 'vite'
import pane from '../vite.config.ts'
import { BASE, filesBeside, withBootstrap } from './beside.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
}

/** The pane's page, a folder deeper, on the runtime that lies beside the workbench. */
function paneInWorkbench(): string {
  const html = readFileSync(here('../taskpane.html'), 'utf8')
  return withBootstrap(html)
    .replace('%VITE_OFFICE_JS%', `${BASE}office-js/office.js`)
    .replaceAll(/(src|href)="(?:\.\/)?(?=[\w])/g, '$1="/')
}

function serveWorkbench(): Plugin {
  const files = filesBeside()
  return {
    name: 'workbench-dev',
    configureServer: (server) => {
      server.middlewares.use((request, answer, next) => {
        const path = decodeURI((request.url ?? '').replace(/[?#].*/, ''))
        if (path === `${BASE}taskpane.html`) {
          void server
            .transformIndexHtml('/taskpane.html', paneInWorkbench())
            .then((html) => answer.setHeader('content-type', 'text/html; charset=utf-8').end(html), next)
          return
        }
        const bytes = path.startsWith(BASE) ? files.get(path.slice(BASE.length)) : undefined
        if (bytes === undefined) return next()
        answer.setHeader('content-type', CONTENT_TYPES[extname(path)] ?? 'application/octet-stream')
        answer.end(bytes())
      })
    },
  }
}

export default mergeConfig(pane, {
  base: '/',
  // A page that is not there is an error, as on the worker; not the start page.
  appType: 'mpa',
  plugins: [serveWorkbench()],
  // Found by the scan only when a screen that comes late asks for it; the page would be loaded twice.
  optimizeDeps: { include: ['numfmt', '@revolist/revogrid/loader'] },
})
