"""Figures that are said of the whole around an area: 占全省总面积（48.5万平方公里）的2.95%, 低于全县34.2%的平均水平."""

from __future__ import annotations

import re

from briefgen.model import Span

_ALL = "全(?:国|省|市|县|区|州|自治区)"
_WHOLE_OF = re.compile(
    f"(?:[占比较]|高于|低于)(?P<here>{_ALL})[^，。；（）]{{0,12}}（$|占(?P<whole>{_ALL})[约近]?$"
    f"|(?:与|同|高于|低于|超过|不及|比|较)(?P<level>{_ALL})(?:同期|平均|水平|数|的|为|约)*$"
    f"|[（，；](?P<mean>{_ALL})(?:同期)?平均(?:水平|数|值)?(?:达到|[为是达约])*$"
)
_LEVEL_BEHIND = re.compile(f"的({_ALL})(?:平均)?(?:水平|平均数)")
_LEVEL_NAMED = re.compile(r"\D{0,3}(?:的(?:平均)?水平|相比|[高低多少])")
"""与全省平均6660元相比, 低于全县34.2%的平均水平, （全区平均81%）: what is compared with is of the area around."""
_PART_NAMED = re.compile(r"[一-鿿]{0,8}的\d[\d.]*%")
"""占全省2.6万户总任务的10%"""
_REACH = 24


def word_of_whole(view: str, place: Span) -> str:
    """The word (全省) of the area that a figure is of though it stands beside another's; else empty."""
    if level := _LEVEL_BEHIND.match(view, place.end):
        return level[1]  # 与2.31万元的全国平均水平比
    whole = _WHOLE_OF.search(view, max(0, place.start - _REACH), place.start)
    ends = view[place.end - 1] in "%％" or view[place.end : place.end + 1] in "，。；、）"
    its_own = whole and whole[0].endswith("的") and ends  # 低于全省的6.4%, 高于全省同期的5.01张
    if not whole or (whole["level"] and not its_own and not _LEVEL_NAMED.match(view, place.end)):
        return ""
    if whole["whole"] and not _PART_NAMED.match(view, place.end):
        return ""
    return str(next(filter(None, whole.groups())))
