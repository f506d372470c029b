#!/usr/bin/python3
"""Writes the eighteen workbooks of "某工业学院", 2019, and what reading them should give (expected.json).

usage: /usr/bin/python3 make.py            needs openpyxl and LibreOffice (soffice)

Judgement calls (each believed to be what a careful colleague says; list for the lead):
- campaign.namedDays: the shape [{name, day}] is a guess (no sample was at hand); only the limits that are exactly
  校庆日 / 毕业典礼日 use it. 国庆节前, 开学前 stay unresolved: finding, no due.
- 已办结 已整改 已完成 已整改到位 待验收 已整改未销号 claim done; 已销号 已完成整改销号 closed; 推进中 正在办理
  阶段性办结 部分办结 按时序整改 整改中 未销号 进行中 and a 否 say in progress; 未启动 未开始 未整改 待整改 not started.
- 是否销号 是 = closed; 是否完成 / 是否整改到位 是 = done.
- 督办编号 / 隐患编号 (plain 1, 2, 3 …) as the only number column is the 序号, not an extra.
- 承办单位 / 责任单位 in the register of the whole school is `unit`; 协办单位, 配合单位 are extras.
- 承办人, 办理人 = owner; 承办科室 = department; 诉求内容 = problem; 诉求来源, 督办依据, 任务来源 = source; 办理措施,
  推进举措, 治理措施, 具体举措 = measures; 治理时限, 办理时限 = due; 办结时间, 整改到位时间 = completedOn; 登记日期 = foundOn.
- 隐患等级 (一般/较大), 隐患部位, 诉求人, 联系电话, 验收人, 备注, 材料报送时限 are extras.
- 整改措施 beside 已采取的措施 (told in the past): `measures` and `progress`.
- 完成时间 alone, future dates = due; beside a 整改时限 = completedOn.
- a typed 7.25 / 11.15 can only be 25 July / 15 November (typed 9.3 was avoided: it may be 9.30).
- 处置类型 / 整改类型 with 立行立改/限时整改/持续整改 = disposal.
- hidden rows and columns are read and said (finding without a cell, any finding of that sheet counts).
- a small statistics table below or beside a ledger gives neither items nor extras nor an expected finding.
- rows that are blank in number and problem take problem, leader, department from above, nothing else.
- a month's sheet with only a nil row is a zero report of the unit of that sheet; that unit has no items in the book.
- 单位：项 beside 截至… is the unit of count, not a department: the title's unit holds (重点任务台账).
- 材料报送时限 beside 完成时间: the latter is `due`; in the rows that continue a problem in 财务部's book the category is written out.
- typed numbers (7.25, 11.15, 43738, 20190815) give `due`; no dueText is expected of them.
Avoided: percentages, 关闭, 整改延期, 已落实, 完成情况 with mixed content, two-stage limits, X前 of named days, dates as extras,
extras under three header rows, cells joining unit and person, several numbered problems in a cell, 配合领导, ranks.
"""
import csv, json, shutil, subprocess, tempfile
from pathlib import Path
import openpyxl
from content import TEACH, LIB, HOSP, OFFICE, SAFE, SERVE, TASKS
from core import *

HERE = Path(__file__).resolve().parent
CAMPAIGN = json.loads((HERE/"campaign.json").read_text())
UNITS = {n: u["id"] for u in CAMPAIGN["units"] for n in [u["name"], *u["aliases"]]}
U = lambda name: V(name, {"unit": UNITS[name.strip()]})
TEACHING = ("教学科", "实训一室", "学工办", "专业教研室", "综合科")

def b01():
    b = Book("智能制造学院三清单（6月12日报）.xlsx")
    s = b.sheet("三清单", cols(("序号","no"), ("问题清单|问题类别","category","dot"), ("问题清单|具体问题","problem"), ("问题清单|原因分析","cause"),
        ("整改清单|整改措施","measures"), ("整改清单|整改目标","goal"), ("整改清单|完成时限","due","yyyy/m/d"), ("整改清单|整改状态","claimed"),
        ("责任清单|责任领导","leader"), ("责任清单|责任科室","department"), ("责任清单|责任人","owner"), "责任清单|联系电话"),
        "zzx", depts=TEACHING)
    s.title("集中整治“三清单”"); s.line({0: "填报单位：智能制造学院　　　　填报日期：2019年6月12日　　　　填报人：孔知夏"}, True); s.header()
    s.rows(TEACH[:9], due=[D(6,28),D(7,5),D(6,28),D(7,12),D(9,30),D(7,5),D(10,31),D(6,28),D(9,20)],
        claimed=["整改中","整改中","已完成","未启动","整改中","已完成","未启动","已完成","整改中"],
        **{"责任清单/联系电话": [6101,6102,6103,6101,6104,6102,6105,6103,6101]})
    s.line({0: "注：三清单实行动态管理，每周五更新一次。"}, True); s.line({0: "负责人签字：", 6: "审核：", 9: "（盖章）"})
    return b

