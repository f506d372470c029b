/** Calls of access codes and of people. */
import type {
  CodeLine,
  CodeList,
  CodeMade,
  HandOut,
  NewCode,
  PersonEntry,
  PersonLine,
  PersonList,
} from '#wire/code'
import type { DeputyLine, DeputyList, DeputyNamed, NewDeputy } from '#wire/deputy'
import type { Calls } from './calls.ts'

interface CodesApi {
  readonly codes: () => Promise<CodeList>
  readonly make: (code: NewCode) => Promise<CodeMade>
  readonly revoke: (id: string) => Promise<CodeLine>
  /** A workbook with a new code for every unit. */
  readonly handOut: (request: HandOut) => Promise<Blob>
  readonly people: () => Promise<PersonList>
  readonly keepPerson: (oid: string, entry: PersonEntry) => Promise<PersonLine>
  readonly removePerson: (oid: string) => Promise<PersonLine>
  readonly deputies: () => Promise<DeputyList>
  readonly nameDeputy: (deputy: NewDeputy) => Promise<DeputyNamed>
  readonly endDeputy: (id: string) => Promise<DeputyLine>
}

export function codesApi({ get, post, put, remove, fileOf }: Calls): CodesApi {
  return {
    codes: () => get('/codes'),
    make: (code) => post('/codes', code),
    revoke: (id) => remove(`/codes/${encodeURIComponent(id)}`),
    handOut: (request) => fileOf('/codes/hand-out.xlsx', request),
    people: () => get('/people'),
    keepPerson: (oid, entry) => put(`/people/${encodeURIComponent(oid)}`, entry),
    removePerson: (oid) => remove(`/people/${encodeURIComponent(oid)}`),
    deputies: () => get('/deputies'),
    nameDeputy: (deputy) => post('/deputies', deputy),
    endDeputy: (id) => remove(`/deputies/${encodeURIComponent(id)}`),
  }
}
