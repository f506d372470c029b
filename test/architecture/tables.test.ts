/** Tables that nouns have their parts of, joined, as a reviewer reads them: a change of any line is meant. */
import { describe, expect, test } from 'vitest'
import { roleNames, roles } from '#rules/campaign/role'
import { problems } from '#wire/problems'
import { access } from '#wire/access'

describe('tables joined from the nouns’ parts', () => {
  test('every refusal has its status, its title and the way out', async () => {
    const lines = Object.entries(problems).map(
      ([code, [status, title, wayOut]]) => `${code} ${status} ${title}${wayOut === '' ? '' : `：${wayOut}`}`,
    )
    await expect(text(lines)).toMatchFileSnapshot('tables/problems.txt')
  })

  test('every permission has its roles and says why others may not', async () => {
    const lines = Object.entries(access).map(
      ([permission, { roles: may, reason }]) => `${permission}: ${may.join(' ')} ${reason}`,
    )
    await expect(text(lines)).toMatchFileSnapshot('tables/permissions.txt')
  })

  test('every role has its names', async () => {
    const lines = roles.map((role) => `${role} ${Object.values(roleNames[role]).join(' · ')}`)
    await expect(text(lines)).toMatchFileSnapshot('tables/roles.txt')
  })
})

function text(lines: readonly string[]): string {
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}
