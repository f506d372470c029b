"""Ledgers of administrative offices: supervision, money, staff, assets, jobs, the union."""

from datetime import date

from contents import matters, people
from recording import JOIN, Book, Ditto, Put, col


def day(month, of_month, year=2017):
    return date(year, month, of_month)


def supervision_desk(units):
    """No title; words that no table lists (查摆问题, 工作举措, 经办人 …); the unit's short name only in the file name."""
    book, who = Book("党办2017年9月.xlsx", units), people()
    page = book.page(
        "Sheet1",
        [
            col("序 号", "no", 6),
            col("查摆问题", "problem", 40),
            col("对应问题类别", "category", 24, style="halfBrackets"),
            col("根源剖析", "cause", 24),
            col("工作举措", "measures", 40),
            col("预期目标", "goal", 24),
            col("办结时限", "due", 20),
            col("主管领导", "leader"),
            col("责任处室", "department"),
            col("经办人", "owner"),
            col("办理情况", "progress", 24),
            col("是否办结", "claimed", style="done"),
            col("备  注", "x"),
        ],
    )
    page.unit = "dzb"
    page.header()
    limits = [
        "2017年9月15号",
        "务必于8月31日前完成",
        "2017年9月30日以前",
        "即知即改、立行立改",
        "2017-08",
        "10月份",
        "待上级批复后",
        "2017年9月8日（星期五）",
        "长期坚持，常抓不懈",
        "2017年10月前",
        "九月底",
        "2017年7月14日17:00前",
    ]
    notes = {1: "与纪委对接", 4: "-已列入专题会议题", 8: "+增补事项", 10: "@综合科 请补材料"}
    for place, matter in enumerate(matters("office")):
        done = place % 3 == 0
        page.row(
            place + 1,
            matter.problem,
            matter.category,
            matter.cause,
            matter.measures,
            matter.goal,
            limits[place],
            next(who),
            ["秘书科", "综合科", "机要室"][place % 3],
            next(who),
            ["已印发通知并执行", "初稿已形成，待会签", "正与相关部门协商"][place % 3],
            "是" if done else "否",
            notes.get(place),
        )
    page.line({0: "注：办理情况每周五下午更新，办结后附相关材料。"}, merged=True)
    page.line({0: "审核：", 5: "填表："})
    return book


def audit_plan(units):
    """Through LibreOffice. Lettered and numbered 栏次 row; sums; a total by formula; the unit's alias before a seal."""
    book, who = Book("附件1：审计整改任务分解表.xlsx", units), people()
    page = book.page(
        "分解表",
        [
            col("编号", "no", 8),
            col("审计发现的问题", "problem", 40),
            col("发现途径", "source"),
            col("资金情况|涉及金额\n（万元）", "x"),
            col("资金情况|会计科目", "x"),
            col("整改安排|整改举措", "measures", 40),
            col("整改安排|计划完成时间", "due", 18, format='[$-804]yyyy"年"m"月"d"日";@'),
            col("责任分工|主管领导", "leader"),
            col("责任分工|责任科室", "department"),
            col("责任分工|直接责任人", "owner"),
            col("整改结果|整改落实情况", "progress", 28),
            col("整改结果|完成状态", "claimed"),
            col("整改结果|实际完成日期", "completedOn", format="yyyy/mm/dd"),
            col("整改结果|印证材料", "evidence", 20),
        ],
        unit="cwc",
    )
    page.title("2016年度预算执行审计发现问题整改任务分解表")
    page.line({0: "报送单位：计划财务处（公章）", 7: "报送日期：2017年9月12日"}, merged=True)
    page.header()
    page.numbers(["甲", "乙", *range(1, 13)])
    states = ["已整改完成", "正在推进", "待启动", "已整改完成", "正在推进", "已整改完成"]
    deeds = ["已全部补齐并装订", "已发催办单两轮", None, "已修订细则并印发", "已收回三成", "已核对一致"]
    for place, matter in enumerate(matters("audit")):
        done = place % 6 in (0, 3, 5)
        page.row(
            f"2016-{place + 1}",
            matter.problem,
            ["审计报告", "内部稽核"][place % 2],
            [12.5, 8, 0.6, 103][place % 4] if place != 8 else None,
            ["业务活动费用", "其他应收款", "应缴财政款"][place % 3] if place != 8 else None,
            matter.measures,
            [day(7, 31), day(8, 18), "2017年第3季度", day(10, 20), "2017年11月底前", day(9, 8)][place % 6],
            next(who),
            ["会计科", "稽核科", "预算管理科"][place % 3],
            next(who),
            deeds[place % 6],
            states[place % 6],
            day(7, 10 + place) if done else None,
            f"凭证复印件{place + 2}份" if done else None,
        )
    amounts = f"D{page.at - 12}:D{page.at - 1}"
    page.line({0: "合计", 3: f"=SUM({amounts})"})
    page.line({1: "单位负责人（签字）：", 6: "复核：", 10: "制表："})
    return book


