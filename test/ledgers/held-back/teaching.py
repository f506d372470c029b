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
            col("反馈问题", "problem", width=40),
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


def computed_limits(units):
    """Numbers and limits are formulas, read from what was last computed; bodies of supervision kept as extras."""
    book, who = Book("能环系7月.xlsx", units), people()
    page = book.sheet(
        "隐患",
        [
            col("序号", "no", width=6),
            col("整改隐患内容", "problem", width=40),
            col("发现日期", "foundOn", format="yyyy-mm-dd"),
            col("整改措施", "measures", width=40),
            col("整改时限", "due", format="yyyy-mm-dd"),
            col("主要责任单位", "department"),
            col("责任人", "owner"),
            col("整治参与单位", "x"),
            col("行业主管部门", "x"),
            col("措施实施情况跟踪", "progress", width=24),
            col("落实时间", "completedOn"),
            col("整改状态", "claimed"),
            col("临期/超期情况", "x"),
        ],
        unit="ny",
    )
    page.banner("能源与环境工程系实验安全隐患整改表")
    page.line({0: "整改时限按发现日期后14天计算"})
    page.header()
    lines = [
        ("锅炉实验台压力表超期未检", "停用并送检，建立检定台账"),
        ("气瓶未固定，空满瓶混放", "加装固定链，分区存放"),
        ("通风橱风速不足，未张贴检测结果", "更换风机，每学期检测并张贴"),
        ("实验室配电箱无漏电保护", "加装漏电保护器"),
        ("学生未经培训进入风洞实验室", "实行准入考试，刷卡进入"),
        ("废弃制冷剂存放无登记", "登记造册，联系回收单位"),
    ]
    for place, (problem, measures) in enumerate(lines):
        found = day(7, 3 + 2 * place)
        due = found + datetime.timedelta(days=14)
        done = place % 2 == 0
        page.row(
            Put("=ROW()-3"),
            problem,
            found,
            measures,
            Put(f"=C{page.at}+14", {"due": due.isoformat()}, format="yyyy-mm-dd"),
            ["热能教研室", "环境教研室"][place % 2],
            next(who),
            ["保卫处、后勤处", "国资处"][place % 2],
            "市特种设备检验所" if place == 0 else None,
            ["已送检", "正在采购"][place % 2],
            "2017-07-12" if done else None,
            "已落实" if done else "正在落实",
            "正常" if done else "超期3天",
        )
    page.line({1: "以下空白"}, merged=False)
    return book


def label_beside_value(units):
    """Metadata label and value in two cells; trailing spaces in labels; a trailing separator after names."""
    book, who = Book("整改台账-最终版.xlsx", units), people()
    page = book.sheet(
        "明细",
        [
            col("编号", "no", width=6),
            col("督办内容 ", "problem", width=40),
            col("牵头领导", "leader"),
            col("配合领导", "x"),
            col("整改责任单位 ", "department"),
            col("额外责任单位", "x"),
            col("整改责任人", "owner"),
            col("整改措施 ", "measures", width=40),
            col("措施时限", "due", format='yyyy"年"mm"月"dd"日"'),
            col("治理结果情况跟踪", "progress", width=24),
            col("督导状态", "claimed"),
            col("监管单位", "x"),
        ],
        unit="my",
    )
    page.banner("整改事项明细")
    page.line({0: "填报单位", 1: "马院", 4: "填报人", 5: "谭静怡", 8: "填报时间", 9: "2017.9.4"}, merged=False)
    page.skip()
    page.header()
    lines = [
        ("集体备课流于形式，教案多年未更新", "每两周集体备课一次，教案按学期更新"),
        ("实践教学学时未落实", "制定实践教学计划，每班每学期两次"),
        ("大班授课人数超过规定，师生反映强烈", "增开平行班，班额不超过100人"),
        ("教师课堂管理不严，学生到课率低", "随堂点名，到课率每周通报"),
        ("学院网站栏目无内容", "补充栏目内容，专人维护"),
        ("科研讲座通知只发教师群，学生无法报名", "讲座信息同步发布到学生平台"),
        ("调停课补课记录不全", "建立补课登记，教学秘书核对"),
    ]
    states = ["已完成整改销号", "已完成整改并通过验收", "按时序整改"]
    for place, (problem, measures) in enumerate(lines):
        owner = next(who) + ("、" + next(who) + "、" if place == 2 else "")
        page.row(
            place + 1,
            problem,
            next(who),
            next(who),
            ["原理教研室", "概论教研室", "院办公室"][place % 3],
            "宣传部" if place % 3 == 0 else None,
            owner,
            measures,
            [day(7, 21), "2017年8月31日", day(9, 29), "尽快", "8.31", "常态化", "11月10日前完成"][place],
            ["已全部更新", "已通过院内验收", "按计划推进"][place % 3],
            states[place % 3],
            "督导组" if place == 1 else None,
        )
    return book


books = [long_ledger, appended_columns, metadata_in_header, computed_limits, label_beside_value]
