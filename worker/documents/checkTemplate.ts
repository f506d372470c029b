/**
 * Looks an office's Word template over before it is kept, so that no paper comes out with holes.
 *
 * Found: a file that is no .docx, braces that do not pair, tags misspelt or unknown, tags outside the loop they
 * belong to, full-width braces ｛｝ that Word input methods make, and needed tags that are missing.
 */
import { paperLabels, type PaperKind } from '#rules/campaign/paperKind'
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { neededTags, tagsOf, type TagTree } from './paperTags.ts'

/** What is wrong, one Chinese sentence each with its way out; empty when the template can be used. */
export function checkTemplate(bytes: Uint8Array | ArrayBuffer, kind: PaperKind): readonly string[] {
  let zip: PizZip
  try {
    zip = new PizZip(bytes)
  } catch {
    return ['文件不是 Word 文档（.docx），请在 Word 或 WPS 中另存为 .docx 后再上传。']
  }
  if (zip.file('word/document.xml') === null) {
    return ['文件不是 Word 文档（.docx），请在 Word 或 WPS 中另存为 .docx 后再上传。']
  }
  try {
    const document = new Docxtemplater(zip, { paragraphLoop: true })
    const tags = allTags(document)
    return [
      ...fullWidthBraces(document.getFullText()),
      ...unknownTags(tags, { all: tagsOf(kind), known: tagsOf(kind), path: [] }),
      ...missing(tags, kind),
    ]
  } catch (error) {
    return templateErrors(error)
  }
}

interface WithTags {
  getTags(): Record<'headers' | 'footers', { tags: Record<string, unknown> }[]> & {
    document: { tags: Record<string, unknown> }
  }
}

/** Tags of the text, its headers and its footers as one tree. */
function allTags(document: Docxtemplater): Record<string, unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- docxtemplater 3.71.0 has getTags, its typings miss it
  const { headers, footers, document: text } = (document as Docxtemplater & WithTags).getTags()
  return Object.assign({}, ...[...headers, ...footers, text].map(({ tags }) => tags))
}

/** ｛标题｝ stays as it is in print, so it must be a mistake. */
function fullWidthBraces(text: string): string[] {
  const found = new Set(text.match(/[｛][^｛｝{}]{0,30}[｝]?|[｝]/g) ?? [])
  return [...found].map((braces) => `“${braces}”用了全角花括号，请改为半角的 { }。`)
}

/** Tags known at a place of the template: inside these loops, of all that there are. */
interface TagPlace {
  readonly all: TagTree
  readonly known: TagTree
  readonly path: readonly string[]
}

function unknownTags(tags: Record<string, unknown>, place: TagPlace): string[] {
  return Object.entries(tags).flatMap(([tag, inner]) => {
    const expected = place.known[tag]
    if (expected === undefined) return [sayUnknown(tag, place)]
    const isLoop = isRecord(inner) && Object.keys(inner).length > 0
    if (expected === null) {
      return isLoop ? [`标记“${tag}”是一段文字，不能写成循环 {#${tag}}。`] : []
    }
    const within = { ...place, known: expected, path: [...place.path, tag] }
    return isRecord(inner) ? unknownTags(inner, within) : []
  })
}

function sayUnknown(tag: string, { all, known, path }: TagPlace): string {
  const where = path.length === 0 ? '' : `（在 {#${path.at(-1) ?? ''}} 之内）`
  const home = homeOf(tag, all, [])
  if (home !== null) {
    const place = home.length === 0 ? '各循环之外' : `{#${home.join('} 的 {#')}} 与对应的结束标记之间`
    return `标记“${tag}”${where}放错了位置，它只能写在${place}。`
  }
  const near = Object.keys(known).filter((name) => isNear(name, tag))
  const hint =
    near.length === 0 ? `可用的标记有：${Object.keys(known).join('、')}` : `是否为“${near.join('”或“')}”`
  return `没有标记“${tag}”${where}，${hint}。`
}

/** Loops around the tag, from the outside; null when there is no such tag. */
function homeOf(tag: string, tree: TagTree, path: readonly string[]): readonly string[] | null {
  if (tag in tree) return path
  for (const [loop, inner] of Object.entries(tree)) {
    const found = inner === null ? null : homeOf(tag, inner, [...path, loop])
    if (found !== null) return found
  }
  return null
}

/** Half of the characters or more in common: 标题行 for 标题, 成文时间 for 成文日期. */
function isNear(name: string, tag: string): boolean {
  const common = Array.from(name).filter((character) => tag.includes(character)).length
  return common * 2 >= Math.max(name.length, tag.length)
}

function missing(tags: Record<string, unknown>, kind: PaperKind): string[] {
  const present = new Set<string>()
  const collect = (tree: Record<string, unknown>): void => {
    for (const [tag, inner] of Object.entries(tree)) {
      present.add(tag)
      if (isRecord(inner)) collect(inner)
    }
  }
  collect(tags)
  return neededTags(kind)
    .filter((tag) => !present.has(tag))
    .map((tag) => `模板缺少标记“${tag}”，${paperLabels[kind]}会少了这部分内容。请补上 {${tag}}。`)
}

/** docxtemplater's own errors name the tag; one that is not its own is a bug and goes on. */
function templateErrors(error: unknown): string[] {
  const errors = isRecord(error) && isRecord(error['properties']) ? error['properties']['errors'] : undefined
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [error]
  return list.map((one) => {
    const properties = isRecord(one) && isRecord(one['properties']) ? one['properties'] : null
    if (properties === null || typeof properties['id'] !== 'string') throw error
    return sayError(properties['id'], properties)
  })
}

function sayError(id: string, properties: Record<string, unknown>): string {
  const text = (key: string): string => {
    const value = properties[key]
    return typeof value === 'string' ? value : ''
  }
  const tag = text('xtag')
  switch (id) {
    case 'unclosed_tag':
      return `标记“{${tag}”缺少右花括号 }。`
    case 'unopened_tag':
      return `标记“${tag}}”缺少左花括号 {。`
    case 'unclosed_loop':
      return `循环 {#${tag}} 没有结束标记，请补上 {/${tag}}。`
    case 'unopened_loop':
      return `结束标记 {/${tag}} 没有对应的开始标记 {#${tag}}。`
    case 'closing_tag_does_not_match_opening_tag':
      return `循环 {#${text('openingtag')}} 与结束标记 {/${text('closingtag')}} 名称不一致。`
    default:
      return `标记“${tag}”有误（${id}），请检查花括号是否成对、循环是否首尾对应。`
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
