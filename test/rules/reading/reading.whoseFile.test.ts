import { describe, expect, test } from 'vitest'
import type { BookReading } from '#rules/reading/reading'
import { readAnswered } from '#rules/reading/answers/readAnswered'
import { asksWhose, noAnswers, type ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import { nothingRemembered, type RememberedAnswers } from '#rules/reading/answers/rememberedAnswers'
import { readUpload } from '#rules/reading/readUpload'
import { planLedgerSheet } from '#rules/ledgerSheet/sheetPlan'
import { asDay } from '#rules/calendar/day'
import { aCampaign } from '../../stories.ts'
import { gridOf } from '../gridOf.ts'

const campaign = aCampaign()
/** The sender: 学生处, also called 学生工作处, 学工部. */
const OWN = 'xsc'
const header = ['序号', '存在的问题', '整改措施', '整改时限', '责任人']
const row = ['1', '值班室夜间无人', '排班轮值', '2017-08-31', '陈磊']

/** What may stand in a place, and whom of the campaign's units it names. */
const says = {
  own: ['学生处', 'own'],
  ownAlias: ['学工部', 'own'],
  other: ['后勤管理处', 'other'],
  otherAlias: ['后勤处', 'other'],
  office: [campaign.office, 'nobody'],
  institution: [campaign.institution, 'nobody'],
  nobody: ['某某中心', 'nobody'],
  both: ['学生处、后勤处', 'own'],
  several: ['后勤处、保卫处', 'several'],
} as const
type Says = keyof typeof says
const kinds = Object.keys(says).filter((key): key is Says => key in says)

interface Places {
  readonly metadata?: Says
  readonly title?: Says
  readonly sheet?: Says
  readonly file?: Says
}

interface Asked {
  readonly answers?: Partial<ReadingAnswers>
  readonly remembered?: RememberedAnswers
  readonly unit?: string
}

function read(
  { metadata, title, sheet, file }: Places,
  { answers = {}, remembered = nothingRemembered, unit = OWN }: Asked = {},
): ReturnType<typeof readAnswered> {
  const said = (place: Says | undefined): string => (place === undefined ? '' : says[place][0])
  const rows = [
    ...(title === undefined ? [] : [[`${said(title)}问题整改台账`]]),
    ...(metadata === undefined ? [] : [[`填报单位：${said(metadata)}`]]),
    header,
    row,
  ]
  const name = sheet === undefined ? 'Sheet1' : said(sheet)
  return readAnswered(
    { file: `${said(file)}台账.xlsx`, sheets: [gridOf(rows, [], { name })] },
    campaign,
    { unit },
    { profiles: [], remembered, answers: { ...noAnswers, ...answers } },
  )
}

function whose({ findings }: BookReading): (string | undefined)[] {
  return findings.filter(asksWhose).map(({ given }) => given)
}

describe('这份台账写的是别的单位', () => {
  test('标题和填报单位都写着别的单位：先问清是谁的，两个名称、写在哪里都说到', () => {
    const { reading } = read({ title: 'other', metadata: 'other' })
    const [finding] = reading.findings.filter(asksWhose)
    expect(finding).toMatchObject({ severity: 'ask', cell: 'A2', given: '后勤管理处', suggestion: '学生处' })
    expect(finding?.message).toBe(
      '工作表“Sheet1”第 2 行的“填报单位”写的是“后勤管理处”，这份台账却作为“学生处”的报来。请先说明是谁的台账；答复之前不收入。',
    )
  })

  const places = ['metadata', 'title', 'sheet', 'file'] as const

  test.each(places.flatMap((place) => kinds.map((kind) => [place, kind] as const)))(
    '只在一处写明：%s 写 %s',
    (place, kind) => {
      const { reading } = read({ [place]: kind })
      expect(whose(reading)).toEqual(says[kind][1] === 'other' ? ['后勤管理处'] : [])
    },
  )

  test('几处写的不一样：填报单位、标题、表名、文件名，先写明单位的算数', () => {
    for (const metadata of kinds)
      for (const title of kinds)
        for (const file of kinds) {
          const first = [metadata, title, file].map((kind) => says[kind][1]).find((who) => who !== 'nobody')
          const { reading } = read({ metadata, title, file })
          expect([metadata, title, file, whose(reading).length]).toEqual([
            metadata,
            title,
            file,
            first === 'other' ? 1 : 0,
          ])
        }
  })

  test.each([
    ['别人查出、转来的：后勤处反馈问题整改台账', '后勤处反馈问题整改台账'],
    ['别人牵头查的：后勤处检查发现问题清单', '后勤处检查发现问题清单'],
    ['要报给谁：整改台账（报后勤处）', '整改台账（报后勤处）'],
    ['填表说明里提到谁', '请于每周五前送后勤处汇总。'],
    ['领导小组办公室设在哪里', `${campaign.office}问题台账`],
    ['单位的名称在别的词里', '信息系统建设问题台账'],
  ])('不误报——%s', (_, title) => {
    const rows = [[title], header, row]
    const { reading } = readAnswered(
      { file: '台账.xlsx', sheets: [gridOf(rows)] },
      campaign,
      { unit: OWN },
      { profiles: [], remembered: nothingRemembered, answers: noAnswers },
    )
    expect(whose(reading)).toEqual([])
  })

  test('自查发现的是自己的台账：写着别的单位自查，照样问', () => {
    const sheets = [gridOf([['后勤处自查发现问题台账'], header, row])]
    const said = { profiles: [], remembered: nothingRemembered, answers: noAnswers }
    const { reading } = readAnswered({ file: '台账.xlsx', sheets }, campaign, { unit: OWN }, said)
    expect(whose(reading)).toEqual(['后勤管理处'])
  })

  test('没有说作为谁的报来，以表内所写为准，不问', () => {
    const sheets = [gridOf([['填报单位：后勤处'], header, row])]
    const said = { profiles: [], remembered: nothingRemembered, answers: noAnswers }
    const { reading } = readAnswered({ file: '学生处.xlsx', sheets }, campaign, {}, said)
    expect(whose(reading)).toEqual([])
    expect(reading.items[0]?.unit).toBe('hqc')
  })

  test('每行都有单位栏，写着本单位：不问', () => {
    const rows = [['后勤处问题台账'], [...header, '责任单位'], [...row, '学生处']]
    const said = { profiles: [], remembered: nothingRemembered, answers: noAnswers }
    const { reading } = readAnswered(
      { file: '台账.xlsx', sheets: [gridOf(rows)] },
      campaign,
      { unit: OWN },
      said,
    )
    expect(whose(reading)).toEqual([])
  })

  test('没有问题可收的表不问', () => {
    const rows = [['后勤处填表说明'], ['一、按实填写']]
    const said = { profiles: [], remembered: nothingRemembered, answers: noAnswers }
    const sheets = [gridOf(rows, [], { name: '说明' }), gridOf([header, row])]
    const { reading } = readAnswered({ file: '台账.xlsx', sheets }, campaign, { unit: OWN }, said)
    expect(whose(reading)).toEqual([])
  })
})

describe('答复是谁的台账', () => {
  test('是本单位的：不再问，问题都是本单位的', () => {
    const { reading } = read({ title: 'other' }, { answers: { owners: { Sheet1: OWN } } })
    expect(whose(reading)).toEqual([])
    expect(reading.items.map(({ unit }) => unit)).toEqual([OWN])
  })

  test('是表上写的单位的：不再问，问题归那个单位', () => {
    const { reading, answered } = read({ title: 'other' }, { answers: { owners: { Sheet1: 'hqc' } } })
    expect(whose(reading)).toEqual([])
    expect(reading.items.map(({ unit }) => unit)).toEqual(['hqc'])
    expect(answered[0]?.note).toContain('后勤管理处')
  })

  test('这一张不收：不再问，也没有问题', () => {
    const { reading } = read({ title: 'other' }, { answers: { sheets: { Sheet1: 'out' } } })
    expect(whose(reading)).toEqual([])
    expect(reading.items).toEqual([])
  })

  test('答过的下次不再问；换了别的单位还要问', () => {
    const first = read({ title: 'other' }, { answers: { owners: { Sheet1: OWN } } })
    const remembered = first.remember
    expect(whose(read({ title: 'other' }, { remembered }).reading)).toEqual([])
    expect(whose(read({ metadata: 'otherAlias' }, { remembered }).reading)).toEqual([])
    expect(whose(read({ title: 'other' }, { remembered, unit: 'jwc' }).reading)).toEqual(['后勤管理处'])
  })

  test('答复的工作表不存在，要说明', () => {
    const { misplaced } = read({ title: 'other' }, { answers: { owners: { 别的表: OWN } } })
    expect(misplaced).toEqual(['没有工作表“别的表”'])
  })
})

describe('规范台账也问', () => {
  const plan = planLedgerSheet(
    [{ id: 'row-0000-0001', version: 1, content: { problem: '值班室夜间无人', unit: 'hqc' } }],
    {
      unitName: '后勤管理处',
      campaign,
      today: asDay('2017-07-01'),
      date1904: false,
      source: null,
      takenNames: [],
    },
  )
  const sheet = gridOf(
    [
      [plan.title],
      [plan.subtitle],
      plan.columns.map(({ label }) => label),
      ...plan.rows.map((cells) => cells.map((cell) => (typeof cell === 'object' ? null : cell))),
    ],
    [],
    { name: plan.sheetName },
  )
  const readAs = (unit: string, answers: Partial<ReadingAnswers> = {}): BookReading =>
    readUpload(
      { file: '规范台账.xlsx', sheets: [sheet] },
      campaign,
      { unit },
      { profiles: [], remembered: nothingRemembered, answers: { ...noAnswers, ...answers } },
    ).reading

  test('抬头写着别的单位的，先问', () => {
    expect(whose(readAs('hqc'))).toEqual([])
    expect(whose(readAs(OWN))).toEqual(['后勤管理处'])
    expect(whose(readAs(OWN, { owners: { [plan.sheetName]: OWN } }))).toEqual([])
  })
})
