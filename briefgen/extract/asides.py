"""What stands before a figure and is no part of what it measures: whose, when, why, by what reckoning, by whom."""

from __future__ import annotations

import re

from briefgen.extract.exclusions import HOTLINE

NUL = "\x00"
NOISE = re.compile(rf"[{NUL}\u2060\s]+")
_AFTER_NUL = re.compile(
    rf"{NUL}+(?:[上中里内前后时年月份来等起末底的]|期间|时期|之?间|以来|以前|以后|地区|各地)*"
)
_PARENS = re.compile(
    r"^.*[（(](?=[^（）()]*$)|[（(][^（）()]*[）)]$|^[^（(]*[）)]|[（(][^（）()]{0,12}[）)]|［[^］]*］|^[^［]*］|[（(](?:主要|包括|含|不含|其中|如)[^（）()]{0,60}[）)]|[（(][^（）()]{2,40}(?:[加减]|除外|口径|下同)[^（）()]{0,40}[）)]"
)
"""What stands in parentheses is no part of the phrase; of a figure inside them what stands before is none."""
QUALITIES = re.compile(
    "(?:[^，、的]{2,12}(?:突出|大|显著|良好|健全|完善|明显|便利|[较很][高强重好]|高|深|强|多|集中|困难)、)+[^，、的]{2,12}的(?=[^的]{2,}|$)"
)
"""主导产业突出、规模较大、成效显著的专业村镇: what they are like is no part of the noun."""
_UNTIL = re.compile("^截[至止]到?$")
_THIS_PLACE = re.compile("^(?:这个|这座|这一|该)[^，]{0,12}?(?:大省|省|县|市|镇|乡|村|区)(?!业)(?=.)")
"""这个典型的山区农业县吸引…: the place that the text speaks of all along."""
_PLACE_LABEL = re.compile("^[一-鿿]{2,8}(?:区|镇|乡|村|街道)[:：]")
"""高新区：计划14个项目: the label that a line begins with is no part of the phrase."""
_TAKING = re.compile("^用[^，]{1,6}时间(?:基本)?(?:实现了?|完成了?)?")
_BY = re.compile("^按[^，]{1,10}(?:计算|折算)的?(?=.{3})")
_DAYS = re.compile(
    r"(?:前|连续)\d{1,2}天(?:累计|共)?|^(?:\d{1,2}|[两三四五六七八九十]{1,2})年(?:[共间来]|以来)?$|连续[一二三四五六七八九十\d]{1,2}年(?:单独|每年)?"
)
_CLOCK = re.compile(
    r"(?:[昨今当][日天])?(?:凌晨|早上?|上午|中午|下午|晚上?|夜间?)?\d{1,2}[时点](?:\d{1,2}分)?(?!段|间)"
)
"""到昨日中午12时减至380辆"""
OWN_LEVEL = re.compile(f"(?P<own>[省市县区州盟旗地]本级)[、和与及{NUL}]{{2,}}(?=[^、和与及{NUL}])")
"""市本级、甲县、乙县财政收入分别为: the names taken out, what is left of a list of areas is no part of the phrase."""
_ITS_NOUN = re.compile(f"^的[^，、的{NUL}]{{2,14}}、(?=[^、]{{2,}}$)")
"""投资6000万元的果园、投资1.6亿元的…: the noun of the figure before is none of this one."""
_EACH_OF = re.compile(
    "^各(?:县|市|区|乡镇|地|州|旗|镇)(?:（[一-鿿]、?[一-鿿]?）)?(?:市区|市|区)?(?=[一-鿿]{2,})"
)
"""各县（市）开工率"""
_VILLAGE = re.compile(
    "^(?!新|建|改|乡|各|全)[一-鿿]{2,5}(?:镇|乡)(?!镇)[^和与及院的、]{2,4}村(?![一-鿿]?[卫庄])(?=[一-鿿]{2,})"
)
"""五十镇班彦村…整村搬迁"""
_HOLIDAY = re.compile(
    "^“?(?:五一|国庆|中秋|春节|元旦|清明|端午|十一)”?(?:、?“?(?:五一|国庆|中秋|春节|元旦|清明|端午)”?)*(?:小长假|假期|黄金周|假日|期间)+"
)
"""“五一”假期接待游客: when is no part of the phrase"""
_ABOVE = re.compile(
    r"(?:在[\d.]+[万亿]?[%元个人亩户]?以[上下内]|(?:超过|高于|低于|不足|不到)[\d.]+%(?=的|$))(?:的(?:有|为|是|达)?)?"
)
"""进度在85%以上的有甲市（88.4%）"""
_TOWNS_LISTED = re.compile(
    "^(?:(?!各|全|乡|城|建|中心|重点|特色|该|本|每|新|示范|美丽)[一-鿿]{2,6}?(?:镇|乡|街道)[、和与及])+"
    "[一-鿿]{2,6}?(?:镇|乡|街道)(?=[一-鿿]{2,})"
)
"""青松乡、金波乡开工率: whose it is is no part of the phrase."""
_LABELLED = re.compile("^[^【】]{0,24}】|【[^【】]{0,24}】")
"""【运输生产】全社会完成公路客运量: the label that a paragraph begins with"""
CAUSE = re.compile(
    "受(?![理灾益伤害援教聘众贿训])[^，。；]{2,30}?(?:影响|带动|拉动|推动|制约|冲击)(?:(?:较|最|更)[大重深]的)?|(?<=[业品量值额])因[^，。；]{2,24}$"
)
"""医药制造业受原料涨价带动增长17.3%: why is no part of the phrase."""
_AHEAD_OF_TIME = re.compile(r"已?提前(?:[\d.]+|[一二两三四五六七八九十半]{1,2})(?:个月|天|年|个季度)")
_BY_WEIGHT = re.compile(r"每\d+(?:克|千克|公斤|斤|毫升|升)")
"""猪肉每500克平均8.6元"""
_HANDED_DOWN = re.compile(
    "(?<=拨付|下达|下拨|分配|兑付)到(?:各)?(?:区县|县区|县市区?|[县市村户位]|基层|企业|农户|个人)"
)
"""上半年落实资金38.7亿元，拨付到区县29.15亿元"""
_ONLY_THEN = re.compile(
    "^(?:现(?=下拨|下达|拨付)|到?[一-鿿]{2,4}时(?=仅|已|只|共|累计)|(?:仅|单|光)?(?:就|才(?=[一-鿿]{2}))(?![业医读诊地近餐学职]))"
)
"""到督查时仅兑现, 仅去年就培训, 现下拨资金: when and how little are no part of the phrase."""
_ASSIGNED_BY = re.compile(
    "^(?:国家|中央|自治区|[省市州县]|上级)(?:上|里|级|政府|财政)?下达的?(?=[一-鿿]{3,})"
)
"""省下达农村危房改造任务: who set a task is no part of its name."""
_WITHOUT = re.compile(
    "(?:剔除|扣除)[^，。；]{2,16}?(?:因素的?影响|因素|影响)(?:后|以后)?|按(?:自然|可比|同)口径(?:计算)?"
)
"""剔除留抵退税因素后增长6.9%，按自然口径下降1.7%: by what reckoning"""
_SITUATED = re.compile("^[一-鿿]{2,12}所在(?!地)的?(?=[一-鿿]{2,})")
"""大峡谷景区所在的米林市接待游客"""
_OFFICE_ACTS = re.compile(
    "^(?:[县市区省州]内|[省市县区州]|全[省市县区州])?[一-鿿]{2,6}(?:局|厅|部门|机构|银行|信用社)(?=(?:共|已|累计)?(?:发放|投放|拨付|下拨|发行))"
)
"""县民政局发放救灾款, 县内金融机构发放贷款: who paid is no part of what was paid."""
_SUPERLATIVE = re.compile("(?<=[一-鿿]{2})最(?:多|少|大|小|高|低|快|慢|重|好|差|强|弱|突出|集中)$")
"""霍邱县任务最重，为2310户: how much it is said to be is no name of what is counted."""
_ACCORDING = re.compile("据[^，。；]{0,14}?(?:报告|统计|通报|反馈|调度)[，,]")
"""据省民政厅报告，7市37个县受灾: who says so is no part of what is counted."""
_FIRST_OF_ALL = re.compile(
    r"(?:位?居|位?列|名列|排名?在?)[^，。；]{0,6}(?:前|后|末|倒数)(?:\d{1,2}|[两三四五六八十])[位名]?的?[，、]?(?:(?=(?:(?:分别|依次)[为是有]?)?$)|(?:分别|依次)?[为是有:：]+(?=[一-鿿]{0,8}[（(]?$))"
)
"""三省完成投资居前三位，分别为…, 完成率排后三位的是…: who leads and who lags is no part of what they did."""
_AGAINST_MEAN = re.compile(
    "(?:高于|低于|超过|不及|达不到)(?:全[国省市县区州盟旗])?平均(?:水平|数|值|线)?的(?:县市?|市县|县区|区县|地区|乡镇|村)?[有是为:：]+(?=[一-鿿]{0,8}[（(]?$)"
)
"""开工率低于全市平均的有甲县74.6%: whose it is, not what"""
_SET_IN = re.compile("^[^，。；]*》(?:所?(?:确定|提出|明确|规定|设定|安排))的?(?=.{2})")
"""《…纲要》确定主要指标25项: in what it is set is no part of it."""
_FEAST = re.compile(
    "(?:大年(?:初[一二三四五六七八九十]|三十)|除夕|正月初[一二三四五六七八九十]|元宵节?)(?:当[天日晚])?"
)
_IN_A_WORD = re.compile("(?<=[新改扩续])（(?=[改扩续]）建)|(?<=[新改扩续]（[改扩续])）(?=建)")
"""新（改）建农村公路: the brackets are inside a word."""
_STAYING = re.compile("(?<=[一-鿿]{2})在(?=[一-鿿]{2,6}?(?:基本|总体)?(?:稳定|保持|减少|增加|不变|持平))")
"""小麦在收获面积基本稳定在1109.6万亩的情况下"""
_WHILE = re.compile("^[“”一-鿿]{0,12}(?:行动|活动|攻坚|排查|会战)”?期间")
"""行动期间新识别监测对象"""
_CAUSED = re.compile("^[^，。；]{0,20}(?:造成|致使)了?")
"""灾害造成28.6万人受灾, 暴雨致使倒塌房屋: what did it is no part of what was done."""
_BY_LINE = re.compile(
    rf"^{HOTLINE}[一-鿿]{{0,8}}?(?:热线|平台|电话)(?:等(?:渠道|平台|途径|方式))?(?=(?:共|已|累计)?(?:受理|接[听报收]|收到|转办))"
)
"""12369热线等渠道受理投诉: by what line they came is no part of what came."""
_SINCE_BEGUN = re.compile(
    "[自从]?(?:正式)?(?:投产|投用|投运|开园|运营|开业|成立|启动|建成|落户|开工|动工)以来"
)
"""园区自去年9月投产以来吸纳群众务工"""
_NO_PART = tuple(
    (frozenset(signs), pattern)
    for signs, pattern in (
        ("各", _EACH_OF),
        ("据", _ACCORDING),
        ("》", _SET_IN),
        ("间", _WHILE),
        ("（", _IN_A_WORD),
        ("在", _STAYING),
        ("初除三元", _FEAST),
        ("前后末倒", _FIRST_OF_ALL),
        ("均", _AGAINST_MEAN),
        ("造致", _CAUSED),
        ("级", OWN_LEVEL),
        ("的", _ITS_NOUN),
        ("时就才现", _ONLY_THEN),
        ("到", _HANDED_DOWN),
        ("每", _BY_WEIGHT),
        ("提", _AHEAD_OF_TIME),
        (NUL, _AFTER_NUL),
        (f"{NUL}\u2060 \t\n\r\u3000\xa0", NOISE),
        ("（）()［］", _PARENS),
        ("来", _SINCE_BEGUN),
        ("年天", _DAYS),
        ("时点", _CLOCK),
        ("截", _UNTIL),
        (":：", _PLACE_LABEL),
        ("用", _TAKING),
        ("这该", _THIS_PLACE),
        ("按", _BY),
        ("】", _LABELLED),
        ("受因", CAUSE),
        ("在%", _ABOVE),
        ("假周间", _HOLIDAY),
        ("村", _VILLAGE),
        ("、和与及", _TOWNS_LISTED),
        ("的", QUALITIES),
        ("最", _SUPERLATIVE),
        ("剔扣按", _WITHOUT),
        ("所", _SITUATED),
        ("局厅门构行社", _OFFICE_ACTS),
        ("下达", _ASSIGNED_BY),
        ("受接收转", _BY_LINE),
    )
)
"""What is no part of a phrase, in order, each with characters of which it needs one: that spares most searches."""


def without_asides(text: str) -> str:
    """A left context without its asides."""
    present = set(text)
    for signs, pattern in _NO_PART:
        if not signs.isdisjoint(present):
            text = pattern.sub("", text)
    return text
