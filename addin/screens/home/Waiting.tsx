/** What waits for this person, each matter a jump to where it is done. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Matter, Todo } from '#wire/todo'
import { usePane, type Pane } from '../../Pane.ts'
import { MatterList } from './MatterList.tsx'
import { useWords } from '../../words.ts'

export function Waiting(props: { todo: Todo }): ReactElement {
  const words = useWords()
  const { api, view, can, go } = usePane()
  const open = (matter: Matter): void => {
    // News is seen by being opened; work stays until it is done. Should this fail, the news merely comes once more.
    if (matter.isNews) api.seen([matter.key]).catch(() => undefined)
    const [screen, subject] = placeOf(matter, can)
    go(screen, subject)
  }
  return (
    <section>
      <h2>{words.todo.title}</h2>
      <MatterList todo={props.todo} open={open} />
      {view.unitId === null ? null : (
        <Button
          appearance="transparent"
          size="small"
          className="further"
          onClick={() => go('circularPreview')}
        >
          {words.todo.circularPreview} ›
        </Button>
      )}
    </section>
  )
}

function placeOf(matter: Matter, can: Pane['can']): Parameters<Pane['go']> {
  const [, named = ''] = matter.key.split(':')
  if (matter.kind === 'supervise') return ['ladder']
  if (matter.kind === 'order') return ['register', `orders/${named}`]
  if (matter.kind === 'published') return ['published', named]
  if (matter.kind === 'week-ready') return ['weeks', named]
  if (matter.kind === 'report-owed') return ['report', named]
  if (matter.kind === 'support') return ['supports', matter.item]
  if (['question', 'talk', 'asked', 'share'].includes(matter.kind)) return ['item', matter.item]
  const isReviewer = can('closure.review') || can('closure.confirm')
  return isReviewer ? ['review', matter.key] : ['item', matter.item]
}
