/** A campaign as it crosses the network: its settings whole, checked on the way in. */
import type { Campaign } from '#rules/campaign/campaign'
import { asDay, readIsoDay, type Day } from '#rules/calendar/day'
import { requirableFields } from '#rules/fields/requirableFields'
import { isShortForm, NO_UNIT_SHORT } from '#rules/campaign/itemNumber'
import { paperKinds } from '#rules/campaign/paperKind'
import type { WorkCalendar } from '#rules/calendar/workday'
import { rhythms } from '#rules/campaign/rhythm'
import * as v from 'valibot'
import { LightSteps, OwnChecks, OwnLists } from './ownRules.ts'
import { roles, type Role } from './session.ts'
import type { Permission } from './access.ts'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

const DayText = v.pipe(
  v.string(),
  v.check((text) => readIsoDay(text) !== null, '日期须写成“年-月-日”（年四位，月日各两位），并且确有其日'),
)

export const DaySchema = v.pipe(DayText, v.transform(asDay))

const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '编号只用小写字母、数字和连字符，至多 40 个'),
)

const ladderLevel = v.picklist(['reminder', 'supervision', 'circular', 'talk'])

/** A whole number within these bounds. */
const count = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

const rhythm = {
  every: v.optional(v.picklist(rhythms)),
  monthDay: v.optional(count(1, 31)),
  weekday: count(1, 7),
  time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间须写成 17:00 的样子')),
  firstDue: DaySchema,
}

/** Days with what they are called. */
const dayNames = v.pipe(
  v.record(DayText, v.pipe(v.string(), v.maxLength(40))),
  v.check((days) => Object.keys(days).length <= 2000, '日期太多'),
)

const paperNumber = v.object({
  form: v.picklist(['issue', 'number']),
  word: v.pipe(v.string(), v.maxLength(20)),
})

/** Items of two units must not bear the same number, nor that of rows without a unit. */
function areToldApart(shorts: readonly string[]): boolean {
  return new Set([NO_UNIT_SHORT, ...shorts]).size === shorts.length + 1
}

/** Beyond a hundredfold a draw is a choice. */
const drawWeight = count(1, 100)

