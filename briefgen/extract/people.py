"""People and households that are counted without a noun of their own: 15.21万户、64.97万人全部脱贫."""

from __future__ import annotations

import re

from briefgen.extract.context import Around, Context

_RESIDENTS = re.compile(
    "(?:[全城][体镇乡市]|农村|乡村|农牧区)?(?:常住)?(?:居民|农牧?民)(?!消费价格|用电|小区|自治)"
)
"""居民人均可支配收入…。城镇居民42617元；农村居民23874元: each takes what was said of all."""
INSURED = ("职工", "居民")
_RATE_OF = re.compile("^(?:职工|居民)?(?P<rate>.{3,}(?:率|比例|水平))$")
_AT_WORK = ("在职", "退休", "离休")
_STANDINGS = (*_AT_WORK, "男性", "女性", "职工", "居民")
"""职工医保参保人员中，在职33.94万人，退休14.81万人"""
_COUNTS = {"户": "户数", "人": "人口"}
_FORMERLY_POOR = {"户": "脱贫户", "人": "脱贫人口"}
_STILL_THERE = {"户": "剩余贫困户", "人": "剩余贫困人口"}
_OUT_OF_POVERTY = re.compile(
    r"^[、，]?(?:[\d.]+[万余多]*人)?(?:已经|已|均|全部|全都|稳定|如期|顺利|实现)*脱贫(?!不稳|[户村县])"
)
"""15.21万户、64.97万人全部脱贫: who these are stands behind them."""
_STILL_POOR = re.compile("(?:没有|尚未|未|还未)脱贫(?!户)")
"""还剩23人没有脱贫"""
_LEFT = re.compile("(?:已|累计)?(?P<not>未)?(?:实现)?脱贫")
_LEFT_BEHIND = re.compile("脱贫(?:户|人口)?$|减贫(?:人口)?$")
_UNDER = re.compile(
    "(?:下?辖)?(?:行政村|自然村|村民小?组|居民小?组|村|屯|嘎查|村?（?社区）?|居委会|村民?委员?会)"
)
"""辖19个行政村、142个村民小组，5666户: the households of the area."""


def of_whom(around: Around, phrase: str, context: Context) -> str:
    """The phrase of a group alone (职工, 居民, 在职, 城镇居民) with what was said of all; empty for other phrases."""
    subject, topic = context.subject.phrase, around.topic
    rate = _RATE_OF.search(topic or subject) if phrase in INSURED and around.quantity.unit == "%" else None
    if rate:
        return phrase + rate["rate"]  # 报销比例，职工83.6%，居民69.8%
    if topic.endswith("中") and not subject and phrase in _STANDINGS:
        return topic[:-1] + phrase
    if phrase in _AT_WORK and (other := next((word for word in _AT_WORK if subject.endswith(word)), "")):
        return subject.removesuffix(other) + phrase
    if not _RESIDENTS.fullmatch(phrase) or around.quantity.unit not in ("元", "%"):
        return ""
    people = _RESIDENTS.match((topic if around.moves else "") or subject or context.before.phrase)
    return phrase + people.string[people.end() :] if people else phrase


def is_governed(noun: str) -> bool:
    """Is a noun what an area governs: 村, 社区?"""
    return bool(_UNDER.fullmatch(noun))


def still_poor(unit: str, right: str) -> str:
    """还剩23人没有脱贫: who they are; empty for others."""
    return f"未{_FORMERLY_POOR[unit]}" if unit in _COUNTS and _STILL_POOR.match(right) else ""


def left_poverty(phrase: str, unit: str) -> str:
    """识别贫困户2034户，其中已脱贫1687户7902人，未脱贫36户: who they are; empty for others."""
    left = _LEFT.fullmatch(phrase) if unit in _COUNTS else None
    return (left["not"] or "") + _FORMERLY_POOR[unit] if left else ""


def remaining(unit: str, subject: str) -> str:
    """2017年脱贫62户185人，现剩9户20人: those who are poor still; empty behind others."""
    return _STILL_THERE.get(unit, "") if _LEFT_BEHIND.search(subject) else ""


def out_of_poverty(unit: str, after: str, subject: str) -> str:
    """15.21万户、64.97万人全部脱贫: who they are, by the households that were just counted; empty for others."""
    if unit not in _COUNTS or not _OUT_OF_POVERTY.match(after):
        return ""
    return f"{subject}人口" if unit == "人" and subject.endswith("贫困户") else _FORMERLY_POOR[unit]


def of_area(unit: str, subject: str, led: bool) -> str:
    """全县5666户, 辖19个行政村，5666户: the households of the area that leads to the count; empty for others."""
    under = subject in _COUNTS.values() or _UNDER.fullmatch(subject)
    return _COUNTS[unit] if unit in _COUNTS and (led or under) else ""
