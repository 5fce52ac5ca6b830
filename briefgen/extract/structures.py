"""Three shares each: 三次产业结构由20.4:36.7:42.9调整为17.6:42.7:39.7, 三次产业…贡献率分别为26.0:6.1:67.9."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.extract.clauses import clauses, sentences
from briefgen.extract.figures import Figure
from briefgen.extract.qualifiers import Quantity
from briefgen.model import Span

_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
_THREE = re.compile(rf"(?<![\d.:]){_NUMBER} ?: ?{_NUMBER} ?: ?{_NUMBER}(?![\d.:])")
_OF_INDUSTRY = re.compile(
    "产业[^，。；]{0,14}(?:结构|比重|比例|占比|构成|之比)|[一二三]产(?:业)?(?:比|结构)|产业[^，。；]{0,12}贡献率"
)
_CONTRIBUTES = re.compile("产业[^，。；]{0,12}贡献率")
_OF_WORKERS = re.compile("就业|从业|劳动力")
_WHOLE_NAMED = re.compile("占(?:全[国省市县区州])?(?P<whole>GDP|(?:地区|国内)?生产总值)")
"""What the industries are shares of, as the text calls it where it does."""
_FROM = re.compile(
    r"[由从](?:(?:19|20)\d{2}年|上年|去年|“?[一二三四五六七八九十]{1,2}五”?)?(?:同期|末|底|期末)?的?$"
)
_NAMES = ("第一产业", "第二产业", "第三产业")
_WHOLE = Decimal(100)
_ROOM = Decimal(10)
"""A sum further from a hundred is no structure but a ratio of another kind."""


def find(view: str) -> Iterator[Figure]:
    """The shares of every structure of a reading view."""
    if not _THREE.search(view):
        return
    for sentence in sentences(view):
        text = view[sentence.start : sentence.end]
        for found in _THREE.finditer(text):
            before = text[: found.start()]
            if _OF_INDUSTRY.search(before) and _near_whole([Decimal(part) for part in found.groups()]):
                yield from _shares(view, sentence, found, before)


def _near_whole(parts: Sequence[Decimal]) -> bool:
    """Do three shares make about a hundred, if need be with a decimal point that one of them lost?"""
    made = sum(parts, Decimal(0))
    return any(abs(made - lost - _WHOLE) < _ROOM for lost in (Decimal(0), *(part * 9 / 10 for part in parts)))


def _shares(view: str, sentence: Span, found: re.Match[str], before: str) -> Iterator[Figure]:
    named = _WHOLE_NAMED.search(before)
    whole = "就业" if _OF_WORKERS.search(before) else named["whole"] if named else "生产总值"
    of = f"占{whole}比重"
    if contributes := _CONTRIBUTES.search(before):
        of = f"对{'地区生产总值' if whole == '生产总值' else whole}{'增长' if '增长' in contributes[0] else ''}的贡献率"
    place = sentence.start + found.start()
    clause = next(part for part in reversed(clauses(view, sentence)) if part.start <= place)
    for number, name in enumerate(_NAMES):
        start, end = (sentence.start + at for at in found.span(number + 1))
        yield Figure(
            Quantity(start, end, Decimal(found[number + 1]), "%"),
            sentence,
            clause,
            name + of,
            "share",
            "actual",
            "structure+list",
            place,
            origin=bool(_FROM.search(before)),
            listed=(number, len(_NAMES)),
        )
