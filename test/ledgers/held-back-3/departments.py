"""Ledgers that a department keeps of itself, each as another clerk would."""

import datetime
from itertools import cycle

from recorded import JOIN, SAME, Book, Ditto, Put, col
from texts import matters, people


def day(month, date):
    return datetime.date(2017, month, date)


PROGRESS = cycle(["办法初稿已征求意见", "已与施工单位现场对接", "正在逐项核对，已完成六成", "已开会部署", "经费申请已提交", "基本完成，待检查"])


def three_levels(units):
    """Three header rows, a numbering row, metadata in one cell; no extras; 是否整改到位 with 是/否."""
    book, who = Book("电气工程系自查自纠台账（终稿）.xlsx", units), people()
    page = book.sheet(
        "Sheet1",
        [
            col("序号", "no", width=6),
            col("查摆情况|问题归类", "category", style="wide", width=24),
            col("查摆情况|问题情况|查摆问题", "problem", width=40),
            col("查摆情况|问题情况|问题性质", "kind"),
            col("查摆情况|问题情况|问题根源", "cause", width=24),
            col("整改任务|工作举措", "measures", width=40),
            col("整改任务|预期目标", "goal", width=24),
            col("整改任务|办结时限", "due"),
            col("责任分工|主管领导", "leader"),
            col("责任分工|具体落实|责任科室", "department"),
            col("责任分工|具体落实|责任人", "owner"),
            col("整改成效|办理情况", "progress", width=26),
            col("整改成效|是否整改到位", "claimed", style="done"),
        ],
        unit="dq",
    )
    page.banner("“不作为、乱作为、慢作为”自查自纠台账")
    page.line({0: "填报单位：电气系　　　　填报人：俞乐平　　　　截至2017年8月31日"})
    page.header()
    page.numbers()
    limits = ["2017年8月15日", "立行立改", "8月末", "2017年第三季度", "6月31日", "长期坚持", "2017.9.20"]
    for place, matter in enumerate(matters("workshop")):
        page.row(
            place + 1,
            matter.category,
            matter.problem,
            ["不作为", "慢作为", "乱作为"][place % 3],
            matter.cause,
            matter.measures,
            matter.goal,
            limits[place],
            next(who),
            ["实训中心", "电机教研室", "系办公室"][place % 3],
            next(who),
            next(PROGRESS),
            "是" if place in (1, 2) else "否",
        )
    page.line({0: "系主任签字：", 5: "总支书记签字：", 9: "年    月    日"}, merged=False)
    return book


def months_as_sections(units):
    """Unit from the sheet's name; section rows per month; spaces and line breaks in labels; subtotals; hidden row."""
    book, who = Book("整改表（8.25改）.xlsx", units), people()
    page = book.sheet(
        "建艺学院",
        [
            col("序\n号", "no", width=6),
            col("问 题 表 现", "problem", width=40),
            col("岗 位\n名 称", "post", width=16),
            col("整　改　举　措", "measures", width=40),
            col("整改\n时限", "due", format="yyyy.mm.dd"),
            col("分 管\n领 导", "leader"),
            col("经 办 人", "owner"),
            col("目前\n进展", "progress", width=24),
            col("备　注", "x", keeps="备注"),
        ],
        top=2,
    )
    page.unit = "jz"
    page.banner("问题清单暨整改台账", merged=False)
    page.skip()
    page.header()
    all_matters = iter(matters("studio") + matters("theory")[:3])
    limits = cycle([day(7, 20), "8月10日前办结", "立查立改", day(8, 31), "开学后一个月内", "九月底", "2017.10.20"])
    for month, count in [("6月份", 4), ("7月份", 3), ("8月份（新增）", 2)]:
        page.section(month)
        for number in range(count):
            matter = next(all_matters)
            note = "师生来信反映" if number == 1 else None
            page.row(
                number + 1, matter.problem, matter.post, matter.measures, next(limits), next(who), next(who), next(PROGRESS), note
            )
        page.line({0: "小计", 1: f"{count}项"}, merged=False)
    page.line({0: "合计", 1: "9项"}, merged=False)
    page.line({0: "注：本表每月25日前更新，已完成的不删除。"})
    page.hide_rows(7)
    return book


