/** Words of limits that name no day of the calendar, and what kind of answer each leaves open. */

/** Nothing is given at all. */
export const NONE_GIVEN = /^(?:[-~/\\*—.、,，。_]+|无|无时限|没有|暂无|N\/?A|na|n\/a|空|\(空\)|略|\?+|？+)$/i

/** A rhythm instead of a day: 每月、每周、定期. */
export const RECURRING =
  /每(?:个)?(?:半?[月年旬日天]|周|季|学期|学年|星期|两周|\d)|逐[月年周季日]|按[月年周季](?:度)?(?!末)|定期|[一1][月周年季]度?[一1](?:次|报|查)|顺延/

/** 尽快、待定: a will or a condition, no day. */
export const VAGUE =
  /尽快|尽早|近[日期]|适时|待|另行|另定|另议|视.{0,8}(?:情况|而定|进度)|择机|不日|日内|短期|中期|中长期|抓紧|逐步|分步|分期|分阶段|分批|按(?:计划|要求|期|时|照|程序|规定|进度)|如期|限[期时]|规定(?:的)?(?:时间|期限|时限)|根据.*(?:安排|要求|情况)|未定|不确定|暂定|早日|有序推进|随.{0,6}(?:推进|进行)|同步|现在|(?:条件|时机)(?:成熟|具备|允许|许可)|具备条件|长短结合|到期|届时|前期|后期|下一步|(?:一|两|几|数)(?:两|三)?[天日周月]|[二三四五六七八][三四五六七八九](?:天|日|个?月|周)|一部分/

/** Days of the lunar calendar are not computed here; the school says which day it is. */
export const LUNAR = /农历|阴历|旧历|腊月|正月|冬月|除夕|小年/

/** A week or month named from where the writer stands. */
export const FROM_HERE =
  /(?<![每\d])(?:(?:本|这|这个|当|下|下个|次|上|上个)(?:周|星期|礼拜|月|季度|旬)(?!.{0,2}(?:一次|一报))|周末|(?:周|星期|礼拜)[一二三四五六日天]|月[底末初中]|旬末|季度?末|明天|明日|后天|次日|第二天|隔日|今天|今日)/

/** A day that only the school's own calendar names: 开学、放假、学期末、国庆节. */
export const UNNAMED_DAY = new RegExp(
  '(?:元旦|春节|过年|大年|年关|元宵节?|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一(?!月)|双节|双十一|七一|八一|建军节|教师节|寒假|暑假|放假|开学|入学|报到|新生|迎新|军训|毕业|离校|返校|期末|期中|学期末|校庆|校运会|运动会|党代会|教代会|职代会|[一二]十[一二三四五六七八九]?大|两会|高考|中考|招生|考试|供暖|供热|采暖|入冬|入汛|汛期|雨季|暑期|假期|开工|竣工|验收|评估|换届|年检|节(?!假日|约|能|点|水|奏))' +
    '[^,;。]{0,4}?(?:之前|以前|前(?!期)|期间|之?内|结束|到来|来临|(?:之|以)?后(?!勤)|初|末|底|当天|当日|时)' +
    '|(?:本|这|下|上|新|秋季?|春季?|整|该)(?:一|个)?学[期年]|第[0-9一二]学期|学[期年](?:末|底|内|初|结束|前|期间)|期末|年前(?!后)',
)

/** Days of the calendar that a festival's name means, as month and date, for choices only. */
export const FESTIVALS: readonly (readonly [RegExp, number, number])[] = [
  [/国庆|十一(?!月)/, 10, 1],
  [/元旦/, 1, 1],
  [/五一|劳动节/, 5, 1],
  [/七一/, 7, 1],
  [/八一|建军节/, 8, 1],
  [/教师节/, 9, 10],
]

/** 复工前, 会议召开前: before something that happens on a day which nobody has written. */
export const BEFORE_EVENT =
  /[\u4e00-\u9fff]{2}(?:之前|以前|(?<![提目日此先从当之以空事生整改])前)(?:必须|全部|务必)?(?:完成|整改|办结|到位|落实)*[。;]?$/

/** 资金到位后, 取得许可证后方可恢复: after something that happens on a day which nobody has written. */
export const AFTER_EVENT =
  /[\u4e00-\u9fff]{2}(?:之|以)?(?<![前背事最先然随今善幕])后(?!勤|续|期|台|备|果|院|门|厨|方(?!可)|进|面|半|者)(?:方可|再|及时|立即|即|由|统一|另行)?[\u4e00-\u9fff]{0,12}[。;]?$/

/** The limit was once given and has been met, or the cell holds a status (字段错位). */
export const STATUS_ONLY =
  /^(?:已|未|正在|待)?(?:全部|基本)?(?:完成|整改|办结|销号|落实|整改完成|完成整改|整改到位|推进|进行|整改中|进行中|推进中|处理中|开展|启动)(?:中|到位|完毕)?$/
