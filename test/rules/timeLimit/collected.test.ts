import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readTimeLimit } from '#rules/timeLimit/timeLimit'

/** Limits with one answer beyond doubt; the held-back ones were judged once before they were looked at. */
const collections: readonly (readonly [file: string, year: number])[] = [
  ['timelimits.json', 2017],
  ['held-back/timelimits.json', 2017],
  ['held-back-6/timelimits.json', 2019],
  ['held-back-8/timelimits.json', 2023],
  ['held-back-9/timelimits.json', 2023],
  ['held-back-10/timelimits.json', 2021],
  ['held-back-11/timelimits.json', 2023],
  ['held-back-12/timelimits.json', 2024],
  ['held-back-13/timelimits.json', 2023],
  ['held-back-14/timelimits.json', 2023],
  ['held-back-15/timelimits.json', 2024],
  ['held-back-16/timelimits.json', 2024],
  ['held-back-17/timelimits.json', 2024],
  ['held-back-18/timelimits.json', 2024],
  ['held-back-19/timelimits.json', 2024],
  ['held-back-20/timelimits.json', 2024],
  ['held-back-21/timelimits.json', 2023],
  ['held-back-22/timelimits.json', 2023],
  ['held-back-23/timelimits.json', 2024],
  ['held-back-24/timelimits.json', 2024],
  ['held-back-25/timelimits.json', 2022],
  ['held-back-26/timelimits.json', 2024],
  ['held-back-27/timelimits.json', 2024],
]

/** Read otherwise than its author would, and why that stays. */
const otherwise: Readonly<Record<string, string>> = {
  // Month before day, as everywhere in such ledgers; where the row's other days speak against it, the row asks.
  '6/7': 'date',
  // 到期 alone is no event with a day of its own to wait for; either way no day and a question.
  贷款到期收回时: 'ambiguous',
}

describe.each(collections)('%s，基准年 %i', (file, year) => {
  const collected: readonly { text: string; kind: string; due: string | null }[] = JSON.parse(
    readFileSync(new URL(`../../ledgers/${file}`, import.meta.url), 'utf8'),
  )

  test.each(collected)('“$text”', ({ text, kind, due }) => {
    const reading = readTimeLimit({ value: text }, { year, namedDays: [] })
    // 立行立改（5月20日前）: a day, and how it is dealt with.
    if (due !== null && kind !== 'date') {
      expect(reading).toMatchObject({ kind: 'date', due, disposal: kind })
      return
    }
    const other = otherwise[text]
    if (other !== undefined) {
      expect(reading.kind).toBe(other)
      return
    }
    // Their authors took the last day of the ten; here 前 after a period has two readings everywhere.
    if (/[上中下]旬前/.test(text)) {
      expect(reading.kind).toBe('ambiguous')
      if (/月|季/.test(text)) expect(reading).toMatchObject({ code: 'due.before-period' })
      if (due !== null && reading.kind === 'ambiguous') expect(reading.choices).toContain(due)
      return
    }
    // 已完成 in a limit's column: a question by one author, unreadable to us; either way no day and a finding.
    expect(reading.kind === 'unreadable' ? 'ambiguous' : reading.kind).toBe(kind)
    expect(reading.kind === 'date' ? reading.due : null).toBe(due)
  })
})
