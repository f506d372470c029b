"""Ledgers of those who run books, buildings, gates, students' affairs and lessons."""

from datetime import date, datetime

from contents import matters, people
from recording import Book, col


def day(month, of_month):
    return date(2017, month, of_month)


def reader_opinions(units):
    """Codes explained in the labels, three kinds of them; a hidden column; counts beside the ledger; unit in the file name."""
    book, who = Book("图书馆读者意见整改.xlsx", units), people()
    page = book.page(
        "Sheet1",
        [
            col("编号", "no", 8),
            col("反映问题", "problem", 40),
            col("问题性质\n（1不作为 2乱作为 3慢作为）", "kind", 18, codes={1: "不作为", 2: "乱作为", 3: "慢作为"}),
            col("问题类别\n（填1-8）", "category", 10, style="number"),
            col("反映人类别", "x"),
            col("具体措施", "measures", 40),
            col("整改标准", "goal", 24),
            col("预计完成时间", "due", format="yyyy/m/d"),
            col(
                "状态\n（0未启动，1推进中，2已完成，3已销号）",
                "claimed",
                18,
                codes={0: "not-started", 1: "in-progress", 2: "done", 3: "closed"},
            ),
            col("办结日期", "completedOn", format="yyyy/m/d"),
            col("责任部门", "department"),
            col("责任人（电话）", "owner", 18),
            col("满意度", "x"),
        ],
        unit="tsg",
    )
    page.title("读者意见整改台账（截至2017年9月20日）")
    page.header()
    top = page.at
    states = [2, 1, 3, 0, 2, 1, 3, 2, 1, 0, 2]
    limits = [day(7, 14), day(9, 29), day(6, 30), "2017年11月底前", day(8, 31), "2017.9.25前", day(7, 21), "立查立改"]
    limits += ["持续改进", "8月前", day(9, 1)]
    for place, matter in enumerate(matters("library")):
        done = states[place] >= 2
        page.row(
            f"TS{place + 1:02d}",
            matter.problem,
            [3, 1, 2][place % 3],
            matter.category,
            ["本科生", "教师", "研究生", "校友"][place % 4],
            matter.measures,
            matter.goal,
            limits[place],
            states[place],
            [day(7, 10 + place), "2017/7/19"][place % 2] if done else None,
            ["流通部", "技术部", "采访部"][place % 3],
            f"{next(who)} 808{10 + place}",
            ["满意", "基本满意"][place % 2] if done else None,
        )
    page.hide_column(4)
    for place, (label, count) in enumerate([("状态", "数量"), ("未启动", 2), ("推进中", 3), ("已完成", 4), ("已销号", 2)]):
        page.sheet.cell(top + place, 16, label)
        page.sheet.cell(top + place, 17, count)
    return book


def dorm_hazards(units):
    """Begins at B3; sections by place, subtotals, typed numbers, dates in six formats, hidden rows, counts below."""
    book, who = Book("安全隐患（7-9月）.xlsx", units), people()
    page = book.page(
        "隐患清单",
        [
            col("隐患编号", "no", 10),
            col("隐患描述", "problem", 40),
            col("隐患级别", "x"),
            col("涉及岗位", "post"),
            col("整改方案", "measures", 36),
            col("资金来源", "x"),
            col("整改完成期限", "due", 16),
            col("主管领导", "leader"),
            col("责任科室", "department"),
            col("整改落实人", "owner"),
            col("最新进展", "progress", 24),
            col("完成情况", "claimed"),
        ],
        unit="hqc",
        left=2,
        top=3,
    )
    page.title("安全隐患及服务问题清单")
    page.line({0: "部门：后勤管理处", 4: "截止日期：2017年9月10日", 8: "填报：贺春生"})
    page.header()
    limits = [
        (8.31, "General"),
        (10.2, "General"),
        (day(7, 28), "yyyy.mm.dd"),
        (2017.9, "General"),
        (9.1, "0.00"),
        (42978, "General"),
        (datetime(2017, 9, 15, 17, 0), "yyyy-mm-dd hh:mm"),
        (7.5, "General"),
        (20170930, "General"),
        (day(9, 30), 'yyyy"年"m"月"'),  # the month's last day, so both readings agree
        (11.3, "General"),
        (day(8, 25), "[$-804]m月d日"),
        (9.15, "General"),
        (day(10, 20), "[DBNum1][$-804]yyyy年m月d日"),
    ]
    places = {0: "一、教学楼及浴室", 4: "二、家属区", 8: "三、食堂及动力"}
    states = ["已整改", "整改中", "未整改"]
    number = 0
    for place, matter in enumerate(matters("dorm")):
        if place in places:
            if number:
                page.line({0: "小计", 1: f"{number}项"})
            number = 0
            page.section(places[place])
        number += 1
        page.row(
            f"HQ-{place + 1:02d}",
            matter.problem,
            ["一般", "较大"][place in (7, 12)],
            matter.post,
            matter.measures,
            "维修专项" if place % 4 == 0 else None,
            limits[place],
            next(who),
            ["水电科", "物业中心", "饮食中心"][place % 3],
            next(who),
            ["已更换并登记", "报价已收到", "等待材料到货"][place % 3],
            states[place % 3],
        )
    page.line({0: "小计", 1: f"{number}项"})
    page.line({0: "总计", 1: "14项"})
    page.hide_rows(8, 14)
    page.skip(2)
    for label, count in [("隐患级别", "数量"), ("一般", 12), ("较大", 2)]:
        page.line({1: label, 2: count})
    return book


