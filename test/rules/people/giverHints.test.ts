import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hintsOfGiver, MAX_QUOTE, unheeded, type HintKind, type KnownClue } from '#rules/people/giverHints'

const clue: KnownClue = {
  text: '我是2015级会计班的学生周某某，学号2015031207，财务处三楼窗口的工作人员上周三下午把我的报销单扔在地上，请为我保密。',
  giver: '周某某（会计班）',
  contact: '138 0013 8000，zhou@example.edu.cn',
}
const nothingKnown: KnownClue = { text: '', giver: '', contact: '' }

const kinds = (wording: string, known = clue): HintKind[] =>
  hintsOfGiver(wording, known).map(({ kind }) => kind)

describe('转办表述里暴露提供人的字句（M-22）', () => {
  test('只写问题本身的，没有提示', () => {
    expect(hintsOfGiver('报销窗口服务态度生硬，退单不说明理由。', clue)).toEqual([])
    expect(hintsOfGiver('教务窗口2017年6月20日下午无人值守，来办事的人找不到工作人员。', clue)).toEqual([])
  })

  test.each([
    ['phone', '请回电13800138001了解'],
    ['phone', '请拨０１０－８２３４５６７８'],
    ['phone', '电话一三九零零一三八零零零'],
    ['mail', '可写信到 li.si@mail.example.cn'],
    ['id-number', '身份证11010519491231002X'],
    ['account', '微信号zhou_2015可以联系'],
    ['giver', '据周某某说，窗口态度不好'],
    ['giver', '会计班报销被退单'],
    ['giver', '联系电话13800138000'],
    ['giver', '联系电话138-0013-8000'],
    ['giver', '学号2015031207'.replace('2015031207', '1380013')],
  ] as const)('%s：“%s”不能转给单位，看过也不行', (kind, wording) => {
    const hints = hintsOfGiver(wording, clue)
    expect(hints[0]).toMatchObject({ kind, mustGo: true })
    expect(
      unheeded(
        hints,
        hints.map(({ text }) => text),
      ).length,
    ).toBeGreaterThan(0)
  })

  test.each([
    ['self', '我是会计专业的，窗口态度不好'],
    ['self', '本人在窗口等了两小时'],
    ['secrecy', '窗口态度不好，请保密'],
    ['secrecy', '有人匿名说窗口态度不好'],
    ['reporter', '举报人称窗口态度不好'],
    ['reporter', '据学生反映，窗口态度不好'],
    ['reporter', '经群众举报，窗口态度不好'],
    ['channel', '意见箱收到，窗口态度不好'],
    ['name', '窗口张老师态度不好'],
    ['number', '工号20150312的工作人员态度不好'],
    ['quote', '窗口的工作人员上周三下午把我的报销单扔在地上'],
  ] as const)('%s：“%s”先指出来，人看过可以保留', (kind, wording) => {
    const hints = hintsOfGiver(wording, { ...clue, giver: '', contact: '' })
    expect(hints.map((one) => one.kind)).toContain(kind)
    expect(
      unheeded(
        hints,
        hints.map(({ text }) => text),
      ),
    ).toEqual([])
    expect(unheeded(hints, []).length).toBe(hints.length)
  })

  test('每条提示都说是哪几个字、为什么', () => {
    for (const { text, message } of hintsOfGiver('举报人周某某，13800138000', clue)) {
      expect(message).toContain(text)
      expect(message).toMatch(/。$/)
    }
  })

  test('原文里自报的姓名，登记时没有填也认得', () => {
    const text = '我叫王小明，窗口态度不好。'
    expect(kinds('王小明说窗口态度不好', { ...nothingKnown, text })).toContain('giver')
    expect(kinds('窗口态度不好', { ...nothingKnown, text })).toEqual([])
  })

  test(`照抄原文超过${MAX_QUOTE}字才算引用；标点、空格不算字`, () => {
    const text = '周三下午两点到四点教务窗口一直没有人值守'
    const known = { ...nothingKnown, text }
    expect(kinds('周三下午两点到四点教务窗', known)).toEqual([])
    expect(kinds('周三下午，两点到 四点教务窗口', known)).toEqual(['quote'])
  })

  test('专业课教师、任课老师、各位同学不是人名', () => {
    expect(kinds('任课老师调课不报备，专业课老师不答疑', nothingKnown)).toEqual([])
  })

  test('号码怎样写都找得到：全角、空格、短横、中文数字', () => {
    const digit = fc.integer({ min: 0, max: 9 }).map(String)
    const mobile = fc
      .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.array(digit, { minLength: 9, maxLength: 9 }))
      .map(([second, rest]) => `1${second}${rest.join('')}`)
    const chinese = '零一二三四五六七八九'
    const ways: readonly ((number: string) => string)[] = [
      (number) => number,
      (number) => `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
      (number) => `${number.slice(0, 3)} ${number.slice(3)}`,
      (number) => Array.from(number, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''),
      (number) => Array.from(number, (one) => chinese.charAt(Number(one))).join(''),
    ]
    fc.assert(
      fc.property(mobile, fc.constantFrom(...ways), (number, way) => {
        const hints = hintsOfGiver(`窗口无人，可问${way(number)}。`, nothingKnown)
        expect(hints.some(({ kind, mustGo }) => kind === 'phone' && mustGo)).toBe(true)
        const known = hintsOfGiver(`窗口无人，可问${way(number)}。`, { ...nothingKnown, contact: number })
        expect(known.some(({ kind }) => kind === 'giver')).toBe(true)
      }),
    )
  })
})
