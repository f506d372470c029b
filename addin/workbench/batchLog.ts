/** What the add-in asked of Excel, one line per round trip. */
import type { Exchange } from '../../test/host/host.ts'
import { element } from './element.ts'

/** More lines than a person reads. */
const MAX_LINES = 60

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`
}

/** `Range.values ×3` … in the order of first use. */
function summary({ request }: Exchange): string {
  const counts = new Map<string, number>()
  for (const action of request.Actions) {
    const path = request.ObjectPaths[action.ObjectPathId]
    const name = action.Name === '' ? (path?.Name ?? '') : action.Name
    if (name !== '' && !name.startsWith('_')) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`)).join('，')
}

export class BatchLog {
  private readonly title = element('summary', {}, '与 Excel 的往返：0 次')
  private readonly body = element('tbody')
  readonly element = element('details', { className: 'log' }, this.title, element('table', {}, this.body))
  private count = 0

  add(exchange: Exchange): void {
    this.count++
    this.title.textContent = `与 Excel 的往返：${this.count} 次`
    const error = exchange.response.Error
    const cells = [
      String(this.count),
      `${exchange.request.Actions.length} 步`,
      `${kilobytes(exchange.requestBytes)} → ${kilobytes(exchange.responseBytes)}`,
      error === undefined ? summary(exchange) : `${error.Code}：${error.Message}（${error.Location}）`,
    ]
    const line = element('tr', {}, ...cells.map((text) => element('td', {}, text)))
    if (error !== undefined) {
      line.className = 'failed'
      // A refused batch is what one looks for here.
      this.element.open = error.Code === 'NotImplementedByTestHost' || this.element.open
    }
    this.body.prepend(line)
    while (this.body.childElementCount > MAX_LINES) this.body.lastElementChild?.remove()
  }
}
