"""Ledgers kept by an office for many departments: the unit stands in the row, in a section row, or in a merge."""

import datetime

from contents import matters, people
from recorded import JOIN, SAME, Book, Put, col


def day(month, date):
    return datetime.date(2017, month, date)


def supervised_matters(units):
    """督办: many units, aliases, several units in one cell, a unit nobody knows; status words of circulars."""
    book, who = Book("重点工作督办事项一览表（截至8月31日）.xlsx", units), people()
    page = book.sheet(
        "督办",
        [
            col("督办编号", "no", width=12),
            col("跟踪督办事项", "problem", width=40),
            col("督办依据", "source", width=20),
            col("承办单位", "unit"),
            col("协办单位", "x"),
            col("责任领导", "leader"),
            col("办理时限", "due"),
            col("进展情况", "progress", width=30),
            col("督导状态", "claimed"),
            col("办结时间", "completedOn"),
            col("备注", "x"),
        ],
    )
    page.banner("2017年重点工作督办推进情况一览表")
    page.line({8: "截至2017年8月31日"}, merged=False)
    page.header()
    lines = [m.problem for key in ("office", "teaching", "research", "staff", "media") for m in matters(key)]
    bases = ["院长办公会纪要〔2017〕6号", "校领导批示", "教代会提案第12号", "院长信箱"]
    several = lambda text: Put(text, {"extras": {"承办单位": text}}, "unit")
    rows = [
        ("党办", None, "2017年7月10日前", "已按要求上墙公示", "已办结", "2017年7月5日", None),
        ("教务处", "土木学院、机械系", "8月20日之前", "正在修订办法", "推进中", None, None),
        (several("教务处、科研处"), None, "2017年9月底", "两部门已召开协调会", "正在办理", None, "办公室协调"),
        ("招就处", "各教学单位", "三季度", "系统已上线试运行", "阶段性办结", None, None),
        ("学工部", "团委", "2017.7.20", "全部完成", "已办结", "7月20日", None),
        (several("校医院"), "后勤处", "2017年10月", "正在论证", "正在办理", None, None),
        ("国资处", "财务处", "年底前", "完成清查2150件", "部分办结", None, None),
        ("成教学院", None, "9月前", "材料已退回补充", "未办结", None, "进展滞后"),
        ("马院", "宣传部", "20170815", "已印发方案", "已办结", "2017/8/18", None),
        (several("土木工程学院等5家单位"), None, "10月底前", "各单位自查中", "推进中", None, None),
        ("建艺学院", None, "近期", "预计10月上会", "推进中", None, None),
        ("后勤处", "保卫处；工会", "9月", "超序时推进", "推进中", None, None),
        ("信 息 系", None, "2017/7/31", "两间机房已改造", "已办结", "8月9日", "逾期完成"),
        ("外国语系", None, "长期坚持", "每周检查一次", "正在办理", None, None),
    ]
    for place, (unit, helper, limit, progress, status, done, note) in enumerate(rows):
        number = f"DB2017{place + 1:03d}"
        page.row(number, lines[place * 2], bases[place % 4], unit, helper, next(who), limit, progress, status, done, note)
    page.line({0: "注：1.督办编号由党政办公室统一编制；2.承办单位为多家的，排在首位的为牵头单位。"})
    page.line({0: "填表人：", 4: "审核人：", 8: "联系电话："}, merged=False)
    return book


