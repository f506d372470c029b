import { describe, expect, test } from 'vitest'
import type { ItemHistory, ItemPage, ItemRow } from '#wire/item'
import type { ProfileList } from '#wire/profile'
import type { Upload, UploadAccepted } from '#wire/upload'
import { expectProblem, json, open, type Person } from '../api.ts'

const FILE = '七月台账.csv'
const SHEET = '七月台账'
const HEADER = ['序号', '单位', '存在的问题', '整改措施', '整改时限', '责任人']
const ROWS = [
  ['1', '教务处', '成绩更正流程长', '并联审批', '8月前', '甲'],
  ['2', '某某中心', '窗口午间无人值守', '排班轮值', '2017-09-15', '乙'],
  ['3', '教务处', '教室借用审批慢', '网上办理', '2017-09-30', '丙'],
]

function csv(rows: readonly (readonly string[])[], header: readonly string[] = HEADER): Uint8Array {
  return new TextEncoder().encode([header, ...rows].map((row) => row.join(',')).join('\r\n'))
}

async function upload(person: Person, bytes: Uint8Array, file = FILE): Promise<Upload> {
  const response = await person.send('POST', `/uploads?file=${encodeURIComponent(file)}`, { bytes })
  if (!response.ok) throw new Error(await response.text())
  return json<Upload>(response)
}

async function answer(person: Person, id: string, answers: object): Promise<Upload> {
  return person.post<Upload>(`/uploads/${id}/reading`, answers)
}

async function accept(person: Person, id: string, answers: object = {}): Promise<UploadAccepted> {
  return person.post<UploadAccepted>(`/uploads/${id}/acceptance`, answers)
}

async function itemsOf(person: Person): Promise<readonly ItemRow[]> {
  return (await person.get<ItemPage>('/items')).items
}

async function permissionsOf(person: Person, id: string): Promise<[string, string][]> {
  return (await person.get<ItemHistory>(`/items/${id}`)).changes.map(({ act, note }) => [act, note])
}

describe('answers to a reading', () => {
  test('reach the rows, stay in their history, and are not asked for again', async () => {
    const { office } = await open()
    const first = await upload(office, csv(ROWS))
    const answered = await answer(office, first.id, {
      limits: { [`${SHEET}!E2`]: '2017-07-31' },
      units: { [`${SHEET}!3`]: 'tsg' },
    })
    expect(answered.reading.items.map(({ unit, due }) => [unit, due])).toEqual([
      ['jwc', '2017-07-31'],
      ['tsg', '2017-09-15'],
      ['jwc', '2017-09-30'],
    ])
    expect(await office.get<Upload>(`/uploads/${first.id}`)).toEqual(answered)
    await accept(office, first.id, { basis: answered.basis })
    const held = await itemsOf(office)
    expect(held.map(({ unit, content }) => [unit, content.due, content.dueText])).toEqual([
      ['jwc', '2017-07-31', '8月前'],
      ['tsg', '2017-09-15', '2017-09-15'],
      ['jwc', '2017-09-30', '2017-09-30'],
    ])
    expect(await permissionsOf(office, held[0]?.id ?? '')).toEqual([
      ['create', `收入台账文件“${FILE}”；“整改时限”按答复定为“2017-07-31”`],
    ])

    const next = await upload(office, csv([...ROWS, ['4', '某某中心', '指示牌陈旧', '更换', '8月前', '丁']]))
    expect(next.carried).toBe(4)
    expect(next.plan).toEqual({ added: 1, changed: 0, untouched: 3, gone: 0 })
    expect(next.reading.items.at(-1)).toMatchObject({ unit: 'tsg', due: '2017-07-31' })
    await accept(office, next.id)
    expect((await itemsOf(office)).slice(0, 3)).toEqual(held)
  })

  test('a row left without a unit is given to one later, and stays there when the file comes again', async () => {
    const { office, unit } = await open()
    const first = await upload(office, csv(ROWS))
    await accept(office, first.id)
    const homeless = (await itemsOf(office)).find((item) => item.unit === '')
    if (homeless === undefined) throw new Error('every row had a unit')
    const clerk = await unit('tsg')
    const path = `/items/${homeless.id}/unit`
    await expectProblem(await office.send('POST', path, { body: { unit: 'nobody' } }), 422, 'unit.unknown')
    expect(await itemsOf(clerk)).toEqual([])
    const given = await office.post<ItemRow>(path, { unit: 'tsg' })
    expect(given).toMatchObject({ unit: 'tsg', version: 2 })
    expect(Object.values(given.content.extras ?? {})).toEqual(['某某中心'])
    expect((await itemsOf(clerk)).map(({ id }) => id)).toEqual([homeless.id])
    expect((await permissionsOf(clerk, homeless.id)).at(-1)).toEqual(['assign', '划归“图书馆”'])
    await expectProblem(await office.send('POST', path, { body: { unit: 'jwc' } }), 409, 'item.not-allowed')

    const again = await upload(office, csv(ROWS))
    expect(again.plan).toEqual({ added: 0, changed: 0, untouched: 3, gone: 0 })
    expect(again.identical).toBe(true)
    await accept(office, again.id)
    expect((await itemsOf(clerk)).map(({ id, version }) => [id, version])).toEqual([[homeless.id, 2]])
  })

  test('answers to places that are not there are refused with the place; the reading stays', async () => {
    const { office } = await open()
    const first = await upload(office, csv(ROWS))
    const body = { limits: { [`${SHEET}!C2`]: '2017-07-31' } }
    const refused = await office.send('POST', `/uploads/${first.id}/reading`, { body })
    expect((await expectProblem(refused, 422, 'reading.misplaced')).detail).toContain(`${SHEET}!C2`)
    expect(await office.get<Upload>(`/uploads/${first.id}`)).toEqual(first)
  })

  test('a unit does not say whose rows are', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const { id } = await upload(clerk, csv(ROWS))
    const body = { units: { [`${SHEET}!3`]: 'jwc' } }
    await expectProblem(await clerk.send('POST', `/uploads/${id}/reading`, { body }), 403, 'access.denied')
  })

  test('what the office confirms of a ledger of many units is known for that form only', async () => {
    const { office, unit } = await open()
    await accept(office, (await upload(office, csv(ROWS))).id)
    const { profiles } = await office.get<ProfileList>('/profiles')
    expect(profiles.map((profile) => [profile.unit, profile.by])).toEqual([
      [null, '专项清理工作领导小组办公室'],
    ])
    const clerk = await unit('jwc')
    expect((await clerk.get<ProfileList>('/profiles')).profiles).toEqual(profiles)
  })
})

