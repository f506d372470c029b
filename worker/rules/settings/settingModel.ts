/**
 * 设置的取值 — a campaign's settings as plain values by the keys of `settingFields.ts`, and back.
 *
 * What the sheet does not show (编号, 访问频次, 过去各周的时点) is taken from the campaign that the values came from:
 * `campaignOf(modelOf(c), c)` is `c`.
 */
import type { Campaign, EscalationMeasure, LadderLevel } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import { requirableFields } from '../fields/requirableFields.ts'
import { labelOf } from '../fields/field.ts'
import { paperKinds } from '../campaign/paperKind.ts'
import { ownRulesOf, ownTables, rhythmIn } from './own/ownRuleModel.ts'
import { calendarOfSpans, holidaySpans } from './holidaySpans.ts'
import { askLabels } from './settingFields.ts'
import type { FactSectionKey, TableKey } from './settingSection.ts'
import { booleanIn, dayIn, knownIn, namesIn, numberIn, textIn, type SettingRecord } from './settingRecord.ts'

export interface SettingsModel {
  readonly facts: Readonly<Record<FactSectionKey, SettingRecord>>
  readonly tables: Readonly<Record<TableKey, readonly SettingRecord[]>>
}

export function modelOf(campaign: Campaign): SettingsModel {
  const { weeklyReport, disposal, registers, notices, spotCheck, integrity = {} } = campaign
  return {
    facts: {
      basics: {
        name: campaign.name,
        authority: campaign.authority,
        institution: campaign.institution,
        office: campaign.office,
        starts: campaign.starts,
        ends: campaign.ends,
        timeZone: campaign.timeZone,
      },
      weekly: {
        every: weeklyReport.every ?? null,
        weekday: String(weeklyReport.weekday),
        monthDay: weeklyReport.monthDay ?? null,
        time: weeklyReport.time,
        firstDue: weeklyReport.firstDue,
      },
      limits: {
        immediateDays: disposal.immediateDays,
        dueSoonDays: campaign.dueSoonDays,
        maxPerItem: campaign.extensions?.maxPerItem ?? null,
        askWorkdays: campaign.extensions?.askWorkdays ?? null,
        extensionWorkdays: campaign.extensions?.answerWorkdays ?? null,
        reviewDays: campaign.closure?.reviewDays ?? null,
        answerWorkdays: notices?.answerWorkdays ?? null,
        noticeWord: notices?.word ?? null,
        confirm: campaign.closure?.confirm ?? null,
        requiredFields: campaign.entry?.required?.map((field) => labelOf(field)).join('、') ?? null,
        problemCharacters: campaign.entry?.problemCharacters ?? null,
        otherCharacters: campaign.entry?.otherCharacters ?? null,
        draftDays: campaign.entry?.draftDays ?? null,
        planDue: registers?.planDue ?? null,
        dueInclusive: registers?.dueInclusive ?? null,
        correctionDays: registers?.correctionDays ?? null,
        compareDays: campaign.compareDays ?? null,
        copyTo: campaign.papers?.copyTo ?? null,
      },
      checks: {
        drawLate: spotCheck?.late ?? null,
        drawReopened: spotCheck?.reopened ?? null,
        ...Object.fromEntries(integrityKeys.map((key) => [key, integrity[key] ?? null])),
      },
    },
    tables: tablesOf(campaign),
  }
}

const integrityKeys = [
  'alikePercent',
  'alikeCharacters',
  'rushDays',
  'rushRequests',
  'rushPercent',
  'zeroWeeks',
] as const

