"""Writes a workbook and, from the same values, what reading it should give. Meanings stand in hand-made tables."""
import datetime
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter as L

D = datetime.datetime
M = object()  # goes on with the vertical merge begun above

class Say:  # a shown value whose reading is said here
    def __init__(self, shown, ask=None, fmt=None, **says):
        self.shown, self.ask, self.fmt, self.says = shown, ask, fmt, says

class F(str): pass  # a formula, computed by LibreOffice

class Same:  # 同上, 〃
    def __init__(self, shown="同上"): self.shown = shown

IM, ON = "immediate", "ongoing"
LIMITS = {}
for line in """2024年4月30日|2024-04-30
2024年5月20日前|2024-05-20
2024年6月30日|2024-06-30
2024年6月15日前|2024-06-15
2024年7月31日|2024-07-31
2024年8月31日前|2024-08-31
2024年9月30日|2024-09-30
2024年9月20日前完成|2024-09-20
2024年10月31日前|2024-10-31
2024年11月15日|2024-11-15
2024年12月20日|2024-12-20
2024年6月底前|2024-06-30
2024年9月底前|2024-09-30
2024年10月底前完成|2024-10-31
2024年12月底前|2024-12-31
2025年3月底前|2025-03-31
2024年5月|2024-05-31
2024年11月|2024-11-30
4月底前|2024-04-30
5月底前|2024-05-31
6月底|2024-06-30
7月底前|2024-07-31
8月底之前|2024-08-31
十月底前|2024-10-31
11月底前完成|2024-11-30
5月15日前|2024-05-15
6月20日前|2024-06-20
7月10日前|2024-07-10
9月10日|2024-09-10
9月25日前|2024-09-25
10月18日前|2024-10-18
2024.5.31|2024-05-31
2024.6.28|2024-06-28
2024.09.15|2024-09-15
2024.10.20|2024-10-20
2024-05-30|2024-05-30
2024-06-30|2024-06-30
2024-7-5|2024-07-05
2024-08-16|2024-08-16
2024-9-30|2024-09-30
2024/6/15|2024-06-15
2024/7/20|2024-07-20
2024/8/31|2024-08-31
2024/10/15|2024-10-15
20240630|2024-06-30
20240915|2024-09-15
24.6.30|2024-06-30
24.9.20|2024-09-20
２０２４年７月１５日|2024-07-15
二〇二四年八月二十五日|2024-08-25
二〇二四年十月底前|2024-10-31
6月上旬|2024-06-10
7月中旬|2024-07-20
9月下旬|2024-09-30
2024年8月中旬|2024-08-20
二季度末|2024-06-30
第三季度|2024-09-30
第四季度末|2024-12-31
2024年三季度|2024-09-30
年底前|2024-12-31
2024年底前|2024-12-31
2024年5-6月|2024-06-30
2024年7月1日至8月15日|2024-08-15
2024年9月2日—6日|2024-09-06
10月8日-10月25日|2024-10-25
立行立改||immediate
即知即改||immediate
立即整改||immediate
即查即改||immediate
长期坚持||ongoing
常态化推进||ongoing
持续整改||ongoing
长期||ongoing
9月底前，并长期坚持|2024-09-30|ongoing
2024年6月底前完成，并长期坚持|2024-06-30|ongoing
9月31日前|||ask
2024年6月31日|||ask
2024年8月前|||ask
待定|||ask
尽快|||ask
近期|||ask
开学前|||ask
暑假前|||ask
本学期末|||ask
国庆节前|||ask
收到反馈意见后30日内|||ask
已完成|||ask
已整改|||ask
正在整改|||ask""".split("\n"):
    p = line.split("|") + ["", ""]
    LIMITS[p[0]] = (p[1] or None, p[2] or None, bool(p[3]))

TYPED = {(6.15, "General"): "2024-06-15", (7.25, "General"): "2024-07-25", (8.18, "General"): "2024-08-18", (10.31, "General"): "2024-10-31",
         (9.3, "General"): None, (9.3, "0.00"): "2024-09-30", (2024.9, "General"): "2024-09-30", (2024.1, "0.00"): "2024-10-31",
         (2024.1, "General"): None, (45565, "General"): "2024-09-30", (20240830, "General"): "2024-08-30", (5.28, "General"): "2024-05-28"}

