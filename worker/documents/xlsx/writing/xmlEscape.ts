/** Text on its way into XML. */

// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const SPECIAL = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F]/
const EACH_SPECIAL = new RegExp(SPECIAL, 'g')
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/**
 * Escaped for text and attributes. A control character, which XML cannot hold, is written as spreadsheets do:
 * `_x0001_` (ECMA-376 part 1, 22.9.2.19).
 */
export function xmlEscape(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, reference) : text
}

function reference(sign: string): string {
  return REFERENCES[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
