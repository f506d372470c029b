/** Opens the task pane: waits for Excel, then mounts the app; nothing else. */
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { ExcelWorkbook } from './workbook/ExcelWorkbook.ts'
import { displayLanguage, startHost } from './workbook/officeHost.ts'
import { wordsFor } from './words.ts'

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no root')
const root = createRoot(place)
const state = await startHost()
document.documentElement.lang = /^en/i.test(displayLanguage()) ? 'en' : 'zh-CN'
root.render(
  <App
    host={state}
    workbook={state === 'excel' ? new ExcelWorkbook() : null}
    words={await wordsFor(displayLanguage())}
  />,
)
