/** The sentences of the pane, in the language of the host: Chinese unless the host speaks English. */
import { createContext, useContext } from 'react'
import { zh, type Words } from './words/zh.ts'

/** English comes after the first load, for the few who read it; where it does not come, Chinese stands. */
export async function wordsFor(language: string): Promise<Words> {
  if (!/^en/i.test(language)) return zh
  return import('./words/en.ts').then(
    ({ en }) => en,
    () => zh,
  )
}

export const WordsContext = createContext<Words>(zh)

export function useWords(): Words {
  return useContext(WordsContext)
}
