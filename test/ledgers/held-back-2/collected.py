"""Ledgers collected from several units: a sheet per unit, a row per unit, a section per unit."""

from datetime import date

from contents import matters, people
from recording import JOIN, Book, col, several


def day(month, of_month):
    return date(2017, month, of_month)


def sheets_of_units(units):
    """The unit is the sheet's name; two layouts, one without title; a sheet that is a nil return; an empty sheet."""
    book, who = Book("教学单位台账（合并）.xlsx", units), people()
    book.aside("填报说明", ["填报说明", "1．各单位台账按规定时间报送，不得漏报。", "2．“状态”填写已落实、正在落实。", "3．无问题的实行零报告。"], (60,))
    long = [
        col("序号", "no", 6),
        col("问题分类", "category", 10, style="item"),
        col("存在问题", "problem", 40),
        col("整改措施", "measures", 40),
        col("整改标准及目标", "goal", 24),
        col("拟完成时间", "due", format="yyyy/m/d"),
        col("系（院）领导", "leader"),
        col("责任教研室", "department"),
        col("承办人", "owner"),
        col("状态", "claimed"),
    ]
    short = [
        col("问题", "problem", 40),
        col("类别", "category", 8, style="bracketed"),
        col("对策", "measures", 40),
        col("截止时间", "due", format="yyyy/m/d"),
        col("负责人", "owner"),
        col("落实情况", "progress", 24),
    ]
    own = matters("school")
    page = book.page("数理系", long, unit="sl")
    page.title("问题台账")
    page.header()
    limits = [day(9, 15), "10月中旬", "8月10日至20日", day(10, 31), "2018年1月31日", "待定"]
    for place, matter in enumerate(own[:6]):
        page.row(
            place + 1,
            matter.category,
            matter.problem,
            matter.measures,
            matter.goal,
            limits[place],
            next(who),
            ["高数教研室", "物理教研室"][place % 2],
            next(who),
            ["已落实", "正在落实"][place % 2],
        )
    page.line({0: "系主任：", 5: "填表人："})
    page = book.page("体育部", long)
    page.title("问题台账")
    page.header()
    page.nil("ty", {0: 1, 2: "本单位经自查未发现此类问题，零报告"})
    page = book.page("马院", long, unit="my")
    page.title("问题台账")
    page.header()
    limits = ["2017年9月15号", day(9, 30), "长期整改", day(11, 24), "2017-08"]
    for place, matter in enumerate(matters("adult")[1:6]):
        page.row(
            place + 1,
            matter.category,
            matter.problem,
            matter.measures,
            matter.goal,
            limits[place],
            next(who),
            ["概论教研室", "形策教研室"][place % 2],
            next(who),
            ["正在落实", "已落实"][place % 2],
        )
    page = book.page("能环系", short, unit="ny")
    page.header()
    limits = [day(9, 8), "2017年9月30日以前", "即知即改、立行立改", "四季度末", "7月25日—8月25日", day(10, 20)]
    for place, matter in enumerate(own[6:]):
        page.row(matter.problem, matter.category, matter.measures, limits[place], next(who), ["已调整", "正在起草"][place % 2])
    book.workbook.create_sheet("Sheet5")
    return book


