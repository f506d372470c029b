import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { EntryRow } from '#wire/register'
import type { Snapshot } from '#wire/overview'
import { campaignRoutes } from '../record/busyCampaign.ts'
import { open, type Opened, type Person } from '../api.ts'

/** What every hostile text carries, so that it is known again in whatever becomes of it. */
const MARK = 'HOSTILE'
const beginnings = ['=', '+', '-', '@', '\t=', ' =', '＝', '=cmd|', "'="]
const texts = beginnings.map((sign) => `${sign}HYPERLINK("http://${MARK}.invalid","点我")`)
const text = (no: number): string => texts[no % texts.length] ?? ''

let opened: Opened
let clerk: Person

/** Every text that people can write, of every beginning that a table program takes for a formula. */
beforeAll(async () => {
  opened = await open({
    name: text(0),
    institution: text(1),
    authority: text(2),
    office: text(3),
    kinds: [text(4).slice(0, 30)],
    categories: [{ no: 1, name: text(0), text: text(1) }],
    units: texts.map((name, no) => ({ id: no === 0 ? 'jwc' : `u${no}`, name, aliases: [] })),
  })
  clerk = await opened.unit('jwc')
  for (const [no, problem] of texts.entries()) {
    await clerk.enter({
      problem,
      measures: text(no + 1),
      goal: text(no + 2),
      evidence: text(no + 3),
      owner: text(no + 4),
      leader: text(no + 5),
      department: text(no + 6),
      due: '2017-07-31',
    })
  }
  await clerk.put('/reports/2017-W24', { kind: 'weekly', text: text(0) })
  const values = { heldOn: '2017-06-05', form: 'lecture', topic: text(0), people: 30 }
  await clerk.post<EntryRow>('/registers/learning', { id: crypto.randomUUID(), values })
})

/** Every part of a workbook in which a text could come alive: formulas, names, rules, links to outside. */
function living(bytes: ArrayBuffer): string[] {
  const { files } = new PizZip(bytes)
  return Object.entries(files).flatMap(([path, file]) => {
    const xml = file.asText()
    const found = [
      ...xml.matchAll(/<f\b[^>]*>([^<]*)<\/f>/g),
      ...xml.matchAll(/<(?:definedName|formula|formula1|formula2|cfRule)\b[^>]*>([^<]*)</g),
      ...xml.matchAll(/<Relationship\b[^>]*TargetMode="External"[^>]*>/g),
      // A cached text beside a formula; plain cells share theirs.
      ...xml.matchAll(/<c\b[^>]*t="str"[^>]*>.*?<\/c>/g),
    ].map(([whole]) => whole)
    const inFormulas = found.filter((one) => one.includes(MARK) || one.includes('TargetMode'))
    return inFormulas.map((one) => `${path}: ${one}`)
  })
}

describe('texts that begin like a formula', () => {
  test('are texts in every workbook that leaves the system', async () => {
    const snapshot = await opened.office.post<Snapshot>('/snapshots')
    const admin = await opened.as('admin', '')
    const made: string[] = []
    for (const { method, path } of campaignRoutes.filter((route) => route.path.endsWith('.xlsx'))) {
      const whole = path
        .replace('/snapshots/:id', `/snapshots/${snapshot.id}`)
        .replace(':register', 'learning')
      const sent = method === 'POST' ? { body: { roles: ['unit', 'head'], replace: false } } : {}
      // Whoever may have it; the office asks for one unit where it must say which.
      for (const [person, query] of [
        [clerk, ''],
        [opened.office, ''],
        [opened.office, '?unit=jwc'],
        [admin, ''],
      ] as const) {
        const response = await person.send(method, whole + query, sent)
        if (response.status >= 400) {
          await response.body?.cancel()
          continue
        }
        const bytes = await response.arrayBuffer()
        expect([path, living(bytes)]).toEqual([path, []])
        made.push(path)
      }
    }
    // Each was made, and carried the texts.
    const workbooks = campaignRoutes.filter(({ path }) => path.endsWith('.xlsx')).map(({ path }) => path)
    expect([...new Set(made)].toSorted()).toEqual(workbooks.toSorted())
  })

  test('would be found if they came alive', () => {
    const zip = new PizZip()
    zip.file('xl/worksheets/sheet1.xml', `<c r="A1"><f>HYPERLINK("http://${MARK}.invalid")</f></c>`)
    zip.file('xl/worksheets/sheet2.xml', `<c r="A1" t="str"><v>=${MARK}</v></c>`)
    expect(living(zip.generate({ type: 'arraybuffer' }))).toHaveLength(2)
  })
})
