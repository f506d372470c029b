"""Ledgers of the larger departments, and those that an office collects from many."""

import datetime
from itertools import cycle

from recorded import JOIN, Book, Put, col
from texts import matters, people


def day(month, date):
    return datetime.date(2017, month, date)


PROGRESS = cycle(["已列入议题", "两次现场协调", "材料已报送审核", "已试行两周", "正在统计数据", "初步见效"])


def supervised(units):
    """Through LibreOffice: the unit stands in the row; several units in a cell, unknown ones; statuses of circulars."""
    book, who = Book("2017年度督办事项汇总.xlsx", units), people()
    page = book.sheet(
        "汇总",
        [
            col("督办编号", "no", width=12),
            col("督办事项", "problem", width=40),
            col("任务来源", "source", width=20),
            col("牵头单位", "unit"),
            col("配合单位", "x"),
            col("分管院领导", "leader"),
            col("完成时限", "due"),
            col("工作进展", "progress", width=30),
            col("办结状态", "claimed"),
            col("办结日期", "completedOn"),
        ],
    )
    page.banner("年度督办事项汇总表")
    page.line({7: "截至2017年9月10日"}, merged=False)
    page.header()
    several = lambda text: Put(text, {"extras": {"牵头单位": text}}, "unit")
    lines = [m.problem for key in ("teaching", "personnel") for m in matters(key)]
    rows = [
        ("宣传部", None, "7月10日", "已办结", "2017年7月8日"),
        ("党委组织部", "人事处", "2017年7月上旬", "已办结", "20170721"),
        ("监察处", None, "七月二十日前", "推进中", None),
        (several("学生处、团委"), "各系", "7月末", "正在办理", None),
        ("计划财务处", "国资处", "2017 年 8 月 31 日", "部分办结", None),
        ("后勤管理处", "保卫处", "8月1日—8月25日", "已办结", "2017-08-09"),
        (several("校友办"), None, "９．２０", "推进中", None),
        ("保卫部", None, "2017年13月", "正在办理", None),
        ("机械系", "电气系；信息系", "9月下旬", "推进中", None),
        (several("图书馆\n信息工程系"), None, "2017年10月底", "正在办理", None),
        ("外国语系", None, "第四季度末", "未办结", None),
        ("土木学院", None, "7月底或8月底", "推进中", None),
        ("党办", "工会", "即知即改", "已办结", "7月18日"),
        ("成教学院", None, "不迟于9月10日", "阶段性办结", None),
        ("能环系", "后勤处", "国庆节前", "推进中", None),
        (several("数理系等3个系"), None, "今年年底前", "推进中", None),
        ("体育教学部", None, "整改中", "正在办理", None),
        ("经济管理系", None, "长期整改", "正在办理", None),
    ]
    sources = ["党委会纪要〔2017〕9号", "院领导批示", "职代会提案第3号"]
    for place, (unit, helper, limit, status, done) in enumerate(rows):
        number = f"〔2017〕{place + 1}号"
        page.row(number, lines[place], sources[place % 3], unit, helper, next(who), limit, next(PROGRESS), status, done)
    page.line({0: "说明：办结状态由督查科核定。"})
    return book


