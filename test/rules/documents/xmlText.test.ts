import { expect, test } from 'vitest'
import { xmlText } from '../../../worker/documents/xlsx/reading/xmlText.ts'

test('字符引用还原成字，长短都一样', () => {
  expect(xmlText('2017&#24180;8&#x6708;&amp;&lt;&#128512;')).toBe('2017年8月&<😀')
  expect(xmlText(`${'&#25972;'.repeat(9000)}改`)).toBe(`${'整'.repeat(9000)}改`)
  expect(xmlText(`${'甲'.repeat(9000)}&#20057;${'丙'.repeat(9000)}`)).toBe(
    `${'甲'.repeat(9000)}乙${'丙'.repeat(9000)}`,
  )
})

test('认不得的引用照原样留下', () => {
  for (const text of ['A&B;', '&nbsp;', '&valueOf;', '&#0;', '&#1114112;', '&#xZZ;', '&', '&amp']) {
    expect(xmlText(text)).toBe(text)
  }
})
