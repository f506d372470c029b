"""A book that writes itself and, from the same values, what reading it should give.

`Page.row` takes one value per column; each value is written into the cell and read by hand-made tables
(judged.py) into the expected item. Sentinels say how a cell repeats the one above it.
"""

import datetime
import re
from dataclasses import dataclass, field as data_field

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

import judged

ABOVE = object()  # blank, not merged, means the cell above
JOIN = object()  # part of the vertical merge begun above


@dataclass
class Ditto:
    """同上, 〃 and their kin."""

    shown: str = "同上"


@dataclass
class Put:
    """A cell whose reading is stated here: the item's fields, and the field of a finding if there must be one."""

    shown: object
    says: dict = data_field(default_factory=dict)
    ask: str = ""
    format: str = ""
    literal: bool = False  # a text beginning with = that must stay text


@dataclass
class Column:
    """label: the header's path, outermost first. field: an item's field, 'no' (序号) or 'x' (kept as an extra)."""

    label: tuple
    field: str
    width: float = 14
    format: str = ""
    style: str = ""  # how a category is written; which yes-and-no a status is
    codes: dict = data_field(default_factory=dict)  # what the label's own code list says


def col(label, field, width=14, **more):
    return Column(tuple(label.split("|")), field, width, **more)


def bare(label):
    return re.sub(r"\s+", "", label)


THIN = Side(style="thin", color="606060")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


class Book:
    def __init__(self, file, units):
        self.file, self.units = file, units
        self.workbook = openpyxl.Workbook()
        self.workbook.remove(self.workbook.active)
        self.pages, self.items, self.zero_reports, self.findings = [], [], [], []

    def page(self, name, columns, unit=None, left=1, top=1):
        self.pages.append(Page(self, name, columns, unit, left, top))
        return self.pages[-1]

    def aside(self, name, lines, widths=(16, 36, 16, 36), merges=()):
        """A sheet without a ledger (cover, form, statistics); the reader must say that it set it aside."""
        sheet = self.workbook.create_sheet(name)
        for line in lines:
            sheet.append(line if isinstance(line, (list, tuple)) else [line])
        for place, width in enumerate(widths):
            sheet.column_dimensions[get_column_letter(place + 1)].width = width
        for block in merges:
            sheet.merge_cells(block)
        self.find(name, None, "sheet")

    def find(self, sheet, cell, field):
        self.findings.append({"file": self.file, "sheet": sheet, "cell": cell, "field": field})

    def expected(self):
        return {
            "file": self.file,
            "items": self.items,
            "zeroReports": self.zero_reports,
            "findings": self.findings,
        }