describe('what a unit has answered of a form', () => {
  const form = ['序号', '存在的问题', '整改措施', '整改时限', '责任人', '整改状态', '备注']
  const row = (no: number, problem: string, limit: string, state: string): readonly string[] => [
    `${no}`,
    problem,
    '排班轮值',
    limit,
    '甲',
    state,
    '',
  ]

  test('is known for its next file under the same header, whatever the file is called; not for another header, nor for another unit', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const file = (month: string): string => `${month}台账.csv`
    const first = await upload(clerk, csv([row(1, '窗口无人值守', '8月前', '差不多')], form), file('七月'))
    const answers = {
      limits: { '七月台账!D2': '2017-07-31' },
      claims: { '七月台账!F2': 'in-progress' },
    }
    await accept(clerk, (await answer(clerk, first.id, answers)).id)

    const rows = [row(1, '教室借用审批慢', '8月前', '差不多'), row(2, '打印机缺纸', '8月前', '还行')]
    const next = await upload(clerk, csv(rows, form), file('八月'))
    expect(next.carried).toBe(3)
    expect(next.reading.items.map(({ due, claimed }) => [due, claimed])).toEqual([
      ['2017-07-31', 'in-progress'],
      ['2017-07-31', undefined],
    ])
    expect(next.reading.findings.filter(({ code }) => code === 'claimed.unknown')).toMatchObject([
      { given: '还行' },
    ])
    const other = await upload(clerk, csv(rows, form.with(6, '说明')), file('九月'))
    expect(other.carried).toBe(0)
    const stranger = await upload(await unit('cwc'), csv(rows, form), file('八月'))
    expect(stranger.carried).toBe(0)
  })
})

