#!/usr/bin/python3
"""Writes the held-back ledgers and expected.json. usage: /usr/bin/python3 make.py (openpyxl, LibreOffice)

Judgement calls:
- Section rows (months, workplaces), subtotals, notes, signatures, statistics beside or below give no item and no extra.
- 是否完成整改: 是 done, 否 in progress; 是否销号: 是 closed, 否 in progress; 已整改未销号 done; 已办结 done.
- 完成时间 alone is the limit; beside 整改时限 or under 整改结果 it is completedOn.
- 完成情况 with status words only is claimed; 整改情况, 进展情况, 落实情况 with sentences are progress.
- 整改要求 beside 已采取的整改措施: measures and progress.
- 反馈时限 beside 整改时限: the latter is due, the former an extra.
- 备注, 配合部门, 检查地点, 隐患等级, 验收人, 联系电话 and unknown columns (是否公示, 剩余天数) are extras.
- Typed 8.4, 8.6, 7.15 have one reading; 43008 and 20170831 are days. Avoided: a typed 8.1 (may have been 8.10).
- A hidden row, column or sheet is read and said: a finding without a cell.
- A code list on a hidden sheet is no ledger: set aside.
- Avoided: 否 beside a filled 实际完成时间, a lone dash as a remark, 待验收, 未完成, 未办结, unit and person joined in one cell.
- Two numbered problems in one cell stay one item, with a finding at the cell.
"""
import json
from core import *

MD, CN, SL = 'm"月"d"日"', 'yyyy"年"m"月"d"日"', "yyyy/m/d"


def b01():
    b = Book("数理系问题清单.xlsx", "wide spaces in labels, 完成时间 as the limit, text limits; note and signature below")
    s = b.sheet("Sheet1", [C("序　号", "no", w=6), C("问题 类别", "category", "name"), C("问 题 表 现", "problem", w=40), C("整 改 措 施", "measures", w=40),
        C("整改　目标", "goal"), C("完 成 时 间", "due"), C("责任领导", "leader"), C("责 任 人", "owner"), C("整改状态", "claimed")], "sl")
    s.line("数理系作风问题自查清单", bold=True); s.header()
    for k, due, st in [(0, "7月底前", "已整改"), (3, "2017年9月底", "整改中"), (4, "立行立改", "已整改"), (7, "8月上旬", "整改中"), (8, "9月中旬", "待整改"),
            (9, "第三季度", "待整改"), (13, "2017.8.25", "整改中"), (23, "长期坚持", "整改中"), (31, "年底前", "待整改")]:
        s.row(k, due, st)
    s.line("注：整改完成的应附相关材料，材料留存系办公室。"); s.line({0: "填表人：", 4: "系主任（签字）："})
    return b


def b02():
    b = Book("外语系6月整改台账.xlsx", "two header rows, metadata in three cells, real dates in four formats, 完成时间 beside 整改时限")
    s = b.sheet("6月", [C("序号", "no", w=6), C("问题情况|类别", "category", "circled"), C("问题情况|存在问题", "problem", w=40), C("问题情况|问题来源", "source"),
        C("整改安排|整改措施", "measures", w=40), C("整改安排|整改时限", "due"), C("整改安排|责任领导", "leader"), C("整改安排|责任人", "owner"),
        C("整改进度|进展情况", "progress"), C("整改进度|是否完成", "claimed", YES_DONE), C("整改进度|完成时间", "completedOn", None, SL)], "wy")
    s.line("教学作风突出问题整改台账", bold=True); s.line({0: "填报单位：外国语系", 4: "填报日期：2017年6月23日", 8: "联系电话：6208"}); s.header()
    for k, src, due, pr, st, day in [(0, "教师座谈", (D(7, 10), CN), "平台流程已调整", "是", D(7, 5)), (2, "自查", (D(7, 31), "yyyy-mm-dd"), "已抽查两周", "否", None),
            (4, "学生来信", (D(6, 30), MD), "用语已张贴到窗口", "是", D(6, 28)), (9, "督导反馈", (D(9, 15), SL), "正在拟定主题", "否", None),
            (20, "学生来信", (D(7, 14), CN), "电话已公布", "是", D(7, 12)), (23, "自查", (D(9, 29), "yyyy-mm-dd"), "第一次核对结束", "否", None),
            (32, "自查", (D(8, 31), MD), "清单初稿已成", "否", None), (31, "教师座谈", (D(7, 20), SL), "已通报一次", "否", None)]:
        s.row(k, src, due, pr, st, day)
    return b


