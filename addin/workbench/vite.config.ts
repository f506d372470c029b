/**
 * Builds the workbench (development only) into dist/addin/workbench: its page, the real pane with a bootstrap in front,
 * and what lies beside them. Never part of the production build.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'
import { BASE, filesBeside, withBootstrap } from './beside.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

process.env['VITE_OFFICE_JS'] = `${BASE}office-js/office.js`

function bootstrapPane(): Plugin {
  return {
    name: 'workbench-pane',
    transformIndexHtml: {
      order: 'post',
      handler: (html, context) => (context.filename.endsWith('taskpane.html') ? withBootstrap(html) : html),
    },
  }
}

function copyBeside(): Plugin {
  let outDir = ''
  return {
    name: 'workbench-files',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle: () => {
      // Vite writes a page where its source stands; the workbench is opened at its folder.
      for (const page of ['index.html', 'conformance.html'])
        renameSync(join(outDir, 'workbench', page), join(outDir, page))
      rmSync(join(outDir, 'workbench'), { recursive: true })
      for (const [name, bytes] of filesBeside()) {
        mkdirSync(dirname(join(outDir, name)), { recursive: true })
        writeFileSync(join(outDir, name), bytes())
      }
    },
  }
}
export default defineConfig({
  root: here('..'),
  base: BASE,
  publicDir: false,
  plugins: [react(), bootstrapPane(), copyBeside()],
  resolve: {
    alias: [
      { find: /^#rules\/(.*)$/, replacement: here('../../worker/rules/$1.ts') },
      { find: /^#wire\/(.*)$/, replacement: here('../../worker/wire/$1.ts') },
    ],
  },
  build: {
    outDir: here('../../dist/addin/workbench'),
    emptyOutDir: true,
    target: 'es2022',
    // The grid and the host are large and never shipped.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      input: {
        workbench: here('index.html'),
        taskpane: here('../taskpane.html'),
        conformance: here('conformance.html'),
      },
    },
  },
})