STAT = {"已销号": "closed", "未销号": "in-progress", "待验收": "done", "已整改": "done", "正在整改": "in-progress", "未整改": "not-started",
        "已办结": "done", "正在办理": "in-progress", "阶段性办结": "in-progress", "未办结": "in-progress", "推进中": "in-progress",
        "待整改": "not-started", "整改中": "in-progress", "已完成": "done", "进行中": "in-progress", "未启动": "not-started",
        "已整改到位": "done", "已整改未到位": "in-progress", "关闭": "closed", "已落实": "done", "正在落实": "in-progress",
        "已完成整改销号": "closed", "已完成整改并通过验收": "done", "按时序整改": "in-progress", "已整改未销号": "done"}
YES = {"done": {"是": "done", "否": "in-progress"}, "closed": {"是": "closed", "否": "in-progress"}}
DISP = {"立行立改": IM, "限时整改": "time-limited", "分阶段整改": None, "持续整改": ON, "长期坚持": ON}
DAYS = {"2024年5月16日": "2024-05-16", "2024年6月12日": "2024-06-12", "2024.5.22": "2024-05-22", "2024.6.18": "2024-06-18", "2024-07-03": "2024-07-03",
        "2024/6/27": "2024-06-27", "2024年4月8日": "2024-04-08", "2024年4月19日": "2024-04-19", "5月27日": "2024-05-27", "6月24日": "2024-06-24",
        "2024.4.11": "2024-04-11", "2024.4.25": "2024-04-25", "2024-06-05": "2024-06-05", "2024年8月20日": "2024-08-20"}
CATS = ["主体责任落实不到位", "财务资产管理不规范", "选人用人程序不严谨", "工程采购管控不严", "师生诉求回应不及时", "其他需要整改的问题"]
CSTYLE = {"n": lambda n: n, "name": lambda n: CATS[n - 1], "dot": lambda n: f"{n}.{CATS[n-1]}", "pause": lambda n: f"{n}、{CATS[n-1]}",
          "circle": lambda n: "①②③④⑤⑥"[n - 1], "class": lambda n: f"第{'一二三四五六'[n-1]}类", "text": str}

side = Side(style="thin"); BOX = Border(left=side, right=side, top=side, bottom=side)

class Book:
    def __init__(self, file, lo=False):
        self.file, self.lo, self.wb = file, lo, Workbook()
        self.wb.remove(self.wb.active)
        self.items, self.zeros, self.findings, self.sheets = [], [], [], []
    def sheet(self, name, cols=(), unit=None, left=1, top=1):
        s = Sheet(self, name, cols, unit, left, top); self.sheets.append(s); return s
    def find(self, sheet, cell, field): self.findings.append(dict(file=self.file, sheet=sheet, cell=cell, field=field))
    def aside(self, name, rows, state="visible", merges=()):
        ws = self.wb.create_sheet(name)
        for r in rows: ws.append(r if isinstance(r, list) else [r])
        for m in merges: ws.merge_cells(m)
        ws.sheet_state = state; ws.column_dimensions["A"].width = 24
        self.find(name, None, "sheet")

