#!/usr/bin/python3
"""Writes the held-back ledgers and what reading them should give (expected.json).

usage: /usr/bin/python3 make.py            needs openpyxl and LibreOffice (soffice)

Values and expectation come from the same rows (recorded.py), meanings from hand-made tables (judged.py); nothing
here shares a rule with the reader. Six books pass through LibreOffice (five .xlsx, one .xls); one is a .csv in GB18030.

Judgement calls:
- A cell naming several units, or one that the campaign does not know, gives no unit and a finding; its text is
  kept as an extra under its label, so that nothing is lost while the question is open.
- A status word in the limit's column (已完成) is kept as dueText, gives no due, no claim, and a finding.
- 整改要求 beside a 整改措施 that tells deeds in the past: the former is `measures`, the latter `progress`.
- 整改时限 beside 延期至: the first is `due`; an extension is the office's to approve, so 延期至 is an extra.
- 下一步措施 beside 已采取的整改措施: `measures` and `progress`.
- 待验收 and 待复检 are claims of done; 未销号, 未办结, 部分办结, 否 say in progress; 未整改, 待整改 not started.
- A limit 2017.1 typed as a number asks; shown as 2017.10 by its format it is October; 8.4 can only be 8月4日.
- 等效措施, 应急措施和预案 beside 整改措施, and 未完成原因 beside 原因分析, are extras.
- A small table set apart by empty columns or rows gives neither items nor extras.
- Under a header whose upper row is metadata, an extra keeps its own label alone.
- The .csv is called Sheet1.csv so that a sheet named after the file and a default name agree.
Avoided, because two careful people would differ: cells joining unit and person (责任单位/责任人), 单位负责人,
percentages as the only progress, 附件1/附件2, 已通过, 未落实, 因故暂停, 没有明确时间表, extras under three header
rows, extras with line breaks in their label, real dates shown as a month only, dates and fractions as extras,
确认完结时间, 整改要求 with no 整改措施 beside a 整改计划, a nil return for one office of a unit with items.
"""

import csv
import json
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import openpyxl

import administration
import inspection
import office
import services
import teaching

HERE = Path(__file__).resolve().parent
CAMPAIGN = HERE.parent.parent / "campaigns" / "zuofeng-2017.json"
THROUGH_LIBREOFFICE = {
    "重点工作督办事项一览表（截至8月31日）.xlsx",
    "学工部问题整改台账（暑期版）.xlsx",
    "安全隐患整改“五定”表.xlsx",
    "专项清理问题总台账.xlsx",
    "能环系7月.xlsx",  # its formulas are computed there
}


def unit_names():
    names = {}
    for unit in json.loads(CAMPAIGN.read_text())["units"]:
        for name in [unit["name"], *unit["aliases"]]:
            names[name] = unit["id"]
    return names


def convert(workbook, target):
    """Saves through LibreOffice, so that its dialect of the format is read too."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in" / (target.stem + ".xlsx")
        source.parent.mkdir()
        workbook.save(source)
        kind = target.suffix[1:]
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
            + ["--outdir", folder, str(source)],
            check=True,
            capture_output=True,
        )
        shutil.move(Path(folder) / target.name, target)


def write_csv(workbook, target):
    with target.open("w", encoding="gb18030", newline="") as out:
        writer = csv.writer(out)
        for row in workbook.worksheets[0].iter_rows(values_only=True):
            writer.writerow(["" if value is None else value for value in row])


def save(book):
    target = HERE / book.file
    if target.suffix == ".csv":
        write_csv(book.workbook, target)
    elif target.suffix == ".xls" or book.file in THROUGH_LIBREOFFICE:
        convert(book.workbook, target)
    else:
        book.workbook.save(target)
        write_rich(target, book.two_fonts)


def write_rich(target, texts):
    """Turns shared strings into runs of two fonts, as Excel stores a text that is half bold."""
    if not texts:
        return
    with zipfile.ZipFile(target) as source:
        parts = [(entry, source.read(entry)) for entry in source.infolist()]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for entry, data in parts:
            if entry.filename == "xl/sharedStrings.xml":
                for text in texts:
                    plain = f"<si><t>{text}</t></si>".encode()
                    assert plain in data, text
                    runs = f"<si><r><rPr><b/></rPr><t>{text[:4]}</t></r><r><t>{text[4:]}</t></r></si>"
                    data = data.replace(plain, runs.encode())
            out.writestr(entry, data)


def shown(target):
    """sheet → row → texts, read back from the written file."""
    if target.suffix == ".csv":
        with target.open(encoding="gb18030", newline="") as source:
            return {"Sheet1": [[text.strip() for text in row] for row in csv.reader(source)]}
    if target.suffix == ".xls":
        with tempfile.TemporaryDirectory() as folder:
            again = Path(folder) / (target.stem + ".xlsx")
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
                + ["--outdir", folder, str(target)],
                check=True,
                capture_output=True,
            )
            return shown(again)
    workbook = openpyxl.load_workbook(target, data_only=True)
    return {
        sheet.title: [[str(value).strip() for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]
        for sheet in workbook
    }


def verify(book):
    """Every origin row holds its problem (or, where that is the one above, its measures); every finding's cell is full."""
    rows = shown(HERE / book.file)
    for item in book.items:
        origin = item["origin"]
        texts = rows[origin["sheet"]][origin["row"] - 1]
        assert not any("#" in text for text in texts), (book.file, origin)
        if item["problem"] not in texts:
            above = [text for row in rows[origin["sheet"]][: origin["row"]] for text in row]
            assert item["measures"] in texts and item["problem"] in above, (book.file, origin)
        for name in ("measures", "owner", "dueText", "progress"):
            if name in item and item[name] not in texts:
                assert any(mark in texts for mark in ("同上", "〃")), (book.file, origin, name)
    for zero in book.zero_reports:
        assert any("零报告" in text or "未发现" in text for text in rows[zero["sheet"]][zero["row"] - 1]), zero


def main():
    units = unit_names()
    makers = [*administration.books, *inspection.books, *services.books, *teaching.books, *office.books]
    expected = []
    for make in makers:
        book = make(units)
        for sheet in book.sheets:
            sheet.end_joins()
        save(book)
        verify(book)
        expected.append(book.expected())
    (HERE / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n")
    count = lambda key: sum(len(book[key]) for book in expected)
    print(f"{len(expected)} books, {count('items')} items, {count('zeroReports')} zero reports, {count('findings')} findings")


if __name__ == "__main__":
    main()
