/** Counts and shares out of the registers, in a few lines. */
import type { ReactElement } from 'react'
import { sayPercent } from '#rules/cells/percent'
import { fieldOf } from '#rules/registers/register'
import { registerOf } from '#rules/registers/registers'
import type { RegisterFigures } from '#rules/registers/registerFigures'
import { useWords } from '../../words.ts'

export function RegisterCounts(props: { figures: RegisterFigures }): ReactElement {
  const words = useWords()
  const { learning, channels, regulations } = props.figures
  const publicity = registerOf('publicity')
  const channel = fieldOf(publicity, 'channel')
  const sum = (of: 'total' | 'people'): number => learning.reduce((total, unit) => total + unit[of], 0)
  const counted = Object.entries(channels).filter(([, n]) => n > 0)
  const lines = [
    ...(sum('total') === 0 ? [] : [words.registers.figures.learning(sum('total'), sum('people'))]),
    ...(counted.length === 0
      ? []
      : [
          words.registers.figures.channels(
            counted.map(([code, n]) =>
              words.registers.figures.pair(words.registers.choice(publicity, channel, code), n),
            ),
          ),
        ]),
    ...(regulations.closed === 0
      ? []
      : [
          words.registers.figures.share(
            sayPercent(regulations.covered, regulations.closed),
            regulations.covered,
            regulations.closed,
          ),
        ]),
  ]
  if (lines.length === 0) return <></>
  return (
    <section>
      <h2>{words.registers.figures.title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}
