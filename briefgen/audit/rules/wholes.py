"""Parts larger than their whole: 196万户 toilets in a city with 66万余户 farm households in all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from briefgen.audit.bounds import above
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import lost_points, quoted, subject
from briefgen.model import Issue

# Words for all people or households of an area.
_ALL_FARMS = re.compile(
    "(?:农户|农村|乡村|农业)(?:总户数|户数)|总农户|(?:排查|摸排|走访|核查|普查|筛查|"
    "遍访)[^，。；]{0,4}农户$|农户(?:总数|全覆盖)|(?:共有|现有|总共有)?(?:农村)?常住农户$|(?:共有|现有|总共有)(?:农村)?(?:住户|农户)$"
)
_ALL_HOMES = re.compile("^(?:年末)?(?:户籍|常住|全[市县区省州])?总户数$|^(?:户籍|常住)户数$")
_ALL_PEOPLE = re.compile("总人口|常住人口|户籍人口|人口总数")
_SOME_PEOPLE = re.compile("贫困|低保|流动|老年|城镇|农村")
_RURAL = re.compile("农|村|厕|脱贫|监测|帮扶|饮水|低保|危房|搬迁")
_PASSING = re.compile(
    "游客|旅客|接待|旅游|观众|用户|累计|次|流量|辐射|参保|网民|就业|全国|农民工|客流|服务|会员|培训"
)
_SOME_OF = re.compile("(?P<noun>[一-鿿]{3,12})(?:当|之)?中，?(?:已|有|共|现)[^，。；]*$")
# 尚有贫困村729个; 756个贫困村达到出列标准
_LEFT_IT = re.compile("(?<=...)(?:达到|实现|全部|整体|已)*(?:出列|退出|摘帽|脱贫)")
_PLACES = re.compile("(?:行政村|建制村|自然村|村民小组|社区|乡镇|街道|镇街)(?!次|级|[一-鿿]?干部)")
_LEFT = re.compile("^(?:累计|共|已)?(?:退出|出列|脱贫|摘帽)(?=贫困)")
"""累计退出贫困村71个"""
_STOCK = re.compile("尚有|现有|原有|共有|还有|识别")
_SHORT = 2
_MOST_PARTS = 2
_ROOM_HOUSEHOLDS = Decimal("1.1")
_ROOM_PEOPLE = Decimal("1.15")
# The figures of two areas must be worded alike at their end to be held against each other.
_ALIKE = 4


def parts_and_wholes(reading: Reading) -> Iterator[Issue]:
    """Counts above those of all people or households, and areas above those that they lie in."""
    for figures in reading.figures.values():
        yield from _above_all(reading, figures)
        yield from _above_named(figures)
        yield from _above_places(figures)
        yield from _above_upper(reading, figures)


def _above_all(reading: Reading, figures: Sequence[Figure]) -> Iterator[Issue]:
    """Parts above all people or households. What many figures exceed is no whole, or of another area."""
    largest: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        if figure.is_level and (kind := _whole(figure)):
            key = (kind, figure.obs.ref_area)
            largest[key] = max(figure, largest.get(key, figure), key=lambda one: one.high)
    for (kind, _), whole in largest.items():
        parts = [part for part in figures if _exceeds(reading, part, whole, kind)]
        if 0 < len(parts) <= _MOST_PARTS:
            yield from (_said(part, whole, kind) for part in parts)


def _above_named(figures: Sequence[Figure]) -> Iterator[Issue]:
    """Some of those that an earlier sentence counted: 规模养殖场356家。…规模养殖场中已配套设施的达365家."""
    counted: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        if figure.is_level and (found := _SOME_OF.search(figure.before)):
            for (noun, unit), whole in counted.items():
                same = unit == figure.unit and whole.obs.ref_area == figure.obs.ref_area
                if same and found["noun"].endswith(noun) and above(bounds(figure), bounds(whole)):
                    message = (
                        f"{subject(figure.obs)}印为{figure.quote}：同文{noun}共{whole.quote}，"
                        "部分不应大于整体。"
                    )
                    yield doubt("sum", message, [figure, whole])
        text = figure.obs.indicator_text
        left = _LEFT_IT.search(text)
        noun = text[: left.start()] if left else _LEFT.sub("", text) if _LEFT.search(text) else ""
        stock = next(
            (
                whole
                for (name, unit), whole in counted.items()
                if noun and name.endswith(noun) and unit == figure.unit
            ),
            None,
        )
        if (
            stock
            and _STOCK.search(stock.before)
            and figure.low > stock.high
            and figure.obs.ref_area == stock.obs.ref_area
        ):
            yield _ask(figure, stock)
        if figure.is_level and len(figure.obs.indicator_text) > _SHORT:
            counted.setdefault((figure.obs.indicator_text, figure.unit), figure)


def _above_places(figures: Sequence[Figure]) -> Iterator[Issue]:
    """辖168个行政村。…惠及187个行政村: more places than the area has."""
    all_of: dict[tuple[str, str], Figure] = {}
    governed = False
    for figure in figures:
        governed = "辖" in figure.before or (governed and figure.before.endswith("、"))
        noun = _PLACES.match(figure.after)
        if not noun or figure.unit != "个" or not figure.is_level:
            continue
        key = (noun[0], figure.obs.ref_area)
        whole = all_of.get(key)
        if whole and figure.low > whole.high and figure.obs.time_period[:4] >= whole.obs.time_period[:4]:
            message = f"{subject(figure.obs)}印为{figure.quote}：同文所辖{noun[0]}仅{whole.quote}，部分不应大于整体。"
            yield doubt("sum", message, [figure, whole])
        elif not whole and governed:
            all_of[key] = figure


def _exceeds(reading: Reading, part: Figure, whole: Figure, kind: str) -> bool:
    room = _ROOM_PEOPLE if kind == "people" else _ROOM_HOUSEHOLDS
    if not part.is_level or not _same_unit(part, whole) or part.low <= whole.high * room or _whole(part):
        return False
    words = part.obs.indicator_text + part.before
    # a household has one toilet, however many years count
    words = words.replace("累计", "") if "厕" in words else words
    if _PASSING.search(words) or (kind == "households" and not _RURAL.search(words)):
        return False
    inside, around = part.obs.ref_area, whole.obs.ref_area
    return inside == around or reading.catalogue.areas.within(inside, around)


def _whole(figure: Figure) -> str:
    words = figure.obs.indicator_text
    if figure.unit == "户" and (_ALL_FARMS.search(words) or _ALL_FARMS.search(figure.before)):
        return "households"
    if figure.unit == "户" and _ALL_HOMES.search(words):
        return "homes"
    if figure.unit == "人" and _ALL_PEOPLE.search(words) and not _SOME_PEOPLE.search(words):
        return "people"
    return ""


def _same_unit(part: Figure, whole: Figure) -> bool:
    return part.unit == whole.unit or (whole.unit == "人" and part.unit == "名")


def _said(part: Figure, whole: Figure, kind: str) -> Issue:
    likely = [item.text for item in lost_points(part) if item.value <= whole.high]
    guess = f"，疑为{likely[0]}" if likely else ""
    name = {"people": "总人口", "homes": "总户数"}.get(kind, "农户")
    printed = whole.obs.printed if whole.quote in whole.obs.printed else whole.quote
    where = f"同文{whole.obs.ref_area_name}{name}仅{printed}"
    message = f"{subject(part.obs)}印为{part.quote}{guess}：{where}。"
    return doubt("magnitude", message, [part, whole], likely[0] if likely else "")


def _above_upper(reading: Reading, figures: Sequence[Figure]) -> Iterator[Issue]:
    """One indicator and period: the county must not exceed its prefecture. A request only: scopes differ."""
    by_key: Mapping[tuple[str, str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        obs = figure.obs
        entry = reading.catalogue.indicators.get(obs.indicator)
        if (
            figure.is_level
            and obs.ref_area
            and entry
            and entry.additive
            and not obs.scope
            and obs.time_period
        ):
            by_key[obs.indicator, obs.unit_measure, obs.time_period, obs.scenario].append(figure)
    for same in by_key.values():
        by_area: dict[str, list[Figure]] = defaultdict(list)
        for figure in same:
            by_area[figure.obs.ref_area].append(figure)
        for part in same if len(by_area) > 1 else ():
            above = reading.catalogue.areas.path(part.obs.ref_area)[:-1]
            for whole in (figure for area in above for figure in by_area.get(area.code, ())):
                alike = part.obs.indicator_text[-_ALIKE:] == whole.obs.indicator_text[-_ALIKE:]
                if alike and whole.obs.qualifier == "=" and part.low > whole.high:
                    yield _ask(part, whole)


def _ask(part: Figure, whole: Figure) -> Issue:
    message = (
        f"{subject(part.obs)}印为{quoted(part)}，大于同文{subject(whole.obs)}{quoted(whole)}，"
        "疑口径不同或有误，可能值无从推定。"
    )
    return request("ratio", message, [part, whole])
