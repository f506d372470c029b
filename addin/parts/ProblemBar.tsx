/** What went wrong and the way out, in the user's words; with a number to quote when the server knows one. */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { ServerProblem } from '../server/problem.ts'
import { WorkbookProblem } from '../workbook/Workbook.ts'
import { useWords } from '../words.ts'
import { FindingList } from './FindingList.tsx'
import type { Words } from '../words/zh.ts'

export function ProblemBar(props: { error: unknown; retry?: () => void }): ReactElement | null {
  const words = useWords()
  if (props.error === null || props.error === undefined) return null
  const { text, number } = sayError(props.error, words)
  const findings = props.error instanceof ServerProblem ? props.error.findings : []
  // What the sentence says already is not said again below it.
  const further = findings.filter(({ message }) => !text.includes(message))
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {text}
        {further.length > 0 ? <FindingList findings={further} /> : null}
        {number === null ? null : <div className="faint">{words.problem.number(number)}</div>}
      </MessageBarBody>
      {props.retry === undefined ? null : (
        <MessageBarActions>
          <Button size="small" onClick={props.retry}>
            {words.retry}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}

function sayError(error: unknown, words: Words): { text: string; number: string | null } {
  if (error instanceof ServerProblem) {
    if (error.code === 'offline') return { text: words.problem.offline, number: null }
    if (error.code === 'screen-missing') return { text: words.problem.screenMissing, number: null }
    if (error.code === 'signed-out') return { text: words.problem.signedOut, number: error.requestId }
    const said = [error.title, error.detail].filter((part) => part !== '').join('：')
    const text = said === '' ? words.problem.unexpected(error.status) : said
    return { text, number: error.requestId }
  }
  if (error instanceof WorkbookProblem) {
    const known: Readonly<Record<string, unknown>> = words.workbook
    const said = known[error.code]
    return { text: typeof said === 'string' ? said : words.workbook.other(error.code), number: null }
  }
  return { text: words.problem.unknown, number: null }
}