describe('the file as it was sent', () => {
  test('comes back byte for byte, before and after it is taken in', async () => {
    const { office, unit } = await open()
    // Longer than a chunk, so that the pieces have to fit together.
    const long = csv(ROWS.map((row) => row.with(3, '措施'.repeat(100_000))))
    const { id, sha256 } = await upload(office, long)
    const file = async (): Promise<Uint8Array> => (await office.send('GET', `/uploads/${id}/file`)).bytes()
    expect(await file()).toEqual(long)
    const digest = await crypto.subtle.digest('SHA-256', await file())
    expect(Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(
      sha256,
    )
    await accept(office, id)
    expect(await file()).toEqual(long)
    const clerk = await unit('jwc')
    await expectProblem(await clerk.send('GET', `/uploads/${id}/file`), 404, 'upload.unknown')
  })
})

describe('what vanished from the file', () => {
  test('is kept or withdrawn by a word, never closed, and asked about until then', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const header = HEADER.filter((label) => label !== '单位')
    // Not overdue: what is late is never struck by its unit alone.
    const rows = ROWS.map((row) =>
      row.filter((_, at) => at !== 1).map((cell) => cell.replace('2017', '2099')),
    )
    await accept(clerk, (await upload(clerk, csv(rows, header))).id)
    const [one, two, three] = await itemsOf(clerk)
    if (one === undefined || two === undefined || three === undefined) throw new Error('not all rows came in')

    const less = await upload(clerk, csv(rows.slice(0, 1), header))
    expect(less.gone.map(({ id, whyKept }) => [id, whyKept])).toEqual([
      [two.id, null],
      [three.id, null],
    ])
    const stale = await clerk.send('POST', `/uploads/${less.id}/acceptance`, {
      body: { gone: { [one.id]: { act: 'withdraw', reason: '重复' } } },
    })
    await expectProblem(stale, 409, 'upload.changed')
    const silent = { [two.id]: { act: 'withdraw', reason: ' ' } }
    const refused = await clerk.send('POST', `/uploads/${less.id}/acceptance`, { body: { gone: silent } })
    await expectProblem(refused, 422, 'request.invalid')

    const taken = await accept(clerk, less.id, {
      gone: { [two.id]: { act: 'withdraw', reason: '与第一条重复' }, [three.id]: { act: 'keep' } },
    })
    expect(taken).toMatchObject({ untouched: 1, withdrawn: 1, kept: 1 })
    expect(await clerk.row(two.id)).toMatchObject({ withdrawn: true, state: 'open' })
    expect(await clerk.row(three.id)).toMatchObject({ withdrawn: false, state: 'open' })
    expect((await permissionsOf(clerk, two.id)).at(-1)).toEqual(['withdraw', '与第一条重复'])
    expect((await permissionsOf(clerk, three.id)).at(-1)?.[0]).toBe('keep')
    expect((await upload(clerk, csv(rows.slice(0, 1), header))).plan.gone).toBe(0)
    // A kept row is known when the file has it again.
    const back = await upload(clerk, csv([rows[0] ?? [], rows[2] ?? []], header))
    expect(back.plan).toEqual({ added: 0, changed: 0, untouched: 2, gone: 0 })
  })
})

describe('a file under another name', () => {
  test('asks whether it is the same; as a new version it updates, as another file it adds', async () => {
    const { office } = await open()
    await accept(office, (await upload(office, csv(ROWS))).id)
    const mended = csv(ROWS.map((row, at) => (at === 0 ? row.with(5, '戊') : row)))
    const next = await upload(office, mended, '八月台账.csv')
    expect(next.plan).toMatchObject({ added: 3, untouched: 0 })
    expect(next.predecessor).toBe(FILE)
    expect(next.possibleDuplicates.map(({ row, origin }) => [row, origin.file, origin.row])).toEqual([
      ['八月台账!2', FILE, 2],
      ['八月台账!3', FILE, 3],
      ['八月台账!4', FILE, 4],
    ])

    const follows = await answer(office, next.id, { follows: FILE })
    expect(follows.plan).toEqual({ added: 0, changed: 1, untouched: 2, gone: 0 })
    expect(follows).toMatchObject({ possibleDuplicates: [], predecessor: null })
    const apart = await answer(office, next.id, { follows: null })
    expect(apart.plan.added).toBe(3)
    const [first, second] = next.possibleDuplicates
    if (first === undefined || second === undefined) throw new Error('no possibleDuplicates')
    const single = await answer(office, next.id, {
      follows: null,
      same: { [first.row]: first.item, [second.row]: 'new' },
    })
    expect(single.plan).toEqual({ added: 2, changed: 1, untouched: 0, gone: 0 })
    expect(single.possibleDuplicates.map(({ row }) => row)).toEqual(['八月台账!4'])
    await accept(office, next.id)
    const held = await itemsOf(office)
    expect(held).toHaveLength(5)
    expect(held.find(({ id }) => id === first.item)?.content.owner).toBe('戊')
  })

  test('finds its rows again also where a row without a unit was given to one', async () => {
    const { office } = await open()
    const first = await upload(office, csv(ROWS))
    await answer(office, first.id, {
      units: { [`${SHEET}!3`]: 'tsg' },
      limits: { [`${SHEET}!E2`]: 'ongoing' },
    })
    await accept(office, first.id)
    const next = await upload(office, csv(ROWS), '八月台账.csv')
    expect(next.possibleDuplicates).toHaveLength(3)
    const follows = await answer(office, next.id, { follows: FILE })
    expect(follows.plan).toEqual({ added: 0, changed: 0, untouched: 3, gone: 0 })
    expect(follows.carried).toBe(2)
    const held = await itemsOf(office)
    await accept(office, next.id)
    expect((await itemsOf(office)).map(({ id, unit, content }) => [id, unit, content])).toEqual(
      held.map(({ id, unit, content }) => [id, unit, content]),
    )
    // The old file stands behind nothing any more: sent again, it is asked about as any other.
    expect((await upload(office, csv(ROWS))).predecessor).toBe('八月台账.csv')
  })
})

