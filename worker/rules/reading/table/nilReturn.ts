/**
 * 零报告 — whether a row's text declares that there is nothing to report (M-33).
 *
 * 「经自查，暂未发现问题」 declares it. A problem that merely contains the words does not:
 * 「检查中未发现灭火器过期问题，责任人失职」. So the whole text has to be made of the words of a nil return.
 */
import { simplify } from '../../cells/simplify.ts'

const BODIES =
  '单位|部门|处|系|院|学院|医院|学校|校|科室|科|室|部|馆|中心|局|所|站|公司|集团|企业|项目部?|支行|分行|行|网点|街道|镇|乡|村|社区|支部|党支部|党委|班组|车间|厂|店|院内|辖区'
const WHO = `(?:本|我|该|全|各)?(?:${BODIES})?`
const OPENING = `(?:经|通过)?(?:本|我|该|全)?(?:${BODIES})?(?:经)?(?:认真|全面|深入|逐项|反复|严格|细致|再次)*(?:开展|组织|进行)?(?:自查自纠|自查|排查|检查|清查|清理|核查|梳理|摸排|研究|走访|查摆|巡查|统计)*(?:后|中)?`
const WHEN =
  '(?:截至目前|截止目前|目前|至今|迄今|本|此|该|上|自查期间|期间)?(?:\\d{4}年(?:度)?)?(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?|周|月份|月|季度|期|阶段|次|学期|年度|年)?(?:内)?'
/** A denial that needs a finding verb (未发现), or one that needs none (无, 不存在). 未整改问题 denies nothing. */
const DENIED =
  '(?:(?:未|没有|没|无|不)(?:能|曾|再)?(?:查摆|发现|查找|查出|排查|清理|自查|出现|检查|收到|接到|接报|发生|产生|受理|反映|涉及|有)+(?:到|出|过)?|(?:无|没有|未有|不存在|未存在|零))'
/** What nothing was found of. */
const OBJECTS =
  '矛盾纠纷|矛盾|纠纷|异常|问题线索|问题|情况|事项|情形|现象|行为|事件|事故|案件|苗头|隐患|线索|内容|反映|投诉|举报|信访件?|信访|来信|来访|诉求|意见|建议|工单|差错|风险|风险点|缺陷|漏洞|违规违纪违法|违规违纪|违纪违法|违法违规|违规|违纪|违法|三违|腐败|不正之风|任务|对象|人员|材料'
/** What kind of it. */
const KINDS =
  '任何|相关|有关|此类|上述|类似|明显|突出|重大|较大|一般|严重|新增|新发|新发现|新的|新|督办|交办|转办|在办|待办|其他|其它|安全|质量|消防|生产|医疗|护理|院感|施工|环保|食品|廉洁|作风|苗头性|倾向性|群众|职工|师生|患者|病人|客户|各类|上级|反馈|遗留|逾期|未整改|未完成'
const NOTHING = `(?:(?:目前|至今|迄今|截至目前)?(?:暂时|暂|均|尚|还|也|现)*${DENIED}(?:存在)?(?:有|${KINDS}|需要|需|应|须|可|要|待)*(?:整改|报告|上报|清理|纠正|登记|填报|处理|办理)?(?:的)?(?:不作为)?(?:乱作为)?(?:和|及)?(?:慢作为)?(?:等)?(?:方面)?(?:的)?(?:(?:${KINDS}){0,4}(?:${OBJECTS})(?:和|及|或|与|等)?){0,5})`
const ZERO =
  '(?:(?:特此|故|现|特|予以|拟|按规定|因此)?(?:实行|进行|作|做|为|按|报)?(?:零|0|〇|○)(?:问题|隐患|线索|投诉|举报|事故|新增)*(?:报告|上报|报送|报|申报)?(?:制度)?)'
const NIL = new RegExp(
  `^${WHEN}${WHO}${WHEN}${OPENING}${WHEN}${WHO}(?:${NOTHING}${ZERO}?|${ZERO}${NOTHING}?)$`,
)
/** Words short enough to stand alone in a cell. */
const NIL_WORDS = /^(?:无|均无|无问题|没有|暂无|零报告|零上报|零报送|零|0报告|nil|none)$/i

/** One look spares nearly every text of a ledger the grammar. */
const DENIES = /[无未没不零0〇○]/

/** Whether the text is a declared nothing. '' is none: an empty cell declares nothing. */
export function isNilReturn(text: string): boolean {
  const bare = simplify(text).replace(/[\s\u00a0\u3000，,。.；;：:、！!（）()【】[\]“”"「」]/g, '')
  if (bare === '' || bare.length > 80) return false
  return NIL_WORDS.test(bare) || (DENIES.test(bare) && NIL.test(bare))
}
