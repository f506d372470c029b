"""Rows are written once; the same values give the cells and the expectation."""
import csv, datetime, json, shutil, subprocess, tempfile
from pathlib import Path
import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter as L
from pool import POOL

HERE = Path(__file__).resolve().parent
CAMPAIGN = json.loads((HERE.parent.parent / "campaigns" / "zuofeng-2017.json").read_text())
UNITS = {n: u["id"] for u in CAMPAIGN["units"] for n in [u["name"], *u["aliases"]]}
CATS = {c["no"]: c["name"] for c in CAMPAIGN["categories"]}
MERGED, BLANK = object(), object()
LEADERS = "郑立群 范玉芬 宋向阳 韩秋生 董少华 袁慧芳".split()
OWNERS = "于晓帆 苏文斌 贾小满 卢冬梅 任新民 薛芳芳 侯立夏 石英华 邵春生 尹小川".split()
D = lambda m, d: datetime.datetime(2017, m, d)
F = "finding"
LIMITS = {  # text: (due, disposal, finding)
    "2017年7月20日": ("07-20",), "2017年8月31日前": ("08-31",), "7月底前": ("07-31",), "8月底": ("08-31",),
    "2017年9月底": ("09-30",), "8月上旬": ("08-10",), "9月中旬": ("09-20",), "10月下旬": ("10-31",),
    "第三季度": ("09-30",), "三季度末": ("09-30",), "2017.8.25": ("08-25",), "17.9.15": ("09-15",),
    "2017-09-08": ("09-08",), "2017/7/28": ("07-28",), "20170815": ("08-15",), "8月31号前": ("08-31",),
    "九月底前": ("09-30",), "２０１７年８月１５日": ("08-15",), "2017年9月": ("09-30",), "2017.10": ("10-31",),
    "7月1日至7月20日": ("07-20",), "8-9月": ("09-30",), "2017年7月10日—8月10日": ("08-10",),
    "二〇一七年八月三十日": ("08-30",), "八月二十日前": ("08-20",), "8月31日（周四）前": ("08-31",),
    "年底前": ("12-31",), "11月15日前": ("11-15",), "7月15日前": ("07-15",), "8月20日": ("08-20",),
    "2017年10月20日之前": ("10-20",), "9月30日前": ("09-30",), "2017年06月30日": ("06-30",), "8.10": ("08-10",),
    "2017年8月18日以前": ("08-18",), "6月25日前": ("06-25",), "7月31日前完成": ("07-31",), "10月15日前": ("10-15",),
    "2017年10月底前，并长期坚持": ("10-31", "ongoing"), "8月底前完成，长期坚持": ("08-31", "ongoing"),
    "立行立改": (None, "immediate"), "即知即改": (None, "immediate"), "立即整改": (None, "immediate"), "即查即改": (None, "immediate"),
    "长期坚持": (None, "ongoing"), "持续整改": (None, "ongoing"), "长期": (None, "ongoing"), "常态化推进": (None, "ongoing"),
    "待定": (None, None, F), "开学前": (None, None, F), "国庆节前": (None, None, F), "2017年8月前": (None, None, F),
    "9月31日前": (None, None, F), "近期": (None, None, F), "收到整改通知后15日内": (None, None, F),
    "6月31日": (None, None, F), "放暑假前": (None, None, F), "已完成": (None, None, F), "整改中": (None, None, F),
}
STATUS = {"已完成": "done", "已整改": "done", "已办结": "done", "整改中": "in-progress", "正在整改": "in-progress",
    "推进中": "in-progress", "正在办理": "in-progress", "未启动": "not-started", "待整改": "not-started", "未整改": "not-started",
    "已销号": "closed", "未销号": "in-progress", "已整改未销号": "done"}
YES_DONE = {"是": "done", "否": "in-progress"}
YES_CLOSED = {"是": "closed", "否": "in-progress"}
DISPOSAL = {"立行立改": "immediate", "限时整改": "time-limited", "长期坚持": "ongoing"}
CIRCLED = "①②③④⑤⑥⑦⑧"
STYLE = {"name": lambda n: CATS[n], "no": lambda n: n, "circled": lambda n: CIRCLED[n - 1], "full": lambda n: f"{n}.{CATS[n]}",
    "class": lambda n: "第" + "一二三四五六七八"[n - 1] + "类"}
AUTO = {"no", "problem", "measures", "goal", "cause", "category", "leader", "owner", "department"}


class V:
    """A cell whose reading is stated here."""
    def __init__(self, shown, says=None, ask=None, fmt=None):
        self.shown, self.says, self.ask, self.fmt = shown, says or {}, ask, fmt


class Dit:
    def __init__(self, shown="同上"):
        self.shown = shown


def C(label, field, opt=None, fmt=None, w=14):
    path = tuple(label.split("|"))
    clean = ["".join(p.split()) for p in path]
    return dict(path=path, field=field, opt=opt, fmt=fmt, w=w, extra="/".join(clean))


