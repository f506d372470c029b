/** Builds the two pages: the start page (index.html) and Excel's task pane (taskpane.html). */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// Microsoft's own address; a 21Vianet (世纪互联) tenant or a test host names another one when it builds. The pane tries
// the other of Microsoft's two by itself (addin/workbook/officeHost.ts).
process.env['VITE_OFFICE_JS'] ??= 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const readManifest = (): string => readFileSync(here('../manifest.xml'), 'utf8')

/** The manifest lies beside the pages, for the start page to hand out. */
const manifest: Plugin = {
  name: 'manifest',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'manifest.xml', source: readManifest() })
  },
  configureServer(server) {
    server.middlewares.use('/manifest.xml', (_, answer) => {
      answer.setHeader('content-type', 'application/xml').end(readManifest())
    })
  },
}

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react(), manifest],
  resolve: {
    alias: [
      { find: /^#rules\/(.*)$/, replacement: here('../worker/rules/$1.ts') },
      { find: /^#wire\/(.*)$/, replacement: here('../worker/wire/$1.ts') },
    ],
  },
  build: {
    outDir: here('../dist/addin'),
    // The workbench is built into the same folder by its own config; `npm run build` starts from nothing.
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: { index: here('index.html'), taskpane: here('taskpane.html') } },
  },
})