function tablesOf(campaign: Campaign): SettingsModel['tables'] {
  return {
    units: campaign.units.map(({ id, name, aliases, short, kind, since }) => ({
      id,
      name,
      aliases: aliases.join('、'),
      short: short ?? null,
      kind: kind ?? null,
      since: since ?? null,
    })),
    categories: campaign.categories.map(({ no, name, text, tags }) => ({
      no,
      name,
      text,
      tags: tags?.join('、') ?? null,
    })),
    kinds: campaign.kinds.map((name) => ({ name })),
    stages: campaign.stages.map(({ name, from, to }) => ({ name, from, to })),
    milestones: campaign.milestones.map(({ name, due, asks }) => ({
      name,
      due,
      asks: asks?.map((ask) => askLabels[ask]).join('、') ?? null,
    })),
    ladder: campaign.ladder.map(({ level, daysLate }) => ({ level, daysLate })),
    escalation: (campaign.escalation ?? []).map(({ measure, level, from }) => ({ measure, level, from })),
    namedDays: (campaign.namedDays ?? []).map(({ name, day }) => ({ name, day })),
    calendar: holidaySpans(campaign.calendar),
    columnAliases: (campaign.columnAliases ?? []).map(({ field, label }) => ({ field, label })),
    ...ownTables(campaign),
    papers: Object.entries(campaign.papers?.numbers ?? {}).flatMap(([paper, setting]) =>
      setting === undefined ? [] : [{ paper, form: setting.form, word: setting.word }],
    ),
  }
}

const maybe = <T>(value: T | null): T | undefined => value ?? undefined

/** Drops members that are undefined: equal settings are then equal objects, on the wire too. */
function present<T extends object>(settings: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only members that may be absent are dropped
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as T
}

/** Settings that say nothing are none. */
function unlessBare<T extends object>(settings: T): T | undefined {
  return Object.keys(settings).length === 0 ? undefined : settings
}

/** The campaign that these values describe; the values must have passed `checkSettings`. */
export function campaignOf({ facts, tables }: SettingsModel, base: Campaign): Campaign {
  const { basics, weekly, limits } = facts
  return present<Campaign>({
    ...base,
    name: textIn(basics, 'name'),
    authority: textIn(basics, 'authority'),
    institution: textIn(basics, 'institution'),
    office: textIn(basics, 'office'),
    starts: dayIn(basics, 'starts') ?? base.starts,
    ends: dayIn(basics, 'ends') ?? base.ends,
    timeZone: textIn(basics, 'timeZone'),
    weeklyReport: present({
      ...base.weeklyReport,
      every: rhythmIn(weekly),
      monthDay: maybe(numberIn(weekly, 'monthDay')),
      weekday: Number(textIn(weekly, 'weekday')),
      time: textIn(weekly, 'time'),
      firstDue: dayIn(weekly, 'firstDue') ?? base.weeklyReport.firstDue,
    }),
    disposal: { immediateDays: numberIn(limits, 'immediateDays') ?? base.disposal.immediateDays },
    dueSoonDays: numberIn(limits, 'dueSoonDays') ?? base.dueSoonDays,
    ...limitsOf(facts),
    ...listsOf(tables),
    ...ownRulesOf(tables),
    papers: papersOf(facts, tables, base),
  })
}

type Limits = Pick<
  Campaign,
  'compareDays' | 'entry' | 'extensions' | 'notices' | 'closure' | 'registers' | 'spotCheck' | 'integrity'
>

function limitsOf({ limits, checks }: SettingsModel['facts']): Limits {
  const extensions = present({
    maxPerItem: maybe(numberIn(limits, 'maxPerItem')),
    askWorkdays: maybe(numberIn(limits, 'askWorkdays')),
    answerWorkdays: maybe(numberIn(limits, 'extensionWorkdays')),
  })
  const answerWorkdays = numberIn(limits, 'answerWorkdays')
  const closure = present({
    confirm: maybe(booleanIn(limits, 'confirm')),
    reviewDays: maybe(numberIn(limits, 'reviewDays')),
  })
  const late = numberIn(checks, 'drawLate')
  const reopened = numberIn(checks, 'drawReopened')
  const registers = present({
    planDue: maybe(dayIn(limits, 'planDue')),
    dueInclusive: maybe(booleanIn(limits, 'dueInclusive')),
    correctionDays: maybe(numberIn(limits, 'correctionDays')),
  })
  const labels = namesIn(limits, 'requiredFields')
  const required = requirableFields.filter((field) => labels.includes(labelOf(field)))
  const entry = present({
    required: required.length === 0 ? undefined : required,
    problemCharacters: maybe(numberIn(limits, 'problemCharacters')),
    otherCharacters: maybe(numberIn(limits, 'otherCharacters')),
    draftDays: maybe(numberIn(limits, 'draftDays')),
  })
  const said = integrityKeys.flatMap((key) => {
    const value = numberIn(checks, key)
    return value === null ? [] : [[key, value] as const]
  })
  return {
    extensions: unlessBare(extensions),
    notices: answerWorkdays === null ? undefined : { answerWorkdays, word: textIn(limits, 'noticeWord') },
    entry: unlessBare(entry),
    closure: unlessBare(closure),
    compareDays: maybe(numberIn(limits, 'compareDays')),
    registers: unlessBare(registers),
    spotCheck: late === null || reopened === null ? undefined : { late, reopened },
    integrity: said.length === 0 ? undefined : Object.fromEntries(said),
  }
}

