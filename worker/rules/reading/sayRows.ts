/** 行号 — rows as a sentence names them. */
import type { LimitYear } from './reading.ts'

/** As `sayRows`, of rows that count from 1. */
export function rowsSaid(rows: readonly number[]): string {
  return sayRows(rows.map((row) => row - 1))
}

/** 「12–20、25」, as Excel counts; `rows` count from 0, in order. */
export function sayRows(rows: readonly number[]): string {
  const parts: string[] = []
  for (let i = 0; i < rows.length; i++) {
    const start = rows[i] ?? 0
    while (rows[i + 1] === (rows[i] ?? 0) + 1) i++
    const end = rows[i] ?? start
    parts.push(start === end ? String(start + 1) : `${start + 1}–${end + 1}`)
  }
  return parts.join('、')
}

/** 「第 3–20 行的时限没有写年份，年份 2017 取自填报时间2017年6月20日」. */
export function sayYear({ year, from, rows }: LimitYear): string {
  return `第 ${rowsSaid(rows)} 行的时限没有写年份，年份 ${year} 取自${from}`
}
