/**
 * 整条表头 — labels whose words would mislead, published forms with a sense of their own, and labels in English or pinyin.
 *
 * Everything else is read by its words (`labelGrammar.ts`); a label in several lines has several meanings.
 */
import type { ColumnRole } from '../../fields/field.ts'

type Line = readonly [role: ColumnRole, score: number, labels: string]

/** Role, strength, and the labels, one blank between two. */
export const WHOLE_LABELS: readonly Line[] = [
  ['unit', 1, '单位'],
  ['department', 0.65, '部门 科室 部室 处室'],
  ['unit', 0.7, '部门'],
  ['category', 1, '清理类别'],
  ['kind', 1, '问题类型 作风类型 作为类型 表现类型 “三为”类型 三为分类'],
  ['category', 0.75, '问题类型'],
  ['kind', 0.75, '性质 问题性质 问题属性'],
  ['disposal', 1, '处置类型 处置分类 整改时限类型 整改性质'],
  ['disposal', 0.6, '性质'],
  ['problem', 1, '在审计报告中的表述 表现 具体表现 主要表现 整改任务 重点工作任务 问题线索主要情况'],
  ['problem', 0.66, '详细情况 具体情况 情况描述 意见建议 意见及建议 意见和建议'],
  ['source', 1, '督办依据'],
  ['source', 0.8, '监督方式 监察方式 监督检查方式 日常监督方式'],
  ['measures', 0.62, '整改任务 工作任务 重点工作任务 工作要点'],
  ['measures', 0.75, '纠正'],
  ['progress', 0.7, '纠正'],
  ['measures', 0.8, '应急措施和预案'],
  ['measures', 0.62, '已采取的整改措施 已采取措施 采取的措施'],
  ['progress', 0.9, '已采取的整改措施 已采取措施 采取的措施 已采取的措施'],
  ['progress', 0.9, '已开展的工作 已开展工作 已做工作 已完成的工作 工作开展情况'],
  ['progress', 1, '措施实施情况跟踪 治理结果情况跟踪'],
  ['progress', 0.75, '本周进度 本周进展 进度'],
  ['progress', 0.6, '上周进度'],
  ['goal', 1, '验证标准 目标要求'],
  ['due', 1, '五定时间'],
  ['due', 0.5, '完成日期 整改日期 治理日期 整治日期 时间 日期'],
  ['completedOn', 0.9, '完成日期 整改完成日期'],
  ['completedOn', 0.74, '整改日期 治理日期 整治日期'],
  ['completedOn', 1, '实际完成 确认完结时间'],
  ['foundOn', 0.4, '时间 日期'],
  ['owner', 1, '单位负责人'],
  // 五定: 定人、定措施、定时间 …
  ['owner', 0.9, '定人 定责任人 定人员'],
  ['due', 0.95, '定时间 定时限 定时'],
  ['measures', 0.95, '定措施 定方案'],
  ['owner', 0.8, '指派人员 指派给 派给 分派给 派发给'],
  ['post', 1, '责任岗'],
  ['post', 0.6, '职务'],
  ['claimed', 1, '督导状态 办结情况'],
  ['progress', 0.64, '办结情况'],
  ['evidence', 0.8, '成果体现 现场记录'],
  [
    'extra',
    1,
    '未整改到位问题原因及下一步计划 情况说明 整改备注 负责监督管理责任的主管部门 任务是否完成序时进度 临期/超期情况 行为人 修改人 修改时间 修改日期 审核人 服务对象 排序',
  ],
  // Sheets whose labels are English or pinyin; blanks within a label are squashed away.
  ['itemNo', 1, 'no number xuhao bianhao'],
  ['unit', 1, 'unit danwei'],
  ['department', 1, 'department dept zerenbumen zerendanwei'],
  ['kind', 0.9, 'type leixing'],
  ['category', 1, 'category leibie'],
  ['problem', 1, 'problem problems issue issues description wenti cunzaiwenti wentimiaoshu wentibiaoxian'],
  ['source', 1, 'source laiyuan'],
  ['cause', 1, 'cause reason rootcause yuanyin yuanyinfenxi'],
  ['measures', 1, 'measure measures action actions correctiveaction cuoshi zhenggaicuoshi'],
  ['goal', 1, 'goal target mubiao zhenggaimubiao'],
  ['due', 1, 'deadline duedate due shixian qixian zhenggaishixian wanchengshixian zhenggaiqixian'],
  ['completedOn', 1, 'completedon completiondate completed wanchengriqi'],
  ['leader', 1, 'leader qiantoulingdao zerenlingdao'],
  ['owner', 1, 'owner responsible responsibleperson personincharge zerenren fuzeren'],
  ['progress', 1, 'progress jinzhan jinzhanqingkuang wanchengqingkuang zhenggaiqingkuang'],
  ['claimed', 1, 'status zhuangtai zhenggaizhuangtai'],
  ['evidence', 1, 'evidence attachment zuozhengcailiao'],
  ['extra', 1, 'remark remarks note notes comment comments beizhu'],
]
