import { globSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { CASES, runCases } from './conformance/cases.ts'
import { Host } from './host.ts'
import { installNode } from './node.ts'

beforeAll(async () => {
  await installNode(new Host({ today: 42_962 })).ready
})

test('the host answers every case as it is written down', async () => {
  const answers = await runCases()
  const assumed = CASES.map(({ name, assumed: answer }) => ({ name, answer, agrees: true }))
  expect(answers).toEqual(assumed)
})

test('every rule marked as unchecked has a case, and every case a rule', () => {
  const marked = globSync('test/host/{,model/,excel/}*.ts')
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/Unchecked in Excel \(([a-z-]+)\)/g)])
    .map((match) => match[1])
  expect(new Set(marked)).toEqual(new Set(CASES.map(({ name }) => name)))
})
