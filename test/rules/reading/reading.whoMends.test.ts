import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathKey } from '#rules/columns/pathKey'
import { readBook } from '#rules/reading/readBook'
import type { BookReading } from '#rules/reading/reading'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'

/** Who must mend is not who found it, who was inspected, or who built it. */

const units = demoCampaign.units.map(({ id, name }) => ({ id, name }))
const unit = fc.constantFrom(...units)
const idOf = new Map(units.map(({ id, name }) => [name, id]))
const PROBLEMS = ['图书馆消防通道堆放书架', '学生公寓电动车入楼充电', '食堂燃气报警器失效']
const duty = fc.constantFrom(
  '整改责任单位',
  '责任单位',
  '责任部门',
  '整改责任部门',
  '具体责任单位',
  '牵头单位',
  '整改单位',
)
const finder = fc
  .tuple(
    fc.constantFrom('检查', '提出', '发现', '交办', '反馈', '督查', '抽查'),
    fc.constantFrom('单位', '部门'),
  )
  .map((words) => words.join(''))

function read(
  header: readonly Drawn[],
  rows: readonly (readonly Drawn[])[],
  title: string,
  file: string,
): BookReading {
  return readBook(file, [gridOf([[title], header, ...rows])], demoCampaign)
}

describe('谁来整改', () => {
  test('责任单位压过别的单位，检查、提出、发现、交办、反馈的单位是来源', () => {
    const drawn = fc.record({
      duty,
      finder,
      isFirst: fc.boolean(),
      mends: fc.tuple(unit, unit, unit),
      found: unit,
    })
    fc.assert(
      fc.property(drawn, ({ duty: responsible, finder: by, isFirst, mends, found }) => {
        const pair = (mine: Drawn, theirs: Drawn): Drawn[] => (isFirst ? [theirs, mine] : [mine, theirs])
        const header = ['序号', ...pair(responsible, by), '存在问题', '整改要求', '整改期限']
        const rows = mends.map(({ name }, i) => [
          i + 1,
          ...pair(name, found.name),
          PROBLEMS[i],
          '清理',
          '2017-08-31',
        ])
        const book = read(header, rows, '安全隐患整改台账', '汇总.xlsx')
        expect(book.items.map((item) => item.unit)).toEqual(mends.map(({ id }) => id))
        expect(book.items.map(({ source }) => source)).toEqual(mends.map(() => found.name))
      }),
      { numRuns: 150 },
    )
  })

  test('检查、提出、发现、交办的人是来源，不是责任人', () => {
    const finders = fc
      .tuple(
        fc.constantFrom('检查', '提出', '发现', '交办', '问题发现', '问题提出'),
        fc.constantFrom('人', '人员', '者'),
      )
      .map((words) => words.join(''))
    fc.assert(
      fc.property(finders, fc.boolean(), (label, isAlone) => {
        const header = ['序号', '存在问题', '整改措施', '整改期限', label, ...(isAlone ? [] : ['整改责任人'])]
        const rows = PROBLEMS.map((problem, i) => [
          i + 1,
          problem,
          '清理',
          '2017-08-31',
          '曹阳',
          ...(isAlone ? [] : ['赵磊']),
        ])
        const book = read(header, rows, '教务处整改台账', '教务处.xlsx')
        expect(book.items.map(({ source }) => source)).toEqual(['曹阳', '曹阳', '曹阳'])
        expect(book.items.map(({ owner }) => owner)).toEqual(Array(3).fill(isAlone ? undefined : '赵磊'))
      }),
    )
  })

  test('表上写明是谁的台账，被查的、施工的、地点栏不把一行挪到别的单位；问题单位写着三个单位的，先读后问', () => {
    const label = fc.constantFrom(
      ...'被检查单位 受检单位 被查部门 涉及单位 问题单位 隐患单位 施工单位 建设单位 监理单位 使用单位 物业单位 检查地点 隐患部位 发生单位'.split(
        ' ',
      ),
    )
    const place = fc.constantFrom('第一食堂', '某某建设公司', '二号楼', ...units.map(({ name }) => name))
    fc.assert(
      fc.property(label, fc.tuple(place, place, place), unit, (inspected, places, own) => {
        const header = ['序号', inspected, '存在问题', '整改措施', '整改期限']
        const rows = places.map((name, i) => [i + 1, name, PROBLEMS[i], '清理', '2017-08-31'])
        const book = read(header, rows, `填报单位：${own.name}`, '台账.xlsx')
        // Three different units under 问题单位 and its kin are read as whose the rows are, and asked about.
        const different = new Set(places).size === 3 && places.every((name) => idOf.has(name))
        if (different && /^(?:涉及|问题|隐患|发生)单位$/.test(inspected)) {
          expect(book.items.map((item) => item.unit)).toEqual(places.map((name) => idOf.get(name)))
          expect(book.findings.map(({ code }) => code)).toContain('column.assumed')
          return
        }
        expect(book.items.map((item) => item.unit)).toEqual(places.map(() => own.id))
        const others = places.filter((name) => name !== own.name && units.some((one) => one.name === name))
        const column = book.sheets[0]?.columns[1]
        // Units of the campaign under a label of bodies: somebody has to say whose the rows are.
        if (
          others.length === 3 &&
          /单位|部门/.test(inspected) &&
          column?.field === 'extra' &&
          !/[工设理用业]单位/.test(inspected)
        )
          expect(column.guess).toBe('unit')
      }),
      { numRuns: 200 },
    )
  })

  test('责任单位之下分几栏：牵头的或第一个是责任部门，其余照原样保留', () => {
    const leaves = fc.constantFrom(
      ['牵头', '配合'],
      ['牵头单位', '配合单位'],
      ['主办', '协办'],
      ['主办单位', '协办单位'],
      ['建设单位', '设计单位', '施工单位'],
      ['建设', '施工', '监理'],
      ['施工单位', '监理单位'],
      ['牵头', '其他'],
    )
    const parent = fc.constantFrom('责任单位', '整改责任单位', '责任部门')
    fc.assert(
      fc.property(leaves, parent, (under, above) => {
        const names = ['教学科', '考务科', '学籍科'].slice(0, under.length)
        const last = String.fromCharCode(67 + under.length)
        const book = readBook(
          '教务处.xlsx',
          [
            gridOf(
              [
                ['序号', '存在问题', '整改措施', above, ...Array<null>(under.length - 1).fill(null)],
                [null, null, null, ...under],
                [1, PROBLEMS[0], '清理', ...names],
                [2, PROBLEMS[1], '清理', ...names],
              ],
              ['A1:A2', 'B1:B2', 'C1:C2', `D1:${last}1`],
            ),
          ],
          demoCampaign,
        )
        expect(book.items.map(({ department }) => department)).toEqual(['教学科', '教学科'])
        for (const name of names.slice(1)) expect(Object.values(book.items[0]?.extras ?? {})).toContain(name)
      }),
    )
  })
})

