"""Break a long title by sense, into lines of even length and a steady shape.

A line may end after a particle, a comma or a closing bracket and before a conjunction or one of the
nouns that close titles; never inside a number, a Latin word, a book title or a quotation. Where no such
place is near, any place between two Chinese characters will do.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from itertools import combinations

_WIDEST = 19  # 22 pt characters on a line of 156 mm, with half a character of air on either side
_GOOD_AFTER = re.compile(r"(?:[的、，：；》”）]|等地|等|成果|[省市县区州])$")
_GOOD_BEFORE = re.compile(r"(?:同|与|和|及|暨|关于|《|“|（|有效|推进|全面|巩固|落实|贯彻|开展|加强|做好)")
_FAIR_BEFORE = re.compile(r"(?:工作|情况|对照|通报|报告|总结|简报|比较|乡村|脱贫|衔接|拓展|建设|发展)")
_CLOSED = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）|[A-Za-z0-9.%]+[年月日个]?")
_ANOTHER_LINE = 4.0
_NO_START = set("、，。：；！？》”）】的")
_NO_END = set("《“（【")


@lru_cache(maxsize=256)
def title_lines(title: str, widest: int = _WIDEST) -> tuple[str, ...]:
    """The lines of a title: one if it fits, else those that hurt least, a further line being a hurt too."""
    if len(title) <= widest:
        return (title,)
    places = [place for place in range(2, len(title) - 1) if _allowed(title, place)]
    fewest = -(-len(title) // widest)
    found = [best for count in (fewest, fewest + 1) if (best := _best(title, places, count, widest))]
    if not found:
        return tuple(title[start : start + widest] for start in range(0, len(title), widest))
    return min(found)[1]


def _best(title: str, places: list[int], count: int, widest: int) -> tuple[float, tuple[str, ...]] | None:
    best: tuple[float, tuple[str, ...]] | None = None
    for cuts in combinations(places, count - 1):
        edges = (0, *cuts, len(title))
        lines = tuple(title[a:b] for a, b in itertools.pairwise(edges))
        if max(map(len, lines)) > widest:
            continue
        cost = _shape(lines) + sum(_hurt(title, cut) for cut in cuts) + count * _ANOTHER_LINE
        if best is None or cost < best[0]:
            best = (cost, lines)
    return best


def _allowed(title: str, place: int) -> bool:
    if title[place] in _NO_START or title[place - 1] in _NO_END:
        return False
    return not any(m.start() < place < m.end() and len(m.group()) <= 14 for m in _CLOSED.finditer(title))


def _hurt(title: str, place: int) -> float:
    """What a break here costs the sense."""
    if _GOOD_AFTER.search(title[:place]) and title[place - 1] in "、，：；》”）的":
        return 0.0
    if _GOOD_AFTER.search(title[:place]) or _GOOD_BEFORE.match(title[place:]):
        return 1.0
    return 5.0 if _FAIR_BEFORE.match(title[place:]) else 14.0


def _shape(lines: tuple[str, ...]) -> float:
    """Evenness; a title that widens or narrows steadily, or is widest in the middle, costs nothing more."""
    lengths = [len(line) for line in lines]
    spread = max(lengths) - min(lengths)
    cost = spread * 0.9 + (4.0 if min(lengths) < 5 else 0.0)
    waist = len(lengths) > 2 and min(lengths[1:-1]) < min(lengths[0], lengths[-1])
    return cost + (6.0 if waist else 0.0) + (1.5 if spread == 0 else 0.0)
