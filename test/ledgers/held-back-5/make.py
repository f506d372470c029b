#!/usr/bin/python3
"""Writes 18 held-back ledgers of another university and campaign (campaign.json) with expected.json.

usage: /usr/bin/python3 make.py        (openpyxl; soffice for two .xlsx and the .xls)

Judgement calls:
- 未销号, 未办结, 阶段性办结, 已整改未到位 and 否 say in-progress; 待验收, 已落实 done; 待整改, 未整改, 未启动 not-started; 关闭 closed.
- 整改要求 beside 整改措施 (deeds in the past): measures and progress. 下一步措施 beside 已采取的整改措施: the same.
- Two limit columns: 整改时限 is due, 延期至 is an extra (an extension is not yet granted by being written down).
- 完成时间 as the only day column, lying ahead: due; beside 整改时限: completedOn.
- 责任人及联系电话 is owner, as written. 配合单位, 验收人, 复核意见, 备注 and appended columns are extras.
- 责任单位 holding campaign units: unit; holding 科室: department. An office written as 牵头单位: unit.
- Title naming the auditing office, metadata naming the audited one: the latter (metadata before title).
- Hidden rows, columns and sheets are read, and there is a finding with cell null on that sheet.
- Small tables apart from the ledger (below after blank rows, or beside) give neither items nor extras.
- 上半年, 部分完成, 未落实, 未完成, 8.1, extras under three header rows, dates as extras, sections naming units: avoided.
"""
import csv, json, shutil, subprocess, tempfile
from pathlib import Path
import openpyxl
from kit import *

HERE = Path(__file__).resolve().parent
books = []
def book(file, lo=False):
    books.append(Book(file, lo)); return books[-1]
RED = 'yyyy"年"m"月"d"日"'

# 1 ordinary: metadata in three cells, real dates shown in Chinese, notes and signature below
b = book("党委办公室巡察整改台账.xlsx")
s = b.sheet("台账", [("序号", "no"), ("反馈问题", "problem"), ("问题类别", "category", "pause"), ("整改措施", "measures"), ("整改目标", "goal"), ("责任领导", "leader"), ("责任科室", "department"), ("责任人", "owner"), ("整改时限", "due", "", RED), ("整改进展", "progress"), ("销号情况", "claimed"), ("备注", "x")], "db")
s.title("校内巡察反馈意见整改台账")
s.line({0: "填报单位：党委办公室", 4: "截至2024年7月5日", 8: "填报人：" + name(90)})
s.header()
for i, p in enumerate(pool(0, 9)):
    s.row(i + 1, p.p, p.k, p.m, p.g, name(i), dept(i), name(i + 30), D(2024, 4 + i % 6, [30, 15, 20, 31, 25, 10][i % 6]), p.pr, ["已销号", "未销号", "待验收"][i % 3], "第二轮巡察" if i in (2, 6) else None)
s.line({0: "注：销号须附佐证材料，由领导小组办公室统一归档。"}); s.line({0: "单位主要负责人（签字）：", 5: "分管领导（签字）：", 9: "（公章）"}, merged=False)

# 2 ordinary: two header rows, bracketed column numbers, typed real dates, metadata in one cell
b = book("资实处-审计整改清单.xlsx")
s = b.sheet("审计整改", [("编号", "no"), ("审计发现问题|问题描述", "problem"), ("审计发现问题|问题来源", "source"), ("审计发现问题|涉及金额\n（万元）", "x"), ("整改安排|原因分析", "cause"), ("整改安排|整改措施", "measures"), ("整改安排|完成时限", "due", "", "yyyy/m/d"), ("责任落实|分管领导", "leader"), ("责任落实|责任部门", "department"), ("责任落实|具体责任人", "owner"), ("整改结果|整改状态", "claimed"), ("整改结果|实际完成时间", "completedOn", "", "yyyy/m/d"), ("整改结果|佐证材料名称", "evidence")], "zsc")
s.title("审计发现问题整改清单"); s.line({0: "填报单位（盖章）：资产与实验室管理处        填报日期：2024年7月12日        联系电话：8603"})
s.header(); s.numbers(lambda n: f"({n})")
for i, p in enumerate(pool(1, 8)):
    st = ["已整改", "正在整改", "未整改"][i % 3]
    s.row(f"SJ-{i+1:02d}", p.p, ["预算执行审计", "专项审计", "任期经济责任审计"][i % 3], [12.5, 3, 48, None][i % 4], p.c, p.m, D(2024, 6 + i % 4, 28), name(i + 3), dept(i + 1), name(i + 40), st, D(2024, 6, 11 + i) if st == "已整改" else None, p.ev if st == "已整改" else None)

