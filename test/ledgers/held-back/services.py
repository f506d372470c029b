"""Ledgers of departments that run buildings, gates, money's things and books."""

import datetime

from contents import matters, people
from recorded import SAME, Book, Put, col


def day(month, date):
    return datetime.date(2017, month, date)


def typed_dates(units):
    """Off the corner at C4, empty rows within, limits typed as numbers, subtotals, hidden rows, a second table."""
    book, who = Book("隐患排查.xlsx", units), people()
    page = book.sheet(
        "后勤处",
        [
            col("隐患编号", "no", width=10),
            col("隐患内容", "problem", width=40),
            col("隐患等级", "x"),
            col("整改措施", "measures", width=40),
            col("应急措施和预案", "x", width=24),
            col("整改期限", "due"),
            col("责任部门（单位）", "department"),
            col("整改负责人", "owner"),
            col("整改情况", "progress", width=24),
            col("整改状态", "claimed"),
        ],
        unit="hqc",
        left=3,
        top=4,
    )
    page.banner("隐患排查整改明细表")
    page.skip()
    page.header()
    limits = [
        (7.15, "General"),
        (9.3, "General"),
        (8.25, "General"),
        (2017.8, "General"),
        (2017.1, "General"),
        (8.4, "General"),
        (2017.1, "0.00"),
        (43008, "General"),
        (9.18, "General"),
        (20170831, "General"),
    ]
    states = ["已整改", "整改中", "未整改"]
    for place, matter in enumerate(matters("logistics")):
        if place == 4:
            page.line({1: "小计：4项"}, merged=False)
            page.skip()
        page.row(
            f"HQ{place + 1:03d}",
            matter.problem,
            ["一般隐患", "重大隐患"][place == 1],
            matter.measures,
            "停用并设警示牌" if place in (0, 1) else None,
            limits[place],
            ["餐饮中心", "维修科", "物业科"][place % 3],
            next(who),
            ["已疏通", "已联系维保单位", "材料已采购"][place % 3],
            states[place % 3],
        )
    page.line({1: "合计：10项"}, merged=False)
    page.hide_rows(9, 15)
    page.skip(2)
    for label, count in [("隐患等级", "数量"), ("重大隐患", 1), ("一般隐患", 9)]:
        page.line({1: label, 2: count}, merged=False)
    return book


def dangers(units):
    """Two leaf names twice under different parents; found after its own limit; acceptance columns kept."""
    book, who = Book("安全隐患整改“五定”表.xlsx", units), people()
    page = book.sheet(
        "8月",
        [
            col("序号", "no", width=6),
            col("检查日期", "foundOn", format='m"月"d"日"'),
            col("检查地点存在问题及隐患", "problem", width=40),
            col("隐患类型", "x"),
            col("整改方案|整改要求", "measures", width=40),
            col("整改方案|五定时间", "due", format="yyyy/m/d"),
            col("主体责任|责任单位", "department"),
            col("主体责任|责任人", "owner"),
            col("监管责任|责任单位", "x"),
            col("监管责任|责任人", "x"),
            col("整改到位时间", "completedOn", format="yyyy/m/d"),
            col("验收|验收人", "x"),
            col("验收|验收时间", "x"),
            col("验收|复查意见", "x"),
            col("销号状态", "claimed"),
        ],
        unit="bwc",
    )
    page.banner("校园安全隐患整改“五定”台账")
    page.line({0: "填报部门：保卫部", 6: "填报日期：2017年8月30日", 10: "本月共排查9处，其中消防6处"})
    page.header()
    kinds = ["消防", "值守", "门禁"]
    for place, matter in enumerate(matters("security")):
        done = place % 3 == 0
        page.row(
            place + 1,
            day(8, 2 + place),
            matter.problem,
            kinds[place % 3],
            matter.measures,
            day(7, 31) if place == 3 else day(8, 12 + place),  # registered after its own limit
            ["消防科", "治安科", "校卫队"][place % 3],
            next(who),
            ["后勤管理处", "学生处", "机械系"][place % 3],
            next(who),
            day(8, 10 + place) if done else None,
            next(who) if done else None,
            f"8月{12 + place}日" if done else None,
            "合格" if done else None,
            ["已销号", "未销号", "待验收"][place % 3],
        )
    page.line({0: "安全检查人员签字：", 6: "部门负责人签字：", 11: "年   月   日"}, merged=False)
    return book


