/** How a limit was moved: 「（原时限6月30日；延期至7月31日（7月3日批准））」; nothing when it never was. */
import type { ReactElement } from 'react'
import { extensionsIn, type LimitMove } from '#rules/items/lateness'
import { useWords } from '../../words.ts'

export function LimitMoves(props: { moves: readonly LimitMove[] | undefined }): ReactElement | null {
  const words = useWords()
  const [first] = props.moves ?? []
  if (first === undefined || props.moves === undefined) return null
  const said = props.moves.map(({ to, decidedOn, by }) =>
    by === 'reopening' ? words.extension.reopened(to, decidedOn) : words.extension.move(to, decidedOn),
  )
  const times = extensionsIn(props.moves)
  const count = times === 0 ? [] : [words.extension.times(times)]
  return <> · {words.extension.moves([words.extension.firstDue(first.from), ...said, ...count])}</>
}