def typed_numbers(units):
    """Unit from the file's name only; a sheet per month and no titles; limits typed as numbers; instructions, statistics."""
    book, who = Book("专项清理-问题整改-市政与环境工程系.xlsx", units), people()
    book.plain(
        "填写说明",
        ["填写说明", "一、每月一张工作表，问题不得跨月合并。", "二、时限请写到日；确需长期坚持的写明长期坚持。", "三、本表由系办公室汇总。"],
    )
    columns = [
        col("编号", "no", width=8),
        col("类别", "category", style="circled", width=6),
        col("具体表现", "problem", width=40),
        col("整改措施", "measures", width=40),
        col("预计完成时间", "due"),
        col("责任人", "owner"),
        col("完成情况", "claimed"),
        col("印证材料", "evidence", width=20),
    ]
    limits = iter([(7.28, "General"), (8.16, "General"), (9.2, "General"), (8.2, "0.00"), (2017.9, "General"), (9.6, "General"),
                   (42978, "General"), (10.15, "General"), (8.05, "0.00"), (20170925, "General")])  # fmt: skip
    pool = iter(matters("water") + matters("studio")[2:])
    for month, count in [("5月", 3), ("6月", 3), ("7月", 4)]:
        page = book.sheet(month, columns, unit="sz")
        page.header()
        for number in range(count):
            matter = next(pool)
            state = ["已完成", "进行中", "尚未启动"][number % 3]
            proof = "化验记录复印件、现场照片" if state == "已完成" else None
            page.row(
                f"{month[0]}-{number + 1:02d}", matter.category, matter.problem, matter.measures, next(limits), next(who), state, proof
            )
    book.plain("统计", [["问题分类统计表"], ["类别", "数量", "已完成"], ["第一类", 3, 1], ["第四类", 4, 2], ["其他", 3, 1], ["合计", 10, 4]])
    return book


def continued_rows(units):
    """Blank number and problem go on with the item above; ditto marks of several kinds; unit in the title."""
    book, who = Book("台账0908.xlsx", units), people()
    page = book.sheet(
        "Sheet1",
        [
            col("序号", "no", width=6),
            col("主要问题", "problem", width=40),
            col("整改举措", "measures", width=40),
            col("完成时限", "due", format="m月d日"),
            col("责任领导", "leader"),
            col("责任教研室", "department"),
            col("责任人", "owner"),
            col("落实情况", "progress", width=26),
        ],
        unit="my",
    )
    page.banner("马克思主义学院作风问题整改任务分解表")
    page.line({5: "更新日期：2017年9月8日"}, merged=False)
    page.header()
    extra = ["每两周向学院党总支书面报告一次进度", "将落实情况纳入教研室考核", "邀请学生代表评议整改效果"]
    starts = ["2017年8月15日", "立即整改", day(9, 10), "2017年四季度", "8月前"]
    follows = ["9月30日前完成，并长期坚持", day(9, 20), "持续推进"]
    turn = cycle(follows)
    for place, matter in enumerate(matters("theory")):
        room = ["原理教研室", "纲要教研室", "概论教研室"][place % 3]
        page.row(place + 1, matter.problem, matter.measures, starts[place], next(who), room, next(who), next(PROGRESS))
        for step in extra[: (2, 1, 0, 3, 1)[place]]:
            above = (SAME, SAME) if place != 3 else (Ditto("〃"), Ditto("同上"))
            limit = Ditto("同上") if place == 1 else next(turn)
            page.row(SAME, SAME, step, limit, *above, next(who), next(PROGRESS))
    page.line({0: "填表人：祝培德", 4: "审核人："}, merged=False)
    return book


