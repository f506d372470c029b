/**
 * 像人名、像部门 — whether a text looks like people's names or like a part of an institution.
 */
import { simplify } from '../cells/simplify.ts'

/** Family names by frequency, enough for nine people in ten; the rest are not needed to see a column of names. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'.split(
    '',
  ),
)
const DEPARTMENT =
  /(?:科|室|处|部|院|系|中心|办|所|馆|组|队|会|委|站|公司|班|岗|车间|支行|分行|网点|支部|门诊|病区|药房|[^时结]局|[^参入]股|[^出]厂|镇|乡|街道|社区|学校|矿|专班|专业|条线|网格|团队|工段|监区|工区|片区|[一二三四五六七八九十\d](?:区|连|营|段|线))$/

/** Whether a text is as short and ends as the name of a section, an office, a workshop does. */
export function looksLikeBody(text: string): boolean {
  return text.length <= 14 && DEPARTMENT.test(simplify(text))
}

/** Whether a text looks like one or more people's names, with phone numbers or ranks beside them or not. */
export function isPerson(text: string): boolean {
  const names = text
    .replace(/[（(][^）)]*[）)]/g, '')
    .split(/[、，,；;\s/\d-]+/)
    .filter((part) => part !== '')
  // 副总经理 于敬之: the rank before its holder is no name of its own.
  const holders = names.length > 1 ? names.filter((name) => !isRank(name)) : names
  return holders.length > 0 && holders.every((name) => isName(name))
}

/** 王强校长, 李书记: the title behind a name. */
const TITLE =
  /(?:同志|老师|书记|[副正]?(?:校|院|处|科|部|局|镇|乡|县|市|区|所|站|队|厂|矿|行|会|组|班|园|馆|段|村|厅|司)长|副?主任|副?总|(?:副总|总)?经理|主席|总监|总工|护士长|工程师|主管|医生|医师|护士|教授)$/

/** What may stand before a title and is no family name. */
const RANK =
  /^(?:总|副|党委|党组|党支部|纪委|工会|安全|技术|生产|行政|质量|常务|项目|执行|首席|分管|总会计|总经济|总工程)*$/

function isRank(text: string): boolean {
  return text !== text.replace(TITLE, '') && RANK.test(text.replace(TITLE, ''))
}

/** Family names of two characters whose first is none by itself. */
const DOUBLE =
  /^(?:濮阳|欧阳|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|端木|百里|南宫|澹台|轩辕|闻人|太史|呼延)/

function isName(given: string): boolean {
  const name = given.replace(TITLE, '')
  if (name.length > 2 && name.length <= 4 && DOUBLE.test(name)) return /^[\u4e00-\u9fff]+$/.test(name)
  if (name !== given && name.length === 1) return SURNAMES.has(simplify(name))
  if (name.length < 2 || name.length > 4 || !/^[\u4e00-\u9fff]+$/.test(name)) return false
  return SURNAMES.has(simplify(name.charAt(0))) && (name.length === 2 || !DEPARTMENT.test(name))
}