# 3 ordinary: month sections, 是/否 by label, text dates
b = book("督查问题销号表（基建处）.xlsx")
s = b.sheet("Sheet1", [("序号", "no"), ("督查发现问题", "problem"), ("发现时间", "foundOn"), ("整改措施", "measures"), ("整改期限", "due"), ("牵头领导", "leader"), ("责任人", "owner"), ("是否销号", "claimed", "closed"), ("销号时间", "closedOn")], "jjc")
s.title("基本建设处督查问题销号表"); s.header()
n = 0
for sec, texts in (("一、4月份督查问题", ["4月底前", "5月15日前", "2024年5月20日前", "5月底前"]), ("二、5月份督查问题", ["6月20日前", "2024年6月底前", "7月10日前"]), ("三、6月份督查问题", ["2024年7月31日", "8月底之前", "2024年8月31日前", "9月10日"])):
    s.line({0: sec})
    for t in texts:
        p = pool(2, 11)[n]; yes = n in (0, 1, 3, 5)
        s.row(n + 1, p.p, ["2024年4月8日", "2024年4月19日"][n % 2] if n < 4 else None, p.m, t, name(n + 5), name(n + 50), "是" if yes else "否", ["2024年5月16日", "2024年6月12日", None, "2024.6.18", None, "2024-07-03"][n] if yes else None); n += 1

# 4 ordinary: no title, appended columns, dates as text, unit from the sheet
b = book("整改清单0715.xlsx")
s = b.sheet("研究生院", [("问题来源", "source"), ("序号", "no"), ("具体问题", "problem"), ("原因分析", "cause"), ("整改举措", "measures"), ("完成标准", "goal"), ("办理时限", "due"), ("责任领导", "leader"), ("责任人", "owner"), ("整改状态", "claimed"), ("证明材料", "evidence"), ("涉及人数", "x"), ("学科门类", "x")], "yjs")
s.header()
for i, (p, t) in enumerate(zip(pool(3, 10), ["2024-05-30", "2024-06-30", "2024-7-5", "2024-08-16", "2024-9-30", "20240630", "20240915", "2024/7/20", "2024/8/31", "2024.10.20"])):
    st = ["待整改", "整改中", "已完成"][i % 3]
    s.row(["巡察反馈", "督查反馈", "自查"][i % 3], i + 1, p.p, p.c, p.m, p.g, t, name(i + 8), name(i + 33), st, p.ev if st == "已完成" else None, 3 + i * 2, ["理学", "文学", "教育学"][i % 3])