def union_csv(units):
    """A .csv in UTF-8 with a byte order mark; quotes, commas and line breaks in cells; text dates; a signature."""
    book, who = Book("Sheet1.csv", units), people()
    page = book.sheet(
        "Sheet1",
        [
            col("序号", "no"),
            col("突出问题", "problem"),
            col("发现途径", "source"),
            col("问题根源", "cause"),
            col("整改措施", "measures"),
            col("整改方式", "disposal"),
            col("拟完成时间", "due"),
            col("分管领导", "leader"),
            col("具体负责人", "owner"),
            col("整改状态", "claimed"),
            col("实际完成时间", "completedOn"),
            col("支撑材料", "evidence"),
        ],
        unit="gh",
    )
    page.banner("作风建设问题整改台账", merged=False)
    page.line({0: "填报单位（公章）：工会", 6: "报送时间：2017年9月6日"}, merged=False)
    page.header()
    limits = ["2017/8/10", "2017-08-20前", "2017.8.10前", "2017/09/15", "寒假前", "20170825"]
    done = ["2017-08-09", None, "2017.8.28", None, None, "8月22日"]
    ways = ["限时整改", "限时整改", "限时整改", "限时整改", "限时整改", "限时整改"]
    for place, matter in enumerate(matters("labour")):
        measures = matter.measures if place != 2 else "（1）实行提案人满意度评价；\n（2）不满意的重新办理，答复“面对面”,结果公开。"
        state = "已整改" if done[place] else ["正在整改", "待整改"][place % 2]
        page.row(
            place + 1,
            matter.problem,
            ["职工座谈会", "意见箱", "自查"][place % 3],
            matter.cause,
            measures,
            ways[place],
            limits[place],
            next(who),
            next(who),
            state,
            done[place],
            "整改报告, 公示截图" if done[place] else None,
        )
    page.row(7, "活动器材外借无登记", "自查", "管理松散", "建立外借登记簿", "立行立改", "即知即改", next(who), next(who), "已整改", "2017/7/14", "登记簿")
    page.row(8, "职工书屋图书陈旧", "意见箱", "经费投入不足", "每学期补充新书", "持续整改", "常态化推进", next(who), next(who), "正在整改", None, None)
    page.line({0: "工会主席（签字）：", 6: "经办人："}, merged=False)
    return book


def formulas(units):
    """Through LibreOffice: numbers, a limit and a text computed by formulas; metadata as label and value in two cells."""
    book, who = Book("附件4.xlsx", units), people()
    page = book.sheet(
        "附件4",
        [
            col("序号", "no", width=6),
            col("问题查摆|查摆时间", "foundOn", format="yyyy-mm-dd"),
            col("问题查摆|问题内容", "problem", width=40),
            col("问题查摆|涉及条线", "x"),
            col("整改措施", "measures", width=40),
            col("整改时限", "due", format='yyyy"年"m"月"d"日"'),
            col("责任处室", "department"),
            col("经办人", "owner"),
            col("进展情况", "progress", width=26),
            col("销号|是否销号", "claimed", style="closed"),
            col("销号|销号时间", "closedOn", format="yyyy/m/d"),
        ],
        unit="jw",
        left=2,
        top=3,
    )
    page.line({0: "附件4"}, merged=False)
    page.banner("专项清理问题整改情况登记表")
    page.line({0: "填报单位", 2: "纪委办公室", 4: "填报时间", 5: "2017年9月10日", 7: "联系电话", 8: "8035"}, merged=False)
    page.header()
    first = page.at
    lines = ["纪律审查", "干部监督", "作风监督"]
    for place, matter in enumerate(matters("audit")):
        closed = place in (0, 3)
        limit = day(8, 31) if place % 2 else day(7, 31)
        if place == 2:
            limit = Put("=DATE(2017,9,30)", {"due": "2017-09-30"}, format='yyyy"年"m"月"d"日"')
        if place == 4:
            limit = "11月31日前"
        progress = next(PROGRESS)
        if place == 1:
            progress = Put('="已建档"&(20+16)&"人"', {"progress": "已建档36人"})
        page.row(
            f"=ROW()-{first - 1}",
            day(6, 5 + place),
            matter.problem,
            lines[place % 3],
            matter.measures,
            limit,
            ["案件审理室", "党风室", "综合室"][place % 3],
            next(who),
            progress,
            "是" if closed else "否",
            day(8, 20 + place) if closed else None,
        )
    page.line({0: "合计", 2: f'=COUNTA(D{first}:D{page.at - 1})&"项"'}, merged=False)
    return book