def b02():
    b = Book("汽车学院问题整改统计.xlsx")
    s = b.sheet("Sheet1", cols(("编  号","no"), ("问题性质","kind"), ("问 题\n描 述","problem"), ("涉及岗位","post"), ("产生原因","cause"), ("整改\n举措","measures"),
        ("整改期限","due"), ("责任人","owner"), "备　注"))
    s.unit = "qcx"; s.header()  # the file's name alone says the unit
    k = ["形式主义","官僚主义","加重基层负担"]
    s.rows(TEACH[10:18], post=["库管员","专业教师","班主任","教学秘书","学院秘书","教学秘书","教研室主任","辅导员"], kind=[k[0],k[1],k[2],k[0],k[0],k[1],k[0],k[0]],
        due=[L("2019.6.30","2019-06-30"),L("2019-7-5","2019-07-05"),L("19.7.20","2019-07-20"),L("6月底前","2019-06-30"),L("2019年7月15日","2019-07-15"),
             L("２０１９年８月２０日","2019-08-20"),L("7月10日前 ","2019-07-10"),L("2019年9月底","2019-09-30")],
        备注=[None,"企业导师反映",None,None,"学生代表提出",None,None,"督导组指出"])
    b.empty("Sheet2"); b.empty("Sheet3")
    return b

def b03():
    b = Book("隐患排查治理（图书馆）.xlsx")
    s = b.sheet("隐患台账", cols(("隐患编号","no"), ("检查日期","foundOn",'m"月"d"日"'), "隐患部位", ("隐患内容","problem"), "隐患等级", ("治理措施","measures"),
        ("治理时限","due",'m"月"d"日"'), ("责任部门","department"), ("治理责任人","owner"), ("整改到位时间","completedOn",'m"月"d"日"'), ("是否销号","claimed","closed")),
        "tsg", depts=("流通部","技术部","采编部","综合部"))
    s.title("安全隐患排查治理台账"); s.line({0: "填报单位：", 2: "图书馆", 6: "填报时间：", 7: "2019年7月19日"}); s.header()
    recs = [LIB[i] for i in (0,1,3,4,5,7)] + [SAFE[10], SAFE[9]]
    recs[7] = (6,"报告厅吊顶板松动","维修工单积压","拆除松动吊顶并复检","吊顶检测合格")
    s.n = 0
    s.rows(recs, foundOn=[D(6,3),D(6,3),D(6,4),D(6,5),D(6,10),D(6,10),D(6,12),D(6,13)],
        隐患部位=["密集书库","电子阅览室","二楼东侧","五楼阅览区","地下书库","报刊区","一楼值班室","报告厅"],
        隐患等级=["一般","较大","较大","一般","一般","一般","一般","较大"],
        due=[D(6,20),D(6,30),D(6,6),D(7,31),D(7,15),D(6,28),D(6,21),D(8,30)],
        completedOn=[D(6,18),None,D(6,5),None,D(7,16),D(6,27),D(6,20),None], claimed=["是","否","是","否","是","是","是","否"])
    s.line({1: "检查人员签字：", 7: "馆长签字："})
    return b

def b04():
    b = Book("校医院师生诉求办理台账.xlsx")
    s = b.sheet("诉求办理", cols(("序号","no"), ("登记日期","foundOn","yyyy-mm-dd"), ("诉求来源","source"), "诉求人", ("诉求内容","problem"), ("办理措施","measures"),
        ("办理时限","due"), ("承办科室","department"), ("承办人及联系电话","owner"), ("办理结果","progress"), ("办理状态","claimed")),
        "xyy", depts=("门诊部","药房","公共卫生科","护理组"))
    s.title("校医院师生诉求办理台账"); s.header()
    s.rows([HOSP[i] for i in (0,1,2,4,5,7)], foundOn=[D(4,8),D(4,11),D(4,22),D(5,6),D(5,13),D(5,20)],
        source=["校长信箱","意见簿","学生代表座谈会","意见簿","校长信箱","电话投诉"], 诉求人=["在校学生","退休教师","在校学生","教职工家属","在校学生","在校学生"],
        due=[L("4月15日前","2019-04-15"),L("2019/4/18","2019-04-18"),L("4月底前","2019-04-30"),L("立即办理",None,NOW),L("5月31日","2019-05-31"),L("5月下旬","2019-05-31")],
        owner=["邱安然 6220","秦启明 6221","江若溪 6222","邱安然 6220","石云舟 6223","秦启明 6221"],
        progress=["已增设午间值班医生一名","退单说明已印制使用","通知渠道已并入班级群","当事人已接受批评教育","复诊窗口正在改造","线路已报电信公司检修"],
        claimed=["已办结","已办结","已办结","已办结","正在办理","正在办理"])
    s.line({0: "累计受理诉求6件。"}, True)
    b.aside("诉求登记表", [["师生诉求登记表"],["诉求人姓名",""],["所在单位",""],["联系电话",""],["诉求事项",""],["受理人签字",""],["受理意见",""]])
    return b