# 5 ordinary: months as sheets, instructions, unit in the titles
b = book("巡察整改（4-6月）.xlsx")
b.aside("填写说明", ["填写说明", "1.问题表述应与巡察反馈意见一致，不得合并。", "2.整改时限应具体到日，需要长期坚持的注明“长期坚持”。", "3.每周五16:00前报送整改工作领导小组办公室。"])
for m, (cnt, texts) in enumerate(((4, ["立行立改", "5月底前", "2024年6月30日", "长期坚持"]), (3, ["6月底", "即知即改", "7月中旬"]), (4, ["2024年三季度", "9月25日前", "常态化推进", "2024年9月底前"]))):
    s = b.sheet(f"{m+4}月", [("序 号", "no"), ("问 题 内 容", "problem"), ("类 别", "category", "circle"), ("整 改\n措 施", "measures"), ("整改　时限", "due"), ("责任领导", "leader"), ("责任人", "owner"), ("落实情况", "progress"), ("备 注", "x")], "gjc")
    s.title(f"国际处{m+4}月巡察整改任务表"); s.header()
    for i, (p, t) in enumerate(zip(pool(4 + m * 7, cnt), texts)):
        s.row(i + 1, p.p, p.k, p.m, t, name(i + m * 5 + 2), name(i + m * 9 + 60), p.pr, "需财务部门支持" if i == 1 else None)

# 6 ordinary: several measures under a merged problem; LibreOffice
b = book("信息办整改.xlsx", lo=True)
s = b.sheet("整改台账", [("序号", "no"), ("存在问题", "problem"), ("整改措施", "measures"), ("完成期限", "due", "", "yyyy-mm-dd"), ("分管领导", "leader"), ("责任科室", "department"), ("整改责任人", "owner"), ("完成情况", "claimed")], "xxb")
s.title("审计与督查问题整改台账"); s.line({0: "单位：", 1: "信息化建设办公室", 3: "截至2024年8月2日"}, merged=False); s.header()
for i, (p, ms) in enumerate(zip(pool(6, 6), [("开展全面排查，形成问题底数", "对排查出的问题逐条整改", "组织验收并通报结果"), None, ("修订管理制度", "组织全员培训"), None, ("约谈相关责任人", "每季度开展一次回头看"), None])):
    for j, m in enumerate(ms or [p.m]):
        s.row(*( [i + 1, p.p] if j == 0 else [M, M]), f"{j+1}.{m}" if ms else m, D(2024, 7, 10 + i) if j == 0 else Say(F(f"=D{s.at-1}+31"), fmt="yyyy-mm-dd", due=f"2024-{7+j:02d}-{10+i}"), *([name(i + 11), dept(i + 2)] if j == 0 else [M, M]), name(i * 3 + j + 70), ["已完成", "进行中", "未启动"][j])

# 7 ordinary: offset, duplicate leaf names under two parents, closing day
b = book("化材学院安全隐患督查.xlsx")
s = b.sheet("隐患清单", [("序号", "no"), ("检查日期", "foundOn", "", "yyyy-mm-dd"), ("隐患内容", "problem"), ("牵头|责任单位", "department"), ("牵头|责任人", "owner"), ("配合|责任单位", "x"), ("配合|责任人", "x"), ("整改措施", "measures"), ("整改时限", "due", "", 'm"月"d"日"'), ("销号状态", "claimed"), ("销号日期", "closedOn", "", "yyyy-mm-dd")], "hcy", left=3, top=3)
s.title("化学与材料学院安全隐患督查整改表"); s.skip(); s.header()
for i, p in enumerate(pool(8, 8)):
    st = ["已销号", "已整改未销号", "未销号", "待整改"][i % 4]
    if i == 5: s.skip()
    s.row(i + 1, D(2024, 4, 9 + i), p.p, ["综合科", "实验室管理科", "业务科"][i % 3], name(i + 14), ["基建处", "资产与实验室管理处"][i % 2], name(i + 80), p.m, D(2024, 5 + i % 3, 20 + i), st, D(2024, 6, 3 + i) if st == "已销号" else None)

