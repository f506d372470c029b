/** The workbench: a sheet at the left, the real pane at the right, for people without Excel. Development only. */
import { MAX_COLUMNS } from '../../test/host/address.ts'
import { typeInto } from '../../test/host/model/person.ts'
import { serialOf } from '../../test/host/model/functions.ts'
import type { Book } from './Book.ts'
import { openBook, openSample, sampleNames } from './Book.ts'
import { PaneFrame } from './PaneFrame.ts'
import type { Entered } from './RoleSwitch.ts'
import { RoleSwitch } from './RoleSwitch.ts'
import { SheetPart } from './SheetPart.ts'
import { BatchLog } from './batchLog.ts'
import { element } from './element.ts'

/** What a newcomer does next; the pane tells the rest. */
const FIRST_STEPS = '先在右侧“规范”里生成台账，改好红框，再“同步”；换成“办公室”可汇总。'

/** Where a ledger says whose it is. */
const TOP_ROWS = 6

function topText(book: Book): string {
  const { active } = book.host.workbook
  return active
    .cells({ row: 0, column: 0, rows: TOP_ROWS, columns: MAX_COLUMNS })
    .map(([row, column]) => active.textAt(row, column))
    .toArray()
    .join('\n')
}

class Workbench {
  private readonly root: HTMLElement
  private readonly roles = new RoleSwitch()
  private readonly pane = new PaneFrame()
  private readonly log = new BatchLog()
  private readonly samples = element('select', { ariaLabel: '打开台账' })
  private readonly bookList = element('select', { ariaLabel: '工作簿' })
  private readonly hint = element('span', { className: 'hint', role: 'status' })
  private readonly books: Book[] = []
  private sheet: SheetPart | null = null
  private entered: Entered | null = null
  /** Workbooks the add-in made that are open already, by host. */
  private readonly opened = new WeakMap<Book['host'], number>()

  constructor(root: HTMLElement) {
    this.root = root
    const file = element('input', { type: 'file', accept: '.xlsx', hidden: true })
    const own = element('button', { onclick: () => file.click() }, '打开本机文件…')
    const again = element('button', { onclick: () => this.reopenPane() }, '重开窗格')
    file.addEventListener('change', () => void this.openFile(file.files?.[0]))
    const top = element(
      'div',
      { className: 'top' },
      element('strong', {}, '台账通 · 试用台'),
      element('label', {}, '打开台账', this.samples),
      own,
      file,
      element('label', {}, '工作簿', this.bookList),
      this.roles.element,
      again,
      this.hint,
    )
    root.append(top)
    this.listen()
  }

  async start(): Promise<void> {
    this.entered = await this.roles.start()
    const names = await sampleNames()
    this.samples.append(...names.map((name) => element('option', {}, name)))
    const [first] = names
    if (first === undefined) throw new Error('no sample ledgers were copied beside the page')
    await this.openNamed(first)
  }

  private listen(): void {
    this.samples.addEventListener('change', () => void this.openNamed(this.samples.value))
    this.bookList.addEventListener('change', () => {
      const book = this.books[Number(this.bookList.value)]
      if (book !== undefined) this.show(book)
    })
    this.roles.changed = (entered) => {
      this.entered = entered
      this.reopenPane()
    }
    this.root.addEventListener('dragover', (event) => {
      event.preventDefault()
      this.root.classList.add('dropping')
    })
    this.root.addEventListener('dragleave', () => this.root.classList.remove('dropping'))
    this.root.addEventListener('drop', (event) => {
      event.preventDefault()
      this.root.classList.remove('dropping')
      void this.openFile(event.dataTransfer?.files[0])
    })
  }

  /** The campaign's today, else the clock's, as Excel counts days. */
  private today(): number {
    const day = this.entered?.view.today ?? new Date().toISOString().slice(0, 10)
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    return serialOf(year, month, date)
  }

  private async openNamed(name: string): Promise<void> {
    await this.attempt(name, () => openSample(name, this.today()))
  }

  private async openFile(file: File | undefined): Promise<void> {
    if (file !== undefined)
      await this.attempt(file.name, async () =>
        openBook(file.name, new Uint8Array(await file.arrayBuffer()), this.today()),
      )
  }

  private async attempt(name: string, open: () => Promise<Book>): Promise<void> {
    try {
      const book = await open()
      this.entered = (await this.roles.chooseUnitOf(name + topText(book))) ?? this.entered
      this.add(book)
      this.show(book)
      this.reopenPane()
      this.hint.textContent = FIRST_STEPS
    } catch (error) {
      this.hint.textContent = `“${name}”打不开：${error instanceof Error ? error.message : String(error)}`
    }
  }

  private add(book: Book): void {
    this.books.push(book)
    this.bookList.append(element('option', { value: String(this.books.length - 1) }, book.name))
    book.host.onBatch = (exchange) => {
      this.log.add(exchange)
      this.sheet?.later()
      void this.openCreated(book)
    }
  }

  /** The host of the workbook in front; tests and the curious look at it from the console. */
  get host(): Book['host'] | undefined {
    return this.current()?.host
  }

  /** Types into a cell of the sheet in front, wherever the grid has scrolled to. */
  typeInto(address: string, text: string): void {
    const active = this.host?.workbook.active
    if (active !== undefined) typeInto(active, address, text)
  }

  private current(): Book | undefined {
    return this.books[Number(this.bookList.value)]
  }

  private show(book: Book): void {
    this.bookList.value = String(this.books.indexOf(book))
    if (this.sheet === null) {
      this.sheet = new SheetPart(book, this.log.element)
      this.root.append(this.sheet.element, this.pane.element)
    } else this.sheet.show(book)
  }

  private reopenPane(): void {
    const book = this.current()
    if (book !== undefined) this.pane.open(book.host, this.entered?.session ?? null)
  }

  /** Excel opens a workbook the add-in made in another window; here it joins the list and comes to front. */
  private async openCreated(book: Book): Promise<void> {
    const known = this.opened.get(book.host) ?? 0
    const made = book.host.workbook.created.slice(known)
    this.opened.set(book.host, known + made.length)
    for (const [n, base64] of made.entries()) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      // oxlint-disable-next-line no-await-in-loop -- they come to front in the order they were made
      const created = await openBook(`新工作簿${known + n + 1}.xlsx`, bytes, this.today())
      this.add(created)
      this.show(created)
      this.hint.textContent = '窗格生成的工作簿已打开；用“工作簿”可切回台账。'
    }
  }
}

const root = document.getElementById('workbench')
if (root === null) throw new Error('the page has no root')
const workbench = new Workbench(root)
Object.assign(window, { workbench })
await workbench.start()
