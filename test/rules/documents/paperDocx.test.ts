import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { describe, expect, test, vi } from 'vitest'
import { draftCircular } from '#rules/papers/circular'
import { closingSheet } from '#rules/papers/closingSheet'
import { draftPaper } from '#rules/papers/draftPaper'
import type { PaperKind } from '#rules/campaign/paperKind'
import { asDay } from '#rules/calendar/day'
import { checkTemplate } from '../../../worker/documents/checkTemplate.ts'
import { fillPaper } from '../../../worker/documents/paperDocx.ts'
import { titleLines } from '../../../worker/documents/titleLines.ts'
import { aCampaign, anItem } from '../../stories.ts'
import { paperFacts } from '../summary/paperFacts.ts'
import { schemaErrors } from './schemaErrors.ts'

const template = readFileSync(new URL('../../../worker/documents/templates/circular.docx', import.meta.url))
const late = anItem({ problem: '<&>逾期\n第二行\u0001', due: asDay('2017-06-30'), owner: '某甲' })
const circular = draftCircular(paperFacts([late, anItem({ claimed: 'closed' })]))

function documentXml(bytes: Uint8Array): string {
  return new PizZip(bytes).file('word/document.xml')?.asText() ?? ''
}

function textOf(bytes: Uint8Array): string {
  return documentXml(bytes)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
}

function textOfXml(xml: string): string {
  return xml.replace(/<[^>]*>/g, '')
}

/** The template with its main text changed, as an office might by mistake. */
function changed(from: string, to: string): Uint8Array {
  const zip = new PizZip(template)
  const xml = zip.file('word/document.xml')?.asText() ?? ''
  expect(xml).toContain(from)
  zip.file('word/document.xml', xml.replace(from, to))
  return zip.generate({ type: 'uint8array' })
}

describe('circular.docx', () => {
  test('keeps to the ECMA-376 schemas, with and without an attachment', () => {
    expect(schemaErrors(fillPaper(circular, template), 'circular.docx')).toEqual([])
    const plain = draftCircular(paperFacts([]))
    expect(schemaErrors(fillPaper(plain, template), 'plain.docx')).toEqual([])
  })

  test('is the same, byte for byte, from the same circular', () => {
    const first = fillPaper(circular, template)
    // Zip times count in steps of two seconds.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2100 })
    try {
      expect(fillPaper(circular, template)).toEqual(first)
    } finally {
      vi.useRealTimers()
    }
  })

  test('keeps the last paragraph with the signature; a template without a place for it prints it in its part', () => {
    const last = circular.sections.at(-1)?.paragraphs.at(-1) ?? ''
    const kept = fillPaper(circular, template)
    const paragraphs = documentXml(kept).match(/<w:p[ >](?:(?!<w:p[ >])[^])*?<\/w:p>/g) ?? []
    const end = paragraphs.find((one) => last.endsWith(textOfXml(one).slice(-8)) && textOfXml(one) !== '')
    expect(end).toContain('<w:keepNext/>')
    const own = changed('{#末段}', '{#有抄送}')
    const older = new PizZip(own)
    const xml = older.file('word/document.xml')?.asText().replace('{/末段}', '{/有抄送}') ?? ''
    older.file('word/document.xml', xml)
    const text = textOf(fillPaper(circular, older.generate({ type: 'uint8array' })))
    expect(text.split(last)).toHaveLength(2)
    expect(textOf(kept).split(last)).toHaveLength(2)
  })

  test('prints every paragraph and leaves no tag behind', () => {
    const text = textOf(fillPaper(circular, template))
    for (const { heading, paragraphs } of circular.sections) {
      for (const said of [heading, ...paragraphs]) expect(text).toContain(said)
    }
    for (const said of [circular.number, circular.addressee, circular.signedBy, '2017年8月15日']) {
      expect(text).toContain(said)
    }
    expect(text).not.toMatch(/[{}]|undefined/)
  })

  test('lists overdue items in a table, and has no attachment page without them', () => {
    const text = textOf(fillPaper(circular, template))
    expect(text).toContain('&lt;&amp;&gt;逾期')
    expect(text.match(/附件/g)?.length).toBe(3)
    const none = textOf(fillPaper(draftCircular(paperFacts([])), template))
    expect(none).not.toContain('附件')
    expect(none).not.toContain('责任单位')
  })

  test('breaks a long title where a phrase ends', () => {
    expect(titleLines(circular.title)).toBe('关于“不作为、乱作为、慢作为”\n问题专项清理工作进展情况的通报')
    expect(titleLines('关于作风建设工作情况的通报')).toBe('关于作风建设工作情况的通报')
    expect(titleLines('国有资产管理处关于“不作为、乱作为、慢作为”问题专项清理的总结报告')).toBe(
      '国有资产管理处关于\n“不作为、乱作为、慢作为”\n问题专项清理的总结报告',
    )
    expect(titleLines('长'.repeat(50))).toBe('长'.repeat(50))
  })
})

