/** Calls of circulars, of what was published, of Word templates, and of the self-checking ledger. */
import type { PaperKind } from '#rules/campaign/paperKind'
import type {
  CircularDraft,
  CircularList,
  CircularStaleness,
  NewCircular,
  PublishedList,
  Redraft,
  TemplateList,
} from '#wire/document'
import type { Calls } from './calls.ts'

export interface CircularsApi {
  readonly list: () => Promise<CircularList>
  readonly draft: (request: NewCircular) => Promise<CircularDraft>
  readonly redraft: (id: string, request: Redraft) => Promise<CircularDraft>
  readonly staleness: (id: string) => Promise<CircularStaleness>
  readonly finalise: (id: string) => Promise<CircularDraft>
  readonly publish: (id: string) => Promise<CircularDraft>
  readonly withdraw: (id: string, note: string) => Promise<CircularDraft>
  readonly published: () => Promise<PublishedList>
  readonly publishedFile: (id: string) => Promise<Blob>
  /** Without units and persons. */
  readonly websiteFile: (id: string) => Promise<Blob>
  readonly closingSheet: (item: string) => Promise<Blob>
  /** The unit's ledger as a workbook that checks itself. */
  readonly selfCheck: (unit: string) => Promise<Blob>
  /** Those of all units, zipped. */
  readonly selfChecks: () => Promise<Blob>
  readonly templates: () => Promise<TemplateList>
  readonly template: (kind: PaperKind) => Promise<Blob>
  readonly keepTemplate: (kind: PaperKind, file: Blob) => Promise<unknown>
  readonly resetTemplate: (kind: PaperKind) => Promise<TemplateList>
}

export function circularsApi({ get, post, putFile, remove, download }: Calls): CircularsApi {
  return {
    list: () => get('/circulars'),
    draft: (request) => post('/circulars', request),
    redraft: (id, request) => post(`/circulars/${id}/draft`, request),
    staleness: (id) => get(`/circulars/${id}/staleness`),
    finalise: (id) => post(`/circulars/${id}/final`, {}),
    publish: (id) => post(`/circulars/${id}/publication`, {}),
    withdraw: (id, note) => post(`/circulars/${id}/withdrawal`, { note }),
    published: () => get('/published'),
    publishedFile: (id) => download(`/published/${id}/file.docx`),
    websiteFile: (id) => download(`/published/${id}/website.docx`),
    closingSheet: (item) => download(`/items/${item}/closing-sheet.docx`),
    selfCheck: (unit) => download(`/ledger/self-check.xlsx?unit=${encodeURIComponent(unit)}`),
    selfChecks: () => download('/ledger/self-checks.zip'),
    templates: () => get('/templates'),
    template: (kind) => download(`/templates/${kind}`),
    keepTemplate: (kind, file) => putFile(`/templates/${kind}`, file),
    resetTemplate: (kind) => remove(`/templates/${kind}`),
  }
}
