/**
 * Fills a Word template with a paper (公文): circular, notice, letter, report, or closing sheet.
 *
 * Layout, fonts and letterhead are the template's, which an office edits in Word; the text is the rules'. The
 * template is checked when it is handed in (`checkTemplate`), so filling a kept one does not fail.
 */
import type { ClosingSheet } from '#rules/papers/closingSheet'
import { sayDay } from '#rules/calendar/day'
import type { Paper, PaperAttachment } from '#rules/papers/paper'
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { titleLines } from './titleLines.ts'
import { zipWhole } from './zip.ts'

/** The paper in the template's layout, as .docx bytes; the same input always gives the same bytes. */
export function fillPaper(paper: Paper | ClosingSheet, template: Uint8Array | ArrayBuffer): Uint8Array {
  const zip = new PizZip(template)
  const document = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    stripInvalidXMLChars: true,
    // A tag that has nothing to say prints nothing; unknown tags were refused when the template came in.
    nullGetter: () => '',
  })
  document.render('sections' in paper ? paperValues(paper, setsLastApart(document)) : sheetValues(paper))
  const { files } = document.getZip()
  return zipWhole(
    Object.values(files)
      .filter(({ dir }) => !dir)
      .map((file) => ({ path: file.name, content: [file.asUint8Array()] })),
  )
}

/**
 * Whether the template has a place of its own for the last paragraph (末段), which keeps with the signature: no page
 * bears nothing but a signature (GB/T 9704-2012, 7.3.5). In one without, it stands with the others.
 */
function setsLastApart(document: Docxtemplater): boolean {
  return document.getFullText().includes('{#末段}')
}

/** A value for each tag of a paper. */
function paperValues(paper: Paper, isLastApart: boolean): Record<string, unknown> {
  const last = isLastApart ? (paper.sections.at(-1)?.paragraphs.at(-1) ?? null) : null
  return {
    发文单位: paper.institution,
    发文机关: paper.signedBy,
    期号: paper.number,
    文号: paper.number,
    标题: titleLines(paper.title),
    主送机关: paper.addressee,
    导语: paper.opening,
    部分: paper.sections.map(({ heading, paragraphs }, index) => ({
      部分标题: heading,
      段落: (last !== null && index === paper.sections.length - 1 ? paragraphs.slice(0, -1) : paragraphs).map(
        splitLead,
      ),
    })),
    末段: last === null ? [] : [splitLead(last)],
    有结语: paper.closing === '' ? [] : [{ 结语: paper.closing }],
    有附件: paper.attachments.map(({ title }) => ({ 附件名称: title })),
    附件: paper.attachments.map(attachmentValues),
    落款: paper.signedBy,
    成文日期: sayDay(paper.issuedOn),
    统计截止日: sayDay(paper.asOf),
    汇总次数: paper.snapshotNo,
    有抄送: paper.copyTo === '' ? [] : [{ 抄送: paper.copyTo.replace(/。$/, '') }],
    印发机关: paper.signedBy,
    印发日期: sayDay(paper.issuedOn),
  }
}

/** （一）抓紧整改。… has its first sentence set apart, as GB/T 9704 sets the second level. */
function splitLead(paragraph: string): Record<string, string> {
  const lead = /^（[一二三四五六七八九十]+）[^。]*。/.exec(paragraph)?.[0] ?? ''
  return { 段首: lead, 段文: paragraph.slice(lead.length) }
}

function attachmentValues({ title, rows }: PaperAttachment): Record<string, unknown> {
  return {
    附件名称: title,
    行: rows.map((row) => ({
      编号: row.number ?? row.ledgerNo,
      // In templates of before there were numbers: the text cites numbers, so its list names them too.
      总序号: row.number ?? row.ledgerNo,
      单位: row.unit,
      问题: row.problem,
      整改时限: row.due,
      逾期天数: row.daysLate,
      逾期工作日: row.workdaysLate,
      责任人: row.owner,
      建议: row.advice,
    })),
  }
}

/** A value for each tag of a closing sheet. */
function sheetValues(sheet: ClosingSheet): Record<string, unknown> {
  return {
    标题: titleLines(sheet.title),
    发文单位: sheet.institution,
    发文机关: sheet.office,
    编号: sheet.number,
    责任单位: sheet.unit,
    问题类别: sheet.category,
    问题: sheet.problem,
    整改措施: sheet.measures,
    整改时限: sheet.limit,
    责任人: sheet.owner,
    完成日期: sheet.completedOn,
    申请: sheet.request,
    审核: sheet.review,
    确认: sheet.confirmation ?? '',
    有确认: sheet.confirmation === null ? [] : [{ 确认: sheet.confirmation }],
    销号日期: sheet.closedOn,
    佐证: sheet.evidence.map(({ no, name, mark }) => ({ 序号: no, 名称: name, 指纹: mark })),
    无佐证: sheet.evidence.length === 0 ? [{ 说明: sheet.withoutEvidence }] : [],
    以前: sheet.past.map((line) => ({ 经过: line })),
    打印日期: sayDay(sheet.printedOn),
  }
}
