/** Stops a screen's failure from leaving a blank pane: says what happened and keeps the words to quote. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import type { Words } from '../words/zh.ts'

export class FailureStop extends Component<{ words: Words; children: ReactNode }, { failed: string | null }> {
  override state: { failed: string | null } = { failed: null }

  static getDerivedStateFromError(error: unknown): { failed: string } {
    return { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    reportError(new Error(`${error.message}${info.componentStack ?? ''}`, { cause: error }))
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children
    return (
      <section className="screen" role="alert">
        <p>{this.props.words.host.crashed}</p>
        <pre>{this.state.failed}</pre>
      </section>
    )
  }
}