def rows_of_units(units):
    """Through LibreOffice. The unit merged over its rows; several and unknown units; nil returns; totals by formula."""
    book, who = Book("整改汇总表（0915）.xlsx", units), people()
    columns = [
        col("序号", "no", 6),
        col("责任单位", "unit", 18),
        col("问题类别", "category", 24, style="fullDot"),
        col("问题表述", "problem", 40),
        col("整改措施", "measures", 40),
        col("完成时限", "due", 16, format="yyyy/m/d"),
        col("牵头校领导", "leader"),
        col("责任人", "owner"),
        col("配合单位", "x"),
        col("进展情况", "progress", 26),
        col("销号情况", "claimed"),
        col("备注", "x"),
    ]
    page = book.page("汇总", columns)
    page.title("全校专项清理问题整改情况汇总表")
    page.line({0: "汇总单位：专项清理工作领导小组办公室", 8: "截至2017年9月15日"}, merged=True)
    page.header()
    groups = {
        "一、党群部门": [("组织部", "office", 0, 2), ("党委宣传部", "office", 2, 2), ("纪委办公室", None, 0, 0), ("团 委", "student", 0, 2)],
        "二、行政部门": [
            ("教务处", "teaching", 0, 3),
            ("科学技术处", "audit", 3, 2),
            ("学生处、后勤管理处", "dorm", 2, 1),
            ("计划财务处", "audit", 6, 3),
            ("医务室", "student", 10, 1),
            ("国资处", "assets", 3, 3),
        ],
        "三、教学单位": [
            ("土木学院", "machine", 4, 3),
            ("各教学单位", "teaching", 9, 1),
            ("机械系", "machine", 0, 3),
            ("外国语系", None, 0, 0),
            ("经济管理系", "school", 0, 3),
            ("信 息 系", "school", 4, 3),
        ],
    }
    limits = [day(8, 31), "2017年9月8日（星期五）", day(9, 30), "9月末", "立行立改", day(10, 31), "2017/10", "持续推进"]
    limits += ["2017年8月31日前", day(9, 20), "8月前", "三季度末前", "17.10.31", day(9, 14), "10月份"]
    states = ["已销号", "未销号", "已整改未销号", "未销号"]
    deeds = ["制度已印发，已通过验收", "正在征求意见", "已整改完毕，申请验收", "已召开推进会"]
    number, turn = 0, 0
    for title, members in groups.items():
        page.section(title)
        top = page.at
        for name, domain, start, count in members:
            if domain is None:
                number += 1
                page.nil(units["".join(name.split())], {0: number, 1: name, 3: "未发现问题，零报告"})
                continue
            for place, matter in enumerate(matters(domain)[start : start + count]):
                number, turn = number + 1, turn + 1
                known = "".join(name.split()) in units
                unit = name if known else several(columns[1], name)
                page.row(
                    number,
                    JOIN if place else unit,
                    matter.category,
                    matter.problem,
                    matter.measures,
                    limits[turn % len(limits)],
                    next(who),
                    next(who),
                    "各系部" if turn % 7 == 0 else "校医院、保卫处" if turn % 11 == 0 else None,
                    deeds[turn % 4],
                    states[turn % 4],
                    "请加快进度" if turn % 9 == 0 else None,
                )
        page.line({0: "小计", 3: f"=COUNTA(C{top}:C{page.at - 1})&\"项\""})
    page.line({0: "总计", 3: f"{turn}项", 10: "已销号8项"})
    page.line({0: "制表：", 4: "审核：", 9: "签发："})
    return book


def sections_of_units(units):
    """No unit column: a section row names the unit and counts its items; a nil return in one; two limit columns."""
    book, who = Book("督办事项（按单位）.xlsx", units), people()
    page = book.page(
        "9月",
        [
            col("督办编号", "no", 12),
            col("督办事项", "problem", 40),
            col("督办依据", "source", 20),
            col("整改措施", "measures", 40),
            col("时间要求|办理时限", "due", 16, format="yyyy-mm-dd"),
            col("时间要求|反馈时限", "x"),
            col("办理责任|分管领导", "leader"),
            col("办理责任|承办科室", "department"),
            col("办理责任|经办人", "owner"),
            col("办理结果|办理情况", "progress", 26),
            col("办理结果|办理状态", "claimed"),
            col("是否公开", "x", 8),
        ],
    )
    page.title("校长信箱及会议督办事项一览表")
    page.line({0: "党政办公室制", 10: "2017年9月25日"})
    page.header()
    groups = [
        ("1．招生就业处（3项）", "zjc", "jobs", 4, ["就业科", "招生科"]),
        ("2．保卫部（4项）", "bwc", "security", 5, ["户政科", "治安科"]),
        ("3．数理系", "sl", None, 0, []),
        ("4．图书馆（4项）", "tsg", "library", 6, ["技术部", "流通部"]),
        ("5．建艺学院（3项）", "jz", "design", 6, ["院办公室", "实验室"]),
        ("6．继续教育学院（2项）", "jj", "adult", 6, ["函授科", "培训部"]),
    ]
    counts = {"zjc": 3, "bwc": 4, "tsg": 4, "jz": 3, "jj": 2}
    limits = [day(9, 29), "2017.08.18", "2017年10月13日之前完成", day(10, 20), "8月10日至20日", "2017-10-9", "半年内", day(9, 30)]
    states = ["已办结", "正在办理", "阶段性办结", "已办结"]
    turn = 0
    for title, unit, domain, start, rooms in groups:
        page.section(title)
        if domain is None:
            page.nil(unit, {1: "本月无督办事项，零报告"})
            continue
        page.unit = unit
        for matter in matters(domain)[start : start + counts[unit]]:
            turn += 1
            page.row(
                f"〔2017〕{turn}号",
                matter.problem,
                ["校长信箱", "院长办公会第9次会议", "领导批示"][turn % 3],
                matter.measures,
                limits[turn % len(limits)],
                f"9月{10 + turn}日" if turn % 2 else None,
                next(who),
                rooms[turn % 2],
                next(who),
                ["已答复来信人", "方案已报分管领导", "已完成一期"][turn % 3],
                states[turn % 4],
                ["是", "否"][turn % 2],
            )
    page.line({0: "注：办理时限自交办之日起计算，节假日不顺延。"}, merged=True)
    return book


books = [sheets_of_units, rows_of_units, sections_of_units]
