#!/usr/bin/env python3
"""Writes a load of department ledgers: UNITS workbooks of ROWS rows each, in three layouts.
usage: make_load.py OUT_DIR [UNITS=29] [ROWS=700]     needs openpyxl (Debian: python3-openpyxl)"""
import datetime as dt, json, os, random, sys
from openpyxl import Workbook
out = sys.argv[1]; units = int(sys.argv[2]) if len(sys.argv) > 2 else 29; rows = int(sys.argv[3]) if len(sys.argv) > 3 else 700
os.makedirs(out, exist_ok=True)
rng = random.Random(20170531)
names = [u["name"] for u in json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "campaigns", "zuofeng-2017.json")))["units"]]
COLUMNS = ["序号", "问题类别", "问题表现", "岗位", "原因分析", "整改措施", "整改目标", "整改时限", "牵头领导", "责任部室", "具体责任人", "进展情况", "整改状态", "完成时间", "问题来源", "备注"]
TEXT = "流程环节多办理时间长学生反映强烈未履行一次告知义务窗口人员业务不熟责任落实不到位制度执行不严检查走过场信息公开不及时服务意识不强推诿扯皮敷衍应付"
def phrase(a, b):
    n = rng.randint(a, b); i = rng.randrange(len(TEXT)); return (TEXT * 3)[i:i + n]
def day(): return dt.datetime(2017, 6, 1) + dt.timedelta(days=rng.randrange(150))
def limit():
    d = day(); k = rng.randrange(5)
    return [d, f"{d.year}年{d.month}月{d.day}日", f"{d.month}月底前", f"{d.year}.{d.month}.{d.day}", "长期坚持"][k]
for u in range(units):
    name = names[u] if u < len(names) else f"{names[u % len(names)]}第{u // len(names) + 1}分部"
    wb = Workbook(write_only=True); ws = wb.create_sheet("台账")
    ws.append([f"{name}问题整改台账"])
    if u % 3 != 1: ws.append([f"填报单位：{name}", None, None, None, "填报时间：2017年8月15日"])
    cols = COLUMNS if u % 3 == 0 else COLUMNS[:3] + COLUMNS[7:8] + COLUMNS[3:7] + COLUMNS[8:]
    ws.append(cols)
    for r in range(rows):
        done = rng.random() < .55
        v = {"序号": r + 1, "问题类别": rng.randint(1, 8), "问题表现": phrase(18, 60), "岗位": phrase(3, 6), "原因分析": phrase(10, 30), "整改措施": phrase(20, 80), "整改目标": phrase(10, 30), "整改时限": limit(),
             "牵头领导": phrase(2, 3), "责任部室": phrase(3, 5), "具体责任人": phrase(2, 3), "进展情况": phrase(5, 25), "整改状态": "已完成" if done else rng.choice(["整改中", "未启动"]),
             "完成时间": day() if done else None, "问题来源": rng.choice(["自查", "座谈会", "督导检查"]), "备注": None}
        ws.append([v[c] for c in cols])
    wb.save(os.path.join(out, f"{u + 1:03d}-{name}.xlsx"))
print(f"{units} workbooks of {rows} rows in {out}")