# 8 ordinary: csv, GB18030, commas and line breaks in cells
b = book("文学院督查整改.csv")
s = b.sheet("文学院督查整改", [("序号", "no"), ("问题表述", "problem"), ("整改措施", "measures"), ("整改截止日期", "due"), ("责任人", "owner"), ("办结时间", "completedOn"), ("状态", "claimed"), ("备注", "x")], "wxy")
s.title("中文系督查问题整改表", merged=False); s.header()
for i, (p, t, st) in enumerate(zip(pool(9, 9), ["2024.5.31", "2024.6.28", "2024.09.15", "24.6.30", "24.9.20", "2024年5-6月", "2024/10/15", "2024年10月31日前", "2024.5.31"], ["已办结", "正在办理", "未办结", "已办结", "阶段性办结", "正在办理", "未办结", "正在办理", "已办结"])):
    s.row(i + 1, p.p, p.m + ("\n每月报送一次进展" if i == 2 else ""), t, name(i + 21), ["2024.5.22", 0, 0, "2024/6/27", 0, 0, 0, 0, "5月27日"][i] or None, st, "台账编号A,需与纸质件核对" if i == 4 else None)

# 9 ordinary: .xls, a status word in the limit's column
b = book("附中整改台账.xls")
s = b.sheet("巡察整改", [("序号", "no"), ("问题类型", "kind"), ("存在主要问题", "problem"), ("主要原因", "cause"), ("整改措施", "measures"), ("整改时限", "due", "", "yyyy-mm-dd"), ("责任人", "owner"), ("整改情况", "progress"), ("是否已完成整改", "claimed", "done"), ("整改完成时间", "completedOn", "", "yyyy-mm-dd")], "fz")
s.title("某师范大学巡察整改问题台账"); s.line({0: "单位名称：附属中学", 6: "填表日期：2024.7.19"}); s.header()
KINDS = ["制度缺失", "执行不力", "监管缺位", "作风不实"]
for i, p in enumerate(pool(11, 8)):
    yes = i in (0, 3, 6)
    s.row(i + 1, KINDS[i % 4], p.p, p.c, p.m, "已完成" if i == 3 else "立行立改" if i == 4 else D(2024, 5 + i % 5, 17), name(i + 27), p.pr, "是" if yes else "否", D(2024, 6, 20 + i) if yes and i != 3 else None)

# 10 ordinary: ditto marks, code list in the header
b = book("教科院台账（7月报）.xlsx")
s = b.sheet("教科院", [("序号", "no"), ("问题具体描述", "problem"), ("整改措施", "measures"), ("整改时限", "due"), ("责任领导", "leader"), ("责任部门", "department"), ("责任人", "owner"), ("整改状态\n（未整改/正在整改/已整改）", "claimed"), ("验收人", "x")], "jky")
s.title("教育科学学院整改工作台账"); s.header()
ps = pool(13, 7)
for i, (p, t) in enumerate(zip(ps, ["2024年6月15日前", Same("同上"), "2024年9月20日前完成", "6月上旬", Same("〃"), "2024年11月", "二〇二四年八月二十五日"])):
    dup = isinstance(t, Same)
    s.row(i + 1, p.p, p.m, t, Same(t.shown) if dup else name(i + 17), Same(t.shown) if dup else dept(i + 3), name(i + 44), ["已整改", "正在整改", "未整改", "正在整改", "已整改", "未整改", "正在整改"][i], name(95) if i in (0, 4) else None)

# 11 ordinary: hidden rows, subtotals, statistics below; the title names the auditor, the metadata the audited
b = book("附件1.xlsx")
s = b.sheet("Sheet1", [("序号", "no"), ("在审计报告中的表述", "problem"), ("问题类别", "category", "name"), ("整改措施", "measures"), ("计划完成时限", "due"), ("责任人", "owner"), ("整改进展情况", "progress"), ("整改状态", "claimed")], "cgz")
s.title("审计处移交问题整改清单"); s.line({0: "填报单位：招标采购中心", 4: "填报时间：2024年6月28日"}); s.header()
for i, (p, t) in enumerate(zip(pool(15, 9), ["4月底前", "2024年5月", "2024年6月30日", "二季度末", "第三季度", "10月18日前", "2024年10月底前完成", "11月底前完成", "年底前"])):
    s.row(i + 1, p.p, p.k, p.m, t, name(i + 36), p.pr, ["已完成整改并通过验收", "已完成整改销号", "按时序整改"][i % 3])
    if i == 4: s.line({0: "小计", 1: "5项"}, merged=False)
    if i in (2, 6): s.ws.row_dimensions[s.at - 1].hidden = True