def printed_pages(units):
    """The header repeated on each printed page, subtotals per page, wide spaces in labels, rows hidden by a filter."""
    book, who = Book("招就处自查问题台账.xlsx", units), people()
    page = book.sheet(
        "自查",
        [
            col("序  号", "no", width=6),
            col("问题\n类别", "category", style="bracketed", width=24),
            col("存 在 问 题", "problem", width=40),
            col("岗　　位", "post"),
            col("原因\n分析", "cause", width=24),
            col("整 改 措 施", "measures", width=40),
            col("整改目标\n（可量化）", "goal", width=24),
            col("完成\n时间", "due", format='yyyy"年"m"月"d"日";@'),
            col("责任\n领导", "leader"),
            col("责任\n部室", "department"),
            col("责 任 人", "owner"),
        ],
        unit="zjc",
    )
    page.banner("招生就业处“不作为、乱作为、慢作为”问题自查台账")
    page.header()
    first = page.at
    limits = [day(7, 21), "8.31", day(9, 13), "7月中旬", "常态化", day(8, 7)]
    for place, matter in enumerate(matters("jobs")):
        if place and place % 4 == 0:
            page.line({1: "本页小计", 2: "4项"}, merged=False)
            page.header()
        page.row(
            place + 1,
            matter.category,
            matter.problem,
            matter.post,
            matter.cause,
            matter.measures,
            matter.goal,
            limits[place % 6],
            next(who),
            ["就业科", "招生科", "市场科"][place % 3],
            next(who) + ("、" + next(who) if place % 5 == 0 else ""),
        )
    page.line({0: "处长：", 5: "经办人："}, merged=False)
    page.page.auto_filter.ref = f"A{first - 1}:K{page.at - 2}"
    page.hide_rows(first + 1, first + 2)
    return book


def meeting_matters(units):
    """1904 dates; 议定事项, 对应的完成时间, 成果体现; unit only in the title; other bodies kept beside."""
    book, who = Book("附件2.xlsx", units, epoch1904=True), people()
    page = book.sheet(
        "Sheet1",
        [
            col("序号", "no", width=6),
            col("议定事项", "problem", width=40),
            col("任务来源", "source"),
            col("整改措施", "measures", width=40),
            col("对应的完成时间", "due", format="yyyy-mm-dd"),
            col("分管领导", "leader"),
            col("承办部门", "department"),
            col("配合责任单位", "x"),
            col("整改责任人", "owner"),
            col("完成情况", "progress", width=24),
            col("实际完成", "completedOn", format="yyyy-mm-dd"),
            col("成果体现", "evidence", width=20),
            col("任务是否完成序时进度", "x"),
            col("状态", "claimed"),
        ],
        unit="gzc",
    )
    page.banner("国有资产管理处议定事项及问题整改落实情况表")
    page.line({0: "（2017年9月15日）"})
    page.header()
    for place, matter in enumerate(matters("assets")):
        done = place % 2 == 0
        page.row(
            place + 1,
            matter.problem,
            ["院长办公会", "党委会"][place % 2],
            matter.measures,
            [day(8, 31), day(9, 30), day(7, 28), day(10, 27), day(9, 5), day(11, 10)][place],
            next(who),
            ["房产科", "采购科", "处置科"][place % 3],
            ["财务处", "各系部、各处室"][place % 2],
            next(who),
            ["已印发制度", "超序时推进"][place % 2],
            day(8, 20 + place) if done else None,
            ["《公用房管理办法》", "清查报告"][place % 4 == 0] if done else None,
            "是" if place != 3 else "否",
            ["结办文件", "流程中"][0 if done else 1],
        )
    return book


