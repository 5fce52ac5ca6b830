"""People and things are whole: 农村低保对象9.36人 has lost its 万."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import WHOLE_UNITS, subject
from briefgen.model import Issue

_MEAN = re.compile("均|平均|每|密度|折合|标准|当量|师生比|比例")

_BY_HEAD = re.compile("每[百千万]人口?")
"""每千人口床位达到7.2张，执业医师由2.3人提高到2.8人: so many of each"""


def fractions_of_whole_things(reading: Reading) -> Iterator[Issue]:
    """Counts of people, households and things with a decimal part, which no average explains."""
    for figure in reading.every_figure():
        view, obs = reading.documents[figure.obs.doc_id].view, figure.obs
        by_head = _BY_HEAD.search(view, obs.sentence_start, obs.start)
        if _is_broken(figure) and not by_head and not reading.in_table(obs):
            guess = (
                figure.quote.replace(figure.unit, "万" + figure.unit) if figure.unit in figure.quote else ""
            )
            likely = f"，疑为{guess}" if guess else ""
            message = (
                f"{subject(figure.obs)}印为{figure.quote}{likely}：{figure.unit}数应为整数，似漏印“万”。"
            )
            yield doubt("unit", message, [figure], guess)


def _is_broken(figure: Figure) -> bool:
    words = figure.before + figure.obs.indicator_text
    whole = figure.value == figure.value.to_integral_value()
    counted = figure.is_level and figure.unit in WHOLE_UNITS and not figure.obs.unit_mult
    return counted and "." in figure.quote and not whole and not _MEAN.search(words)