def gate_notices(units):
    """A cover, two notices as forms, and the ledger: the same leaf names under 主办 and 协办; ① ② ③ under the header."""
    book, who = Book("整改通知书及台账.xlsx", units), people()
    book.aside("封面", ["校园安全检查", "整改通知书及整改台账", "二〇一七年七月至九月"])
    for number, (problem, limit) in enumerate([("南门岗亭夜间单人值守", "2017年7月31日"), ("监控录像保存天数不足", "2017年8月10日")]):
        book.aside(
            f"通知书{number + 1}",
            [
                ["整改通知书", None, None, None],
                ["编  号", f"AQ2017-{number + 1:02d}", "签发日期", f"2017年7月{5 + number}日"],
                ["被检查部门", "校卫队", "检查人", next(who)],
                ["存在问题", problem, None, None],
                ["整改要求", "限期整改并书面反馈", None, None],
                ["整改期限", limit, "签收人", next(who)],
                ["整改结果", None, None, None],
                ["复查意见", None, "复查日期", None],
            ],
            merges=("A1:D1", "B4:D4", "B5:D5", "B7:D7"),
        )
    page = book.page(
        "台账",
        [
            col("序号", "no", 6),
            col("检查日期", "foundOn", format="yyyy年m月d日"),
            col("存在问题及隐患", "problem", 40),
            col("整改要求", "measures", 40),
            col("整改限期", "due", 16, format="yyyy年m月d日"),
            col("主办|部门", "department"),
            col("主办|经办人", "owner"),
            col("协办|部门", "x"),
            col("协办|经办人", "x"),
            col("整改情况|落实情况", "progress", 24),
            col("整改情况|整改完成日期", "completedOn", format="yyyy年m月d日"),
            col("整改情况|是否整改到位", "claimed", style="done"),
            col("复查人", "x"),
        ],
        unit="bwc",
    )
    page.title("校园安全检查问题整改台账")
    page.line({0: "填报部门（盖章）：保卫处", 5: "填报人：文凤英", 9: "2017年9月22日"}, merged=True)
    page.header()
    page.numbers("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬")
    for place, matter in enumerate(matters("security")):
        done = place % 5 in (0, 1, 3)
        page.row(
            place + 1,
            day(7, 3 + 2 * place),
            matter.problem,
            matter.measures,
            "立即整改（8月5日前完成）" if place == 6 else "30天" if place == 8 else day(8, 1 + 3 * place),
            ["校卫队", "消防科", "户政科"][place % 3],
            next(who),
            ["后勤处", "学生处", None][place % 3],
            next(who) if place % 3 < 2 else None,
            ["排班表已公示", "设备已更换", "方案已提交"][place % 3],
            ["2017.8.9", day(8, 20 + place), "8月28日"][place % 3] if done else None,
            "是" if done else "否",
            next(who) if done else None,
        )
    page.line({0: "检查组长签字：", 5: "部门负责人签字："})
    return book


