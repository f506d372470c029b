import { existsSync, readFileSync } from 'node:fs'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { describe, expect, test } from 'vitest'
import { PLACEHOLDER_HOST, stampManifest } from '../../worker/commands/stampManifest.ts'

const root = new URL('../../', import.meta.url)
const text = readFileSync(new URL('manifest.xml', root), 'utf8')
const actions = readFileSync(new URL('addin/workbook/officeHost.ts', root), 'utf8')

const byText = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)

describe('the manifest', () => {
  test("is read by Microsoft's own reader", async () => {
    const info = await OfficeAddinManifest.readManifestFile(new URL('manifest.xml', root).pathname)
    expect(info).toMatchObject({
      defaultLocale: 'zh-CN',
      displayName: '台账通',
      hosts: ['Workbook'],
      permissions: 'ReadWriteDocument',
      officeAppType: 'TaskPaneApp',
    })
    expect(info.defaultSettings?.sourceLocation).toBe(`${PLACEHOLDER_HOST}/taskpane.html`)
  })

  test('names its tab and its four buttons in both languages', () => {
    for (const [chinese, english] of [
      ['整改台账', 'Ledger'],
      ['打开', 'Open'],
      ['校验', 'Check'],
      ['同步', 'Sync'],
      ['汇总', 'Aggregate'],
    ]) {
      expect(text).toContain(`DefaultValue="${chinese}"><bt:Override Locale="en-US" Value="${english}" />`)
    }
  })

  test('every resource that is named exists, and every one that exists is named', () => {
    const named = new Set([...text.matchAll(/resid="([^"]+)"/g)].map((found) => found[1]))
    const made = new Set(
      [...text.matchAll(/<bt:(?:Image|Url|String) id="([^"]+)"/g)].map((found) => found[1]),
    )
    expect([...named].toSorted(byText)).toEqual([...made].toSorted(byText))
  })

  test('every icon is in the build', () => {
    const icons = [...text.matchAll(/\/(icons\/[a-z]+-\d+\.png)"/g)].map((found) => found[1] ?? '')
    expect(icons.length).toBeGreaterThan(10)
    expect(icons.filter((icon) => !existsSync(new URL(`addin/public/${icon}`, root)))).toEqual([])
  })

  test('an icon has the size that its name says', () => {
    for (const [, icon, size] of text.matchAll(/\/(icons\/[a-z]+-(\d+)\.png)"/g)) {
      const png = readFileSync(new URL(`addin/public/${icon}`, root))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)])
    }
  })

  test('every function that a button calls is answered by the pane', () => {
    const called = [...text.matchAll(/<FunctionName>([^<]+)</g)].map((found) => found[1] ?? '')
    expect(called).toHaveLength(3)
    expect(called.filter((name) => !actions.includes(`${name}: '`))).toEqual([])
  })

  test('labels keep to the lengths that Office allows', () => {
    const lengthOf = (tag: string): number[] =>
      [
        ...(new RegExp(`<bt:${tag}>[\\s\\S]*?</bt:${tag}>`).exec(text)?.[0] ?? '').matchAll(
          /(?:Default)?Value="([^"]*)"/g,
        ),
      ].map((found) => found[1]?.length ?? 0)
    expect(Math.max(...lengthOf('ShortStrings'))).toBeLessThanOrEqual(125)
    expect(Math.max(...lengthOf('LongStrings'))).toBeLessThanOrEqual(250)
  })
})

describe('stamping', () => {
  const stamped = stampManifest(text, 'https://ledger.example.edu.cn')

  test('puts the host everywhere', () => {
    expect(stamped).not.toContain('localhost')
    expect(stamped.match(/https:\/\/ledger\.example\.edu\.cn\//g)?.length).toBeGreaterThan(15)
  })

  test('gives each host an id of its own, the same each time', () => {
    const idOf = (manifest: string): string => /<Id>([^<]+)</.exec(manifest)?.[1] ?? ''
    expect(idOf(stamped)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(idOf(stampManifest(text, 'https://ledger.example.edu.cn/'))).toBe(idOf(stamped))
    expect(idOf(stampManifest(text, 'https://other.example.edu.cn'))).not.toBe(idOf(stamped))
    expect(idOf(stampManifest(text, PLACEHOLDER_HOST))).toBe(idOf(text))
  })

  test.each(['', 'ledger.example.edu.cn', 'http://ledger.example.edu.cn', 'https://example.edu.cn/pane'])(
    'refuses %j and says why',
    (host) => {
      expect(() => stampManifest(text, host)).toThrow(/https|路径/)
    },
  )
})