def b05():
    b = Book("重点任务台账—党办.xlsx")
    s = b.sheet("重点任务", cols(("序号","no"), ("重点任务","problem"), ("任务来源","source"), ("具体举措","measures"), ("工作目标","goal"), ("牵头领导","leader"),
        ("责任科室","department"), ("责任人","owner"), ("完成时限","due"), ("进展情况","progress")), "dwb", depts=("秘书科","机要科","督查科"))
    s.title("党委办公室2019年度重点任务台账"); s.line({0: "截至2019年8月2日", 8: "单位：项"}); s.header()
    s.line({0: "一、减少文件会议"}, True, True)
    s.rows(TASKS[:3], source=["工作要点","工作要点","集中整治方案"], due=[L("三季度末","2019-09-30"),L("8月上旬","2019-08-10"),L("2019年7-8月","2019-08-31")],
        progress=["会议计划已报批两期","已停办简报四种","急件专人跟签已试行"])
    s.line({0: "二、统筹检查考核"}, True, True)
    s.rows(TASKS[3:6], source=["集中整治方案","师生反映","领导批示"], due=[L("年底前","2019-12-31"),L("第二季度","2019-06-30"),L("2019年11月底","2019-11-30")], progress=["检查计划已征求意见","已清理工作群十七个","正在梳理报表目录"])
    s.line({0: "三、改进工作作风"}, True, True)
    s.rows(TASKS[6:], source=["工作要点","领导批示","师生反映","集中整治方案"],
        due=[L("持续推进",None,EVER),L("长期坚持",None,EVER),L("8月中旬","2019-08-20"),L("2019年10月","2019-10-31")],
        progress=["按月调度会已召开两次","联系记录已抽查一轮","来信系统已升级","调研计划拟定中"])
    return b

def b06():
    b = Book("电信学院（4-6月）.xlsx")
    c = lambda: cols(("序号","no"), ("问题类别","category","nth"), ("存在问题","problem"), ("整改措施","measures"), ("整改时限","due"), ("责任领导","leader"), ("责任部门","department"), ("责任人","owner"))
    months = (("4月","四", TEACH[1:5], [L("4月26日前","2019-04-26"),Ditto("同上"),L("5月15日","2019-05-15"),Ditto("〃")], [None,Ditto("同上"),None,Ditto("同上")]),
              ("5月","五", TEACH[8:12], [L("2019年5月31日","2019-05-31"),L("6月14日前","2019-06-14"),Ditto("同上"),L("立行立改",None,NOW)], [None,Ditto("〃"),Ditto("〃"),None]),
              ("6月","六", TEACH[16:20], [L("6月底","2019-06-30"),L("7月5日前","2019-07-05"),L("暑假前",None,None,True),L("长期",None,EVER)], [None,None,Ditto("同上"),None]))
    for name, han, recs, due, lead in months:
        s = b.sheet(name, c(), "dxx", depts=TEACHING); s.title(f"电子信息学院{han}月份问题整改台账"); s.header()
        s.rows(recs, due=due, leader=[x or b.person() for x in lead])
    return b

def b07():
    b = Book("后勤保障部整改清单（截至6月20日）.xlsx", via=True)
    s = b.sheet("整改清单", cols(("序号","no"), ("问题类别","category","no"), ("问题描述","problem"), ("问题来源","source"), ("整改措施","measures"), ("分管领导","leader"),
        ("责任科室","department"), ("具体责任人","owner"), ("整改时限","due",'yyyy"年"m"月"d"日"'), ("状态","claimed"), "验收人"),
        "hqb", top=3, left=3, depts=("饮食科","公寓科","维修科","物业科"))
    s.title("问题整改清单", False); s.line({0: "填报单位：后勤保障部", 7: "截至2019年6月20日"}); s.skip(); s.header()
    recs = [SERVE[i] for i in (5,6,7)] + [SAFE[i] for i in (3,4,5,12)]
    s.rows(recs, source=["学生座谈会","学生座谈会","网上投诉","夜间巡查","联合检查","联合检查","汛前排查"],
        due=[D(5,31),D(6,10),D(7,15),D(6,30),D(7,31),D(6,14),D(6,25)], claimed=["已整改","已整改","正在整改","正在整改","待整改","已整改","正在整改"],
        验收人=["牛长风","牛长风",None,None,None,"温立言",None])
    s.hide_col(3)
    s.skip(2); s.line({2: "统计项目", 4: "数量"}); s.line({2: "已整改", 4: 3}); s.line({2: "正在整改", 4: 3}); s.line({2: "待整改", 4: 1})
    return b

def b08():
    b = Book("化材学院7月台账.csv")
    s = b.sheet("化材学院7月台账", cols(("序号","no"), ("问题","problem"), ("原因","cause"), ("整改措施","measures"), ("时限","due"), ("责任领导","leader"), ("责任人","owner"), ("是否完成","claimed","done"), "备注"), "hcx")
    s.line({0: "化工与材料学院7月份整改台账"}); s.header()
    s.rows([SAFE[1],SAFE[8],TEACH[3],TEACH[10],TEACH[11],TEACH[7],TEACH[17]],
        due=[L("2019-07-12","2019-07-12"),L("2019/7/19","2019-07-19"),L("7月下旬","2019-07-31"),L("8月30日前","2019-08-30"),L("2019年9月","2019-09-30"),L("20190726","2019-07-26"),L("即知即改",None,NOW)],
        claimed=["是","是","否","否","否","是","是"], 备注=["已更换风扇两台",None,None,None,"待教研室讨论",None,None])
    return b

