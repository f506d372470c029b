/** What a request costs the campaign's object: files, summaries and circulars several times an ordinary one. */
import { HEAVY } from '#rules/campaign/requestLimit'

const heavyPaths =
  /\/(uploads|snapshots|circulars|evidence)$|\/(file|reading|acceptance)$|\.(xlsx|docx|json|csv)$/

export function costOf(method: string, path: string): number {
  const isHeavy = heavyPaths.test(path) && (method !== 'GET' || /\/file$|\.[a-z]+$/.test(path))
  return isHeavy ? HEAVY : 1
}
