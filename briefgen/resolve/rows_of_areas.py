"""Names of areas that stand in a row: which of several figures is whose, and which names lead to which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefgen.catalogue.areas import AreaMention
from briefgen.model import Span
from briefgen.resolve.standing import JOINERS

_OWN_LEVEL = re.compile("[省市县区州盟旗地]本级[、和与及]$")
"""市本级、甲县、乙县分别完成…: the first of the row is the home itself."""
_BOTH = re.compile("[两二2]个?[省市县区州旗镇乡地村]")
_EACH, _MARK, _CLOSE = re.compile("分别|依次"), re.compile("[，。；：]"), 16
"""青松乡、金波乡开工率仅66%、58.2%: as many areas as figures right behind them"""
_NOUN_AND = re.compile("[一-鿿]{1,8}[、和与]")
_PART = re.compile(r"[^，。；、]{0,10}\d[^，。；、]{1,10}、")


class Rows:
    """The rows of one document, among the names that a figure can be about."""

    def __init__(self, view: str, mentions: Sequence[AreaMention]) -> None:
        self.view, self.mentions = view, mentions
        self.starts = [mention.start for mention in mentions]

    def each(
        self, place: Span, clause: Span, sentence: Span, listed: tuple[int, int]
    ) -> AreaMention | Literal["home"] | None:
        """厦门、福州分别位列第4和第6: of as many areas in a row as figures each its own, the text's own among them."""
        position, count = listed
        if count < 2:
            return None
        row = self.before(place.start, sentence.start)
        if len(row) < count:
            row = self._each_with_noun(place.start, clause.start, count) or row
        between = self.view[row[-1].end : place.start] if row else ""
        close = len(row) == count and len(between) <= _CLOSE and not _MARK.search(between)
        if not close and not _EACH.search(self.view, row[0].start if row else clause.start, place.start):
            return None
        named = bisect_left(self.starts, clause.start) < bisect_left(self.starts, place.start)
        if not row or (row[0].start < clause.start and named):
            return None
        if len(row) == count - 1 and _OWN_LEVEL.search(self.view, sentence.start, row[0].start):
            return row[position - 1] if position else "home"
        return row[position] if len(row) == count else None

    def _each_with_noun(self, at: int, start: int, count: int) -> list[AreaMention]:
        """甲县核桃、乙县花椒线上销售分别占…: as many names as figures, each with its noun."""
        last = bisect_left(self.starts, at)
        row = list(self.mentions[max(0, last - count) : last])
        if len(row) < count or row[0].start < start or not _EACH.search(self.view, row[-1].end, at):
            return []
        gaps = (self.view[one.end : other.start] for one, other in pairwise(row))
        return row if all(_NOUN_AND.fullmatch(gap) for gap in gaps) else []

    def before(self, at: int, start: int) -> list[AreaMention]:
        """The last names that follow one another with nothing but 、 and 和 between, since a place."""
        last = bisect_left(self.starts, at) - 1
        first = last
        while first > 0 and self.joined(first - 1):
            first -= 1
        return [m for m in self.mentions[max(first, 0) : last + 1] if m.start >= start]

    def joined(self, at: int) -> bool:
        """Does a list go on from a mention to the next (甲县、乙县)?"""
        if not 0 <= at < len(self.mentions) - 1:
            return False
        return self.view[self.mentions[at].end : self.mentions[at + 1].start] in JOINERS

    def listed(self, at: int) -> bool:
        """Is a mention one of a list?"""
        return self.joined(at - 1) or self.joined(at)

    def one_of_many(self, at: int) -> bool:
        """Is it one of three names or more in a row, or of 甲、乙两县? None of them is what a later clause is about."""
        before = self.joined(at - 1) + (self.joined(at - 1) and self.joined(at - 2))
        after = self.joined(at) + (self.joined(at) and self.joined(at + 1))
        last = self.mentions[at + bool(after)].end
        return before + after > 1 or (before + after == 1 and bool(_BOTH.match(self.view, last)))

    def chain_start(self, at: int) -> int:
        """Where the names that lead to a mention begin: 广西百色靖西市 opens as one."""
        while at > 0 and self.mentions[at - 1].end == self.mentions[at].start:
            at -= 1
        return self.starts[at]

    def in_parts(self, at: int, end: int) -> bool:
        """其中甲镇7.8万亩、乙镇4.3万亩，预计产量…: what follows several parts is of their whole, not of the first."""
        if at + 1 >= len(self.mentions) or self.mentions[at + 1].start >= end:
            return False
        between = self.view[self.mentions[at].end : self.mentions[at + 1].start]
        among = self.view[max(0, self.starts[at] - 4) : self.starts[at]].rstrip("：:，").endswith("其中")
        return among and bool(_PART.fullmatch(between))
