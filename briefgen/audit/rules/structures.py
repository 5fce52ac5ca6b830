"""Structures of three parts, 19.2：40.1：40.7 or 分别为19.2%、40.1%和40.7%, must make a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.audit.bounds import total
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Reading, Statement
from briefgen.audit.issue import request
from briefgen.model import Issue, Place

_NUMBER = r"\d{1,3}(?:\.\d+)?"
_STRUCTURE = re.compile(
    rf"(?<![\d.:：∶])({_NUMBER})\s*[:：∶]\s*({_NUMBER})\s*[:：∶]\s*({_NUMBER})(?![\d.:：∶])"
)
_OF_INDUSTRY = re.compile("产业(?:增加值)?(?:结构|比重|比例|占比|构成)|[一二三]产(?:业)?(?:比|结构)")
_THREE = re.compile("三次产业|[一二三、]{3,5}产业|(?:第?一产业?.*第?二产业?.*第?三产业?)")
_SHARED = re.compile("比重|占|比例|构成|结构")
_NEAR, _ROOM = 40, Decimal("0.25")
# Ratios of another kind (1:2:3) are far from a hundred.
_LEAST, _MOST = Decimal(50), Decimal(200)


def structures(reading: Reading) -> Iterator[Issue]:
    """Industrial structures whose three parts do not make a hundred."""
    for doc_id, document in sorted(reading.documents.items()):
        if doc_id not in reading.statements:
            continue
        for found in _STRUCTURE.finditer(document.view):
            before = document.view[max(0, found.start() - _NEAR) : found.start()]
            made = sum((Decimal(part) for part in found.groups()), Decimal(0))
            lost = next((part for part in found.groups() if _without_point(part, made)), "")
            if _OF_INDUSTRY.search(before) and abs(made - 100) > _ROOM and (lost or _LEAST < made < _MOST):
                place = Place(doc_id, found.start(), found.end())
                guess = f"{lost}疑为{lost[:-1]}.{lost[-1]}" if lost else "请核对原文"
                message = f"三次产业结构印为{found[0]}，三项之和为{made}，不等于100，{guess}。"
                yield Issue("sum", "warning", message, (place,), document.text[found.start() : found.end()])
    for statement in reading.every_statement():
        for at in range(len(statement) - 2):
            yield from _of_shares(statement[at : at + 3])


def _without_point(part: str, made: Decimal) -> bool:
    """Would the three make a hundred if this one had lost its decimal point? 17.9:429:39.2"""
    lost = Decimal(part) * 9 / 10
    return "." not in part and len(part) > 1 and abs(made - lost - 100) <= _ROOM


def _of_shares(three: Statement) -> Iterator[Issue]:
    """Three shares in a row behind 分别为, of the three industries."""
    first, *rest = three
    shares = all(one.unit == "%" and one.obs.transformation == "share" for one in three)
    listed = "分别" in first.before and all(one.before in ("、", "和", "，", ",", "及") for one in rest)
    if not (shares and listed and _THREE.search(first.before) and _SHARED.search(first.before)):
        return
    low, high = total(bounds(one) for one in three)
    if low > 100 or high < 100:
        made = sum((one.value for one in three), Decimal(0))
        printed = "、".join(one.quote for one in three)
        message = f"三次产业比重印为{printed}，三项之和为{made.normalize():f}%，不等于100%，请核对原文。"
        yield request("sum", message, three)
