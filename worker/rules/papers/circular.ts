/**
 * 通报 — the weekly circular (周通报, M-34) and the overdue circular (逾期通报) as paragraphs and a table.
 *
 * Set out as published ones are: 总体情况 with shares, 报送情况, 存在的问题 by unit and item number, 工作要求. A part
 * that has nothing to say is left out and the numbering closes up. Whom it names is a choice of the office
 * (circular/tone.ts). The rules propose and a person decides: the text says 建议.
 * Sources: 中南林业科技大学 2017-03, 珠海城市职业技术学院 2020-01, 紫阳县督察通报第十七期 2022-09.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { sayDay, type Day } from '../calendar/day.ts'
import { judgeLedger } from '../figures/judgedLedger.ts'
import { demandsPart, overdueDemandsPart } from './circular/demands.ts'
import type { CircularFacts } from './circular/facts.ts'
import { overallPart } from './circular/overall.ts'
import { overdueRows } from './circular/overdueRows.ts'
import { overdueParagraphs, problemsPart } from './circular/problems.ts'
import { reportingPart } from './circular/reporting.ts'
import { defaultTone, type Tone } from './circular/tone.ts'
import { setParts, type CitedFailure, type Paper, type PaperAttachment } from './paper.ts'
import type { PaperKind } from '../campaign/paperKind.ts'
import { paperNumber } from './paperNumber.ts'
import type { PaperFacts } from '../figures/facts.ts'

/** What the office chooses for one circular, and what is to be told in it. */
export interface CircularSettings {
  /** Day under the text; the day of the figures when absent. */
  readonly issuedOn?: Day | undefined
  /** What is not said is as in `defaultTone`. */
  readonly tone?: Partial<Tone> | undefined
  /** Given when it is made final; a draft has none. */
  readonly no?: number | undefined
  /** What spot checks found since the last circular. */
  readonly failures?: readonly CitedFailure[] | undefined
}

export function draftCircular(known: PaperFacts, settings: CircularSettings = {}): Paper {
  const facts = circularFacts(known, settings)
  const { campaign, asOf } = known
  return {
    ...paperFrame('weekly-circular', known, settings),
    title: `关于${campaign.name}工作进展情况的通报`,
    addressee: '各单位：',
    opening: `${orderOf(campaign)}现将${campaign.name}工作截至${sayDay(asOf)}的进展情况通报如下：`,
    ...setParts([overallPart(facts), reportingPart(facts), problemsPart(facts), demandsPart(facts)]),
    closing: '',
    attachments: attachmentsOf(facts),
  }
}

/** 逾期通报: what is overdue and nothing else. */
export function draftOverdueCircular(known: PaperFacts, settings: CircularSettings = {}): Paper {
  const facts = circularFacts(known, settings)
  const { campaign, asOf } = known
  return {
    ...paperFrame('overdue-circular', known, settings),
    title: `关于${campaign.name}逾期未完成问题的通报`,
    addressee: '各单位：',
    opening: `${orderOf(campaign)}现将${campaign.name}中截至${sayDay(asOf)}逾期未完成整改的问题通报如下：`,
    ...setParts([{ title: '逾期情况', paragraphs: overdueParagraphs(facts) }, overdueDemandsPart(facts)]),
    closing: '特此通报。',
    attachments: attachmentsOf(facts),
  }
}

export function circularFacts(known: PaperFacts, { tone, failures }: CircularSettings): CircularFacts {
  const whole = { ...defaultTone, ...tone }
  return {
    ...known,
    judged: judgeLedger(known.items, known.campaign, known.calendar, known.asOf),
    tone: whole,
    isNamed: whole.naming === 'named',
    failures: failures ?? [],
  }
}

/** What every paper of the office has around its text. */
export function paperFrame(
  kind: PaperKind,
  { campaign, asOf, snapshotNo }: Pick<PaperFacts, 'campaign' | 'asOf' | 'snapshotNo'>,
  settings: Pick<CircularSettings, 'issuedOn' | 'no'>,
): Pick<
  Paper,
  'kind' | 'number' | 'institution' | 'signedBy' | 'issuedOn' | 'copyTo' | 'asOf' | 'snapshotNo'
> {
  const issuedOn = settings.issuedOn ?? asOf
  return {
    kind,
    number: paperNumber(campaign, kind, issuedOn, settings.no ?? null),
    institution: campaign.institution,
    signedBy: campaign.office,
    issuedOn,
    copyTo: campaign.papers?.copyTo ?? '',
    asOf,
    snapshotNo,
  }
}

/** 根据…部署要求，; nothing where no authority orders it. */
export function orderOf({ authority }: Pick<Campaign, 'authority'>): string {
  return authority === '' ? '' : `根据${authority}部署要求，`
}

/** A circular that names nobody has no list of names either. */
export function attachmentsOf(facts: CircularFacts): PaperAttachment[] {
  const rows = facts.isNamed ? overdueRows(facts) : []
  return rows.length === 0 ? [] : [{ title: '逾期未完成问题一览表', rows }]
}
