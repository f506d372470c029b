"""A sheet that writes its cells and, from the same values, what reading them should give."""
import datetime, random
from dataclasses import dataclass, field as dfield
import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter as letter

JOIN, SAME = object(), object()  # inside a vertical merge; blank without one
THIN = Side(style="thin", color="999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)

@dataclass
class V:
    """What a cell shows, what it says, whether a finding is due at it."""
    shown: object
    says: dict = dfield(default_factory=dict)
    ask: str = ""
    fmt: str = ""
    text: bool = False  # begins with = + - @ and is a text

@dataclass
class Ditto:
    shown: str

def L(text, due=None, disposal=None, ask=False):
    says = {"dueText": text.strip()}
    if due: says["due"] = due
    if disposal: says["disposal"] = disposal
    return V(text, says, "due" if ask else "")

def N(number, due=None, fmt=""):
    return V(number, {"due": due} if due else {}, "" if due else "due", fmt)

def D(m, d, y=2019): return datetime.datetime(y, m, d)
NOW, EVER = "immediate", "ongoing"
STATUS = {"整改中": "in-progress", "正在整改": "in-progress", "进行中": "in-progress", "推进中": "in-progress",
  "正在办理": "in-progress", "阶段性办结": "in-progress", "部分办结": "in-progress", "按时序整改": "in-progress", "未销号": "in-progress",
  "已完成": "done", "已整改": "done", "已办结": "done", "已整改到位": "done", "待验收": "done", "已整改未销号": "done",
  "已销号": "closed", "已完成整改销号": "closed",
  "未启动": "not-started", "未开始": "not-started", "未整改": "not-started", "待整改": "not-started"}
YES = {"done": {"是": "done", "否": "in-progress"}, "closed": {"是": "closed", "否": "in-progress"}}
DISPOSAL = {"立行立改": "immediate", "限时整改": "time-limited", "限期整改": "time-limited", "持续整改": "ongoing", "长期坚持": "ongoing"}
CATS = ["贯彻部署空转", "文山会海", "检查考核过多过频", "调查研究走过场", "服务师生不主动", "履职担当不够", "其他突出问题"]
STYLE = {"no": lambda n: n, "name": lambda n: CATS[n-1], "dot": lambda n: f"{n}.{CATS[n-1]}",
  "nth": lambda n: f"第{'一二三四五六七'[n-1]}类", "ring": lambda n: "①②③④⑤⑥⑦"[n-1]}
SURNAMES = "孔史毛邱秦江石谭贺龚文庞樊颜倪严牛温季俞"
GIVEN = ["若溪","景行","思远","念慈","亦凡","怀瑾","书瑶","承志","沐阳","嘉树","清和","知夏","安然","启明","望舒","云舟","长风","立言","可为","其琛"]

@dataclass
class Col:
    label: str          # "parent|leaf"
    field: str          # item field, no, x (an extra)
    style: str = ""     # category style; done/closed for yes-no; number format for dates
    key: str = ""
    width: int = 14
    @property
    def path(self): return self.label.split("|")
    @property
    def extra(self): return "/".join("".join(part.split()) for part in self.path)
    @property
    def name(self): return self.key or (self.extra if self.field == "x" else self.field)

def cols(*specs): return [Col(*s) if isinstance(s, tuple) else Col(s, "x") for s in specs]

class Book:
    def __init__(self, file, via=False):
        self.file, self.via = file, via
        self.wb = openpyxl.Workbook(); self.wb.remove(self.wb.active)
        self.items, self.zero, self.findings, self.sheets = [], [], [], []
        self.rnd = random.Random(file)
    def person(self): return self.rnd.choice(SURNAMES) + self.rnd.choice(GIVEN)
    def sheet(self, name, columns, unit=None, top=1, left=1, depts=("综合科",)):
        s = Sheet(self, name, columns, unit, top, left, depts); self.sheets.append(s); return s
    def find(self, sheet, cell, field):
        self.findings.append({"file": self.file, "sheet": sheet, "cell": cell, "field": field})
    def aside(self, name, lines, hidden=False):
        ws = self.wb.create_sheet(name)
        for line in lines: ws.append(list(line) if isinstance(line, (list, tuple)) else [line])
        ws.column_dimensions["A"].width = 30
        if hidden: ws.sheet_state = "hidden"
        self.find(name, None, "sheet"); return ws
    def empty(self, name): self.wb.create_sheet(name)
    def expected(self):
        return {"file": self.file, "items": self.items, "zeroReports": self.zero, "findings": self.findings}

class Sheet:
    def __init__(self, book, name, columns, unit, top, left, depts):
        self.book, self.name, self.columns, self.unit, self.r, self.left, self.depts = book, name, columns, unit, top, left, depts
        self.ws = book.wb.create_sheet(name); self.last, self.joins, self.n = {}, {}, 0
        for i, c in enumerate(columns):
            self.ws.column_dimensions[letter(left+i)].width = 34 if c.field in ("problem", "measures") else c.width
    def w(self, row, i, value, bold=False, box=True):
        c = self.ws.cell(row, self.left+i, value)
        c.alignment = Alignment(wrap_text=True, vertical="center")
        if box: c.border = BOX
        if bold: c.font = Font(bold=True)
        return c
    def merge(self, r1, i1, r2, i2):
        if (r1, i1) != (r2, i2):
            self.ws.merge_cells(start_row=r1, start_column=self.left+i1, end_row=r2, end_column=self.left+i2)
    def title(self, text, merged=True):
        c = self.w(self.r, 0, text, True, False); c.font = Font(bold=True, size=18); c.alignment = Alignment(horizontal="center")
        if merged: self.merge(self.r, 0, self.r, len(self.columns)-1)
        self.r += 1
    def line(self, parts, merged=False, bold=False):
        self.close()
        keys = sorted(parts)
        for k, nxt in zip(keys, keys[1:]+[len(self.columns)]):
            self.w(self.r, k, parts[k], bold, False)
            if merged: self.merge(self.r, k, self.r, nxt-1)
        self.r += 1
    def skip(self, n=1): self.close(); self.r += n
    def header(self):
        self.close()
        depth = max(len(c.path) for c in self.columns); paths = [c.path for c in self.columns]
        for i, p in enumerate(paths):
            for lv, text in enumerate(p):
                last = lv == len(p)-1
                if not last and i and paths[i-1][:lv+1] == p[:lv+1] and len(paths[i-1]) > lv+1: continue
                c = self.w(self.r+lv, i, text, True); c.fill = PatternFill("solid", fgColor="E2EFDA")
                end = i
                if not last:
                    while end+1 < len(paths) and paths[end+1][:lv+1] == p[:lv+1]: end += 1
                self.merge(self.r+lv, i, self.r+(depth-1 if last else lv), end)
        self.r += depth
    def row(self, **given):
        """One row: fields or extra labels → values; what is not given is blank."""
        b = self.book
        item = {"origin": {"file": b.file, "sheet": self.name, "row": self.r}}
        if self.unit: item["unit"] = self.unit
        names = [c.name for c in self.columns]
        assert set(given) <= set(names), (b.file, set(given)-set(names))
        for i, c in enumerate(self.columns):
            for k, said in self.cell(i, c, given.get(c.name)).items():
                if k == "extras": item.setdefault("extras", {}).update(said)
                elif said is not None:
                    assert k == "unit" or k not in item or item[k] == said, (b.file, self.r, k, item.get(k), said)
                    item[k] = said
                else: item.pop(k, None)
        assert item.get("problem"), (b.file, self.r)
        b.items.append(item); self.r += 1
    def cell(self, i, c, value):
        if value is not JOIN and i in self.joins: self.close(i)
        if value is JOIN: self.joins.setdefault(i, self.r-1); return self.last[i]
        if value is SAME: return self.last[i]
        if value is None: return {}
        if isinstance(value, Ditto): self.w(self.r, i, value.shown); return self.last[i]
        v = value if isinstance(value, V) else read(c, value)
        x = self.w(self.r, i, v.shown)
        if v.text: x.data_type = "s"; x.quotePrefix = True
        if isinstance(v.shown, datetime.datetime): x.number_format = v.fmt or c.style or "yyyy/m/d"
        elif v.fmt: x.number_format = v.fmt
        if v.ask: self.book.find(self.name, f"{letter(self.left+i)}{self.r}", v.ask)
        self.last[i] = v.says; return v.says
    def close(self, i=None):
        for k in ([i] if i is not None else list(self.joins)): self.merge(self.joins.pop(k), k, self.r-1, k)
    def rows(self, recs, **vec):
        """Rows from the content pool; vec: field or extra label → one value per row."""
        for v in vec.values(): assert len(v) == len(recs), (self.book.file, len(v), len(recs))
        for j, rec in enumerate(recs):
            given = {}
            for c in self.columns:
                if c.name in vec: given[c.name] = vec[c.name][j]
                elif c.field == "no": self.n += 1; given[c.name] = self.n
                elif c.field in ("category", "problem", "cause", "measures", "goal"):
                    given[c.name] = rec[("category", "problem", "cause", "measures", "goal").index(c.field)]
                elif c.field in ("leader", "owner"): given[c.name] = self.book.person()
                elif c.field == "department": given[c.name] = self.book.rnd.choice(self.depts)
            self.row(**given)
    def nil(self, unit, parts):
        self.close()
        for i, t in parts.items(): self.w(self.r, i, t)
        self.book.zero.append({"file": self.book.file, "sheet": self.name, "row": self.r, "unit": unit}); self.r += 1
    def hide_col(self, i): self.ws.column_dimensions[letter(self.left+i)].hidden = True; self.book.find(self.name, None, "sheet")
    def hide_row(self, r): self.ws.row_dimensions[r].hidden = True; self.book.find(self.name, None, "sheet")

def read(c, v):
    f = c.field
    if f == "no": return V(v)
    if f == "x": return V(v, {"extras": {c.extra: str(v).strip()}})
    if f == "category": return V(STYLE[c.style](v), {"category": v})
    if f == "disposal": return V(v, {"disposal": DISPOSAL[v]})
    if f == "claimed": return V(v, {"claimed": YES[c.style][v] if c.style in YES else STATUS[v]})
    if isinstance(v, datetime.datetime): return V(v, {f: v.strftime("%Y-%m-%d")})
    assert f != "due", v
    return V(v, {f: str(v).strip()})
