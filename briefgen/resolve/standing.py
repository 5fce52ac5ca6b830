"""Which areas that a text names can be what a figure is about, and which are only named beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.catalogue.areas import AreaMention
from briefgen.model import Span

BESIDE = re.compile(
    r"(?:不含|不包括|除|经|以|临|靠|连|抵|与|同|和|向|(?<![来走])到|赴|往|至|比|占|占据了?|居|距|邻|接|自|列|跃|高于|低于|超过|为|毗邻|融入|面向|邻近|地处|位于|属于|隶属|援助|支援|对口|依托|对接|送往|销往|发往|是|辐射|覆盖|惠及|引进|邀请|"
    r"对口帮扶|对口支援|协作|北部|全国|跃居|位居|名列|获得|入选|授予|参加|参评|荣获|距离|快于|慢于|好于|优于|省会|首府|州府|省城)(?:了|在|同期)?$"
)
_NAME_PART = re.compile(
    r"^(?:等|自由贸易|公园|广场|大道|园博|体育|风景区|国际|机场|大学|学院|医院|银行|集团|公司|日报|晚报|电视台|机场|铁路|高铁|高速|大桥|战略|模式|经验|论坛|会议|宣言|分会场|海关|等地|等省|等国|方向|著名|名牌|优秀|先进|人民(?!政府|医院)|下达的?[^，。；\d]{0,8}(?:任务|计划|指标|目标)|东西部|市场|援助|捐赠|捐助|援建|对口|扶贫协作|帮扶资金|平均水平|前列|首位|第)"
)
_PART_OF_SHORT = re.compile("^(?:一带|路|站|港|湖|山|河|江|籍|话)")
"""庐山西海 of 庐山; but 利川市山桐子 is of the city"""
_FIRM = re.compile(r"^[“”‘’\w（）]{0,16}?(?:公司|集团|研究院|大学|学院|银行|合作社)")
_LISTED = re.compile(r"[^，。；：！\n]*?等(?=[\d地省市县区国]|[\u4e00-\u9fff])")
_COUNTED_LIST = re.compile(r"(?:[、和与及][一-鿿]{2,8})*\d{1,3}个?(?:市|县|区|州|省)")
"""聊城、菏泽2市5个县28.3万人受灾: those that are counted"""
_WHOLE = re.compile(
    "(?:[占居列比是]|占了|占据了|列入|纳入|入围|占据|位居|跃居|名列|高于|低于|高出|快于|慢于|好于|优于|超过|领先|领跑|获评|评为|获|成为|列为|入选)$"
)
_LED = re.compile("(?:[全我][国省市区州县](?:平均(?:水平)?)?[、和及与])+$")
_RANKED = re.compile(
    r"^(?:(?:“[^”]{1,10}”)?第|占比|比重|排|各(?![项类级种族界])|前(?!(?:[一二三四五六七八九十两]|\d){1,3}个?(?:季|月)|[一-鿿]期)|地级|县级|同类|名列|位列|居(?!民|住|委|家)|推广|率先|领先|首|最|平均|唯一|率先|交流|通报|范围)"
)
_EXAMPLE = re.compile("[一-鿿]{0,8}为例")
"""以仙女山街道荆竹村为例，…"""
_RECOGNISED = re.compile("(?:创建|创成|新增|新创|获评|评为|认定|培育)(?:为|成)?$")
"""创建全国乡村旅游重点村镇58个: so recognised, and not of the whole country"""
_SO_MANY = re.compile(r"[\d.]+[多余]?[个座家所]")
_OWN_EXTREME = re.compile(r"最[大高低小多][一-鿿]{2,8}\d")
"""伏山乡最大点雨量达268毫米"""
_FIELD = re.compile(
    r"[^，。；]{0,16}中(?:[，最排居名是均]|率先|领先)|[^，。；]{0,20}第[一二三四五六七八九十\d]+(?:位|名|的?位次)?(?=[，。；的])"
)
"""在全国深度贫困地区中，…最高: among what something is compared."""
_WORD_BEFORE = re.compile("[一-鿿、，；：]")
_POINTED_OUT = re.compile(
    "前[一二三四五六七八九十\\d]{1,2}[位名](?:依次|分别)?[是为有]$|(?:[位名]|照|出|优秀|靠[前后]|[快慢高低好差多少大小])的(?:则|还|分别|依次)?[是为有]$|(?:^|[。！？\\s\u2060])(?:首府|州府|省会)$"
)
"""前三位的是英山县、罗田县, 与之形成对照的是锡林郭勒盟; 首府呼和浩特…"""
STANDS_OUT = re.compile("最(?:为)?(?:突出|明显|典型|显著|集中|高|低|大|小|多|少|快|慢)[，。]")
"""苏北五市中徐州最高，为32116元"""
MOST = re.compile("最[多少高低快慢好差]，[有达为]")
"""发现问题218个，甲县最多，有41个；…已整改193个: behind the semicolon all are spoken of again."""
_WORD_BEFORE_ALL = re.compile("[一-鿿、（]")
"""，全区平均降水量偏少43%: its own mean, not what something is held against"""
_NUMBER_IS = re.compile("[一二三四五六七八九]是$")
"""二是大关、绥江两县进度偏慢"""
_GIVES = re.compile("(?:又|还|也|共|先后|专门)*(?:下来|拨|拿出|给|派|安排|支持|投入|帮|出资|配套|下拨|下达)")
"""县里下来260万元扶贫资金，菇棚由8座增到94座: who gave it is not what is told of"""
_MEAN_OF_ITS = re.compile("平均(?!水平|数|值|每|为)")
"""其中龙胜县平均降雨量286毫米"""
_OWN_SHARE = re.compile(r"的\d[\d.]*[%％]")
"""占全国的15%、四川的57%: of what the share is."""
_CAME = re.compile("(?:自驾|驱车|坐车|乘车|专程|远道)?(?:过来|赶来|而来|赶到|返回|回来|归来|来)")
"""从广州自驾过来: where somebody came from"""
_UNDER_GUIDANCE = re.compile("[^，。；]{0,8}(?:指导|帮助|支持|帮扶|协助|援助|支援)下")
"""留坝县医院在启东专家指导下开展…"""
_BORDER = re.compile(
    "^(?:[、和及][^，。；、（）]{1,12})*[）)]?[^，。、]{0,8}(?:交界|接壤|毗邻|相连|相邻|相接|交汇|结合部)"
)
_ITS_FIGURE = re.compile(r"^（[\d.]+[^（）\d]{1,4}）(?=[、和与及]$)")
"""石楼县（47.6%）和柳林县（39.8%）"""
JOINERS = ("、", "和", "与", "及")
_ASIDE, _REMARK = 200, 12
_LIST = 80
"""How far a list of names may go on."""
_INSIDE_NAME, _NAME_ENDS = re.compile("[“《]$"), re.compile("[^，。；：！？“《]{1,18}[”》]")
"""A name in quotation marks (“福建省经济实力十强县”) is not what a figure is about."""


def is_aside(view: str, end: int, at: int) -> bool:
    """Does what ends at `end` stand in brackets that tell a matter of their own and closed before `at`?"""
    between = view[end:at]
    if between.count("）") <= between.count("（"):
        return False
    opening = view.rfind("（", max(0, end - _ASIDE), end)
    closing = view.find("）", end)
    return opening >= 0 and (closing - opening > _REMARK or view.endswith("除外", opening, closing))


def standing(mentions: Sequence[AreaMention], view: str) -> list[AreaMention]:
    """The mentions that can be what a figure is about; a list stands or falls as its first name does."""
    found: list[AreaMention] = []
    previous: AreaMention | None = None
    stood = True
    for mention in mentions:
        if _instance(mention, view):
            continue
        between = view[previous.end : mention.start] if previous else " "
        between = _ITS_FIGURE.sub("", between)
        joined = between in ("", *JOINERS)
        # 甲市、乙市和丙市分别…: 和 joins the last of a list, it does not set it beside.
        last = joined and stood and between in ("和", "与", "及")
        stands = (stood or not joined) and _stands(mention, view, last)
        if stands:
            found.append(mention)
        previous, stood = mention, stands
    return found


def is_subject(word: Span, view: str) -> bool:
    """全市 as the figure's area, not as what it is measured against: 居全市第三, 高于全国、全省, 在全省推广."""
    before = _LED.sub("", view[max(0, word.start - 12) : word.start])
    if view[word.end - 1] == "里" and view[word.start] not in "镇乡村" and _GIVES.match(view, word.end):
        return False
    if before.endswith("在") and _FIELD.match(view, word.end):
        return False
    ranked = _RANKED.match(view[word.end : word.end + _REMARK]) and not (
        _MEAN_OF_ITS.match(view, word.end)
        and not _WORD_BEFORE_ALL.search(view[max(0, word.start - 1) : word.start])
    )
    return not _WHOLE.search(before) and not ranked


