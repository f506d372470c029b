/** 通报 — drafted from a snapshot in the tone that the office chooses, made final when nothing is stale, published. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { CircularDraft } from '#wire/document'
import { CircularCard } from './CircularCard.tsx'
import { NewCircular } from './NewCircular.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { TemplateList } from './TemplateList.tsx'
import { useDraftCircular } from './useDraftCircular.ts'
import { useWords } from '../../words.ts'

export function DraftCircular(): ReactElement {
  const words = useWords()
  const work = useDraftCircular()
  const { snapshot, shown, staleness, list, mayMake, request } = work
  const { busy, error } = work.task
  return (
    <Screen
      title={words.circular.title}
      lead={mayMake ? words.circular.lead : words.circular.leadToRead}
      busy={busy ? words.circular.drafting : null}
      primary={work.next}
    >
      <ProblemBar error={error} retry={() => void work.load()} />
      {mayMake && snapshot === null && !busy ? <p className="faint">{words.circular.needSnapshot}</p> : null}
      {!mayMake && list.length === 0 && !busy ? <p className="faint">{words.circular.noneToRead}</p> : null}
      {shown === null ? (
        <>
          {mayMake && snapshot !== null ? <NewCircular request={request} change={work.setRequest} /> : null}
        </>
      ) : (
        <>
          <CircularCard circular={shown} staleness={staleness} busy={busy} mayMake={mayMake} acts={work} />
          {mayMake ? (
            <Button appearance="subtle" disabled={busy} onClick={() => work.show(null)}>
              {words.papers.newOne}
            </Button>
          ) : null}
        </>
      )}
      <Others list={list.filter(({ id }) => id !== shown?.id)} busy={busy} show={work.show} />
      {mayMake ? <TemplateList /> : null}
    </Screen>
  )
}

function Others(props: {
  list: readonly CircularDraft[]
  busy: boolean
  show: (circular: CircularDraft) => void
}): ReactElement | null {
  const words = useWords()
  if (props.list.length === 0) return null
  return (
    <details>
      <summary>{words.circular.earlier}</summary>
      <ul className="jumps">
        {props.list.map((one) => (
          <li key={one.id}>
            <Button
              size="small"
              appearance="transparent"
              disabled={props.busy}
              onClick={() => props.show(one)}
            >
              {words.papers.kindOf(one.kind)} {one.circular.number} {words.papers.state(one.state)}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
