"""Ledgers of schools and departments that teach."""

from datetime import date

from contents import matters, people
from recording import ABOVE, Book, Ditto, Put, col


def day(month, of_month):
    return date(2017, month, of_month)


def design_rooms(units):
    """Cover, contents, a sheet per teaching group (one hidden), statistics; labels broken and spaced; unit in the title."""
    book, who = Book("自查自纠.xlsx", units), people()
    book.aside("封面", ["自查自纠问题整改台账", None, "2017年9月"])
    book.aside("目录", [["目  录", None], ["一、环艺教研室", 3], ["二、视传教研室", 4], ["三、建筑教研室", 3]], (24, 8))
    columns = [
        col("序\n号", "no", 6),
        col("类\n别", "category", 26, style="circledName"),
        col("问　题　表　现", "problem", 40),
        col("原 因 分 析", "cause", 24),
        col("整  改\n措  施", "measures", 40),
        col("达到\n效果", "goal", 24),
        col("时　限", "due", 16, format="yyyy-mm-dd"),
        col("责 任\n领 导", "leader"),
        col("责 任 人", "owner"),
        col("是否\n公示", "x", 8),
    ]
    own = matters("design")
    limits = iter([day(8, 31), "７月２５日前", "持续推进", day(9, 15), "8月份内", "2017年11月31日", "17/9/22", day(10, 13), "七月下旬", "立即改正"])
    split = {"环艺教研室": own[:3], "视传教研室": own[3:7], "建筑教研室": own[7:]}
    for name, group in split.items():
        page = book.page(name, columns, unit="jz", top=2)
        page.title("建艺学院自查自纠问题整改台账")
        page.skip()
        page.header()
        for place, matter in enumerate(group):
            page.row(
                place + 1,
                matter.category,
                f"{matter.problem} " if place == 1 else matter.problem,
                matter.cause,
                f" {matter.measures}\n" if place == 0 else matter.measures,
                matter.goal,
                next(limits),
                next(who),
                next(who),
                ["是", "否"][place % 2],
            )
        page.line({1: "教研室主任（签名）：", 6: "书记（签名）："})
        if name == "建筑教研室":
            page.hide()
    counts = [["环艺教研室", 3], ["视传教研室", 4], ["建筑教研室", 3], ["合计", 10]]
    book.aside("附表", [["各教研室问题数量"], ["教研室", "数量"], *counts], (16, 8))
    return book


def water_limits(units):
    """Five columns, no number; notes between title and header; limits of every kind; unit only in the sheet's name."""
    book, who = Book("整改期限表.xlsx", units), people()
    page = book.page(
        "市政系",
        [
            col("突出问题", "problem", 44),
            col("解决办法", "measures", 44),
            col("限期", "due", 26),
            col("落实责任人", "owner"),
            col("备注", "x", 24),
        ],
        unit="sz",
    )
    page.title("专项清理问题整改限期一览表", size=14)
    page.line({0: "说明：1.本表每月末更新一次；2.限期一栏填写具体日期或整改类型。"}, merged=True)
    page.line({0: "3.责任人变动的，应在备注中说明。"}, merged=True)
    page.header()
    limits = """2017年8月31日前
2017年10月13日之前完成
8月25日前完成整改
9月10日以前
十月三十一日前
2017.08.18
2017、9、15
2017-07-28
20170925
12月15日前
2017年8月底
7月底之前
6月月底前
2017年09月
2017.11
2017年9月上旬
11月下旬
四季度末
三季度末前
2017年内
2017年7月1日至2017年9月30日
马上整改
常态化开展
2017年10月底前完成制度修订，并长期坚持
2月30日前
适时
视资金到位情况而定
接到整改通知后10个工作日内
3个月内
每月25日前
寒假前
尽早""".splitlines()
    rooms = ["给排水教研室", "环境教研室", "实验中心", "系办公室"]
    own = matters("water")
    for place, text in enumerate(limits):
        matter = own[place % len(own)]
        page.row(
            f"{rooms[place // len(own)]}：{matter.problem}",
            matter.measures,
            text,
            next(who),
            "责任人由教研室调整" if place == 13 else None,
        )
    page.line({0: "系主任签字：", 2: "日期：   年   月   日"})
    return book


