/**
 * The rules about Excel that this host holds without having been checked against Excel, as code that runs in both.
 *
 * A person opens the workbench's `conformance.html` as a task pane in real Excel once and sends the JSON it prints;
 * where Excel answers otherwise, the host is wrong and is mended. Each `Unchecked in Excel (name)` comment names a case.
 */

export interface ConformanceCase {
  /** As in the comment beside the rule. */
  readonly name: string
  readonly question: string
  /** Works on an empty sheet of its own; the answer must be plain JSON. */
  run(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<unknown>
  /** What the host answers until Excel has been asked. */
  readonly assumed: unknown
}

/** The code of the error that `work` ends with, or what it answers. */
async function codeOr(context: Excel.RequestContext, work: () => unknown): Promise<unknown> {
  try {
    const answer = work()
    await context.sync()
    return answer instanceof OfficeExtension.ClientResult ? answer.value : 'done'
  } catch (error) {
    return error instanceof OfficeExtension.Error ? error.code : String(error)
  }
}

async function valuesAfterWriting(
  context: Excel.RequestContext,
  range: Excel.Range,
  values: unknown[][],
): Promise<unknown> {
  range.values = values
  range.load(['values', 'formulas', 'valueTypes'])
  await context.sync()
  return [range.values, range.formulas, range.valueTypes]
}

export const CASES: readonly ConformanceCase[] = [
  {
    name: 'load-before-set',
    question: 'Does a range loaded before it is set in the same batch tell what stood there before?',
    run: async (context, sheet) => {
      sheet.getRange('A1').values = [['原来']]
      await context.sync()
      const before = sheet.getRange('A1')
      before.load('values,formulas')
      sheet.getRange('A1').values = [['后来']]
      const after = sheet.getRange('A1')
      after.load('values')
      await context.sync()
      return [before.values, before.formulas, after.values]
    },
    assumed: [[['原来']], [['原来']], [['后来']]],
  },
  {
    name: 'text-as-formula',
    question: 'Does a string from an add-in that begins with + - @ become a formula?',
    run: async (context, sheet) => {
      const results = []
      for (const text of ['-见附件', '+abc', '@abc', '-', '-5', '=1+1'])
        // oxlint-disable-next-line no-await-in-loop -- one broken formula must not spoil the others
        results.push(
          await codeOr(context, () => (sheet.getRange('A1').values = [[text]])),
          await shownIn(context, sheet),
        )
      return results
    },
    assumed: ['done', '=-见附件', 'done', '=+abc', 'done', '=abc', 'done', '-', 'done', -5, 'done', '=1+1'],
  },
  {
    name: 'number-into-text-cell',
    question: 'Does a number written into a cell of format @ become text?',
    run: async (context, sheet) => {
      sheet.getRange('A1').numberFormat = [['@']]
      return valuesAfterWriting(context, sheet.getRange('A1'), [[12]])
    },
    assumed: [[['12']], [['12']], [['String']]],
  },
  {
    name: 'apostrophe-in-text-cell',
    question: 'Is a leading apostrophe taken off in a cell of format @?',
    run: async (context, sheet) => {
      sheet.getRange('A1').numberFormat = [['@']]
      return valuesAfterWriting(context, sheet.getRange('A1'), [["'=1+1"]])
    },
    assumed: [[['=1+1']], [['=1+1']], [['String']]],
  },
  {
    name: 'one-by-one-broadcast',
    question: 'Does a 1×1 matrix fill a larger range, for values and for number formats?',
    run: async (context, sheet) => [
      await codeOr(context, () => (sheet.getRange('A1:A3').values = [[1]])),
      await codeOr(context, () => (sheet.getRange('A1:A3').numberFormat = [['0.00']])),
    ],
    assumed: ['InvalidArgument', 'done'],
  },
  {
    name: 'error-codes',
    question:
      'Which codes answer a missing sheet, a cell off the sheet, a double name, a locked cell, a too long list?',
    run: async (context, sheet) => {
      const missing = await codeOr(context, () =>
        context.workbook.worksheets.getItem('没有这张表').load('name'),
      )
      const outside = await codeOr(context, () => sheet.getRange('A1').getOffsetRange(-1, 0).load('address'))
      sheet.load('name')
      await context.sync()
      const double = await codeOr(context, () => context.workbook.worksheets.add(sheet.name))
      const list = await codeOr(context, () => {
        sheet.getRange('A1').dataValidation.rule = {
          list: { inCellDropDown: true, source: '一'.repeat(256) },
        }
      })
      sheet.protection.protect()
      const locked = await codeOr(context, () => (sheet.getRange('A1').values = [[1]]))
      sheet.protection.unprotect()
      await context.sync()
      return [missing, outside, double, list, locked]
    },
    assumed: ['ItemNotFound', 'InvalidArgument', 'ItemAlreadyExists', 'InvalidArgument', 'AccessDenied'],
  },
  {
    name: 'rows-add-fresh',
    question: 'Does the first rows.add of a table with one empty row fill that row?',
    run: async (context, sheet) => {
      sheet.getRange('A1:B1').values = [['a', 'b']]
      const table = sheet.tables.add('A1:B1', true)
      await context.sync()
      table.rows.add(undefined, [[1, 2]])
      const range = table.getRange()
      range.load(['values'])
      await context.sync()
      return range.values
    },
    assumed: [
      ['a', 'b'],
      [1, 2],
    ],
  },
  {
    name: 'conditional-anchor',
    question: 'Is a custom rule read relative to the first cell of its range, wherever the selection is?',
    run: async (context, sheet) => {
      sheet.getRange('D9').select()
      const format = sheet.getRange('B2:B5').conditionalFormats.add(Excel.ConditionalFormatType.custom)
      format.custom.rule.formula = '=$A2>0'
      await context.sync()
      const rule = format.custom.rule
      rule.load('formula')
      await context.sync()
      return rule.formula
    },
    assumed: '=$A2>0',
  },
  {
    name: 'list-of-missing-name',
    question: 'Can a list rule name a range that does not exist?',
    run: async (context, sheet) =>
      codeOr(context, () => {
        sheet.getRange('A1').dataValidation.rule = { list: { inCellDropDown: true, source: '=没有这个名称' } }
      }),
    assumed: 'done',
  },
  {
    name: 'format-defaults',
    question: 'What look does an untouched cell have?',
    run: async (context, sheet) => {
      const { format } = sheet.getRange('C3')
      format.load([
        'horizontalAlignment',
        'verticalAlignment',
        'wrapText',
        'font/color',
        'font/bold',
        'fill/color',
        'protection/locked',
      ])
      await context.sync()
      return [
        format.horizontalAlignment,
        format.verticalAlignment,
        format.wrapText,
        format.font.color,
        format.font.bold,
        format.fill.color,
        format.protection.locked,
      ]
    },
    assumed: ['General', 'Center', false, '#000000', false, '#FFFFFF', true],
  },
  {
    name: 'default-sizes',
    question: 'How large is an untouched cell, in points?',
    run: async (context, sheet) => {
      const { format } = sheet.getRange('C3')
      format.load(['columnWidth', 'rowHeight'])
      await context.sync()
      return [format.columnWidth, format.rowHeight]
    },
    assumed: [54, 14.25],
  },
  {
    name: 'page-defaults',
    question: 'How is an untouched sheet printed?',
    run: async (context, sheet) => {
      const layout = sheet.pageLayout
      layout.load(['orientation', 'paperSize', 'leftMargin', 'topMargin'])
      await context.sync()
      return [layout.orientation, layout.paperSize, layout.leftMargin, layout.topMargin]
    },
    assumed: ['Portrait', 'A4', 50.4, 54],
  },
  {
    name: 'autofit',
    question: 'How wide does autofit make ten Chinese characters, in points?',
    run: async (context, sheet) => {
      const range = sheet.getRange('A1')
      range.values = [['一二三四五六七八九十']]
      range.format.autofitColumns()
      range.format.load('columnWidth')
      await context.sync()
      return range.format.columnWidth
    },
    assumed: 118,
  },
  {
    name: 'sort-events',
    question: 'Which events tell of a sort by an add-in?',
    run: async (context, sheet) => {
      const seen: string[] = []
      sheet.onRowSorted.add(async (event) => void seen.push(`sorted ${event.address}`))
      sheet.onChanged.add(async (event) => void seen.push(`${event.changeType} ${event.address}`))
      sheet.getRange('A1:A2').values = [[2], [1]]
      await context.sync()
      sheet.getRange('A1:A2').sort.apply([{ key: 0, ascending: true }])
      await context.sync()
      // Turns of the event loop, too: half a second in which the page stood still would have brought no event.
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setTimeout(resolve, 10))
      return seen
    },
    assumed: ['RangeEdited A1:A2', 'sorted A1:A2', 'RangeEdited A1:A2'],
  },
]

async function shownIn(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<unknown> {
  const range = sheet.getRange('A1')
  range.load('formulas')
  await context.sync()
  const shown: unknown = range.formulas[0]?.[0]
  range.clear()
  await context.sync()
  return shown
}

export interface ConformanceAnswer {
  readonly name: string
  readonly answer: unknown
  readonly agrees: boolean
}

/** Runs every case on a sheet of its own and takes the sheet away again. */
export async function runCases(): Promise<ConformanceAnswer[]> {
  const answers: ConformanceAnswer[] = []
  for (const one of CASES) {
    // oxlint-disable-next-line no-await-in-loop -- cases select and sort: one after the other
    const answer = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add()
      sheet.activate()
      await context.sync()
      try {
        return await one.run(context, sheet)
      } catch (error) {
        return error instanceof OfficeExtension.Error
          ? `failed: ${error.code} ${error.message}`
          : `failed: ${String(error)}`
      } finally {
        sheet.delete()
        await context.sync()
      }
    })
    answers.push({ name: one.name, answer, agrees: JSON.stringify(answer) === JSON.stringify(one.assumed) })
  }
  return answers
}
