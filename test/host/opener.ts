/**
 * The host poses as the add-in window's opener, which office.js prefers to its parent: works over http and without a
 * frame. Nothing in the package is patched. Must run before office.js does.
 */
import type { Host } from './host.ts'
import type { ChannelOptions } from './wac.ts'
import { WacChannel } from './wac.ts'

/** The few members of the add-in's window that the host needs. */
export interface AddinWindow {
  name: string
  readonly location: { readonly hostname: string }
  readonly MessageEvent: typeof MessageEvent
  setTimeout(work: () => void, ms: number): unknown
  dispatchEvent(event: Event): boolean
}

export function poseAsOpener(host: Host, addin: AddinWindow, options: ChannelOptions = {}): WacChannel {
  // The runtime trusts a host of the add-in's own name over https; the messages never leave the page.
  const origin = `https://${addin.location.hostname}`
  const channel = new WacChannel(
    host,
    // Later, as real messages arrive: the runtime expects no answer inside its own call.
    (data) =>
      void addin.setTimeout(
        () => void addin.dispatchEvent(new addin.MessageEvent('message', { data, origin })),
        0,
      ),
    options,
  )
  addin.name = channel.frameName(origin)
  const opener = {
    postMessage: (text: unknown) =>
      void addin.setTimeout(() => {
        if (typeof text === 'string') channel.receive(text)
      }, 0),
  }
  Object.defineProperty(addin, 'opener', { configurable: true, value: opener })
  return channel
}