def b09():
    b = Book("安全保卫部隐患整改表.xls", via=True)
    s = b.sheet("隐患整改", cols(("序号","no"), ("存在隐患","problem"), ("整改措施","measures"), ("整改期限","due","yyyy-mm-dd"), ("责任领导","leader"), ("责任部门","department"), ("责任人","owner"), ("整改进展","progress"), ("销号情况","claimed")),
        "abb", depts=("治安科","消防科","交通科"))
    s.title("安全保卫部隐患整改表"); s.line({0: "填报时间：2019年9月6日", 6: "单位负责人：樊望舒"}); s.header()
    def group(rec, n, measures, due, prog, st):
        s.n += 1
        for j in range(n):
            same = (lambda v: v if j == 0 else JOIN)
            s.row(no=same(s.n), problem=same(rec[1]), measures=measures[j], due=due[j], leader=same(lead[s.n]), department=same(dep[s.n]), owner=b.person(), progress=prog[j], claimed=st[j])
    lead = {i: b.person() for i in range(1,6)}; dep = {1:"消防科",2:"治安科",3:"交通科",4:"治安科",5:"消防科"}
    group(SAFE[13],2,["组织两名值班员参加取证培训","未取证前由持证班组长顶岗"],[D(9,30),D(8,31)],["培训报名已完成","已调整排班"],["未销号","已销号"])
    group(SAFE[11],3,["申请专项修缮资金","修复前加装临时围挡","夜间增加巡逻频次"],[D(10,31),D(8,20),D(8,25)],["资金申请已报校长办公会","围挡已安装","巡逻记录完整"],["未销号","已销号","已整改未销号"])
    group(SAFE[7],1,[SAFE[7][3]],[D(8,15)],["更换灭火器六具"],["已销号"])
    group(SAFE[10],1,[SAFE[10][3]],[D(9,15)],["签到设备采购中"],["未销号"])
    group(SAFE[2],1,[SAFE[2][3]],[D(9,20)],["防护罩尚未到货"],["未整改"])
    return b

def b10():
    b = Book("工训中心集中整治材料.xlsx")
    b.aside("封面", ["某工业学院","形式主义官僚主义集中整治","整 改 台 账","填报单位：工程训练中心","二〇一九年五月"])
    b.aside("填表说明", ["填表说明","一、问题描述要具体，不得使用“有的”“个别”等表述。","二、整改时限应填写到日。","三、本表一式两份，加盖公章后报送。"])
    s = b.sheet("台账", cols(("序号","no"), ("问题类别","category","name"), ("问题描述","problem"), ("整改措施","measures"), ("整改完成标准","goal"), ("处置类型","disposal"), ("整改时限","due","yyyy/m/d"),
        ("牵头领导","leader"), ("责任部室","department"), ("具体责任人","owner"), ("佐证材料名称","evidence")), "gxz", depts=("车工组","钳工组","焊工组","设备组"))
    s.title("整改台账"); s.line({0: "单位：工程训练中心", 5: "2019年5月24日"}); s.header()
    s.line({i: i+1 for i in range(11)})
    recs = [SAFE[0],SAFE[2],TEACH[10],TEACH[3],TEACH[18],TEACH[11]]
    m = ["1、划定气瓶存放区；\n2、张贴警示标识；\n3、每日下班前检查", "1.停用两台未装防护罩设备\n2.采购并加装防护罩", recs[2][3], "1、实训日志当堂填写。\n2、教研室每周抽查", recs[4][3], recs[5][3]]
    s.rows(recs, measures=m, disposal=["立行立改","限时整改","限时整改","持续整改","立行立改","持续整改"],
        due=[D(5,31),D(6,28),D(7,10),None,D(5,27),None], evidence=["现场照片四张","采购合同、验收单","盘点表","抽查记录表","调课通知样表",None])
    s.line({0: "合计", 2: "6项"}); s.line({0: "填表人：", 4: "审核人：", 8: "中心主任："})
    return b