def _instance(mention: AreaMention, view: str) -> bool:
    """One of the examples in A、B、C等…, which the figure counts or names but is not about."""
    after = view[mention.end : mention.end + _LIST]
    if _COUNTED_LIST.match(after):
        return True
    listed = _LISTED.match(after)
    return listed is not None and (
        "、" in listed[0] or view[mention.start - 1 : mention.start] == "、" or listed[0] == "等"
    )


def _stands(mention: AreaMention, view: str, joined: bool = False) -> bool:
    """Is the area the subject of what follows, or only named beside something else?"""
    before, after = (
        ""
        if joined
        else view[max(0, mention.start - 6) : mention.start].rpartition("\n")[2].removesuffix("中国"),
        view[mention.end : mention.end + 5],
    )
    before = _NUMBER_IS.sub("", before)[-4:]
    if before.endswith("以") and _EXAMPLE.match(view, mention.end):
        return True
    opens = not _WORD_BEFORE.search(view[max(0, mention.start - 1) : mention.start])
    beside = _OWN_SHARE.match(view, mention.end) and not opens
    aside = _FIELD.match(view, mention.end) or _UNDER_GUIDANCE.match(view, mention.end)
    if (
        (before.endswith("在") and aside)
        or beside
        or (before.endswith("从") and _CAME.match(view, mention.end))
    ):
        return False
    if before.endswith("位于") and view.startswith(("境内的", "的"), mention.end):
        return True
    if _POINTED_OUT.search(view[max(0, mention.start - 6) : mention.start]):
        return True
    if mention.codes == ("000000",):
        if _RECOGNISED.search(view, max(0, mention.start - 4), mention.start):
            return False
        if before.endswith(("在", "进入", "入驻", "走进")) and _SO_MANY.match(view, mention.end):
            return False  # 在全国337座城市开办拉面店
        return not BESIDE.search(before) and not re.match(
            r"[\d/]+的|[一-十]分之|(?:人口|农业|经济|污染源)普查|第|排|居|位列|名列|首|前|领先|文明|人大|政协|先进|劳|性|统一|重点|最|率先|示范|范围|标准|平均|各地|推广",
            after,
        )
    if _FIRM.match(view[mention.end : mention.end + 22]):
        return False
    if _INSIDE_NAME.search(before) and _NAME_ENDS.match(view[mention.end : mention.end + 20]):
        return False
    ranked = _RANKED.match(after) and not (
        STANDS_OUT.match(view, mention.end)
        or (opens and after.startswith("率先"))
        or _OWN_EXTREME.match(view, mention.end)
        or ((opens or before.endswith("其中")) and _MEAN_OF_ITS.match(view, mention.end))
    )
    named = _NAME_PART.match(view[mention.end : mention.end + _REMARK * 2]) or (
        mention.form != "full" and _PART_OF_SHORT.match(after)
    )
    return not (BESIDE.search(before) or named or ranked
                or _BORDER.match(view[mention.end : mention.end + _LIST]))  # fmt: skip
