/**
 * 栏目取值 — what a column's values say of its meaning, from a bounded sample of them.
 *
 * Labels mislead (问题类别 over 学风, 责任单位 over people's names); values tell. Each share is of the sampled
 * values that are neither empty nor 同上.
 */
import type { Campaign, UnitId } from '../campaign/campaign.ts'
import { isCategorysWord, namesCategory } from '../campaign/category.ts'
import { textOf } from '../cells/cellText.ts'
import { readClaim } from '../items/claim.ts'
import type { Day } from '../calendar/day.ts'
import { readDisposal } from '../items/disposal.ts'
import { isDitto } from '../cells/ditto.ts'
import type { Cell } from '../cells/grid.ts'
import { readKind } from '../campaign/kind.ts'
import { isPerson, looksLikeBody } from './nameLike.ts'
import { readDay, readTimeLimit, type TimeLimitContext } from '../timeLimit/timeLimit.ts'
import { findOwnUnits } from '../campaign/unit.ts'

/** Shares 0–1 of the sampled values. */
export interface ColumnEvidence {
  readonly values: number
  readonly days: number
  readonly limits: number
  readonly people: number
  readonly departments: number
  readonly units: number
  readonly categories: number
  /** Those that are no mere grades: 一类 to 四类 and 第三条 may count something of their own. */
  readonly categoriesNamed: number
  /** Those in the campaign's own words: its number, its name, the start of it. */
  readonly categoriesOwn: number
  readonly kinds: number
  readonly claims: number
  /** Names of checks: 周检, 离任审计, 信贷业务现场检查. */
  readonly checks: number
  readonly disposals: number
  readonly numbering: number
  /** Texts that tell of what was done (已印发, 完成…), not of what is to be done. */
  readonly deeds: number
  readonly averageLength: number
  /** Share of different texts among the values: a heading over several rows repeats. */
  readonly distinct: number
  /** How many different units the values name. */
  readonly distinctUnits: number
  /** Their ids, once each. */
  readonly unitsNamed: readonly UnitId[]
  /** Telephone numbers and the like. */
  readonly digits: number
  /** Latest day among the values. */
  readonly latest: Day | null
}

export interface EvidenceContext {
  readonly campaign: Campaign
  readonly limits: TimeLimitContext
  /** The column's leaf label, for 是 / 否. */
  readonly label: string
}

/** Names, days, statuses and categories are shorter; patterns are not tried on more. */
const LONGEST_VALUE = 120
/** 进行中 In progress, 未开始 Not started. */
const LONGEST_CLAIM = 20
const DEED =
  /^(?:\d[.、])?(?:已|完成了?|现已|目前已)|已(?:经|于|全部|完成|印发|整改|落实|建立|开展|清理|更换|组织|修订|制定)|了[。；]?$/

/** Evidence of the sampled cells. */
export function evidenceOf(cells: readonly Cell[], context: EvidenceContext): ColumnEvidence {
  return new SampledColumn(cells, context)
}

interface Sampled {
  readonly text: string
  readonly cell: Cell
}

/** Counts a share when it is asked for: whether 整改措施 names units or categories hardly anybody wants to know. */
class SampledColumn implements ColumnEvidence {
  readonly values: number
  readonly averageLength: number
  readonly #all: readonly Sampled[]
  /** Long texts belong to no vocabulary; they count in every share all the same. */
  readonly #short: readonly Sampled[]
  readonly #context: EvidenceContext
  readonly #counted = new Map<(one: Sampled) => boolean, number>()
  #days: readonly Day[] | null = null

  constructor(cells: readonly Cell[], context: EvidenceContext) {
    this.#context = context
    this.#all = cells
      .map((cell) => ({ cell, text: textOf(cell, context.limits.date1904) }))
      .filter(({ cell, text }) => text !== '' && cell.error === undefined && !isDitto(text))
    this.#short = this.#all.filter(({ text }) => text.length <= LONGEST_VALUE)
    this.values = this.#all.length
    const length = this.#all.reduce((sum, { text }) => sum + text.length, 0)
    this.averageLength = this.values === 0 ? 0 : length / this.values
  }

