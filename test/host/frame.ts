/**
 * The add-in in an iframe, exactly as under Excel on the web. The runtime trusts the host page only over https and with
 * the add-in's own host name.
 */
import type { Host } from './host.ts'
import type { ChannelOptions } from './wac.ts'
import { WacChannel } from './wac.ts'

/** Call before the frame is put into the page: its name must be set when its window is made. */
export function mountFrame(
  host: Host,
  frame: HTMLIFrameElement,
  url: string,
  options: ChannelOptions = {},
): WacChannel {
  const target = new URL(url, location.href)
  const channel = new WacChannel(
    host,
    (text) => frame.contentWindow?.postMessage(text, target.origin),
    options,
  )
  addEventListener('message', (event) => {
    if (event.source === frame.contentWindow && typeof event.data === 'string') channel.receive(event.data)
  })
  frame.name = channel.frameName(location.origin)
  frame.src = target.href
  return channel
}
