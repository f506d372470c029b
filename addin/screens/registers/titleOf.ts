import { textOf } from '#rules/registers/register'
import { registerOf } from '#rules/registers/registers'
import type { EntryRow } from '#wire/register'
import type { Words } from '../../words/zh.ts'

/** How an entry is called where it is only named: 第 3 号 2017-07-03 第三次调度. */
export function titleOf(entry: EntryRow, words: Words): string {
  const register = registerOf(entry.register)
  return [
    words.registers.entry(entry.no),
    textOf(entry.values, register.day),
    // Whoever does not read the original knows it by the words in which it was handed over.
    textOf(entry.values, register.title) || textOf(entry.values, register.becomes?.wording ?? ''),
  ].join(' ')
}
