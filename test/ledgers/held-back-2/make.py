#!/usr/bin/python3
"""Writes the second set of held-back ledgers and what reading them should give (expected.json).

usage: /usr/bin/python3 make.py            needs openpyxl and LibreOffice (soffice)

Values and expectation come from the same rows (recording.py), meanings from hand-made tables (judged.py); nothing
here shares a rule with the reader; layouts, matters and most spellings are not in ../held-back. Three .xlsx pass
through LibreOffice, which computes their formulas; one book is an .xls, one a .csv in UTF-8 with BOM.

Judgement calls:
- 查摆问题, 具体表现, 突出问题, 反映问题, 师生反映的问题, 隐患描述, 督办事项 are each the only column that tells a
  problem. 工作举措, 改进措施, 拟采取的措施, 整改办法, 解决办法, 整改方案, 对策 are `measures`; 整改要求 is, where no
  other column plans; 预期目标, 达到效果, 整改标准, 整改标准及目标 are `goal`; 根源剖析, 问题成因, 问题根源 `cause`;
  发现途径, 发现方式, 发现渠道, 线索来源, 反映渠道 `source`; 印证材料, 支撑材料 `evidence`.
- 整改成效, 落实情况, 已开展的工作, 推进情况, 最新进展 hold prose: `progress`. 完成情况 holding status words only is
  `claimed`; holding prose it is `progress`.
- 完成时间 is the limit where no other column is (学生处, 外语系) and the day of completion beside 要求完成时间.
- 整改时限 beside 延期后时限, 办理时限 beside 反馈时限: the first is `due`, the second an extra.
- 是否公示, 是否公开, 是否需协调, 满意度 are no statuses of the item: extras.
- 核销日期 under 销号 is the day of closure.
- A cell naming several units (also 各教学单位), or one that the campaign does not know (医务室), gives no unit and a
  finding; its text is kept as an extra under its label.
- A status word in the limit's column is kept as dueText, gives no due, no claim, and a finding.
- 立行立改，7月15日前 has a day and is immediate; a range, a month, a part of a month, a quarter end on their last day.
- √ is done and × in progress under 是否办结, as 是 and 否; 未完成, 未办结, 未销号 are in progress.
- A typed 10.2, 9.1, 11.3 may have lost a zero and asks; 7.5 and 8.31 cannot have; shown as 9.10 or 8.20 they say so.
- A real date shown as a month only is that month's last day here, so that both readings agree.
- A numbered list of problems in one cell is one item and a finding at the cell; numbered measures are none.
- Hidden rows, columns and sheets are read, and a finding on the sheet says that there are some.
- Tables of counts below or beside give neither items nor extras.
- The .csv is called Sheet1.csv so that a sheet named after the file and a default name agree.
Avoided, because two careful people would differ: 意见建议 and 工作要求 as labels, 未落实, 未验收, 基本完成,
percentages, 长期坚持 as a status, / and 无 as place holders, sections named after a kind, a unit left blank without
merge, 初 (10月初), 左右, 下半年, 下旬前, days without year that fall before the campaign, extras under three header
rows, real dates as extras, units named only in a footer.
"""

import csv
import datetime
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl

import campus
import collected
import judged
import offices
import schools

HERE = Path(__file__).resolve().parent
CAMPAIGN = HERE.parent.parent / "campaigns" / "zuofeng-2017.json"
THROUGH_LIBREOFFICE = {"附件1：审计整改任务分解表.xlsx", "招就处整改清单.xlsx", "整改汇总表（0915）.xlsx"}


def unit_names():
    names = {}
    for unit in json.loads(CAMPAIGN.read_text())["units"]:
        for name in [unit["name"], *unit["aliases"]]:
            names[name] = unit["id"]
    return names


def through_libreoffice(source, kind, folder):
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True)
    return Path(folder) / f"{source.stem}.{kind}"


def save(book):
    target = HERE / book.file
    if target.suffix == ".csv":
        with target.open("w", encoding="utf-8-sig", newline="") as out:
            for row in book.workbook.worksheets[0].iter_rows(values_only=True):
                csv.writer(out).writerow(["" if value is None else value for value in row])
    elif target.suffix == ".xls" or book.file in THROUGH_LIBREOFFICE:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "in" / f"{target.stem}.xlsx"
            source.parent.mkdir()
            book.workbook.save(source)
            shutil.move(through_libreoffice(source, target.suffix[1:], folder), target)
    else:
        book.workbook.save(target)


def shown(target):
    """sheet → rows of texts, read back from the written file; days as 'YYYY-MM-DD'."""
    if target.suffix == ".csv":
        with target.open(encoding="utf-8-sig", newline="") as source:
            return {"Sheet1": [[text.strip() for text in row if text] for row in csv.reader(source)]}
    if target.suffix == ".xls":
        with tempfile.TemporaryDirectory() as folder:
            return shown(through_libreoffice(target, "xlsx", folder))
    say = lambda value: value.isoformat()[:10] if isinstance(value, datetime.date) else str(value).strip()
    workbook = openpyxl.load_workbook(target, data_only=True)
    return {
        sheet.title: [[say(value) for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]
        for sheet in workbook
    }


def verify(book):
    """Every origin row holds its problem, or its measures where the problem stands above; so for the other texts."""
    rows = shown(HERE / book.file)
    for item in book.items:
        sheet, row = item["origin"]["sheet"], item["origin"]["row"]
        texts, above = rows[sheet][row - 1], [text for line in rows[sheet][:row] for text in line]
        assert not any(text.startswith("#") for text in texts), (book.file, sheet, row)
        assert item["problem"] in texts or (item["measures"] in texts and item["problem"] in above), (book.file, sheet, row)
        repeated = item["problem"] not in texts or any(mark in texts for mark in ("同上", "同前", "〃"))
        said = [item.get(name) for name in ("measures", "goal", "cause", "leader", "department", "owner", "progress", "dueText")]
        for text in [*said, *(item.get("extras") or {}).values()]:
            joined = text in above and (repeated or "责任单位" in (item.get("extras") or {}))
            assert text is None or text in texts or joined, (book.file, sheet, row, text)
        days = {*texts, *(judged.DAYS.get(text) for text in texts)}
        for name in ("foundOn", "completedOn", "closedOn"):
            assert name not in item or item[name] in days, (book.file, sheet, row, name)
        if "due" in item and "dueText" not in item:
            typed = {day for (number, _), day in judged.TYPED.items() if str(number) in texts}
            assert item["due"] in {*texts, *typed}, (book.file, sheet, row, item["due"])
    for finding in book.findings:
        place = re.fullmatch(r"[A-Z]+(\d+)", finding["cell"] or "")
        assert place is None or rows[finding["sheet"]][int(place[1]) - 1], finding
    for zero in book.zero_reports:
        assert any("零报告" in text for text in rows[zero["sheet"]][zero["row"] - 1]), zero


def main():
    units, expected = unit_names(), []
    for make in [*offices.books, *campus.books, *schools.books, *collected.books]:
        book = make(units)
        for page in book.pages:
            page.end_joins()
        save(book)
        verify(book)
        expected.append(book.expected())
    (HERE / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n")
    count = lambda key: sum(len(book[key]) for book in expected)
    print(f"{len(expected)} books, {count('items')} items, {count('zeroReports')} zero reports, {count('findings')} findings")


if __name__ == "__main__":
    main()
