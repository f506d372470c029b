"""Ledgers that follow an inspection: discipline, audit, safety teams, visiting inspectors."""

import datetime

from contents import matters, people
from recorded import Book, col


def day(month, date):
    return datetime.date(2017, month, date)


def clues(units):
    """An .xls of old layout: 处理措施, 整改第一责任人, 其他; unit by two aliases in the metadata."""
    book, who = Book("纪检问题线索整改.xls", units), people()
    page = book.sheet(
        "Sheet1",
        [
            col("序号", "no", width=6),
            col("问题线索主要情况", "problem", width=40),
            col("来源", "source"),
            col("处理措施", "measures", width=40),
            col("整改期限", "due", format='yyyy"年"m"月"d"日"'),
            col("整改第一责任人", "leader"),
            col("责任部门", "department"),
            col("整改人", "owner"),
            col("整改完成情况", "progress", width=26),
            col("完结时间", "completedOn", format="yyyy-m-d"),
            col("其他", "x"),
        ],
        unit="jw",
    )
    page.banner("问题线索整改情况登记表")
    page.line({0: "填报单位：纪委办公室", 3: "填报人：于雅楠", 6: "日期：2017年9月5日"}, merged=False)
    page.header()
    limits = [day(7, 20), day(8, 18), "２０１７年８月１０日", "一个月内", day(9, 22), "8月下旬"]
    done = [day(7, 18), None, "2017年8月3日", None, None, None]
    for place, matter in enumerate(matters("discipline")):
        page.row(
            place + 1,
            matter.problem + ("\n（实名反映）" if place == 0 else ""),
            ["信访举报", "巡察移交", "审计移送"][place % 3],
            matter.measures,
            limits[place],
            next(who),
            ["案件室", "审理室", "综合室"][place % 3],
            next(who),
            ["初核完毕，已回告", "正在核实", "约谈2人"][place % 3],
            done[place],
            ["需回访", None, None][place % 3],
        )
    page.line({0: "以上线索须严格保密。"})
    return book


def audit_ledger(units):
    """Audit form: 整改要求 is the plan, 整改措施 the deed; sums; a hidden column; a second table at the right."""
    book, who = Book("附件3：审计问题整改台账.xlsx", units), people()
    page = book.sheet(
        "审计整改",
        [
            col("问题编码", "no", width=10),
            col("问题|在审计报告中的表述", "problem", width=40),
            col("问题|问题等级", "x"),
            col("问题|涉及金额（万元）", "x"),
            col("整改责任|责任领导", "leader"),
            col("整改责任|责任科室", "department"),
            col("整改责任|整改责任人", "owner"),
            col("整改要求", "measures", width=36),
            col("整改截止日期", "due", format="yyyy-mm-dd"),
            col("整改结果|整改措施", "progress", width=36),
            col("整改结果|整改完成时间", "completedOn", format="yyyy-mm-dd"),
            col("整改结果|整改状态", "claimed"),
            col("整改结果|证明材料", "evidence", width=20),
            col("整改备注", "x"),
        ],
        unit="cwc",
    )
    page.banner("2016年度审计发现问题整改台账（计划财务处）")
    page.line({0: "编制部门：计划财务处（盖章）", 7: "编制日期：2017年9月1日"})
    page.header()
    states = ["已整改到位", "已整改未到位", "未整改", "关闭", "已整改到位", "已整改未到位", "未整改"]
    deeds = [
        "已于6月20日印发退单一次性告知单，集中培训审核人员12人",
        "已核销往来款37笔，尚余5笔正在与经办人核对",
        None,
        "已约谈执行率偏低的4个单位，执行率升至76%",
        "已完成全部票据核销，两本收据已找回并作说明",
        "已安排AB岗，午间顶岗尚未落实到人",
        None,
    ]
    for place, matter in enumerate(matters("finance")):
        state = states[place]
        page.row(
            f"SJ-{place + 1:02d}",
            matter.problem,
            ["一般", "较大", "重大"][place % 3],
            [12, 35, 8][place % 3],
            next(who),
            ["核算科", "预算科", "综合科"][place % 3],
            next(who),
            matter.measures,
            [day(7, 31), day(8, 31), day(9, 30)][place % 3],
            deeds[place],
            day(7, 12 + place) if state in ("已整改到位", "关闭") else None,
            state,
            "附件" + "一二三四五六七"[place] if state in ("已整改到位", "关闭") else None,
            "已报审计处备案" if state == "关闭" else None,
        )
    page.hide_column(4)
    for place, (label, count) in enumerate([("状态", "项数"), ("已整改到位", 2), ("已整改未到位", 2), ("未整改", 2), ("关闭", 1)]):
        page.page.cell(5 + place, 17, label)
        page.page.cell(5 + place, 18, count)
    return book


