/** What a named period does in its sentence: a limit, a start, part of a rhythm, a deed done, mere background. */
import type { NamedPeriod } from './namedPeriods.ts'

export type PhraseRole = 'limit' | 'start' | 'recurring' | 'done' | 'background'

export interface LimitPhrase {
  readonly period: NamedPeriod
  readonly role: PhraseRole
  /** 8月前: the period's end or the day before its start. Never set where the end is fixed. */
  readonly before: boolean
  /** 9月底左右, 国庆前后. */
  readonly approximate: boolean
  /** 最迟、不晚于、确保: this one binds whatever else is said. */
  readonly hard: boolean
  /** 力争、争取: gives way to a firm one. */
  readonly soft: boolean
  /** 原定、由…延期至: the limit was moved. */
  readonly moved: boolean
  /** Carries a word that makes it a limit: 前、止、内、截至. */
  readonly marked: boolean
  /** Says when the work is reported, not when it is done. */
  readonly reported: boolean
  /** Stands in brackets. */
  readonly bracketed: boolean
}

const EVERY = /(?:每个?|逐)(?:半?[月年旬]|周|季度?|学期|学年|星期|两?周|\d+个?[月周年]|日|天)?(?:的|度|份)?$/
const START_BEFORE = /(?:[自从]|始于|开始于)$/
const START_AFTER = /^(?:日|份)?\)?(?:起(?!草|步|底)|开始|启动|始(?!终)|(?:之|以)?后(?!勤|续|期|备|台|半))/
const DONE_BEFORE = /已经?(?:[于在经]|全部)?$|已(?:经|全部)?(?:完成|整改|办结|销号)[^,;。]{0,4}\($/
const DONE_AFTER = /^日?(?:已经?|前已)(?:完成|整改|办结|落实|到位|销号)/
const BACKGROUND_AFTER =
  /^(?:日|的|上午|下午)*(?:召开|印发|下发|发布|会议|例会|通知|文件|反馈|通报|部署会?|接到|收到|签收|巡视|巡察|检查(?:发现|时|中|组)|督查发现|发现|自查发现|党委会|办公会|学期|学年|工作要点|预算|计划(?!完成))/
const BEFORE_AFTER = /^(?:日|份|\))*(?:(?:以|之)?前(?!后|半|期|置|往|段|提|述|三|两|几|\d季)|前期?完成)/
const AROUND_AFTER = /^(?:日|份)*(?:前后|左右|上下|第\d+周)/
/** 7月10日前报送佐证材料: when it is told, beside when it is done. */
const TELLS_AFTER =
  /^(?:日|份|底|\))*(?:(?:以|之)?前)?[,:]?(?:将|把|再|并|书面)*(?:整改|销号|佐证|有关|相关|书面)*(?:结果|情况|材料)?(?:上报|报送?(?!废|修|批|建|装)|提交|反馈|申请|申报)/
const MARK_AFTER = /^(?:日|份|\))*(?:(?:以|之)?前|止|截止|为止|(?:以|之)?内|底|完成|办结|整改到位|到位|报)/
const MARK_BEFORE = /(?:截[至止]到?|至|到|限|于|在|期限为?|时限为?)(?:日期)?:?$/
const HARD_BEFORE =
  /(?:最迟|最晚|至迟|不[得能]?晚于|不[得能]?迟于|不[得能]?超过|不[得能]?晚过|确保)(?:也?要?|必须)?(?:于|在|到)?$/
const SOFT_BEFORE = /(?:力争|争取|尽量|尽可能|计划提前)(?:于|在|到)?$/
const MOVED = /延期|延长|延至|顺延|推迟|调整[为至到]|改为|变更为|原定|原时限|原期限/

/** The phrases of the periods in the text; order is kept. */
export function limitPhrases(text: string, periods: readonly NamedPeriod[]): LimitPhrase[] {
  return periods.map((period, index) => {
    const prefix = text.slice(periods[index - 1]?.end ?? 0, period.at)
    const suffix = text.slice(period.end, periods[index + 1]?.at)
    return phraseOf(period, prefix, suffix, text)
  })
}

function phraseOf(period: NamedPeriod, prefix: string, suffix: string, text: string): LimitPhrase {
  const fixed = period.bounds !== null && 'fixed' in period.bounds && period.bounds.fixed
  const bracketed = /\([^()]*$/.test(text.slice(0, period.at)) && /^[^()]*\)/.test(text.slice(period.end))
  return {
    period,
    role: roleOf(period, prefix, suffix),
    before: BEFORE_AFTER.test(suffix) && !fixed && !/旬[末底]$/.test(text.slice(period.at, period.end)),
    approximate: AROUND_AFTER.test(suffix),
    hard: HARD_BEFORE.test(prefix),
    soft: SOFT_BEFORE.test(prefix),
    moved: MOVED.test(prefix.slice(-6)) || MOVED.test(suffix.slice(0, 4)),
    marked: MARK_AFTER.test(suffix) || MARK_BEFORE.test(prefix) || period.token.part === 'end',
    reported: TELLS_AFTER.test(suffix),
    bracketed,
  }
}

function roleOf(period: NamedPeriod, prefix: string, suffix: string): PhraseRole {
  if (EVERY.test(prefix)) return 'recurring'
  // 随6月版本上线: with something that comes then, whenever that is.
  if (/随着?$/.test(prefix)) return 'background'
  if (DONE_BEFORE.test(prefix) || DONE_AFTER.test(suffix)) return 'done'
  const isRange = period.start !== undefined
  if (!isRange && (START_AFTER.test(suffix) || (START_BEFORE.test(prefix) && !BEFORE_AFTER.test(suffix))))
    return 'start'
  if (BACKGROUND_AFTER.test(suffix) && !BEFORE_AFTER.test(suffix)) return 'background'
  return 'limit'
}
