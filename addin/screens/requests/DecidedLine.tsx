/** Who decided a request, when, and in which words; nothing while it waits. */
import type { ReactElement } from 'react'

export function DecidedLine(props: {
  request: { readonly decidedBy: string | null; readonly decidedOn: string | null; readonly note: string }
}): ReactElement | null {
  const { decidedBy, decidedOn, note } = props.request
  if (decidedBy === null) return null
  return (
    <p className="faint">
      {decidedBy} {decidedOn}
      {note === '' ? '' : `：${note}`}
    </p>
  )
}
