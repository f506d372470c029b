/** The host's page of frame.test.ts, bundled for Chromium: Excel at the top, the add-in in a frame. */
import { mountFrame } from './frame.ts'
import { Host } from './host.ts'
import { typeInto } from './model/person.ts'

const host = new Host()
const frame = document.createElement('iframe')
mountFrame(host, frame, '/addin.html')
document.body.append(frame)
Object.assign(window, {
  typeInto: (address: string, value: string) => typeInto(host.workbook.active, address, value),
  valueAt: (row: number, column: number) => host.workbook.active.valueAt(row, column),
})
