/** Opens the start page: the office's page without Excel, and the first thing `npm start` shows. */
import { createRoot } from 'react-dom/client'
import { StartPage } from './StartPage.tsx'
import { wordsFor, WordsContext } from './words.ts'
import { FailureStop } from './parts/FailureStop.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no root')
const words = await wordsFor(new URLSearchParams(location.search).get('lang') ?? 'zh-CN')
createRoot(place).render(
  <WordsContext value={words}>
    <FailureStop words={words}>
      <StartPage />
    </FailureStop>
  </WordsContext>,
)
