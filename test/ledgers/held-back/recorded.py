"""A book that writes itself and, from the same values, what reading it should give.

`Sheet.row` takes one value per column; each value is written into the cell and read by hand-made tables
(judged.py) into the expected item. Sentinels say how a cell repeats the one above it.
"""

import datetime
from dataclasses import dataclass, field as data_field

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

import judged

SAME = object()  # blank, not merged, means the cell above
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
    """label: what the header shows, outermost first. field: item field, 'no' (序号), 'x' (kept as an extra)."""

    label: tuple
    field: str
    format: str = ""
    style: str = ""  # how a category is written; the table of a yes/no status
    width: float = 14
    keeps: str = ""  # an extra's label where it is not its path


def col(label, field, **more):
    return Column(tuple(label.split("|")) if isinstance(label, str) else label, field, **more)


def iso(day):
    return day.isoformat()[:10]


thin = Side(style="thin", color="808080")
BOX = Border(left=thin, right=thin, top=thin, bottom=thin)


class Book:
    def __init__(self, file, units, epoch1904=False):
        self.file, self.units = file, units
        self.workbook = openpyxl.Workbook()
        if epoch1904:
            self.workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        self.workbook.remove(self.workbook.active)
        self.two_fonts = []  # texts to be written as rich text, half of it bold
        self.sheets, self.items, self.zero_reports, self.findings = [], [], [], []

    def sheet(self, name, columns=(), unit=None, left=1, top=1):
        self.sheets.append(Sheet(self, name, list(columns), unit, left, top))
        return self.sheets[-1]

    def plain(self, name, lines, ask=True, state="visible"):
        """A sheet without a ledger: cover, instructions, form. `ask`: the reader must say that it set it aside."""
        page = self.workbook.create_sheet(name)
        for line in lines:
            page.append(line if isinstance(line, (list, tuple)) else [line])
        page.column_dimensions["A"].width = 40
        page.sheet_state = state
        if ask:
            self.find(name, None, "sheet")
        return page

    def find(self, sheet, cell, field):
        self.findings.append({"file": self.file, "sheet": sheet, "cell": cell, "field": field})

    def expected(self):
        return {
            "file": self.file,
            "items": self.items,
            "zeroReports": self.zero_reports,
            "findings": self.findings,
        }