def by_department(units):
    """Section rows name the unit; header repeated for the second part; nil returns; subtotals; deed beside plan."""
    book, who = Book("各系部整改问题汇总（9月）.xlsx", units), people()
    page = book.sheet(
        "汇总表",
        [
            col("序号", "no", width=6),
            col("问题", "problem", width=40),
            col("表现类型", "kind"),
            col("拟采取的整改措施", "measures", width=40),
            col("已采取的整改措施", "progress", width=30),
            col("整改完成时限", "due", format="yyyy-m-d"),
            col("责任人", "owner"),
            col("整改状态", "claimed"),
        ],
    )
    page.banner("各系部问题整改情况汇总表")
    page.line({0: "汇总单位：专项清理工作领导小组办公室", 5: "2017年9月"})
    page.header()
    limits = cycle([day(8, 31), "二〇一七年九月十五日前", "17年9月底", "另行通知", day(10, 15), "持续改进", "2017年10月前"])
    states = cycle(["已整改到位", "正在整改", "已整改未到位", "未整改", "整改延期"])
    kinds = cycle(["不作为", "慢作为", "乱作为", "慢作为"])
    groups = [
        ("（一）机械工程系", "workshop", 4),
        ("（二）数理系", None, 0),
        ("（三）信息工程系", "computing", 3),
        ("（四）建筑与艺术学院", "studio", 3),
        ("（五）外语系", "theory", 3),
        ("（六）体育部", None, 0),
    ]
    number = 0
    for place, (title, domain, count) in enumerate(groups):
        if place == 3:
            page.header()  # the second printed page
        page.section(title)
        unit = units[title.split("）")[1]]
        if domain is None:
            page.nil(unit, {0: "/", 1: ["经自查，未发现问题", "本月零报告"][place // 5]})
            continue
        page.unit = unit
        for matter in matters(domain)[:count]:
            number += 1
            page.row(
                number, matter.problem, next(kinds), matter.measures, next(PROGRESS), next(limits), next(who), next(states)
            )
        page.line({0: "小计", 1: f"{count}条"}, merged=False)
    page.line({0: "总计", 1: f"{number}条"}, merged=False)
    return book


def sheets_by_unit(units):
    """A sheet per unit, its name the unit; a cover, a form, a hidden sheet; one unit returns nil; one sheet is offset."""
    book, who = Book("分单位问题清单（收齐版）.xlsx", units), people()
    book.plain("封面", ["专项清理问题清单", "（内部资料）", "领导小组办公室编", "二〇一七年九月"])
    columns = [
        col("序号", "no", width=6),
        col("问题类别", "category", style="bracketDigit", width=26),
        col("问题描述", "problem", width=40),
        col("整改目标", "goal", width=24),
        col("整改措施", "measures", width=40),
        col("完成时间", "due", format="yyyy年m月d日"),  # the only day in the table: its limit
        col("负责领导", "leader"),
        col("责任人及联系方式", "owner", width=20),
    ]
    parts = [("人事处", "personnel", 1, 1), ("后勤处", "computing", 3, 2), ("招就处", None, 1, 1), ("能环系", "water", 1, 4)]
    limits = cycle([day(7, 31), day(9, 20), "2017．07．25", day(8, 15), "确保10月底前整改到位", "半年内"])
    for unit, domain, left, top in parts:
        page = book.sheet(unit, columns, unit=units[unit], left=left, top=top)
        page.banner("问题清单")
        page.header()
        if domain is None:
            page.nil(units[unit], {0: 1, 2: "经全面排查，未发现“不作为、乱作为、慢作为”问题，实行零报告"})
            continue
        for number, matter in enumerate(matters(domain)[:5]):
            phone = f"{next(who)}  0313-4187{100 + number}"
            page.row(
                number + 1, matter.category, matter.problem, matter.goal, matter.measures, next(limits), next(who), phone
            )
    page.hide()
    book.plain(
        "督办单样式",
        [["督办单"], ["督办编号", None, "紧急程度", None], ["督办事项", None], ["完成期限", None, "督办人", None], ["领导批示", None]],
    )
    return book


def coded_labels(units):
    """Code lists in labels; texts that begin with = + - @; one cell with several numbered problems; a hidden column."""
    book, who = Book("财务.xlsx", units), people()
    page = book.sheet(
        "Sheet1",
        [
            col("序号", "no", width=6),
            col("问题类别（填1-8）", "category", style="number", width=8),
            col("问题表现（具体到事）", "problem", width=40),
            col("岗位", "post"),
            col("整改措施", "measures", width=40),
            col("处置类型（立行立改/限时整改/持续整改）", "disposal", width=16),
            col("整改时限（年/月/日）", "due", format="yyyy/mm/dd"),
            col("责任领导", "leader"),
            col("责任人", "owner"),
            col("当前进展", "progress", width=28),
            col("状态（未启动、进行中、已完成、已销号）", "claimed", width=14),
            col("内部编码", "x"),
        ],
        unit="cwc",
    )
    page.banner("财务处自查问题整改一览表")
    page.header()
    ways = ["限时整改", "立行立改", "限时整改", "持续整改"]
    limits = [day(7, 20), "立行立改", day(8, 31), "长期坚持、持续改进", "2017年8月20号", "立即整改，8月10日前完成", day(9, 30)]
    texts = {
        0: "+已退款312人",
        1: "-窗口口径已统一",
        2: "@预算科：流程图已上墙",
        3: Put("=见整改报告第3页", {"progress": "=见整改报告第3页"}, literal=True),
        5: "--逐月核销中",
    }
    for place, matter in enumerate(matters("finance")):
        page.row(
            place + 1,
            matter.category,
            matter.problem,
            matter.post,
            matter.measures,
            ways[place % 4],
            limits[place],
            next(who),
            next(who),
            texts.get(place, next(PROGRESS)),
            ["进行中", "已完成", "未启动", "进行中", "已销号"][place % 5],
            f"CW-{place + 1}",
        )
    many = "1.收据存根未按年装订；\n2.退费申请表缺经办人签字；\n3.对账单未按季留存"
    page.row(8, 4, Put(many, {"problem": many}, "problem"), "档案管理岗", "逐项补齐，按季检查", "限时整改", "2017年9月20日之前", next(who), next(who), "已补装订", "进行中", "CW-8")  # fmt: skip
    page.hide_column(11)
    return book


def every_limit(units):
    """Limits in all the spellings of 24 clerks; unit from a metadata cell; a numbering row in brackets; statistics beside."""
    book, who = Book("限时办结事项表.xlsx", units), people()
    page = book.sheet(
        "事项",
        [
            col("序号", "no", width=6),
            col("整改事项", "problem", width=40),
            col("整改措施", "measures", width=40),
            col("截止时间", "due"),
            col("责任科室", "department"),
            col("落实人", "owner"),
        ],
        unit="jwc",
    )
    page.banner("限时办结事项表")
    page.line({0: "单位：教务处", 4: "制表日期：2017年7月3日"}, merged=False)
    page.header()
    page.numbers(shape="({})")
    limits = [
        "2017年07月20日前", "7月中旬前完成", "7月25号前", "2017年7月31日前", "二〇一七年七月底", "8月10日前办结", "17.8.15", "８月１５日",
        "2017-08-20前", "8月中旬", "20170825", "2017年8月31日17时前", "2017年7月至8月", "计划8月底完成", "2017.09.10", "九月上旬",
        "9.15", "2017年9月20日至30日", "2017.9", "二0一七年九月三十日", "2017年7月1日至10月15日", "10月中旬", "11月上旬", "2017年12月底前",
        "立行立改（7月10日前）", "9月1日起", "每月10日前", "抓紧落实", "接到通知后10个工作日内", "已完成整改", "7月31日下班前", "2017年四季度",
    ]  # fmt: skip
    pool = matters("teaching") + matters("personnel") + matters("research") + matters("computing")
    for place, limit in enumerate(limits):
        matter = pool[place]
        page.row(place + 1, matter.problem, matter.measures, limit, ["学籍科", "考务科", "教研科"][place % 3], next(who))
    for row, parts in enumerate([("科室", "事项数"), ("学籍科", 11), ("考务科", 11), ("教研科", 10)]):
        for place, value in enumerate(parts):
            page.page.cell(5 + row, 9 + place, value)
    return book


def merged_down(units):
    """Vertical merges through LibreOffice: category, problem and limit hold for the rows they span; default file name."""
    book, who = Book("新建 Microsoft Excel 工作表.xlsx", units), people()
    page = book.sheet(
        "Sheet1",
        [
            col("问题类别", "category", style="dashed", width=26),
            col("序号", "no", width=6),
            col("问题表述", "problem", width=40),
            col("整改方案|具体措施", "measures", width=40),
            col("整改方案|整改期限", "due", format='[$-804]yyyy"年"m"月"d"日";@'),
            col("整改方案|整改标准", "goal", width=24),
            col("责任主体|牵头领导", "leader"),
            col("责任主体|责任科室", "department"),
            col("责任主体|责任人", "owner"),
            col("配合主体|责任科室", "x"),
            col("配合主体|责任人", "x"),
            col("整改进展", "progress", width=24),
        ],
        unit="rsc",
    )
    page.banner("人事处专项清理整改方案")
    page.header()
    more = ["公开办理流程和监督电话", "每季度回访一次服务对象"]
    ordered = sorted(matters("personnel"), key=lambda m: m.category)
    limits = cycle([day(7, 31), "9月30日之前整改到位", day(8, 25), "8月末", "2017年11月10日前", "下学期初"])
    before, number = None, 0
    for matter in ordered:
        number += 1
        same = JOIN if matter.category == before else matter.category
        before = matter.category
        steps = [matter.measures, *more[: number % 3]]
        for turn, step in enumerate(steps):
            first = turn == 0
            page.row(
                same if first else JOIN,
                number if first else JOIN,
                matter.problem if first else JOIN,
                step,
                next(limits) if first or number % 2 else JOIN,
                matter.goal if first else JOIN,
                next(who) if first else JOIN,
                ["师资科", "人事科", "劳资科"][number % 3] if first else JOIN,
                next(who),
                "综合科" if first else None,
                next(who) if first else None,
                next(PROGRESS),
            )
    page.line({0: "处长签字：", 6: "年  月  日"}, merged=False)
    return book


def training_rooms(units):
    """Leaf names twice under different parents; a date row in the metadata; done-days in text; evidence; footers."""
    book, who = Book("信息工程系—实训安全.xlsx", units), people()
    page = book.sheet(
        "安全类",
        [
            col("序号", "no", width=6),
            col("排查|排查日期", "foundOn", format="yyyy/m/d"),
            col("排查|隐患描述", "problem", width=40),
            col("排查|排查人", "x"),
            col("整改|整改措施", "measures", width=40),
            col("整改|整改时限", "due", format="m/d"),
            col("整改|责任部门", "department"),
            col("整改|整改责任人", "owner"),
            col("督导|责任部门", "x"),
            col("督导|督导人", "x"),
            col("办结|是否办结", "claimed", style="done"),
            col("办结|办结时间", "completedOn"),
            col("办结|佐证材料", "evidence", width=20),
        ],
        unit="xx",
    )
    page.banner("实训场所安全隐患排查整改台账")
    page.line({0: "截至日期：2017年9月8日"}, merged=False)
    page.header()
    done = ["2017.6.15", "2017-06-22", None, "二〇一七年八月三十日", None, "2017.8.28"]
    limits = [day(6, 20), day(6, 30), "视经费情况而定", day(8, 20), "10月15日前", "已办结"]
    for place, matter in enumerate(matters("computing")):
        page.row(
            place + 1,
            day(5, 24 + place),
            matter.problem,
            next(who),
            matter.measures,
            limits[place],
            ["网络教研室", "机房", "软件教研室"][place % 3],
            next(who),
            "保卫处",
            next(who),
            "是" if done[place] else "否",
            done[place],
            "检测报告、照片" if done[place] else None,
        )
    page.line({0: "排查小组成员签字："}, merged=False)
    page.line({0: "备注：隐患整改完成后由督导部门复查。"})
    return book


books = [supervised, by_department, sheets_by_unit, coded_labels, every_limit, merged_down, training_rooms]
