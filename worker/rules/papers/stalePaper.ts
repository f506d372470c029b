/**
 * 数字变化 — which figures of a draft are no longer true: 「逾期3项」→ 5项, and in which sentence.
 *
 * The draft is written again from the ledger as it stands, for the same day and in the same tone, and the two are
 * compared: figure by figure under its key, then the wording without figures, then the attached list. A draft with
 * anything stale cannot be made final: it would print what the ledger no longer says. It is drafted anew instead.
 */
import type { Paper, PaperFigure } from './paper.ts'

export interface StaleFigure {
  readonly key: string
  readonly section: number
  readonly paragraph: number
  /** The clause that holds it, as drafted. */
  readonly sentence: string
  readonly before: string
  /** Null where the text of now has no such figure any more. */
  readonly now: string | null
}

/** A paragraph whose wording has changed; `before` null where it is new, `now` null where it has gone. */
export interface StaleWording {
  readonly before: string | null
  readonly now: string | null
}

export interface Staleness {
  readonly figures: readonly StaleFigure[]
  readonly wording: readonly StaleWording[]
  /** Rows of the attached list that were added, changed or have gone. */
  readonly rows: number
}

export function stalenessOf(draft: Paper, now: Paper): Staleness {
  const figures = staleFigures(draft, now)
  return { figures, wording: staleWording(draft, now, figures), rows: staleRows(draft, now) }
}

export function isStale({ figures, wording, rows }: Staleness): boolean {
  return figures.length > 0 || wording.length > 0 || rows > 0
}

/** 「2处数字已变化」; empty when nothing has. */
export function sayStaleness({ figures, wording, rows }: Staleness): string {
  const parts = [
    figures.length === 0 ? '' : `${figures.length}处数字已变化`,
    wording.length === 0 ? '' : `${wording.length}段文字已变化`,
    rows === 0 ? '' : `附件有${rows}行已变化`,
  ]
  return parts.filter((part) => part !== '').join('，')
}

function staleFigures(draft: Paper, now: Paper): StaleFigure[] {
  const left = new Map<string, PaperFigure[]>()
  for (const one of now.figures) left.set(one.key, [...(left.get(one.key) ?? []), one])
  return draft.figures.flatMap((figure) => {
    const match = left.get(figure.key)?.shift()
    if (match?.text === figure.text) return []
    const { key, section, paragraph, start, text } = figure
    const whole = draft.sections[section]?.paragraphs[paragraph] ?? ''
    return [
      { key, section, paragraph, sentence: clauseAt(whole, start), before: text, now: match?.text ?? null },
    ]
  })
}

/** From the full stop before to the next. */
function clauseAt(text: string, at: number): string {
  const from = text.slice(0, at).search(/[^。；]*$/)
  const rest = text.slice(at).search(/[。；]/)
  return text.slice(from, rest === -1 ? text.length : at + rest + 1)
}

function staleWording(draft: Paper, now: Paper, figures: readonly StaleFigure[]): StaleWording[] {
  const before = wordingOf(draft)
  const after = wordingOf(now)
  const gone = before.filter(({ bare }) => !after.some((one) => one.bare === bare))
  const come = after.filter(({ bare }) => !before.some((one) => one.bare === bare))
  const told = new Set(figures.map(({ section, paragraph }) => `${section}:${paragraph}`))
  const pairs = Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    before: gone[index] ?? null,
    now: come[index] ?? null,
  }))
  return pairs
    .filter((pair) => pair.before === null || !told.has(pair.before.place))
    .map((pair) => ({ before: pair.before?.text ?? null, now: pair.now?.text ?? null }))
}

/** Every text of the paper with its figures taken out. */
function wordingOf(paper: Paper): { readonly place: string; readonly text: string; readonly bare: string }[] {
  const around = [
    paper.title,
    paper.institution,
    paper.addressee,
    paper.opening,
    paper.signedBy,
    paper.copyTo,
  ]
  const said = paper.sections.flatMap(({ heading, paragraphs }, section) =>
    [heading, ...paragraphs].map((text, index) => ({
      place: `${section}:${index - 1}`,
      text,
      bare: withoutFigures(
        text,
        paper.figures.filter((one) => one.section === section && one.paragraph === index - 1),
      ),
    })),
  )
  return [...around.map((text) => ({ place: '', text, bare: text })), ...said]
}

function withoutFigures(text: string, figures: readonly PaperFigure[]): string {
  return figures
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (left, { start, text: number }) => `${left.slice(0, start)}#${left.slice(start + number.length)}`,
      text,
    )
}

function staleRows(draft: Paper, now: Paper): number {
  const rowsOf = (paper: Paper): string[] =>
    paper.attachments.flatMap(({ rows }) => rows.map((row) => JSON.stringify(row)))
  const [before, after] = [rowsOf(draft), rowsOf(now)]
  const missing = (a: readonly string[], b: readonly string[]): number => {
    const known = new Set(b)
    return a.filter((row) => !known.has(row)).length
  }
  return Math.max(missing(before, after), missing(after, before))
}
