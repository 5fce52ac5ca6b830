"""Whom a work or a sum reaches, one after the other: 覆盖31个乡镇、210个村、8.2万户."""

from __future__ import annotations

import re

from briefgen.extract.context import Around, Context

_REACHES = re.compile(
    "(?P<does>(?:.*(?:覆盖|惠及|涉及|辐射|带动|受益)|(?:.*[可已能将后])?服务)了?)(?P<whom>(?![率面])[一-鿿（）]{1,10})"
)
_WHOM = re.compile(
    "[一-鿿]{0,8}(?:村|社区|镇|县|区|户|人口|群众|居民|农民|职工|学生|师生|老人|儿童|劳动力|劳动者|人员|对象|家庭|企业|合作社|农场|主体|学校)"
)
_ACTS = re.compile(
    "[新改扩]?(?:建|发放|培训|惠及|覆盖|带动|服务|涉及|吸纳|辐射|转移|安置|资助|解决|受益|其中)"
)
_COUNTED = {"人": "人口", "户": "农户", "人次": "人次"}


def also(around: Around, phrase: str, context: Context) -> str:
    """The phrase of a further item of a list that says only whom (`phrase`, empty for people and households); else empty."""
    before = around.before
    listed = around.listed and max(map(before.rfind, "，；。")) < before.rfind("、")
    reaches = _REACHES.fullmatch(context.subject.phrase) if listed else None
    whom = phrase or _COUNTED.get(around.quantity.unit, "")
    if not reaches or not _WHOM.fullmatch(whom) or _ACTS.match(whom):
        return ""
    return reaches["does"] + whom
