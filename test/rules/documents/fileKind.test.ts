import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileKinds } from '#wire/evidence'
import { safeName, sniffFile } from '../../../worker/documents/fileKind.ts'
import { zipWhole } from '../../../worker/documents/zip.ts'

const ledgers = new URL('../../ledgers/', import.meta.url)
const text = (said: string): Uint8Array => new TextEncoder().encode(said)
const zip = (...paths: string[]): Uint8Array => zipWhole(paths.map((path) => ({ path, content: ['x'] })))

/** An old Office file as far as its directory goes: header, one table sector, one directory sector. */
function ole(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 3)
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(30, 9, true)
  view.setUint32(48, 1, true)
  view.setUint32(76, 0, true)
  view.setUint32(512 + 4, 0xfffffffe, true)
  for (const [index, name] of ['Root Entry', ...streams].entries()) {
    const at = 1024 + index * 128
    for (let sign = 0; sign < name.length; sign++) view.setUint16(at + sign * 2, name.charCodeAt(sign), true)
    view.setUint16(at + 64, (name.length + 1) * 2, true)
  }
  return bytes
}

describe('佐证材料是什么文件，看内容不看名称', () => {
  test('认得 PDF、OFD、图片、新旧 Office 文件和文本', () => {
    expect(sniffFile(text('%PDF-1.4\n')).kind).toBe('pdf')
    expect(sniffFile(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)).kind).toBe('jpeg')
    expect(sniffFile(text('GIF89a…')).kind).toBe('gif')
    expect(sniffFile(text('\0\0\0\u0018ftypheic')).kind).toBe('heic')
    expect(sniffFile(zip('OFD.xml', 'Doc_0/Document.xml')).kind).toBe('ofd')
    expect(sniffFile(zip('[Content_Types].xml', 'word/document.xml')).kind).toBe('docx')
    expect(sniffFile(zip('[Content_Types].xml', 'ppt/presentation.xml')).kind).toBe('pptx')
    expect(sniffFile(ole('WordDocument')).kind).toBe('doc')
    expect(sniffFile(ole('Workbook')).kind).toBe('xls')
    expect(sniffFile(ole('PowerPoint Document')).kind).toBe('ppt')
    expect(sniffFile(readFileSync(new URL('01-教务处台账.xlsx', ledgers))).kind).toBe('xlsx')
  })

  test('文本可以是 UTF-8，也可以是国标编码或带标记的 UTF-16', () => {
    expect(sniffFile(text('整改情况说明\r\n')).kind).toBe('text')
    // 整改 in GB 18030.
    expect(sniffFile(Uint8Array.of(0xd5, 0xfb, 0xb8, 0xc4)).kind).toBe('text')
    expect(sniffFile(Uint8Array.of(0xff, 0xfe, 0x74, 0x65)).kind).toBe('text')
  })

  test('程序、压缩包、网页、脚本、带宏的、加密的都不收，并说明原因', () => {
    const bad: [Uint8Array, string][] = [
      [text('MZ\u0090\0\u0003'), '认不出'],
      [zip('一.pdf'), '压缩包'],
      [zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'), '宏'],
      [ole('Workbook', '_VBA_PROJECT_CUR'), '宏'],
      [ole('EncryptedPackage'), '密码'],
      [text('\uFEFF<html><body>'), '网页'],
      [text('  <svg onload=alert(1)>'), '网页'],
      [text('#!/bin/sh'), '脚本'],
      [new Uint8Array(0), '空的'],
      [zip('[Content_Types].xml', 'word/document.xml').subarray(0, 60), '损坏'],
    ]
    for (const [bytes, why] of bad)
      expect(sniffFile(bytes)).toMatchObject({ kind: null, why: expect.stringContaining(why) })
  })

  test('任何内容都给得出答复，不出错', () => {
    const heads = [[], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0x42, 0x4d]]
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }), (head, rest) => {
        const sniffed = sniffFile(Uint8Array.from([...head, ...rest]))
        expect(sniffed.kind === null || sniffed.kind in fileKinds).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('佐证材料的名称', () => {
  test('去掉路径、控制符和颠倒文字方向的符号，后缀与内容相符', () => {
    expect(safeName('排班表.pdf', 'pdf')).toBe('排班表.pdf')
    expect(safeName('现场.JPG', 'jpeg')).toBe('现场.JPG')
    expect(safeName('C:\\材料\\排班表.pdf', 'pdf')).toBe('排班表.pdf')
    expect(safeName('../../etc/passwd', 'text')).toBe('passwd.txt')
    expect(safeName('照\u202Egpj.exe', 'png')).toBe('照gpj.exe.png')
    expect(safeName('a\r\nb\u0000.pdf', 'pdf')).toBe('ab.pdf')
    expect(safeName('', 'pdf')).toBe('佐证材料.pdf')
    expect(safeName('.pdf', 'pdf')).toBe('pdf.pdf')
  })

  test('任何名称都变成可以保存的文件名', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (given) => {
        const name = safeName(given, 'pdf')
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}]+\.pdf$/iu)
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
      }),
    )
  })
})