describe('the other papers', () => {
  const read = (name: string): Uint8Array =>
    readFileSync(new URL(`../../../worker/documents/templates/${name}.docx`, import.meta.url))

  test('print their number, closing phrase, copy list and imprint, and keep to the schemas', () => {
    const campaign = aCampaign({ papers: { copyTo: '学校党政领导。' } })
    const input = paperFacts([late], { campaign })
    for (const [kind, name] of [
      ['overdue-circular', 'circular'],
      ['reminder', 'letter'],
      ['final-report', 'report'],
    ] as const) {
      const bytes = fillPaper(draftPaper(input, { kind, unit: 'jwc', no: 7 }), read(name))
      const text = textOf(bytes)
      expect(text).toContain('〔2017〕7号')
      expect(text).toMatch(/特此(?:通报|提醒|报告)。/)
      expect(text).not.toMatch(/[{}]|undefined/)
      if (kind !== 'reminder') expect(text).toMatch(/抄送：学校党政领导。\n.*2017年8月15日印发/s)
      expect(schemaErrors(bytes, `${name}.docx`)).toEqual([])
    }
  })

  test('without a copy list have no line for one', () => {
    expect(textOf(fillPaper(circular, template))).not.toContain('抄送')
  })

  test('a closing sheet tells who asked, who agreed, and which files there are', () => {
    const step = { by: '教务处', on: asDay('2017-08-01'), note: '已重新排班', seen: [] }
    const sheet = closingSheet({
      campaign: aCampaign(),
      unit: 'jwc',
      number: 'JW-03',
      content: { problem: '=窗口无人值守' },
      rounds: [
        {
          closedOn: asDay('2017-08-03'),
          steps: [
            { act: 'request-closure', ...step },
            { act: 'return', ...step, by: '办公室', note: '缺照片' },
            { act: 'request-closure', ...step, note: '已补照片' },
            { act: 'close', by: '办公室', on: asDay('2017-08-03'), note: '', seen: [{ name: '照片.jpg' }] },
          ],
        },
      ],
      evidence: [{ name: '照片.jpg', sha256: 'abcdef0123456789', looked: true }],
      printedOn: asDay('2017-08-15'),
    })
    const bytes = fillPaper(sheet, read('closingSheet'))
    const text = textOf(bytes)
    // Nobody confirms in this campaign, so that nobody has a row to sign in.
    expect(text).not.toContain('确认')
    for (const said of [
      '=窗口无人值守',
      '2017年8月1日，教务处申请销号：已补照片。',
      '2017年8月3日，办公室同意销号（已看佐证1份）。',
      '2017年8月1日，办公室退回：缺照片。',
      '照片.jpg',
      'abcdef012345，办公室已看',
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/没有上传|[{}]/)
    expect(schemaErrors(bytes, 'closingSheet.docx')).toEqual([])
  })
})

describe('the default templates', () => {
  const folder = new URL('../../../worker/documents/templates/', import.meta.url)
  const files: readonly (readonly [string, readonly PaperKind[]])[] = [
    ['circular', ['weekly-circular', 'overdue-circular']],
    ['letter', ['supervision-notice', 'reminder']],
    ['report', ['final-report']],
    ['unitReport', ['unit-report']],
    ['closingSheet', ['closing-sheet']],
  ]

  test.each(files)('%s passes its own check and the schemas', (name, kinds) => {
    const bytes = readFileSync(new URL(`${name}.docx`, folder))
    for (const kind of kinds) expect(checkTemplate(bytes, kind)).toEqual([])
    expect(schemaErrors(bytes, `${name}.docx`)).toEqual([])
  })

  test('are what their maker makes', () => {
    const made = mkdtempSync(join(tmpdir(), 'template-'))
    try {
      const maker = new URL('../../../worker/commands/makeTemplate.ts', import.meta.url).pathname
      execFileSync(process.execPath, [maker, made])
      for (const [name] of files) {
        const bytes = readFileSync(join(made, `${name}.docx`))
        expect([name, bytes.equals(readFileSync(new URL(`${name}.docx`, folder)))]).toEqual([name, true])
      }
    } finally {
      rmSync(made, { recursive: true })
    }
  })

  test('has the page of GB/T 9704', () => {
    const xml = documentXml(template)
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/)
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"')
    expect(xml).toContain('w:eastAsia="方正小标宋简体"')
  })
})

describe('checkTemplate', () => {
  test('refuses a misspelt tag by name and offers the right one', () => {
    expect(checkTemplate(changed('{成文日期}', '{成文时期}'), 'weekly-circular')).toEqual([
      '没有标记“成文时期”，是否为“成文日期”。',
      '模板缺少标记“成文日期”，周通报会少了这部分内容。请补上 {成文日期}。',
    ])
  })

  test('finds a tag outside its loop', () => {
    expect(checkTemplate(changed('{期号}', '{期号}{段文}'), 'weekly-circular').join()).toContain(
      '“段文”放错了位置',
    )
  })

  test('finds full-width braces', () => {
    expect(checkTemplate(changed('{期号}', '｛期号｝'), 'weekly-circular')).toEqual([
      '“｛期号｝”用了全角花括号，请改为半角的 { }。',
    ])
  })

  test('finds braces and loops that do not pair', () => {
    expect(checkTemplate(changed('{标题}', '{标题'), 'weekly-circular').join()).toContain('缺少右花括号')
    expect(checkTemplate(changed('{/段落}', ''), 'weekly-circular').join()).toMatch(/段落/)
    expect(checkTemplate(changed('{/部分}', '{/部门}'), 'weekly-circular').join()).toMatch(
      /部分.*部门|部门.*部分/,
    )
  })

  test('refuses what is no Word file', () => {
    expect(checkTemplate(new TextEncoder().encode('not a zip'), 'reminder').join()).toContain(
      '不是 Word 文档',
    )
    const zip = new PizZip()
    zip.file('xl/workbook.xml', '<x/>')
    expect(checkTemplate(zip.generate({ type: 'uint8array' }), 'reminder').join()).toContain('不是 Word 文档')
  })
})
