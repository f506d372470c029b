/**
 * 同上 — whether a cell says "as above" instead of a value.
 *
 * A lone hyphen or a dash means nothing here: forms use it for "none" as often as for "same".
 */
const DITTO_WORDS =
  /^(?:同上|同前|同上一?[行条项栏格]|上同|同上述|与上(?:一?[行条项])?相?同|内容同上|同上内容|如上|见上|同左上|do\.?|ditto)$/i
/** One look at the first sign spares the rest of nearly every text. */
const OPENS_DITTO = new Set(' \t\r\n\u00a0\u3000（([同上与内如见dD〃″"“”〞〝\'‘’`´＂＇「」『』:：〟′')
const DITTO_MARKS = /^[〃″"“”〞〝''‘’`´＂＇「」『』:：〟′]{1,4}$/

/** 同上, 〃, ″ and their kin, whatever spaces or brackets stand around them. */
export function isDitto(text: string): boolean {
  if (!OPENS_DITTO.has(text.charAt(0))) return false
  const bare = text.replace(/[\s\u00a0\u3000]/g, '').replace(/^[（([]|[）)\]]$|[。.]$/g, '')
  if (DITTO_WORDS.test(bare)) return true
  // A colon alone is no ditto mark; some type two dots or strokes for one.
  return DITTO_MARKS.test(bare) && !/^[:：]+$/.test(bare)
}