class Sheet:
    def __init__(self, book, name, columns, unit, left, top):
        self.book, self.name, self.columns, self.unit = book, name, columns, unit
        self.left, self.at = left, top
        self.page = book.workbook.create_sheet(name)
        self.last = {}  # column → what the cell above says
        self.joins = {}  # column → first row of the running merge
        for place, column in enumerate(columns):
            self.page.column_dimensions[get_column_letter(left + place)].width = column.width

    # --- what is not data ---
    def banner(self, text, size=16, merged=True):
        """A title over the whole width."""
        cell = self.write(self.at, 0, text)
        cell.font, cell.alignment = Font(bold=True, size=size), Alignment(horizontal="center")
        if merged:
            self.merge(self.at, 0, self.at, len(self.columns) - 1)
        self.at += 1

    def line(self, parts, merged=True):
        """A row of texts at given columns: {0: '填报单位：…', 4: '…'}; each runs to the next one."""
        self.end_joins()
        places = sorted(parts)
        for place, after in zip(places, [*places[1:], len(self.columns)]):
            self.write(self.at, place, parts[place])
            if merged and after - place > 1:
                self.merge(self.at, place, self.at, after - 1)
        self.at += 1

    def skip(self, rows=1):
        self.end_joins()
        self.at += rows

    def hide_rows(self, *rows):
        """Hidden rows are read like any other, and the reader must say that there are some."""
        for row in rows:
            self.page.row_dimensions[row].hidden = True
        self.book.find(self.name, None, "sheet")

    def hide_column(self, place):
        self.page.column_dimensions[get_column_letter(self.left + place)].hidden = True
        self.book.find(self.name, None, "sheet")

    def hide(self):
        self.page.sheet_state = "hidden"
        self.book.find(self.name, None, "sheet")

    def header(self, merged=True):
        depth = max(len(column.label) for column in self.columns)
        for place, column in enumerate(self.columns):
            label = column.label
            for level, text in enumerate(label):
                before = self.columns[place - 1].label if place else ()
                shared = level < len(label) - 1 and before[: level + 1] == label[: level + 1]
                if not (shared and place):
                    self.write(self.at + level, place, text, head=True)
                    self.spread(place, level, depth, merged)
        self.at += depth

    def spread(self, place, level, depth, merged):
        """Merge a label over its children, or down to the last header row."""
        label = self.columns[place].label
        end = place
        if level < len(label) - 1:
            while end + 1 < len(self.columns) and self.columns[end + 1].label[: level + 1] == label[: level + 1]:
                end += 1
        bottom = self.at + (depth - 1 if level == len(label) - 1 else level)
        if merged and (end > place or bottom > self.at + level):
            self.merge(self.at + level, place, bottom, end)

    def numbers(self, first=1, shape="{}"):
        """列号: a row that numbers the columns."""
        for place in range(len(self.columns)):
            text = shape.format(first + place)
            self.write(self.at, place, int(text) if text.isdigit() else text)
        self.at += 1

    def section(self, text, merged=True):
        self.end_joins()
        self.write(self.at, 0, text).font = Font(bold=True)
        if merged:
            self.merge(self.at, 0, self.at, len(self.columns) - 1)
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
                elif said is None:
                    item.pop(key, None)
                else:
                    agreed = key not in item or key == "unit" or item[key] == said
                    assert agreed, (self.book.file, self.name, self.at, key, item[key], said)
                    item[key] = said
        assert item.get("problem"), (self.book.file, self.name, self.at)
        self.book.items.append(item)
        self.at += 1

    def nil(self, unit, parts):
        """零报告 as a data row."""
        for place, text in parts.items():
            self.write(self.at, place, text)
        self.end_joins()
        self.book.zero_reports.append({"file": self.book.file, "sheet": self.name, "row": self.at, "unit": unit})
        self.at += 1

    def cell(self, place, value):
        if value is not JOIN and place in self.joins:
            self.end_join(place)
        if value is JOIN:
            self.joins.setdefault(place, self.at - 1)
            self.border(place)
            return self.last[place]
        if value is SAME:
            return self.last[place]
        if isinstance(value, Ditto):
            self.write(self.at, place, value.shown)
            return self.last[place]
        column = self.columns[place]
        put = value if isinstance(value, Put) else read(column, value, self.book.units)
        if put.shown is not None:
            cell = self.write(self.at, place, put.shown)
            if put.literal:
                cell.data_type = "s"
            if put.format or (isinstance(put.shown, (datetime.date, datetime.datetime)) and column.format):
                cell.number_format = put.format or column.format
        if put.ask:
            self.book.find(self.name, f"{get_column_letter(self.left + place)}{self.at}", put.ask)
        self.last[place] = put.says
        return put.says

    def end_join(self, place):
        self.merge(self.joins.pop(place), place, self.at - 1, place)

    def end_joins(self):
        for place in list(self.joins):
            self.end_join(place)

    # --- cells ---
    def border(self, place):
        self.page.cell(self.at, self.left + place).border = BOX

    def write(self, row, place, value, head=False):
        cell = self.page.cell(row, self.left + place, value)
        cell.border, cell.alignment = BOX, Alignment(wrap_text=True, vertical="center")
        if head:
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
        return cell

    def merge(self, top, left, bottom, right):
        if (top, left) != (bottom, right):
            self.page.merge_cells(
                start_row=top, start_column=self.left + left, end_row=bottom, end_column=self.left + right
            )


def read(column, value, units):
    """One ordinary cell: what is shown and what it says."""
    field = column.field
    if value is None:
        return Put(None)
    if field == "no":
        return Put(value)
    if field == "x":
        label = column.keeps or "/".join(part.strip() for part in column.label)
        return Put(value, {"extras": {label: str(value).strip()}})
    if field == "due":
        return limit(value)
    if field == "category":
        return Put(judged.CATEGORY_STYLES[column.style](value), {"category": value})
    if field == "unit":
        return Put(value, {"unit": units["".join(value.split())]})
    if field == "disposal":
        return Put(value, {"disposal": judged.DISPOSALS[value]})
    if field == "claimed":
        return Put(value, {"claimed": statuses(column)[value]})
    if field in ("completedOn", "closedOn", "foundOn"):
        return Put(value, {field: judged.DAYS[value] if isinstance(value, str) else iso(value)})
    return Put(value, {field: str(value).strip()})


def statuses(column):
    return {"done": judged.YES_NO_DONE, "closed": judged.YES_NO_CLOSED}.get(column.style, judged.STATUSES)


def limit(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return Put(value, {"due": iso(value)})
    if isinstance(value, tuple):  # a typed number and its format
        number, shape = value
        due = judged.TYPED[value]
        asked = due == judged.ASK
        return Put(number, {} if asked else {"due": due}, "due" if asked else "", shape)
    due, disposal, ask = judged.LIMITS[value.strip()]
    says = {"dueText": value.strip(), "due": due, "disposal": disposal}
    return Put(value, {key: said for key, said in says.items() if said}, "due" if ask else "")
