/** Run once in real Excel: asks it what the test host only assumes, and prints the answers to send back. */
import { runCases } from '../../test/host/conformance/cases.ts'

const button = document.querySelector<HTMLButtonElement>('#run')
const output = document.querySelector('#answers')

function print(value: unknown): void {
  if (output !== null) output.textContent = JSON.stringify(value, null, 2)
}

if (typeof Office !== 'undefined') {
  const info = await Office.onReady()
  if (button !== null && info.host === Office.HostType.Excel) {
    button.disabled = false
    button.addEventListener('click', () => {
      button.disabled = true
      void runCases().then((answers) => print({ diagnostics: Office.context.diagnostics, answers }), print)
    })
  }
}
