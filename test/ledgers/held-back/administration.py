"""Ledgers of administrative departments."""

import datetime

from contents import matters, people
from recorded import JOIN, Book, Ditto, Put, col


def day(month, date):
    return datetime.date(2017, month, date)


def three_row_header(units):
    """Title, as-of row, three header rows, numbering row; 是否销号 with the day of closure."""
    book, who = Book("组织部整改三清单.xlsx", units), people()
    page = book.sheet(
        "三清单",
        [
            col("问题序号", "no", width=8),
            col("问题清单|类别", "category", style="classNumber"),
            col("问题清单|反馈问题|问题简要表述", "problem", width=36),
            col("问题清单|反馈问题|问题来源", "source"),
            col("责任清单|责任部门", "department"),
            col("责任清单|责任落实|牵头领导", "leader"),
            col("责任清单|责任落实|整改责任人", "owner"),
            col("整改清单|整改目标", "goal", width=24),
            col("整改清单|整改措施", "measures", width=36),
            col("整改清单|整改期限", "due", format="yyyy.m.d"),
            col("销号|落实情况", "progress", width=24),
            col("销号|是否销号", "claimed", style="closed"),
            col("销号|销号时间", "closedOn", format="yyyy.m.d"),
        ],
        unit="zzb",
    )
    page.banner("“三清单”整改情况统计表")
    page.line({0: "单位：党委组织部", 8: "（截至2017年09月20日）"})
    page.header()
    page.numbers()
    sources = ["自查", "征求意见", "巡视反馈", "支部反映"]
    for place, matter in enumerate(matters("cadre")):
        closed = place % 3 != 1
        page.row(
            place + 1 if place != 3 else None,  # a forgotten number does not end the ledger
            matter.category,
            matter.problem,
            sources[place % 4],
            ["组织科", "干部科"][place % 2],
            next(who),
            next(who),
            matter.goal,
            matter.measures,
            [day(7, 14), day(8, 31), day(9, 29)][place % 3],
            ["已按期完成并归档", "正在征求各支部意见"][0 if closed else 1],
            "是" if closed else "否",
            day(8, 3 + place) if closed else None,
        )
    page.line({1: "审核人签字：", 7: "部门负责人签字："}, merged=False)
    return book


def months_with_nil(units):
    """Cover, instructions, a sheet a month, with and without title; the last month is a nil return."""
    book, who = Book("宣传部（5-7月）.xlsx", units), people()
    book.plain("封面", ["不作为、乱作为、慢作为问题专项清理台账", "2017年5月—7月"])
    book.plain(
        "填写说明",
        ["填写说明", "一、性质填“不作为”“乱作为”“慢作为”。", "二、整改类型填立行立改、限时整改或持续整改。", "三、每月25日前报送，无问题的报零报告。"],
    )
    columns = [
        col("序号", "no", width=6),
        col("性质", "kind"),
        col("问题类别", "category", style="dotted", width=24),
        col("问题详情", "problem", width=40),
        col("细化的整改措施", "measures", width=40),
        col("整改类型", "disposal"),
        col("完成期限", "due"),
        col("责任领导", "leader"),
        col("整改负责人", "owner"),
        col("整改情况（月）", "progress", width=24),
    ]
    kinds = ["慢作为", "不作为", "乱作为"]
    plan = {
        "5月": [("立行立改", "立行立改"), ("限时整改", "2017年8月31日"), ("持续整改", "长期坚持")],
        "6月": [("限时整改", "2017-9-15"), ("限时整改", "开学前"), ("立行立改", "6月31日前")],
    }
    own = iter(matters("media"))
    for month, limits in plan.items():
        page = book.sheet(month, columns, unit="xcb")
        if month == "5月":
            page.banner(f"{month}份问题台账")
        page.header()
        for place, (disposal, limit) in enumerate(limits):
            matter = next(own)
            page.row(
                place + 1,
                kinds[place],
                matter.category,
                matter.problem,
                matter.measures,
                disposal,
                limit,
                next(who),
                next(who),
                ["已完成", "预计8月底前完成", "正在整改"][place],
            )
    page = book.sheet("7月", columns, unit="xcb")
    page.header()
    page.nil("xcb", {0: 1, 3: "经自查，7月份未发现新的问题"})
    return book


