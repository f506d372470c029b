/**
 * A screen whose code comes after the first load. Soon after the pane stands all of the role's are fetched, so that
 * tabs open at once, and offline too. Where one does not come, that is said in its place and the pane goes on.
 */
import { Spinner } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import type { ScreenName } from './Pane.ts'
import { ProblemBar } from './parts/ProblemBar.tsx'
import { useTask } from './parts/useTask.ts'
import { screens, type LateScreenName } from './screenTable.ts'
import { screenMissing } from './server/problem.ts'
import { useWords } from './words.ts'

const arrived = new Map<LateScreenName, () => ReactElement>()

/** What the first screen asks of the server comes first. */
const AHEAD_AFTER_MS = 1500

export function LateScreen(props: { screen: LateScreenName; subject: string | null }): ReactElement {
  const words = useWords()
  const { screen, subject } = props
  const [Shown, setShown] = useState(() => arrived.get(screen))
  const { error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        const came = await bring(screen)
        setShown(() => came)
      }),
    [run, screen],
  )
  useEffect(() => {
    if (!arrived.has(screen)) void load()
  }, [screen, load])
  if (Shown !== undefined) return <Shown key={subject ?? ''} />
  return (
    <section className="screen">
      {error === null ? <Spinner label={words.loading} /> : null}
      <ProblemBar error={error} retry={() => void load()} />
    </section>
  )
}

/** Fetches the screens one after the other; returns how to stop. One that does not come is asked for again in front. */
export function bringAhead(names: readonly ScreenName[]): () => void {
  let isWanted = true
  const fetchAll = async (): Promise<void> => {
    for (const name of names) {
      if (!isWanted) return
      if (name !== 'today') await bring(name).catch(() => undefined)
    }
  }
  const timer = setTimeout(() => void fetchAll(), AHEAD_AFTER_MS)
  return () => {
    isWanted = false
    clearTimeout(timer)
  }
}

/** Throws a ServerProblem when the code does not come. */
async function bring(screen: LateScreenName): Promise<() => ReactElement> {
  const known = arrived.get(screen)
  if (known !== undefined) return known
  try {
    const came = await screens[screen]()
    arrived.set(screen, came)
    return came
  } catch {
    throw screenMissing(navigator.onLine)
  }
}
