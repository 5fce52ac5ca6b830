"""The short names of an area: 株洲市 is 株洲, 富川瑶族自治县 is 富川 and 富川县, 湘西土家族苗族自治州 is 湘西州."""

from __future__ import annotations

import re

_PEOPLES = (
    "壮|回|维吾尔|土家|苗|瑶|侗|彝|藏|羌|蒙古|满|布依|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|拉祜|水|佤|纳西|土|仫佬|"
    "锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|"
    "鄂伦春|独龙|赫哲|高山|珞巴|塔塔尔|各"
)
# Names of peoples that stand in official names without 族.
_BARE = "蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔"
_AUTONOMOUS = re.compile(f"(?:(?:{_PEOPLES})族|(?:{_BARE})(?=自治))*自治(?P<kind>区|州|县|旗)$")
_KIND = re.compile("(?:特别行政区|林区|特区|地区|省|市|盟|县|区)$")
_BANNER = re.compile("(?:旗)$")
# 新区, 管理区 and the like are part of what a zone is called; only the kind of an area is cut off.
_ZONE = re.compile(
    "(?:开发区|工业园区|园区|新区|管理区|示范区|试验区|实验区|综合区|食品区|集聚区|名胜区|新城|委员会)$"
)


def stem(name: str) -> str:
    """A name without the word for its kind and without the peoples named in it."""
    found = _AUTONOMOUS.search(name)
    if found and found.start() >= 2:
        return name[: found.start()]
    if found or _ZONE.search(name):
        return name
    for pattern in (_KIND, _BANNER):
        bare = pattern.sub("", name)
        if bare != name and len(bare) >= 2:
            return bare
    return name


def by_kind(name: str) -> tuple[str, ...]:
    """Forms that keep a word for the kind: 湘西州, 富川县, 鄂伦春旗; and the older 县 of a city or district."""
    found = _AUTONOMOUS.search(name)
    bare = stem(name)
    if found and found.start() >= 2:
        return (bare + found["kind"],) if found["kind"] != "区" else ()
    if len(bare) >= 2 and bare != name and name[-1] in "市区":
        return (bare + "县",)
    return ()


def official_before(name: str) -> bool:
    """Whether `by_kind` gives names of an autonomous area, which are in use, and not names of the past."""
    return _AUTONOMOUS.search(name) is not None
