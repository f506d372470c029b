/**
 * 专项行动 — a campaign: who orders it, how long it runs, what it asks for, in whose units.
 *
 * Everything in a campaign that is a number is a setting (周报时间、立行立改期限、临期天数、督办阶梯).
 * Stages may overlap, so a day can lie in more than one. The model is a 2017 plan of a Hebei college.
 */
import type { Day } from '../calendar/day.ts'
import type { RequirableField } from '../fields/requirableFields.ts'
import type { LadderLevel } from './ladderLevel.ts'
import type { LightStep } from './lights.ts'
import type { OwnCheck, OwnList } from './ownRules.ts'
import type { RequestLimit } from './requestLimit.ts'
import type { PaperKind } from './paperKind.ts'
import type { Rhythm } from './rhythm.ts'
import type { WorkCalendar } from '../calendar/workday.ts'

/** A short lower-case id, stable for the campaign's life. */
export type UnitId = string

export interface Unit {
  readonly id: UnitId
  readonly name: string
  readonly aliases: readonly string[]
  /** 简称 before the numbers of its items (教务-008); read off the names when absent (itemNumber.ts). */
  readonly short?: string | undefined
  /** 机关部门, 教学单位 …; told from the name when absent (unitKind.ts). */
  readonly kind?: string | undefined
  /** When a unit joined later than the campaign began: weeks due before are none of its own. */
  readonly since?: Day | undefined
}

export interface Stage {
  readonly name: string
  readonly from: Day
  readonly to: Day
}

export interface Milestone {
  readonly name: string
  readonly due: Day
  /** What each unit hands in by then; a report when absent. */
  readonly asks?: readonly ('report' | 'materials')[] | undefined
}

export interface Category {
  readonly no: number
  readonly name: string
  readonly text: string
  /** 具体情形: sub-tags to choose from; see categoryTags.ts. */
  readonly tags?: readonly string[] | undefined
}

export type { LadderLevel }

export interface LadderStep {
  readonly level: LadderLevel
  /** Calendar days late from which the step is proposed. */
  readonly daysLate: number
}

/** How often an item stands in the pot of a draw: 1 for any, more for late ones and for those opened again. */
export interface DrawWeights {
  readonly late: number
  readonly reopened: number
}

export interface IntegritySettings {
  /** Likeness from which two texts count as one, in hundredths. */
  readonly alikePercent: number
  /** Shorter texts (without punctuation) are turns of phrase that anybody uses. */
  readonly alikeCharacters: number
  /** The last days before a node (the node's day included) in which a rush is looked for. */
  readonly rushDays: number
  /** Fewer closure requests of a unit are no rush. */
  readonly rushRequests: number
  /** The share of the unit's requests of the four weeks before, in hundredths, that makes it one. */
  readonly rushPercent: number
  /** Zero reports in a row that are held against clues and findings of others. */
  readonly zeroWeeks: number
}

/** What is counted of a unit besides the days that an item is late. */
export type EscalationMeasure =
  | 'overdue-items'
  | 'missing-reports'
  | 'late-notices'
  | 'failed-checks'
  | 'reopened-items'

export interface EscalationStep {
  readonly measure: EscalationMeasure
  readonly level: LadderLevel
  /** The count from which the step is proposed. */
  readonly from: number
}

/** How the office numbers its papers (公文). */
export interface PaperSettings {
  /** By kind of paper: 期 within the year, or 机关代字〔年〕号. */
  readonly numbers?:
    | Readonly<Partial<Record<PaperKind, { readonly form: 'issue' | 'number'; readonly word: string }>>>
    | undefined
  /** 抄送. */
  readonly copyTo?: string | undefined
}

/** When a report is due: weekday 1 (Monday) to 7, 'HH:MM', and from which day on. */
export interface WeeklyRhythm {
  /** By the week when absent; only then the weekday counts. */
  readonly every?: Rhythm | undefined
  /** Of a monthly report; in a shorter month, and when absent, the month's last day. */
  readonly monthDay?: number | undefined
  readonly weekday: number
  readonly time: string
  readonly firstDue: Day
}

/** A rhythm that was changed: it holds for the weeks that begin by `until`, so that no past week is judged anew. */
export interface EarlierRhythm extends WeeklyRhythm {
  readonly until: Day
}

