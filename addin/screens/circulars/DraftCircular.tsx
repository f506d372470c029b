/** 通报 — drafted from a snapshot in the tone that the office chooses, made final when nothing is stale, published. */
import { Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { defaultTone } from '#rules/papers/circular/tone'
import { usePane } from '../../Pane.ts'
import { CircularCard, type CircularActs } from './CircularCard.tsx'
import { NewCircular, type CircularRequest } from './NewCircular.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { Screen, type PrimaryAction } from '../../parts/Screen.tsx'
import { TemplateList } from './TemplateList.tsx'
import { useCirculars } from './useCirculars.ts'
import { useWords } from '../../words.ts'
import type { Words } from '../../words/zh.ts'

export function DraftCircular(): ReactElement {
  const words = useWords()
  const { api, view, go } = usePane()
  const circulars = useCirculars()
  const [request, setRequest] = useState<CircularRequest>({
    kind: 'weekly-circular',
    unit: '',
    tone: defaultTone,
  })
  const { snapshot, shown, staleness, list, act } = circulars
  const { busy, error, run } = circulars.task
  const mayMake = view.permissions.includes('circular.make')
  const acts: CircularActs = {
    save: (one) =>
      void run(async () =>
        saveFile(await api.circularFile(one.id), words.papers.fileName(one.kind, one.circular.number)),
      ),
    withdraw: (one, note) => void act((calls) => calls.withdraw(one.id, note)),
  }
  const redraft = (id: string): void =>
    void act(async (calls) => calls.redraft(id, { snapshot: (await api.makeSnapshot()).id }))
  const draft = (): void => {
    if (snapshot === null) return
    const { kind, unit, tone } = request
    const to = kind === 'reminder' ? { unit } : { tone: { ...tone, leftOut: [...tone.leftOut] } }
    void act((calls) => calls.draft({ snapshot: snapshot.id, kind, ...to }))
  }
  return (
    <Screen
      title={words.circular.title}
      lead={mayMake ? words.circular.lead : words.circular.leadToRead}
      busy={busy ? words.circular.drafting : null}
      primary={primaryOf(words, circulars, {
        request,
        mayMake,
        draft,
        redraft,
        toAggregate: () => go('aggregate'),
      })}
    >
      <ProblemBar error={error} retry={() => void circulars.load()} />
      {mayMake && snapshot === null && !busy ? <p className="faint">{words.circular.needSnapshot}</p> : null}
      {!mayMake && list.length === 0 && !busy ? <p className="faint">{words.circular.noneToRead}</p> : null}
      {shown === null ? (
        <>{mayMake && snapshot !== null ? <NewCircular request={request} change={setRequest} /> : null}</>
      ) : (
        <>
          <CircularCard circular={shown} staleness={staleness} busy={busy} mayMake={mayMake} acts={acts} />
          {mayMake ? (
            <Button appearance="subtle" disabled={busy} onClick={() => circulars.show(null)}>
              {words.papers.newOne}
            </Button>
          ) : null}
        </>
      )}
      {list.some(({ id }) => id !== shown?.id) ? (
        <details>
          <summary>{words.circular.earlier}</summary>
          <ul className="jumps">
            {list
              .filter(({ id }) => id !== shown?.id)
              .map((one) => (
                <li key={one.id}>
                  <Button
                    size="small"
                    appearance="transparent"
                    disabled={busy}
                    onClick={() => circulars.show(one)}
                  >
                    {words.papers.kindOf(one.kind)} {one.circular.number} {words.papers.state(one.state)}
                  </Button>
                </li>
              ))}
          </ul>
        </details>
      ) : null}
      {mayMake ? <TemplateList /> : null}
    </Screen>
  )
}

/** The next step of what is on the screen; none when nothing is left to do. */
function primaryOf(
  words: Words,
  { snapshot, shown, staleness, act }: ReturnType<typeof useCirculars>,
  at: {
    request: CircularRequest
    mayMake: boolean
    draft: () => void
    redraft: (id: string) => void
    toAggregate: () => void
  },
): PrimaryAction | null {
  if (!at.mayMake) return null
  if (snapshot === null) return { label: words.circular.toAggregate, act: at.toAggregate }
  if (shown === null) {
    const needsUnit = at.request.kind === 'reminder' && at.request.unit === ''
    return { label: words.circular.draft, act: at.draft, whyNot: needsUnit ? words.papers.chooseUnit : null }
  }
  if (shown.state === 'draft') {
    // With figures that have moved on it cannot be made final, only drafted again.
    return staleness === null || staleness.said === ''
      ? { label: words.papers.finalise, act: () => void act((calls) => calls.finalise(shown.id)) }
      : { label: words.papers.redraft, act: () => at.redraft(shown.id) }
  }
  if (shown.state !== 'final') return null
  return { label: words.papers.publish, act: () => void act((calls) => calls.publish(shown.id)) }
}
