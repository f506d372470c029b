/** A new access code, shown once, to be copied. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useRef, useState, type ReactElement } from 'react'
import { useWords } from '../../words.ts'

export function ShownCode(props: { code: string }): ReactElement {
  const words = useWords()
  const [copied, setCopied] = useState(false)
  const text = useRef<HTMLElement>(null)
  const copy = (): void => {
    // Excel's web view may forbid the clipboard: then the code stands there marked, for Ctrl+C.
    navigator.clipboard.writeText(props.code).then(
      () => setCopied(true),
      () => {
        if (text.current !== null) getSelection()?.selectAllChildren(text.current)
      },
    )
  }
  return (
    <MessageBar intent="success" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{words.codes.made}</MessageBarTitle>
        <code className="code" ref={text}>
          {props.code}
        </code>
        <div className="row">
          <Button size="small" onClick={copy}>
            {words.codes.copy}
          </Button>
          {copied ? <span>{words.codes.copied}</span> : null}
        </div>
      </MessageBarBody>
    </MessageBar>
  )
}
