import { expect, test } from 'vitest'
import { readSetting } from '#rules/settings/settingValue'

const read = (value: string | number | boolean): unknown =>
  readSetting({ key: 'confirm', label: '领导小组确认', kind: 'yes-no' }, { value }, false)

test.each(['是', '√', '✓', 'y', 'Y', 'yes', 'true', 'TRUE', '对', '需要'])('“%s”是“是”', (given) => {
  expect(read(given)).toEqual({ value: true })
})

test.each(['否', '不', '×', 'n', 'N', 'no', 'false', 'FALSE', '不需要'])('“%s”是“否”', (given) => {
  expect(read(given)).toEqual({ value: false })
})

test('别的话不当成是，也不当成否', () => {
  for (const given of ['可能', '是否', '不是', '1']) expect(read(given)).toHaveProperty('fault')
})
