/** The real pane in a frame of 320 pixels, the narrowest that Excel gives, on the real runtime: the host poses as its opener, see test/host/opener.ts. */
import type { Session } from '#wire/session'
import type { Host } from '../../test/host/host.ts'
import type { AddinWindow } from '../../test/host/opener.ts'
import { poseAsOpener } from '../../test/host/opener.ts'
import type { WacChannel } from '../../test/host/wac.ts'
import { browserStorage, keptSession } from '../keptSession.ts'
import { element } from './element.ts'

declare global {
  interface Window {
    /** Called by the pane's page before any other script of it. */
    attachPane?: (pane: AddinWindow) => void
  }
}

export class PaneFrame {
  readonly element = element('div')
  channel: WacChannel | null = null

  /** Opens the pane anew for this workbook, signed in as `session`, as if the workbook had been opened in Excel. */
  open(host: Host, session: Session | null): void {
    const kept = keptSession('', browserStorage())
    if (session === null) kept.forget()
    else kept.keep(session)
    // Settings live in the workbook: closing the pane must not lose them.
    const settings = this.channel?.host === host ? this.channel.documentSettings : new Map<string, unknown>()
    window.attachPane = (pane) => {
      this.channel = poseAsOpener(host, pane, {
        documentSettings: Object.fromEntries(settings),
        // Excel tells the pane its own language; here the browser's stands for it.
        locale: navigator.language,
      })
    }
    this.element.replaceChildren(element('iframe', { title: '台账通任务窗格', src: './taskpane.html' }))
  }
}
