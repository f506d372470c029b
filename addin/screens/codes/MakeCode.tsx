/** Whom a new access code, or a person's entry, is for: role, unit, a note, a last day. */
import { Field, Input, Select } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { readIsoDay, type Day } from '#rules/calendar/day'
import { MAX_LABEL } from '#wire/code'
import { ofUnit, roles, type Role } from '#wire/session'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'

export interface CodeWish {
  readonly role: Role
  readonly unitId: string
  readonly label: string
  /** Empty: until it is revoked. Null: nothing that could expire. */
  readonly expiresOn: Day | '' | null
}

export function MakeCode(props: { wish: CodeWish; change: (wish: CodeWish) => void }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { wish, change } = props
  // An administrator's code is the administrator's to give.
  const givable = roles.filter((role) => role !== 'admin' || view.role === 'admin')
  return (
    <section className="card">
      <Field label={words.codes.role}>
        <Select
          value={wish.role}
          onChange={(_, data) =>
            change({ ...wish, role: givable.find((role) => role === data.value) ?? 'unit' })
          }
        >
          {givable.map((role) => (
            <option key={role} value={role}>
              {words.signIn.as[role]}
            </option>
          ))}
        </Select>
      </Field>
      {ofUnit(wish.role) ? (
        <Field label={words.codes.unit} required>
          <Select value={wish.unitId} onChange={(_, data) => change({ ...wish, unitId: data.value })}>
            <option value="">{words.codes.choose}</option>
            {view.campaign.units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label={wish.expiresOn === null ? words.people.label : words.codes.label}>
        <Input
          value={wish.label}
          maxLength={MAX_LABEL}
          onChange={(_, data) => change({ ...wish, label: data.value })}
        />
      </Field>
      {wish.expiresOn === null ? null : (
        <Field label={words.codes.expires}>
          <Input
            type="date"
            value={wish.expiresOn}
            onChange={(_, data) => change({ ...wish, expiresOn: readIsoDay(data.value) ?? '' })}
          />
        </Field>
      )}
    </section>
  )
}