def b03():
    b = Book("体育部整改台账.csv", "UTF-8 CSV with BOM, 序号 second, line breaks and commas inside cells, unit only in the file name", "csv")
    s = b.sheet("体育部整改台账", [C("问题来源", "source"), C("序号", "no"), C("问题描述", "problem"), C("原因分析", "cause"), C("整改措施", "measures"), C("完成期限", "due"),
        C("责任人", "owner"), C("状态", "claimed"), C("备注", "x")], "ty")
    s.header()
    for k, src, due, st, note, over in [(28, "学生来信", "2017-09-08", "推进中", "与后勤沟通中", {}), (3, "自查", "即知即改", "已完成", None, {}),
            (7, "安全检查", "2017/7/28", "已完成", "器材室,看台下各一处", dict(measures="1.清理通道，划定禁放区\n2.每日检查并登记")), (24, "督导反馈", "17.9.15", "推进中", None, {}),
            (30, "自查", "20170815", "未启动", None, {}), (31, "自查", "9月30日前", "推进中", "含教研室例会", {})]:
        s.row(k, src, due, st, note, **over)
    return b


def b04():
    b = Book("后勤维修与饮食问题.xlsx", "table begins at C4, section rows, subtotals, total and signature rows")
    s = b.sheet("问题台账", [C("序号", "no", w=6), C("检查时间", "foundOn", None, SL), C("存在隐患及问题", "problem", w=40), C("整改措施", "measures", w=40), C("整改期限", "due", None, CN),
        C("责任科室", "department"), C("责任人", "owner"), C("整改情况", "progress", w=24), C("备注", "x")], "hqc", left=3, top=2, depts=("饮食服务科", "公寓科", "维修科"))
    s.line("后勤管理处问题整改台账", bold=True); s.skip(); s.header()
    s.line("一、饮食服务")
    s.row(11, D(6, 5), D(7, 15), "培训一次，意见箱已挂出", None, department="饮食服务科"); s.row(39, D(6, 6), D(7, 20), "打卡机已安装", "含小时工", department="饮食服务科")
    s.line({0: "小计", 2: "2项"}); s.line("二、学生公寓")
    s.row(6, D(6, 7), D(9, 20), "机组已招标", None, department="公寓科"); s.row(20, D(6, 7), D(6, 30), "值班表已公布", None, department="公寓科"); s.row(26, D(6, 9), D(8, 10), "已换四栋", "余两栋暑期更换", department="公寓科")
    s.line({0: "小计", 2: "3项"}); s.line("三、水电与环境")
    s.row(12, D(6, 12), D(8, 25), "保洁频次已增加", None, department="维修科"); s.row(16, D(6, 12), D(7, 10), "派单本已启用", None, department="维修科"); s.row(13, D(6, 14), D(10, 31), "巡更点位已选定", "供暖前完成", department="维修科")
    s.line({0: "小计", 2: "3项"}); s.line({0: "合计", 2: "8项"}); s.skip(); s.line({0: "制表：", 4: "处领导签字："})
    return b


def b05():
    b = Book("机械系(1).xlsx", "no title; vertical merges over several measures of a problem; 是/否")
    s = b.sheet("Sheet1", [C("序号", "no", w=6), C("具体问题", "problem", w=36), C("原因分析", "cause"), C("整改措施", "measures", w=40), C("整改时限", "due"), C("分管领导", "leader"),
        C("责任部门", "department"), C("责任人", "owner"), C("是否完成整改", "claimed", YES_DONE)], "jx", depts=("实训中心", "教务办", "机制教研室"))
    s.header()
    m = dict(no=MERGED, problem=MERGED, cause=MERGED, leader=MERGED)
    s.row(1, "7月底前", "是", measures="（1）更换四台砂轮机防护罩"); s.row(1, "8月底", "否", measures="（2）张贴操作规程", **m); s.row(1, "长期", "否", measures="（3）开机前逐台点检", **m)
    s.row(15, "2017年7月20日", "是")
    s.row(25, "8月31号前", "否", measures="（1）领用改为线上登记"); s.row(25, "九月底前", "否", measures="（2）修订领用制度", **m)
    s.row(9, "2017年9月", "否"); s.row(10, "10月下旬", "否", measures="（1）成立课程协调小组"); s.row(10, "2017.10", "否", measures="（2）统一排定设备使用", **m)
    return b


