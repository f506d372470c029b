/** 导入放假安排 — the State Council's wording pasted in, shown as days, then laid into the settings. */
import { Button, Field, Input, Textarea } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { Campaign } from '#rules/campaign/campaign'
import { yearOf } from '#rules/calendar/day'
import { addHolidays } from '#rules/settings/addHolidays'
import { readHolidayNotice } from '#rules/settings/holidayNotice'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'

export function HolidayImport(props: {
  campaign: Campaign
  busy: boolean
  take: (campaign: Campaign) => void
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const [text, setText] = useState('')
  const [year, setYear] = useState(String(yearOf(view.today)))
  const notice = text.trim() === '' ? null : readHolidayNotice(text, Number(year) || null)
  const take = (): void => {
    if (notice === null) return
    const calendar = addHolidays(props.campaign.calendar, notice.spans, view.calendar)
    props.take({ ...props.campaign, calendar })
  }
  return (
    <div className="stack">
      <Field label={words.settings.notice} hint={words.settings.noticeHint}>
        <Textarea value={text} rows={5} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Field label={words.settings.noticeYear} hint={words.settings.noticeYearHint}>
        <Input type="number" value={year} onChange={(_, { value }) => setYear(value)} />
      </Field>
      {notice === null ? null : (
        <>
          <ul className="plain">
            {notice.spans.map(({ form, name, from, to }) => (
              <li key={`${form} ${from}`}>{words.settings.span(form, name, from, to)}</li>
            ))}
          </ul>
          {notice.faults.map((fault) => (
            <p key={fault} className="warn">
              {fault}
            </p>
          ))}
          {notice.missing.length === 0 ? null : (
            <p className="faint">{words.settings.noticeMissing(notice.missing)}</p>
          )}
          <Button disabled={props.busy || notice.faults.length > 0} onClick={take}>
            {words.settings.noticeTake}
          </Button>
        </>
      )}
    </div>
  )
}
