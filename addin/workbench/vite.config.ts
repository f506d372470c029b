/**
 * Builds the workbench (development only) into dist/addin/workbench: its page, the real pane with a bootstrap in front,
 * Microsoft's runtime copied from the installed package, and the sample ledgers. Never part of the production build.
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const runtime = here('../../node_modules/@microsoft/office-js/dist')
const ledgers = here('../../test/ledgers')

/** What the runtime loads on its own: the entry, Excel on the web, and its words. */
const RUNTIME_FILES = [
  'office.js',
  'excel-web-16.00.js',
  'en-us/office_strings.js',
  'zh-cn/office_strings.js',
]

const BASE = '/workbench/'

process.env['VITE_OFFICE_JS'] = `${BASE}office-js/office.js`

/** Lets the host pose as the pane's opener before office.js looks for one; a file, since pages may carry no script. */
function bootstrapPane(): Plugin {
  return {
    name: 'workbench-pane',
    transformIndexHtml: {
      order: 'post',
      handler: (html, context) =>
        context.filename.endsWith('taskpane.html')
          ? html.replace('<head>', `<head><script src="${BASE}attachPane.js"></script>`)
          : html,
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
      for (const file of RUNTIME_FILES) {
        // The runtime asks for a language as the host names it (zh-CN); the package has lower case.
        for (const name of [file, file.replace('zh-cn', 'zh-CN').replace('en-us', 'en-US')])
          cpSync(join(runtime, file), join(outDir, 'office-js', name))
      }
      writeFileSync(join(outDir, 'attachPane.js'), 'parent.attachPane?.(window)\n')
      cpSync(here('../public/icons'), join(outDir, 'icons'), { recursive: true })
      const names = readdirSync(ledgers).filter((name) => name.endsWith('.xlsx'))
      mkdirSync(join(outDir, 'ledgers'), { recursive: true })
      for (const name of names)
        writeFileSync(join(outDir, 'ledgers', name), readFileSync(join(ledgers, name)))
      writeFileSync(join(outDir, 'ledgers/list.json'), JSON.stringify(names.toSorted()))
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