type Lists = Pick<
  Campaign,
  | 'units'
  | 'categories'
  | 'kinds'
  | 'stages'
  | 'milestones'
  | 'ladder'
  | 'escalation'
  | 'namedDays'
  | 'calendar'
  | 'columnAliases'
>

function listsOf(tables: SettingsModel['tables']): Lists {
  const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined =>
    list.length === 0 ? undefined : list
  return {
    units: tables.units.map((row) =>
      present({
        id: textIn(row, 'id'),
        name: textIn(row, 'name'),
        aliases: namesIn(row, 'aliases'),
        short: textIn(row, 'short') || undefined,
        kind: textIn(row, 'kind') || undefined,
        since: dayIn(row, 'since') ?? undefined,
      }),
    ),
    categories: tables.categories.map((row) =>
      present({
        no: numberIn(row, 'no') ?? 0,
        name: textIn(row, 'name'),
        text: textIn(row, 'text'),
        tags: unlessEmpty(namesIn(row, 'tags')),
      }),
    ),
    kinds: tables.kinds.map((row) => textIn(row, 'name')),
    stages: tables.stages.flatMap((row) => {
      const [from, to] = [dayIn(row, 'from'), dayIn(row, 'to')]
      return from === null || to === null ? [] : [{ name: textIn(row, 'name'), from, to }]
    }),
    milestones: tables.milestones.flatMap((row) => {
      const due = dayIn(row, 'due')
      const asks = namesIn(row, 'asks').map((ask) => (ask === askLabels.materials ? 'materials' : 'report'))
      return due === null ? [] : [present({ name: textIn(row, 'name'), due, asks: unlessEmpty(asks) })]
    }),
    ladder: tables.ladder.map((row) => ({ level: levelIn(row), daysLate: numberIn(row, 'daysLate') ?? 1 })),
    escalation: unlessEmpty(
      tables.escalation.map((row) => ({
        measure: measureIn(row),
        level: levelIn(row),
        from: numberIn(row, 'from') ?? 1,
      })),
    ),
    namedDays: unlessEmpty(tables.namedDays.flatMap(namedDayOf)),
    calendar: calendarOfSpans(tables.calendar),
    columnAliases: unlessEmpty(
      tables.columnAliases.map((row) => ({ field: textIn(row, 'field'), label: textIn(row, 'label') })),
    ),
  }
}

function namedDayOf(row: SettingRecord): { name: string; day: Day }[] {
  const day = dayIn(row, 'day')
  return day === null ? [] : [{ name: textIn(row, 'name'), day }]
}

function levelIn(row: SettingRecord): LadderLevel {
  return knownIn(row, 'level', ['reminder', 'supervision', 'circular', 'talk'])
}

function measureIn(row: SettingRecord): EscalationMeasure {
  return knownIn(row, 'measure', [
    'overdue-items',
    'missing-reports',
    'late-notices',
    'failed-checks',
    'reopened-items',
  ])
}

function papersOf(
  { limits }: SettingsModel['facts'],
  { papers }: SettingsModel['tables'],
  base: Campaign,
): Campaign['papers'] {
  const copyTo = textIn(limits, 'copyTo')
  const numbers = Object.fromEntries(
    papers.map((row) => [
      knownIn(row, 'paper', paperKinds),
      { form: knownIn(row, 'form', ['issue', 'number'] as const), word: textIn(row, 'word') },
    ]),
  )
  const settings = present({
    ...base.papers,
    numbers: papers.length === 0 ? undefined : numbers,
    copyTo: copyTo === '' ? undefined : copyTo,
  })
  return Object.keys(settings).length === 0 ? undefined : settings
}
