/** The relations of a package's part: which other parts it refers to, by id. */
import type { GuardedPackage } from './guard.ts'
import { attribute } from './xmlText.ts'

export interface Relation {
  readonly type: string
  readonly part: string
}

/** Relations of a part such as xl/workbook.xml; none when it has no list of them. */
export async function readRelations(parts: GuardedPackage, owner: string): Promise<Map<string, Relation>> {
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1)
  const xml = await parts.text(`${folder}_rels/${owner.slice(folder.length)}.rels`)
  const relations = new Map<string, Relation>()
  for (const [, tag = ''] of xml.matchAll(/<(?:[\w.-]+:)?Relationship\b([^>]*)>/g)) {
    const target = attribute(tag, 'Target') ?? ''
    const part = target.startsWith('/') ? target.slice(1) : resolve(folder, target)
    relations.set(attribute(tag, 'Id') ?? '', { type: attribute(tag, 'Type') ?? '', part })
  }
  return relations
}

function resolve(folder: string, target: string): string {
  const steps = folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