def b06():
    b = Book("电气系作风整改.xls", "saved as .xls; category as number and name; a column appended at the right", "xls")
    s = b.sheet("台账", [C("编号", "no", w=6), C("问题类别", "category", "full"), C("问题内容", "problem", w=40), C("整改措施", "measures", w=40), C("整改目标", "goal"), C("整改截止日期", "due", None, "yyyy-mm-dd"),
        C("责任领导", "leader"), C("整改责任人", "owner"), C("整改状态", "claimed"), C("联系电话", "x")], "dq")
    s.line("电气工程系作风问题整改台账", bold=True); s.header()
    for k, due, st, tel in [(19, D(8, 20), "正在整改", "6311"), (7, D(7, 5), "已整改", "6312"), (15, D(7, 25), "正在整改", "6311"), (37, D(10, 31), "未整改", "6315"), (34, D(9, 30), "未整改", "6311"), (3, D(6, 30), "已整改", "6312"), (29, D(9, 10), "正在整改", "6315")]:
        s.row(k, due, st, tel)
    return b


def b07():
    b = Book("马院作风整治（6—8月）.xlsx", "one sheet a month, category as 第几类, immediate and ongoing words; a named day")
    cols = [C("序号", "no", w=6), C("类别", "category", "class"), C("问题", "problem", w=40), C("岗位", "post"), C("整改举措", "measures", w=40), C("时限", "due"), C("责任人", "owner"), C("备注", "x")]
    for m, rows in [("6月", [(9, "教研室主任", "立行立改", None), (23, "督导员", "7月15日前", None), (3, "任课教师", "即查即改", "已谈话"), (10, "党支部书记", "8月底", None)]),
            ("7月", [(18, "教研室主任", "2017年8月18日以前", None), (29, "教学秘书", "长期坚持", None), (31, "办公室主任", "2017年7月10日—8月10日", None)]),
            ("8月", [(4, "教学秘书", "常态化推进", "窗口已整改"), (0, "教学秘书", "开学前", None), (37, "专业负责人", "2017年10月20日之前", None)])]:
        s = b.sheet(m, cols, "my"); s.line(f"马克思主义学院{m}份问题台账", bold=True); s.header()
        for k, post, due, note in rows: s.row(k, post, due, note)
    return b


def b08():
    b = Book("自查问题及整改.xlsx", "同上 and 〃; unit only in the sheet's name; texts with spaces at the ends")
    s = b.sheet("市政系", [C("编号", "no", w=6), C("存在的主要问题", "problem", w=40), C("整改措施", "measures", w=40), C("完成期限", "due"), C("牵头领导", "leader"), C("牵头部门", "department"), C("责任人", "owner"), C("落实情况", "progress", w=24)], "sz", depts=("系办公室",))
    d, q = Dit("同上"), Dit("〃")
    s.line("自查问题及整改情况", bold=True); s.header()
    s.row(2, " 2017年7月20日", "方案已报主任办公会", department="教务办"); s.row(23, d, "核对了五月记录", leader=d, department=d); s.row(9, "8月底", "主题已定三个", leader=q, department=q)
    s.row(7, "立即整改", "通道清理完毕\n", department="实验中心"); s.row(25, "9月中旬", "表格已上线试用", leader=d, department=q); s.row(33, q, "防爆柜已询价", leader=q, department=q)
    s.row(30, "11月15日前", "推进表已列出", department="系办公室"); s.row(31, "2017年06月30日", "请销假办法已公布", leader=d, department=d)
    return b


