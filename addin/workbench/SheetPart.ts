/** The left side: cell bar, grid, sheet tabs. */
import { formatRect } from '../../test/host/address.ts'
import { deleteRows, insertRows, pasteText, sortTable, typeInto } from '../../test/host/model/person.ts'
import type { Outcome } from '../../test/host/model/person.ts'
import { choicesAt, validationAt } from '../../test/host/model/validation.ts'
import type { Sheet } from '../../test/host/model/sheet.ts'
import type { Table } from '../../test/host/model/table.ts'
import type { Book } from './Book.ts'
import { GridView } from './GridView.ts'
import { element } from './element.ts'

/** How often a waiting redraw looks whether the person has left the cell. */
const RETRY_MS = 150

export class SheetPart {
  private book: Book
  private at = { row: 0, column: 0 }
  private readonly place = element('output')
  private readonly formula = element('input', { className: 'formula', ariaLabel: '单元格内容' })
  private readonly choices = element('select', { ariaLabel: '下拉列表', hidden: true })
  private readonly note = element('div', { className: 'note', role: 'alert' })
  private readonly tabs = element('div', { className: 'tabs', role: 'tablist' })
  private readonly grid: GridView
  readonly element: HTMLElement
  private planned = false
  private selecting = false
  private readonly listener = (): void => {
    // The grid's own selection needs no redraw.
    if (!this.selecting) this.later()
  }

  constructor(book: Book, log: HTMLElement) {
    this.book = book
    this.grid = new GridView(book.host.workbook.active, {
      focus: (row, column) => this.focus(row, column),
      edit: (row, column, text) => this.commit(row, column, text),
      paste: (row, column, rows) =>
        this.tell(pasteText(this.sheet, formatRect({ row, column, rows: 1, columns: 1 }), rows)),
    })
    const button = (label: string, work: () => void): HTMLButtonElement =>
      element('button', { onclick: work }, label)
    const bar = element(
      'div',
      { className: 'bar' },
      this.place,
      this.formula,
      this.choices,
      button('插入行', () => this.tell(insertRows(this.sheet, this.at.row))),
      button('删除行', () => this.tell(deleteRows(this.sheet, this.at.row))),
      button('升序', () => this.sortColumn(true)),
      button('降序', () => this.sortColumn(false)),
      this.note,
    )
    this.element = element('div', { className: 'sheet' }, bar, this.grid.element, this.tabs, log)
    this.formula.addEventListener('change', () => {
      const text = this.formula.value
      this.formula.blur()
      this.commit(this.at.row, this.at.column, text)
    })
    this.choices.addEventListener('change', () =>
      this.commit(this.at.row, this.at.column, this.choices.value),
    )
    this.show(book)
  }

  private get sheet(): Sheet {
    return this.book.host.workbook.active
  }

  show(book: Book): void {
    this.book.host.workbook.listeners.delete(this.listener)
    this.book = book
    book.host.workbook.listeners.add(this.listener)
    this.at = { row: 0, column: 0 }
    this.draw()
  }

  /** Draws once after everything that happens in this turn. */
  later(): void {
    if (this.planned) return
    this.planned = true
    const draw = (): void => {
      if (this.grid.editing) {
        setTimeout(draw, RETRY_MS)
        return
      }
      this.planned = false
      this.draw()
    }
    requestAnimationFrame(draw)
  }

  private draw(): void {
    const { workbook } = this.book.host
    this.grid.show(workbook.active)
    const sheets = workbook.sheets.filter((sheet) => sheet.visibility === 'Visible')
    this.tabs.replaceChildren(
      ...sheets.map((sheet) =>
        element(
          'button',
          {
            role: 'tab',
            ariaSelected: String(sheet === workbook.active),
            onclick: () => workbook.activate(sheet),
          },
          sheet.name,
        ),
      ),
    )
    const { rect, sheet } = workbook.selection
    if (
      sheet === workbook.active &&
      !this.selecting &&
      (rect.row !== this.at.row || rect.column !== this.at.column)
    ) {
      this.at = { row: rect.row, column: rect.column }
      void this.grid.reveal(rect.row, rect.column)
    }
    this.showCell()
  }

  private focus(row: number, column: number): void {
    this.at = { row, column }
    this.selecting = true
    this.book.host.workbook.select(this.sheet, { row, column, rows: 1, columns: 1 })
    this.selecting = false
    this.showCell()
  }

  private showCell(): void {
    const { row, column } = this.at
    this.place.value = formatRect({ row, column, rows: 1, columns: 1 })
    const cell = this.sheet.cell(row, column)
    // What a person is typing there must not be taken away by a redraw.
    if (document.activeElement !== this.formula)
      this.formula.value = cell?.formula ?? this.sheet.textAt(row, column)
    const choices = choicesAt(this.sheet, row, column) ?? []
    this.choices.hidden = choices.length === 0
    this.choices.replaceChildren(
      element('option', { value: '' }, '（空）'),
      ...choices.map((one) => element('option', {}, one)),
    )
    this.choices.value = this.sheet.textAt(row, column)
    const message = validationAt(this.sheet, row, column)?.prompt['message']
    this.formula.placeholder = typeof message === 'string' ? message : ''
  }

  private commit(row: number, column: number, text: string): void {
    this.tell(typeInto(this.sheet, formatRect({ row, column, rows: 1, columns: 1 }), text))
  }

  private tell(outcome: Outcome): void {
    this.note.textContent = outcome.ok
      ? ''
      : [outcome.title, outcome.message].filter((part) => part !== '').join('：')
    this.later()
  }

  private sortColumn(ascending: boolean): void {
    const table: Table | undefined = this.sheet.tables.find((one) =>
      one.contains(this.at.row, this.at.column),
    )
    const column = table?.columns[this.at.column - table.rect.column]
    if (table === undefined || column === undefined)
      this.tell({ ok: false, reason: 'protected', title: '排序', message: '请先选中表格中的一列。' })
    else this.tell(sortTable(table, column.name, ascending))
  }
}
