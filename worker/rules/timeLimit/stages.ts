/** 分阶段的时限 — 8月底前完成盘点，10月底前完成账务处理: the stages of one piece of work, done when the last is done. */

/** A stage that bears its number or its turn. */
const NUMBERED =
  /第[一二三四五六1-6](?:个?阶段|步|批|期)|(?:首|前|后|末)(?:一?个?阶段|批|期)|(?:^|[,;。、:(])(?:[一二三四五六1-6]期|[短近中远长]期)/
/** What is done by the day: 前清掏, 底完成修订; a bare 前 or a name (其余) tells no deed. */
const DEED_AFTER = /^(?:日|份|\))*(?:(?:以|之)?前)?[,:]?(?!前|后|或|左右|起|开始)[\u4e00-\u9fff]{2,}/
/** How far it is by the day, counts and shares being noise by then: 6月底50%, 9月底前完成8项. */
const SHARE_AFTER = /^(?:日|份|\))*(?:(?:以|之)?前)?[,:]?(?:累计)?(?:完成|达到?|过)?※/
/** The deed right before its day: 清掏4月5日前，换管6月中旬. A wish, a firmness or a preposition is none. */
const DEED_BEFORE =
  /(?:^|[,;。、:(])(?!.*(?:争取|力争|最迟|最晚|至迟|不晚|不迟|确保|计划|预计|原定|延期|延至|调整|截至|时限|期限|或))[\u4e00-\u9fff]{2,8}$/
/** Parts of the problem with limits of their own are no stages of one work; a choice of days is none either. */
const PARTS = /其余|其他|其它|剩余|部分|个别|分别|或|及时|力争|争取|\//
const CLAUSE_ENDS = /[,;。、]/

/** A period of the text, by its place. */
interface Place {
  readonly at: number
  readonly end: number
}

/** Whether each period of the canonical text stands in a clause of its own that tells a stage of the work. */
export function tellsStages(text: string, places: readonly Place[]): boolean {
  if (places.length < 2 || PARTS.test(text)) return false
  return places.every(({ at, end }, i) => {
    const before = text.slice(places[i - 1]?.end ?? 0, at)
    if (i > 0 && !CLAUSE_ENDS.test(before)) return false
    const own = before.split(CLAUSE_ENDS).at(-1) ?? ''
    const after = text.slice(end, places[i + 1]?.at).split(CLAUSE_ENDS)[0] ?? ''
    return NUMBERED.test(own) || DEED_AFTER.test(after) || SHARE_AFTER.test(after) || DEED_BEFORE.test(own)
  })
}
