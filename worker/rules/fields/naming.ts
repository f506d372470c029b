/**
 * 指名栏目 — which columns name people or bodies, whatever ledger they stand in: fields by their line in the table,
 * columns of a unit's own by their label.
 */
import { fieldsSaying, fieldsWhere } from './field.ts'

/** Whose values are struck from the version for the website. */
export const namingFields = fieldsSaying('names')

/** Whose values are people. */
export const personFields = fieldsWhere(({ names }) => names === 'person')

/** 责任人姓名, 联系人电话, 整改第一责任人（签字）: somebody's name or number, wherever in the label it is said. */
const PERSON =
  /姓名|责任人|负责人|联系人|联络人|经办人|承办人|填报人|整改人|牵头领导|分管领导|电话|手机|联系方式/
/** 复核人, 检查人员, 配合领导, 验收人签字: what a label ends in, brackets and a signature aside. */
const PERSON_AT_END = /(?:人|人员|领导|签字|签名)$/
/** 责任人数, 整改人次 count people, 法人单位 names none. */
const NOBODY = /人[数次]|人均|法人/

/** Whether a label speaks of people: the heading of a column, or the last of several levels. */
export function labelsPeople(label: string): boolean {
  const bare = label.replace(/[（(][^）)]*[）)]|\s/g, '')
  return !NOBODY.test(bare) && (PERSON.test(label) || PERSON_AT_END.test(bare))
}
