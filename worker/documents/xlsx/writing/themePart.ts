/** The colours and fonts that a workbook falls back on; the summary's own looks never do, charts may. */
import { XML_HEAD } from './xmlEscape.ts'

const colours: Readonly<Record<string, string>> = {
  dk2: '44546A',
  lt2: 'E7E6E6',
  accent1: '4472C4',
  accent2: 'ED7D31',
  accent3: 'A5A5A5',
  accent4: 'FFC000',
  accent5: '5B9BD5',
  accent6: '70AD47',
  hlink: '0563C1',
  folHlink: '954F72',
}
const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const fills = fill.repeat(3)
const lines = [6350, 12_700, 19_050].map((width) => `<a:ln w="${width}">${fill}</a:ln>`).join('')
const effects = '<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)

/** The part theme1.xml. */
export function themePart(): string {
  return [
    `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office Theme"><a:themeElements>`,
    '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>',
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>',
    ...Object.entries(colours).map(([name, colour]) => `<a:${name}><a:srgbClr val="${colour}"/></a:${name}>`),
    `</a:clrScheme><a:fontScheme name="Office">${font('major', 'Calibri Light')}${font('minor', 'Calibri')}</a:fontScheme>`,
    `<a:fmtScheme name="Office"><a:fillStyleLst>${fills}</a:fillStyleLst><a:lnStyleLst>${lines}</a:lnStyleLst>`,
    `<a:effectStyleLst>${effects}</a:effectStyleLst><a:bgFillStyleLst>${fills}</a:bgFillStyleLst></a:fmtScheme>`,
    '</a:themeElements></a:theme>',
  ].join('')
}

function font(kind: 'major' | 'minor', typeface: string): string {
  return `<a:${kind}Font><a:latin typeface="${typeface}"/><a:ea typeface=""/><a:cs typeface=""/></a:${kind}Font>`
}