def b09():
    b = Book("附件3.xlsx", "code lists and line breaks in labels, a numbering row, metadata in one cell, notes below")
    s = b.sheet("附件3", [C("序号", "no", w=6), C("问题性质\n（不作为/乱作为/慢作为）", "kind"), C("问题类别\n（填1—8，见方案）", "category", "no"), C("问题表现", "problem", w=40), C("整改措施", "measures", w=40), C("整改\n时限", "due"),
        C("牵头\n领导", "leader"), C("责任部室", "department"), C("具体\n责任人", "owner"), C("整改类型\n（立行立改/限时整改/长期坚持）", "disposal"), C("完成情况", "claimed")], "jz", depts=("设计教研室", "画室管理办", "学生办"))
    s.line("“不作为、乱作为、慢作为”问题整改清单", bold=True); s.line("填报单位：建艺学院        填报时间：2017年7月7日        填报人：苏文斌"); s.header(); s.numbers("({})")
    for k, kind, due, t, st in [(33, "不作为", "7月31日前完成", "限时整改", "正在办理"), (34, "乱作为", "三季度末", "限时整改", "正在办理"), (4, "慢作为", "立行立改", "立行立改", "已办结"), (38, "乱作为", "10月15日前", "限时整改", "正在办理"),
            (32, "慢作为", "长期坚持", "长期坚持", "正在办理"), (14, "不作为", "8月20日", "限时整改", "正在办理")]:
        s.row(k, kind, due, t, st)
    s.line("注：1.问题类别按方案所列八类填写序号。"); s.line("2.本表一式两份，经主要负责人签字后报送。")
    return b


def b10():
    b = Book("党群部门问题台账.xlsx", "a sheet for each unit, named after it; one nil return")
    cols = [C("序号", "no", w=6), C("问题说明", "problem", w=40), C("整改措施", "measures", w=40), C("整改时限", "due"), C("责任领导", "leader"), C("责任人", "owner"), C("佐证材料", "evidence")]
    for name, rows in [("组织部", [(10, "2017年8月31日前", None), (29, "9月30日前", "复核签字单"), (31, "7月15日前", "请假登记表")]), ("宣传部", [(14, "立行立改", "网站公示截图"), (37, "8-9月", None)]), ("工会", None), ("团委", [(5, "9月中旬", None), (24, "八月二十日前", "抽查记录"), (22, "7月底前", None)])]:
        s = b.sheet(name, cols, UNITS[name]); s.line("专项清理问题台账", bold=True); s.header()
        if rows is None: s.nil("gh", {0: 1, 1: "经自查，未发现问题，实行零报告"})
        for r in rows or []: s.row(*r)
    return b


def b11():
    b = Book("附件1(2).xlsx", "limits typed as numbers with a point, a serial and eight digits, two hidden rows, unit by metadata and alias")
    s = b.sheet("Sheet1", [C("序号", "no", w=6), C("反馈问题", "problem", w=40), C("整改措施", "measures", w=40), C("整改时限", "due"), C("责任领导", "leader"), C("责任人", "owner"), C("整改状态", "claimed")], "zjc")
    s.line("反馈问题整改情况表", bold=True); s.line({0: "单位：招就处", 4: "截至2017年8月11日"}); s.header()
    n = lambda num, day, ask=None: V(num, {"due": day} if day else {}, ask, "General")
    for k, due, st in [(4, n(7.15, "2017-07-15"), "已整改"), (14, n(8.4, "2017-08-04"), "已整改"), (21, n(20170831, "2017-08-31"), "整改中"), (29, n(43008, "2017-09-30"), "整改中"), (36, n(8.6, "2017-08-06"), "整改中"),
            (32, n(8.25, "2017-08-25"), "整改中"), (31, n(7.31, "2017-07-31"), "已整改"), (24, "8.10", "已整改")]:
        s.row(k, due, st)
    for r in (6, 8): s.ws.row_dimensions[r].hidden = True
    b.find("Sheet1", None, "sheet")
    return b


def b12():
    b = Book("继续教育学院安全隐患排查.xlsx", "through LibreOffice; 整改要求 is the plan, 已采取的整改措施 the deed; 销号情况; extras", "lo")
    s = b.sheet("隐患清单", [C("隐患编号", "no", w=6), C("检查日期", "foundOn", None, SL), C("检查地点", "x"), C("隐患内容", "problem", w=40), C("隐患等级", "x"), C("整改要求", "measures", w=40), C("整改期限", "due", None, CN), C("整改责任人", "owner"),
        C("已采取的整改措施", "progress", w=30), C("验收人", "x"), C("销号情况", "claimed")], "jj")
    s.line("继续教育学院安全隐患排查整改表", bold=True); s.header()
    for k, f, place, lv, due, pr, who, st in [(7, D(6, 1), "成人教学楼二层", "一般", D(6, 20), "杂物已清出", "卢冬梅", "已销号"), (19, D(6, 1), "远程机房", "较大", D(8, 15), "已报维修计划", None, "未销号"), (26, D(6, 8), "成人宿舍", "较大", D(7, 10), "栓箱已换新", "尹小川", "已整改未销号"),
            (33, D(6, 8), "培训工作室", "一般", D(7, 31), "登记簿已启用", None, "未销号"), (1, D(6, 15), "技能鉴定站", "较大", D(7, 31), "防护罩已订货", None, "未销号"), (13, D(6, 15), "值班室", "一般", D(6, 30), "当班记录已规范", "卢冬梅", "已销号")]:
        s.row(k, f, place, lv, due, pr, who, st)
    return b


