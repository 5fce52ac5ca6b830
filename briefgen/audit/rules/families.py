"""Households and their people: 36户128人 can be, 1005户310人 cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import each, lost_points, subject
from briefgen.model import Issue

_LINK = re.compile("^(?:[、，,（(]?(?:共|共计|合计|计|涉及)?)$")
_LEAST, _MOST = Decimal("0.9"), Decimal(10)
_USUAL_LEAST, _USUAL_MOST = Decimal("1.5"), Decimal(6)
# One person may stand for a household: its head, who was helped, employed or trained.
_ONE_OF_MANY = re.compile("就业|务工|劳动力|培训|干部|户主|残疾|学生|老人|儿童|党员")


def families(reading: Reading) -> Iterator[Issue]:
    """Households with fewer people than households, or with more than any family has."""
    for statement in reading.every_statement():
        for homes, people in pairwise(statement):
            units = homes.unit == "户" and people.unit in ("人", "名")
            if not units or not (homes.is_level and people.is_level) or not _LINK.match(people.before):
                continue
            words = homes.before + homes.obs.indicator_text + people.after[:6]
            if homes.low > 0 and people.low > 0 and not _ONE_OF_MANY.search(words):
                yield from _judged(homes, people)


def _judged(homes: Figure, people: Figure) -> Iterator[Issue]:
    if people.high / homes.low < _LEAST:
        doubted, other = homes, people
    elif people.low / homes.high > _MOST:
        doubted, other = people, homes
    else:
        return

    def size(value: Decimal) -> Decimal:
        return people.value / value if doubted is homes else value / homes.value

    likely = [item for item in lost_points(doubted) if _USUAL_LEAST <= size(item.value) <= _USUAL_MOST]
    text = likely[0].text if likely else ""
    guess = f"，疑为{text}" if likely else ""
    after = f"，后者约{each(size(likely[0].value), '人')}" if likely else ""
    first = "前者户均约" if likely else "户均约"
    message = (
        f"{subject(doubted.obs)}印为{doubted.quote}{guess}："
        f"{other.quote}，{first}{each(size(doubted.value), '人')}{after}。"
    )
    yield doubt("magnitude", message, [doubted, other], text)
