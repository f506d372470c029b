/** Run by test/bench/pane.ts in a process of its own, because Microsoft's runtime makes a window of it: prints its rows as JSON. */
import { benchOpening } from './opening.ts'
import { benchPaneCheck } from './paneCheck.ts'
import { benchRoundTrips } from './roundTrips.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('the folder of the loads is missing')
const opening = await benchOpening()
const check = await benchPaneCheck(folder)
const trips = await benchRoundTrips(folder)
console.log(JSON.stringify([...trips, ...check, ...opening]))
process.exit(0)
