/** 销号单 — the record of an item's closure as a Word file to print and file, once closure has been asked for. */
import type { ReactElement } from 'react'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { SaveButton } from '../../parts/SaveButton.tsx'
import { circularsApi } from '../../server/circularsApi.ts'
import { useWords } from '../../words.ts'

export function ClosingSheet(props: { file: ItemHistory }): ReactElement | null {
  const words = useWords()
  const { calls } = usePane()
  const { item, changes } = props.file
  const isAsked = changes.some(({ act }) => act === 'request-closure' || act === 'close')
  if (!isAsked) return null
  return (
    <SaveButton
      label={words.papers.closingSheet}
      name={words.papers.closingSheetName(item.number)}
      file={() => circularsApi(calls).closingSheet(item.id)}
    />
  )
}
