/** How a week's report stands, by colour and by word. */
import { Badge } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { ReportStatus } from '#rules/weeks/period'
import { useWords } from '../../words.ts'

const colours: Readonly<Record<ReportStatus, 'success' | 'informative' | 'severe' | 'danger' | 'subtle'>> = {
  reported: 'success',
  'no-new': 'success',
  zero: 'informative',
  late: 'severe',
  missing: 'danger',
  exempt: 'subtle',
  'not-due': 'subtle',
}

export function StateBadge(props: { status: ReportStatus }): ReactElement {
  const words = useWords()
  return (
    <Badge appearance="tint" color={colours[props.status]}>
      {words.report.status[props.status]}
    </Badge>
  )
}
