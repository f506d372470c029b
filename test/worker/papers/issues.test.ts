/** Weekly circulars one after the other: the prepared one can be finished, and each is compared with the issue before. */
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { Todo } from '#wire/todo'
import type { CircularDraft, CircularStaleness } from '#wire/document'
import type { Snapshot } from '#wire/overview'
import type { PreparedWeek } from '#wire/week'
import { aPush, clockOf, json, open, type Opened, type Person } from '../api.ts'

interface Scene {
  readonly campaign: Opened
  readonly office: Person
  readonly at: ReturnType<typeof clockOf>
  readonly clerk: Person
}

/** Rows entered in June; the office's weeks follow. */
async function aScene(): Promise<Scene> {
  const campaign = await open()
  const at = clockOf(campaign)
  const clerk = await campaign.unit('jwc')
  const scene = { campaign, office: campaign.office, at, clerk }
  await enter(scene, '2017-06-05T10:00', '窗口无人值守', '2017-06-12')
  await enter(scene, '2017-06-05T10:01', '成绩更正流程长', '2017-07-31')
  return scene
}

async function enter({ at, clerk }: Scene, moment: string, problem: string, due: string): Promise<string> {
  const id = crypto.randomUUID()
  const set = { problem, owner: '甲某某', due }
  await at(clerk, moment, 'POST', '/sync', aPush([{ id, base: 0, set }]))
  return id
}

async function prepare({ at, office }: Scene, week: string, moment: string): Promise<PreparedWeek> {
  return json(await at(office, moment, 'POST', `/weeks/${week}/preparation`))
}

/** Made final and published at that moment: the circular, or the problem that stands against it. */
async function issue({ at, office }: Scene, id: string, moment: string): Promise<CircularDraft> {
  const final = await at(office, moment, 'POST', `/circulars/${id}/final`)
  expect(final.status, await final.clone().text()).toBe(200)
  return json(await at(office, moment, 'POST', `/circulars/${id}/publication`))
}

const textOf = ({ circular }: CircularDraft): string =>
  circular.sections.flatMap(({ paragraphs }) => paragraphs).join('\n')

async function staleness({ at, office }: Scene, id: string, moment: string): Promise<CircularStaleness> {
  return json(await at(office, moment, 'GET', `/circulars/${id}/staleness`))
}

async function website(person: Person, id: string): Promise<string> {
  const response = await person.send('GET', `/published/${id}/website.docx`)
  expect(response.status).toBe(200)
  const xml = new PizZip(await response.arrayBuffer()).file('word/document.xml')?.asText() ?? ''
  return xml.replace(/<[^>]*>/g, '')
}

describe('the weekly circular that is prepared by itself', () => {
  test('M-34: is fresh when it is born, also while other snapshots lie before it, and can be made final', async () => {
    const scene = await aScene()
    const { at, office } = scene
    await at(office, '2017-06-07T09:00', 'POST', '/snapshots', {})
    await at(office, '2017-06-14T09:00', 'POST', '/snapshots', {})
    const { circular: first } = await prepare(scene, '2017-W24', '2017-06-16T17:01')
    expect(await staleness(scene, first, '2017-06-16T17:02')).toMatchObject({ said: '' })
    const issued = await issue(scene, first, '2017-06-16T17:05')
    // Nothing was published before: what was merely pressed is nothing that a reader knows.
    expect(textOf(issued)).not.toContain('相比')
    await enter(scene, '2017-06-20T10:00', '报销单据积压', '2017-08-31')
    const { circular: second } = await prepare(scene, '2017-W25', '2017-06-23T17:01')
    expect(await staleness(scene, second, '2017-06-23T17:02')).toMatchObject({ said: '' })
    expect(textOf(await issue(scene, second, '2017-06-23T17:05'))).toContain(
      '与上期通报（6月16日）相比，问题总数增加1项。',
    )
  })

  test('prepared days later, after a sleep, is fresh too: both look at the day that it tells of', async () => {
    const scene = await aScene()
    await enter(scene, '2017-06-19T10:00', '次周登记的问题', '2017-06-17')
    const { circular } = await prepare(scene, '2017-W24', '2017-06-20T09:00')
    expect(await staleness(scene, circular, '2017-06-20T09:01')).toMatchObject({ said: '' })
    const issued = await issue(scene, circular, '2017-06-20T09:05')
    expect(textOf(issued)).toContain('登记问题2项')
  })

  test('under settings that changed since that day, is fresh as well', async () => {
    const scene = await aScene()
    const { at, office } = scene
    const held = await json<{ version: number; campaign: { ladder: object } }>(
      await at(office, '2017-06-18T09:00', 'GET', '/settings'),
    )
    const campaign = { ...held.campaign, ladder: [{ level: 'supervision', daysLate: 2 }] }
    await at(office, '2017-06-18T09:00', 'PUT', '/settings', { base: held.version, campaign })
    const { circular } = await prepare(scene, '2017-W24', '2017-06-20T09:00')
    expect(await staleness(scene, circular, '2017-06-20T09:01')).toMatchObject({ said: '' })
    await issue(scene, circular, '2017-06-20T09:05')
  })

  test('names on the to-do list those who are missing now, as the matrix of weeks does', async () => {
    const scene = await aScene()
    const { at, office, clerk } = scene
    await prepare(scene, '2017-W24', '2017-06-16T17:01')
    const note = async (moment: string): Promise<string> => {
      const { matters } = await json<Todo>(await at(office, moment, 'GET', '/todo'))
      return matters.find(({ kind }) => kind === 'week-ready')?.note ?? ''
    }
    expect(await note('2017-06-16T17:02')).toMatch(/缺报 29 个单位.*教务处/)
    await at(clerk, '2017-06-19T09:00', 'PUT', '/reports/2017-W24', { kind: 'weekly', text: '补报' })
    expect(await note('2017-06-19T09:01')).toMatch(/^缺报 28 个单位/)
    expect(await note('2017-06-19T09:01')).not.toContain('教务处')
  })
})

