/** An item's history, newest first: what, who, when, which fields, in whose words. */
import type { ReactElement } from 'react'
import type { ItemChange } from '#wire/item'
import type { TalkLine } from '#wire/talk'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import type { Words } from '../../words/zh.ts'
import { sayField } from '../../parts/fieldWords.ts'
import { sayMoment } from '../../parts/sayMoment.ts'

export function HistoryList(props: {
  changes: readonly ItemChange[]
  talk?: readonly TalkLine[]
  open?: boolean
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const lines = historyOf(props.changes, props.talk ?? [], words)
  return (
    <details open={props.open === true}>
      <summary>
        {words.item.history}（{lines.length}）
      </summary>
      <ol className="history">
        {lines.toReversed().map((line, index) => (
          <li key={lines.length - index}>
            <strong>{line.what}</strong>{' '}
            <span className="faint">
              {line.by} {sayMoment(line.at, view.campaign.timeZone)}
            </span>
            {line.note === '' ? null : <p className="said">{line.note}</p>}
            {line.fields.length === 0 ? null : (
              <p className="faint">{words.item.changedFields(line.fields)}</p>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

interface HistoryLine {
  readonly what: string
  readonly by: string
  readonly at: string
  readonly note: string
  readonly fields: readonly string[]
}

/** What was done and what was said, oldest first. */
function historyOf(
  changes: readonly ItemChange[],
  talk: readonly TalkLine[],
  words: Words,
): readonly HistoryLine[] {
  const done = changes.map(({ act, by, at, note, fields }): HistoryLine => ({
    what: words.item.act(act),
    by,
    at,
    note,
    fields: act === 'create' ? [] : fields.map(({ field }) => sayField(field)),
  }))
  const said = talk.map(({ by, at, text }): HistoryLine => ({
    what: words.talk.said,
    by,
    at,
    note: text,
    fields: [],
  }))
  return [...done, ...said].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