def whole_school_by_section(units):
    """No unit column: section rows name the unit; subtotals after each, a nil return under one, grand total."""
    book, who = Book("专项清理问题总台账.xlsx", units), people()
    page = book.sheet(
        "总台账",
        [
            col("序号", "no", width=6),
            col("类 别", "category", style="circledName", width=22),
            col("问题具体描述", "problem", width=40),
            col("主要原因", "cause", width=24),
            col("整改计划", "measures", width=40),
            col("整改完成标准", "goal", width=24),
            col("整改截止时间", "due", format='yyyy"年"m"月"d"日"'),
            col("分管领导", "leader"),
            col("具体责任单位", "department"),
            col("主要责任人", "owner"),
            col("整改状态", "claimed"),
        ],
    )
    page.banner("“不作为、乱作为、慢作为”问题专项清理总台账")
    page.line({0: "填报单位：专项清理工作领导小组办公室", 6: "填报时间：2017年8月25日"})
    page.header()
    page.numbers(shape="（{}）")
    groups = [
        ("一、人事处", "staff", ["师资科", "劳资科", "人才科"]),
        ("二、后勤管理处（5项）", "logistics", ["餐饮中心", "维修科", "物业科"]),
        ("三、工会", None, []),
        ("四、电气工程系", "faculty", ["电工教研室", "系办公室", "实验中心"]),
        ("五、市政系", "youth", ["给排水教研室", "学生工作办公室"]),
        ("六、招生就业处", "jobs", ["就业科", "招生科", "市场科"]),
    ]
    states = ["已整改", "正在整改", "未整改"]
    limits = [day(7, 31), "9月30日前（含30日）", day(9, 15), "立即整改", day(8, 31), "2017年9月31日", "2017年底"]
    number, asked = 0, 0
    for title, domain, offices in groups:
        page.section(title)
        if domain is None:
            page.nil(units["工会"], {0: 1, 2: "经自查，暂未发现需整改的问题"})
            continue
        unit = title.split("、")[1].split("（")[0]
        for place, matter in enumerate(matters(domain)[:5]):
            number += 1
            limit = limits[asked % len(limits)]
            asked += 1
            page.unit = units[unit]
            page.row(
                number,
                matter.category,
                matter.problem,
                matter.cause,
                matter.measures,
                matter.goal,
                limit,
                next(who),
                offices[place % len(offices)],
                next(who),
                states[number % 3],
            )
        page.line({0: "小计", 2: "5项"}, merged=False)
    page.line({0: "合计", 2: f"{number}项", 10: "已整改8项"}, merged=False)
    page.line({0: "单位负责人（签字）：", 4: "填表人：", 7: "报送日期：    年   月   日"}, merged=False)
    return book


def merged_units(units):
    """Unit column merged over its rows, then left blank; nil returns; three sheets by kind of unit."""
    book, who = Book("各单位问题汇总（6-8月）.xlsx", units), people()
    columns = [
        col("单位", "unit"),
        col("编号", "no"),
        col("问题类别", "category", style="paused", width=24),
        col("存在主要问题", "problem", width=40),
        col("整改责任|责任领导", "leader"),
        col("整改责任|责任科室", "department"),
        col("整改责任|整改责任人", "owner"),
        col("整改时限", "due", format="m月d日"),
        col("整改情况|进展", "progress", width=24),
        col("整改情况|是否销号", "claimed", style="closed"),
        col("整改情况|销号日期", "closedOn", format="yyyy/mm/dd"),
        col("督办单位", "x"),
    ]
    book.plain(
        "封面",
        ["专项清理工作问题汇总", "领导小组办公室", "二〇一七年八月"],
    )
    plan = {
        "机关": [("党政办公室", "office", 3), ("组织部", "cadre", 2), ("招就处", "jobs", 2), ("纪委", None, 0)],
        "教辅后勤": [("图书馆", "library", 2), ("后勤处", "logistics", 3), ("国资处", "assets", 2)],
        "系部": [("土木学院", "faculty", 3), ("数理系", None, 0), ("体育教学部", "sports", 2), ("经济管理系", "youth", 2)],
    }
    progress = ["制度已起草，待上会", "方案已报批", "已召开专题会", "按计划推进"]
    for name, groups in plan.items():
        page = book.sheet(name, columns)
        page.banner(f"{name}单位问题汇总表")
        page.header(merged=name != "系部")  # there a parent label is written once and left unmerged
        number = 0
        for unit, domain, count in groups:
            number += 1
            if domain is None:
                page.nil(units[unit], {0: unit, 1: number, 3: "本月未发现新问题，零报告"})
                continue
            for place, matter in enumerate(matters(domain)[-count:]):
                blank = SAME if name == "教辅后勤" else JOIN
                closed = (number + place) % 3 == 0
                page.row(
                    unit if place == 0 else blank,
                    number,
                    matter.category,
                    matter.problem,
                    next(who),
                    ["综合科", "办公室", "业务科"][place],
                    next(who),
                    [day(7, 31), "八月底前", day(9, 8), "即查即改"][(number + place) % 4],
                    "已完成整改并验收" if closed else progress[(number + place) % 4],
                    "是" if closed else "否",
                    [day(8, 10), "2017年8月21日"][place % 2] if closed else None,
                    "领导小组办公室",
                )
                number += 1 if place < count - 1 else 0
        page.end_joins()
    book.workbook.create_sheet("Sheet4")
    return book


books = [supervised_matters, whole_school_by_section, merged_units]
