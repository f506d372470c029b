/** A circular's text as it will stand in Word. */
import type { ReactElement } from 'react'
import type { Paper } from '#rules/papers/paper'
import { sayDay } from '#rules/calendar/day'

export function PaperPreview(props: { circular: Paper }): ReactElement {
  const { circular } = props
  return (
    <article className="paper" lang="zh-CN">
      <h2>{circular.title}</h2>
      <p className="number">{circular.number}</p>
      <p>{circular.addressee}</p>
      <p className="indent">{circular.opening}</p>
      {circular.sections.map((section) => (
        <section key={section.heading}>
          <h3>{section.heading}</h3>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph} className="indent">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      {circular.closing === '' ? null : <p className="indent">{circular.closing}</p>}
      {circular.attachments.map(({ title, rows }) => (
        <p key={title} className="indent">
          附件：{title}（{rows.length} 行，见 Word 文件）
        </p>
      ))}
      <p className="sign">
        {circular.signedBy}
        <br />
        {sayDay(circular.issuedOn)}
      </p>
    </article>
  )
}
