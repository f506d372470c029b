/** The office issues a supervision notice: this item, and any other overdue ones of the same unit. */
import { Button, Checkbox, Field, Input } from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import { defaultAnswerBy, MAX_NOTICE_ITEMS } from '#rules/figures/supervisionNotice'
import type { ItemRow } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { NoteField } from '../../parts/NoteForm.tsx'
import { toggled } from '../../parts/toggled.ts'
import { useWords } from '../../words.ts'

export function IssueNotice(props: {
  item: ItemRow
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api, view } = usePane()
  const { item } = props
  const [others, setOthers] = useState<readonly { readonly id: string; readonly problem: string }[]>([])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([item.id]))
  const [demand, setDemand] = useState(words.notice.demandDraft)
  const [answerBy, setAnswerBy] = useState<string>(() =>
    defaultAnswerBy(view.campaign, view.calendar, view.today),
  )
  const day = readIsoDay(answerBy)
  const loadOthers = (): void =>
    void api.overview().then(
      ({ overdue }) =>
        setOthers(
          overdue
            .filter(({ id, unit }) => unit === item.unit && id !== item.id)
            .slice(0, MAX_NOTICE_ITEMS - 1)
            .map(({ id, number, content }) => ({
              id,
              problem: `${number} ${content.problem ?? words.items.untitled}`,
            })),
        ),
      // The notice can be issued for this item alone.
      () => setOthers([]),
    )
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per item; the part is keyed by it
  useEffect(loadOthers, [item.id])
  return (
    <>
      <p className="faint">{words.notice.issueLead}</p>
      <NoteField
        label={words.notice.demand}
        hint={words.notice.demandHint}
        required
        rows={3}
        note={demand}
        change={setDemand}
      />
      <Field label={words.notice.answerBy} required>
        <Input
          type="date"
          value={answerBy}
          min={view.today}
          onChange={(_, data) => setAnswerBy(data.value)}
        />
      </Field>
      <fieldset className="plain">
        <legend>{words.notice.items}</legend>
        {[{ id: item.id, problem: `${item.number} ${item.content.problem ?? ''}` }, ...others].map(
          ({ id, problem }) => (
            <Checkbox
              key={id}
              checked={chosen.has(id)}
              label={problem}
              onChange={() => setChosen(toggled(chosen, id))}
            />
          ),
        )}
      </fieldset>
      <Button
        disabled={props.busy || chosen.size === 0 || demand.trim() === '' || day === null || day < view.today}
        onClick={() => {
          if (day === null) return
          const notice = { unit: item.unit, items: [...chosen], demand, answerBy: day }
          void props.act(() => api.issueNotice(notice))
        }}
      >
        {words.notice.send(chosen.size)}
      </Button>
    </>
  )
}
