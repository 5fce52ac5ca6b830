"""The short names of an area: 株洲 of 株洲市, 富川 and 富川县 of 富川瑶族自治县, 湘西州."""

from __future__ import annotations

import re

_PEOPLES = (
    "壮|回|维吾尔|土家|苗|瑶|侗|彝|藏|羌|蒙古|满|布依|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|拉祜|水|佤|纳西|土|仫佬|"
    "锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|"
    "鄂伦春|独龙|赫哲|高山|珞巴|塔塔尔|各"
)
# Names of peoples that stand in official names without 族 (内蒙古 is a name of its own).
_BARE = "(?<!内)蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔"
_AUTONOMOUS = re.compile(f"(?:(?:{_PEOPLES})族|(?:{_BARE})(?=自治))*自治(?P<kind>区|州|县|旗)$")
_OF_PEOPLE = re.compile(f"(?<=..)(?P<peoples>(?:(?:{_PEOPLES})族)+)(?P<kind>乡|镇|街道)$")
_KIND = re.compile("(?:特别行政区|林区|特区|地区|省|市|盟|县|区)$")
_BANNER = re.compile("(?:旗)$")
# 新区, 管理区 and the like are part of what a zone is called; only the kind of an area is cut off.
_ZONE = re.compile(
    "(?:开发区|工业园区|园区|新区|管理区|示范区|试验区|实验区|综合区|食品区|集聚区|聚集区|名胜区|新城|委员会)$"
)
# What many zones are called; such a name says where only behind that of the city.
_PLAIN_ZONE = re.compile(
    "^(?:高新技术|高技术|经济|技术|产业|城乡一体化|火炬|工业|开发|示范|临港|港|滨海|园|区)+$"
)


def stem(name: str) -> str:
    """A name without the word for its kind and without the peoples named in it."""
    found = _AUTONOMOUS.search(name)
    if found and found.start() >= 2:
        return name[: found.start()]
    if found or (len(name) > 3 and _ZONE.search(name)):
        return name
    for pattern in (_KIND, _BANNER):
        bare = pattern.sub("", name)
        if bare != name and len(bare) >= 2:
            return bare
    return name


def by_kind(name: str) -> tuple[str, ...]:
    """Forms that keep a word for the kind: 湘西州, 富川县, 富川自治县; and the older 县 of a city or district."""
    found = _AUTONOMOUS.search(name)
    bare = stem(name)
    if found and found.start() >= 2:
        return _autonomous(bare, found["kind"]) if found["kind"] != "区" else ()
    if found and found["kind"] in "县旗":  # 东乡县 of 东乡族自治县, 鄂温克旗
        return _autonomous(re.sub("族?自治.$", "", name), found["kind"])
    if len(bare) >= 2 and bare != name and name[-1] in "市区":
        return (bare + "县",)
    return ()


def _autonomous(bare: str, kind: str) -> tuple[str, str]:
    """道真县 and 道真自治县 of 道真仡佬族苗族自治县."""
    return bare + kind, f"{bare}自治{kind}"


def official_before(name: str) -> bool:
    """Whether `by_kind` gives names of an autonomous area, which are in use, and not names of the past."""
    return _AUTONOMOUS.search(name) is not None


def of_zone(name: str, above: tuple[str, ...]) -> tuple[str, ...]:
    """Other names of a zone: without the city or province before it, and short (株洲高新区)."""
    bare = name
    for word in [part for whole in above for part in (whole, stem(whole))]:
        bare = bare.removeprefix(word) if len(bare) - len(word) >= 4 else bare
    city = stem(above[0])
    forms = [] if _PLAIN_ZONE.match(bare) or bare == name else [bare]
    if "高新技术" in bare or "高技术" in bare:
        forms.append(city + "高新区")
    elif "经济" in bare and bare.endswith("开发区"):
        forms.append(city + "经开区")
    return tuple(form for form in forms if form != name)


def of_town(name: str) -> tuple[str, ...]:
    """A town's name and its shorter forms: 三源浦朝鲜族镇, 三源浦朝鲜镇 and 三源浦镇."""
    found = _OF_PEOPLE.search(name)
    if not found:
        return (name,)
    bare = name[: found.start()]
    return (name, bare + found["peoples"].removesuffix("族") + found["kind"], bare + found["kind"])
