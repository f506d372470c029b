/** Whom a new access code, or a person's entry, is for: role, unit, a note, a last day. */
import { Field, Input, Select } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { readIsoDay, type Day } from '#rules/calendar/day'
import { MAX_HOLDER, MAX_LABEL } from '#wire/code'
import { ofUnit, roles, type Role } from '#wire/session'
import { usePane } from '../../Pane.ts'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { mayGive } from './mayGive.ts'
import { useWords } from '../../words.ts'

export interface CodeRequest {
  readonly role: Role
  readonly unitId: string
  readonly label: string
  /** '' for a pass that several share. */
  readonly holder: string
  /** Empty: until it is revoked. Null: nothing that could expire. */
  readonly expiresOn: Day | '' | null
}

export function MakeCode(props: {
  request: CodeRequest
  change: (request: CodeRequest) => void
}): ReactElement {
  const words = useWords()
  const { can, view } = usePane()
  const { request, change } = props
  const givable = roles.filter((role) => mayGive(role, can))
  return (
    <section className="card">
      <Field label={words.codes.role}>
        <Select
          value={request.role}
          onChange={(_, data) =>
            change({ ...request, role: givable.find((role) => role === data.value) ?? 'unit' })
          }
        >
          {givable.map((role) => (
            <option key={role} value={role}>
              {words.signIn.as[role]}
            </option>
          ))}
        </Select>
      </Field>
      {ofUnit(request.role) ? (
        <Field label={words.codes.unit} required>
          <Select value={request.unitId} onChange={(_, data) => change({ ...request, unitId: data.value })}>
            <UnitOptions units={view.campaign.units} none={words.codes.choose} />
          </Select>
        </Field>
      ) : null}
      <Field label={words.codes.holder} hint={words.codes.holderHint}>
        <Input
          value={request.holder}
          maxLength={MAX_HOLDER}
          onChange={(_, data) => change({ ...request, holder: data.value })}
        />
      </Field>
      <Field label={request.expiresOn === null ? words.people.label : words.codes.label}>
        <Input
          value={request.label}
          maxLength={MAX_LABEL}
          onChange={(_, data) => change({ ...request, label: data.value })}
        />
      </Field>
      {request.expiresOn === null ? null : (
        <Field label={words.codes.expires}>
          <Input
            type="date"
            value={request.expiresOn}
            onChange={(_, data) => change({ ...request, expiresOn: readIsoDay(data.value) ?? '' })}
          />
        </Field>
      )}
    </section>
  )
}
