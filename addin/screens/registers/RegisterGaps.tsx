/** What the registers say is missing: units to remind, orders for the next agenda, entries not handed on. */
import type { ReactElement, ReactNode } from 'react'
import type { ObligationStatus, ObligationState } from '#rules/registers/materials'
import type { RegisterKey } from '#rules/registers/register'
import type { RegisterFigures } from '#rules/registers/registerFigures'
import { usePane } from '../../Pane.ts'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'

export function RegisterGaps(props: { figures: RegisterFigures }): ReactElement | null {
  const words = useWords()
  const { figures } = props
  // Whoever keeps one register only has no gaps of others to see.
  if (figures.units.length === 0) return null
  const owed = figures.obligations.filter(({ units }) => units.some(({ state }) => state !== 'not-due'))
  const gaps = [
    figures.unitsWithoutLead.length === 0 ? null : <LeadGap key="leads" {...props} />,
    ...owed.map((obligation) => (
      <Owed key={`${obligation.name} ${obligation.part}`} obligation={obligation} />
    )),
    figures.agenda.length === 0 ? null : <Agenda key="agenda" {...props} />,
    ...simpleGaps(figures).map(([key, n, register]) =>
      n === 0 ? null : (
        <Gap key={key} to={register}>
          {words.registers.gaps[key](n)}
        </Gap>
      ),
    ),
  ].filter((gap) => gap !== null)
  return (
    <section>
      <h2>{words.registers.gaps.title}</h2>
      {gaps.length === 0 ? <p className="faint">{words.registers.gaps.none}</p> : gaps}
    </section>
  )
}

type SimpleGap = readonly [
  key: 'checks' | 'clues' | 'findings' | 'givers' | 'ongoing',
  n: number,
  to: RegisterKey,
]

function simpleGaps(figures: RegisterFigures): SimpleGap[] {
  return [
    ['checks', figures.waiting['self-checks'], 'self-checks'],
    ['clues', figures.openClues.length, 'clues'],
    ['findings', figures.findingsToHand.length, 'visit-findings'],
    ['givers', figures.itemsWithoutGiver.length, 'opinions'],
    ['ongoing', figures.regulations.ongoingWithout.length, 'regulations'],
  ]
}

function Gap(props: { to: RegisterKey; children: ReactNode }): ReactElement {
  const { go } = usePane()
  return (
    <p className="warn">
      <button type="button" className="line" onClick={() => go('register', props.to)}>
        {props.children}
      </button>
    </p>
  )
}

function LeadGap(props: { figures: RegisterFigures }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const missing = props.figures.unitsWithoutLead
  if (view.unitId !== null) return <Gap to="leads">{words.registers.gaps.ownLead}</Gap>
  return (
    <details className="warn">
      <summary>{words.registers.gaps.leads(missing.length)}</summary>
      <UnitNames units={missing} />
    </details>
  )
}

const shownStates: readonly ObligationState[] = ['missing', 'late', 'on-time', 'not-due']

function Owed(props: { obligation: ObligationStatus }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { name, part, due, units } = props.obligation
  const of = (state: ObligationState): string[] =>
    units.filter((unit) => unit.state === state).map(({ unit }) => unit)
  const title = words.registers.gaps.owed(name, part, due)
  const isOpen = of('missing').length > 0
  const [own] = units
  if (view.unitId !== null && own !== undefined) {
    const line = `${title}：${words.registers.gaps.own(own.state)}`
    return isOpen ? (
      <Gap to={part === 'plan' ? 'plans' : 'materials'}>{line}</Gap>
    ) : (
      <p className="faint">{line}</p>
    )
  }
  const counted = shownStates.filter((state) => of(state).length > 0)
  return (
    <details {...(isOpen ? { className: 'warn' } : {})}>
      <summary>
        {title}：{counted.map((state) => words.registers.gaps.units(state, of(state).length)).join('，')}
      </summary>
      {counted
        .filter((state) => state === 'missing' || state === 'late')
        .map((state) => (
          <div key={state}>
            <strong>{words.registers.gaps.own(state)}</strong>
            <UnitNames units={of(state)} />
          </div>
        ))}
    </details>
  )
}

function Agenda(props: { figures: RegisterFigures }): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const { agenda } = props.figures
  return (
    <details className="warn">
      <summary>{words.registers.gaps.agenda(agenda.length)}</summary>
      <ul className="late">
        {agenda.map((order) => (
          <li key={order.entry}>
            <button type="button" className="line" onClick={() => go('register', `orders/${order.entry}`)}>
              <span className="problem">
                {words.registers.entry(order.no)} {unitName(view.campaign, order.unit, '')} {order.text}
              </span>
              {order.due === null ? null : (
                <span className={order.isLate ? 'verdict' : 'faint'}>
                  {words.overview.dueOn(order.due, view.today)}
                  {order.isLate ? `，${words.registers.gaps.late}` : ''}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function UnitNames(props: { units: readonly string[] }): ReactElement {
  const { view } = usePane()
  const names = view.campaign.units.filter(({ id }) => props.units.includes(id)).map(({ name }) => name)
  return <p>{names.join('、')}</p>
}
