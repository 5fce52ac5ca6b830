"""The words that stand around a quantity in its sentence, areas and periods taken out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefgen.catalogue.phrases import Phrases
from briefgen.catalogue.units import Units
from briefgen.extract.asides import NUL
from briefgen.extract.clauses import clauses
from briefgen.extract.qualifiers import Quantity
from briefgen.extract.topics import topic_of_clause
from briefgen.model import Span

_AND = re.compile(r"[\u4e00-\u9fff](?:和|与|及|以及)$")
_LED = re.compile(f"[ ，、\u2060]*(?:截[至止]到?目前|目前|现|年末)?[，,]?{NUL}")
_WHEN = re.compile(
    "[ ，、\u2060]*(?:前?[一二三四]季度|前[一二三四五六七八九十\\d]|[上下]半年|[今去上全当]年|\\d)"
)
"""…面积达42.6万亩，前三季度实现产值5.8亿元: a period begins nothing new."""
NOISE = re.compile(rf"[{NUL}\u2060\s]+")
_DIGIT = re.compile(r"\d")
_SHARES_IN_BRACKETS = re.compile("）、[^（）、，]{2,12}（")


_BEHIND_REMARK = re.compile(
    r"（[^（）]*\d[^（）]*）(?P<of>的[一-鿿“”]{2,14}|[一-鿿]{2,10}(?:问题|困难))(?=[，。；、\n])"
)
"""9.8万人（含贫困人口2.73万人）的饮水问题: what a remark with figures stands between"""


_SOLVED = re.compile(
    r"[^，。；]{0,24}?(?P<of>(?:饮水|吃水|用水|出行|行路|住房|上学|就医|就业)[一-鿿]{0,8}(?:问题|困难|难题?))"
)
_SIGN = re.compile(r"[^\w，。；、：（）“”《》%\x00]*(?:同比|环比|[较比]上年)?[ \u2060]*(?P<sign>[+↑↓])$")
_MOVED = {"+": "同比增长", "↑": "同比增长", "↓": "同比下降"}
"""肉牛饲养量12.1万头 同比+6.3%; ↑12.4%"""
_ROW = re.compile(
    r"(?:[ \u3000][\u4e00-\u9fff]{2,10}\d[\d.,]*[万亿]?[\u4e00-\u9fff%]{1,3}){2}(?:[ \u3000\n]|$)"
)
_OF_THE_NEXT = re.compile(r"[ \u3000]+[\u4e00-\u9fff]{2,10}")
"""Words that a space parts from the figure before and none from the next are the next one's."""


