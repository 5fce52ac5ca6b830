"""Among whom a figure is ranked: 居16个县市中, 在全市各县区中排, 列各市. It is no part of what is ranked."""

from __future__ import annotations

import re

OVERALL = ("综合", "综合实力", "总体", "总量")
_AMONG_AREAS = re.compile(
    r"分?(?:总量|数量)?(?:排名|位次)?(?:连续(?:[一二三四五六七八九十\d]+|多)年|保持|稳居|蝉联|位居|位列|名列|居|列|排|各|同类)*"
    r"(?:(?:东部|中部|西部|东北|沿海)(?:地区|省份)?)?(?:地市级?|市州|州市|县区|区县|县级|县市区?|县（[^（）]{1,3}）|旗县市?|[县市区州旗])?"
)
_AMONG_OTHERS = re.compile(
    "在[^，。；]{0,14}中(?:排|列|居|位列|位居|排名|排在)?$|^\\d*个?[一-鿿（）]{0,5}[省市县区州]中(?:排|列|居)?$"
)
"""增幅在丽水市各县（市、区）中列第2, 在16个县市中排第一"""
_AMONG_ALL = re.compile("(?:[位稳]居|位列|名列|[居列排])各[省市县区州旗盟（）、]{1,6}$")
_AMONG_KINDS = re.compile(
    "(?:位列|位居|名列|居|列|排名?)(?:同|各)?[一-鿿]{1,8}(?:类|行业|系统|榜单?|品牌|景区|机构|区县?|县区?|地市)"
)
"""品牌价值36.52亿元，位列全国食用菌类第4位"""


def is_field(words: str) -> bool:
    """Do words say nothing but among whom something is ranked?"""
    return bool(_AMONG_AREAS.fullmatch(words) or _AMONG_KINDS.fullmatch(words))


def without_field(words: str) -> str:
    """What is ranked, without the words at its end that say among whom."""
    return _AMONG_ALL.sub("", _AMONG_OTHERS.sub("", words))
