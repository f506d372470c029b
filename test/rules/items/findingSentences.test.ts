import { describe, expect, test } from 'vitest'
import { findingSentences } from '#rules/items/findingSentences'

const words = {
  place: '第 7 行“整改时限”',
  given: '挂起',
  why: '看不出是哪一天',
  suggestion: '2030-06-30',
  choices: ['2030-06-30', '2030-07-31'],
  example: '2030-12-31',
}
const said = Object.entries(findingSentences).map(([code, [, say]]) => [code, say(words)] as const)

/** With the eyes of a clerk in a hospital, a bank, a township. */
describe('校验语句', () => {
  test.each(said)('%s：%s', (code, sentence) => {
    expect(sentence).not.toContain(code)
    // No internal word, no year of another campaign, nothing of a school, nothing the campaign does not say.
    expect(sentence).not.toMatch(/[a-z]+\.[a-z]|undefined|null|NaN|\b(?:ask|look|note)\b/)
    expect(sentence).not.toMatch(/20(?!30)\d\d/)
    expect(sentence).not.toMatch(/学校|校领导|院系|师生|学期|整改方案要求|与上次确认/)
    expect(sentence).toMatch(/[。？！]$/)
  })
})