describe('what a weekly circular is compared with', () => {
  test('is not a look into the past that somebody pressed, and not an issue that was withdrawn', async () => {
    const scene = await aScene()
    const { at, office } = scene
    const first = await prepare(scene, '2017-W24', '2017-06-16T17:01')
    await issue(scene, first.circular, '2017-06-16T17:05')
    const second = await prepare(scene, '2017-W25', '2017-06-23T17:01')
    await issue(scene, second.circular, '2017-06-23T17:05')
    await at(office, '2017-06-28T09:00', 'POST', '/snapshots', { asOf: '2017-06-06' })
    await at(office, '2017-06-28T09:05', 'POST', `/circulars/${second.circular}/withdrawal`, { note: '有误' })
    const third = await prepare(scene, '2017-W26', '2017-06-30T17:01')
    expect(textOf(await issue(scene, third.circular, '2017-06-30T17:05'))).toContain(
      '与上期通报（6月16日）相比',
    )
  })

  test('changes with what was published meanwhile, and the draft says so before it is made final', async () => {
    const scene = await aScene()
    const first = await prepare(scene, '2017-W24', '2017-06-16T17:01')
    const second = await prepare(scene, '2017-W25', '2017-06-23T17:01')
    await issue(scene, first.circular, '2017-06-23T17:05')
    const { said } = await staleness(scene, second.circular, '2017-06-23T17:06')
    expect(said).toBe('1段文字已变化')
  })

  test('is the same in the version for the website, whatever was published in between', async () => {
    const scene = await aScene()
    const { at, office, campaign } = scene
    const first = await prepare(scene, '2017-W24', '2017-06-16T17:01')
    const second = await prepare(scene, '2017-W25', '2017-06-23T17:01')
    const final = await at(office, '2017-06-23T17:03', 'POST', `/circulars/${second.circular}/final`)
    expect(final.status).toBe(200)
    await issue(scene, first.circular, '2017-06-23T17:05')
    await at(office, '2017-06-23T17:06', 'POST', `/circulars/${second.circular}/publication`)
    const text = await website(await campaign.as('publicity', ''), second.circular)
    expect(text).toContain('登记问题')
    expect(text).not.toContain('相比')
    // A number says whose the item is.
    expect(text).not.toContain('教务')
  })

  test('a circular of a day before the last issue is compared with nothing', async () => {
    const scene = await aScene()
    const { at, office } = scene
    for (const [week, day] of [
      ['2017-W24', '2017-06-16'],
      ['2017-W26', '2017-06-30'],
    ] as const) {
      await issue(scene, (await prepare(scene, week, `${day}T17:01`)).circular, `${day}T17:05`)
    }
    const { id } = await json<Snapshot>(
      await at(office, '2017-07-03T09:00', 'POST', '/snapshots', { asOf: '2017-06-23' }),
    )
    const drafted = await json<CircularDraft>(
      await at(office, '2017-07-03T09:01', 'POST', '/circulars', { snapshot: id }),
    )
    expect(textOf(drafted)).not.toContain('相比')
    await issue(scene, drafted.id, '2017-07-03T09:05')
  })
})
