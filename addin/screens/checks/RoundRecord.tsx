/** The record of a draw: seed, frame, strata; drawn again at a press, saved as a file. */
import { Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { CheckRound, DrawReplay } from '#wire/checkRound'
import { usePane } from '../../Pane.ts'
import { checksApi } from '../../server/checksApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { SaveButton } from '../../parts/SaveButton.tsx'
import { unitName } from '../../parts/unitName.ts'
import { useTask } from '../../parts/useTask.ts'

export function RoundRecord(props: { round: CheckRound }): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const { round } = props
  const [replay, setReplay] = useState<DrawReplay | null>(null)
  const { busy, error, run } = useTask()
  const api = checksApi(calls)
  const nameOf = (key: string): string =>
    key
      .split('/')
      .map((part) => unitName(view.campaign, part))
      .join(' / ')
  return (
    <details>
      <summary>{words.rounds.record}</summary>
      <p className="said">{words.rounds.seedIs(round.seed)}</p>
      <p className="faint">
        {words.rounds.frameIs(round.frameSize, round.frameSha256)} · {round.algorithm}
      </p>
      {round.settings.strataBy.length === 0 ? null : (
        <ul className="history">
          {round.strata.map(({ key, drawn, candidates }) => (
            <li key={key}>{words.rounds.stratumLine(nameOf(key), drawn, candidates)}</li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button
          size="small"
          disabled={busy}
          onClick={() => void run(async () => setReplay(await api.replay(round.id)))}
        >
          {words.rounds.replay}
        </Button>
        <SaveButton
          size="small"
          label={words.rounds.saveRecord}
          name={`${round.name}.json`}
          file={() => api.record(round.id)}
        />
      </div>
      {replay === null ? null : (
        <p role="status" className={replay.isSame ? '' : 'warn'}>
          {replay.isSame ? words.rounds.same : replay.differences.join('')}
        </p>
      )}
      <ProblemBar error={error} />
    </details>
  )
}
