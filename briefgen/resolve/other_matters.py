"""Periods that are named for another matter than when a figure is: pictures, causes, prices, persons, records."""

from __future__ import annotations

import re

from briefgen.extract.period_mention import PeriodMention

_BECAUSE = re.compile("(?:受|因|由于|克服|应对|面对)[^，。；]{0,3}$")
_ITS_CAUSE = re.compile(
    "(?:份|前后)?(?:[^，。；\\d]{0,10}(?:倒春寒|影响|干旱|洪[涝水灾]|暴雨|低温|冻害|霜冻|疫情|地震|台风))[^，。；\\d]{0,6}，"
)
"""受8月份连续强降雨影响，…: when the cause was, not the harm that is told"""
_OTHER = re.compile(r"[图表] ?\d{1,2} ?[：:．.]? ?$|继$")
_RECORD = re.compile("(?:以?来)?的?(?:最|新高|首次|少有|罕见|之最|历史同期)")
"""创下近六年来最高水平"""
_BATCH = re.compile(r"(?:[、和](?:19|20)\d{2}年)*(?:[两二三四]批|年度批次|[一二三四]批次)")
"""2016年、2017年两批项目已入住4.62万户: when it was begun is not when it was counted."""
_OF_PRICES = re.compile("的?(?:不变价|可比价|价格水平|价格计算|现行标准|贫困标准)")
"""每人每年2300元（2010年不变价）的贫困标准: of when the prices are"""
_SET_THEN = re.compile(
    "(?:人代会|党代会|全会|两会)[^，。；]{0,4}(?:确定|制定|提出|通过)的[^，。；]{0,8}(?:目标|任务)"
)
"""对照去年人代会确定的目标，增速为5.1%: when a goal was set"""
_BUILT_BEFORE = re.compile("[底末]?(?:以前|之前|前)(?:建成|建造|建设|竣工|修建)的")
"""2000年以前建成的4.9万户住宅: when what is counted was built"""
_SPELT_DAY = re.compile("[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日")
"""二○○六年二月二十日: the day a text is signed on."""
_MADE = re.compile(r"[^（）\n。]{0,16}(?:整理|供稿|编写|撰写|编印)）")
"""（2017年12月 驻村工作队整理）: when a text was made"""
_SET_UP = re.compile(
    "[^，。；\\d]{0,12}(?:设县|建县|置县|设市|建市|析出|析置|撤县|撤地|撤乡|改镇|建镇|建乡|建制|更名|改名|改称|划归|划入|升格|建区|设区)[^，。；\\d]*[，。；]"
)
"""1983年从固原县析出建县: when a place was set up"""
_OF_A_PERSON = re.compile(" ?(?:任职|离任|到任|出生|生[，）]|调任|卸任|退休|入党|至今任)")


def of_another_matter(mention: PeriodMention, view: str) -> bool:
    """Of what a picture shows (图1：2000—2006年…), went before (继2005年), a person did, or a record is since."""
    ever = mention.span or mention.role == "since"
    behind = (
        _BATCH,
        _BUILT_BEFORE,
        _SET_THEN,
        _OF_PRICES,
        _OF_A_PERSON,
        _SPELT_DAY,
        _SET_UP,
        _MADE,
        *([_RECORD] if ever else ()),
    )
    caused = _BECAUSE.search(view, max(0, mention.start - 4), mention.start)
    return bool(
        _OTHER.search(view, max(0, mention.start - 8), mention.start)
        or (caused and _ITS_CAUSE.match(view, mention.end))
        or any(pattern.match(view, mention.end) for pattern in behind)
    )