export const CampaignSchema = v.pipe(
  v.object({
    id,
    name: shortText,
    authority: v.pipe(v.string(), v.maxLength(200)),
    institution: shortText,
    office: shortText,
    starts: DaySchema,
    ends: DaySchema,
    stages: v.pipe(v.array(v.object({ name: shortText, from: DaySchema, to: DaySchema })), v.maxLength(20)),
    milestones: v.pipe(
      v.array(
        v.object({
          name: shortText,
          due: DaySchema,
          asks: v.optional(
            v.pipe(v.array(v.picklist(['report', 'materials'])), v.minLength(1), v.maxLength(2)),
          ),
        }),
      ),
      v.maxLength(50),
    ),
    kinds: v.pipe(v.array(shortText), v.maxLength(20)),
    categories: v.pipe(
      v.array(
        v.object({
          no: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
          name: shortText,
          text: v.pipe(v.string(), v.maxLength(1000)),
          tags: v.optional(v.pipe(v.array(shortText), v.maxLength(50))),
        }),
      ),
      v.maxLength(50),
    ),
    units: v.pipe(
      v.array(
        v.object({
          id,
          name: shortText,
          aliases: v.pipe(v.array(shortText), v.maxLength(20)),
          short: v.optional(
            v.pipe(v.string(), v.check(isShortForm, '简称只用文字和数字，至多 8 个字，不能有空格和符号')),
          ),
          kind: v.optional(shortText),
          since: v.optional(DaySchema),
        }),
      ),
      v.minLength(1),
      v.maxLength(500),
    ),
    weeklyReport: v.object({
      ...rhythm,
      earlier: v.optional(v.pipe(v.array(v.object({ ...rhythm, until: DaySchema })), v.maxLength(100))),
    }),
    disposal: v.object({ immediateDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3660)) }),
    dueSoonDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366)),
    ladder: v.pipe(
      v.array(
        v.object({
          level: ladderLevel,
          daysLate: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3660)),
        }),
      ),
      v.maxLength(10),
    ),
    timeZone: shortText,
    extensions: v.optional(
      v.object({
        maxPerItem: v.optional(count(0, 99)),
        askWorkdays: v.optional(count(0, 366)),
        answerWorkdays: v.optional(count(1, 366)),
      }),
    ),
    notices: v.optional(
      v.object({
        answerWorkdays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
        word: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
      }),
    ),
    registers: v.optional(
      v.object({
        planDue: v.optional(DaySchema),
        dueInclusive: v.optional(v.boolean()),
        correctionDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366))),
      }),
    ),
    entry: v.optional(
      v.object({
        required: v.optional(
          v.pipe(v.array(v.picklist(requirableFields)), v.maxLength(requirableFields.length)),
        ),
        problemCharacters: v.optional(count(1, 200)),
        otherCharacters: v.optional(count(1, 200)),
        draftDays: v.optional(count(0, 366)),
      }),
    ),
    closure: v.optional(
      v.object({ confirm: v.optional(v.boolean()), reviewDays: v.optional(count(1, 366)) }),
    ),
    spotCheck: v.optional(v.object({ late: drawWeight, reopened: drawWeight })),
    integrity: v.optional(
      v.partial(
        v.object({
          alikePercent: v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(100)),
          alikeCharacters: count(1, 1000),
          rushDays: count(1, 27),
          rushRequests: count(2, 1000),
          rushPercent: count(1, 100),
          zeroWeeks: count(2, 99),
        }),
      ),
    ),
    escalation: v.optional(
      v.pipe(
        v.array(
          v.object({
            measure: v.picklist([
              'overdue-items',
              'missing-reports',
              'late-notices',
              'failed-checks',
              'reopened-items',
            ]),
            level: ladderLevel,
            from: count(1, 9999),
          }),
        ),
        v.maxLength(20),
      ),
    ),
    papers: v.optional(
      v.object({
        numbers: v.optional(v.record(v.picklist(paperKinds), paperNumber)),
        copyTo: v.optional(v.pipe(v.string(), v.maxLength(200))),
      }),
    ),
    compareDays: v.optional(count(1, 366)),
    namedDays: v.optional(v.pipe(v.array(v.object({ name: shortText, day: DaySchema })), v.maxLength(100))),
    calendar: v.optional(
      v.object({
        years: v.pipe(v.array(count(1900, 2199)), v.maxLength(100)),
        holidays: dayNames,
        makeupDays: dayNames,
      }),
    ),
    requestLimit: v.optional(
      v.object({
        // Below this a pane that opens its first screens would already be refused.
        burst: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(1_000_000)),
        perMinute: v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(1_000_000)),
      }),
    ),
    columnAliases: v.optional(
      v.pipe(v.array(v.object({ field: shortText, label: shortText })), v.maxLength(500)),
    ),
    lights: v.optional(LightSteps),
    ownChecks: v.optional(OwnChecks),
    ownLists: v.optional(OwnLists),
  }),
  v.check((campaign) => campaign.starts <= campaign.ends, '结束日早于开始日'),
  v.check(
    (campaign) => new Set(campaign.units.map((unit) => unit.id)).size === campaign.units.length,
    '单位编号有重复',
  ),
  v.check(({ units }) => areToldApart(units.flatMap(({ short }) => short ?? [])), '单位简称有重复'),
)

/** What an operator sends to open a campaign. The type holds: what the schema passes is a `Campaign`. */
export const NewCampaign = v.object({ campaign: CampaignSchema })
export type NewCampaign = { campaign: Campaign }

/** Codes are shown once, when they are made; only their hashes are kept. */
export interface AccessCode {
  readonly role: Role
  readonly unitId: string | null
  readonly code: string
}

export interface CampaignOpened {
  readonly campaignId: string
  readonly codes: readonly AccessCode[]
}

/** What a signed-in person's screen starts from. */
export interface CampaignView {
  readonly campaign: Campaign
  /** Holiday table of the campaign's years. */
  readonly calendar: WorkCalendar
  /** Today in the campaign's time zone. */
  readonly today: Day
  readonly role: Role
  readonly unitId: string | null
  /** As the history will name whoever is signed in. */
  readonly name: string
  /** Whether that says a person. */
  readonly isNamed: boolean
  /** Whether a deputy can be named: not in the place of several who share a code, nor by a deputy. */
  readonly mayNameDeputy: boolean
  /** What this session may do: the permissions of guard/access.ts, from which the pane's buttons follow. */
  readonly permissions: readonly Permission[]
}

export const campaignProblems = {
  'campaign.foreign': [403, '不是本次登录的专项行动', '请用该专项行动的访问码登录。'],
  'campaign.unknown': [404, '没有这个专项行动', '请核对编号。'],
  'campaign.exists': [409, '专项行动已经开设', '编号已被使用，请换一个编号。'],
} as const satisfies ProblemsOf<'campaign'>

export const unitProblems = {
  'unit.unknown': [422, '没有这个单位', '请从本次专项行动的单位名单中选择。'],
} as const satisfies ProblemsOf<'unit'>

/** Who may, and why others may not. */
export const campaignPermissions = {
  'campaign.read': { roles, reason: '' },
} as const satisfies PermissionsOf<'campaign'>