  get days(): number {
    return this.values === 0 ? 0 : this.#daysFound().length / this.values
  }
  get latest(): Day | null {
    return this.#daysFound().reduce<Day | null>(
      (late, day) => (late === null || day > late ? day : late),
      null,
    )
  }
  get limits(): number {
    return this.#share(this.#isLimit)
  }
  get people(): number {
    return this.#share(holdsPeople)
  }
  get departments(): number {
    return this.#share(isDepartment)
  }
  get units(): number {
    return this.#share(this.#isUnit)
  }
  get distinct(): number {
    return this.values === 0 ? 0 : new Set(this.#all.map(({ text }) => text)).size / this.values
  }
  get distinctUnits(): number {
    return this.unitsNamed.length
  }
  get unitsNamed(): readonly UnitId[] {
    const named = this.#short.map(({ text }) => findOwnUnits(text, this.#context.campaign).exact?.id)
    return [...new Set(named.filter((id) => id !== undefined))]
  }
  get digits(): number {
    return this.#share(isDigits)
  }
  get categories(): number {
    return this.#share(this.#isCategory)
  }
  get categoriesNamed(): number {
    const counts = this.#short.some((one) => COUNTED.test(one.text) && this.#isCategory(one))
    return counts ? this.categories : this.#share(this.#isNamedCategory)
  }
  get categoriesOwn(): number {
    return this.#share(this.#isOwnCategory)
  }
  get kinds(): number {
    return this.#share(this.#isKind)
  }
  get checks(): number {
    return this.#share(isCheck)
  }
  get claims(): number {
    return this.#share(this.#isClaim)
  }
  get disposals(): number {
    return this.#share(isDisposal)
  }
  get numbering(): number {
    return this.#share(isNumbering)
  }
  get deeds(): number {
    const told = this.#all.filter(({ text }) => DEED.test(text.slice(0, LONGEST_VALUE)))
    return this.values === 0 ? 0 : told.length / this.values
  }

  readonly #isLimit = ({ text, cell }: Sampled): boolean => isLimit(text, cell, this.#context.limits)
  /** A cell that names several units is a unit's cell too. */
  readonly #isUnit = ({ text }: Sampled): boolean => {
    const { exact, mentions } = findOwnUnits(text, this.#context.campaign)
    return exact !== null || (mentions.length > 1 && text.length <= 30)
  }
  /** 6月 is no sixth category. */
  readonly #isCategory = ({ text }: Sampled): boolean =>
    !/\d\s*[年月日]/.test(text) && namesCategory(text, this.#context.campaign)
  readonly #isNamedCategory = (one: Sampled): boolean => !GRADE.test(one.text) && this.#isCategory(one)
  readonly #isOwnCategory = ({ text }: Sampled): boolean => isCategorysWord(text, this.#context.campaign)
  readonly #isKind = ({ text }: Sampled): boolean =>
    text.length <= 20 && readKind(text, this.#context.campaign) !== null
  readonly #isClaim = ({ text }: Sampled): boolean =>
    text.length <= LONGEST_CLAIM && readClaim(text, this.#context.label) !== null

  #share(test: (one: Sampled) => boolean): number {
    let share = this.#counted.get(test)
    if (share === undefined) {
      share = this.values === 0 ? 0 : this.#short.filter(test).length / this.values
      this.#counted.set(test, share)
    }
    return share
  }

  #daysFound(): readonly Day[] {
    this.#days ??= this.#short.flatMap(({ cell, text }) => {
      const day = isNoDay(text) ? null : readDay(cell, this.#context.limits)
      return day === null ? [] : [day]
    })
    return this.#days
  }
}

function holdsPeople({ text }: Sampled): boolean {
  return isPerson(text)
}

function isDepartment({ text }: Sampled): boolean {
  return looksLikeBody(text)
}

function isDigits({ text }: Sampled): boolean {
  return /^[\d\s()（）+、,，/-]{4,}$/.test(text)
}

/** 二类, 第三条, 2级, 3号. */
const GRADE = /^第?(?:[一二三四1-4][类级等]|[一二三四五六七八九十\d]{1,3}[条款项号])$/
/** 五类, 第八类: no scale of grades goes so far. */
const COUNTED = /^第?(?:[五六七八九]|[5-9]|1\d|十.?)类$/

const CHECK =
  /(?:检查|审计|督查|督导|督察|巡察|巡视|监测|评估|评审|评价|抽查|排查|[互自普复夜专暗]查|[飞体质安专互自定点]检|[内外初年管评]审|审核|检验|检测|稽核|稽查|评查|认证|测评|巡查|巡检|暗访|走访|调研|回头看|举报|信访|投诉|反映|比对|谈话(?:了解)?|座谈|约访|来电|来信|[周月日季年抽巡]检)(?:工作|行动|组)?$/

function isCheck({ text }: Sampled): boolean {
  return text.length <= 30 && CHECK.test(text.replace(/[（(][^）)]*[）)]$/, ''))
}

/** 图1-1 and 附件3-2 are pictures and papers, no first of January. */
const PICTURE = /^(?:附?图|照片|附件|目录|证据|材料)/
/** 9-1 退款回单; 2-3签到表 */
const NUMBERED_PAPER =
  /^\d{1,2}-\d{1,2}[\s:：、]*[^\d；;，,]*(?:单|证|表|函|图|照片|批复|文本|文件|截图|凭证|合同|协议|记录|通知|办法|制度|方案|目录|台账|证明|材料|复印件|发票|报告|明细|清单|纪要|收据|回执|决定|批示|账页|影像|视频|名册|登记簿)(?:$|[\s；;、，,（(])/

function isDisposal({ text }: Sampled): boolean {
  return text.length <= 10 && readDisposal(text) !== null
}

function isNumbering({ text }: Sampled): boolean {
  return /^[A-Za-z-]{0,6}\d[\d.-]{0,8}$|^[一二三四五六七八九十]{1,3}$|^[①-⑳]$/.test(text)
}

function isNoDay(text: string): boolean {
  return isPlainNumber(text) || PICTURE.test(text) || NUMBERED_PAPER.test(text)
}

/** A small number by itself is a day in no one's eyes, though 3.4 may be one under 整改时限. */
function isPlainNumber(text: string): boolean {
  return /^\d{1,3}$/.test(text)
}

function isLimit(text: string, cell: Cell, limits: TimeLimitContext): boolean {
  if (isPlainNumber(text) || text.length > 40) return false
  const kind = readTimeLimit(cell, limits).kind
  return kind !== 'unreadable' && kind !== 'blank'
}