SIDE = Side(style="thin")
BOX = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)


class Book:
    def __init__(self, file, tricky, via=None):
        self.file, self.tricky, self.via = file, tricky, via
        self.wb = openpyxl.Workbook(); self.wb.remove(self.wb.active)
        self.items, self.zero, self.findings = [], [], []

    def find(self, sheet, cell, field):
        self.findings.append(dict(file=self.file, sheet=sheet, cell=cell, field=field))

    def aside(self, name, rows, state="visible"):
        ws = self.wb.create_sheet(name)
        for r in rows:
            ws.append(r if isinstance(r, list) else [r])
        ws.sheet_state = state
        self.find(name, None, "sheet")
        return ws

    def sheet(self, name, cols, unit=None, left=1, top=1, depts=("综合办公室",)):
        return Sheet(self, name, cols, unit, left, top, depts)

    def expected(self):
        return dict(file=self.file, items=self.items, zeroReports=self.zero, findings=self.findings)


class Sheet:
    def __init__(self, book, name, cols, unit, left, top, depts):
        self.book, self.name, self.cols, self.unit, self.left, self.at, self.depts = book, name, cols, unit, left, top, depts
        self.ws = book.wb.create_sheet(name)
        self.last, self.runs, self.n, self.k = {}, {}, 0, 0
        for i, c in enumerate(cols):
            self.ws.column_dimensions[L(left + i)].width = c["w"]

    def put(self, r, i, v, bold=False):
        c = self.ws.cell(r, self.left + i, v)
        c.border, c.alignment = BOX, Alignment(wrap_text=True, vertical="center")
        if bold:
            c.font, c.fill = Font(bold=True), PatternFill("solid", fgColor="E2EFDA")
        return c

    def merge(self, r1, i1, r2, i2):
        if (r1, i1) != (r2, i2):
            self.ws.merge_cells(start_row=r1, start_column=self.left + i1, end_row=r2, end_column=self.left + i2)

    def close(self):
        for i, r in self.runs.items():
            self.merge(r, i, self.at - 1, i)
        self.runs = {}

    def line(self, parts, merge=True, bold=False):
        """Texts at columns; each runs to the next when merged."""
        self.close()
        if isinstance(parts, str):
            parts = {0: parts}
        ks = sorted(parts)
        for k, nxt in zip(ks, ks[1:] + [len(self.cols)]):
            self.put(self.at, k, parts[k]).font = Font(bold=bold)
            if merge and nxt - k > 1:
                self.merge(self.at, k, self.at, nxt - 1)
        self.at += 1

    def skip(self, n=1):
        self.close(); self.at += n

    def header(self):
        self.close()
        depth = max(len(c["path"]) for c in self.cols)
        for i, c in enumerate(self.cols):
            p = c["path"]
            for lv, text in enumerate(p):
                leaf = lv == len(p) - 1
                if not leaf and i and self.cols[i - 1]["path"][:lv + 1] == p[:lv + 1] and len(self.cols[i - 1]["path"]) > lv + 1:
                    continue
                end = i
                if not leaf:
                    while end + 1 < len(self.cols) and self.cols[end + 1]["path"][:lv + 1] == p[:lv + 1]:
                        end += 1
                self.put(self.at + lv, i, text, True)
                self.merge(self.at + lv, i, self.at + (depth - 1 if leaf else lv), end)
        self.at += depth

    def numbers(self, shape="{}"):
        for i in range(len(self.cols)):
            t = shape.format(i + 1)
            self.put(self.at, i, int(t) if t.isdigit() else t)
        self.at += 1

    def nil(self, unit, parts):
        for i, t in parts.items():
            self.put(self.at, i, t)
        self.book.zero.append(dict(file=self.book.file, sheet=self.name, row=self.at, unit=unit))
        self.at += 1

    def row(self, k, *others, **over):
        p = POOL[k % len(POOL)]
        auto = dict(category=int(p[0]), problem=p[1], measures=p[2], goal=p[3], cause=p[4],
            leader=LEADERS[(self.k * 5 + k) % 6], owner=OWNERS[(self.k * 3 + k) % 10], department=self.depts[self.k % len(self.depts)])
        self.k += 1
        if over.get("no", None) not in (MERGED, BLANK):
            self.n += 1
        auto["no"] = self.n
        auto.update(over)
        rest = list(others)
        item = dict(origin=dict(file=self.book.file, sheet=self.name, row=self.at))
        if self.unit:
            item["unit"] = self.unit
        for i, c in enumerate(self.cols):
            v = auto[c["field"]] if c["field"] in AUTO else rest.pop(0)
            for key, said in self.cell(i, c, v).items():
                if key == "extras":
                    item.setdefault("extras", {}).update(said)
                elif key == "disposal" and key in item:
                    assert item[key] == said, (self.book.file, self.at)
                else:
                    assert key not in item or key == "unit", (self.book.file, self.at, key)
                    item[key] = said
        assert not rest, (self.book.file, self.at, rest)
        self.book.items.append(item)
        self.at += 1

    def cell(self, i, c, v):
        if v is MERGED:
            self.runs.setdefault(i, self.at - 1)
            return self.last[i]
        if i in self.runs:
            self.merge(self.runs.pop(i), i, self.at - 1, i)
        if v is BLANK:
            return self.last[i]
        if isinstance(v, Dit):
            self.put(self.at, i, v.shown)
            return self.last[i]
        x = v if isinstance(v, V) else plain(c, v)
        if x.shown is not None:
            cell = self.put(self.at, i, x.shown)
            if x.fmt or (c["fmt"] and isinstance(x.shown, datetime.datetime)):
                cell.number_format = x.fmt or c["fmt"]
            if isinstance(x.shown, str) and x.shown.startswith("=") and not x.fmt:
                cell.data_type = "s"
        if x.ask:
            self.book.find(self.name, f"{L(self.left + i)}{self.at}", x.ask)
        self.last[i] = x.says
        return x.says


