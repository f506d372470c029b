import { describe, expect, test } from 'vitest'
import { registers } from '#rules/registers/registers'
import {
  chosenWords,
  purposeWords,
  registerWords,
  wordOfField,
} from '../../../addin/words/enRegisterNames.ts'

describe('the English pane', () => {
  test('has a word for every register, field and choice', () => {
    const missing = registers.flatMap((register) => [
      ...(registerWords[register.key] === undefined ? [register.key] : []),
      ...(purposeWords[register.key] === undefined ? [`${register.key} purpose`] : []),
      ...register.fields.flatMap((field) => [
        ...(wordOfField(register.key, field.key) === undefined ? [`${register.key}.${field.key}`] : []),
        ...Object.keys(field.choices ?? {})
          .filter((code) => chosenWords[`${field.key}.${code}`] === undefined)
          .map((code) => `${field.key}.${code}`),
      ]),
    ])
    expect(missing).toEqual([])
  })
})
