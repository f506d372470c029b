import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { VERSION } from '../../worker/version.ts'

test('the worker says the version of package.json', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  expect(/"version": "([^"]+)"/.exec(text)?.[1]).toBe(VERSION)
})