def electric_closures(units):
    """Two application forms, then the ledger: parents written once and not merged, a 栏次 row, unit in the file name."""
    book, who = Book("电气工程系销号材料.xlsx", units), people()
    for number in (1, 2):
        book.aside(
            f"销号申请表{number}",
            [
                ["问题整改销号申请表", None, None, None],
                ["问题编号", number, "申请日期", f"2017年9月{number + 3}日"],
                ["问题内容", "实验室配电箱标识不全" if number == 1 else "晚自习值班教师迟到", None, None],
                ["整改措施", "逐箱补贴标识" if number == 1 else "值班签到，系领导抽查", None, None],
                ["整改时限", "2017年8月31日", "完成时间", "2017年8月25日"],
                ["申请意见", None, None, None],
                ["审核意见", None, None, None],
                ["领导小组意见", None, None, None],
            ],
            merges=("A1:D1", "B3:D3", "B4:D4"),
        )
    page = book.page(
        "销号台账",
        [
            col("序号", "no", 8),
            col("问题情况|主要问题", "problem", 40),
            col("问题情况|问题类别", "category", 24, style="name"),
            col("整改情况|整改措施", "measures", 40),
            col("整改情况|整改时限", "due", format="yyyy/mm/dd"),
            col("整改情况|整改成效", "progress", 28),
            col("整改情况|整改完成日期", "completedOn", format="yyyy/mm/dd"),
            col("责任落实|责任领导", "leader"),
            col("责任落实|具体责任人", "owner"),
            col("销号情况|是否销号", "claimed", style="closed"),
            col("销号情况|销号时间", "closedOn", format="yyyy/mm/dd"),
            col("销号情况|佐证材料", "evidence"),
        ],
        unit="dq",
    )
    page.title("问题整改销号台账")
    page.header(merged=False)
    page.numbers(["栏次", *range(1, 12)])
    states = ["是", "否", "是", "否", "否", "是"]
    for place, matter in enumerate(matters("school")):
        closed = states[place % 6] == "是"
        page.row(
            place + 1,
            matter.problem,
            matter.category,
            matter.measures,
            [day(8, 31), day(7, 14), "2017.9.25前", day(9, 29), "2017年9月30日以前", day(6, 30)][place % 6],
            "已形成制度，未再发现同类问题" if closed else "正在按措施推进",
            day(8, 3 + place) if closed else None,
            next(who),
            next(who),
            states[place % 6],
            [day(9, 4 + place), "九月五日"][place % 2] if closed else None,
            ["制度文本", "照片6张"][place % 2] if closed else None,
        )
    page.line({1: "报送人：", 6: "审批人："})
    return book


def machine_blank_above(units):
    """Begins at C4, no merges: a blank problem is the one above; √ and ×; statuses in the limit's column; texts like formulas."""
    book, who = Book("车间问题整改.xlsx", units), people()
    page = book.page(
        "机械系",
        [
            col("问题编号", "no", 8),
            col("存在的主要问题", "problem", 40),
            col("整改措施", "measures", 40),
            col("完成时限", "due", 18),
            col("责任领导", "leader"),
            col("责任部门", "department"),
            col("责任人", "owner"),
            col("是否办结（√/×）", "claimed", 10, style="done"),
            col("情况说明", "x", 24),
        ],
        unit="jx",
        left=3,
        top=4,
    )
    page.header()
    own = matters("machine")
    page.row(1, own[0].problem, own[0].measures, "7月底之前", next(who), "实习工厂", next(who), "√", None)
    page.row(None, ABOVE, "划定油料存放区", "2017.08.18", ABOVE, ABOVE, next(who), "√", "-两处已划")
    page.row(None, ABOVE, "每月评一次文明机台", "长期坚持", ABOVE, ABOVE, next(who), "×", None)
    page.row(2, own[1].problem, own[1].measures, "已办结", next(who), "设备科", next(who), "√", "=两台均已修复")
    page.row(3, own[2].problem, own[2].measures, "9月末", next(who), "设备科", next(who), "×", None)
    page.row(None, ABOVE, "建立量具借用卡", Ditto("同上"), ABOVE, ABOVE, next(who), "×", None)
    at_text = "@实习班级：" + own[3].problem
    page.row(4, Put(at_text, {"problem": at_text}), own[3].measures, "立行立改", next(who), "实习工厂", next(who), "√", None)
    page.row(5, own[4].problem, own[4].measures, "10月份", next(who), "材料库", next(who), "×", "+新增扫码枪1把")
    page.row(None, ABOVE, "旧刀具统一回收", "正在办理", ABOVE, ABOVE, next(who), "×", None)
    plus = "+" + own[5].problem
    page.row(6, Put(plus, {"problem": plus}), own[5].measures, "2017年9月15号", next(who), "教研室", next(who), "×", None)
    page.row(7, own[6].problem, own[6].measures, "今年底", Ditto("〃"), Ditto("〃"), next(who), "×", None)
    formula = "=" + own[7].problem
    page.row(
        8,
        Put(formula, {"problem": formula}, literal=True),
        Put("-" + own[7].measures, {"measures": "-" + own[7].measures}),
        "第四季度",
        next(who),
        "教研室",
        next(who),
        "×",
        None,
    )
    for row in page.sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"
    return book