b.find("Sheet1", None, "sheet")
s.line({0: "合计", 1: "共9项"}, merged=False); s.skip(2)
s.line({1: "整改情况统计表"}, merged=False); s.line({1: "整改状态", 2: "数量（项）", 3: "占比"}, merged=False)
for x in (("已完成整改销号", 3, "33.3%"), ("已完成整改并通过验收", 3, "33.3%"), ("按时序整改", 3, "33.3%")): s.line({1: x[0], 2: x[1], 3: x[2]}, merged=False)

# 12 ordinary: summary of the whole university, unit in the row, sections, a nil return, unknown and several units
b = book("2024年校内巡察整改任务汇总.xlsx")
s = b.sheet("汇总表", [("序号", "no"), ("责任单位", "unit"), ("巡察反馈问题", "problem"), ("问题类别", "category", "dot"), ("整改措施", "measures"), ("整改时限", "due"), ("牵头领导", "leader"), ("责任人", "owner"), ("配合单位", "x"), ("销号情况", "claimed")])
s.title("某师范大学校内巡察整改任务汇总表"); s.line({0: "制表单位：整改工作领导小组办公室", 6: "截至2024年8月30日"}); s.header()
us = ["党委办公室", "校办", Say("党委办公室、校长办公室", ask="unit", extras={"责任单位": "党委办公室、校长办公室"}), "审计处", "基建处", "采购中心", "资实处", "研究生处", "国际合作与交流处", "信息办", "教科院", "中文系", "化材学院", Say("离退休工作处", ask="unit", extras={"责任单位": "离退休工作处"}), "化学与材料学院"]
ts = ["2024年6月30日", "6月底", "9月25日前", "2024年9月30日", "第四季度末", "9月下旬", "2024年12月底前", "立即整改", "2024年7月1日至8月15日", "长期", "2025年3月底前", "2024年8月中旬", "2024年9月底前", "2024年11月15日", "8月底之前"]
for i, (p, u, t) in enumerate(zip(pool(18, 15), us, ts)):
    if i == 0: s.line({0: "（一）党政管理部门"})
    if i == 10: s.line({0: "（二）教学单位及附属单位"})
    s.row(i + 1, u, p.p, p.k, p.m, t, name(i + 1), name(i + 66), "校长办公室" if i in (3, 7) else None, ["已销号", "未销号"][i % 2])
s.nil("fz", {0: 16, 1: "附属中学", 2: "经自查，暂未发现需整改的问题"})
s.line({0: "合计", 2: "15项"}, merged=False); s.line({0: "制表人：", 3: "审核人：", 7: "签发人："}, merged=False)

# 13 hard: three header rows, metadata in several cells, column numbers, typed numbers, LibreOffice
b = book("附件3-审计整改对账表（定稿）.xlsx", lo=True)
s = b.sheet("对账表", [("问题序号", "no"), ("一、问题清单|问题基本情况|问题表述", "problem"), ("一、问题清单|问题基本情况|问题来源", "source"), ("一、问题清单|原因分析", "cause"), ("二、责任清单|责任领导", "leader"), ("二、责任清单|责任部门及人员|责任部门", "department"), ("二、责任清单|责任部门及人员|责任人", "owner"), ("三、任务清单|整改目标", "goal"), ("三、任务清单|整改措施", "measures"), ("三、任务清单|整改时限", "due"), ("四、销号清单|整改进展", "progress"), ("四、销号清单|是否销号", "claimed", "closed")], "xcb")
s.title("审计反馈问题整改对账销号表"); s.line({0: "填报单位", 1: "巡察工作办公室", 3: "填报时间", 4: "2024年9月6日", 7: "联系人", 8: name(91)}, merged=False)
s.header(); s.numbers()
for i, (p, t) in enumerate(zip(pool(21, 10), [(6.15, "General"), (7.25, "General"), (8.18, "General"), (9.3, "General"), (10.31, "General"), (2024.9, "General"), (2024.1, "0.00"), (20240830, "General"), (9.3, "0.00"), (5.28, "General")])):
    s.row(i + 1, p.p, ["经济责任审计", "财务收支审计"][i % 2], p.c, name(i + 9), dept(i), name(i + 55), p.g, p.m, t, p.pr, "是" if i in (0, 9) else "否")