def b13():
    b = Book("各单位问题汇总（第三批）.xlsx", "HARD: unit column merged, aliases, an unknown unit and a cell of two units; sections, header repeated, total")
    s = b.sheet("汇总表", [C("序号", "no", w=6), C("单位", "unit"), C("问题类别", "category", "full"), C("问题表现", "problem", w=40), C("整改措施", "measures", w=40), C("整改时限", "due"), C("责任领导", "leader"), C("责任人", "owner"), C("整改状态", "claimed"), C("备注", "x")], None)
    odd = lambda t: V(t, {"extras": {"单位": t}}, "unit")
    s.line("示范学院专项清理问题汇总表（第三批）", bold=True); s.line("截至2017年8月18日"); s.header(); s.line("一、机关处室")
    s.row(29, "院办", "2017年8月31日前", "整改中", None); s.row(31, MERGED, "7月底前", "已整改", None); s.row(36, "计划财务处", "9月30日前", "整改中", "电话已增"); s.row(20, "学工部", "立行立改", "已整改", None)
    s.row(21, MERGED, "第三季度", "整改中", None); s.row(18, MERGED, "九月底前", "待整改", None); s.row(25, "国资处", "2017年9月底", "待整改", None)
    s.line("二、教学及教辅单位"); s.header()
    s.row(27, "图书馆", "8月上旬", "已整改", None); s.row(35, "土木学院", "17.9.15", "整改中", None); s.row(8, MERGED, "8月底", "整改中", None); s.row(32, "成教学院", "2017-09-08", "整改中", None)
    s.line("三、其他")
    s.row(11, odd("校医院"), "7月15日前", "整改中", None); s.row(17, odd("教务处、学生处"), "2017.8.25", "待整改", "需会商"); s.row(28, "体育教学部", "10月下旬", "待整改", None)
    s.line({0: "合计", 3: "14项"}); s.line({0: "制表人：", 4: "审核："})
    return b


def b14():
    b = Book("财务处反馈问题整改.xlsx", "HARD: 完成时间 under 整改计划 (limit) and under 整改结果 (deed); 责任人 twice; numbering row; extras parent/leaf")
    s = b.sheet("整改台账", [C("序号", "no", w=6), C("反馈问题", "problem", w=40), C("问题来源", "source"), C("责任落实|责任领导", "leader"), C("责任落实|责任科室", "department"), C("责任落实|责任人", "owner"), C("配合单位|单位", "x"), C("配合单位|责任人", "x"),
        C("整改计划|整改措施", "measures", w=40), C("整改计划|完成时间", "due", None, "yyyy-mm-dd"), C("整改结果|完成情况", "claimed"), C("整改结果|完成时间", "completedOn", None, "yyyy-mm-dd"), C("整改结果|证明材料", "evidence")], "cwc", depts=("核算科", "预算科", "收费管理科"))
    s.line("反馈问题整改台账", bold=True); s.line({0: "填报单位（盖章）：财务处", 8: "填报时间：2017年9月1日"}); s.header(); s.numbers()
    for k, src, u, p, due, st, day, ev in [(36, "师生座谈会", "信息工程系", "薛芳芳", D(7, 31), "已完成", D(7, 26), "电话分流公告"), (29, "内部审计", "人事处", "石英华", D(8, 31), "已完成", D(9, 1), "数据复核单"), (17, "师生座谈会", "教务处", "任新民", D(9, 30), "推进中", None, None),
            (21, "内部审计", "学生处", "贾小满", D(9, 15), "推进中", None, None), (24, "效能督查", None, None, D(7, 15), "已完成", D(7, 15), "抽查通报"), (25, "内部审计", "国有资产管理处", "邵春生", D(10, 31), "未启动", None, None), (31, "效能督查", None, None, D(8, 15), "已完成", D(8, 10), None)]:
        s.row(k, src, u, p, due, st, day, ev)
    return b


