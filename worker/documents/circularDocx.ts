/**
 * Fills a Word template with a circular (通报).
 *
 * Layout, fonts and letterhead are the template's, which an office edits in Word; the text is the rules'. The
 * template is checked when it is handed in (`checkTemplate`), so filling a kept one does not fail.
 */
import { sayDay } from '#rules/day'
import type { Circular, CircularAttachment } from '#rules/circular'
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { titleLines } from './titleLines.ts'
import { zipWhole } from './zip.ts'

/** The circular in the template's layout, as .docx bytes; the same input always gives the same bytes. */
export function fillCircular(circular: Circular, template: Uint8Array | ArrayBuffer): Uint8Array {
  const zip = new PizZip(template)
  const document = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    stripInvalidXMLChars: true,
    // A tag that has nothing to say prints nothing; unknown tags were refused when the template came in.
    nullGetter: () => '',
  })
  document.render(tagValues(circular))
  const { files } = document.getZip()
  return zipWhole(
    Object.values(files)
      .filter(({ dir }) => !dir)
      .map((file) => ({ path: file.name, content: [file.asUint8Array()] })),
  )
}

/** A value for each tag of `circularTags`. */
function tagValues(circular: Circular): Record<string, unknown> {
  return {
    发文单位: circular.institution,
    发文机关: circular.signedBy,
    期号: circular.number,
    标题: titleLines(circular.title),
    主送机关: circular.addressee,
    导语: circular.opening,
    部分: circular.sections.map(({ heading, paragraphs }) => ({
      部分标题: heading,
      段落: paragraphs.map(splitLead),
    })),
    有附件: circular.attachments.map(({ title }) => ({ 附件名称: title })),
    附件: circular.attachments.map(attachmentValues),
    落款: circular.signedBy,
    成文日期: sayDay(circular.issuedOn),
    统计截止日: sayDay(circular.asOf),
    汇总次数: circular.snapshotNo,
  }
}

/** （一）抓紧整改。… has its first sentence set apart, as GB/T 9704 sets the second level. */
function splitLead(paragraph: string): Record<string, string> {
  const lead = /^（[一二三四五六七八九十]+）[^。]*。/.exec(paragraph)?.[0] ?? ''
  return { 段首: lead, 段文: paragraph.slice(lead.length) }
}

function attachmentValues({ title, rows }: CircularAttachment): Record<string, unknown> {
  return {
    附件名称: title,
    行: rows.map((row) => ({
      总序号: row.ledgerNo,
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
