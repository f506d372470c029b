"""How a careful colleague reads what stands in a cell of these ledgers: written by hand, once, for all books.

A text that is not here cannot be used in a book, so no expectation comes from a rule that a reader could share.
Base year 2017, campaign 2017-05-01 to 2017-11-30.
"""

NOW, ON = "immediate", "ongoing"
ASK = "ask"  # no honest single reading: no due, and a finding


def dates(day, *texts):
    return {text: (day, None, None) for text in texts}


# text of a time limit → (due or None, disposal or None, ASK or None)
LIMITS = {
    **dates("2017-07-10", "7月10日", "2017年7月上旬"),
    **dates("2017-07-20", "七月二十日前", "2017年07月20日前", "7月中旬前完成"),
    **dates("2017-07-25", "2017．07．25", "7月25号前"),
    **dates("2017-07-31", "2017年7月31日前", "7月末", "7月31日下班前", "二〇一七年七月底"),
    **dates("2017-08-10", "8月10日前办结", "2017/8/10", "2017.8.10前"),
    **dates("2017-08-15", "2017年8月15日", "17.8.15", "８月１５日"),
    **dates("2017-08-18", "8月18日（周五）前"),
    **dates("2017-08-20", "2017年8月20号", "2017-08-20前", "8月中旬"),
    **dates("2017-08-25", "8月1日—8月25日", "20170825"),
    **dates("2017-08-31", "2017 年 8 月 31 日", "8月末", "2017年8月31日17时前", "2017年7月至8月", "计划8月底完成"),
    **dates("2017-09-10", "不迟于9月10日", "2017.09.10", "九月上旬"),
    **dates("2017-09-15", "二〇一七年九月十五日前", "9.15", "2017/09/15"),
    **dates("2017-09-20", "2017.9.20", "９．２０", "2017年9月20日之前"),
    **dates("2017-09-30", "2017年9月20日至30日", "17年9月底", "2017年第三季度", "7-9月", "9月下旬", "九月底", "2017.9"),
    **dates("2017-09-30", "9月30日之前整改到位", "二0一七年九月三十日"),
    **dates("2017-10-15", "2017年7月1日至10月15日", "10月15日前"),
    **dates("2017-10-20", "最迟10月20日前完成", "10月中旬", "2017.10.20"),
    **dates("2017-10-31", "确保10月底前整改到位", "2017年10月底", "十月底前"),
    **dates("2017-11-10", "2017年11月10日前", "11月上旬"),
    **dates("2017-12-31", "第四季度末", "2017年四季度", "今年年底前", "2017年12月底前"),
    **{text: (None, NOW, None) for text in ("立行立改", "即知即改", "马上整改", "立查立改", "立即整改")},
    **{text: (None, ON, None) for text in ("长期坚持", "持续推进", "常态化推进", "长期整改", "持续改进", "长期坚持、持续改进")},
    "9月30日前完成，并长期坚持": ("2017-09-30", ON, None),
    "2017年底前，持续改进": ("2017-12-31", ON, None),
    "立行立改（7月10日前）": ("2017-07-10", NOW, None),
    "立即整改，8月10日前完成": ("2017-08-10", NOW, None),
    **{
        text: (None, None, ASK)
        for text in (
            "6月31日",
            "11月31日前",
            "2017年13月",
            "8月前",
            "2017年10月前",
            "7月底或8月底",
            "9月1日起",
            "另行通知",
            "视经费情况而定",
            "抓紧落实",
            "开学后一个月内",
            "下学期初",
            "寒假前",
            "国庆节前",
            "接到通知后10个工作日内",
            "半年内",
            "上报之日起30日内",
            "每月10日前",
            "已办结",  # a status in the limit's column
            "整改中",
            "已完成整改",
        )
    },
}

# numbers typed as dates: value, number format → due or ASK; 9.6 cannot be 9.60, 9.2 may have been 9.20
TYPED = {
    (7.28, "General"): "2017-07-28",
    (8.16, "General"): "2017-08-16",
    (10.15, "General"): "2017-10-15",
    (9.6, "General"): "2017-09-06",
    (9.2, "General"): ASK,
    (8.2, "0.00"): "2017-08-20",
    (8.05, "0.00"): "2017-08-05",
    (2017.9, "General"): "2017-09-30",
    (42978, "General"): "2017-08-31",
    (20170925, "General"): "2017-09-25",
}

# days of completion, closure, finding written as text
DAYS = {
    "2017年7月8日": "2017-07-08",
    "2017年8月12日": "2017-08-12",
    "7月18日": "2017-07-18",
    "8月22日": "2017-08-22",
    "2017.6.15": "2017-06-15",
    "2017.8.28": "2017-08-28",
    "2017-06-22": "2017-06-22",
    "2017-08-09": "2017-08-09",
    "2017/7/14": "2017-07-14",
    "2017/9/5": "2017-09-05",
    "二〇一七年八月三十日": "2017-08-30",
    "20170721": "2017-07-21",
}

STATUSES = {
    **{text: "not-started" for text in ("未整改", "待整改", "未启动", "尚未启动")},
    **{text: "in-progress" for text in ("推进中", "正在办理", "正在整改", "进行中", "部分办结", "阶段性办结")},
    **{text: "in-progress" for text in ("已整改未到位", "整改延期", "未销号", "未办结")},
    **{text: "done" for text in ("已办结", "已整改", "已完成", "已整改到位", "已整改未销号")},
    **{text: "closed" for text in ("已销号",)},
}
YES_NO_DONE = {"是": "done", "否": "in-progress"}  # 是否办结, 是否整改到位
YES_NO_CLOSED = {"是": "closed", "否": "in-progress"}  # 是否销号

DISPOSALS = {"立行立改": "immediate", "限时整改": "time-limited", "持续整改": "ongoing"}

CATEGORY_NAMES = {
    1: "决策部署落实不到位",
    2: "服务过程不透明、环节多、时间长",
    3: "纪律意识淡薄",
    4: "不履行或不正确履行职责",
    5: "部门利益至上",
    6: "思想消极、效率不高",
    7: "服务意识弱",
    8: "其它突出问题",
}
CATEGORY_STYLES = {
    "number": lambda n: n,
    "wide": lambda n: f"{n}．{CATEGORY_NAMES[n]}",
    "dashed": lambda n: f"{n}-{CATEGORY_NAMES[n]}",
    "circled": lambda n: "①②③④⑤⑥⑦⑧"[n - 1],
    "classWord": lambda n: f"第{'一二三四五六七八'[n - 1]}类",
    "bracketDigit": lambda n: f"（{n}）{CATEGORY_NAMES[n]}",
}
