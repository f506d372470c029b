"""How a careful colleague reads what stands in a held-back ledger: written by hand, once, for all books.

Each table maps what a cell shows to what it means. A text that is not here cannot be used in a book, so no
expectation is ever computed by rules that a reader could share. Base year 2017, campaign 2017-05-01 to 2017-11-30.
"""

IMMEDIATE, ONGOING = "immediate", "ongoing"
ASK = "ask"  # no honest single reading: no due, and a finding

# text of a time limit → (due or None, disposal or None, ASK or None)
LIMITS = {
    "2017年8月31日": ("2017-08-31", None, None),
    "2017年7月10日前": ("2017-07-10", None, None),
    "2017年09月08日": ("2017-09-08", None, None),
    "2017年9月底": ("2017-09-30", None, None),
    "2017年10月": ("2017-10-31", None, None),
    "2017年6月底前完成": ("2017-06-30", None, None),
    "8月20日之前": ("2017-08-20", None, None),
    "7月15日前": ("2017-07-15", None, None),
    "7月底": ("2017-07-31", None, None),
    "八月底前": ("2017-08-31", None, None),
    "九月十五日前": ("2017-09-15", None, None),
    "二〇一七年十月二十日": ("2017-10-20", None, None),
    "二○一七年七月三十一日": ("2017-07-31", None, None),
    "２０１７年８月１０日": ("2017-08-10", None, None),
    "2017.7.20": ("2017-07-20", None, None),
    "2017．8．31": ("2017-08-31", None, None),
    "2017-9-15": ("2017-09-15", None, None),
    "2017-08-25": ("2017-08-25", None, None),
    "2017/7/31": ("2017-07-31", None, None),
    "2017/9/30": ("2017-09-30", None, None),
    "2017/10/20": ("2017-10-20", None, None),
    "20170815": ("2017-08-15", None, None),
    "17.8.30": ("2017-08-30", None, None),
    "8.31": ("2017-08-31", None, None),
    "9.15": ("2017-09-15", None, None),
    "7月中旬": ("2017-07-20", None, None),
    "9月上旬": ("2017-09-10", None, None),
    "8月下旬": ("2017-08-31", None, None),
    "第三季度末": ("2017-09-30", None, None),
    "三季度": ("2017-09-30", None, None),
    "9月": ("2017-09-30", None, None),
    "2017年7—8月": ("2017-08-31", None, None),
    "6月1日至7月20日": ("2017-07-20", None, None),
    "2017年9月1日-9月20日": ("2017-09-20", None, None),
    "11月10日前完成": ("2017-11-10", None, None),
    "力争8月底前完成": ("2017-08-31", None, None),
    "10月底前": ("2017-10-31", None, None),
    "年底前": ("2017-12-31", None, None),
    "2017年底": ("2017-12-31", None, None),
    "9月30日前（含30日）": ("2017-09-30", None, None),
    "立行立改": (None, IMMEDIATE, None),
    "即知即改": (None, IMMEDIATE, None),
    "立即整改": (None, IMMEDIATE, None),
    "即查即改": (None, IMMEDIATE, None),
    "长期坚持": (None, ONGOING, None),
    "长期": (None, ONGOING, None),
    "持续整改": (None, ONGOING, None),
    "常态化": (None, ONGOING, None),
    "9月底前，并长期坚持": ("2017-09-30", ONGOING, None),
    "2017年8月底前完成，长期坚持": ("2017-08-31", ONGOING, None),
    "6月31日前": (None, None, ASK),
    "2017年9月31日": (None, None, ASK),
    "9月前": (None, None, ASK),
    "2017年8月前": (None, None, ASK),
    "待定": (None, None, ASK),
    "近期": (None, None, ASK),
    "尽快": (None, None, ASK),
    "暑假前": (None, None, ASK),
    "开学前": (None, None, ASK),
    "本学期末": (None, None, ASK),
    "收到通知后15日内": (None, None, ASK),
    "一个月内": (None, None, ASK),
    "已完成": (None, None, ASK),  # a status in the limit's column: no limit is said, the clerk must be asked
    "已整改": (None, None, ASK),
    "正在整改": (None, None, ASK),
}

# numbers typed as dates: value, number format → due or ASK; 8.4 cannot be 8.40, 9.3 may have been 9.30
TYPED = {
    (7.15, "General"): "2017-07-15",
    (8.25, "General"): "2017-08-25",
    (9.18, "General"): "2017-09-18",
    (8.4, "General"): "2017-08-04",
    (9.3, "General"): ASK,
    (8.1, "General"): ASK,
    (2017.8, "General"): "2017-08-31",
    (2017.1, "General"): ASK,
    (2017.1, "0.00"): "2017-10-31",  # the sheet shows 2017.10
    (9.3, "0.00"): "2017-09-30",  # the sheet shows 9.30
    (43008, "General"): "2017-09-30",
    (20170831, "General"): "2017-08-31",
}

# days of completion, closure, finding written as text
DAYS = {
    "6月28日": "2017-06-28",
    "7月20日": "2017-07-20",
    "8月9日": "2017-08-09",
    "2017.7.18": "2017-07-18",
    "2017年7月5日": "2017-07-05",
    "2017年8月3日": "2017-08-03",
    "2017年8月21日": "2017-08-21",
    "2017-07-12": "2017-07-12",
    "2017/6/30": "2017-06-30",
    "2017/8/18": "2017-08-18",
    "二〇一七年七月六日": "2017-07-06",
    "二〇一七年八月十四日": "2017-08-14",
}

STATUSES = {
    "已办结": "done",
    "部分办结": "in-progress",
    "阶段性办结": "in-progress",
    "推进中": "in-progress",
    "正在办理": "in-progress",
    "未办结": "in-progress",
    "已完成整改销号": "closed",
    "已完成整改并通过验收": "done",
    "按时序整改": "in-progress",
    "已整改": "done",
    "正在整改": "in-progress",
    "未整改": "not-started",
    "已整改未到位": "in-progress",
    "已整改到位": "done",
    "关闭": "closed",
    "待整改": "not-started",
    "整改中": "in-progress",
    "待验收": "done",
    "待复检": "done",
    "已销号": "closed",
    "未销号": "in-progress",
    "整改延期": "in-progress",
    "已落实": "done",
    "正在落实": "in-progress",
    "流程中": "in-progress",
    "结办文件": "done",
    "已完成": "done",
    "进行中": "in-progress",
    "未启动": "not-started",
}
YES_NO_DONE = {"是": "done", "否": "in-progress"}  # 是否已完成整改
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
    "text": str,
    "name": lambda n: CATEGORY_NAMES[n],
    "dotted": lambda n: f"{n}.{CATEGORY_NAMES[n]}",
    "paused": lambda n: f"{n}、{CATEGORY_NAMES[n]}",
    "circled": lambda n: "①②③④⑤⑥⑦⑧"[n - 1],
    "circledName": lambda n: "①②③④⑤⑥⑦⑧"[n - 1] + CATEGORY_NAMES[n],
    "ordinal": lambda n: f"第{'一二三四五六七八'[n - 1]}类",
    "bracketed": lambda n: f"（{'一二三四五六七八'[n - 1]}）{CATEGORY_NAMES[n]}",
    "classNumber": lambda n: f"第{n}类",
}
