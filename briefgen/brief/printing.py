"""One figure as a brief prints it: its source's digits and hedges, our marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.model import Observation

_FIGURE = re.compile(
    r"(?P<head>[^\d]*?)(?P<number>\d[\d.]*(?:(?:[-—–~～至到]|%[-—–~～至到])\d[\d.]*)?)(?P<more>[余多几来]?)"
    r"(?P<mult>[十百千]?[万亿]?)(?P<later>[余多]?)(?P<rest>.*)",
    re.DOTALL,
)
_TAIL = re.compile(r"(?:以上|以下|左右|上下|之多|多|余|不到)$")
_MULT = {0: "", 1: "十", 2: "百", 3: "千", 4: "万", 7: "千万", 8: "亿", 12: "万亿"}
MARKS = {"target": "〔计划〕", "estimate": "〔预计〕", "actual": ""}
_WHOLE_PRINT = ("元", "美元", "港元", "欧元", "日元")


@dataclass(frozen=True, slots=True)
class RowUnit:
    """The unit of a row: a base unit and a power of ten; `counters`: any counter fits."""

    unit: str
    mult: int
    dimension: str

    @property
    def words(self) -> str:
        """万元, 亿元, 个, %."""
        return f"{_MULT.get(self.mult, '')}{self.unit}"


def mark(observation: Observation) -> str:
    """〔存疑〕, 〔计划〕, 〔预计〕 or nothing."""
    return "〔存疑〕" if observation.suspect else MARKS[observation.scenario]


def figure(observation: Observation, printed: str) -> str:
    """The figure inside a sentence, with a unit where its source left it to the noun behind."""
    match = _FIGURE.fullmatch(printed)
    bare = bool(match) and not _TAIL.sub("", match["rest"]) and observation.unit_measure  # type: ignore[index]
    if bare and match is not None:
        tail = match["rest"]
        # A table says the magnitude in its head: 4265887 there is 4265887万元 here.
        power = "" if match["mult"] else _MULT.get(observation.unit_mult, "")
        text = f"{printed.removesuffix(tail) if tail else printed}{power}{observation.unit_measure}{tail}"
    else:
        text = printed
    fall = "下降" if _falls(observation, printed) and observation.transformation == "growth" else ""
    return f"{fall}{text}{mark(observation)}"


def _falls(observation: Observation, printed: str) -> bool:
    """Is it a fall whose source says so in a word and not with a sign?"""
    return observation.obs_value < 0 and "-" not in printed and "下降" not in printed


def cell(observation: Observation, printed: str, row: RowUnit) -> str:
    """The figure in a cell: without the row's unit where that is what was printed."""
    match = _FIGURE.fullmatch(printed)
    if match is None:
        return f"{printed}{mark(observation)}"
    head, tail = match["head"], "".join(_TAIL.findall(match["rest"]))
    sign = "-" if _falls(observation, printed) else ""
    number = f"{head}{sign}{match['number']}{match['more']}"
    same_unit = row.dimension in ("counter", "person") or observation.unit_measure == row.unit
    if same_unit and observation.unit_mult == row.mult:
        text = f"{number}{match['later']}{tail}"
    elif same_unit and row.mult == 0 and observation.unit_measure not in _WHOLE_PRINT:
        text = f"{number}{match['mult']}{match['later']}{tail}"
    else:
        return figure(observation, printed)
    return f"{text}{mark(observation)}"
