/** 销号单 — the record of an item's closure as a Word file to print and file, once closure has been asked for. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { circularsApi } from '../../server/circularsApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask } from '../../parts/useTask.ts'

export function ClosingSheet(props: { file: ItemHistory }): ReactElement | null {
  const words = useWords()
  const { calls } = usePane()
  const { busy, error, run } = useTask()
  const { item, changes } = props.file
  const isAsked = changes.some(({ act }) => act === 'request-closure' || act === 'close')
  if (!isAsked) return null
  const name = words.papers.closingSheetName(item.content.itemNo ?? item.id.slice(0, 8))
  return (
    <>
      <Button
        disabled={busy}
        onClick={() => void run(async () => saveFile(await circularsApi(calls).closingSheet(item.id), name))}
      >
        {words.papers.closingSheet}
      </Button>
      <ProblemBar error={error} />
    </>
  )
}