/** A day that only the school can name: 开学 → 2017-09-01. */
export interface NamedDay {
  readonly name: string
  readonly day: Day
}

/** A further spelling of a column's label, for a campaign whose forms use their own words. */
export interface ColumnAlias {
  readonly field: string
  readonly label: string
}

export interface Campaign {
  readonly id: string
  readonly name: string
  readonly authority: string
  readonly institution: string
  readonly office: string
  readonly starts: Day
  readonly ends: Day
  readonly stages: readonly Stage[]
  readonly milestones: readonly Milestone[]
  readonly kinds: readonly string[]
  readonly categories: readonly Category[]
  readonly units: readonly Unit[]
  /** The rhythm of the weeks to come; `earlier` ones, oldest first, go on holding for theirs. */
  readonly weeklyReport: WeeklyRhythm & { readonly earlier?: readonly EarlierRhythm[] | undefined }
  readonly disposal: { readonly immediateDays: number }
  readonly dueSoonDays: number
  readonly ladder: readonly LadderStep[]
  readonly timeZone: string
  /** 延期: how often one limit may be moved; how early it is to be asked for, and answered; see extension.ts. */
  readonly extensions?:
    | {
        readonly maxPerItem?: number | undefined
        readonly askWorkdays?: number | undefined
        readonly answerWorkdays?: number | undefined
      }
    | undefined
  /** 督办单: working days to answer in, and the word (机关代字) before its number. */
  readonly notices?: { readonly answerWorkdays: number; readonly word: string } | undefined
  /** 登记簿: when a unit's plan is owed, whether 「前」 includes the day, days to correct what a check found. */
  readonly registers?:
    | {
        readonly planDue?: Day | undefined
        readonly dueInclusive?: boolean | undefined
        readonly correctionDays?: number | undefined
      }
    | undefined
  /** 登记: what every row must say; see entrySettings.ts. */
  readonly entry?:
    | {
        readonly required?: readonly RequirableField[] | undefined
        readonly problemCharacters?: number | undefined
        readonly otherCharacters?: number | undefined
        /** So long a row's own clerk puts it right alone; see count/withdrawal.ts. */
        readonly draftDays?: number | undefined
      }
    | undefined
  /** 销号: whether the leading group (领导小组) confirms, item by item, what the office has agreed to. */
  readonly closure?:
    | {
        readonly confirm?: boolean | undefined
        /** 待审核: the office's own calendar days to decide a request; none when absent. */
        readonly reviewDays?: number | undefined
      }
    | undefined
  /** How heavily a spot check (抽查) draws on late and reopened items; see drawSettings.ts. */
  readonly spotCheck?: DrawWeights | undefined
  /** From when on conduct looks like 走过场; see integritySettings.ts. */
  readonly integrity?: { readonly [Setting in keyof IntegritySettings]?: number | undefined } | undefined
  /** What raises a whole unit on the ladder; see ladderProposal.ts. */
  readonly escalation?: readonly EscalationStep[] | undefined
  /** 公文: the words (机关代字) before their numbers, and who else receives them; see paperNumber.ts. */
  readonly papers?: PaperSettings | undefined
  /** 汇总 is compared with the state of so many days before; see predecessor.ts. */
  readonly compareDays?: number | undefined
  readonly namedDays?: readonly NamedDay[] | undefined
  /** Holiday tables (放假安排) of the office's own; a year that it covers is taken from here alone. */
  readonly calendar?: WorkCalendar | undefined
  /** How densely one access code may ask (访问频次). */
  readonly requestLimit?: RequestLimit | undefined
  readonly columnAliases?: readonly ColumnAlias[] | undefined
  /** 亮灯: before the day as well as after it; see lightOf.ts. */
  readonly lights?: readonly LightStep[] | undefined
  /** 自定规则 and the choices of own columns; see ownChecks.ts. */
  readonly ownChecks?: readonly OwnCheck[] | undefined
  readonly ownLists?: readonly OwnList[] | undefined
}

/** Every stage that the day lies in: none before and after, two where stages overlap. */
export function stagesOn(campaign: Campaign, day: Day): Stage[] {
  return campaign.stages.filter((stage) => stage.from <= day && day <= stage.to)
}