def staff_progress(units):
    """An .xls; metadata as label and value in cells; 完成时间 is the actual day beside 要求完成时间."""
    book, who = Book("人事处整改进度.xls", units), people()
    page = book.page(
        "整改进度",
        [
            col("编号", "no", 6),
            col("具体表现", "problem", 40),
            col("问题分类", "category", 24, style="chinese"),
            col("发现时间", "foundOn", format="yyyy-m-d"),
            col("发现方式", "source"),
            col("改进措施", "measures", 40),
            col("要求完成时间", "due", format="yyyy-m-d"),
            col("完成时间", "completedOn", format="yyyy-m-d"),
            col("完成情况", "claimed"),
            col("分管校领导", "leader"),
            col("责任科室", "department"),
            col("责任人", "owner"),
        ],
        unit="rsc",
    )
    page.title("专项清理整改进度表")
    page.line({0: "单位名称", 1: "人事处", 4: "填表人", 5: "尹佳音", 8: "填表日期", 9: "2017-9-18"})
    page.header()
    limits = [
        day(7, 7),
        day(8, 31),
        "8月10日至20日",
        day(9, 15),
        "二〇一七年九月",
        day(10, 31),
        "中秋节前",
        day(6, 30),
        "第四季度",
        day(9, 29),
    ]
    days = {0: day(7, 5), 2: day(8, 22), 7: day(6, 30), 9: "2017年9月1日"}
    for place, matter in enumerate(matters("staff")):
        state = "已完成" if place in days else ["推进中", "未启动"][place % 2]
        page.row(
            place + 1,
            matter.problem,
            matter.category,
            day(6, 1 + place),
            ["问卷调查", "窗口暗访", "自查"][place % 3],
            matter.measures,
            limits[place],
            days.get(place),
            state,
            next(who),
            ["劳动工资科", "职称科", "人力资源科"][place % 3],
            next(who),
        )
    page.line({0: "填表说明：完成情况填“已完成”“推进中”或“未启动”。"})
    return book


def asset_review(units):
    """Kept on into 2018: merged cells for several measures, ditto marks, what is planned beside what was done."""
    book, who = Book("国资处“回头看”整改台账（更新）.xlsx", units), people()
    page = book.page(
        "回头看",
        [
            col("序号", "no", 6),
            col("问题|突出问题", "problem", 36),
            col("问题|发现渠道", "source"),
            col("整改|拟采取的措施", "measures", 36),
            col("整改|完成时限", "due", format="yyyy.mm.dd"),
            col("整改|已开展的工作", "progress", 28),
            col("责任|分管校领导", "leader"),
            col("责任|承办科室", "department"),
            col("责任|承办人", "owner"),
            col("销号|销号情况", "claimed"),
            col("销号|核销日期", "closedOn", format="yyyy.mm.dd"),
            col("监督人", "x"),
        ],
        unit="gzc",
    )
    page.title("国有资产管理处“回头看”问题整改台账")
    page.line({0: "（更新至2018年1月5日）"}, merged=True)
    page.header()
    own = matters("assets")
    further = {
        0: [("二是报废鉴定意见上墙公示", "2018年1月31日", "已公示两批")],
        3: [
            ("2．制定耗材领用办法", day(3, 20, 2018), "征求意见中"),
            ("3．每学期末抽盘一次", "常态化开展", "已列入工作要点"),
        ],
        7: [("收到投诉当日登记，专人答复", "立查立改", "已答复")],
    }
    first = ["一是", "", "", "1．", "", "", "", "", "", ""]
    limits = [
        day(11, 17),
        "2018年3月底前",
        day(12, 8),
        "2017年8—10月",
        "长期整改",
        "2018.3.20",
        day(12, 29),
        "17.10.31",
        day(10, 27),
        "2017年年底前",
    ]
    states = ["已销号", "未销号", "待销号", "未销号", "未销号", "同意销号", "待销号", "已销号", "申请销号", "未销号"]
    for place, matter in enumerate(own):
        state = states[place]
        closed = state in ("已销号", "同意销号")
        page.row(
            place + 1,
            matter.problem,
            ["巡察反馈", "自查", "师生来信"][place % 3],
            first[place] + matter.measures,
            limits[place],
            ["已清运两车", "已现场核实", "已提交专题报告", "盘点表已汇总"][place % 4],
            Ditto("同前") if place == 5 else next(who),
            Ditto("〃") if place in (2, 5) else ["房产管理科", "设备管理科", "招标采购科"][place % 3],
            next(who),
            state,
            day(11, 20 + place) if closed else None,
            "审计处" if place % 4 == 1 else None,
        )
        for measures, limit, progress in further.get(place, []):
            page.row(JOIN, JOIN, JOIN, measures, limit, progress, JOIN, JOIN, next(who), None, None, None)
    page.end_joins()
    page.line({0: "处长：", 4: "经办："})
    return book