def several_measures(units):
    """Vertical merges, ditto marks, blank = above; name and phone in one cell; section rows without a unit."""
    book, who = Book("学工部问题整改台账（暑期版）.xlsx", units), people()
    page = book.sheet(
        "台账",
        [
            col("编号", "no", width=6),
            col("问题说明", "problem", width=36),
            col("整改措施", "measures", width=40),
            col("整改目标", "goal", width=24),
            col("整改时限", "due", format="yyyy-mm-dd"),
            col("牵头领导", "leader"),
            col("责任部室", "department"),
            col("责任人及联系方式", "owner", width=18),
            col("整改进展", "progress", width=24),
        ],
        unit="xsc",
    )
    page.banner("学生工作处“三作为”问题整改台账")
    page.line({0: "填表日期：2017年8月15日", 5: "共9项措施"})
    page.header()
    own = matters("student")
    phone = lambda place: f"{next(who)} 13{place % 10}0000{1200 + place * 37}"
    page.section("一、资助与公寓管理")
    page.row(1, own[0].problem, own[0].measures, own[0].goal, "立行立改", next(who), "资助中心", phone(1), "已公示")
    page.row(
        JOIN, JOIN, "公示期间设意见箱，收到意见当日登记", JOIN, "7月15日前", JOIN, JOIN, phone(2), "意见箱已设置"
    )
    page.row(2, own[1].problem, own[1].measures, own[1].goal, day(7, 10), next(who), "公寓科", phone(3), "已印发办法")
    page.section("二、教育管理")
    page.row(3, own[2].problem, "1." + own[2].measures, own[2].goal, "2017年8月31日", next(who), "资助中心", phone(4), "正在落实")
    page.row(
        JOIN,
        JOIN,
        "2.每学期组织一次用工单位满意度调查",
        JOIN,
        Ditto("同上"),
        JOIN,
        Ditto("〃"),
        phone(5),
        "问卷已设计",
    )
    page.row(JOIN, JOIN, "3.修订勤工助学管理办法并报院长办公会", JOIN, "10月底前", JOIN, Ditto("〃"), phone(6), "起草中")
    page.row(4, own[3].problem, own[3].measures, own[3].goal, day(9, 30), next(who), "教育科", phone(7), "系统试运行")
    page.section("三、心理与新生教育")
    page.row(5, own[4].problem, own[4].measures, own[4].goal, "2017年8月底前完成，长期坚持", next(who), "心理中心", phone(8), "已聘1人")
    page.row(6, own[6].problem, own[6].measures, own[6].goal, "持续整改", Ditto("同上"), Ditto("同上"), phone(9), "正在调研")
    page.line({0: "处长签字：", 4: "盖章："}, merged=False)
    return book


def section_offices(units):
    """序号 second; a sheet per section office; metadata in four merged blocks; several problems in one cell."""
    book, who = Book("教学管理问题台账.xlsx", units), people()
    columns = [
        col("任务来源", "source"),
        col("序号", "no", width=6),
        col("问题类别", "category", style="circled"),
        col("问题描述", "problem", width=40),
        col("岗位", "post"),
        col("整改措施", "measures", width=36),
        col("完成时限", "due", format="yyyy-mm-dd"),
        col("责任部门", "department"),
        col("责任人", "owner"),
        col("整改状态", "claimed"),
        col("复查结果", "x"),
        col("复查人", "x"),
    ]
    own = matters("teaching")
    split = {
        "运行科": [own[0], own[5], own[7], own[9]],
        "教材科": [own[2], own[3]],
        "实践科": [own[4], own[6]],
        "考试中心": [own[1], own[8]],
    }
    limits = iter(
        [day(7, 12), "2017．8．31", "9月上旬", day(10, 31), "本学期末", day(8, 25), "17.8.30", day(9, 1), "力争8月底前完成", "2017-08-25"]
    )
    states = ["待复检", "整改中", "待整改", "已整改"]
    several = "1.考场巡视签到表填写不全；2.监考教师迟到两人次；3.试卷交接未当面清点"
    number = 0
    for name, group in split.items():
        page = book.sheet(name, columns, unit="jwc")
        page.banner("专项清理问题台账")
        page.line({0: "单位：教务处", 3: f"科室：{name}", 6: "填报时间：2017.8.28", 9: "填报人：沈立群"})
        page.header()
        for place, matter in enumerate(group):
            number += 1
            problem = matter.problem
            if name == "考试中心" and place == 1:
                problem = Put(several, {"problem": several}, "problem")
            page.row(
                ["自查", "学生座谈会", "督导反馈"][number % 3],
                place + 1,
                matter.category,
                problem,
                matter.post,
                matter.measures,
                next(limits),
                name,
                next(who),
                states[number % 4],
                "合格" if number % 4 == 0 else None,
                next(who) if number % 4 == 0 else None,
            )
    return book