def foreign_letters(units):
    """完成时间 is the limit, 完成情况 is prose; title not merged; rows hidden by a filter; a cell of three problems."""
    book, who = Book("师生意见.xlsx", units), people()
    page = book.page(
        "意见",
        [
            col("序号", "no", 6),
            col("师生反映的问题", "problem", 44),
            col("反映渠道", "source"),
            col("整改方案", "measures", 40),
            col("完成时间", "due", 18, format="yyyy/m/d"),
            col("完成情况", "progress", 30),
            col("分管系领导", "leader"),
            col("负责人", "owner"),
            col("联系电话", "x"),
            col("学生年级", "x"),
        ],
        unit="wy",
    )
    page.title("外国语系师生意见整改落实情况", merged=False)
    page.header()
    top = page.at
    lines = [
        ("Listening Lab耳机损坏一半，上课两人共用", "报修并增购40副", day(9, 22)),
        ("口语外教课临时停课未补", "外教课表固定，停课一周内补", "十月三十一日前"),
        ("四级报名缴费方式只有现金", "增加线上缴费", day(11, 10)),
        ("1.早读无教师到场；2.早读内容重复；3.缺勤不登记", "教师轮值到场，每周公布缺勤", day(9, 11)),
        ("English Corner活动停办一学期", "恢复每周三活动", "2017年9月上旬"),
        ("系资料室原版书不外借", "允许过夜借阅", "长期坚持"),
        ("考研辅导信息公布太晚", "信息提前一月公布", day(10, 9)),
        ("翻译课作业只有分数没有讲评", "每次作业课堂讲评十分钟", "学期末"),
        ("系网英文页面有拼写错误", "外教审校后上线", day(8, 30)),
    ]
    for place, (problem, measures, limit) in enumerate(lines):
        text = Put(problem, {"problem": problem}, "problem") if place == 3 else problem
        page.row(
            place + 1,
            text,
            ["系主任信箱", "座谈会", "学生会"][place % 3],
            measures,
            limit,
            ["已到货20副，其余十月到", "补课两次，学生认可", "与财务沟通中", "本周起执行"][place % 4],
            next(who),
            next(who),
            f"8234{place + 1:02d}",
            ["2015级", "2016级", "2017级"][place % 3],
        )
    page.sheet.auto_filter.ref = f"A{top - 1}:J{page.at - 1}"
    page.hide_rows(top + 2, top + 6)
    return book


def adult_three_rows(units):
    """Three header rows, letters under them, all metadata in one cell, dates in Chinese numerals, the unit's alias."""
    book, who = Book("三张清单.xlsx", units), people()
    page = book.page(
        "清单",
        [
            col("序号", "no", 6),
            col("问题清单|具体问题", "problem", 40),
            col("问题清单|问题性质", "kind"),
            col("问题清单|所属类别", "category", 16, style="ordinal"),
            col("任务清单|整改内容|整改目标", "goal", 24),
            col("任务清单|整改内容|具体措施", "measures", 40),
            col("任务清单|完成时限", "due", 22, format="[DBNum1][$-804]yyyy年m月d日"),
            col("责任清单|责任领导", "leader"),
            col("责任清单|责任人员|责任科室", "department"),
            col("责任清单|责任人员|直接责任人", "owner"),
            col("落实情况|进展", "progress", 24),
            col("落实情况|完成状态", "claimed"),
            col("备注", "x"),
        ],
        unit="jj",
    )
    page.title("问题整改“三张清单”")
    page.line({0: "部门：成教学院（盖章）    填报人：赖佳音    填报日期：2017.10.9"}, merged=True)
    page.header()
    page.numbers("ABCDEFGHIJKLM")
    limits = [day(10, 31), "2017/8/11", day(9, 30), "半年内", "2017年第3季度", day(11, 15), "立行立改", "二〇一七年九月", day(8, 18)]
    states = ["正在开展", "整改完毕", "尚未启动"]
    for place, matter in enumerate(matters("adult")):
        page.row(
            place + 1,
            matter.problem,
            ["乱作为", "慢作为", "不作为"][place % 3],
            matter.category,
            matter.goal,
            matter.measures,
            limits[place],
            next(who),
            ["函授科", "培训部", "综合科"][place % 3],
            next(who),
            ["已发承诺书范本", "已全部补授", None][place % 3],
            states[place % 3],
            "涉及三个站点" if place == 0 else None,
        )
    page.line({0: "院长签字：", 7: "经办人签字："})
    return book


books = [design_rooms, water_limits, electric_closures, machine_blank_above, foreign_letters, adult_three_rows]