def codes_in_header(units):
    """Codes explained in the header's text; a supervision form (key and value) on a sheet of its own."""
    book, who = Book("图书馆整改工作.xlsx", units), people()
    form = book.plain(
        "督办单",
        [
            ["督办单", None, None, None],
            ["督办编号", "TSG-2017-003", "紧急程度", "一般"],
            ["督办内容", "自习座位系统维护", None, None],
            ["牵头单位", "图书馆", "协办单位", "信息系"],
            ["完成期限", "2017年8月31日", "督办人", "罗卫东"],
            ["分管领导意见", None, None, None],
            ["办理结果", "已签维护协议", None, None],
        ],
    )
    form.merge_cells("A1:D1")
    page = book.sheet(
        "问题",
        [
            col("序号", "no", width=6),
            col("问题简要表述", "problem", width=40),
            col("问题类别", "category", style="text"),
            col("整改类型（1立行立改 2限时整改 3持续整改）", "disposal", width=16),
            col("处理措施", "measures", width=36),
            col("验证标准", "goal", width=24),
            col("计划完成时限", "due", format="yyyy-mm-dd"),
            col("完成时间", "completedOn", format="yyyy-mm-dd"),
            col("整改状态（A未整改 B正在整改 C已整改）", "claimed", width=16),
            col("责任部门", "department"),
            col("责任人及联系电话", "owner", width=18),
            col("部门（单位）确认签字", "x"),
        ],
    )
    page.unit = "tsg"
    page.header()
    disposal = {1: "immediate", 2: "time-limited", 3: "ongoing"}
    states = {"A": "not-started", "B": "in-progress", "C": "done"}
    book.two_fonts.append(matters("library")[2].problem)
    picks = [(2, "C"), (1, "C"), (2, "B"), (3, "B"), (2, "A"), (1, "C"), (1, "A")]
    for place, (matter, (sort, state)) in enumerate(zip(matters("library"), picks)):
        owner = next(who)
        page.row(
            place + 1,
            matter.problem,
            matter.category,
            Put(sort, {"disposal": disposal[sort]}),
            matter.measures,
            matter.goal,
            [day(8, 31), day(7, 3), day(9, 20)][place % 3],
            day(7, 1 + place) if state == "C" else None,
            Put(state, {"claimed": states[state]}),
            ["系统部", "阅览部", "期刊部", "采编部"][place % 4],
            f"{owner}（内线{8120 + place}）",
            owner if state == "C" else None,
        )
    return book


def blank_means_above(units):
    """No merges: a blank problem is the one above; status words in the limit's column; unit only in the sheet name."""
    book, who = Book("自查表(1).xlsx", units), people()
    page = book.sheet(
        "团委",
        [
            col("问题序号", "no", width=8),
            col("重点工作任务", "problem", width=40),
            col("整改措施", "measures", width=40),
            col("整改时限", "due"),
            col("责任领导", "leader"),
            col("责任人", "owner"),
            col("是否整改", "claimed", style="done"),
        ],
        unit="tw",
    )
    page.header()
    own = matters("youth")
    page.row(1, own[0].problem, own[0].measures, "7月底", next(who), next(who), "是")
    page.row(None, SAME, "制作报账流程图并张贴", "2017.7.20", next(who), next(who), "是")
    page.row(2, own[1].problem, own[1].measures, "已整改", next(who), next(who), "是")
    page.row(3, own[2].problem, own[2].measures, "9月底前，并长期坚持", next(who), next(who), None)
    page.row(None, SAME, "建立稿件查重登记", "正在整改", next(who), next(who), None)
    page.row(None, SAME, "评选季度优秀稿件", "第三季度末", next(who), next(who), None)
    page.row(4, own[3].problem, own[3].measures, "已完成", next(who), next(who), "是")
    leaders_only = Put("@全体干部的通知只发在群里，未逐一确认", {"problem": "@全体干部的通知只发在群里，未逐一确认"})
    page.row(5, leaders_only, "通知一律附回执", "九月十五日前", next(who), next(who), None)
    formula = Put("=未公布申诉办法，学生不知向谁反映", {"problem": "=未公布申诉办法，学生不知向谁反映"}, literal=True)
    page.row(6, formula, own[4].measures, "8月20日之前", next(who), next(who), None)
    return book


books = [typed_dates, dangers, printed_pages, meeting_matters, codes_in_header, blank_means_above]