# 14 hard: limits of every kind in one sheet
b = book("整改任务时限一览.xlsx")
s = b.sheet("Sheet1", [("序号", "no"), ("整改任务", "problem"), ("具体举措", "measures"), ("对应的完成时间", "due"), ("整改负责人", "owner")], "xb")
s.title("校长办公室整改任务时限一览表"); s.header()
TL = ["2024年4月30日", "２０２４年７月１５日", "二〇二四年十月底前", "十月底前", "2024-9-30", "2024年9月2日—6日", "10月8日-10月25日", "9月底前，并长期坚持", "2024年6月底前完成，并长期坚持", "持续整改", "即查即改", "9月31日前", "2024年6月31日", "2024年8月前", "待定", "尽快", "开学前", "本学期末", "国庆节前", "收到反馈意见后30日内", "正在整改", "第三季度", D(2024, 7, 26), (45565, "General"), (2024.1, "General"), "2024年底前"]
for i, (p, t) in enumerate(zip(pool(24, len(TL)), TL)): s.row(i + 1, p.p, p.m, t, name(i + 13))

# 15 hard: cover, several ledgers by sheet (unit of the sheet), hidden sheet, statistics
b = book("督查整改材料汇编.xlsx")
b.aside("封面", ["某师范大学", "督查问题整改台账", "（2024年第二季度）", "整改工作领导小组办公室", "二〇二四年七月"])
for name_, uid, m in (("审计处", "sjc", 0), ("基建处", "jjc", 1), ("信息办", "xxb", 2)):
    cols = [[("序号", "no"), ("督办事项", "x"), ("存在问题", "problem"), ("整改措施", "measures"), ("整改时限", "due"), ("责任人", "owner"), ("整改情况", "progress"), ("督导状态", "claimed")],
            [("问题描述", "problem"), ("处理措施", "measures"), ("整改期限", "due", "", "yyyy/m/d"), ("分管领导", "leader"), ("责任人", "owner"), ("整改完成情况", "progress")],
            [("序号", "no"), ("问题详情", "problem"), ("整治措施", "measures"), ("责任科室", "department"), ("责任人", "owner"), ("整改时限", "due"), ("整改状态", "claimed")]][m]
    cols = [c for c in cols if c[0] != "督办事项"]
    s = b.sheet(name_, cols, uid, top=1 + m)
    if m == 0: s.title("督查问题整改台账")
    s.header()
    for i, p in enumerate(pool(27 + m * 3, 5)):
        if m == 0: s.row(i + 1, p.p, p.m, ["2024年6月15日前", "2024.09.15", "近期", "7月底前", "2024年7月31日"][i], name(i + 72), p.pr, ["已落实", "正在落实"][i % 2])
        if m == 1: s.row(p.p, p.m, D(2024, 6 + i, 14), name(i + 4), name(i + 76), p.pr)
        if m == 2: s.row(i + 1, p.p, p.m, dept(i + 5), name(i + 81), ["6月20日前", "暑假前", "2024年9月30日", "常态化推进", "2024/6/15"][i], ["已整改到位", "已整改未到位", "正在整改", "待整改", "关闭"][i])
    if m == 2: s.ws.sheet_state = "hidden"; b.find(name_, None, "sheet")
