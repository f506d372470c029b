/** Evidence (佐证材料): files that show that an item was put right. */
import { unitAndHead, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** Per file. */
export const MAX_EVIDENCE_BYTES = 10 * 1024 * 1024
/** Per item: pictures before and after, minutes, a rule made; more is a report and belongs into one document. */
export const MAX_EVIDENCE_FILES = 20

/** What a file is by its content; its name is not believed. */
export const fileKinds = {
  pdf: { label: 'PDF', mediaType: 'application/pdf', extensions: ['pdf'] },
  // GB/T 33190, the page format of government documents.
  ofd: { label: 'OFD', mediaType: 'application/ofd', extensions: ['ofd'] },
  jpeg: { label: '图片', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'] },
  png: { label: '图片', mediaType: 'image/png', extensions: ['png'] },
  gif: { label: '图片', mediaType: 'image/gif', extensions: ['gif'] },
  webp: { label: '图片', mediaType: 'image/webp', extensions: ['webp'] },
  bmp: { label: '图片', mediaType: 'image/bmp', extensions: ['bmp'] },
  tiff: { label: '图片', mediaType: 'image/tiff', extensions: ['tif', 'tiff'] },
  heic: { label: '图片', mediaType: 'image/heic', extensions: ['heic', 'heif'] },
  docx: {
    label: 'Word',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: {
    label: 'Excel',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
  },
  pptx: {
    label: 'PowerPoint',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
  },
  // WPS writes its own names for the same old formats.
  doc: { label: 'Word', mediaType: 'application/msword', extensions: ['doc', 'wps'] },
  xls: { label: 'Excel', mediaType: 'application/vnd.ms-excel', extensions: ['xls', 'et'] },
  ppt: { label: 'PowerPoint', mediaType: 'application/vnd.ms-powerpoint', extensions: ['ppt', 'dps'] },
  text: { label: '文本', mediaType: 'text/plain', extensions: ['txt', 'csv', 'log', 'md'] },
} as const satisfies Record<string, { label: string; mediaType: string; extensions: readonly string[] }>

export type FileKind = keyof typeof fileKinds

/** One person's looking at a file: the first time and the last. */
export interface EvidenceLook {
  readonly by: string
  readonly firstAt: string
  readonly lastAt: string
}

export interface Evidence {
  readonly id: string
  readonly item: string
  /** Who handed it in: the item's unit, or one that supports it. */
  readonly unit: string
  /** Safe to show and to save: no path, no control or direction signs, an extension that fits the content. */
  readonly name: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
  readonly at: string
  readonly by: string
  /** By the office, not by the unit itself. */
  readonly looks: readonly EvidenceLook[]
  /** Set when the unit took the file back before anybody had looked at it; its bytes are gone. */
  readonly removedAt: string | null
  /** How many other items the same file stands with; told to the office only, 0 otherwise. */
  readonly alsoOn: number
}

export const evidenceProblems = {
  'evidence.unknown': [404, '没有这份佐证材料', '可能已被撤回或不属于本单位，请刷新后再看。'],
  'evidence.too-many': [409, '佐证材料已满', '每条问题最多 20 份，请合并为一个文件后再传。'],
  'evidence.fixed': [
    409,
    '不能撤回这份材料',
    '已经申请销号或办公室已经看过的材料要留存；如传错了，请补传正确的。',
  ],
  'evidence.kind': [422, '不收这种文件', '请上传 PDF、OFD、图片、Word、Excel、PowerPoint 或文本文件。'],
  'evidence.lost': [500, '文件读不出来', '请把编号告诉管理员，并请责任单位重新上传。'],
} as const satisfies ProblemsOf<'evidence'>

/** Who may, and why others may not. */
export const evidencePermissions = {
  'evidence.write': { roles: unitAndHead, reason: '佐证材料由责任单位上传。' },
  'evidence.read': {
    roles: ['unit', 'head', 'office', 'group'],
    reason: '佐证材料只供责任单位、领导小组及其办公室下载。',
  },
} as const satisfies PermissionsOf<'evidence'>