class Surroundings:
    """One sentence of a blanked view with its quantities; its words begin at `start`, behind a label."""

    def __init__(
        self, blank: str, span: Span, quantities: Sequence[Quantity], units: Units, start: int
    ) -> None:
        self.blank, self.span, self.quantities = blank, span, quantities
        self.units, self.start = units, start
        self.clauses = clauses(blank, span)
        self.clause_starts = [c.start for c in self.clauses]

    def clause(self, quantity: Quantity) -> Span:
        """The clause that a quantity stands in."""
        return self.clauses[max(0, bisect_right(self.clause_starts, quantity.start) - 1)]

    def before(self, quantity: Quantity) -> str:
        """The words of the clause before a quantity."""
        return NOISE.sub("", self.blank[max(self.clause(quantity).start, self.start) : quantity.outer_start])

    def left(self, index: int, clause: Span) -> tuple[int, str]:
        """Where the words of a quantity begin, and these words; a sign that says how it moved is read out."""
        start, words = self._left(index, clause)
        sign = _SIGN.search(words) if words[-1:] in _MOVED else None
        return (start, words[: sign.start()] + _MOVED[sign["sign"]]) if sign else (start, words)

    def _left(self, index: int, clause: Span) -> tuple[int, str]:
        start = max(clause.start, self.start)
        end = self.quantities[index].outer_start
        if index and self.quantities[index - 1].outer_end > start:
            start = self.quantities[index - 1].outer_end
            if self.quantities[index - 1].implied:
                start += len(self.units.noun_at(self.blank[start : start + 5]))
            cut = self.blank.rfind("、", start, end)
            while cut >= 0 and self.blank.count("）", cut, end) > self.blank.count("（", cut, end):
                cut = self.blank.rfind("、", start, cut)
            if cut >= 0 and not self._in_quotes(cut, end):
                start = cut + 1
            elif _AND.search(self.blank[start:end]):
                start = end
        elif self.blank.count("）", start, end) > self.blank.count("（", start, end):
            return self._around_remark(start, end)
        return start, self.blank[start:end]

    def _around_remark(self, start: int, end: int) -> tuple[int, str]:
        """性别比（以女性为100，男性对女性的比例）为104: words that end a remark are those around it."""
        opening, closing = self.blank.rfind("（", self.span.start, start), self.blank.find("）", start)
        if opening < 0 or any(opening < q.start < start for q in self.quantities):
            return start, self.blank[start:end]
        marks = (self.blank.rfind(mark, self.span.start, opening) for mark in "，；：。")
        first = max(self.span.start, *(mark + 1 for mark in marks))
        return first, self.blank[first:opening] + self.blank[closing + 1 : end]

    def labelled(self, quantity: Quantity) -> str:
        """因病（36.2%）、缺劳力（23.3%）: the words before a bracket that holds a share alone; else empty."""
        inside = self.blank[quantity.outer_start - 1 : quantity.outer_start] == "（"
        if quantity.unit != "%" or not inside or not self.blank.startswith("）", quantity.outer_end):
            return ""
        words = self.blank[self.span.start : quantity.outer_start - 1]
        label = re.split("[、，；：（）]|[是为](?=[^，]{1,8}$)", words)[-1] if self._in_row(quantity) else ""
        return "" if _DIGIT.search(label) else label  # 甲县362.1万亩（75.2%）

    def _in_row(self, quantity: Quantity) -> bool:
        """Do brackets with shares follow one another, with a 、 and words between?"""
        beside = [q for q in self.quantities if q.unit == "%" and q is not quantity]
        return any(_SHARES_IN_BRACKETS.fullmatch(self.blank[a.outer_end : b.outer_start]) for q in beside
                   for a, b in ((q, quantity), (quantity, q)))  # fmt: skip

    def _in_quotes(self, at: int, end: int) -> bool:
        return self.blank.count("”", at, end) > self.blank.count("“", at, end)

    def right(self, last: Quantity, clause: Span) -> str:
        """The words behind a quantity, up to the next one or the end of its clause."""
        following = next((q for q in self.quantities if q.start >= last.end), None)
        end = min(clause.end, following.outer_start) if following else clause.end
        behind = following and (
            _BEHIND_REMARK.match(self.blank, last.outer_end, self.span.end) or self.solved(last)
        )
        text = behind["of"] if behind else self.blank[last.outer_end : end]
        apart = following and _OF_THE_NEXT.fullmatch(text) and self._is_row()
        text = _SIGN.sub("", text) if text[-1:] in _MOVED else text
        return "" if apart else text

    def solved(self, quantity: Quantity) -> re.Match[str] | None:
        """解决2.3万人、1.1万头大牲畜饮水困难: what was solved for all of them."""
        led = self.blank.endswith(("解决", "解决了"), self.span.start, quantity.outer_start)
        return _SOLVED.match(self.blank, quantity.outer_end, self.span.end) if led else None

    def _is_row(self) -> bool:
        """Is the sentence a row of labels and figures, parted by spaces: 任务412户 竣工356户 竣工率86.4%?"""
        return bool(_ROW.search(self.blank, self.span.start, self.span.end))

    def followed(self, quantity: Quantity) -> bool:
        """Does another quantity follow in its clause?"""
        clause = self.clause(quantity)
        return any(quantity.end <= q.start < clause.end for q in self.quantities)

    def is_led(self, left: str, view: str, start: int) -> bool:
        """Does an area lead to the quantity whose words are `left`, from a place of the view: 全县…?"""
        return bool(_LED.match(left)) and not _WHEN.match(view, start)

    def clause_topic(self, quantity: Quantity, words: Phrases) -> tuple[str, bool]:
        """What the clause before speaks of, where that has no figure, and whether it says that this moves."""
        index = bisect_right(self.clause_starts, quantity.start) - 1
        if index <= 0:
            return "", False
        clause = self.clauses[index - 1]
        if any(clause.start <= q.start < clause.end for q in self.quantities):
            return "", False
        return topic_of_clause(self.blank[clause.start : clause.end], words)
