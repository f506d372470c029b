"""Ledgers of schools and departments that teach."""

import datetime

from contents import matters, people
from recorded import Book, Put, col


def day(month, date):
    return datetime.date(2017, month, date)


PLACES = ["建筑材料实验室", "结构实验室", "测量教研室", "力学教研室", "道桥教研室", "造价教研室"]


def long_ledger(units):
    """Thirty-odd rows, several problems in a cell, numbered measures with broken punctuation, a hidden sheet."""
    book, who = Book("土木学院整改台账2017.8.xlsx", units), people()
    columns = [
        col("序号", "no", width=6),
        col("问题具体描述", "problem", width=40),
        col("问题来源", "source"),
        col("类别", "category", style="number", width=6),
        col("整改措施", "measures", width=40),
        col("整改时限", "due", format="yyyy-mm-dd"),
        col("责任领导", "leader"),
        col("责任单位", "department"),
        col("责任人", "owner"),
        col("整改进展", "progress", width=24),
        col("佐证材料名称", "evidence", width=20),
        col("复核|复核情况", "x"),
        col("复核|复核人签字", "x"),
        col("备注", "x"),
    ]
    page = book.sheet("台账", columns, unit="tm")
    page.banner("土木工程学院问题整改台账")
    page.line({0: "第一责任人：邓国栋", 4: "填报时间：2017年8月31日", 8: "截至目前共登记32项，已完成10项，完成率31.3%"})
    page.header()
    several = {
        6: "一是答疑表未张贴；二是个别教师代答；三是学生反映后未整改",
        17: "（1）实验台账字迹不清；（2）仪器卡片缺失；（3）钥匙无登记",
    }
    broken = "1、制定检查表；。2、每周五检查，、3．结果在例会通报"
    limits = [day(7, 31), "2017年8月31日", day(9, 28), "10月底前", "即知即改", "三季度", "2017年7—8月", "2017年8月前"]
    own = matters("faculty") + matters("sports")[:2]
    for place in range(32):
        matter, office = own[place % len(own)], PLACES[place % 6]
        text = several.get(place, f"{office}：{matter.problem}")
        done = place % 3 == 1
        page.row(
            place + 1,
            Put(text, {"problem": text}, "problem") if place in several else text,
            ["自查", "学生座谈会", "毕业生回访", "督导组反馈"][place % 4],
            matter.category,
            broken if place == 9 else matter.measures,
            limits[place % 8],
            next(who),
            office,
            next(who) + (f"（{2010000 + place}）" if place % 7 == 0 else ""),
            ["方案已定", "已完成", "正在推进", "正在购置"][1 if done else (place % 2) * 2],
            f"佐证{place + 1}" if done else None,
            "属实" if done else None,
            next(who) if done else None,
            "与第3项合并推进" if place == 20 else None,
        )
    page.line({0: "院长签字：", 5: "书记签字：", 9: "年  月  日"}, merged=False)
    extra = book.sheet("补报", columns, unit="tm")
    extra.header()
    for place, matter in enumerate(matters("office")[:2]):
        row = (place + 1, matter.problem, "自查", matter.category, matter.measures, "2017-9-15", next(who), "院办公室", next(who))
        extra.row(*row, "正在推进", None, None, None, None)
    extra.hide()
    return book


def appended_columns(units):
    """No title; 完成时间 is the limit; what was done beside what comes next; columns nobody asked for at the right."""
    book, who = Book("信息工程系.xlsx", units), people()
    page = book.sheet(
        "Sheet1",
        [
            col("存在主要问题", "problem", width=40),
            col("级别", "x"),
            col("已采取的整改措施", "progress", width=36),
            col("下一步措施", "measures", width=36),
            col("完成时间", "due", format="mm-dd-yy"),
            col("牵头部门", "department"),
            col("主要责任人", "owner"),
            col("状态", "claimed"),
            col("上周进度%", "x"),
            col("本周进度%", "x"),
            col("涉及班级", "x"),
            col("设备台套数", "x"),
            col("联系电话", "x"),
        ],
        unit="xx",
    )
    page.header()
    limits = [day(9, 8), "力争8月底前完成", day(10, 16), "收到通知后15日内", day(7, 24), "二○一七年七月三十一日"]
    for place, matter in enumerate(matters("faculty")[4:10]):
        page.row(
            matter.problem,
            ["系级", "校级"][place % 2],
            ["已清点实验器材", "已召开教研室主任会", "已公布答疑表"][place % 3],
            matter.measures,
            limits[place],
            ["软件教研室", "网络教研室", "实验中心"][place % 3],
            next(who),
            ["进行中", "已完成", "未启动"][place % 3],
            f"{10 * place + 20}%",
            f"{10 * place + 35}%",
            ["软件151、152", "网络161"][place % 2],
            [40, 56][place % 2],
            f"0313-41800{10 + place}",
        )
    return book


def metadata_in_header(units):
    """Metadata inside the header block; days in Chinese numerals; 完成时间 beside 完成时限 is the actual day."""
    book, who = Book("体育教学部台账.xlsx", units), people()
    columns = [
        col("填报单位：体育部|序号", "no", width=6),
        col("填报单位：体育部|问题描述", "problem", width=40),
        col("填报单位：体育部|问题等级", "x"),
        col("填报单位：体育部|原因分析", "cause", width=24),
        col("填报时间：2017年8月20日|整改措施", "measures", width=40),
        col("填报时间：2017年8月20日|完成时限", "due"),
        col("填报时间：2017年8月20日|完成时间", "completedOn"),
        col("填报人：贾婉清|责任领导", "leader"),
        col("填报人：贾婉清|整改责任人", "owner"),
        col("填报人：贾婉清|整改状态", "claimed"),
        col("填报人：贾婉清|审核状态", "x"),
    ]
    # The upper row is metadata, not a parent label: extras keep their own label alone.
    for column in columns:
        if column.field == "x":
            column.keeps = column.label[-1]
    page = book.sheet("8月", columns, unit="ty")
    page.banner("体育部专项清理问题整改台账")
    page.header()
    limits = ["二〇一七年十月二十日", "2017年7月10日前", "2017年09月08日", "八月底前", "2017年8月31日", "暑假前"]
    states = ["整改中", "已整改", "整改延期", "已整改", "待整改", "整改中"]
    days = {1: "二〇一七年七月六日", 3: "二〇一七年八月十四日"}
    for place, matter in enumerate(matters("sports")):
        page.row(
            place + 1,
            matter.problem,
            ["一般", "突出"][place % 2],
            matter.cause,
            matter.measures,
            limits[place],
            days.get(place),
            next(who),
            next(who),
            states[place],
            "通过" if place in days else None,
        )
    return book


books = [long_ledger, appended_columns, metadata_in_header]
