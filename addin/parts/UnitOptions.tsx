/** The units of a drop-down, after what stands there while none is chosen. */
import type { ReactElement } from 'react'

export function UnitOptions(props: {
  units: readonly { readonly id: string; readonly name: string }[]
  none: string
}): ReactElement {
  return (
    <>
      <option value="">{props.none}</option>
      {props.units.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  )
}