b.aside("统计", [["单位", "问题总数", "已整改", "正在整改", "整改率"], ["审计处", 5, 3, 2, "60%"], ["基建处", 5, 2, 3, "40%"], ["合计", 10, 5, 5, "50%"]])

# 16 hard: deed against plan, two limit columns, 完成时间 as the actual day
b = book("招标采购中心（督查反馈）.xlsx")
s = b.sheet("整改", [("序号", "no"), ("反馈问题|具体问题表述", "problem"), ("反馈问题|性质", "kind"), ("整改要求", "measures"), ("整改措施", "progress"), ("时间安排|整改时限", "due"), ("时间安排|延期至", "x"), ("责任人及联系电话", "owner"), ("办理情况|是否完成", "claimed", "done"), ("办理情况|完成时间", "completedOn"), ("复核|复核人", "x"), ("复核|复核意见", "x")], "cgz")
s.title("督查反馈问题整改销号表"); s.line({0: "填报单位：采购中心    填报日期：2024年8月23日"}); s.header()
DEEDS = ["已于5月组织集中学习并补齐资料", "已完成清理核对，形成书面报告", "已召开专题会议研究，正在起草细则", "已补齐缺失材料并归档", "已约谈责任人，正在补办手续", "已对接技术公司，正在开发功能", "已公示结果，未收到异议"]
for i, p in enumerate(pool(29, 7)):
    yes = i in (0, 1, 3, 6)
    s.row(i + 1, p.p, KINDS[(i + 1) % 4], p.m, DEEDS[i], ["2024年5月20日前", "6月底", "2024年7月31日", "5月底前", "2024年6月30日", "2024年6月底前", "2024-06-30"][i], "2024年9月30日" if i in (2, 4) else None, f"{name(i+20)} 860{i+10}", "是" if yes else "否", {0: "2024年5月16日", 1: "6月24日", 3: "5月27日", 6: "2024-06-05"}.get(i), name(92) if yes else None, "通过" if yes else None)

# 17 hard: header repeated, blank = above without merge, texts like formulas, a table beside
b = book("国际处专项审计整改.xlsx")
s = b.sheet("Sheet2", [("序号", "no"), ("审计查出问题", "problem"), ("整改措施", "measures"), ("整改时限", "due"), ("责任领导", "leader"), ("责任科室", "department"), ("责任人", "owner"), ("备注", "x")], "gjc")
s.title("专项审计整改问题清单"); s.line({0: "单位：国际合作与交流处"}); s.header(); top = s.at
ab = ("problem", "leader", "department")
ps = pool(31, 6); n = 0
for i, p in enumerate(ps):
    if i == 3: s.line({0: "小计", 1: "3个问题"}, merged=False); s.header()
    prob = {1: "=表内合计数与明细数不符，预算表未经复核", 4: "@公共邮箱长期无人查看，来信未回复"}.get(i, p.p)
    s.row(i + 1, prob, {1: "统一表格模板，实行双人复核", 2: "-每月核对一次台账并签字", 4: "明确专人值守，来信次日回复"}.get(i, p.m), ["2024年5月20日前", "7月中旬", "2024年8月31日前", "2024年9月20日前完成", "10月18日前", "2024年12月20日"][i], name(i + 6), dept(i + 4), name(i + 47), {0: "+已列入年度重点", 5: "跨年度事项"}.get(i))
    if i in (0, 2, 4):
        s.row(None, None, "建立问题提醒机制，按月通报进度", ["6月20日前", "9月25日前", "2024年11月15日"][i // 2], None, None, name(i + 58), None, above=ab)
for r, (x, y) in enumerate((("统计项", "数量"), ("问题数", 6), ("措施数", 9))): s.ws.cell(top + r, 11, x); s.ws.cell(top + r, 12, y)
s.line({0: "审核人：", 4: "填报人："}, merged=False)

# 18 hard: a vertical form first, then the ledger; 完成时间 as the limit; section rows; hidden column; disposal
b = book("教科院督办材料.xlsx")
b.aside("督办通知单", [["督办通知单", None, None, None], ["督办编号", "DB-2024-07", "签发日期", "2024年6月3日"], ["督办事项", "校内督查反馈问题整改", None, None], ["承办单位", "教科院", "联系人", name(93)], ["工作要求", "请按期完成整改并报送书面报告", None, None], ["领导批示", None, None, None], ["办理结果", None, None, None]], merges=("A1:D1", "B3:D3", "B5:D5"))
s = b.sheet("整改任务", [("编号", "no"), ("跟踪督办事项", "problem"), ("整改措施", "measures"), ("处置方式", "disposal"), ("完成时间", "due", "", RED), ("责任部门", "department"), ("责任人", "owner"), ("落实情况", "progress"), ("整改状态", "claimed"), ("协 办\n科 室", "x")], "jky", left=2, top=2)
s.title("教育科学学院督办任务分解表"); s.header(); n = 0
for sec, k in (("第一部分  立行立改任务", 3), ("第二部分  限时整改任务", 4), ("第三部分  持续整改任务", 2)):
    s.line({0: sec})
    for _ in range(k):
        p = pool(34, 9)[n]; disp = sec.split()[1][:4]
        s.row(n + 1, p.p, p.m, disp, D(2024, 6, 10 + n) if n < 3 else D(2024, 9 + n % 3, 12 + n) if n < 7 else D(2024, 12, 20 + n), dept(n + 1), name(n + 63), p.pr, ["已完成", "已完成", "进行中", "进行中", "进行中", "未启动", "进行中", "进行中", "未启动"][n], dept(n + 2) if n % 3 == 0 else None); n += 1
s.ws.column_dimensions[L(2 + 9)].hidden = True; b.find("整改任务", None, "sheet")
s.line({0: "备注：以上任务完成后，由学院办公室统一报送销号申请。"})

# --- writing and reading back ---
def soffice(source, kind, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/p", "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)], check=True, capture_output=True)

