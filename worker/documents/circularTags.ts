/**
 * The tags (标记) that a circular's template may use: what an office writes between braces in Word.
 *
 * Loops are named here too, with the tags that stand inside them. The template's checker and the filling of it
 * read the same list.
 */

export type TagTree = { readonly [tag: string]: TagTree | null }

/** `null` is a text; a tree is a loop `{#部分} … {/部分}`, repeated for each, or left out when there is none. */
export const circularTags: TagTree = {
  发文单位: null,
  发文机关: null,
  期号: null,
  标题: null,
  主送机关: null,
  导语: null,
  部分: {
    部分标题: null,
    段落: { 段首: null, 段文: null },
  },
  附件: {
    附件名称: null,
    行: {
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
}

/** Without these a circular would lose its text. */
export const neededTags: readonly string[] = ['标题', '主送机关', '部分', '段落', '段文', '落款', '成文日期']