def b11():
    b = Book("机关二支部台账汇总0614.xlsx")
    c = lambda: cols(("序号","no"), ("问题表现","problem"), ("原因分析","cause"), ("整改措施","measures"), ("整改时限","due",'yyyy"年"m"月"d"日"'), ("分管领导","leader"), ("责任人（工号）","owner"), ("整改情况","progress"))
    s = b.sheet("财务部", c(), "cwb"); s.title("集中整治问题台账"); s.line({0: "填报日期：2019.6.14"}); s.header()
    own = lambda n: f"{b.person()}（{n}）"
    s.rows([SERVE[0],SERVE[1],OFFICE[8],SERVE[11],TEACH[14]], owner=[own(n) for n in (20031,20117,20056,20031,20144)],
        due=[D(6,30),D(7,1),D(7,31),D(6,21),D(9,30)], progress=["线上预约已试运行","报表模板已修改","正与软件公司对接","值班表已公布",None])
    s = b.sheet("科技处", c(), "kcc"); s.title("集中整治问题台账"); s.line({0: "填报日期：2019.6.14"}); s.header()
    s.nil("kcc", {0: 1, 1: "经自查，本周未发现新问题，实行零报告"})
    s.line({0: "负责人签字："})
    s = b.sheet("组织部", c(), "zrb"); s.title("集中整治问题台账"); s.line({0: "填报日期：2019.6.14"}); s.header()
    s.rows([OFFICE[4],OFFICE[9],OFFICE[0]], owner=[own(n) for n in (20009,20010,20088)], due=[D(7,5),D(6,28),D(12,20)], progress=["记录本已重新印发","已解散工作群五个","任务清单起草中"])
    return b

def b12():
    b = Book("整改落实情况表.xlsx")
    s = b.sheet("落实情况", cols(("序号","no"), ("问题来源","source"), ("问题内容","problem"), ("拟采取的整改措施","measures"), ("已采取的措施","progress"), ("整改时限","due","yyyy/m/d"),
        ("完成时间","completedOn","yyyy/m/d"), ("是否整改到位","claimed","done"), ("责任领导","leader"), ("责任科室","department"), ("责任人","owner"), "经费来源", "部门自评"), "xcb", depts=("新闻科","理论科","统战科"))
    s.title("宣传统战部整改落实情况表"); s.header()
    s.rows([OFFICE[i] for i in (2,11,9,5,13,6,3)], source=["师生反映","自查","自查","巡察反馈","师生反映","自查","巡察反馈"],
        progress=["停办了两种简报，保留一种","已修订公开目录","已取消打卡接龙","制定了分工方案并印发","统一预约平台已上线","清单初稿已完成，正在会签","检查计划已报审"],
        due=[D(5,31),D(6,14),D(5,20),D(5,31),D(6,28),D(7,31),D(8,30)], completedOn=[D(5,28),D(6,17),D(5,20),D(5,30),D(6,25),None,None],
        claimed=["是","是","是","是","是","否","否"], 经费来源=["无","无","无","无","部门经费","无","无"], 部门自评=["较好","好","好","好","较好","一般","一般"])
    return b

def b13():
    b = Book("督办事项登记册（2019）.xlsx")
    c = cols(("督办依据","source"), ("督办编号","no"), ("督办事项","problem"), ("推进举措","measures"), ("承办单位","unit"), "协办单位", ("分管领导","leader"), ("办理时限","due"), ("办理进展","progress"), ("办理状态","claimed"), ("办结时间","completedOn","yyyy/m/d"))
    s = b.sheet("登记册", c)
    s.title("集中整治督办事项登记册"); s.line({0: "集中整治工作专班办公室", 7: "截至2019年9月13日"}); s.header()
    ask = lambda t: V(t, {"extras": {"承办单位": t}}, "unit")
    def part(recs, nos, units, **more): s.rows(recs, no=nos, unit=units, **more)
    s.line({0: "（一）校领导批示事项"}, True, True)
    part([OFFICE[6],SERVE[4],OFFICE[7],SAFE[5]], [1,2,3,4], [U("组织人事部"),U("科技处"),U("党办"),ask("后勤保障部、安全保卫部")],
        source=["校领导批示"]*4, 协办单位=["党委办公室","计划财务部",None,None], due=[L("2019年7月31日","2019-07-31"),L("8月15日前","2019-08-15"),L("立行立改",None,NOW),L("2019年9月20日前","2019-09-20")],
        progress=["清单已印发","实施问答已上网","来信均已回复","配电房已清理，挡鼠板待装"], claimed=["已办结","已办结","已办结","正在办理"], completedOn=[D(7,29),D(8,19),D(6,3),None])
    s.line({0: "（二）专班会议议定事项"}, True, True)
    part([SERVE[8],SERVE[2],TEACH[5],OFFICE[2]], [5,6,7,8], [U("宣传部"),U("学工部"),U("教务部"),U("党委办公室")],
        source=["第3次专班会"]*4, 协办单位=["学生工作部","计划财务部",None,None], due=[L("2019年10月底前","2019-10-31"),L("9月上旬","2019-09-10"),L("2019年第四季度","2019-12-31"),L("常态化推进",None,EVER)],
        progress=["正在汇总各类调查","发放节点已公示","共享目录搭建过半","简报种类已压减"], claimed=["推进中","已办结","推进中","阶段性办结"], completedOn=[None,D(9,9),None,None])
    s.line({0: "（三）师生来信转办事项"}, True, True)
    part([HOSP[1],SERVE[7],LIB[6],TEACH[19]], [9,10,11,12], [U("校医院"),ask("基建办"),U("图书馆"),U("智造学院")],
        source=["校长信箱"]*4, 协办单位=[None,"后勤保障部","电子信息学院","后勤保障部"], due=[L("收到转办单5个工作日内",ask=True),L("9月30日","2019-09-30"),L("国庆节前",ask=True),L("2019.9.27","2019-09-27")],
        progress=["退单说明已印制","派单系统正在改造","扩容方案已报批","合同正在续签"], claimed=["已办结","部分办结","正在办理","正在办理"], completedOn=[D(8,30),None,None,None])
    s.hide_row(s.r-1)
    s.line({0: "合计", 2: "12件"}); s.line({0: "登记人：", 5: "复核人："})
    b.aside("统计", [["督办事项统计"],["来源","件数","已办结"],["校领导批示",4,3],["专班会议",4,1],["校长信箱",4,1],["合计",12,5]])
    return b