def jobs_computed(units):
    """Through LibreOffice: limits, numbers and telephones are formulas; columns nobody asked for; counts below."""
    book, who = Book("招就处整改清单.xlsx", units), people()
    page = book.page(
        "清单",
        [
            col("序号", "no", 6),
            col("主要问题", "problem", 40),
            col("发现日期", "foundOn", format="m月d日"),
            col("线索来源", "source"),
            col("整改办法", "measures", 40),
            col("整改期限", "due", format="yyyy-mm-dd"),
            col("主管领导", "leader"),
            col("承办科室", "department"),
            col("落实责任人", "owner"),
            col("推进情况", "progress", 24),
            col("当前状态", "claimed"),
            col("实际完成日期", "completedOn", format="m月d日"),
            col("支撑材料", "evidence"),
            col("内线电话", "x"),
            col("涉及专业", "x"),
            col("是否需协调", "x"),
        ],
        unit="zjc",
    )
    page.title("招生就业处问题整改清单", merged=False)
    page.line({0: "整改期限：发现之日起30日", 9: "=\"制表：\"&\"乔一帆\""})
    page.header()
    first = page.at
    for place, matter in enumerate(matters("jobs")):
        found, done = date(2017, 6, 5 + 2 * place), place % 2 == 0
        due = date.fromordinal(found.toordinal() + 30)
        dated = Put(f"=C{page.at}+30", {"due": due.isoformat()}, format="yyyy-mm-dd")
        text = f'=TEXT(DATE(2017,9,{10 + place}),"yyyy-mm-dd")'
        written = Put(text, {"due": f"2017-09-{10 + place}", "dueText": f"2017-09-{10 + place}"})
        phone = 8100 + page.at
        page.row(
            Put(f"=ROW()-{first - 1}"),
            matter.problem,
            found,
            ["毕业生座谈会", "电话回访"][place % 2],
            matter.measures,
            written if place in (3, 6) else dated,
            next(who),
            ["就业指导科", "招生科", "实习实践科"][place % 3],
            next(who),
            ["已通过院长办公会", "采购程序进行中", "材料收集完毕"][place % 3],
            ["已整改", "整改中"][place % 2],
            date(2017, 7, 2 + place) if done else None,
            "会议纪要、照片" if done else None,
            Put(f"=8100+ROW()", {"extras": {"内线电话": str(phone)}}),
            ["工程造价", "给排水", None][place % 3],
            "是" if place == 4 else "否",
        )
    page.skip(2)
    states = f"K{first}:K{first + 8}"
    for label, count in [("当前状态", "项数"), ("已整改", f'=COUNTIF({states},"已整改")'), ("整改中", f'=COUNTIF({states},"整改中")')]:
        page.line({1: label, 2: count})
    return book


def union_csv(units):
    """A .csv in UTF-8 with BOM; quoted line breaks; texts that begin like formulas; blank line before the signatures."""
    book, who = Book("Sheet1.csv", units), people()
    page = book.page(
        "Sheet1",
        [
            col("序号", "no"),
            col("问题表现", "problem"),
            col("问题来源", "source"),
            col("问题成因", "cause"),
            col("整改措施\n（逐条填写）", "measures"),
            col("整改标准", "goal"),
            col("整改期限", "due"),
            col("责任领导", "leader"),
            col("责任部门", "department"),
            col("责任人", "owner"),
            col("整改状态", "claimed"),
            col("备注", "x"),
        ],
        unit="gh",
    )
    page.title("工作作风问题整改台账", merged=False)
    page.line({0: "填报单位：工会", 4: "联系人：贺国平", 8: "2017年8月21日"})
    page.header()
    limits = ["2017/8/11", "2017年9月15号", "七月二十日", "2017/10", "今年底", "9月末", "近日", "2017-10-9"]
    states = ["已整改", "正在整改", "已整改", "未整改", "正在整改", "待验收", "未整改", "正在整改"]
    notes = {0: "-1次", 2: "+2处", 3: "@各分会", 5: "=待教代会审议"}
    for place, matter in enumerate(matters("union")):
        measures = f"1.{matter.measures}\n2.每季度向分管领导汇报一次" if place in (1, 4) else matter.measures
        page.row(
            place + 1,
            matter.problem,
            ["教代会代表意见", "自查", "走访, 座谈"][place % 3],
            matter.cause,
            measures,
            matter.goal,
            limits[place],
            next(who),
            ["办公室", "文体科", "福利科"][place % 3],
            next(who),
            states[place],
            notes.get(place),
        )
    page.skip()
    page.line({0: "负责人（签章）：", 5: "填表人："})
    return book


books = [supervision_desk, audit_plan, staff_progress, asset_review, jobs_computed, union_csv]