class Page:
    def __init__(self, book, name, columns, unit, left, top):
        self.book, self.name, self.columns, self.unit = book, name, list(columns), unit
        self.left, self.at = left, top
        self.sheet = book.workbook.create_sheet(name)
        self.said = {}  # column → what the cell above says
        self.joins = {}  # column → first row of the running merge
        for place, column in enumerate(self.columns):
            self.sheet.column_dimensions[get_column_letter(left + place)].width = column.width

    # --- what is not data ---
    def title(self, text, merged=True, size=18):
        cell = self.write(self.at, 0, text, box=False)
        cell.font, cell.alignment = Font(bold=True, size=size), Alignment(horizontal="center")
        if merged:
            self.merge(self.at, 0, self.at, len(self.columns) - 1)
        self.at += 1

    def line(self, parts, merged=False):
        """A row of texts at given columns; when merged, each runs to the next one."""
        self.end_joins()
        places = sorted(parts)
        for place, after in zip(places, [*places[1:], len(self.columns)]):
            self.write(self.at, place, parts[place], box=False)
            if merged and after - place > 1:
                self.merge(self.at, place, self.at, after - 1)
        self.at += 1

    def section(self, text, merged=True):
        self.line({0: text}, merged)

    def skip(self, rows=1):
        self.end_joins()
        self.at += rows

    def hide_rows(self, *rows):
        """Hidden rows are read like any other, and the reader must say that there are some."""
        for row in rows:
            self.sheet.row_dimensions[row].hidden = True
        self.book.find(self.name, None, "sheet")

    def hide_column(self, place):
        self.sheet.column_dimensions[get_column_letter(self.left + place)].hidden = True
        self.book.find(self.name, None, "sheet")

    def hide(self):
        self.sheet.sheet_state = "hidden"
        self.book.find(self.name, None, "sheet")

    def header(self, merged=True):
        self.end_joins()
        depth = max(len(column.label) for column in self.columns)
        for place, column in enumerate(self.columns):
            for level, text in enumerate(column.label):
                if level == len(column.label) - 1 or not self.shares(place - 1, place, level):
                    self.write(self.at + level, place, text, head=True)
                    if merged:
                        self.spread(place, level, depth)
        self.at += depth

    def shares(self, one, other, level):
        """Whether two neighbouring columns stand under the same label at that level."""
        if one < 0 or other >= len(self.columns):
            return False
        first, second = self.columns[one].label, self.columns[other].label
        inner = level < len(first) - 1 and level < len(second) - 1
        return inner and first[: level + 1] == second[: level + 1]

    def spread(self, place, level, depth):
        end = place
        while self.shares(end, end + 1, level):
            end += 1
        leaf = level == len(self.columns[place].label) - 1
        self.merge(self.at + level, place, self.at + depth - 1 if leaf else self.at + level, end)

    def numbers(self, marks):
        """栏次: a row that numbers the columns."""
        for place, mark in zip(range(len(self.columns)), marks):
            self.write(self.at, place, mark)
        self.at += 1

    # --- data ---
    def row(self, *values):
        assert len(values) == len(self.columns), (self.book.file, self.name, self.at, len(values), len(self.columns))
        item = {"origin": {"file": self.book.file, "sheet": self.name, "row": self.at}}
        if self.unit:
            item["unit"] = self.unit
        for place, value in enumerate(values):
            for key, said in self.cell(place, value).items():
                if key == "extras":
                    item.setdefault("extras", {}).update(said)
                else:
                    agreed = key not in item or key == "unit" or item[key] == said
                    assert agreed, (self.book.file, self.name, self.at, key, item[key], said)
                    item[key] = said
        assert item.get("problem"), (self.book.file, self.name, self.at)
        self.book.items.append(item)
        self.at += 1

    def nil(self, unit, parts):
        """零报告 as a data row."""
        self.end_joins()
        for place, text in parts.items():
            self.write(self.at, place, text)
        self.book.zero_reports.append({"file": self.book.file, "sheet": self.name, "row": self.at, "unit": unit})
        self.at += 1

    def cell(self, place, value):
        if value is JOIN:
            self.joins.setdefault(place, self.at - 1)
            return self.said[place]
        if place in self.joins:
            self.end_join(place)
        if value is ABOVE:
            return self.said[place]
        if isinstance(value, Ditto):
            self.write(self.at, place, value.shown)
            return self.said[place]
        column = self.columns[place]
        put = value if isinstance(value, Put) else read(column, value, self.book.units)
        if put.shown is not None:
            cell = self.write(self.at, place, put.shown)
            if put.literal:
                cell.data_type = "s"
            if put.format or (isinstance(put.shown, datetime.date) and column.format):
                cell.number_format = put.format or column.format
        if put.ask:
            self.book.find(self.name, f"{get_column_letter(self.left + place)}{self.at}", put.ask)
        self.said[place] = put.says
        return put.says

    def end_join(self, place):
        self.merge(self.joins.pop(place), place, self.at - 1, place)

    def end_joins(self):
        for place in list(self.joins):
            self.end_join(place)

    # --- cells ---
    def write(self, row, place, value, head=False, box=True):
        cell = self.sheet.cell(row, self.left + place, value)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if box:
            cell.border = BOX
        if head:
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E2EFDA")
        return cell

    def merge(self, top, left, bottom, right):
        if (top, left) != (bottom, right):
            left, right = left + self.left, right + self.left
            self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def kept(column, value):
    """An extra: 'parent/leaf' under a two-level header, else the leaf."""
    assert len(column.label) < 3, column
    return {"extras": {"/".join(bare(part) for part in column.label): str(value).strip()}}


def several(column, text):
    """A cell that names several units, or one that nobody knows."""
    return Put(text, kept(column, text), "unit")


def read(column, value, units):
    """One ordinary cell: what is shown and what it says."""
    field = column.field
    if value is None:
        return Put(None)
    if field == "no":
        return Put(value)
    if field == "x":
        return Put(value, kept(column, value))
    if field == "due":
        return limit(value)
    if column.codes:
        return Put(value, {field: column.codes[value]})
    if field == "category":
        return Put(judged.CATEGORY_STYLES[column.style](value), {"category": value})
    if field == "unit":
        return Put(value, {"unit": units[bare(value)]})
    if field == "disposal":
        return Put(value, {"disposal": judged.DISPOSALS[value]})
    if field == "claimed":
        table = {"done": judged.YES_NO_DONE, "closed": judged.YES_NO_CLOSED}.get(column.style, judged.STATUSES)
        return Put(value, {"claimed": table[value]})
    if field in ("completedOn", "closedOn", "foundOn"):
        return Put(value, {field: judged.DAYS[value] if isinstance(value, str) else value.isoformat()[:10]})
    return Put(value, {field: str(value).strip()})


def limit(value):
    if isinstance(value, datetime.date):
        return Put(value, {"due": value.isoformat()[:10]})
    if isinstance(value, tuple):  # a date or a typed number, and its format
        shown, shape = value
        if isinstance(shown, datetime.date):
            return Put(shown, {"due": shown.isoformat()[:10]}, format=shape)
        due = judged.TYPED[value]
        asked = due == judged.ASK
        return Put(shown, {} if asked else {"due": due}, "due" if asked else "", shape)
    due, disposal, ask = judged.LIMITS[value.strip()]
    says = {"dueText": value.strip(), "due": due, "disposal": disposal}
    return Put(value, {key: said for key, said in says.items() if said}, "due" if ask else "")