def b15():
    b = Book("信息系暑期台账.xlsx", "HARD: months as sections, the header repeated in each, subtotals, a statistics table below, range limits")
    s = b.sheet("Sheet1", [C("序号", "no", w=6), C("问题类别", "category", "circled"), C("问题描述", "problem", w=40), C("整改措施", "measures", w=40), C("整改时限", "due"), C("责任领导", "leader"), C("责任人及联系电话", "owner"), C("进展情况", "progress", w=24)], "xx")
    s.line("信息工程系问题整改台账", bold=True)
    for m, rows in [("6月份", [(19, "7月1日至7月20日", "线路图已核对", "于晓帆 6501"), (23, "立行立改", "缺的记录已补做", "苏文斌 6502"), (10, "8-9月", "已开协调会", "于晓帆 6501")]), ("7月份", [(34, "2017年8月18日以前", "办法起草中", "任新民 6507"), (37, "2017年10月底前，并长期坚持", "走访两家企业", "贾小满 6503")]),
            ("8月份", [(2, "8月31日（周四）前", "抽查名单已定", "苏文斌 6502"), (32, "二〇一七年八月三十日", "清单已送审", "贾小满 6503"), (30, "9月中旬", "推进会开过一次", "任新民 6507")])]:
        s.line(m); s.header()
        for k, due, pr, who in rows: s.row(k, due, pr, owner=who)
        s.line({0: "小计", 2: f"{len(rows)}项"})
    s.skip(2); s.line({2: "各月问题统计"}, merge=False)
    for r in [("月份", "问题数", "已整改数"), ("6月", 3, 1), ("7月", 2, 0), ("8月", 3, 0)]:
        for i, v in enumerate(r): s.put(s.at, 2 + i, v)
        s.at += 1
    return b


def b16():
    b = Book("土木工程学院.xlsx", "HARD: three header rows, blank = above without merges, 反馈时限 beside 整改时限, status word, impossible day and double readings in the limit")
    s = b.sheet("问题整改", [C("序号", "no", w=6), C("问题及原因|问题|具体问题表述", "problem", w=36), C("整改任务|任务分解|整改措施", "measures", w=40), C("整改任务|任务分解|整改时限", "due"), C("整改任务|责任分工|责任领导", "leader"), C("整改任务|责任分工|责任部门", "department"), C("整改任务|责任分工|责任人", "owner"),
        C("反馈时限", "x"), C("备注", "x")], "tm", depts=("测量教研室", "学生办", "结构实验室"))
    s.line("问题整改任务分解表", bold=True); s.header()
    bl = dict(no=BLANK, problem=BLANK, leader=BLANK, department=BLANK)
    s.row(7, "已完成", "6月25日前", None, measures="清理配电箱前杂物"); s.row(7, "8月底", "8月25日前", "已画线", measures="划定禁放区", **bl)
    s.row(32, "9月31日前", "9月10日前", None); s.row(0, "2017年8月前", "7月25日前", None, measures="并入办公平台"); s.row(0, "长期坚持", "每月末", None, measures="由教研室主任一次审批", **bl)
    s.row(2, "收到整改通知后15日内", "7月10日前", None); s.row(30, "待定", "7月10日前", "等候学校批复"); s.row(8, "国庆节前", "9月10日前", None, measures="公布复核流程")
    s.row(8, "10月15日前", "9月30日前", None, measures="公布复核时限和联系人", **bl); s.row(31, "2017年7月20日", "7月10日前", None)
    return b