def b14():
    b = Book("全校安全隐患排查汇总.xlsx")
    s = b.sheet("汇总", cols(("序号","no"), ("排查情况|排查单位","unit"), ("排查情况|隐患信息|发现日期","foundOn","yyyy/m/d"), ("排查情况|隐患信息|隐患描述","problem"),
        ("治理情况|治理方案|整改措施","measures"), ("治理情况|治理方案|整改时限","due","yyyy/m/d"), ("治理情况|治理责任|责任领导","leader"), ("治理情况|治理责任|责任科室","department"), ("治理情况|治理责任|责任人","owner"),
        ("治理情况|治理结果|整改状态","claimed"), ("治理情况|治理结果|销号日期","closedOn","yyyy/m/d")), depts=("安全组","综合组","实训组"))
    s.title("某工业学院安全隐患排查治理情况汇总表"); s.line({0: "汇总单位：安全保卫部", 9: "2019年6月28日"}, True); s.header()
    s.line({i: f"({i+1})" for i in range(11)})
    def group(unit, recs, **v): s.rows(recs, unit=[U(unit)]+[JOIN]*(len(recs)-1), **v)
    group("智能制造学院", [SAFE[0],SAFE[2],SAFE[10]], foundOn=[D(5,13),D(5,13),D(5,14)], due=[D(5,31),D(6,30),D(6,5)], claimed=["已销号","整改中","已销号"], closedOn=[D(6,3),None,D(6,6)])
    s.line({0: "小计", 3: "3处"})
    group("化材学院", [SAFE[1],SAFE[8]], foundOn=[D(5,15),D(5,15)], due=[D(5,24),D(6,14)], claimed=["已销号","待验收"], closedOn=[D(5,27),None])
    s.line({0: "小计", 3: "2处"})
    group("后勤部", [SAFE[3],SAFE[4],SAFE[6],SAFE[12]], foundOn=[D(5,20),D(5,20),D(5,21),D(5,21)], due=[D(7,31),D(8,31),D(6,21),D(6,15)], claimed=["整改中","未整改","待验收","已销号"], closedOn=[None,None,None,D(6,18)])
    s.line({0: "小计", 3: "4处"})
    group("校医院", [HOSP[3]], foundOn=[D(5,22)], due=[D(5,25)], claimed=["已销号"], closedOn=[D(5,28)])
    group("保卫部", [SAFE[11],SAFE[13]], foundOn=[D(5,23),D(5,24)], due=[D(9,30),D(10,31)], claimed=["整改中","未整改"], closedOn=[None,None])
    s.line({0: "小计", 3: "3处"}); s.line({0: "总计", 3: "12处"})
    s.line({0: "备注：隐患等级由安全保卫部另行评定。"}, True)
    return b

def b15():
    b = Book("教务部.xlsx")
    s = b.sheet("Sheet1", cols(("序号","no"), ("存在的主要问题","problem"), ("整改措施","measures"), ("牵头领导","leader"), ("责任科室","department"), ("责任人","owner"), ("整改时限","due")), "jxb", depts=("学籍科","实践科","教研科"))
    s.title("教学事务部整改任务一览表"); s.header()
    limits = [L("6月底前","2019-06-30"),N(7.25,"2019-07-25"),L("2019/8/5—8/20","2019-08-20"),L("二〇一九年七月","2019-07-31"),L("9月31日前",ask=True),L("已完成",ask=True),L("10月上旬","2019-10-10"),
        L("校庆日","2019-10-18"),L("收到通知10个工作日内",ask=True),L("8月前",ask=True),L("2019年11月底前完成，并长期坚持","2019-11-30",EVER),N(43738,"2019-09-30"),N(20190815,"2019-08-15"),L("每月底",ask=True),L("毕业典礼日","2019-06-21"),N(11.15,"2019-11-15")]
    recs = [TEACH[i] for i in (1,2,3,4,5,7,9,11,12,13,14,15,16,17,18,19)]
    more = {2: [("每学期初公布补考日程",L("9月6日前","2019-09-06"))], 7: [("五日内完成现存故障报修",L("立即整改",None,NOW)),("签订年度维保合同",L("12月上旬","2019-12-10"))], 14: [("发文数量按季通报",L("待定",ask=True))]}
    ids = (1,2,3,4,5,7,9,11,12,13,14,15,16,17,18,19)
    for rec, due, i in zip(recs, limits, ids):
        s.rows([rec], due=[due])
        for m, d in more.get(i, []): s.row(problem=SAME, measures=m, leader=SAME, department=SAME, owner=b.person(), due=d)
    return b

