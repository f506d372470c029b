/** The sentences of the pane, in the language of the host: Chinese unless the host speaks English. */
import { createContext, useContext } from 'react'
import { en } from './words/en.ts'
import { zh, type Words } from './words/zh.ts'

export function wordsFor(language: string): Words {
  return /^en/i.test(language) ? en : zh
}

export const WordsContext = createContext<Words>(zh)

export function useWords(): Words {
  return useContext(WordsContext)
}
