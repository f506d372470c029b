"""Saves a recorded book in its format, and reads it back to see that every origin row holds its problem."""

import csv
import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.utils import coordinate_to_tuple

THROUGH_LIBREOFFICE = {"附件4.xlsx", "2017年度督办事项汇总.xlsx", "新建 Microsoft Excel 工作表.xlsx"}


def convert(source, target):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target.suffix[1:]]
            + ["--outdir", f"{folder}/out", str(source)],
            check=True,
            capture_output=True,
        )
        shutil.move(Path(folder) / "out" / target.name, target)


def save(book, folder):
    target = folder / book.file
    if target.suffix == ".csv":
        with target.open("w", encoding="utf-8-sig", newline="") as out:
            for row in book.workbook.worksheets[0].iter_rows(values_only=True):
                csv.writer(out).writerow(["" if value is None else value for value in row])
    elif target.suffix == ".xls" or book.file in THROUGH_LIBREOFFICE:
        with tempfile.TemporaryDirectory() as place:
            source = Path(place) / f"{target.stem}.xlsx"
            book.workbook.save(source)
            convert(source, target)
    else:
        book.workbook.save(target)


def shown(target):
    """sheet → rows of texts, read back from the written file."""
    if target.suffix == ".csv":
        with target.open(encoding="utf-8-sig", newline="") as source:
            return {"Sheet1": [[text.strip() for text in row] for row in csv.reader(source)]}
    if target.suffix == ".xls":
        with tempfile.TemporaryDirectory() as place:
            again = Path(place) / f"{target.stem}.xlsx"
            convert(target, again)
            return shown(again)
    workbook = openpyxl.load_workbook(target, data_only=True)
    return {
        sheet.title: [["" if value is None else str(value).strip() for value in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in workbook
    }


def verify(book, folder):
    """Each origin row holds its problem (or its measures, where the problem is above); each finding's cell is full."""
    rows = shown(folder / book.file)
    for item in book.items:
        origin = item["origin"]
        texts = rows[origin["sheet"]][origin["row"] - 1]
        assert not any("#" in text for text in texts), (book.file, origin)
        if item["problem"] not in texts:
            above = [text for row in rows[origin["sheet"]][: origin["row"]] for text in row]
            assert item["measures"] in texts and item["problem"] in above, (book.file, origin)
        for name in ("measures", "owner", "progress"):
            assert item.get(name, "") in texts or name not in item, (book.file, origin, name)
    for finding in book.findings:
        if finding["cell"]:
            row, column = coordinate_to_tuple(finding["cell"])
            assert rows[finding["sheet"]][row - 1][column - 1], finding
    for zero in book.zero_reports:
        texts = "".join(rows[zero["sheet"]][zero["row"] - 1])
        assert "零报告" in texts or "未发现" in texts, zero