def b16():
    b = Book("学工部2019上半年.xlsx")
    c = cols(("序号","no"), ("问题类别","category","ring"), ("具体问题","problem"), ("整改举措","measures"), ("责任领导","leader"), ("责任人","owner"), ("完成时间","due"), ("材料报送\n时限","x"), ("备 注","x"))
    s = b.sheet("台账", c, "xgb", top=2, left=2)
    s.title("集中整治问题台账"); s.line({0: "填报部门：学生工作部（盖章）"})
    s.line({0: "三月份"}, True, True); s.header()
    s.rows([SERVE[2],TEACH[9],SERVE[9]], due=[L("2019年4月15日","2019-04-15"),L("4月中旬","2019-04-20"),L("5月底前","2019-05-31")], 材料报送时限=["4月19日","4月26日","6月6日"], 备注=[None,"与教务部会商","资助对象共46户"])
    s.line({0: "四月份"}, True, True); s.header(); s.n = 0
    s.rows([SERVE[8],TEACH[17],TEACH[12],SAFE[3]], due=[L("上半年","2019-06-30"),L("2019年5月6日—10日","2019-05-10"),L("6.28","2019-06-28"),L("马上整改",None,NOW)], 材料报送时限=["7月3日","5月17日","7月3日","4月30日"], 备注=[None,None,"班主任代表提出",None])
    s.line({0: "五月份"}, True, True); s.header(); s.n = 0
    s.rows([SERVE[7],OFFICE[9],SERVE[11]], due=[L("2019年6月","2019-06-30"),L("6月15日前","2019-06-15"),L("开学前",ask=True)], 材料报送时限=["7月3日","6月21日","9月6日"], 备注=[None,None,None])
    for k,(r, a, d) in enumerate([(5,"月份","问题数"),(6,"3月",3),(7,"4月",4),(8,"5月",3)]):
        s.ws.cell(r, 14, a); s.ws.cell(r, 15, d)
    s.skip(1); s.line({0: "部门负责人：", 6: "2019年5月31日"})
    return b

def b17():
    b = Book("组织人事部上报材料.xlsx", via=True)
    s = b.sheet("附件1", cols(("序号","no"), ("检查时间","foundOn","yyyy/m/d"), ("反馈问题","problem"), ("主要原因","cause"), ("整改措施","measures"), ("整改类型","disposal"), ("整改截止日期","due","yyyy/m/d"), ("整改第一责任人","leader"), ("整改责任人","owner"), ("整改状态","claimed")), "zrb", top=2)
    s.line({0: "附件1"}); s.title("形式主义官僚主义问题整改台账")
    s.line({0: "填报单位", 1: "组织人事部", 4: "联系人：颜书瑶", 8: "联系电话", 9: "6018"}); s.line({0: "填报要求：请于每周五下午报送，逾期通报。"}, True); s.skip(); s.header()
    start = s.r
    days = [D(5,6),D(5,6),D(5,8),D(5,8),D(5,10),D(5,10),D(5,13),D(5,13)]; plus = [30,45,10,60,30,90,20,None]
    recs = [OFFICE[i] for i in (0,1,4,8,11,12,13,5)]
    dues = []
    for i,(d,p) in enumerate(zip(days,plus)):
        if p is None: dues.append(None); continue
        v = V(f"=B{start+i}+{p}", {"due": (d+datetime.timedelta(p)).strftime("%Y-%m-%d")}, "", "yyyy/m/d"); dues.append(v)
    s.rows(recs, no=[V(f"=ROW()-{start-1}") for _ in recs], foundOn=days, due=dues, disposal=["限期整改","限期整改","立行立改","限期整改","限期整改","限期整改","立行立改","长期坚持"],
        claimed=["进行中","进行中","已整改到位","未开始","已整改到位","进行中","已整改到位","按时序整改"])
    s.w(s.r, 0, "合计"); s.w(s.r, 2, f"=COUNTA(C{start}:C{s.r-1})"); s.r += 1
    b.aside("附件2", [["整改销号申请表"],["申请单位",""],["问题内容",""],["整改结果",""],["佐证材料",""],["申请人签字",""],["审核意见",""],["审批意见",""]])
    b.aside("选项", ["立行立改","限期整改","长期坚持"], hidden=True)
    return b