def save(b):
    target = HERE / b.file
    for s in b.sheets: s.close()
    if target.suffix == ".csv":
        with target.open("w", encoding="gb18030", newline="") as f:
            for r in b.wb.worksheets[0].iter_rows(values_only=True): csv.writer(f).writerow(["" if v is None else v for v in r])
    elif b.lo or target.suffix == ".xls":
        with tempfile.TemporaryDirectory() as t:
            src = Path(t) / "in" / (target.stem + ".xlsx"); src.parent.mkdir(); b.wb.save(src)
            soffice(src, target.suffix[1:], t); shutil.move(Path(t) / target.name, target)
    else: b.wb.save(target)

def grid(b):
    target = HERE / b.file
    if target.suffix == ".csv":
        return {target.stem: [[v.strip() for v in r] for r in csv.reader(target.open(encoding="gb18030", newline=""))]}
    with tempfile.TemporaryDirectory() as t:
        if target.suffix == ".xls": soffice(target, "xlsx", t); target = Path(t) / (target.stem + ".xlsx")
        wb = openpyxl.load_workbook(target)
        return {w.title: [[str(c.value).strip() for c in r if c.value is not None] for r in w.iter_rows()] for w in wb}

def check(b):
    g = grid(b)
    for it in b.items:
        o = it["origin"]; row = g[o["sheet"]][o["row"] - 1]
        before = [v for r in g[o["sheet"]][:o["row"]] for v in r]
        assert it["problem"] in row or (it["problem"] in before and it["measures"] in row), (b.file, o)
        for f in ("measures", "owner", "progress", "dueText"):
            if f in it: assert it[f] in row or any(x in row for x in ("同上", "〃")), (b.file, o, f, it[f])

if __name__ == "__main__":
    out = []
    for b in books:
        save(b); check(b)
        out.append(dict(file=b.file, items=b.items, zeroReports=b.zeros, findings=b.findings))
    (HERE / "expected.json").write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n")
    print({o["file"]: len(o["items"]) for o in out})
