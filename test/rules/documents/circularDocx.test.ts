import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { draftCircular } from '#rules/circular'
import { asDay } from '#rules/day'
import { checkTemplate } from '../../../worker/documents/checkTemplate.ts'
import { fillCircular } from '../../../worker/documents/circularDocx.ts'
import { titleLines } from '../../../worker/documents/titleLines.ts'
import { anItem } from '../../stories.ts'
import { aSummaryInput } from '../summaryInput.ts'
import { schemaErrors } from './schemaErrors.ts'

const template = readFileSync(new URL('../../../worker/documents/templates/circular.docx', import.meta.url))
const late = anItem({ problem: '<&>逾期\n第二行\u0001', due: asDay('2017-06-30'), owner: '某甲' })
const circular = draftCircular(aSummaryInput([late, anItem({ claimed: 'closed' })]))

function documentXml(bytes: Uint8Array): string {
  return new PizZip(bytes).file('word/document.xml')?.asText() ?? ''
}

function textOf(bytes: Uint8Array): string {
  return documentXml(bytes)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
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
    expect(schemaErrors(fillCircular(circular, template), 'circular.docx')).toEqual([])
    const plain = draftCircular(aSummaryInput([]))
    expect(schemaErrors(fillCircular(plain, template), 'plain.docx')).toEqual([])
  })

  test('is the same, byte for byte, from the same circular', async () => {
    const first = fillCircular(circular, template)
    // Zip times count in steps of two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(fillCircular(circular, template)).toEqual(first)
  })

  test('prints every paragraph and leaves no tag behind', () => {
    const text = textOf(fillCircular(circular, template))
    for (const { heading, paragraphs } of circular.sections) {
      for (const said of [heading, ...paragraphs]) expect(text).toContain(said)
    }
    for (const said of [circular.number, circular.addressee, circular.signedBy, '2017年8月15日']) {
      expect(text).toContain(said)
    }
    expect(text).not.toMatch(/[{}]|undefined/)
  })

  test('lists overdue items in a table, and has no attachment page without them', () => {
    const text = textOf(fillCircular(circular, template))
    expect(text).toContain('&lt;&amp;&gt;逾期')
    expect(text.match(/附件/g)?.length).toBe(3)
    const none = textOf(fillCircular(draftCircular(aSummaryInput([])), template))
    expect(none).not.toContain('附件')
    expect(none).not.toContain('责任单位')
  })

  test('breaks a long title where a phrase ends', () => {
    expect(titleLines(circular.title)).toBe('关于“不作为、乱作为、慢作为”\n问题专项清理工作进展情况的通报')
    expect(titleLines('关于作风建设工作情况的通报')).toBe('关于作风建设工作情况的通报')
    expect(titleLines('长'.repeat(50))).toBe('长'.repeat(50))
  })
})

describe('the default template', () => {
  test('passes its own check and is what its maker makes', () => {
    expect(checkTemplate(template)).toEqual([])
    expect(schemaErrors(template, 'template.docx')).toEqual([])
    const folder = mkdtempSync(join(tmpdir(), 'template-'))
    try {
      const path = join(folder, 'circular.docx')
      const maker = new URL('../../../worker/commands/makeTemplate.ts', import.meta.url).pathname
      execFileSync(process.execPath, [maker, path])
      expect(readFileSync(path).equals(template)).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
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
    expect(checkTemplate(changed('{成文日期}', '{成文时期}'))).toEqual([
      '没有标记“成文时期”，是否为“成文日期”。',
      '模板缺少标记“成文日期”，通报会少了这部分内容。请补上 {成文日期}。',
    ])
  })

  test('finds a tag outside its loop', () => {
    expect(checkTemplate(changed('{期号}', '{期号}{段文}')).join()).toContain('“段文”放错了位置')
  })

  test('finds full-width braces', () => {
    expect(checkTemplate(changed('{期号}', '｛期号｝'))).toEqual([
      '“｛期号｝”用了全角花括号，请改为半角的 { }。',
    ])
  })

  test('finds braces and loops that do not pair', () => {
    expect(checkTemplate(changed('{标题}', '{标题')).join()).toContain('缺少右花括号')
    expect(checkTemplate(changed('{/段落}', '')).join()).toMatch(/段落/)
    expect(checkTemplate(changed('{/部分}', '{/部门}')).join()).toMatch(/部分.*部门|部门.*部分/)
  })

  test('refuses what is no Word file', () => {
    expect(checkTemplate(new TextEncoder().encode('not a zip')).join()).toContain('不是 Word 文档')
    const zip = new PizZip()
    zip.file('xl/workbook.xml', '<x/>')
    expect(checkTemplate(zip.generate({ type: 'uint8array' })).join()).toContain('不是 Word 文档')
  })
})
