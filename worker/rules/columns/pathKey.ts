import { squashLabel } from '../cells/cellText.ts'

/** The key under which a confirmed mapping is remembered: 'parent/leaf', each as labels are compared. */
export function pathKey(path: readonly string[]): string {
  return path.map(squashLabel).join('/')
}
