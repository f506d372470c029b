/** Word templates: the office's own by kind, in the place of those that come with the product. */
import { paperKinds, type PaperKind } from '#rules/campaign/paperKind'
import type { Actor } from '#wire/actor'
import type { TemplateList } from '#wire/document'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import {
  deleteTemplate,
  findTemplate,
  listOwnTemplates,
  saveTemplate,
  type Template,
} from './templateRows.ts'

export const templateCommands = {
  queries: {
    'template.list': listTemplates,
    /** Null where the office uses the one that comes with the product. */
    'template.find': ({ sql }, _actor, kind: PaperKind): Template | null => findTemplate(sql, kind),
  },
  steps: { 'template.keep': keepTemplate, 'template.reset': resetTemplate },
} satisfies CommandsOf<'template'>

function keepTemplate({ sql }: Ledger, actor: Actor, kind: PaperKind, template: Template): void {
  saveTemplate(sql, actor, kind, template)
  const { sha256 } = template
  recordAct(sql, actor, { act: 'template.keep', subject: `template:${kind}`, detail: { sha256 } })
}

/** Back to the template that comes with the product; what is final keeps the one that it was set in. */
function resetTemplate({ sql }: Ledger, actor: Actor, kind: PaperKind): void {
  deleteTemplate(sql, kind)
  recordAct(sql, actor, { act: 'template.reset', subject: `template:${kind}`, detail: {} })
}

function listTemplates({ sql }: Ledger): TemplateList['templates'] {
  const own = listOwnTemplates(sql)
  return paperKinds.map((kind) => {
    const row = own.find((one) => one.kind === kind)
    return { kind, own: row === undefined ? null : { at: row.at, by: row.by_whom, sha256: row.sha256 } }
  })
}
