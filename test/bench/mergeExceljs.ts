/** The same merge as merge_openpyxl.py, with exceljs in Node: `node mergeExceljs.ts LOAD_DIR OUT.xlsx [AS_OF]`. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import exceljs from 'exceljs'

const [folder = '', out = '', asOf = '2017-08-15'] = process.argv.slice(2)

function dueOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  const text = String(value)
  const day = /^(\d{4})[年.](\d+)[月.](\d+)/.exec(text)
  if (day) return `${day[1]}-${(day[2] ?? '').padStart(2, '0')}-${(day[3] ?? '').padStart(2, '0')}`
  const monthEnd = /^(\d+)月底前/.exec(text)
  if (!monthEnd) return null
  return new Date(Date.UTC(2017, Number(monthEnd[1]), 0)).toISOString().slice(0, 10)
}

const merged = new exceljs.Workbook()
const ledger = merged.addWorksheet('汇总台账', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] })
const tally = new Map<string, { total: number; done: number; overdue: number }>()
let head: string[] | null = null
let rowCount = 0

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.xlsx'))
  .toSorted()) {
  const unit = basename(file, '.xlsx').replace(/^\d+-/, '')
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(join(folder, file))
  let columns: Map<string, number> | null = null
  book.worksheets[0]?.eachRow((row) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1) : []
    if (cells[0] === '序号') {
      const labels = cells.map(String)
      columns = new Map(labels.map((label, index) => [label, index]))
      if (head === null) {
        head = labels
        ledger.addRow(['单位', ...labels, '整改期限', '逾期天数'])
      }
      return
    }
    if (columns === null || head === null) return
    const known = columns
    const due = dueOf(cells[known.get('整改时限') ?? -1])
    const done = cells[known.get('整改状态') ?? -1] === '已完成'
    const late = due !== null && due < asOf && !done
    const added = ledger.addRow([
      unit,
      ...head.map((label) => cells[known.get(label) ?? -1] ?? null),
      due,
      late ? (Date.parse(asOf) - Date.parse(due)) / 86_400_000 : null,
    ])
    added.eachCell((cell) => {
      cell.alignment = { wrapText: true, vertical: 'middle' }
      if (late) cell.font = { color: { argb: 'FFC00000' } }
    })
    const counts = tally.get(unit) ?? { total: 0, done: 0, overdue: 0 }
    tally.set(unit, counts)
    counts.total++
    if (done) counts.done++
    if (late) counts.overdue++
    rowCount++
  })
}
ledger.getRow(1).font = { bold: true }
ledger.autoFilter = { from: 'A1', to: { row: ledger.rowCount, column: ledger.columnCount } }
const units = merged.addWorksheet('单位统计')
units.addRow(['单位', '问题数', '已完成', '逾期'])
for (const [unit, counts] of [...tally].toSorted((a, b) => b[1].overdue - a[1].overdue)) {
  units.addRow([unit, counts.total, counts.done, counts.overdue])
}
await merged.xlsx.writeFile(out)
console.log(rowCount, 'rows')
