/**
 * 零报告 — whether a row's text declares that there is nothing to report (M-33).
 *
 * 「经自查，暂未发现问题」 declares it. A problem that merely contains the words does not:
 * 「检查中未发现灭火器过期问题，责任人失职」. So each clause has to be made of the words of a nil return: who looked,
 * when and how; what was not found; that all else goes on as it should. A clause is followed word by word through
 * `STEPS`, all ways at once, so that no text takes longer than its length allows.
 */
import { simplify } from '../../cells/simplify.ts'

type Place =
  /** Who looked, when and how. */
  | 'context'
  /** 未发现: what follows may be told in its own words, for it was looked for and not found. */
  | 'not-found'
  /** 无: 无证上岗 denies nothing, so only words of reporting may follow. */
  | 'none'
  /** 无新增, 无相关: of a kind that is said. */
  | 'none-of-kind'
  | 'object'
  | 'zero'
  /** 设备运行…, 一切…: what is as it should be. */
  | 'well'
  | 'all-well'

interface Step {
  /** Words, or a pattern of a word; a text may go on by any of them. */
  readonly by: readonly string[] | RegExp
  readonly to: Place
}

const words = (list: string): readonly string[] => list.split('|')

const BODY =
  '单位|部门|处|系|院|学院|医院|学校|校|科室|科|股室|股|室|部|馆|中心|局|所|站|队|组|公司|集团|企业|项目|标段|工区|码头|支行|分行|行|网点|街道|镇|乡|村|社区|支部|党委|班|车间|厂|店|库|辖区|片区|服务区|领导班子|班子'
/** 我部, 经济管理学院, 东门收费站. */
const WHO = Array.from(
  { length: 7 },
  (_, length) => new RegExp(`(?:本|我|该|全|各|此)?[^未无不没零]{${length}}(?:${BODY})内?`, 'y'),
)
const LOOKED = words(
  '经|查|抽查|复查|普查|通过|由|对照|组织|开展|进行|会议|研究|自查自纠|自查|排查|检查|夜查|暗访|督导|督察|巡检|稽核|稽查|评审|审核|测评|清查|清理|核查|梳理|摸排|走访|查摆|巡查|巡察|督查|审计|统计|结果|情况|工作|专项|全面|日常|例行|联合|认真|深入|逐项|逐一|反复|严格|细致|再次|安全|消防|生产|质量|医保|作风|环保|食品|院感|后|中|在|对|的|截至|截止|目前|至今|迄今|期间',
)
const WHEN = [
  /(?:20)?\d{2}年(?:度)?/y,
  /\d{1,2}(?:[-~至到]\d{1,2})?月(?:份)?(?:\d{1,2}[日号])?/y,
  /[一二三四五六七八九十]{1,2}月(?:份)?/y,
  /[上下]半年|第?[一二三四1-4]季度/y,
  /(?:本|此|该|上|当|这)?(?:周|月份|月|季度|期|阶段|次|轮|学期|年度|年|日)(?:内|以来)?/y,
]
const ADVERB = words('暂时|暂|均|尚|还|也|都|现|并|特此|故|予以|拟|按规定|因此')
const NOT_FOUND =
  /(?:未|没有|没|不)(?:能|曾|再)?(?:查摆|发现|查找|查出|排查|清理|出现|检查|收到|接到|接报|发生|产生|受理|存在|见)(?:到|出|过|有)*/y
const NONE = words('无需|无须|无|没有|没|未有|零|不涉及|未涉及')
/** What nothing was found of. */
const OBJECT = words(
  '矛盾纠纷|矛盾|纠纷|异常|问题|情况|事项|情形|现象|行为|事件|事故|案件|苗头|隐患|线索|反映|投诉|举报|信访件|信访|来信|来访|诉求|工单|差错|风险点|风险|缺陷|漏洞|不符合项|违规|违纪|违法|三违|腐败|不正之风',
)
/** These are a problem where they are lacking (无人员, 无材料), unless it is said what kind of them there is none of. */
const OBJECT_OF_KIND = words('内容|意见|建议|任务|对象|人员|材料|业务|工作')
const KIND = words(
  '任何|什么|相关|有关|此类|此项|该项|该类|上述|类似|明显|突出|重大|较大|一般|严重|新增|新发现|新发|新的|新|督办|交办|转办|在办|待办|其他|其它|安全|质量|消防|生产|医疗|护理|院感|施工|环保|食品|廉洁|作风|苗头性|倾向性|群众|职工|师生|患者|病人|客户|各类|上级|反馈|遗留|逾期|未整改|未完成|需要|需|应|须|可|要|待|存在|有|整改|报告|上报|清理|纠正|登记|填报|处理|办理|不良|不作为|乱作为|慢作为|等|方面|和|及|或|与|的|、',
)
const AND = words('和|及|或|与|、|等|方面|的')
/** 违规收费行为, 过度医疗问题. */
const MISDEED = /(?:违规|违纪|违法|过度|不当)[\u4e00-\u9fff]{1,4}(?:问题|情况|现象|行为)/y
const OWN_WORDS = Array.from(
  { length: 7 },
  (_, more) => new RegExp(`[^未无不没]{${more + 2}}(?:问题|情况|情形|现象|行为|事件|事项|线索)`, 'y'),
)
const ZERO =
  /(?:实行|进行|作|做|为|按|报)?[零0〇○](?:问题|隐患|线索|投诉|举报|事故|新增)*(?:报告|上报|报送|报|申报)?(?:制度)?/y