describe('一个表头两个角色，一格两个名字', () => {
  const body = fc.constantFrom('教学科', '考务科', '信息中心', '后勤保障组')
  const person = fc.constantFrom('张三', '李建国', '欧阳明', '王芳')
  const label = fc.constantFrom(
    '责任部门/责任人',
    '责任部门及责任人',
    '责任单位、责任人',
    '责任单位（责任人）',
    '整改责任单位和责任人',
    '牵头部门/负责人',
    '责任单位\n责任人',
  )
  const between = fc.constantFrom(
    (one: string, two: string) => `${one}/${two}`,
    (one: string, two: string) => `${one} ${two}`,
    (one: string, two: string) => `${one}、${two}`,
    (one: string, two: string) => `${one}（${two}）`,
    (one: string, two: string) => `${one}\n${two}`,
    (one: string, two: string) => `${two}（${one}）`,
  )

  test('各进各的栏目', () => {
    fc.assert(
      fc.property(label, body, person, between, (header, section, name, join) => {
        const rows = PROBLEMS.map((problem, i) => [i + 1, problem, '清理', join(section, name)])
        const book = read(['序号', '存在问题', '整改措施', header], rows, '教务处整改台账', '教务处.xlsx')
        expect(book.items[0]).toMatchObject({ department: section, owner: name })
      }),
    )
  })

  test('确认过的表头，照样各进各的栏目', () => {
    const rows = PROBLEMS.map((problem, i) => [i + 1, problem, '清理', '教学科/张三'])
    const grid = gridOf([['序号', '存在问题', '整改措施', '责任部门/责任人'], ...rows])
    const key = pathKey(['责任部门/责任人'])
    const book = readBook('教务处.xlsx', [grid], demoCampaign, { confirmed: { [key]: 'owner' } })
    expect(book.items[0]).toMatchObject({ department: '教学科', owner: '张三' })
  })

  test('只写了一个的，进它那一栏；分不清的保留原文并问', () => {
    const book = read(
      ['序号', '存在问题', '整改措施', '责任部门/责任人'],
      [
        [1, PROBLEMS[0], '清理', '教学科'],
        [2, PROBLEMS[1], '清理', '张三'],
        [3, PROBLEMS[2], '清理', '相关同志、有关人员'],
      ],
      '教务处整改台账',
      '教务处.xlsx',
    )
    expect(book.items.map(({ department, owner }) => [department, owner])).toEqual([
      ['教学科', undefined],
      [undefined, '张三'],
      [undefined, undefined],
    ])
    expect(book.items[2]?.extras?.['责任部门/责任人']).toBe('相关同志、有关人员')
    expect(book.findings.map(({ code }) => code)).toContain('cell.two-roles')
  })

  test('“责任部门”“责任主体”下面全是人名，就是责任人；“校长”“支部书记”下面是人名，就是领导', () => {
    const people = ['赵磊', '刘洋', '杨帆']
    const roles = {
      责任部门: 'owner',
      责任单位: 'owner',
      责任主体: 'owner',
      校长: 'leader',
      支部书记: 'leader',
      科主任: 'leader',
    }
    for (const [header, field] of Object.entries(roles)) {
      const rows = PROBLEMS.map((problem, i) => [i + 1, problem, '清理', people[i]])
      const book = read(['序号', '存在问题', '整改措施', header], rows, '教务处整改台账', '教务处.xlsx')
      expect([header, book.sheets[0]?.columns.at(-1)?.field]).toEqual([header, field])
    }
  })

  test('判断的理由说出各个词：承诺＋办结＋日', () => {
    const rows = PROBLEMS.map((problem, i) => [i + 1, problem, '清理', '2017-08-31'])
    const book = read(['序号', '存在问题', '整改措施', '承诺办结日'], rows, '教务处整改台账', '教务处.xlsx')
    expect(book.sheets[0]?.columns.at(-1)).toMatchObject({ field: 'due' })
    expect(book.sheets[0]?.columns.at(-1)?.reason).toContain('“承诺办结日”：承诺＋办结＋日 → 整改时限')
  })

  test('繁体、简繁混写的表头和值照认，原文照留', () => {
    const book = readBook(
      '匯總.xlsx',
      [
        gridOf([
          ['序號', '責任單位', '存在問題', '整改措施', '整改時限', '整改狀態', '問題類型'],
          [1, '教務處', '窗口中午無人值守', '實行午間輪班', '長期堅持', '已完成整改', '不作為'],
          [2, '圖書館', '圖書借閱機故障', '聯繫廠家維修', '8月底前', '進行中', '慢作為'],
        ]),
      ],
      demoCampaign,
    )
    expect(book.items.map((item) => [item.unit, item.claimed, item.disposal, item.kind])).toEqual([
      ['jwc', 'done', 'ongoing', '不作为'],
      ['tsg', 'in-progress', undefined, '慢作为'],
    ])
    expect(book.items[0]?.problem).toBe('窗口中午無人值守')
  })
})