class Sheet:
    def __init__(self, book, name, cols, unit, left, top):
        self.b, self.name, self.unit, self.left, self.at = book, name, unit, left, top
        self.cols = [(tuple(c[0].split("|")), *c[1:]) for c in cols]
        self.ws = book.wb.create_sheet(name)
        self.last, self.open = {}, {}
        for i, c in enumerate(self.cols):
            self.ws.column_dimensions[L(left + i)].width = {"problem": 34, "measures": 34, "no": 6, "progress": 26, "goal": 22}.get(c[1], 13)
    def put(self, r, i, v, bold=False):
        c = self.ws.cell(r, self.left + i, v)
        if isinstance(v, str) and v and v[0] in "=+-@" and not isinstance(v, F): c.data_type = "s"
        c.border, c.alignment = BOX, Alignment(wrap_text=True, vertical="center")
        if bold: c.font, c.fill = Font(bold=True), PatternFill("solid", fgColor="E2EFDA")
        return c
    def merge(self, r1, i1, r2, i2):
        if (r1, i1) != (r2, i2):
            self.ws.merge_cells(start_row=r1, start_column=self.left + i1, end_row=r2, end_column=self.left + i2)
    def close(self):
        for i, r in list(self.open.items()): self.merge(r, i, self.at - 1, i)
        self.open = {}
    def title(self, t, merged=True):
        self.line({0: t}, merged); self.ws.cell(self.at - 1, self.left).font = Font(bold=True, size=16)
    def line(self, parts, merged=True):
        self.close()
        ks = sorted(parts)
        for k, nx in zip(ks, ks[1:] + [len(self.cols)]):
            self.put(self.at, k, parts[k])
            if merged and nx - k > 1: self.merge(self.at, k, self.at, nx - 1)
        self.at += 1
    def skip(self, n=1): self.close(); self.at += n
    def header(self, merged=True):
        depth = max(len(c[0]) for c in self.cols)
        for lv in range(depth):
            i = 0
            while i < len(self.cols):
                lab = self.cols[i][0]
                if lv >= len(lab): i += 1; continue
                j = i
                if lv < len(lab) - 1:
                    while j + 1 < len(self.cols) and self.cols[j + 1][0][:lv + 1] == lab[:lv + 1] and len(self.cols[j + 1][0]) > lv + 1: j += 1
                self.put(self.at + lv, i, lab[lv], True)
                end = self.at + depth - 1 if lv == len(lab) - 1 else self.at + lv
                if merged: self.merge(self.at + lv, i, end, j)
                i = j + 1
        self.at += depth
    def numbers(self, f=int):
        for i in range(len(self.cols)): self.put(self.at, i, f(i + 1))
        self.at += 1
    def nil(self, unit, parts):
        self.close()
        for k, v in parts.items(): self.put(self.at, k, v)
        self.b.zeros.append(dict(file=self.b.file, sheet=self.name, row=self.at, unit=unit)); self.at += 1
    def row(self, *vals, above=()):
        assert len(vals) == len(self.cols), (self.b.file, self.at, len(vals), len(self.cols))
        item = {"origin": {"file": self.b.file, "sheet": self.name, "row": self.at}}
        if self.unit: item["unit"] = self.unit
        for i, v in enumerate(vals):
            col = self.cols[i]
            if v is not M and i in self.open: self.merge(self.open.pop(i), i, self.at - 1, i)
            if v is M:
                self.open.setdefault(i, self.at - 1); self.put(self.at, i, None); says = self.last[i]
            elif isinstance(v, Same):
                self.put(self.at, i, v.shown); says = self.last[i]
            elif v is None:
                self.put(self.at, i, None)
                says = self.last.get(i, {}) if col[1] in above else {}
                if col[1] in above: assert says
            else:
                s = v if isinstance(v, Say) else self.read(col, v)
                c = self.put(self.at, i, s.shown)
                fmt = s.fmt or (col[3] if len(col) > 3 and isinstance(s.shown, D) else None)
                if isinstance(s.shown, D): c.number_format = fmt or "yyyy-mm-dd"
                elif fmt: c.number_format = fmt
                if s.ask: self.b.find(self.name, f"{L(self.left + i)}{self.at}", s.ask)
                says = self.last[i] = s.says
            for k, x in says.items():
                if x is None: continue
                if k == "extras": item.setdefault("extras", {}).update(x)
                else:
                    assert k not in item or k == "unit" or (k == "disposal" and item[k] == x), (self.b.file, self.at, k)
                    item[k] = x
        if item.get("unit") == "-": del item["unit"]
        assert item.get("problem"), (self.b.file, self.at)
        self.b.items.append(item); self.at += 1
    def read(self, col, v):
        label, f = col[0], col[1]; style = col[2] if len(col) > 2 else ""
        t = v.strip() if isinstance(v, str) else v
        if f == "no": return Say(v)
        if f == "x":
            lab = style or "/".join("".join(p.split()) for p in label)
            assert isinstance(v, (str, int, float))
            return Say(v, extras={lab: str(t)})
        if f == "due":
            if isinstance(v, D): return Say(v, due=v.strftime("%Y-%m-%d"))
            if isinstance(v, tuple):
                d = TYPED[v]; return Say(v[0], fmt=v[1], ask=None if d else "due", due=d)
            d, disp, ask = LIMITS[t]; return Say(v, ask="due" if ask else None, due=d, disposal=disp, dueText=t)
        if f in ("completedOn", "closedOn", "foundOn"):
            return Say(v, **{f: v.strftime("%Y-%m-%d") if isinstance(v, D) else DAYS[t]})
        if f == "claimed": return Say(v, claimed=(YES[style] if style in YES else STAT)[t])
        if f == "disposal": assert DISP[t]; return Say(v, disposal=DISP[t])
        if f == "category": return Say(CSTYLE[style](v), category=v)
        if f == "unit": return Say(v, unit=UNITS["".join(t.split())])
        return Say(v, **{f: str(t)})