const WELL = words('一切|均|全部|都|各项|设备|设施|人员|现场|工作|运行|使用|状态|秩序|管理|制度|落实')
const AS_IT_SHOULD = words('正常|良好|完好|平稳|合格|达标|符合要求|符合规定|符合标准|符合规范')

const LOOKING: readonly Step[] = [LOOKED, ...WHEN, ...WHO, ADVERB].map((by) => ({ by, to: 'context' }))
const STEPS: Readonly<Record<Place, readonly Step[]>> = {
  context: [
    ...LOOKING,
    { by: NOT_FOUND, to: 'not-found' },
    { by: NONE, to: 'none' },
    { by: ZERO, to: 'zero' },
    { by: WELL, to: 'well' },
    { by: AS_IT_SHOULD, to: 'all-well' },
  ],
  'not-found': [
    { by: KIND, to: 'not-found' },
    { by: OBJECT, to: 'object' },
    ...OWN_WORDS.map((by): Step => ({ by, to: 'object' })),
  ],
  none: [
    { by: KIND, to: 'none-of-kind' },
    { by: OBJECT, to: 'object' },
    { by: MISDEED, to: 'object' },
  ],
  'none-of-kind': [
    { by: KIND, to: 'none-of-kind' },
    { by: OBJECT, to: 'object' },
    { by: OBJECT_OF_KIND, to: 'object' },
  ],
  object: [
    { by: OBJECT, to: 'object' },
    { by: AND, to: 'object' },
    { by: ADVERB, to: 'context' },
    { by: ZERO, to: 'zero' },
  ],
  zero: [
    { by: NOT_FOUND, to: 'not-found' },
    { by: NONE, to: 'none' },
  ],
  well: [
    { by: WELL, to: 'well' },
    { by: AS_IT_SHOULD, to: 'all-well' },
  ],
  'all-well': [],
}
const DENIED: readonly Place[] = ['not-found', 'none', 'none-of-kind', 'object', 'zero']

/** 已有问题按计划整改: what was reported before goes on. */
const GOES_ON =
  /^(?:已有|原有|存量|前期|遗留|上[周月期])[^未无不没]{0,6}(?:按计划|持续|正在|继续|有序)*(?:整改|推进|落实|销号)(?:中|完毕|到位)?$/
/** Words short enough to stand alone in a cell. */
const NIL_WORDS = /^(?:无|均无|无问题|没有|暂无|零报告|零上报|零报送|零|0报告|nil|none)$/i

/** One look spares nearly every text of a ledger the grammar: 无证上岗 and 未按规定巡查 cannot be nil returns. */
const AFTER_NONE = [...new Set([...KIND, ...OBJECT, ...words('违|过|不')].map(([first]) => first))].join('')
const DENIES = new RegExp(
  `(?:未|没有?|不)(?:能|曾|再)?(?:查|发现|排查|清理|出现|检查|收到|接|发生|产生|受理|存在|见|涉及|有)|(?:无|没有?)(?:$|[\\s，,。.；;：:！!（）()${AFTER_NONE}])|(?<!\\d)[零0〇○](?!\\d)|^(?:nil|none)$`,
  'i',
)
const IS_WELL = /(?:正常|良好|完好|平稳|合格|达标|要求|规定|标准|规范)(?:$|[\s，,。.；;！!)）])/
const LONGEST = 80

/** Whether the text is a declared nothing. '' is none: an empty cell declares nothing. */
export function isNilReturn(text: string): boolean {
  if (text.length > LONGEST || !DENIES.test(text)) return false
  const clauses = clausesOf(text)
  if (NIL_WORDS.test(clauses.join(''))) return true
  let denied = false
  for (const clause of clauses) {
    const ends = placesAtEnd(clause)
    if (NIL_WORDS.test(clause) || DENIED.some((place) => ends.has(place))) denied = true
    else if (!ends.has('context') && !ends.has('all-well') && !GOES_ON.test(clause)) return false
  }
  return denied
}

/** 运行正常, 符合要求, 良好: nothing is wrong, where a problem would stand. */
export function saysAllIsWell(text: string): boolean {
  if (text.length > LONGEST || !IS_WELL.test(text)) return false
  let well = false
  for (const clause of clausesOf(text)) {
    const ends = placesAtEnd(clause)
    if (ends.has('all-well')) well = true
    else if (ends.size === 0) return false
  }
  return well
}

function clausesOf(text: string): string[] {
  return simplify(text)
    .replace(/[\s\u00a0\u3000“”"「」【】[\]]/g, '')
    .split(/[，,。.；;：:！!（）()]+/)
    .filter((clause) => clause !== '')
}

/** Where the words of the clause may have led when they are used up; nowhere where it has other words. */
function placesAtEnd(clause: string): ReadonlySet<Place> {
  const ends = new Set<Place>()
  const seen = new Set<string>()
  const open: (readonly [Place, number])[] = [['context', 0]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [place, at] = next
    if (at === clause.length) {
      ends.add(place)
      continue
    }
    for (const { by, to } of STEPS[place])
      for (const end of endsOf(by, clause, at)) {
        const key = `${to} ${end}`
        if (seen.has(key)) continue
        seen.add(key)
        open.push([to, end])
      }
  }
  return ends
}

function endsOf(by: Step['by'], clause: string, at: number): number[] {
  if (by instanceof RegExp) {
    by.lastIndex = at
    return by.test(clause) ? [by.lastIndex] : []
  }
  return by.filter((word) => clause.startsWith(word, at)).map((word) => at + word.length)
}
