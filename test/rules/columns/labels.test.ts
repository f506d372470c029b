import { describe, expect, test } from 'vitest'
import { formLabels, judgeLabel, type Verdict } from './labelBook.ts'

describe('六十七种公开表式的三百个表头', () => {
  const judged = formLabels('labels-open.json').map(judgeLabel)
  const body = judged.filter(({ label }) => !label.role.includes('extra'))
  const extras = judged.filter(({ label }) => label.role.includes('extra'))
  const share = (verdict: Verdict): number =>
    body.filter((one) => one.verdict === verdict).length / body.length
  if (process.env['LIST'] !== undefined) {
    for (const v of ['wrong', 'lost', 'asked'] as const) {
      console.info(v)
      for (const j of judged) if (j.verdict === v) console.info(`  ${j.label.id} ${j.label.label} [${j.label.role.join('+')}|${j.label.alt.join(',')}] -> ${j.at}  ${j.label.values[0]}  beside ${j.label.beside.map(([l]) => l).join('、')}`)
    }
    console.info(['right', 'asked', 'wrong', 'lost'].map((v) => `${v} ${body.filter((o) => o.verdict === v).length}`).join(' '), body.length, ['right', 'asked', 'wrong', 'lost'].map((v) => `${v} ${extras.filter((o) => o.verdict === v).length}`).join(' '))
  }

  test('属于固定栏目的，至少 95% 读对', () => expect(share('right')).toBeGreaterThanOrEqual(0.95))
  test('读错的至多 1%', () => expect(share('wrong')).toBeLessThanOrEqual(0.01))
  test('不声不响丢下的至多 2%', () => expect(share('lost')).toBeLessThanOrEqual(0.02))
  test('不属于固定栏目的，一个也不读成别的', () => {
    expect(extras.filter(({ verdict }) => verdict !== 'right').map(({ label, at }) => [label.label, at])).toEqual([])
  })
})