def stacked_months(units):
    """Two months stacked on one sheet, each with title, header and numbering row; a second sheet of other layout."""
    book, who = Book("经济管理系（6、7月）.xlsx", units), people()
    page = book.sheet(
        "隐患",
        [
            col("整改单号", "no", width=12),
            col("存在隐患", "problem", width=40),
            col("整改措施", "measures", width=36),
            col("等效措施", "x", width=24),
            col("整改时限", "due", format="yyyy/mm/dd"),
            col("牵头单位", "department"),
            col("整改人", "owner"),
            col("负责监督管理责任的主管部门", "x"),
            col("实际完成时间", "completedOn", format="yyyy/mm/dd"),
            col("是否已完成整改", "claimed", style="done"),
        ],
        unit="gl",
    )
    blocks = {
        "6月": [
            ("沙盘实训室插线板串接，电线裸露", "更换插线板，铺设线槽", day(6, 23)),
            ("实训室灭火器压力不足", "立即更换，建立月检卡", "立即整改"),
            ("资料室窗户护栏锈蚀松动", "加固护栏", "2017年6月底前完成"),
        ],
        "7月": [
            ("假期实训室未断电封门", "断电贴封条，专人值守", day(7, 14)),
            ("会计模拟室天花板渗水", "报修并移开电脑，防水施工", "8月下旬"),
            ("学生创业店铺使用明火", "清除明火，签订安全承诺书", day(7, 21)),
        ],
    }
    number = 0
    for place, (month, lines) in enumerate(blocks.items()):
        if place:
            page.skip(2)
        page.banner(f"管理系2017年{month}安全隐患整改登记表")
        page.header()
        page.numbers()
        for problem, measures, limit in lines:
            number += 1
            done = number != 5
            page.row(
                f"GL-{number:03d}",
                problem,
                measures,
                "张贴警示、专人看护" if number == 5 else None,
                limit,
                ["会计教研室", "实训中心"][number % 2],
                next(who),
                "保卫处",
                day(6 + place, 19 + number) if done else None,
                "是" if done else "否",
            )
        page.line({0: "检查人签字：", 5: "系主任签字："}, merged=False)
    page = book.sheet(
        "巡察反馈",
        [
            col("序号", "no", width=6),
            col("具体问题表述", "problem", width=40),
            col("整改措施", "measures", width=36),
            col("完成时限", "due", format="yyyy-mm-dd"),
            col("责任领导", "leader"),
            col("责任人", "owner"),
            col("整改情况", "progress", width=24),
        ],
        unit="gl",
    )
    page.banner("管理系巡察反馈问题整改表")
    page.header()
    lines = [
        ("系务会记录不完整，议题与决议不对应", "统一记录模板，会后两日内签字归档", day(8, 18)),
        ("教师监考迟到问题反复出现", "监考提前半小时签到，迟到即通报", "9月上旬"),
        ("困难教师慰问覆盖不全", "建立教师档案，每学期走访一次", "长期"),
        ("科研奖励分配方案未公示", "方案公示五个工作日后执行", day(9, 22)),
    ]
    for place, (problem, measures, limit) in enumerate(lines):
        page.row(place + 1, problem, measures, limit, next(who), next(who), ["已建章立制", "正在推进"][place % 2])
    return book


books = [clues, audit_ledger, stacked_months]