def exported_csv(units):
    """A sheet exported as GB18030 .csv: title, metadata, quoted line breaks, total and signature at the end."""
    book, who = Book("Sheet1.csv", units), people()
    page = book.sheet(
        "Sheet1",
        [
            col("序号", "no"),
            col("督办内容", "problem"),
            col("问题来源", "source"),
            col("原因分析", "cause"),
            col("整改措施", "measures"),
            col("整改截止日期", "due"),
            col("分管领导", "leader"),
            col("责任科室", "department"),
            col("责任人", "owner"),
            col("销号状态", "claimed"),
            col("证明材料", "evidence"),
        ],
        unit="kyc",
    )
    page.banner("科研工作问题整改台账")
    page.line({0: "填报单位：科学技术处", 4: "截至2017年9月8日"})
    page.header()
    limits = ["2017/7/31", "2017/9/30", "2017/10/20", "长期", "2017年6月底前完成", "尽快"]
    states = ["已销号", "未销号", "待验收", "未销号", "已销号", "未销号"]
    for place, matter in enumerate(matters("research")):
        measures = matter.measures
        if place == 1:
            measures = "1、修订共享办法，报院长办公会审定；\n2、指定专人维护预约平台"
        page.row(
            place + 1,
            matter.problem,
            ["教师座谈会", "审计反馈"][place % 2],
            matter.cause,
            measures,
            limits[place],
            next(who),
            ["成果科", "项目科", "综合科"][place % 3],
            next(who),
            states[place],
            ["《合同审核办法》（修订）", None, "提醒短信记录"][place % 3],
        )
    page.line({0: "合计", 1: "6项"})
    page.line({0: "制表：", 4: "审核：", 8: "签发："})
    return book


def two_limits_two_completions(units):
    """整改时限 and 延期至; 完成日期 and 销号日期."""
    book, who = Book("人事处问题整改.xlsx", units), people()
    page = book.sheet(
        "人事",
        [
            col("序号", "no", width=6),
            col("问题内容", "problem", width=40),
            col("问题类别", "category", style="name", width=24),
            col("原因分析", "cause", width=24),
            col("整改措施", "measures", width=40),
            col("时间要求|整改时限", "due", format="yyyy-mm-dd;@"),
            col("时间要求|延期至", "x"),
            col("责任|协助整改工作的领导", "x"),
            col("责任|分管领导", "leader"),
            col("责任|责任部门（单位）", "department"),
            col("责任|具体责任人", "owner"),
            col("结果|完成日期", "completedOn", format="m/d/yyyy"),
            col("结果|销号日期", "closedOn", format="m/d/yyyy"),
            col("结果|状态", "claimed"),
            col("结果|未完成原因", "x", width=24),
        ],
        unit="rsc",
    )
    page.banner("“慢作为”等问题整改情况表", merged=False)
    page.header()
    states = ["已销号", "待验收", "整改延期", "待整改", "已销号", "整改中", "未整改"]
    for place, matter in enumerate(matters("staff")):
        state = states[place]
        page.row(
            place + 1,
            matter.problem,
            matter.category,
            matter.cause,
            matter.measures,
            [day(6, 30), day(8, 15), day(7, 31), day(9, 28), "2017年7月10日前", day(10, 13), "待定"][place],
            "2017年9月15日" if state == "整改延期" else None,
            next(who),
            next(who),
            ["师资科", "劳资科", "人才科"][place % 3],
            next(who),
            day(7, 5 + place) if state in ("已销号", "待验收") else None,
            day(7, 20 + place) if state == "已销号" else None,
            state,
            "系统招标推迟" if state == "整改延期" else None,
        )
    return book


books = [
    three_row_header,
    months_with_nil,
    several_measures,
    section_offices,
    exported_csv,
    two_limits_two_completions,
]
