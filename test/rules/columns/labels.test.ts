import { describe, expect, test } from 'vitest'
import { formLabels, judgeLabel, type Judged, type Verdict } from './labelBook.ts'

const collections = [
  { name: '六十七种公开表式的三百个表头', file: 'labels-open.json', right: 0.95, wrong: 0.01, lost: 0.02 },
  // Where two columns of a form say the same (整改期限、到期日), the weaker is kept as an extra and counts as lost.
  { name: '另外收集的一百一十个表头', file: 'labels-harvested.json', right: 0.9, wrong: 0.01, lost: 0.05 },
  {
    name: '一百一十一类台账的一千三百个表头',
    file: 'labels-forms.json',
    right: 0.97,
    wrong: 0.005,
    lost: 0.005,
  },
]

/** Labels of public forms (mines, fire, building, hospitals, banks, hotlines …), each read in a ledger of its own. */
describe.each(collections)('$name', ({ file, right, wrong, lost }) => {
  const judged = formLabels(file).map(judgeLabel)
  const body = judged.filter(({ label }) => !label.role.includes('extra'))
  const extras = judged.filter(({ label }) => label.role.includes('extra'))
  const those = (verdict: Verdict): string[] => body.filter((one) => one.verdict === verdict).map(say)

  test(`属于固定栏目的，至少 ${right * 100}% 读对`, () => {
    expect(those('right').length / body.length, sayOthers(body)).toBeGreaterThanOrEqual(right)
  })

  test(`读错的至多 ${wrong * 100}%`, () => {
    expect(those('wrong').length / body.length, those('wrong').join('；')).toBeLessThanOrEqual(wrong)
  })

  test(`不声不响丢下的至多 ${lost * 100}%`, () => {
    expect(those('lost').length / body.length, those('lost').join('；')).toBeLessThanOrEqual(lost)
  })

  test('不属于固定栏目的，一个也不读成别的', () => {
    expect(extras.filter(({ verdict }) => verdict !== 'right').map(say)).toEqual([])
  })
})

function say({ label, verdict, at }: Judged): string {
  return `${label.label}（${label.role.join('、')}）→ ${verdict} ${at}`
}

function sayOthers(judged: readonly Judged[]): string {
  return judged
    .filter(({ verdict }) => verdict !== 'right')
    .map(say)
    .join('；')
}