def monthly_students(units):
    """Months as sections of one sheet, each with its own header; ranges and classes in 完成时间, which is the limit here."""
    book, who = Book("查摆问题汇总.xlsx", units), people()
    page = book.page(
        "汇总",
        [
            col("序号", "no", 6),
            col("问题", "problem", 40),
            col("所在岗位", "post"),
            col("问题根源", "cause", 24),
            col("整改举措", "measures", 40),
            col("整改方式", "disposal"),
            col("完成时间", "due", 20, format="yyyy-m-d"),
            col("责任领导", "leader"),
            col("责任人", "owner"),
            col("目前进展", "progress", 24),
        ],
        unit="xsc",
    )
    page.title("学生工作处查摆问题整改台账（2017年6—8月）")
    page.line({9: "更新日期：2017年8月25日"})
    months = {0: "（一）6月份", 4: "（二）7月份（含暑期）", 9: "（三）8月份"}
    plan = [
        ("限期整改", "7月25日—8月25日"),
        ("立行立改", "立行立改"),
        ("限期整改", "2017.7.1-2017.8.31"),
        ("限期整改", "7-9月"),
        ("长期坚持", "长期坚持"),
        ("限期整改", day(9, 8)),
        ("限期整改", "新学期开学前"),
        ("立行立改", "立行立改，7月15日前"),
        ("限期整改", "6月至8月"),
        ("限期整改", "2017年9月4日～15日"),
        ("长期坚持", "8月31日前完成，之后长期坚持"),
        ("限期整改", "8月15日或8月25日"),
        ("立行立改", "边查边改"),
    ]
    for place, matter in enumerate(matters("student")):
        if place in months:
            page.section(months[place])
            page.header()
        disposal, limit = plan[place]
        page.row(
            place + 1,
            matter.problem,
            matter.post,
            matter.cause,
            matter.measures,
            disposal,
            limit,
            next(who),
            next(who) + ("、" + next(who) if place % 4 == 2 else ""),
            ["已建立台账", "正在统计", "通知已下发"][place % 3],
        )
    page.line({0: "备注：本表由学生工作处汇总，各科室于每周四前更新。"}, merged=True)
    return book


def teaching_inspection(units):
    """A sheet a week, printed pages with repeated headers, 序号 third; a second limit; a statistics sheet; a hidden one."""
    book, who = Book("教学检查问题整改（第1-3周）.xlsx", units), people()
    columns = [
        col("问题来源", "source"),
        col("检查时间", "foundOn", format="m/d"),
        col("序号", "no", 6),
        col("存在的问题", "problem", 40),
        col("岗  位", "post"),
        col("整改措施", "measures", 36),
        col("整改时限", "due", 16, format="mm-dd-yy"),
        col("延期后时限", "x"),
        col("责任科室", "department"),
        col("责任人", "owner"),
        col("办结状态", "claimed"),
    ]
    limits = [day(9, 15), "9.20前", day(9, 22), "2017 年 9 月 20 日", "学期末", day(9, 29), "10月中旬", day(10, 13)]
    limits += ["开学后两周内", "二〇一七年九月二十八日前", day(9, 11), "8/15"]
    floors = ["东教楼", "西教楼", "实训楼"]
    states = ["已办结", "办理中", "部分办结", "未办结"]
    for week, floor in enumerate(floors):
        page = book.page(f"第{week + 1}周", columns, unit="jwc")
        page.title(f"教学检查问题整改台账（第{week + 1}周）")
        page.line({0: "单位：教务处", 4: f"检查范围：{floor}", 7: f"填表日期：2017年9月{8 + 7 * week}日"})
        page.header()
        for place, matter in enumerate(matters("teaching")):
            if place == 7:
                page.line({2: "本页小计", 3: "7项"})
                page.header()
            late = (place + week) % 6 == 2
            page.row(
                ["督导听课", "巡课", "学生信息员"][(place + week) % 3],
                day(9, 1 + 7 * week + place % 5),
                place + 1,
                f"{floor}：{matter.problem}",
                matter.post,
                matter.measures,
                limits[(place + 5 * week) % 12],
                "2017年10月20日" if late else None,
                ["质量科", "教学运行科", "学籍科"][place % 3],
                next(who),
                states[(place + week) % 4],
            )
        if week == 2:
            page.hide()
    counts = [[f"第{week + 1}周", 12, 3] for week in range(3)]
    book.aside("统计", [["教学检查问题统计表"], ["周次", "问题数", "已办结"], *counts, ["合计", 36, 9]], (12, 10, 10))
    return book


books = [reader_opinions, dorm_hazards, gate_notices, monthly_students, teaching_inspection]
