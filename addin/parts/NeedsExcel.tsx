/** A step that works on the sheet, opened where no sheet is: where it is done, and the way without the add-in. */
import { Link } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { usePane } from '../Pane.ts'
import { useWords } from '../words.ts'
import { DownloadIcon } from './icons.ts'
import { Screen } from './Screen.tsx'

export function NeedsExcel(props: { title: string }): ReactElement {
  const words = useWords()
  const { go } = usePane()
  return (
    <Screen
      title={props.title}
      lead={words.host.needsExcel}
      primary={{ label: words.selfCheck.download, icon: DownloadIcon, act: () => go('selfCheck') }}
    >
      <p>{words.host.withoutExcel}</p>
      <p>
        <Link href="guide.html" target="_blank" rel="noopener">
          {words.host.howTo}
        </Link>
      </p>
    </Screen>
  )
}