def iso(d):
    return d.strftime("%Y-%m-%d")


def plain(c, v):
    f = c["field"]
    if v is None or f == "no":
        return V(v)
    if f == "x":
        return V(v, {"extras": {c["extra"]: str(v).strip()}})
    if f == "due":
        if isinstance(v, tuple):  # a real date and its number format
            return V(v[0], {"due": iso(v[0])}, None, v[1])
        if isinstance(v, datetime.datetime):
            return V(v, {"due": iso(v)})
        due, disposal, ask = (*LIMITS[v.strip()], None, None)[:3]
        says = {"dueText": v.strip()}
        if due: says["due"] = "2017-" + due
        if disposal: says["disposal"] = disposal
        return V(v, says, "due" if ask else None)
    if f == "category":
        return V(STYLE[c["opt"]](v), {"category": v})
    if f == "unit":
        return V(v, {"unit": UNITS[v.strip()]})
    if f == "disposal":
        return V(v, {"disposal": DISPOSAL[v]})
    if f == "claimed":
        return V(v, {"claimed": (c["opt"] or STATUS)[v.strip()]})
    if f in ("foundOn", "completedOn", "closedOn"):
        return V(v, {f: iso(v)})
    return V(v, {f: v.strip()})


def soffice(src, out, kind):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{HERE}/.lo", "--headless", "--convert-to", kind, "--outdir", str(out), str(src)],
        check=True, capture_output=True)


def save(book):
    target = HERE / book.file
    for s in book.wb.worksheets:
        s.sheet_view.showGridLines = True
    if book.via == "csv":
        with target.open("w", encoding="utf-8-sig", newline="") as out:
            w = csv.writer(out)
            for r in book.wb.worksheets[0].iter_rows(values_only=True):
                w.writerow(["" if v is None else v for v in r])
    elif book.via in ("lo", "xls"):
        with tempfile.TemporaryDirectory() as d:
            src = Path(d) / "in" / (target.stem + ".xlsx"); src.parent.mkdir()
            book.wb.save(src)
            soffice(src, d, target.suffix[1:])
            shutil.move(Path(d) / target.name, target)
    else:
        book.wb.save(target)


def shown(path):
    if path.suffix == ".csv":
        return {path.stem: list(csv.reader(path.open(encoding="utf-8-sig", newline="")))}
    if path.suffix == ".xls":
        with tempfile.TemporaryDirectory() as d:
            soffice(path, d, "xlsx")
            return shown(Path(d) / (path.stem + ".xlsx"))
    wb = openpyxl.load_workbook(path, data_only=True)
    return {ws.title: [list(r) for r in ws.iter_rows(values_only=True)] for ws in wb}


def verify(book):
    sheets = shown(HERE / book.file)
    for it in book.items:
        rows = sheets[it["origin"]["sheet"]]; n = it["origin"]["row"] - 1
        texts = [str(v).strip() for v in rows[n] if v not in (None, "")]
        above = [str(v).strip() for r in rows[:n] for v in r if v not in (None, "")]
        assert not any(t.startswith("#") for t in texts), texts
        if it["problem"] not in texts:
            assert it["problem"] in above and it["measures"] in texts, it
        for f in ("measures", "owner", "dueText", "progress"):
            if f in it and it[f] not in texts:
                assert {"同上", "〃"} & set(texts) or (f != "owner" and it[f] in above), (it, f, texts)
    for f in book.findings:
        assert f["sheet"] in sheets, f
        if f["cell"]:
            c = openpyxl.utils.cell.coordinate_from_string(f["cell"])
            i = openpyxl.utils.column_index_from_string(c[0]) - 1
            assert sheets[f["sheet"]][c[1] - 1][i] not in (None, ""), f
    for z in book.zero:
        assert any("零报告" in str(v) for v in sheets[z["sheet"]][z["row"] - 1]), z
