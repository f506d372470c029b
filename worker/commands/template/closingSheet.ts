/** 销号单 as a form on one page: what was wrong, what was done, who asked, who agreed, what shows it. */
import {
  AlignmentType,
  LineRuleType,
  Table,
  TableLayoutType,
  TableRow,
  WidthType,
  type Document,
  type TableCell,
} from 'docx'
import { cellOf, fonts, line, run, sizes, small, templateOf, TEXT_WIDTH } from './page.ts'
import { afterTable } from './paperText.ts'

/** Label, value, label, value; they fill the 版心. */
const WIDTHS = [1500, 2922, 1500, 2922]

export function closingSheet(): Document {
  return templateOf('销号单模板', [
    line([run('{标题}', fonts.title, sizes.title)], {
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: LineRuleType.EXACT },
    }),
    line([run('编号：{编号}　　打印日期：{打印日期}', fonts.body, sizes.table)], {
      alignment: AlignmentType.RIGHT,
    }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: WIDTHS,
      layout: TableLayoutType.FIXED,
      rows: [
        pair('责任单位', '{责任单位}', '责任人', '{责任人}'),
        pair('问题类别', '{问题类别}', '整改时限', '{整改时限}'),
        single('问题表现', '{问题}', 900),
        single('整改措施', '{整改措施}', 900),
        pair('完成日期', '{完成日期}', '销号日期', '{销号日期}'),
        single('申请销号', '{申请}', 1100, '责任人签字：　　　　　　单位负责人签字：　　　　　'),
        single('办公室审核', '{审核}', 1100, '审核人签字：　　　　　　'),
        single('{#有确认}领导小组确认', '{确认}', 900, '签字：　　　　　　{/有确认}'),
        ...evidence(),
        past(),
      ],
    }),
    afterTable(),
  ])
}

function pair(...[labelA, valueA, labelB, valueB]: readonly [string, string, string, string]): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [label(labelA), value(valueA, 1), label(labelB), value(valueB, 1)],
  })
}

/** `signing`: a line to sign on, at the right of the cell's foot. */
function single(name: string, text: string, height: number, signing?: string): TableRow {
  const lines = [small(text, AlignmentType.LEFT)]
  if (signing !== undefined) lines.push(small(signing, AlignmentType.RIGHT))
  return new TableRow({
    cantSplit: true,
    height: { value: height, rule: 'atLeast' },
    children: [label(name), cellOf(lines, widthOf(1, 3), 3)],
  })
}

function evidence(): TableRow[] {
  return [
    new TableRow({
      cantSplit: true,
      children: [label('佐证材料'), label('名称', 1, 2), label('指纹和查看情况', 3)],
    }),
    new TableRow({
      cantSplit: true,
      children: [label('{#佐证}{序号}'), value('{名称}', 1, 2), value('{指纹}{/佐证}', 3)],
    }),
    new TableRow({ children: [label('{#无佐证}—'), value('{说明}{/无佐证}', 1, 3)] }),
  ]
}

function past(): TableRow {
  return new TableRow({ children: [label('{#以前}此前办理'), value('{经过}{/以前}', 1, 3)] })
}

function label(text: string, column = 0, span = 1): TableCell {
  return cellOf([small(text, AlignmentType.CENTER, fonts.heading)], widthOf(column, span), span)
}

function value(text: string, column: number, span = 1): TableCell {
  return cellOf([small(text, AlignmentType.LEFT)], widthOf(column, span), span)
}

function widthOf(column: number, span: number): number {
  return WIDTHS.slice(column, column + span).reduce((sum, width) => sum + width, 0)
}
