/** Refusals of a request that says nothing of any noun yet, and of a server that cannot answer. */
import type { ProblemsOf } from './problem.ts'

export const requestProblems = {
  'request.malformed': [400, '请求格式不对', '请求内容不是有效的 JSON，请重试；仍不行请联系办公室。'],
  'request.invalid': [422, '请求内容有误', '请按提示改正后再提交。'],
  'request.too-large': [413, '内容过大', '请分几次提交。'],
  'request.type': [415, '内容类型不对', '请用加载项或页面上的按钮提交。'],
  'request.too-many': [429, '操作过于频繁', '请稍等片刻再试，已填的内容不会丢失。'],
} as const satisfies ProblemsOf<'request'>

export const routeProblems = {
  'route.unknown': [404, '没有这个地址', '请检查网址，或更新加载项。'],
} as const satisfies ProblemsOf<'route'>

export const originProblems = {
  'origin.foreign': [403, '来源不被允许', '请从本系统的页面操作。'],
} as const satisfies ProblemsOf<'origin'>

export const serverProblems = {
  'server.unset': [503, '系统没有配置好', '请联系系统管理员。'],
  'server.busy': [503, '系统正忙', '请稍等片刻再试，已填的内容不会丢失。'],
  'server.failed': [500, '系统出错', '请重试；仍不行请把编号告诉管理员。'],
} as const satisfies ProblemsOf<'server'>
