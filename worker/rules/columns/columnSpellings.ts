/**
 * 表头写法 — spellings of labels seen in published forms, and in files whose labels are English or pinyin.
 *
 * A label in several lines has several meanings; `columns.ts` decides between them by evidence.
 */
import type { ColumnRole } from '../fields/field.ts'

type Spelling = readonly [role: ColumnRole, score: number, labels: string]

/** Role, strength, and the labels, one blank between two. */
export const SPELLINGS: readonly Spelling[] = [
  [
    'itemNo',
    1,
    '序号 编号 问题序号 问题编号 问题编码 整改单号 隐患编号 督办编号 事项编号 台账编号 顺序号 项目序号 No',
  ],
  ['itemNo', 0.8, '号 项号 项次 序 行次 条目'],
  ['unit', 1, '单位 单位名称 所属单位 填报单位 报送单位 上报单位 二级单位 院系 院系部门 问题单位'],
  ['unit', 0.9, '被检查单位 受检单位 被查单位 存在问题单位 问题所属单位 所在单位'],
  ['unit', 0.7, '部门 部门名称 整改单位 涉及单位 问题部门 所属部门'],
  ['unit', 0.62, '责任单位 整改责任单位 主要责任单位 具体责任单位 牵头单位 承办单位 主办单位'],
  ['unit', 0.5, '责任部门 牵头部门 承办部门'],
  [
    'department',
    1,
    '责任部室 责任部门 责任科室 具体责任部门 整改责任部门 责任处室 牵头部门 承办部门 责任部门（单位）',
  ],
  [
    'department',
    0.85,
    '责任单位 整改责任单位 具体责任单位 主要责任单位 牵头单位 承办单位 责任机构 主办单位 主办部门',
  ],
  ['department', 0.65, '部门 科室 部室 处室 整改单位 所属部门 所在科室'],
  ['kind', 1, '问题类型 作风类型 作为类型 “三为”类型'],
  ['kind', 0.75, '类型 性质 问题性质 表现类型'],
  ['category', 1, '问题类别 类别 问题分类 清理类别 问题归类'],
  ['category', 0.75, '问题类型 类型 分类 问题种类 隐患类型 隐患类别'],
  [
    'problem',
    1,
    '问题 存在问题 存在的问题 存在主要问题 存在的主要问题 主要问题 问题表现 问题描述 问题具体描述 具体问题表述 具体问题 ' +
      '问题简要表述 问题表述 问题内容 问题详情 问题说明 反馈问题 具体表现 主要表现 存在的安全隐患 存在隐患 安全隐患 隐患内容 ' +
      '隐患描述 整改隐患内容 检查地点存在问题及隐患 存在问题及隐患 在审计报告中的表述 跟踪督办事项 督办事项 督办内容 ' +
      '重点工作任务 议定事项 问题线索主要情况 问题线索 整改任务 整改问题 整改事项 问题事项 问题清单 突出问题 查摆问题',
  ],
  ['problem', 0.7, '事项 任务 隐患 内容 表现 工作任务 具体事项 任务内容 事项内容'],
  ['source', 1, '问题来源 任务来源 来源 督办依据 线索来源 问题线索来源 发现途径 发现渠道 发现方式'],
  [
    'foundOn',
    1,
    '发现日期 发现时间 登记日期 登记时间 检查日期 检查时间 排查日期 排查时间 查摆时间 问题发现时间 问题登记时间 自查时间',
  ],
  ['post', 1, '岗位 涉及岗位 岗位名称 责任岗位 具体岗位 所在岗位 问题岗位'],
  ['post', 0.6, '职务 岗位职务'],
  ['cause', 1, '原因 原因分析 主要原因 产生原因 问题原因 成因分析 原因剖析 问题成因 根源剖析 剖析原因'],
  ['cause', 0.65, '未完成原因 未整改到位问题原因及下一步计划 未整改到位原因 未整改原因'],
  [
    'measures',
    1,
    '整改措施 细化的整改措施 措施 整改举措 具体举措 具体措施 具体整改措施 整改落实措施 举措 整改办法 主要措施 工作措施',
  ],
  ['measures', 0.8, '整改计划 整改方案 处理措施 等效措施 应急措施和预案 整改思路 对策措施 整改内容'],
  ['measures', 0.74, '整改要求'],
  ['measures', 0.62, '下一步措施 已采取的整改措施 已采取措施 采取的措施 下一步整改措施 下步打算'],
  ['progress', 0.55, '整改措施 具体措施 具体整改措施'],
  [
    'progress',
    0.9,
    '已采取的整改措施 已采取措施 采取的措施 已采取的措施 已开展的工作 已开展工作 已做工作 已完成的工作 工作开展情况',
  ],
  [
    'goal',
    1,
    '整改目标 目标 整改完成标准 完成标准 验证标准 整改标准 预期目标 目标要求 整改目标及标准 预期效果',
  ],
  [
    'disposal',
    1,
    '处置类型 处置方式 处置类别 分类处置 整改类型 整改方式 整改类别 整改分类 整改性质 处置分类 整改时限类型',
  ],
  ['disposal', 0.6, '类型 性质'],
  [
    'due',
    1,
    '整改时限 整改期限 完成时限 完成期限 计划完成时限 计划完成时间 计划完成日期 对应的完成时间 办理时限 整改截止时间 ' +
      '整改截止日期 五定时间 措施时限 时限 期限 截止时间 截止日期 限期 整改完成时限 要求完成时间 拟完成时间 预计完成时间 ' +
      '整改时间节点 时间节点 时限要求 办结时限 完成时限要求 整改限期 时间要求 应完成时间',
  ],
  ['due', 0.8, '完成时间 整改时间'],
  ['due', 0.5, '整改完成时间 完成日期 整改日期 时间 日期'],
  [
    'completedOn',
    1,
    '实际完成时间 实际完成日期 实际完成 整改到位时间 完结时间 确认完结时间 办结时间 办结日期 落实时间 实际整改完成时间 完成时间（实际） 实际办结时间 实际整改时间',
  ],
  ['completedOn', 0.9, '完成日期 整改完成时间 整改完成日期'],
  ['completedOn', 0.74, '完成时间'],
  ['closedOn', 1, '销号时间 销号日期 核销时间 核销日期 销号办结时间'],
  [
    'leader',
    1,
    '牵头领导 责任领导 分管领导 牵头责任领导 包联领导 主管领导 分管校领导 责任校领导 牵头校领导 领导',
  ],
  ['leader', 0.85, '整改第一责任人 第一责任人'],
  ['leader', 0.45, '协助整改工作的领导'],
  [
    'owner',
    1,
    '具体责任人 责任人 整改责任人 直接责任人 主要责任人 整改人 整改负责人 责任人姓名 负责人 经办人 具体负责人',
  ],
  [
    'owner',
    0.9,
    '责任人及联系方式 责任人及联系电话 岗位及责任人 责任人及岗位 单位负责人 承办人 责任岗位及责任人',
  ],
  [
    'owner',
    0.85,
    '整改责任单位/责任人 责任单位/责任人 整体牵头部门/负责人 责任单位及责任人 责任部门及责任人 责任部门/责任人 牵头部门/负责人',
  ],
  [
    'department',
    0.62,
    '整改责任单位/责任人 整体牵头部门/负责人 责任单位及责任人 责任部门及责任人 责任部门/责任人',
  ],
  ['owner', 0.72, '姓名 人员 责任人员 当事人 涉及人员 责任者 联络人 联系人'],
  [
    'progress',
    1,
    '进展情况 整改进展 整改进展情况 完成情况 整改情况 整改完成情况 落实情况 整改落实情况 整改情况（月） 措施实施情况跟踪 ' +
      '治理结果情况跟踪 工作进展 办理情况 办理结果 处理结果 处理情况 推进情况 整改成效 整改结果 进展 整改效果 阶段性成效 目前进展 办理进展',
  ],
  ['progress', 0.75, '本周进度 本周进度% 进度 完成进度 整改进度 本周进展'],
  ['progress', 0.6, '上周进度 上周进度%'],
  [
    'claimed',
    1,
    '状态 整改状态 销号状态 督导状态 是否已完成整改 是否完成整改 是否整改 是否销号 是否完成 是否办结 是否整改到位 完成状态 ' +
      '办理状态 进展状态 当前状态 销号情况 是否已整改 是否落实 是否完成销号 办结情况 是否解决',
  ],
  [
    'evidence',
    1,
    '佐证材料 佐证材料名称 证明材料 佐证 支撑材料 整改佐证材料 佐证资料 证明材料名称 整改证明材料',
  ],
  ['evidence', 0.8, '成果体现 附件 附件1 现场记录 照片 整改照片 相关材料 材料'],
  ['evidence', 0.7, '附件2 附件3'],
  [
    'extra',
    1,
    '备注 整改备注 其他 其它 附注 说明 联系电话 电话 联系方式 额外责任单位 协办单位 协办部门 配合单位 配合部门 配合责任单位 ' +
      '配合领导 整治参与单位 配合责任人 负责监督管理责任的主管部门 行业主管部门 主管部门 监管单位 督办单位 督办人 复核情况 ' +
      '复核人签字 复核人 验收人 验收时间 复查人 复查结果 复查意见 复查时间 审核状态 审核意见 部门（单位）确认签字 问题等级 ' +
      '隐患等级 等级 级别 任务是否完成序时进度 临期/超期情况 填报人 填报时间 填报日期 是否逾期 逾期天数 服务对象 楼层',
  ],
  // Sheets whose labels are English or pinyin; blanks within a label are squashed away.
  ['itemNo', 1, 'number xuhao bianhao'],
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
