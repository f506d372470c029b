/**
 * 零报告 — whether a row's text declares that there is nothing to report (M-33).
 *
 * 「经自查，暂未发现问题」 declares it. A problem that merely contains the words does not:
 * 「检查中未发现灭火器过期问题，责任人失职」. So the whole text has to be made of the words of a nil return.
 */
import { simplify } from '../../cells/simplify.ts'

const OPENING =
  '(?:经|通过)?(?:本|我|该)?(?:单位|部门|处|系|院|学院|科室|室|部|馆|中心)?(?:经)?(?:认真|全面|深入|逐项|反复|严格)*(?:开展)?(?:自查自纠|自查|排查|检查|清查|清理|核查|梳理|摸排|研究)*(?:后|中)?'
const WHEN =
  '(?:本|此|该|上)?(?:\\d{4}年(?:度)?)?(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?|周|月份|月|季度|期|阶段|次|学期|年度|年)?(?:内)?'
const WHO = '(?:本|我|该)?(?:单位|部门|处|系|院|学院|科室|室|部|馆|中心)?'
/** A denial that needs a finding verb (未发现), or one that needs none (无, 不存在). 未整改问题 denies nothing. */
const DENIED =
  '(?:(?:未|没有|没|无|不)(?:能|曾|再)?(?:查摆|发现|查找|查出|排查|清理|自查|出现|检查)+(?:到|出)?|(?:无|没有|未有|不存在|未存在))'
const NOTHING = `(?:(?:目前|至今|迄今)?(?:暂时|暂|均|尚|还|也|现)*${DENIED}(?:存在)?(?:有|任何|相关|此类|上述|类似|明显|突出|新增|新的|新|督办|交办|在办|待办|其他|其它|需要|需|应|须|可|要|待)*(?:整改|报告|上报|清理|纠正|登记|填报)?(?:的)?(?:不作为)?(?:乱作为)?(?:和|及)?(?:慢作为)?(?:等)?(?:方面)?(?:的)?(?:问题|情况|事项|情形|现象|隐患|线索|内容)?)`
const ZERO =
  '(?:(?:特此|故|现|特|予以|拟|按规定|因此)?(?:实行|进行|作|做|为|按|报)?(?:零|0|〇|○)(?:问题)?(?:报告|上报|报|申报)?(?:制度)?)'
const NIL = new RegExp(`^${WHEN}${OPENING}${WHEN}${WHO}(?:${NOTHING}${ZERO}?|${ZERO}${NOTHING}?)$`)
/** Words short enough to stand alone in a cell. */
const NIL_WORDS = /^(?:无|无问题|没有|暂无|零报告|零|0报告|nil|none)$/i

/** Whether the text is a declared nothing. '' is none: an empty cell declares nothing. */
export function isNilReturn(text: string): boolean {
  const bare = simplify(text).replace(/[\s\u00a0\u3000，,。.；;：:、！!（）()【】[\]“”"「」]/g, '')
  if (bare === '' || bare.length > 80) return false
  return NIL_WORDS.test(bare) || NIL.test(bare)
}