def done_not_limit(units):
    """完成时间 beside a limit is the day it was done; table at D5; columns appended on the right; another table below."""
    book, who = Book("科研问题销号表20170915.xlsx", units), people()
    page = book.sheet(
        "9月15日",
        [
            col("问题序号", "no", width=8),
            col("问题简述", "problem", width=40),
            col("主要原因", "cause", width=24),
            col("整改要求", "measures", width=36),
            col("办理时限", "due", format="yyyy/m/d;@"),
            col("申请延期至", "x"),
            col("责任人", "owner"),
            col("整改措施", "progress", width=36),
            col("完成时间", "completedOn", format="m/d/yyyy"),
            col("销号情况", "claimed"),
            col("涉及项目数", "x"),
            col("联系电话", "x"),
        ],
        unit="kyc",
        left=4,
        top=5,
    )
    page.banner("问题整改销号表")
    page.line({0: "单位名称：科学技术处", 6: "统计截止日期：2017年9月15日"}, merged=False)
    page.header()
    deeds = ["已转发通知并逐人电话告知", "已固定核算标准，教代会通过", "评审当天抽取专家，已签承诺书", "已公布预约规则", "已建立缴费日历并提醒四次", "已与财务处建立信息共享群", "已现场查看三次"]
    limits = [day(7, 31), day(8, 31), "马上整改", day(9, 10), "最迟10月20日前完成", day(10, 31), "2017年底前，持续改进"]
    for place, matter in enumerate(matters("research")):
        state = ["已销号", "已整改未销号", "已销号", "未销号"][place % 4]
        finished = {0: day(7, 28), 1: day(9, 4), 2: "2017年7月8日", 4: "2017/9/5", 5: day(9, 12), 6: "2017年8月12日"}.get(place)
        page.row(
            f"KY{place + 1}",
            matter.problem,
            matter.cause,
            matter.measures,
            limits[place],
            "2017年11月底" if place == 3 else None,
            next(who),
            deeds[place],
            finished if state != "未销号" else None,
            state,
            place + 2,
            f"0313-41870{place:02d}",
        )
    page.skip(2)
    for parts in [("销号情况", "数量"), ("已销号", 4), ("已整改未销号", 2), ("未销号", 1)]:
        page.line({1: parts[0], 2: parts[1]}, merged=False)
    return book


def old_workbook(units):
    """An .xls of an older Excel; vertical merges for problem, number and leader; dates with several formats."""
    book, who = Book("资产处（报专项办）.xls", units), people()
    page = book.sheet(
        "整改台账",
        [
            col("序号", "no", width=6),
            col("问题类别", "category", style="classWord"),
            col("存在的突出问题", "problem", width=40),
            col("具体整改措施", "measures", width=40),
            col("完成时限", "due", format="yyyy-mm-dd"),
            col("牵头领导", "leader"),
            col("责任科室", "department"),
            col("责任人", "owner"),
            col("推进情况", "progress", width=24),
        ],
        unit="gzc",
    )
    page.banner("国资处“三不为”问题整改台账")
    page.line({0: "2017年8月25日"})
    page.header()
    steps = ["逐项登记并拍照留存", "每月5日前在处务会上通报", "完成情况报分管校领导"]
    limits = cycle([day(7, 25), "8月18日（周五）前", day(9, 15), "7-9月", "上报之日起30日内", "十月底前", day(10, 20)])
    for place, matter in enumerate(matters("assets")):
        page.row(
            place + 1, matter.category, matter.problem, matter.measures, next(limits), next(who), ["产权科", "设备科"][place % 2], next(who), next(PROGRESS)
        )
        for step in steps[: place % 3]:
            page.row(JOIN, JOIN, JOIN, step, next(limits), JOIN, JOIN, next(who), next(PROGRESS))
    page.line({0: "部门负责人签字：", 5: "填表人："}, merged=False)
    return book


books = [three_levels, months_as_sections, typed_numbers, continued_rows, union_csv, formulas, done_not_limit, old_workbook]