def b17():
    b = Book("国有资产管理处整改材料.xlsx", "HARD: cover, instructions, a vertical form, statistics, a hidden code sheet; formulas with cached values (LibreOffice)", "lo")
    b.aside("封面", ["国有资产管理处", "问题整改材料汇编", "2017年8月"])
    b.aside("填报说明", ["填报说明", "1.一个问题填写一行，责任落实到人。", "2.时限应具体到日，确需长期坚持的除外。"])
    s = b.sheet("整改台账", [C("序号", "no", w=6), C("存在问题", "problem", w=40), C("主要原因", "cause"), C("整改措施", "measures", w=40), C("整改时限", "due", None, "yyyy-mm-dd"), C("责任领导", "leader"), C("责任人", "owner"), C("状态", "claimed"), C("剩余天数", "x")], "gzc")
    s.line("问题整改台账", bold=True); s.header()
    for k, due, st in [(25, D(8, 31), "整改中"), (34, D(9, 30), "整改中"), (5, D(9, 15), "未启动"), (29, D(8, 20), "已完成"), (31, D(8, 25), "已完成"), (24, D(10, 20), "整改中")]:
        s.row(k, V(f"=DATE(2017,{due.month},{due.day})", {"due": iso(due)}, None, "yyyy-mm-dd"), st, V(f"=E{s.at}-DATE(2017,8,15)", {"extras": {"剩余天数": str((due - D(8, 15)).days)}}, None, "0"), no=V(f"=ROW()-2", None, None, "0"))
    b.aside("整改通知单", [["整改通知单"], ["编号", "通知03"], ["被通知单位", "国有资产管理处"], ["检查时间", "2017年6月13日"], ["存在的问题", "仓库出入登记不全"], ["整改要求", "限期补齐登记"], ["签收人", ""]])
    w = b.aside("统计", [["状态", "数量"]])
    for i, t in enumerate(["未启动", "整改中", "已完成"]): w.append([t, f"=COUNTIF(整改台账!H3:H8,A{i + 2})"])
    b.aside("代码", ["代码", "未启动", "整改中", "已完成"], "hidden")
    return b


def b18():
    b = Book("治安消防整改（新）.xlsx", "HARD: a statistics table beside, a hidden column, texts beginning with = + - @, 实际完成时间 and 销号日期, two problems in one cell")
    s = b.sheet("保卫处", [C("序 号", "no", w=6), C("存在的安全\n隐患", "problem", w=40), C("整改 措施", "measures", w=40), C("整改\n时限", "due", None, MD), C("责任人", "owner"), C("联 系\n电 话", "x"), C("实际完成时间", "completedOn", None, SL), C("是否销号", "claimed", YES_CLOSED), C("销号日期", "closedOn", None, SL), C("是否公示", "x"), C("备 注", "x")], "bwc", left=2, top=2)
    s.line("安全隐患整改销号台账", bold=True); top = s.at; s.header()
    two = "1.门卫登记不全\n2.夜间巡逻脱岗"
    for k, due, tel, done, st, shut, pub, note, over in [(7, D(6, 30), "6101", D(6, 28), "是", D(7, 3), "是", "=附照片两张", {}), (26, D(7, 31), "6102", D(7, 30), "是", D(8, 4), "否", None, {}), (13, D(8, 15), "6103", None, "否", None, "否", "+已列入八月采购", {}),
            (19, D(8, 31), "6102", None, "否", None, "否", "-线路图另附", {}), (33, D(9, 15), "6101", None, "否", None, "否", "@值班室存档", {}), (1, D(9, 30), "6104", None, "否", None, "否", None, dict(measures="-更换防护罩；-张贴操作规程")), (0, D(7, 20), "6104", D(7, 18), "是", D(7, 21), "是", None, dict(problem=V(two, {"problem": two}, "problem"), measures="增设登记本，夜间双人巡逻"))]:
        s.row(k, due, tel, done, st, shut, pub, note, **over)
    for r, (a, c) in enumerate([("分类", "数量"), ("消防", 3), ("用电", 2), ("其他", 2)]):
        s.ws.cell(top + r, 15, a); s.ws.cell(top + r, 16, c)
    s.ws.column_dimensions["G"].hidden = True; b.find("保卫处", None, "sheet")
    return b


def main():
    out = []
    for make in [b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12, b13, b14, b15, b16, b17, b18]:
        b = make()
        save(b); verify(b); out.append(b.expected())
        print(b.file, "|", b.tricky, "|", len(b.items))
    (HERE / "expected.json").write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n")
    n = lambda k: sum(len(b[k]) for b in out)
    print(len(out), "books", n("items"), "items", n("zeroReports"), "zero", n("findings"), "findings")
    (HERE / "self.json").write_text(json.dumps({k: [x for b in out for x in b[k]] for k in ("items", "findings", "zeroReports")}, ensure_ascii=False))


main()