def b18():
    b = Book("财务部整改台账-0920修改版.xlsx")
    c = cols(("序号","no"), ("问题\n类别\n（填1—7）","category","no"), ("存 在 问 题","problem"), ("整改　措施","measures"), ("牵头|责任科室","department"), ("牵头|责任人","owner"), ("配合|责任科室","x"), ("配合|责任人","x"),
        ("整改时限\n（年/月/日）","due",'yyyy"年"mm"月"dd"日"'), ("整改进展","progress"), ("是否完成\n（是/否）","claimed","done"), ("审核\n意见","x"))
    s = b.sheet("9月", c, "cwb", left=2, depts=("核算科","预算科","收费科","综合科"))
    s.title("集中整治台账"); s.line({0: "单位名称：计划财务部", 5: "填表人：庞景行", 8: "填表日期：2019-09-20"}, True); s.header()
    T = lambda t, f: V(t, {f: t}, text=True)
    recs = [SERVE[0],SERVE[1],SERVE[10],TEACH[9],OFFICE[8],SERVE[11]]
    more = {1: [(T("-暂停执行周报，改由系统自动取数","measures"), D(9,30), T("+两张报表已取消","progress"), "是")], 4: [(T("@各科室内勤，急件须当面交接","measures"), D(10,15), "交接本已印制", "否"), ("送签单增设时间栏", D(10,18), T("=新版送签单已启用","progress"), "是")]}
    due = [D(9,27),D(9,30),D(10,31),D(9,25),D(10,11),D(9,12)]; prog = ["已取消限号","正在调整报表","=验收单已改版" , "线上审批已开通","流程图已张贴","首问责任人已公布"]; st = ["是","否","否","是","否","是"]
    for i, rec in enumerate(recs):
        p = T(prog[i], "progress") if prog[i].startswith("=") else prog[i]
        s.rows([rec], due=[due[i]], progress=[p], claimed=[st[i]], **{"配合/责任科室": [["信息中心组",None,"资产组",None,"机要组",None][i]], "配合/责任人": [[b.person(),None,b.person(),None,b.person(),None][i]], "审核意见": [["同意",None,"补充附件",None,None,"同意"][i]]})
        for m, d, pr, st2 in more.get(i, []): s.row(category=rec[0], problem=SAME, measures=m, department=SAME, owner=b.person(), due=d, progress=pr, claimed=st2)
    return b

BOOKS = [b01,b02,b03,b04,b05,b06,b07,b08,b09,b10,b11,b12,b13,b14,b15,b16,b17,b18]

def convert(source, folder, kind):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/.profile", "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)], check=True, capture_output=True)

def save(b):
    target = HERE/b.file
    if target.suffix == ".csv":
        with target.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows([["" if v is None else v for v in r] for r in b.wb.worksheets[0].iter_rows(values_only=True)])
    elif b.via:
        with tempfile.TemporaryDirectory() as t:
            (Path(t)/"in").mkdir(); src = Path(t)/"in"/(target.stem+".xlsx"); b.wb.save(src); convert(src, t, target.suffix[1:]); shutil.move(Path(t)/target.name, target)
    else: b.wb.save(target)

def shown(target):
    """sheet → rows of values, read back from the written file."""
    if target.suffix == ".csv":
        with target.open(encoding="utf-8-sig", newline="") as f: return {target.stem: [list(r) for r in csv.reader(f)]}
    if target.suffix == ".xls":
        with tempfile.TemporaryDirectory() as t:
            convert(target, t, "xlsx"); return shown(Path(t)/(target.stem+".xlsx"))
    return {ws.title: [list(r) for r in ws.iter_rows(values_only=True)] for ws in openpyxl.load_workbook(target, data_only=True)}

def verify(b):
    rows = shown(HERE/b.file)
    for item in b.items:
        o = item["origin"]; sheet = rows[o["sheet"]]; raw = sheet[o["row"]-1]
        texts = [str(v).strip() for v in raw if v is not None]
        above = {str(v).strip() for r in sheet[:o["row"]] for v in r if v is not None}
        assert not any(t.startswith("#") for t in texts), o
        assert item["problem"] in texts or (item["measures"] in texts and item["problem"] in above), (b.file, o, texts)
        for k in ("measures","owner","dueText","progress","cause","goal","source","evidence"):
            if k in item: assert item[k] in texts or any(t in ("同上","〃") for t in texts), (b.file, o, k, item[k])
        for k in ("due","completedOn","closedOn","foundOn"):
            if k in item and not (k == "due" and ("dueText" in item or b.file == "教务部.xlsx")):
                assert any(isinstance(v, datetime.datetime) and v.strftime("%Y-%m-%d") == item[k] for v in raw), (b.file, o, k, item[k], raw)
    for z in b.zero: assert any("零报告" in str(v) for v in rows[z["sheet"]][z["row"]-1])
    for f in b.findings:
        if f["cell"]:
            from openpyxl.utils.cell import coordinate_to_tuple
            r, c = coordinate_to_tuple(f["cell"]); assert rows[f["sheet"]][r-1][c-1] not in (None, ""), f
        assert f["sheet"] in rows, f

def main():
    out = []
    for make in BOOKS:
        b = make()
        for s in b.sheets: s.close()
        save(b); verify(b); out.append(b.expected())
    (HERE/"expected.json").write_text(json.dumps(out, ensure_ascii=False, indent=1)+"\n")
    flat = {k: [x for e in out for x in e[k]] for k in ("items","findings","zeroReports")}
    (HERE/"self-reading.json").write_text(json.dumps(flat, ensure_ascii=False))
    for e in out: print(e["file"], len(e["items"]), len(e["findings"]), len(e["zeroReports"]))
    print(*(f"{k} {len(v)}" for k, v in flat.items()))

if __name__ == "__main__": main()