import json, pathlib
HERE = pathlib.Path(__file__).resolve().parent
UNITS = {n: u["id"] for u in json.loads((HERE / "campaign.json").read_text())["units"] for n in [u["name"], *u["aliases"]]}

# problem | cause | measure | goal | progress | evidence | category
POOL = [x.split("|") for x in """党支部“三会一课”记录后补，签到表笔迹雷同|日常督促不够|规范纪实手册，逐月抽查原始记录|记录真实完整|手册已启用，抽查两次|支部纪实手册|1
意识形态工作责任制清单照搬往年，未结合本单位实际|研究部署不深入|重新梳理风险点，修订责任清单|清单一事一责|责任清单已修订|修订后的责任清单|1
领导班子会议对重大事项未逐项表决，会议纪要过于简略|议事规则执行不严|修订议事规则，实行逐项表决并如实记录|议事程序合规|新议事规则已印发|会议纪要样本|1
差旅费报销附件不齐，缺少出差审批单|审核把关不严|开展票据专项检查，补齐附件|报销附件齐全率100%|已补齐附件46份|补正单据目录|2
横向课题结余经费长期挂账，最早可追溯到五年前|未定期清理往来款|逐项核对结余，分类下达清理通知|结余经费应清尽清|正在与项目负责人核对|清理通知及核对表|2
多媒体教室设备未贴资产标签，账实不符|资产管理员更换后未交接|全面盘点贴签，完善交接手续|账卡物相符|盘点完成三分之二|盘点表|2
公务接待未执行一事一单，事后补签公函|制度学习不到位|组织学习接待管理规定，实行先审批后接待|接待手续完备|已组织专题学习|学习签到表|2
专业技术岗位聘期考核流于形式，未区分等次|考核指标不具体|细化考核指标，量化评分|考核等次拉开差距|指标体系征求意见中|考核办法征求意见稿|3
干部人事档案材料缺失，学历认证件未归档|归档责任不清|逐卷审核，限期补充缺失材料|档案材料齐全|已补充材料21件|补充材料登记表|3
兼职教师聘用未履行审批备案程序|程序意识淡薄|清理兼职聘用，补办备案手续|聘用全部备案|备案手续办理中|备案审批表|3
零星维修项目拆分立项，规避公开采购|监督机制缺位|建立年度维修项目库，统一打包采购|零星维修全部入库|项目库初步建立|维修项目库清单|4
合同签订日期晚于货物验收日期|合同审签流程不畅|上线合同审签系统，先签后履约|倒签合同为零|系统进入试运行|系统上线通知|4
竣工项目结算审核超期，施工单位多次来访催办|结算资料移交不及时|明确资料移交时点，建立结算倒计时表|结算周期不超过90天|三个项目已完成结算|结算审核意见书|4
供应商考核缺少现场核查记录|考核办法可操作性不强|修订供应商考核办法，增加现场核查环节|考核记录可追溯|办法已提交审议|考核办法送审稿|4
学生宿舍热水供应时段不合理，多次投诉未答复|与服务企业沟通不畅|调整供水时段并公示，建立投诉当日答复机制|投诉答复率100%|时段已调整|公示截图|5
研究生助研津贴发放滞后两个月|发放流程环节多|简化流程，每月10日前发放|津贴按月发放|流程已压减至三个环节|发放明细表|5
留学生公寓应急照明损坏未修复|巡查维修衔接不紧|更换应急照明，建立巡修联动单|完好率100%|已更换应急灯18盏|更换前后照片|5
教师公寓分配结果未公示|信息公开意识不强|公示分配办法和结果，设立监督电话|分配全过程公开|分配结果已公示|公示文件|5
网站群存在长期不更新的“僵尸”栏目|栏目维护责任未落实|关停合并低频栏目，签订维护责任书|栏目季度更新率100%|关停栏目9个|栏目清理台账|6
弱口令账号较多，等级保护测评问题未闭环|安全投入不足|强制修改口令，逐项整改测评问题|高危漏洞清零|高危漏洞已修复|漏洞复测报告|6
校外培训点安全责任书未签订|属地管理边界不清|补签安全责任书，每季度联合检查|责任书签订率100%|责任书补签完成|责任书扫描件|6
实验废液暂存间标识不清，台账登记漏项|危废管理培训不足|更换标识牌，开展危废管理培训|台账登记无漏项|标识牌已更换|培训记录|6
档案库房温湿度记录中断三个月|值守安排有空档|安装自动监测设备，实行交接班登记|记录连续完整|设备已到货待安装|监测数据导出表|6
公文办理超期较多，急件平均办理用时5天|催办提醒机制不健全|启用公文催办功能，每周通报超期情况|急件当日办结|催办功能已启用|周通报|1
对上级督查反馈问题未制定专项方案|重视程度不够|成立专班，制定专项整改方案|方案经集体研究|方案已报分管领导审定|专项方案|1
国有资产出租合同到期后未及时续签或收回|合同台账缺失|建立出租合同台账，到期前三个月预警|到期合同零遗漏|台账已建立|出租合同台账|2
大型仪器设备使用机时偏低，开放共享不足|共享激励机制缺乏|出台开放共享办法，公布预约平台|年均机时达到800小时|预约平台已公布|平台截图|2
学术不端举报受理渠道未公布|制度宣传不到位|在官网公布受理电话和信箱|举报渠道公开|受理信箱已公布|官网截图|5
招生宣传材料中就业数据未注明统计口径|数据审核机制不完善|统一数据口径，实行双人审核|宣传数据准确|已下架旧版材料|审核登记表|6
食堂大宗食材采购未落实双人验收|岗位设置不合理|增设验收岗，验收单双人签字|验收签字率100%|验收岗已到位|验收单样本|4
年度预算执行进度缓慢，四季度集中支出|预算编制不精细|实行预算执行月通报，约谈进度滞后项目|序时进度达标|已通报两期|预算执行通报|2
外事接待礼品登记不完整|登记责任人不明确|明确登记人，补登历史礼品|登记完整率100%|历史礼品补登完毕|礼品登记簿|6
学位论文盲审意见未反馈到导师|系统通知功能未启用|启用系统自动通知，纳入导师考核|反馈率100%|通知功能已测试|系统通知记录|5
新进教师岗前培训学时不足|培训计划安排不科学|补足学时，培训考核合格后上岗|学时达标率100%|补训班已开班|培训考勤表|3
内部审计发现问题未纳入绩效考核|结果运用机制不健全|将整改情况纳入单位年度考核指标|考核指标落地|指标已写入考核方案|年度考核方案|1
工程变更签证未经现场复核|现场管理薄弱|实行三方现场复核，留存影像|签证复核率100%|复核制度已试行|签证复核单|4""".split("\n")]
assert len(POOL) == 36 and len({p[0] for p in POOL}) == 36
class P:
    def __init__(self, p): self.p, self.c, self.m, self.g, self.pr, self.ev = p[:6]; self.k = int(p[6])
def pool(start, n): return [P(POOL[(start + i * 5) % 36]) for i in range(n)]
SUR, GIV = "沈韩唐冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程", ["志远", "思齐", "文博", "雨桐", "明轩", "晓岚", "启航", "静怡", "嘉宁", "一鸣", "书瑶"]
def name(n): return SUR[(n * 7 + n // 20) % 20] + GIV[(n * 3) % 11]
DEPT = ["综合科", "秘书科", "业务科", "质量科", "预算科", "档案科", "培训科", "信息管理科"]
def dept(n): return DEPT[n % 8]
