#!/usr/bin/python3
"""Writes a held-back set of ledgers and what reading them should give (expected.json).

usage: /usr/bin/python3 make.py            needs openpyxl and LibreOffice (soffice)

The technique is that of the first set (../held-back/recorded.py): values and expectation come from the same rows,
meanings from hand-made tables (judged.py here); nothing shares a rule with the reader, and the author saw neither
its code nor its tests. Three .xlsx books and the .xls pass through LibreOffice; one book is a .csv, UTF-8 with BOM.

Judgement calls:
- A cell naming several units, or one that the campaign does not know (校友办), gives no unit and a finding; its
  text is kept as an extra under its label.
- A status word in the limit's column is kept as dueText, gives no due, no claim, and a finding.
- 完成情况 that holds only status words is `claimed`; 办理情况, 落实情况, 当前进展, 推进情况 with sentences are `progress`.
- 完成时间 that is the table's only day is the limit; beside 办理时限, with days only where something is done, it is
  the day of completion.
- 整改要求 beside 整改措施 that tells deeds: `measures` and `progress`; so are 拟采取的 and 已采取的整改措施.
- 申请延期至 beside 办理时限 is an extra: an extension is the office's to approve.
- 责任科室 is `department`; 责任教研室 too; 配合主体/责任科室 and 督导/责任部门 are extras under their path.
- 立即整改，8月10日前完成 and 立行立改（7月10日前） give both the day and the disposal.
- 8月前, 2017年10月前 have two readings; 9月1日起 is a start; 每月10日前 recurs; 国庆节前, 寒假前 are not in the campaign.
- A typed 9.2 may be 9月2日 or 9月20日 and asks; 9.6 can only be 9月6日; 8.2 shown as 8.20 is 8月20日.
- A row left blank in number and problem takes problem, leader and department from above, without a merge.
- Three numbered problems in one cell stay one item with a finding at that cell.
- Hidden rows, columns and sheets are read and said (a finding without a cell).
- The .csv is called Sheet1.csv so that a sheet named after the file and a default name agree.
Avoided, because two careful people would differ: unit and person in one cell, percentages as the only progress,
dates as extras, extras under three header rows, blank cells meaning 同上 in rows that have their own number,
units in metadata and title that disagree, a category by words that are not the campaign's.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = HERE.parent / "held-back"
sys.path.append(str(FIRST))  # recorded.py; `judged` is the one beside this file

import recorded  # noqa: E402  after the path is set

import collected  # noqa: E402
import departments  # noqa: E402
import judged  # noqa: E402
import saving  # noqa: E402

assert Path(judged.__file__).parent == HERE and recorded.judged is judged
CAMPAIGN = HERE.parent.parent / "campaigns" / "zuofeng-2017.json"


def unit_names():
    names = {}
    for unit in json.loads(CAMPAIGN.read_text())["units"]:
        for name in [unit["name"], *unit["aliases"]]:
            names[name] = unit["id"]
    return names


def main():
    units, expected = unit_names(), []
    for make in [*departments.books, *collected.books]:
        book = make(units)
        for sheet in book.sheets:
            sheet.end_joins()
        saving.save(book, HERE)
        saving.verify(book, HERE)
        expected.append(book.expected())
    (HERE / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n")
    count = lambda key: sum(len(book[key]) for book in expected)
    print(f"{len(expected)} books, {count('items')} items, {count('zeroReports')} zero reports, {count('findings')} findings")


if __name__ == "__main__":
    main()