describe('a unit that moves a limit by its file', () => {
  test('is told that a limit which has passed is moved by an extension', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const header = HEADER.filter((label) => label !== '单位')
    const rows = ROWS.map((row) => row.filter((_, at) => at !== 1))
    await accept(clerk, (await upload(clerk, csv(rows, header))).id)
    const later = await upload(
      clerk,
      csv(
        rows.map((row) => row.with(3, '2099-12-31')),
        header,
      ),
    )
    const held = later.changes.filter(({ heldBack }) => heldBack !== null)
    expect(held.map(({ problem, fields }) => [problem, fields])).toEqual([
      ['窗口午间无人值守', []],
      ['教室借用审批慢', []],
    ])
    await accept(clerk, later.id)
    const items = await itemsOf(clerk)
    const dues = items.map(({ content }) => content.due ?? '')
    expect(dues.toSorted()).toEqual(['2017-09-15', '2017-09-30', '2099-12-31'])
    expect((await permissionsOf(clerk, held[0]?.id ?? '')).at(-1)?.[1]).toContain('文件中的新时限未采用')
  })
})

describe('two answers at once', () => {
  test('the one given last counts, whichever is ready first; nothing of the other stays', async () => {
    const { office } = await open()
    const first = await upload(office, csv(ROWS))
    const path = `/uploads/${first.id}/reading`
    const days = ['2017-07-31', '2017-08-31', '2017-08-15']
    const sent = days.map((day) => office.send('POST', path, { body: { limits: { [`${SHEET}!E2`]: day } } }))
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([])
    expect(statuses).toContain(200)
    const kept = await office.get<Upload>(`/uploads/${first.id}`)
    expect(kept.reading.items).toHaveLength(3)
    expect(kept.reading.items[0]?.due).toBe(kept.answers.limits[`${SHEET}!E2`])
    expect(kept.reading.sheets).toHaveLength(1)
  })
})

describe('between looking and writing', () => {
  test('a change in the ledger asks to look again', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const header = HEADER.filter((label) => label !== '单位')
    const rows = ROWS.map((row) => row.filter((_, at) => at !== 1))
    await accept(clerk, (await upload(clerk, csv(rows, header))).id)
    const [row] = await itemsOf(clerk)
    if (row === undefined) throw new Error('nothing was taken in')
    const next = await upload(
      clerk,
      csv(
        rows.map((one) => one.with(4, '戊')),
        header,
      ),
    )
    await clerk.sync([{ id: row.id, base: 1, set: { owner: '己' } }])
    const body = { basis: next.basis }
    await expectProblem(
      await clerk.send('POST', `/uploads/${next.id}/acceptance`, { body }),
      409,
      'upload.changed',
    )
    expect((await clerk.row(row.id)).content.owner).toBe('己')
    const again = await answer(clerk, next.id, {})
    expect(again.changes.find(({ id }) => id === row.id)?.fields).toEqual([
      { field: 'owner', from: '己', to: '戊', clash: true },
    ])
    await accept(clerk, next.id, { basis: again.basis })
    expect((await clerk.row(row.id)).content.owner).toBe('戊')
  })
})
