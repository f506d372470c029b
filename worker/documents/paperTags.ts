/**
 * The tags (标记) that a Word template may use, by kind of paper: what an office writes between braces in Word.
 *
 * Loops are named here too, with the tags that stand inside them. The template's checker and the filling of it
 * read the same list.
 */
import type { PaperKind } from '#rules/campaign/paperKind'

export type TagTree = { readonly [tag: string]: TagTree | null }

/** `null` is a text; a tree is a loop `{#部分} … {/部分}`, repeated for each, or left out when there is none. */
const paperTags: TagTree = {
  发文单位: null,
  发文机关: null,
  期号: null,
  文号: null,
  标题: null,
  主送机关: null,
  导语: null,
  部分: {
    部分标题: null,
    段落: { 段首: null, 段文: null },
  },
  末段: { 段首: null, 段文: null },
  有结语: { 结语: null },
  附件: {
    附件名称: null,
    行: {
      编号: null,
      总序号: null,
      单位: null,
      问题: null,
      整改时限: null,
      逾期天数: null,
      逾期工作日: null,
      责任人: null,
      建议: null,
    },
  },
  有附件: { 附件名称: null },
  落款: null,
  成文日期: null,
  统计截止日: null,
  汇总次数: null,
  有抄送: { 抄送: null },
  印发机关: null,
  印发日期: null,
}

const closingSheetTags: TagTree = {
  标题: null,
  发文单位: null,
  发文机关: null,
  编号: null,
  责任单位: null,
  问题类别: null,
  问题: null,
  整改措施: null,
  整改时限: null,
  责任人: null,
  完成日期: null,
  申请: null,
  审核: null,
  确认: null,
  有确认: { 确认: null },
  销号日期: null,
  佐证: { 序号: null, 名称: null, 指纹: null },
  无佐证: { 说明: null },
  以前: { 经过: null },
  打印日期: null,
}

export function tagsOf(kind: PaperKind): TagTree {
  return kind === 'closing-sheet' ? closingSheetTags : paperTags
}

/** Without these a paper would lose its text. */
export function neededTags(kind: PaperKind): readonly string[] {
  return kind === 'closing-sheet'
    ? ['责任单位', '问题', '申请', '审核', '佐证', '名称']
    : ['标题', '主送机关', '部分', '段落', '段文', '落款', '成文日期']
}
