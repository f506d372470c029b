/** The office's circular on its way: asked for, drafted, drafted again, made final, published, withdrawn. */
import { useState } from 'react'
import { defaultTone } from '#rules/papers/circular/tone'
import type { CircularDraft } from '#wire/document'
import { usePane } from '../../Pane.ts'
import { saveFile } from '../../parts/saveFile.ts'
import type { PrimaryAction } from '../../parts/Screen.tsx'
import { useWords } from '../../words.ts'
import type { CircularRequest } from './NewCircular.tsx'
import { useCirculars, type Circulars } from './useCirculars.ts'

interface CircularWork extends Circulars {
  readonly mayMake: boolean
  /** What the next draft is to be. */
  readonly request: CircularRequest
  readonly setRequest: (request: CircularRequest) => void
  readonly save: (circular: CircularDraft) => void
  readonly withdraw: (circular: CircularDraft, note: string) => void
  /** The next step of what is on the screen; null when nothing is left to do. */
  readonly next: PrimaryAction | null
}

export function useDraftCircular(): CircularWork {
  const words = useWords()
  const { api, can } = usePane()
  const circulars = useCirculars()
  const [request, setRequest] = useState<CircularRequest>({
    kind: 'weekly-circular',
    unit: '',
    tone: defaultTone,
  })
  const { act, task } = circulars
  const mayMake = can('circular.make')
  const next = useNextStep(circulars, request)
  return {
    ...circulars,
    mayMake,
    request,
    setRequest,
    save: (one) =>
      void task.run(async () =>
        saveFile(await api.circularFile(one.id), words.papers.fileName(one.kind, one.circular.number)),
      ),
    withdraw: (one, note) => void act((calls) => calls.withdraw(one.id, note)),
    next: mayMake ? next : null,
  }
}

function useNextStep(
  { snapshot, shown, staleness, act }: Circulars,
  request: CircularRequest,
): PrimaryAction | null {
  const words = useWords()
  const { api, go } = usePane()
  if (snapshot === null) return { label: words.circular.toAggregate, act: () => go('aggregate') }
  if (shown === null) {
    const { kind, unit, tone } = request
    const to = kind === 'reminder' ? { unit } : { tone: { ...tone, leftOut: [...tone.leftOut] } }
    return {
      label: words.circular.draft,
      act: () => void act((calls) => calls.draft({ snapshot: snapshot.id, kind, ...to })),
      whyNot: kind === 'reminder' && unit === '' ? words.papers.chooseUnit : null,
    }
  }
  if (shown.state === 'draft') {
    const redraft = (): void =>
      void act(async (calls) => calls.redraft(shown.id, { snapshot: (await api.makeSnapshot()).id }))
    // With figures that have moved on it cannot be made final, only drafted again.
    return staleness === null || staleness.said === ''
      ? { label: words.papers.finalise, act: () => void act((calls) => calls.finalise(shown.id)) }
      : { label: words.papers.redraft, act: redraft }
  }
  if (shown.state !== 'final') return null
  return { label: words.papers.publish, act: () => void act((calls) => calls.publish(shown.id)) }
}
