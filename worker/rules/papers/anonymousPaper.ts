/**
 * 网站公开版 — a published paper without units and persons, for the school's website.
 *
 * It is drafted from the same frozen state in the anonymous tone and without attachments; then every name that is
 * still in it is struck out, whoever is named and why: a unit becomes 某单位, a person 有关人员, a list in brackets
 * that held nothing else goes. The signing office and the school stay: they publish it.
 * Limit: a person whom no row names in a column for people is not known here; no text of a row is in this version.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { labelsPeople, namingFields } from '../fields/naming.ts'
import type { ItemContent } from '../items/item.ts'
import type { Paper, PaperFigure } from './paper.ts'

/** What of a row names somebody. */
type NamedItem = Pick<ItemContent, (typeof namingFields)[number] | 'extras'>

/** Stand for the names while lists of them are taken out. */
const UNIT = '\uE000'
const PERSON = '\uE001'
/** Names of office and campaign, which hold words that units are called by (办公室). */
const KEPT = '\uE002'

export function anonymisePaper(draft: Paper, campaign: Campaign, items: readonly NamedItem[]): Paper {
  const strike = striker(campaign, items)
  const sections = draft.sections.map(({ heading, paragraphs }) => ({
    heading: strike(heading),
    paragraphs: paragraphs.map(strike),
  }))
  return {
    ...draft,
    addressee: strike(draft.addressee),
    opening: strike(draft.opening),
    sections,
    closing: strike(draft.closing),
    attachments: [],
    copyTo: '',
    figures: draft.figures.flatMap((one) => movedFigure(one, draft, sections)),
  }
}

/** Written in a column of persons, these name nobody, and a circular's own sentences need them. */
const NOBODY =
  /^(?:办公室|领导小组(?:办公室)?|[各该本有关责任]*单位|责任(?:人|部门)|(?:主要)?负责(?:人|同志)|有关(?:人员|部门)|全体.*)$/

/** Every name that must not be read in the version for the website, the longest first. */
export function namesToStrike(
  campaign: Campaign,
  items: readonly NamedItem[],
): { readonly units: readonly string[]; readonly persons: readonly string[] } {
  const byLength = (names: Iterable<string>): string[] =>
    [...new Set(names)]
      .filter((name) => name.length > 1 && !NOBODY.test(name) && !/^[\d.-]+$/.test(name))
      .toSorted((a, b) => b.length - a.length)
  return {
    units: byLength(campaign.units.flatMap(({ name, aliases }) => [name, ...aliases])),
    persons: byLength(
      items.flatMap((item) => namesSaid(item).flatMap((said) => said.split(/[、，,;；/\s（）()]+/))),
    ),
  }
}

/** What the row says in fields that name people or bodies, and in columns of the unit's own for people. */
function namesSaid(item: NamedItem): string[] {
  const own = Object.entries(item.extras ?? {}).filter(([label]) => labelsPeople(label))
  return [...namingFields.map((field) => item[field] ?? ''), ...own.map(([, said]) => said)]
}

function striker(campaign: Campaign, items: readonly NamedItem[]): (text: string) => string {
  const { units, persons } = namesToStrike(campaign, items)
  const kept = [campaign.name, campaign.office, campaign.institution, campaign.authority].filter(
    (name) => name !== '',
  )
  return (text) => {
    let left = text
    kept.forEach((name, index) => (left = left.replaceAll(name, `${KEPT}${index}${KEPT}`)))
    for (const name of units) left = left.replaceAll(name, UNIT)
    for (const name of persons) left = left.replaceAll(name, PERSON)
    left = left
      .replace(new RegExp(`（[${UNIT}${PERSON}、，；等]+）`, 'gu'), '')
      .replace(new RegExp(`${UNIT}(?:[、，]${UNIT})*等?`, 'gu'), '某单位')
      .replace(new RegExp(`${PERSON}(?:[、，]${PERSON})*等?`, 'gu'), '有关人员')
    kept.forEach((name, index) => (left = left.replaceAll(`${KEPT}${index}${KEPT}`, name)))
    return left
  }
}

/** A figure keeps its number; its place may have moved with the names before it. */
function movedFigure(figure: PaperFigure, draft: Paper, sections: Paper['sections']): PaperFigure[] {
  const before = draft.sections[figure.section]?.paragraphs[figure.paragraph] ?? ''
  const after = sections[figure.section]?.paragraphs[figure.paragraph] ?? ''
  if (before === after) return [figure]
  const nth = before.slice(0, figure.start).split(figure.text).length - 1
  let start = -1
  for (let turn = 0; turn <= nth; turn++) start = after.indexOf(figure.text, start + 1)
  return start === -1 ? [] : [{ ...figure, start }]
}
